"""The moment that a value describes: what its sentence says of it, else the publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from crosscheck.lexicon.tables import load_table
from crosscheck.model import AsOf, Span, Timex

_REACH = 90
_COARSE = frozenset({"century", "decade", "year", "half", "quarter", "season", "month", "week"})


class _Candidate(Struct, frozen=True):
    """A time of the sentence: how it is tied to what it dates, and how far from the value it stands."""

    tie: str
    distance: int
    timex: Timex


_RANKS = {"at": 0, "since": 1, "by": 2, "window": 3, "saying": 4, "in": 5}
"""Which tie speaks first. A report of the army that "said on Monday" dates the value better than the year of the invasion beside it."""


def resolve_as_of(text: str, quantity_span: Span, sentence: Span, times: Sequence[tuple[Span, Timex]], published: str | None) -> AsOf:
    """When a quantity held: "as of Monday", "by Tuesday evening", "since February 2022", "in the past 24 hours", "said on Monday that",
    or the plain time of its own clause; else the publication, marked implied. Ends are ISO dates or date-times, inclusive.
    """
    candidates = [
        candidate
        for span, timex in times
        if sentence.covers(span)
        and not span.overlaps(quantity_span)
        and (candidate := _candidate(text, quantity_span, sentence, span, timex))
    ]
    if not candidates:
        return AsOf(published, published, implied=True)
    best = min(candidates, key=lambda candidate: (_RANKS[candidate.tie], candidate.distance))
    return _as_of(best, published)


def _as_of(candidate: _Candidate, published: str | None) -> AsOf:
    timex = candidate.timex
    if candidate.tie == "since":
        return AsOf(
            timex.first, published if published is None or timex.first is None or published[:10] >= timex.first[:10] else timex.last
        )
    return AsOf(timex.first, timex.last)


def _candidate(text: str, value: Span, sentence: Span, span: Span, timex: Timex) -> _Candidate | None:
    if timex.first is None:
        return None
    tie = _tie(text, sentence, span, timex)
    distance = max(span.start - value.end, value.start - span.end, 0)
    if tie is None or (tie == "in" and not _same_clause(text, value, span, distance)):
        return None
    return _Candidate(tie, distance, timex)


def _tie(text: str, sentence: Span, span: Span, timex: Timex) -> str | None:
    before = text[max(sentence.start, span.start - 40) : span.start].lower().rstrip()
    for tie in ("at", "since", "by"):
        if _ends_with(tie).search(before):
            return tie
    if timex.type == "DURATION":
        return "window"
    after = text[span.end : min(sentence.end, span.end + 12)].lower()
    if _saying().search(before) and (after.lstrip(" ,").startswith("that") or timex.grain not in _COARSE):
        return "saying"
    return "in" if timex.type in ("DATE", "TIME") else None


def _same_clause(text: str, value: Span, span: Span, distance: int) -> bool:
    """Whether nothing between a value and a time opens another clause, and the time stands in no clause that a comma has closed."""
    between = text[min(value.end, span.end) : max(value.start, span.start)]
    if (
        span.end <= value.start
        and "," in between
        and _clause().search(text[max(0, span.start - _REACH) : span.start].lower().rsplit(",", 1)[-1])
    ):
        return False
    return distance <= _REACH and ";" not in between and not _clause().search(between.lower())


def _alternatives(key: str) -> str:
    words = sorted(load_table("en", "as_of")[key], key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)


@cache
def _ends_with(key: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_alternatives(key)})(?:\s+(?:about|around|the|late|early|last))?$")


@cache
def _saying() -> re.Pattern[str]:
    """A verb or noun of saying right before a time, a preposition or the one who is told between them."""
    return re.compile(rf"\b(?:{_alternatives('saying')})(?:\s+(?:reporters|journalists|parliament))?(?:\s+(?:{_alternatives('in')}))?$")


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(rf",\s+(?:[a-z]+\s+)?(?:{_alternatives('clauses')})\b|\b(?:{_alternatives('clauses')})\b")
