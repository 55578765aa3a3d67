"""Readings -> claims: what each value measures, who says so, of which moment, on what evidence."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from crosscheck.claims.attribution import find_attribution
from crosscheck.claims.cues import find_cues
from crosscheck.claims.families import FamilyIndex, Governor, build_index, find_governor
from crosscheck.claims.kinds import is_comparable, slot_kind
from crosscheck.claims.moments import split_moments, stated_day
from crosscheck.claims.names import name_positions
from crosscheck.claims.persons import find_gender, find_person
from crosscheck.claims.scope import find_scope
from crosscheck.claims.tokens import Token, tokenize
from crosscheck.claims.topics import find_topics
from crosscheck.lexicon.claim_words import ClaimWords, Family, load_claim_words
from crosscheck.lexicon.rarity import load_rarity
from crosscheck.mentions.sentences import split_sentences
from crosscheck.model import AsOf, Attribution, Block, Claim, Document, Measurand, Origin, Reading, Span

_MAX_TERMS = 24
_MAX_CONTEXT = 12
_NEAR = 3
_INSIDE_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][^\W\d_]+")
_SILENT_BLOCKS = frozenset(("metadata", "boilerplate"))


class ClaimOptions(Struct, frozen=True):
    """`families`: a desk's own measurand families, over the shipped ones."""

    families: tuple[Family, ...] = ()


class _Sentence(Struct, frozen=True):
    """One sentence with its tokens, the positions of its names, and its place in the report."""

    span: Span
    tokens: list[Token]
    names: frozenset[int]
    paragraph: int
    index: int
    headline: bool


class _Lookups(Struct, frozen=True):
    """What every claim of one report is built with."""

    words: ClaimWords
    index: FamilyIndex
    known: frozenset[str]


def build_claims(
    document: Document, origin: Origin, readings: Sequence[Reading], options: ClaimOptions = ClaimOptions(), language: str = "en"
) -> tuple[Claim, ...]:
    """The claims of one report, one a reading, in text order."""
    words = load_claim_words(language)
    known = frozenset(name.lower() for name in _INSIDE_NAME.findall(document.text)) - words.not_names
    lookups = _Lookups(words, build_index(options.families, language), known)
    readings = split_moments(filter(is_comparable, readings), document.text)
    starts = [reading.mention.start for reading in readings]
    sentences = list(_sentences(document, lookups))
    topics = find_topics((sentence.tokens for sentence in sentences), words, load_rarity(language))
    claims: list[Claim] = []
    speaker: Attribution | None = None
    context: tuple[str, ...] = ()
    for sentence in sentences:
        low, high = bisect_left(starts, sentence.span.start), bisect_left(starts, sentence.span.end)
        found = find_attribution(document.text, sentence.tokens, words, speaker)
        speaker = found or speaker
        if low < high:
            cues = find_cues(document.text, sentence.span, readings[low:high], language)
            built = _claims_of(document, origin, sentence, readings[low:high], found, context, lookups)
            claims.extend(replace(claim, cues=own) for claim, own in zip(built, cues, strict=True))
        context = _context(sentence, words)
    return tuple(replace(claim, topics=topics) for claim in _link_ages(claims))


def _sentences(document: Document, lookups: _Lookups) -> Iterable[_Sentence]:
    blocks = document.blocks or (Block(0, len(document.text), "paragraph"),)
    index = 0
    for paragraph, block in enumerate(blocks):
        if block.kind in _SILENT_BLOCKS:
            continue
        for span in split_sentences(document.text, block.start, block.end):
            tokens = tokenize(document.text, span.start, span.end)
            names = frozenset(name_positions(tokens, lookups.words, lookups.known))
            yield _Sentence(span, tokens, names, paragraph, index, block.kind == "headline")
            index += 1


def _context(sentence: _Sentence, words: ClaimWords) -> tuple[str, ...]:
    stems = dict.fromkeys(token.stem for token in sentence.tokens if token.is_word and token.lower not in words.stop)
    return tuple(stems)[:_MAX_CONTEXT]


