"""Moments as exact minutes, so that dates and clock times are intervals like any other."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction

from crosscheck.judge.interval import Interval

DAY = 1440
"""Minutes of a day."""


def minute_of(moment: str) -> int | None:
    """The minutes from the start of year 1 to an ISO date or date-time, zone left out; None if it is no ISO moment."""
    try:
        read = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return (read.toordinal() - 1) * DAY + read.hour * 60 + read.minute


def is_day(moment: str) -> bool:
    """Whether an ISO moment is a date alone."""
    return "T" not in moment


def span_of(first: str | None, last: str | None) -> Interval | None:
    """The half-open minutes from `first` to the end of `last` (ISO, inclusive to the day or to the minute); None if unresolved."""
    if first is None or last is None:
        return None
    start, end = minute_of(first), minute_of(last)
    if start is None or end is None:
        return None
    end += DAY if is_day(last) else 1
    if end <= start:
        return None
    return Interval(Fraction(start), Fraction(end), low_closed=True)


def days_between(first: str | None, second: str | None) -> int | None:
    """Whole days from the day of one ISO moment to the day of another; None if one is missing or no ISO moment."""
    start = minute_of(first) if first else None
    end = minute_of(second) if second else None
    if start is None or end is None:
        return None
    return end // DAY - start // DAY
