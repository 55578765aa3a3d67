"""Dates as metadata write them: front matter, meta tags, mail headers, stamps, file names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from msgspec import Struct

from crosscheck.lexicon.time_words import load_time_words
from crosscheck.normalize.second_opinion import second_date
from crosscheck.normalize.zones import zone_minutes

_LONGEST = 200
_FIRST_2_DIGIT_YEAR = 69
"""Two-digit years as POSIX reads them: 69 to 99 are of the 20th century, 00 to 68 of the 21st."""

_MOST_HOURS_OFF = 15
_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)|(?<!\d)(\d{4})(\d\d)(\d\d)(?=\D|\d{4,6}\b|$)", re.ASCII)
_NUMERIC = re.compile(r"(?<![\d:])(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)(?![\d:])", re.ASCII)
_DAY_MONTH = re.compile(
    r"(?<![\d:])([0-9]{1,2})(?:(?i:st|nd|rd|th)|er|\.)?[\s-]{1,3}(?:of\s|de\s)?([^\W\d_]{3,10})\.?,?[\s-]{1,3}(?:del?\s)?'?([0-9]{4}|[0-9]{2})(?![\d:])"
)
_MONTH_DAY = re.compile(r"([^\W\d_]{3,10})\.?\s{0,3}([0-9]{1,2})(?i:st|nd|rd|th)?,?\s{1,3}([0-9]{4})(?!\d)")
_ZONE = r"(?:\s{0,2}\(?\s?(?P<zone>Z|[+-]\d\d[:']?\d\d|[+-]\d\d?|[A-Z]{2,5})(?![A-Za-z]))?"
_CLOCKS = (
    re.compile(
        r"(?<![\d:.])(?P<hour>\d{1,2})[:h.](?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d{1,9})?)?(?!\d)\s{0,2}(?P<half>[ap]\.?m\b\.?)?"
        + _ZONE,
        re.IGNORECASE | re.ASCII,
    ),
    re.compile(r"(?<!\d)(?P<hour>[012]\d)(?P<minute>[0-5]\d)\s{0,2}(?P<zone>GMT|UTC|Z)(?![A-Za-z])", re.ASCII),
    re.compile(r"(?<![\d:.])(?P<hour>\d{1,2})\s{0,2}(?P<half>[ap]\.?m\b\.?)" + _ZONE, re.IGNORECASE | re.ASCII),
)
_COMPACT_CLOCK = re.compile(r"T?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?" + _ZONE, re.ASCII)
_OFFSET = re.compile(r"([+-])(\d\d?)[:']?(\d\d)?", re.ASCII)


class _Day(Struct, frozen=True):
    """A day and where in the string it stands."""

    day: date
    start: int
    end: int


def parse_date(text: str, *, day_first: bool | None = None, language: str = "en") -> str | None:
    """The one date that a metadata string states: an ISO date, or an ISO date-time where it has a clock; the offset only where it is stated.

    Takes ISO 8601, RFC 2822, and the newspaper forms ("13 August 2024", "Aug 13, 2024 6:00 PM EDT", "13/08/2024"). Two-digit
    parts that could be either are read by `day_first`; where that is None, a date that only one order allows is taken and an ambiguous one
    is None. None also where there is no date, or none that the calendar has. Other languages' forms go to dateparser.
    """
    head = text[:_LONGEST]
    found = next(_days(head, language, day_first=day_first), None)
    if found is None:
        return None if language == "en" else second_date(head, language)
    compact = _COMPACT_CLOCK.match(head, found.end)
    clock = _clock(compact, found.day) if compact else None
    return f"{found.day.isoformat()}{clock or _first_clock(f'{head[: found.start]} | {head[found.end :]}', found.day)}"


def _days(text: str, language: str, *, day_first: bool | None) -> Iterator[_Day]:
    """The days of a string, by the kinds of writing, the plainest first."""
    for match in _ISO.finditer(text):
        year, month, day = (int(part) for part in match.groups() if part)
        yield from _valid(year, month, day, match)
    months = _months(language)
    for match in _DAY_MONTH.finditer(text):
        yield from _valid(_full_year(match[3]), months.get(match[2].lower(), 0), int(match[1]), match)
    for match in _MONTH_DAY.finditer(text):
        yield from _valid(int(match[3]), months.get(match[1].lower(), 0), int(match[2]), match)
    for match in _NUMERIC.finditer(text):
        first_is_day = day_first if day_first is not None or match[2] != "." else True
        found = numeric_day(int(match[1]), int(match[3]), _full_year(match[4]), day_first=first_is_day)
        if found is not None:
            yield _Day(found, match.start(), match.end())


def _valid(year: int, month: int, day: int, match: re.Match[str]) -> Iterator[_Day]:
    found = _day(year, month, day)
    if found is not None:
        yield _Day(found, match.start(), match.end())


def numeric_day(first: int, second: int, year: int, *, day_first: bool | None) -> date | None:
    """The day that 06/08/2024 names: by the stated order, else by the only order that the calendar allows; None if both do."""
    by_day, by_month = _day(year, second, first), _day(year, first, second)
    if day_first is not None:
        return (by_day or by_month) if day_first else (by_month or by_day)
    if by_day and by_month and by_day != by_month:
        return None
    return by_day or by_month


def _first_clock(text: str, day: date) -> str:
    return next((clock for pattern in _CLOCKS for match in pattern.finditer(text) if (clock := _clock(match, day))), "")


def _clock(match: re.Match[str], day: date) -> str:
    """The ISO time of a match, with "T" before it; "" if no clock shows it."""
    parts = match.groupdict()
    hour, minute, second, half = int(parts["hour"]), int(parts.get("minute") or 0), parts.get("second"), parts.get("half")
    if half:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    if hour > 23 or minute > 59 or int(second or 0) > 59:
        return ""
    return f"T{hour:02}:{minute:02}{'' if second is None else ':' + second}{_offset(parts.get('zone'), day)}"


def _offset(zone: str | None, day: date) -> str:
    """The ISO offset of a written zone, "" if it is not known."""
    if not zone:
        return ""
    if match := _OFFSET.fullmatch(zone):
        return f"{match[1]}{int(match[2]):02}:{match[3] or '00'}" if int(match[2]) < _MOST_HOURS_OFF else ""
    minutes = zone_minutes(zone.upper(), day)
    if minutes is None:
        return ""
    return "Z" if minutes == 0 else f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


@cache
def _months(language: str) -> dict[str, int]:
    """English names always, since machines write them; those of the language besides."""
    return {**load_time_words("en").months, **load_time_words(language).months}


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (1900 if year >= _FIRST_2_DIGIT_YEAR else 2000)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