def _claims_of(
    document: Document,
    origin: Origin,
    sentence: _Sentence,
    readings: Sequence[Reading],
    attribution: Attribution | None,
    context: tuple[str, ...],
    lookups: _Lookups,
) -> Iterable[Claim]:
    starts = [token.start for token in sentence.tokens]
    places = [_token_range(starts, sentence.tokens, reading) for reading in readings]
    kinds = [slot_kind(reading) for reading in readings]
    for number, reading in enumerate(readings):
        others = frozenset(
            position
            for other, (first, last) in enumerate(places)
            if other != number and kinds[other] == kinds[number]
            for position in range(first, last)
        )
        measurand = _measurand(sentence, reading, places[number], kinds[number], others, lookups)
        yield _claim(document, origin, sentence, reading, replace(measurand, context=context), attribution)


def _token_range(starts: list[int], tokens: Sequence[Token], reading: Reading) -> tuple[int, int]:
    """The positions of the tokens that a mention covers; at least one."""
    first = max(0, bisect_right(starts, reading.mention.start) - 1)
    if tokens and tokens[first].end <= reading.mention.start:
        first += 1
    return first, max(first + 1, bisect_left(starts, reading.mention.end))


def _measurand(
    sentence: _Sentence, reading: Reading, place: tuple[int, int], kind: str, others: frozenset[int], lookups: _Lookups
) -> Measurand:
    tokens, words = sentence.tokens, lookups.words
    first, last = place
    governor = find_governor(tokens, first, last, kind, others, lookups.index)
    scope = find_scope(tokens, first, last, words)
    person = ""
    if kind == "age":
        person = find_person(tokens, first, last, sentence.names, words)
        gender = find_gender(tokens, first, last, words)
        scope |= {f"gender:{gender}"} if gender else set()
    return Measurand(
        text=_describe(reading, governor, person),
        family=governor.family.key if governor.family else ("age" if kind == "age" else None),
        dynamics=governor.family.dynamics if governor.family else "static",  # type: ignore[arg-type]
        head=_head(reading),
        governor=governor.stem,
        terms=_terms(sentence, first, last, words),
        names=_names(sentence, first, last),
        scope=tuple(sorted(scope)),
        person=person,
        before=tuple(token.stem for token in reversed(tokens[max(0, first - _NEAR) : first])),
        after=tuple(token.stem for token in tokens[last : last + _NEAR]),
        kind=kind,
    )


def _describe(reading: Reading, governor: Governor, person: str) -> str:
    if person:
        return f"age of {person.title()}"
    if governor.family:
        return governor.family.text
    return reading.quantity.unit if reading.quantity and reading.quantity.unit else reading.mention.surface


def _head(reading: Reading) -> str:
    return reading.quantity.unit if reading.quantity else ""


def _by_distance(count: int, first: int, last: int) -> Iterable[int]:
    """Token positions outside the value, nearest first, right before left."""
    left, right = first - 1, last
    while left >= 0 or right < count:
        if right < count:
            yield right
            right += 1
        if left >= 0:
            yield left
            left -= 1


def _terms(sentence: _Sentence, first: int, last: int, words: ClaimWords) -> tuple[str, ...]:
    terms: dict[str, None] = {}
    for position in _by_distance(len(sentence.tokens), first, last):
        token = sentence.tokens[position]
        if token.is_word and token.lower not in words.stop:
            terms[token.stem] = None
            if len(terms) == _MAX_TERMS:
                break
    return tuple(terms)


def _names(sentence: _Sentence, first: int, last: int) -> tuple[str, ...]:
    ordered = [position for position in _by_distance(len(sentence.tokens), first, last) if position in sentence.names]
    return tuple(dict.fromkeys(sentence.tokens[position].lower for position in ordered))


def _claim(
    document: Document, origin: Origin, sentence: _Sentence, reading: Reading, measurand: Measurand, attribution: Attribution | None
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
