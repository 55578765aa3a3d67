"""A clock time with its day ("11 p.m. Saturday") states two comparable things: the hour and the day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from crosscheck.lexicon.time_words import load_time_words
from crosscheck.model import Part, Reading, Timex

Stated = tuple[int | None, int | None, int | None]
_NUMBER = re.compile(r"\d{1,2}")
_CLOCK_ROLES = frozenset(("hour", "clock", "minute", "second", "half", "zone", "clock-word"))


def split_moments(readings: Iterable[Reading], text: str) -> list[Reading]:
    """The readings, with each clock time that names its day made two: the clock time, then or before it the day; in text order."""
    found: list[Reading] = []
    for reading in readings:
        found.extend(_split(reading, text))
    return found


def _split(reading: Reading, text: str) -> Sequence[Reading]:
    timex, parts = reading.timex, reading.mention.parts
    if timex is None or timex.type != "TIME" or timex.grain == "part-of-day":
        return (reading,)
    clock = [part for part in parts if part.role in _CLOCK_ROLES]
    day = [part for part in parts if part.role not in _CLOCK_ROLES]
    if not clock or not day or max(clock[0].start, day[0].start) < min(clock[-1].end, day[-1].end):
        return (reading,)
    halves = (_half(reading, clock, text, timex), _half(reading, day, text, _day_of(timex)))
    return sorted(halves, key=lambda half: half.mention.start)


def _half(reading: Reading, parts: Sequence[Part], text: str, timex: Timex) -> Reading:
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    mention = replace(reading.mention, start=start, end=end, surface=text[start:end], parts=tuple(parts))
    return Reading(mention, timex=timex)


def _day_of(timex: Timex) -> Timex:
    """The calendar day that a clock time falls on."""
    day = timex.first[:10] if timex.first else None
    return Timex("DATE", day, first=day, last=day, anchor=timex.anchor, grain="day")


def stated_day(reading: Reading, language: str) -> Stated:
    """The ISO weekday, the month and the day of the month that the words of a date name; None for each that they do not."""
    mention = reading.mention
    if reading.timex is None or not mention.parts:
        return None, None, None
    words = load_time_words(language)
    weekday = words.weekdays.get(_word(mention.part("weekday")))
    month = words.months.get(_word(mention.part("month")))
    number = _NUMBER.match(mention.part("day") or "")
    return weekday, month, int(number.group()) if number else None


def _word(surface: str | None) -> str:
    return (surface or "").lower().rstrip(".")
