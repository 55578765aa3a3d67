"""The calendar: stretches of days by grain, their TIMEX3 values, and how to move along them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from msgspec import Struct

from crosscheck.model.timex import Grain, Timex

_DAY = timedelta(days=1)
_LAST_DAY_AFTER = 2
"""Tuesday: a holiday up to this day is nearer to the weekend before it."""

_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""Meteorological seasons of the northern hemisphere, by their first month."""

UNIT_GRAINS: dict[str, Grain] = {
    "D": "day",
    "W": "week",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
    "WE": "weekend",
    "H": "half",
}
"""The grain of each TIMEX3 unit code of a day or more."""


class Stretch(Struct, frozen=True):
    """A stretch of days, both ends inclusive; `value` is its TIMEX3 value; `mod` marks a part of it."""

    grain: Grain
    first: date
    last: date
    value: str
    mod: str | None = None


def day_stretch(day: date) -> Stretch:
    """One calendar day."""
    return Stretch("day", day, day, day.isoformat())


def week_stretch(day: date) -> Stretch:
    """The ISO week (Monday to Sunday) of a day."""
    year, week, weekday = day.isocalendar()
    first = day - (weekday - 1) * _DAY
    return Stretch("week", first, first + 6 * _DAY, f"{year:04}-W{week:02}")


def weekend_stretch(day: date) -> Stretch:
    """Saturday and Sunday of a day's ISO week."""
    week = week_stretch(day)
    return Stretch("weekend", week.first + 5 * _DAY, week.last, f"{week.value}-WE")


def weekend_beside(stretch: Stretch | None) -> Stretch | None:
    """The weekend nearest to a day: that before it up to a Tuesday, that after it from a Wednesday on."""
    if stretch is None:
        return None
    weeks = 1 if stretch.first.isoweekday() <= _LAST_DAY_AFTER else 0
    return weekend_stretch(stretch.first - weeks * 7 * _DAY)


def month_stretch(year: int, month: int) -> Stretch:
    """A calendar month. Raises ValueError if there is none."""
    return Stretch("month", date(year, month, 1), month_end(year, month), f"{year:04}-{month:02}")


def quarter_stretch(year: int, quarter: int) -> Stretch:
    """A quarter of a calendar year, 1 to 4."""
    return Stretch("quarter", date(year, 3 * quarter - 2, 1), month_end(year, 3 * quarter), f"{year:04}-Q{quarter}")


def half_stretch(year: int, half: int) -> Stretch:
    """A half of a calendar year, 1 or 2."""
    return Stretch("half", date(year, 6 * half - 5, 1), month_end(year, 6 * half), f"{year:04}-H{half}")


def season_stretch(year: int, season: str) -> Stretch:
    """A season ("SP", "SU", "FA", "WI"); the winter of a year begins in its December."""
    start = _SEASON_STARTS[season]
    last = month_end(year, start + 2) if start < 12 else month_end(min(year + 1, 9999), 2)
    return Stretch("season", date(year, start, 1), last, f"{year:04}-{season}")


def year_stretch(year: int) -> Stretch:
    """A calendar year, 1 to 9999."""
    return Stretch("year", date(year, 1, 1), date(year, 12, 31), f"{year:04}")


def decade_stretch(year: int) -> Stretch:
    """The decade of a year: the 1990s are "199"."""
    first = year - year % 10
    return Stretch("decade", date(max(first, 1), 1, 1), date(first + 9, 12, 31), f"{first // 10:03}")


def century_stretch(century: int) -> Stretch:
    """A century by its number: the 21st is "20", 2000 to 2099, as TIMEX3 counts."""
    first = (century - 1) * 100
    return Stretch("century", date(max(first, 1), 1, 1), date(first + 99, 12, 31), f"{century - 1:02}")


def stretch_of(grain: Grain, day: date) -> Stretch:
    """The stretch of a grain that a day lies in; grains finer than a day give the day."""
    return _STRETCHES.get(grain, day_stretch)(day)


def season_of(day: date) -> Stretch:
    """The season that a day lies in."""
    index = day.month % 12 // 3
    return season_stretch(day.year - (day.month < 3), ("WI", "SP", "SU", "FA")[index])


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The same day some months on, or the month's last day where it has no such day. Raises ValueError outside the years 1 to 9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift_day(day: date, unit: str, count: int) -> date:
    """A day moved by so many units (TIMEX3 unit codes). Raises ValueError or OverflowError outside the calendar."""
    days = {"D": 1, "W": 7, "FN": 14, "WE": 7, "NI": 1}
    if unit in days:
        return day + count * days[unit] * _DAY
    months = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}
    return add_months(day, count * months[unit])


def part_of(stretch: Stretch, mod: str) -> Stretch:
    """A part of a stretch, under the stretch's own value: START its first half, END its last half, MID the middle half."""
    days = (stretch.last - stretch.first).days + 1
    half, quarter = timedelta(days=(days + 1) // 2 - 1), timedelta(days=days // 4)
    first, last = stretch.first, stretch.last
    if mod == "START":
        last = first + half
    elif mod == "END":
        first = last - half
    elif mod == "MID":
        first, last = first + quarter, last - quarter
    return Stretch(stretch.grain, first, last, stretch.value, mod)


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus, Meeus 1991)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth weekday (Monday 1) of a month, -1 the last. Raises ValueError if the month has no such day."""
    if nth < 0:
        last = month_end(year, month)
        return last - ((last.isoweekday() - weekday) % 7 + 7 * (-nth - 1)) * _DAY
    first = date(year, month, 1)
    return first.replace(day=1 + (weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def stretch_timex(stretch: Stretch, anchor: date | None) -> Timex:
    """A calendar stretch as a DATE, with what it was resolved against."""
    first, last = stretch.first.isoformat(), stretch.last.isoformat()
    return Timex("DATE", stretch.value, stretch.mod, first, last, None if anchor is None else anchor.isoformat(), stretch.grain)


_STRETCHES: Mapping[Grain, Callable[[date], Stretch]] = MappingProxyType(
    {
        "century": lambda day: century_stretch(day.year // 100 + 1),
        "decade": lambda day: decade_stretch(day.year),
        "year": lambda day: year_stretch(day.year),
        "half": lambda day: half_stretch(day.year, (day.month + 5) // 6),
        "quarter": lambda day: quarter_stretch(day.year, (day.month + 2) // 3),
        "season": season_of,
        "month": lambda day: month_stretch(day.year, day.month),
        "week": week_stretch,
        "weekend": weekend_stretch,
    }
)
