"""Which month, or week of a month, an expression names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from crosscheck.normalize.calendar import Stretch, month_stretch, week_stretch, year_stretch
from crosscheck.normalize.relative_periods import shifted_stretch
from crosscheck.normalize.scene import Scene
from crosscheck.normalize.time_numbers import number_of
from crosscheck.normalize.years import LAST_WORDS, NEXT_WORDS, base_day, choose_day, full_year, month_number, stated_year, told_year

_MONTHS_BACK = 8
"""Without a verb to tell, a bare month is the latest one if it lies no further back than this: three in four of news lie behind."""


def find_month(parts: Mapping[str, str], scene: Scene) -> Stretch | None:
    """The month that the parts name, with the year they state or the one that fits the scene."""
    if "monthnumber" in parts:
        return month_stretch(int(parts["year"]), int(parts["monthnumber"]))
    month = month_number(parts, scene)
    if month is None:
        return None
    year = stated_year(parts, scene)
    if year is None:
        year = _year_of_month(month, parts.get("rel", ""), scene)
    return None if year is None else month_stretch(year, month)


def _year_of_month(month: int, relation: str, scene: Scene) -> int | None:
    base = base_day(scene)
    if base is None:
        return None
    if relation in LAST_WORDS:
        return base.year - (month >= base.month)
    if relation in NEXT_WORDS:
        return base.year + (month <= base.month)
    told = base.year if relation else told_year(month, scene)
    return _year_by_tense(month, base, scene) if told is None else told


def _year_by_tense(month: int, base: date, scene: Scene) -> int:
    if scene.tense == "past":
        return base.year - (month > base.month)
    if scene.tense == "future":
        return base.year + (month < base.month)
    behind = (base.month - month) % 12
    months = -behind if behind <= _MONTHS_BACK else (month - base.month) % 12
    return base.year + (base.month - 1 + months) // 12


def find_half(parts: Mapping[str, str], scene: Scene) -> Stretch | None:
    """The first or second half of a month; the first ends on the 15th."""
    month = find_month(parts, scene)
    if month is None:
        return None
    middle = month.first.replace(day=15)
    if parts["half"] == "first":
        return Stretch("month", month.first, middle, month.value, "START")
    return Stretch("month", middle + timedelta(days=1), month.last, month.value, "END")


def find_week(parts: Mapping[str, str], scene: Scene) -> Stretch | None:
    """The ISO week that the parts name: the nth of a month or year, or the one of a day."""
    if "nth" in parts:
        return _nth_week(parts, scene)
    month, day = month_number(parts, scene), number_of(parts.get("day", ""), scene.words)
    if month is None or day is None:
        return None
    year = stated_year(parts, scene)
    found = choose_day(month, day, scene) if year is None else date(year, month, day)
    return None if found is None else week_stretch(found)


def find_numbered_week(parts: Mapping[str, str], scene: Scene) -> Stretch | None:
    """The ISO week of that number in the anchor's year. Raises ValueError if the year has no such week."""
    return None if scene.day is None else week_stretch(date.fromisocalendar(scene.day.year, int(parts["weeknumber"]), 1))


def _nth_week(parts: Mapping[str, str], scene: Scene) -> Stretch | None:
    """The first week of a month is the one that holds most of its first days: that of the 4th (ISO 8601's rule for years)."""
    nth = -1 if parts["nth"] in ("last", "final") else number_of(parts["nth"], scene.words)
    if "month" in parts:
        period = find_month(parts, scene)
    elif "relmonth" in parts:
        period = shifted_stretch("month", {"last": -1, "next": 1}.get(parts["relmonth"], 0), scene)
    else:
        period = year_stretch(full_year(parts["year"], scene))
    if nth is None or period is None:
        return None
    return week_stretch(period.last - timedelta(days=3)) if nth < 0 else week_stretch(period.first + timedelta(days=3 + 7 * (nth - 1)))
