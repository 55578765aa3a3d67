"""Ranges of days, and what one time of a pair lends to the other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from crosscheck.lexicon.time_words import TimeWords
from crosscheck.model import Mention
from crosscheck.normalize.calendar import Stretch
from crosscheck.normalize.clock_ranges import are_clocks, lend_back, lend_on
from crosscheck.normalize.days import resolve_day
from crosscheck.normalize.scene import Scene

_JOINED = re.compile(r"\s?(?:,|and|or|to|until|till|through|and\sbetween|-|–|—|/|&)\s?(?:on\s|in\s|the\s|late\s|early\s|mid-){0,2}")
_STATED = frozenset({"year", "relyear", "rel", "iso", "era"})
_SHARED = ("month", "year", "relyear")

Parts = Mapping[str, str]


def lend_parts(text: str, mentions: Sequence[Mention], all_parts: Sequence[Parts], words: TimeWords) -> list[Parts]:
    """The parts of all mentions, where the second of two that are joined lends the first what it leaves out.

    A month or year: "August and September 1914", "24 July until 26 November 1938", "from the 3rd to the 9th of April 1951". A day or half of the
    day: "from 2 to 4:30 p.m. Friday". Further days of a list take the month before them: "May 3, 5 and 9".
    """
    lent = list(all_parts)
    for at in range(len(mentions) - 2, -1, -1):
        here, following = lent[at], lent[at + 1]
        clocks = are_clocks(here, following)
        if not (clocks or _borrows(here, following)) or not _JOINED.fullmatch(text, mentions[at].end, mentions[at + 1].start):
            continue
        lent[at] = lend_back(here, following, words) if clocks else _lend(here, following, words)
        if clocks:
            lent[at + 1] = lend_on(here, following, words)
    for at in range(1, len(mentions)):
        if mentions[at].pattern.endswith("day-listed") and "month" in lent[at - 1]:
            lent[at] = {**{role: lent[at - 1][role] for role in _SHARED if role in lent[at - 1]}, **lent[at]}
    return lent


def _borrows(here: Parts, following: Parts) -> bool:
    if "month" not in following or _STATED & here.keys():
        return False
    if "month" in here:
        return following.get("year", "").isdecimal()
    return "day" in here and "day" in following and "weekday" not in here


def _lend(here: Parts, following: Parts, words: TimeWords) -> Parts:
    if "month" not in here:
        return {**here, **{role: following[role] for role in ("month", "year") if role in following}}
    first, second = (words.months.get(parts["month"].strip("./- "), 0) for parts in (here, following))
    return {**here, "year": str(int(following["year"]) - (first > second))}


def are_joined(text: str, end: int, start: int) -> bool:
    """Whether nothing but a word or sign that joins two times stands between the end of one and the start of the other."""
    return _JOINED.fullmatch(text, end, start) is not None


def resolve_range(parts: Parts, scene: Scene) -> Stretch | None:
    """ "12-14 August", "Aug. 6 to 13": what one end leaves out, the other says. None if an end stays open or the ends are upside down."""
    last_parts = {role.removeprefix("to."): surface for role, surface in parts.items() if role.startswith("to.")}
    first_parts = {role: surface for role, surface in parts.items() if not role.startswith("to.")}
    shared = {role: found[role] for role in _SHARED for found in (last_parts, first_parts) if role in found}
    last = resolve_day({**shared, **last_parts}, scene)
    first = resolve_day({**shared, **first_parts}, scene)
    if first is None or last is None or last.last < first.first:
        return None
    return Stretch("day", first.first, last.last, f"{first.value}/{last.value}")
