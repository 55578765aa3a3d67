"""Readings -> claims: what each value measures, who says so, of which moment, on what evidence."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from msgspec import Struct

from crosscheck.claims.as_of import resolve_as_of
from crosscheck.claims.anaphora import link_counts
from crosscheck.claims.attribution import find_attribution
from crosscheck.claims.background import is_background, own_years
from crosscheck.claims.coreference import AgeMention, link_ages
from crosscheck.claims.cues import find_cues
from crosscheck.claims.families import build_index
from crosscheck.claims.kinds import is_comparable, slot_kind
from crosscheck.claims.measurand import Lookups, Slot, build_measurand
from crosscheck.claims.moments import split_moments, stated_day
from crosscheck.claims.persons import find_person
from crosscheck.claims.roles import build_role_index
from crosscheck.claims.sentence import Sentence, build_sentences
from crosscheck.claims.tokens import tokenize
from crosscheck.claims.topics import find_topics
from crosscheck.lexicon.claim_words import ClaimWords, Family, load_claim_words
from crosscheck.lexicon.rarity import load_rarity
from crosscheck.lexicon.syntax_words import STOP, WORD
from crosscheck.model import AsOf, Attribution, Claim, Document, Measurand, Origin, Reading, Span, Timex

_MAX_CONTEXT = 12


class ClaimOptions(Struct, frozen=True):
    """`families`: a desk's own measurand families, over the shipped ones."""

    families: tuple[Family, ...] = ()


class _Report(Struct, frozen=True):
    """What all claims of one report share."""

    document: Document
    origin: Origin
    topics: tuple[str, ...]
    lookups: Lookups


def build_claims(
    document: Document, origin: Origin, readings: Sequence[Reading], options: ClaimOptions = ClaimOptions(), language: str = "en"
) -> tuple[Claim, ...]:
    """The claims of one report, one a reading, in text order."""
    words = load_claim_words(language)
    lookups = Lookups(words, build_index(options.families, language))
    readings = split_moments(filter(is_comparable, readings), document.text)
    starts = [reading.mention.start for reading in readings]
    sentences = build_sentences(document, tokenize(document.text, language))
    topics = find_topics((sentence.tokens for sentence in sentences), words, load_rarity(language))
    years = own_years(readings, origin.published)
    report = _Report(document, origin, topics, lookups)
    claims: list[Claim] = []
    ages: list[AgeMention] = []
    speaker: Attribution | None = None
    context: tuple[str, ...] = ()
    for sentence in sentences:
        low, high = bisect_left(starts, sentence.span.start), bisect_left(starts, sentence.span.end)
        found = find_attribution(document.text, sentence, words, speaker)
        speaker = found or speaker
        if low < high:
            slots = _slots(sentence, readings[low:high], years, words)
            ages.extend(
                AgeMention(len(claims) + at, sentence, find_person(sentence, slot.first, slot.last, words))
                for at, slot in enumerate(slots)
                if slot.kind == "age"
            )
            claims.extend(_claims_of(report, sentence, slots, found, context, language))
        context = _context(sentence)
    return tuple(link_ages(link_counts(claims, lookups.index.families), ages, sentences, words, build_role_index(language)))


def _slots(sentence: Sentence, readings: Sequence[Reading], years: frozenset[str], words: ClaimWords) -> list[Slot]:
    background = is_background(sentence, readings, years, words.background)
    return [
        Slot(reading, slot_kind(reading), *sentence.place(reading.mention.start, reading.mention.end), background) for reading in readings
    ]


def _context(sentence: Sentence) -> tuple[str, ...]:
    stems = dict.fromkeys(token.stem for token in sentence.tokens if token.tags & (WORD | STOP) == WORD)
    return tuple(stems)[:_MAX_CONTEXT]


def _claims_of(
    report: _Report, sentence: Sentence, slots: Sequence[Slot], attribution: Attribution | None, context: tuple[str, ...], language: str
) -> Iterable[Claim]:
    values = frozenset(position for slot in slots for position in range(slot.first, slot.last))
    cues = find_cues(report.document.text, sentence.span, [slot.reading for slot in slots], language)
    for slot, own in zip(slots, cues, strict=True):
        measurand = build_measurand(sentence, slot, values, context, report.lookups)
        yield _claim(report, sentence, slot.reading, measurand, attribution, own)


def _claim(
    report: _Report, sentence: Sentence, reading: Reading, measurand: Measurand, attribution: Attribution | None, cues: tuple[str, ...]
) -> Claim:
    mention, origin = reading.mention, report.origin
    return Claim(
        id=claim_id(report.document.id, mention.start, mention.end, mention.surface),
        document=report.document.id,
        start=mention.start,
        end=mention.end,
        surface=mention.surface,
        kind=mention.kind,
        pattern=mention.pattern,
        place=report.document.place(mention.start),
        sentence=(sentence.span.start, sentence.span.end),
        measurand=measurand,
        as_of=AsOf(origin.published, origin.published, implied=True),
        quantity=reading.quantity,
        timex=reading.timex,
        value=reading.value,
        attribution=attribution,
        source=origin.source,
        published=origin.published,
        paragraph=sentence.paragraph,
        sentence_index=sentence.index,
        headline=sentence.headline,
        cues=cues,
        topics=report.topics,
        stated=stated_day(reading, origin.language),
    )


def claim_id(document: str, start: int, end: int, surface: str) -> str:
    """An id that depends on the claim's own place and words only: 12 hexadecimal digits of a SHA-256."""
    return hashlib.sha256(f"{document}\0{start}\0{end}\0{surface}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
