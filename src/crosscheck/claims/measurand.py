"""What a value measures: its family and governing word, its counted noun, its words and names, its scope."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from crosscheck.claims.events import find_time_links
from crosscheck.claims.families import FamilyIndex, Governor, far_links, find_governor
from crosscheck.claims.links import find_links
from crosscheck.claims.persons import find_gender
from crosscheck.claims.phrases import Phrase
from crosscheck.claims.relations import HEAD, PATIENT, SUBJECT, Link
from crosscheck.claims.scope import find_scope
from crosscheck.claims.sentence import Sentence
from crosscheck.claims.tokens import stem_word
from crosscheck.lexicon.claim_words import ClaimWords
from crosscheck.lexicon.syntax_words import WORD
from crosscheck.model import Measurand, Reading

_SAME_FAMILIES = {"share-difference": "share"}
"""Slot kinds that take the families of another."""
_MAX_TERMS = 24
_NEAR = 3
_MOST_WORDS = 32
_TIMES = frozenset(("date", "clock", "set"))
_COUNTED = frozenset(("count", "magnitude"))
_SPOKEN = frozenset(("duration", "ordinal", "magnitude"))
_OWN_WORD = 0.8
"""How dear the own words of a length of time or a rank are: "7:54 to go", "top-seeded"."""
_FAR_LIMIT = {"count": 8.0}
"""How dear a word may be that governs by nearness alone; for counts the structure knows better."""


class Lookups(Struct, frozen=True):
    """What every claim of one report is built with."""

    words: ClaimWords
    index: FamilyIndex


class Slot(Struct, frozen=True, gc=False):
    """A value in its sentence: its reading, its slot kind, the positions of its tokens (first, last + 1); `background` if it tells of another
    event, `context` the stems of the sentence before, `cues` what in-report rules read.
    """

    reading: Reading
    kind: str
    first: int
    last: int
    background: bool = False
    context: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()


def build_measurand(sentence: Sentence, slot: Slot, before: Sentence | None, lookups: Lookups) -> Measurand:
    """The measurand of one value of a sentence; `before` is the sentence before."""
    first, last, kind = slot.first, slot.last, slot.kind
    phrase, governor = _govern(sentence, slot, before, lookups.index)
    scope = find_scope(sentence, (first, last), phrase, governor.position, lookups.words)
    if slot.background:
        scope.add("background")
    if kind == "age":
        gender = find_gender(sentence.tokens, first, last, lookups.words)
        scope |= {f"gender:{gender}"} if gender else set()
    family = governor.family
    return Measurand(
        text=_describe(slot.reading, governor),
        family=family.key if family else ("age" if kind == "age" else None),
        dynamics=family.dynamics if family else "static",  # type: ignore[arg-type]
        head=_head(sentence, slot.reading, phrase),
        governor=governor.stem,
        terms=_terms(sentence, first, last),
        names=_names(sentence, first, last),
        scope=tuple(sorted(scope)),
        before=tuple(token.stem for token in reversed(sentence.tokens[max(0, first - _NEAR) : first])),
        after=tuple(token.stem for token in sentence.tokens[last : last + _NEAR]),
        context=slot.context,
        kind=kind,
        group=family.group if family else "",
    )


def _govern(sentence: Sentence, slot: Slot, before: Sentence | None, index: FamilyIndex) -> tuple[Phrase | None, Governor]:
    phrase, head = None, ""
    kind = _SAME_FAMILIES.get(slot.kind, slot.kind)
    if slot.kind in _TIMES:
        links = find_time_links(sentence, slot.first, slot.last)
    else:
        noun = _unit_stem(slot.reading)
        phrase, links = find_links(sentence, slot.first, slot.last, noun if kind in _COUNTED or _is_rate(slot.reading) else "")
        head = noun or (sentence.tokens[phrase.head].stem if phrase.head >= 0 else "")
        if slot.kind in _SPOKEN:
            links.extend(Link(at, HEAD, _OWN_WORD) for at in range(slot.first, slot.last))
    governor = find_governor(sentence, links, head, kind, index)
    if governor.family is None:
        limit = _FAR_LIMIT.get(kind, float("inf"))
        near = {link.position for link in links if link.relation in (SUBJECT, PATIENT)}
        reach = far_links(sentence, slot.first, slot.last, kind, index)
        far = [link for link in reach if link.cost < limit and link.position not in near]
        distant = find_governor(sentence, far, head, kind, index)
        governor = governor if distant.family is None else distant
    if governor.family is None and before is not None and _is_bare(sentence):
        governor = _headed(before, head, kind, index)
    return phrase, governor


def _is_rate(reading: Reading) -> bool:
    """Whether a value is told per something: "$25 a share"."""
    return reading.quantity is not None and " per " in reading.quantity.unit


def _is_bare(sentence: Sentence) -> bool:
    """Whether a sentence has no words but its values, as the cell of a table has."""
    return not any(tag & WORD and at not in sentence.values for at, tag in enumerate(sentence.tags))


def _headed(before: Sentence, head: str, kind: str, index: FamilyIndex) -> Governor:
    """The family that the words before a bare value name: the cell to its left, the line above."""
    end = len(before.tokens)
    found = find_governor(before, list(far_links(before, end, end, kind, index)), head, kind, index)
    return Governor(found.family, found.stem, found.cost)


def _unit_stem(reading: Reading) -> str:
    """The stem of the counted noun or unit that the mention itself brings."""
    return stem_word(reading.quantity.unit.split()[-1]) if reading.quantity is not None and reading.quantity.unit else ""


def _head(sentence: Sentence, reading: Reading, phrase: Phrase | None) -> str:
    if reading.quantity is not None and reading.quantity.unit:
        return reading.quantity.unit
    return sentence.tokens[phrase.head].stem if phrase is not None and phrase.head >= 0 else ""


def _describe(reading: Reading, governor: Governor) -> str:
    if governor.family:
        return governor.family.text
    return reading.quantity.unit if reading.quantity and reading.quantity.unit else reading.mention.surface


def _nearest(positions: Sequence[int], first: int, last: int) -> Iterator[int]:
    """Sorted token positions outside the value, nearest first, right before left."""
    right, left = bisect_left(positions, last), bisect_left(positions, first) - 1
    while left >= 0 or right < len(positions):
        if left < 0 or (right < len(positions) and positions[right] - last < first - positions[left]):
            yield positions[right]
            right += 1
        else:
            yield positions[left]
            left -= 1


def _terms(sentence: Sentence, first: int, last: int) -> tuple[str, ...]:
    tokens = sentence.tokens
    terms = dict.fromkeys(tokens[at].stem for at in islice(_nearest(sentence.content, first, last), _MOST_WORDS))
    return tuple(islice(terms, _MAX_TERMS))


def _names(sentence: Sentence, first: int, last: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sentence.tokens[at].lower for at in islice(_nearest(sentence.named, first, last), _MOST_WORDS)))
