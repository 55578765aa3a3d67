"""Readings -> claims: what each value measures, who says so, of which moment, on what evidence."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from crosscheck.claims.anaphora import link_bare, link_counts
from crosscheck.claims.as_of import resolve_as_of
from crosscheck.claims.attribution import find_attribution, find_giver
from crosscheck.claims.background import find_background, own_years
from crosscheck.claims.contrasts import link_contrasts
from crosscheck.claims.coreference import AgeMention, link_ages
from crosscheck.claims.cues import find_cues
from crosscheck.claims.families import build_index
from crosscheck.claims.kinds import is_comparable, slot_kind
from crosscheck.claims.measurand import Lookups, Slot, build_measurand
from crosscheck.claims.moments import split_moments, stated_day
from crosscheck.claims.persons import find_person
from crosscheck.claims.roles import build_role_index
from crosscheck.claims.sentence import Sentence, build_sentences
from crosscheck.claims.table_sums import link_tables
from crosscheck.claims.tokens import tokenize
from crosscheck.claims.topics import find_topics
from crosscheck.lexicon.claim_words import ClaimWords, Family, load_claim_words
from crosscheck.lexicon.rarity import load_rarity
from crosscheck.model import AsOf, Attribution, Claim, Document, Measurand, Origin, Reading, Span, Timex

_MAX_CONTEXT = 12
_NEAR_TIMES = 12
"""How many times to each side of a quantity may say when it held."""


class ClaimOptions(Struct, frozen=True):
    """`families`: a desk's own measurand families, over the shipped ones."""

    families: tuple[Family, ...] = ()


class _Report(Struct, frozen=True):
    """What all claims of one report share."""

    document: Document
    origin: Origin
    topics: tuple[str, ...]
    years: frozenset[str]
    lookups: Lookups
    language: str


class _Told(Struct, frozen=True):
    """One sentence with its values, whom it credits with each of them, and the sentence before."""

    sentence: Sentence
    slots: Sequence[Slot]
    parties: Sequence[Attribution | None]
    before: Sentence | None


def build_claims(
    document: Document, origin: Origin, readings: Sequence[Reading], options: ClaimOptions = ClaimOptions(), language: str = "en"
) -> tuple[Claim, ...]:
    """The claims of one report, one a reading, in text order."""
    words = load_claim_words(language)
    lookups = Lookups(words, build_index(options.families, language))
    readings = split_moments(filter(is_comparable, readings), document.text)
    starts = [reading.mention.start for reading in readings]
    sentences = build_sentences(document, tokenize(document.text, language))
    topics = find_topics(sentences, load_rarity(language))
    report = _Report(document, origin, topics, own_years(readings, origin.published), lookups, language)
    claims: list[Claim] = []
    ages: list[AgeMention] = []
    speaker: Attribution | None = None
    before: Sentence | None = None
    for sentence in sentences:
        low, high = bisect_left(starts, sentence.span.start), bisect_left(starts, sentence.span.end)
        found = find_attribution(document.text, sentence, words, speaker)
        speaker = found or speaker
        if low < high:
            slots = _slots(report, sentence, readings[low:high], before)
            givers = [find_giver(document.text, sentence, slot.first, words, speaker) for slot in slots]
            speaker = found or next(filter(None, reversed(givers)), speaker)
            ages.extend(_ages(sentence, slots, len(claims), words))
            claims.extend(_claims_of(report, _told(sentence, slots, [giver or found for giver in givers], before)))
        before = sentence
    told = link_tables(document, link_bare(link_counts(claims, lookups.index.families)), language)
    contrasted = link_contrasts(document.text, told, language)
    return tuple(link_ages(contrasted, ages, sentences, words, build_role_index(language)))


def _slots(report: _Report, sentence: Sentence, readings: Sequence[Reading], before: Sentence | None) -> list[Slot]:
    places = [sentence.place(reading.mention.start, reading.mention.end) for reading in readings]
    background = find_background(sentence, readings, places, report.years, report.lookups.words.background)
    cues = find_cues(report.document.text, sentence.span, readings, report.language)
    context = _context(before)
    return [
        Slot(reading, slot_kind(reading), *place, past, context, own)
        for reading, place, past, own in zip(readings, places, background, cues, strict=True)
    ]


def _told(sentence: Sentence, slots: Sequence[Slot], parties: Sequence[Attribution | None], before: Sentence | None) -> _Told:
    values = frozenset(position for slot in slots for position in range(slot.first, slot.last))
    return _Told(replace(sentence, values=values), slots, parties, before)


def _ages(sentence: Sentence, slots: Sequence[Slot], claims: int, words: ClaimWords) -> Iterable[AgeMention]:
    """The ages of one sentence, whose first value will be claim number `claims`."""
    for at, slot in enumerate(slots):
        if slot.kind == "age":
            yield AgeMention(claims + at, sentence, find_person(sentence, slot.first, slot.last, words))


def _context(sentence: Sentence | None) -> tuple[str, ...]:
    if sentence is None:
        return ()
    stems = dict.fromkeys(sentence.tokens[at].stem for at in sentence.content[: 2 * _MAX_CONTEXT])
    return tuple(islice(stems, _MAX_CONTEXT))


def _claims_of(report: _Report, told: _Told) -> Iterable[Claim]:
    readings = [slot.reading for slot in told.slots]
    times = [(Span(one.mention.start, one.mention.end), one.timex) for one in readings if one.timex is not None]
    for slot, party in zip(told.slots, told.parties, strict=True):
        measurand = build_measurand(told.sentence, slot, told.before, report.lookups)
        claim = _claim(report, told, slot, measurand, _as_of(report, told, slot.reading, times))
        yield replace(claim, attribution=party) if party else claim


def _as_of(report: _Report, told: _Told, reading: Reading, times: Sequence[tuple[Span, Timex]]) -> AsOf:
    """The moment that a quantity describes; a time is its own, so that only the publication dates it."""
    mention, published = reading.mention, report.origin.published
    if reading.timex is not None:
        return AsOf(published, published, implied=True)
    at = bisect_left(times, mention.start, key=lambda one: one[0].start)
    near = times[max(0, at - _NEAR_TIMES) : at + _NEAR_TIMES]
    return resolve_as_of(report.document.text, Span(mention.start, mention.end), told.sentence.span, near, published)


def _claim(report: _Report, told: _Told, slot: Slot, measurand: Measurand, as_of: AsOf) -> Claim:
    reading, origin, sentence = slot.reading, report.origin, told.sentence
    mention = reading.mention
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
        as_of=as_of,
        quantity=reading.quantity,
        timex=reading.timex,
        value=reading.value,
        source=origin.source,
        published=origin.published,
        paragraph=sentence.paragraph,
        sentence_index=sentence.index,
        headline=sentence.headline,
        cues=slot.cues,
        topics=report.topics,
        stated=stated_day(reading, origin.language),
        edition=origin.edition,
    )


def claim_id(document: str, start: int, end: int, surface: str) -> str:
    """An id that depends on the claim's own place and words only: 12 hexadecimal digits of a SHA-256."""
    return hashlib.sha256(f"{document}\0{start}\0{end}\0{surface}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
