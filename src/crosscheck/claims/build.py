"""Readings -> claims: what each value measures, who says so, of which moment, on what evidence."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from crosscheck.claims.as_of import resolve_as_of
from crosscheck.claims.attribution import find_attribution
from crosscheck.claims.cues import find_cues
from crosscheck.claims.families import build_index
from crosscheck.claims.kinds import is_comparable, slot_kind
from crosscheck.claims.measurand import Lookups, Slot, build_measurand
from crosscheck.claims.moments import split_moments, stated_day
from crosscheck.claims.sentence import Sentence, build_sentences
from crosscheck.claims.tokens import tokenize
from crosscheck.claims.topics import find_topics
from crosscheck.lexicon.claim_words import Family, load_claim_words
from crosscheck.lexicon.rarity import load_rarity
from crosscheck.lexicon.syntax_words import STOP, WORD
from crosscheck.model import AsOf, Attribution, Claim, Document, Measurand, Origin, Reading, Span, Timex

_MAX_CONTEXT = 12


class ClaimOptions(Struct, frozen=True):
    """`families`: a desk's own measurand families, over the shipped ones."""

    families: tuple[Family, ...] = ()


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
    claims: list[Claim] = []
    speaker: Attribution | None = None
    context: tuple[str, ...] = ()
    for sentence in sentences:
        low, high = bisect_left(starts, sentence.span.start), bisect_left(starts, sentence.span.end)
        found = find_attribution(document.text, sentence, words, speaker)
        speaker = found or speaker
        if low < high:
            cues = find_cues(document.text, sentence.span, readings[low:high], language)
            built = _claims_of(document, origin, sentence, readings[low:high], found, context, lookups)
            claims.extend(replace(claim, cues=own) for claim, own in zip(built, cues, strict=True))
        context = _context(sentence)
    return tuple(replace(claim, topics=topics) for claim in _link_ages(claims))


def _context(sentence: Sentence) -> tuple[str, ...]:
    stems = dict.fromkeys(token.stem for token in sentence.tokens if token.tags & (WORD | STOP) == WORD)
    return tuple(stems)[:_MAX_CONTEXT]


def _claims_of(
    document: Document,
    origin: Origin,
    sentence: Sentence,
    readings: Sequence[Reading],
    attribution: Attribution | None,
    context: tuple[str, ...],
    lookups: Lookups,
) -> Iterable[Claim]:
    slots = [Slot(reading, slot_kind(reading), *sentence.place(reading.mention.start, reading.mention.end)) for reading in readings]
    values = frozenset(position for slot in slots for position in range(slot.first, slot.last))
    times = [(Span(one.mention.start, one.mention.end), one.timex) for one in readings if one.timex is not None]
    for slot in slots:
        measurand = build_measurand(sentence, slot, values, context, lookups)
        as_of = _as_of(document.text, origin, sentence, slot.reading, times)
        yield _claim(document, origin, sentence, slot.reading, measurand, attribution, as_of)


def _as_of(text: str, origin: Origin, sentence: Sentence, reading: Reading, times: Sequence[tuple[Span, Timex]]) -> AsOf:
    """The moment that a quantity describes; a time is its own, so that only the publication dates it."""
    mention = reading.mention
    if reading.timex is not None:
        return AsOf(origin.published, origin.published, implied=True)
    return resolve_as_of(text, Span(mention.start, mention.end), sentence.span, times, origin.published)


def _claim(
    document: Document,
    origin: Origin,
    sentence: Sentence,
    reading: Reading,
    measurand: Measurand,
    attribution: Attribution | None,
    as_of: AsOf,
) -> Claim:
    mention = reading.mention
    return Claim(
        id=claim_id(document.id, mention.start, mention.end, mention.surface),
        document=document.id,
        start=mention.start,
        end=mention.end,
        surface=mention.surface,
        kind=mention.kind,
        pattern=mention.pattern,
        place=document.place(mention.start),
        sentence=(sentence.span.start, sentence.span.end),
        measurand=measurand,
        as_of=as_of,
        quantity=reading.quantity,
        timex=reading.timex,
        value=reading.value,
        attribution=attribution,
        source=origin.source,
        published=origin.published,
        paragraph=sentence.paragraph,
        sentence_index=sentence.index,
        headline=sentence.headline,
        stated=stated_day(reading, origin.language),
    )


def claim_id(document: str, start: int, end: int, surface: str) -> str:
    """An id that depends on the claim's own place and words only: 12 hexadecimal digits of a SHA-256."""
    return hashlib.sha256(f"{document}\0{start}\0{end}\0{surface}".encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _link_ages(claims: list[Claim]) -> Iterable[Claim]:
    """An age told without a name belongs to the one person of that age whom the report names, if there is one."""
    persons: dict[tuple[object, ...], set[str]] = {}
    for claim in claims:
        if claim.measurand.kind == "age" and claim.measurand.person and claim.quantity:
            persons.setdefault((claim.quantity.value, claim.quantity.unit), set()).add(claim.measurand.person.split()[-1])
    for claim in claims:
        if claim.measurand.kind == "age" and not claim.measurand.person and claim.quantity:
            named = persons.get((claim.quantity.value, claim.quantity.unit), set())
            if len(named) == 1:
                scope = tuple(sorted({*claim.measurand.scope, "linked-age"}))
                yield replace(claim, measurand=replace(claim.measurand, person=next(iter(named)), scope=scope))
                continue
        yield claim
