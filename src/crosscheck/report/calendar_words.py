"""Dates and times as people read them: "13 Aug 2024, 18:00", "6–13 Aug 2024", "late Aug 2024", "3 years"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta

from crosscheck.model import AsOf, Timex

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MODS = {
    "START": "early ", "MID": "mid-", "END": "late ", "APPROX": "about ", "BEFORE": "before ", "AFTER": "after ", "ON_OR_BEFORE": "by ",
    "ON_OR_AFTER": "from ", "LESS_THAN": "less than ", "MORE_THAN": "more than ", "EQUAL_OR_LESS": "at most ", "EQUAL_OR_MORE": "at least ",
}  # fmt: skip
_PARTS = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime", "MI": "midday"}
_DURATION = re.compile(r"P(?:T?)([0-9.X]{1,12})([A-Z]{1,2})")
_DURATION_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "DE": "decade", "CE": "century", "Q": "quarter", "WE": "weekend"}
_CLOCK_UNITS = {"H": "hour", "M": "minute", "S": "second"}


def moment_words(value: str) -> str:
    """An ISO date or date-time for people; anything else as it is. A zone is said as UTC or its offset."""
    try:
        if "T" not in value and " " not in value:
            return _day_words(date.fromisoformat(value))
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    return f"{_day_words(moment.date())}, {moment:%H:%M}{_zone_words(moment.utcoffset())}"


def _zone_words(offset: timedelta | None) -> str:
    if offset is None:
        return ""
    minutes = int(offset.total_seconds() // 60)
    if not minutes:
        return " UTC"
    return f" UTC{'+' if minutes > 0 else '−'}{abs(minutes) // 60}" + (f":{abs(minutes) % 60:02}" if minutes % 60 else "")


def _day_words(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def span_words(first: str, last: str) -> str:
    """A stretch of the calendar: whole years and months by name, other stretches from end to end."""
    if first == last:
        return moment_words(first)
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return _clock_span(first, last)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        return _month_span(start, end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_day_words(end)}"
    head = f"{start.day} {_MONTHS[start.month - 1]}" if start.year == end.year else _day_words(start)
    return f"{head} – {_day_words(end)}"


def _month_span(start: date, end: date) -> str:
    name = f"{_MONTHS[end.month - 1]} {end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return name
    return f"{_MONTHS[start.month - 1]}{'' if start.year == end.year else f' {start.year}'} – {name}"


def _clock_span(first: str, last: str) -> str:
    if first[:10] == last[:10] and len(last) > 11:
        return f"{moment_words(first)}–{last[11:16]}"
    return f"{moment_words(first)} – {moment_words(last)}"


def timex_words(timex: Timex) -> str:
    """The normalized time, ready to show: by its TIMEX3 value where that has a plain reading, else by what it covers."""
    lead = _MODS.get(timex.mod or "", "about " if timex.approximate else "")
    if timex.type == "DURATION":
        return lead + _duration_words(timex.value)
    if timex.value is None:
        return "not resolved"
    if timex.type == "SET":
        return lead + timex.value
    part = re.search(r"T([A-Z]{2})$", timex.value)
    if part and part[1] in _PARTS:
        return f"{moment_words(timex.value[:10])}, {lead}{_PARTS[part[1]]}"
    whole = _period_words(timex.value)
    if whole is None and timex.first and timex.last:
        whole = span_words(timex.first, timex.last)
    zone = "" if timex.zone is None or timex.type != "TIME" else _zone_words(timedelta(minutes=timex.zone))
    return f"{lead}{whole or timex.value}{'' if whole and 'UTC' in whole else zone}"


def _period_words(value: str) -> str | None:
    """A TIMEX3 year, month, day or clock time by name; None for what has no short name."""
    if re.fullmatch(r"\d{4}", value):
        return value
    if month := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", value):
        return f"{_MONTHS[int(month[2]) - 1]} {month[1]}"
    if re.match(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}|$)", value) and "/" not in value:
        return moment_words(value)
    return None


def _duration_words(value: str | None) -> str:
    match = _DURATION.fullmatch(value or "")
    if match is None:
        return value or "not resolved"
    units = _CLOCK_UNITS if match[0].startswith("PT") else _DURATION_UNITS
    name = units.get(match[2])
    if name is None:
        return match[0]
    figure = "some" if match[1] == "X" else match[1]
    return f"{figure} {name if figure == '1' else 'centuries' if name == 'century' else name + 's'}"


def as_of_words(as_of: AsOf) -> str:
    """The moment a value describes; "" where it is unknown."""
    if as_of.first and as_of.last:
        return span_words(as_of.first, as_of.last)
    if as_of.first:
        return f"from {moment_words(as_of.first)}"
    return f"until {moment_words(as_of.last)}" if as_of.last else ""
