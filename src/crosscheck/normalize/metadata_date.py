"""Dates as metadata write them: front matter, meta tags, mail headers, stamps, file names."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from msgspec import Struct

from crosscheck.lexicon.tables import load_table
from crosscheck.lexicon.time_words import load_time_words
from crosscheck.normalize.second_opinion import second_date

_LONGEST = 200
_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)|(?<!\d)(\d{4})(\d\d)(\d\d)(?=\D|\d{4,6}\b|$)")
_NUMERIC = re.compile(r"(?<![\d:])(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)(?![\d:])")
_DAY_MONTH = re.compile(
    r"(?<![\d:])(\d{1,2})(?:st|nd|rd|th|er|\.)?[\s-]{1,3}(?:of\s|de\s)?([^\W\d_]{3,10})\.?,?[\s-]{1,3}(?:del?\s)?'?(\d{4}|\d\d)(?![\d:])"
)
_MONTH_DAY = re.compile(r"([^\W\d_]{3,10})\.?\s{0,3}(\d{1,2})(?i:st|nd|rd|th)?,?\s{1,3}(\d{4})(?!\d)")
_ZONE_AFTER = r"(?:\s{0,2}\(?\s?(Z|[+-]\d\d[:']?\d\d|[+-]\d\d?|[A-Z]{2,5})(?![A-Za-z]))?"
_CLOCK = re.compile(
    r"(?<![\d:.])(\d{1,2})[:h.](\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?(?!\d)\s{0,2}([ap]\.?m\b\.?)?" + _ZONE_AFTER, re.IGNORECASE
)
_HOUR = re.compile(r"(?<![\d:.])(\d{1,2})\s{0,2}([ap]\.?m\b\.?)" + _ZONE_AFTER, re.IGNORECASE)
_COMPACT_CLOCK = re.compile(r"T?(\d\d)(\d\d)(\d\d)?" + _ZONE_AFTER)
_MILITARY = re.compile(r"(?<!\d)([012]\d)([0-5]\d)\s{0,2}(GMT|UTC|Z)(?![A-Za-z])")
_OFFSET = re.compile(r"([+-])(\d\d?)[:']?(\d\d)?")


class _Clock(Struct, frozen=True):
    hour: int
    minute: int
    second: int | None
    offset: str


def parse_date(text: str, *, day_first: bool | None = None, language: str = "en") -> str | None:
    """The one date that a metadata string states: an ISO date, or an ISO date-time where it has a clock; the offset only where it is stated.

    Takes ISO 8601, RFC 2822, and the newspaper forms ("13 August 2024", "Aug 13, 2024 6:00 PM EDT", "13/08/2024"). Two-digit
    parts that could be either are read by `day_first`; where that is None, a date that only one order allows is taken and an ambiguous one
    is None. None also where there is no date, or none that the calendar has.
    """
    head = text[:_LONGEST]
    found = _find_day(head, day_first, language)
    if found is None:
        return None if language == "en" else second_date(head, language)
    day, start, end = found
    compact = _COMPACT_CLOCK.match(head, end)
    clock = _clock(*compact.group(1, 2, 3), None, compact[4], day, language) if compact else None
    clock = clock or _find_clock(f"{head[:start]} | {head[end:]}", day, language)
    if clock is None:
        return day.isoformat()
    seconds = "" if clock.second is None else f":{clock.second:02}"
    return f"{day.isoformat()}T{clock.hour:02}:{clock.minute:02}{seconds}{clock.offset}"


def _find_day(text: str, day_first: bool | None, language: str) -> tuple[date, int, int] | None:
    months = _months(language)
    for match in _ISO.finditer(text):
        year, month, day = (int(part) for part in match.groups() if part)
        if found := _day(year, month, day):
            return found, match.start(), match.end()
    for match in _DAY_MONTH.finditer(text):
        if found := _day(_full_year(match[3]), months.get(match[2].lower(), 0), int(match[1])):
            return found, match.start(), match.end()
    for match in _MONTH_DAY.finditer(text):
        if found := _day(int(match[3]), months.get(match[1].lower(), 0), int(match[2])):
            return found, match.start(), match.end()
    for match in _NUMERIC.finditer(text):
        first_is_day = match[2] == "." if day_first is None and match[2] == "." else day_first
        if found := numeric_day(int(match[1]), int(match[3]), _full_year(match[4]), first_is_day):
            return found, match.start(), match.end()
    return None


def numeric_day(first: int, second: int, year: int, day_first: bool | None) -> date | None:
    """The day that 06/08/2024 names: by the stated order, else by the only order that the calendar allows; None if both do."""
    by_day, by_month = _day(year, second, first), _day(year, first, second)
    if day_first is not None:
        return (by_day or by_month) if day_first else (by_month or by_day)
    if by_day and by_month and by_day != by_month:
        return None
    return by_day or by_month


def _find_clock(text: str, day: date, language: str) -> _Clock | None:
    for match in _CLOCK.finditer(text):
        if clock := _clock(match[1], match[2], match[3], match[4], match[5], day, language):
            return clock
    for match in _MILITARY.finditer(text):
        if clock := _clock(match[1], match[2], None, None, match[3], day, language):
            return clock
    for match in _HOUR.finditer(text):
        if clock := _clock(match[1], "0", None, match[2], match[3], day, language):
            return clock
    return None


def _clock(hour: str, minute: str, second: str | None, half: str | None, zone: str | None, day: date, language: str) -> _Clock | None:
    hours, minutes, seconds = int(hour), int(minute), None if second is None else int(second)
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half[0] in "pP" else 0)
    if hours > 23 or minutes > 59 or (seconds or 0) > 59:
        return None
    return _Clock(hours, minutes, seconds, _offset(zone, day, language))


def _offset(zone: str | None, day: date, language: str) -> str:
    if not zone:
        return ""
    if zone in "zZ":
        return "Z"
    if match := _OFFSET.fullmatch(zone):
        return f"{match[1]}{int(match[2]):02}:{match[3] or '00'}"
    minutes = zone_minutes(zone.upper(), day)
    if minutes is None:
        return ""
    return "Z" if minutes == 0 else f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def zone_minutes(abbreviation: str, day: date) -> int | None:
    """Minutes east of UTC of a zone's abbreviation on a day ("EDT" -240; "ET" by the season); None if it is not known."""
    table = load_table("en", "zones")
    seasonal = table["seasonal"].get(abbreviation)
    if seasonal:
        return int(seasonal[1] if has_daylight_saving(day) else seasonal[0])
    minutes = table["abbreviations"].get(abbreviation)
    return None if minutes is None else int(minutes)


def has_daylight_saving(day: date) -> bool:
    """Whether a day is in North America's summer time: second Sunday of March to first Sunday of November (Energy Policy Act of 2005)."""
    return _nth_sunday(day.year, 3, 2) <= day < _nth_sunday(day.year, 11, 1)


def _nth_sunday(year: int, month: int, nth: int) -> date:
    first = date(year, month, 1)
    return first.replace(day=1 + (6 - first.weekday()) % 7 + 7 * (nth - 1))


@cache
def _months(language: str) -> dict[str, int]:
    """English names always, since machines write them; those of the language besides."""
    return {**load_time_words("en").months, **load_time_words(language).months}


def _full_year(digits: str) -> int:
    """Four digits as they are; two-digit years as POSIX reads them: 69-99 are of the 20th century, 00-68 of the 21st."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (1900 if year >= 69 else 2000)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
