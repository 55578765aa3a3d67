"""Which day a weekday is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from crosscheck.normalize.calendar import nth_weekday, week_stretch
from crosscheck.normalize.scene import Scene
from crosscheck.normalize.time_numbers import number_of
from crosscheck.normalize.years import LAST_WORDS, NEXT_WORDS, choose_day, month_number, relation_of, stated_year, weekday_number

_LONG_PAIR = 5
"""Days: two weekdays behind the report that would lie further apart are told in no order."""

_CHAINED = frozenset({"following", "previous", "that", "the same"})
"""Relations that start from the day mentioned last."""

_BEYOND: Mapping[str, str] = MappingProxyType({"before last": "last", "after next": "next"})


def find_weekday(parts: Mapping[str, str], scene: Scene) -> date | None:
    """The day that the parts name by its weekday, alone or seen from here; None without an anchor."""
    weekday = weekday_number(parts, scene)
    relation = parts.get("relweek") or relation_of(parts)
    base = scene.reference if relation in _CHAINED else scene.day
    if weekday is None or base is None:
        return None
    if relation in _BEYOND:
        return choose_weekday(weekday, _BEYOND[relation], base, scene) + timedelta(weeks=1 if relation == "after next" else -1)
    if relation == "ago":
        latest = choose_weekday(weekday, "last", base, scene)
        return latest - timedelta(weeks=(number_of(parts["count"], scene.words) or 1) - 1)
    if "relweek" in parts:
        weeks = -1 if relation in LAST_WORDS else 1 if relation in NEXT_WORDS else 0
        return week_stretch(base).first + timedelta(days=weekday - 1, weeks=weeks)
    day = choose_weekday(weekday, relation, base, scene)
    return day if relation else _after_joined(day, scene)


def _after_joined(day: date, scene: Scene) -> date:
    """The second of two weekdays, "Monday to Friday", "next Tuesday and Wednesday": after the first, where that one is not far off."""
    first = scene.joined_day.first if scene.joined_day is not None else None
    if first is None or day >= first or scene.day is None:
        return day
    later = first + timedelta(days=(day.isoweekday() - first.isoweekday()) % 7)
    return later if first > scene.day or (later - first).days < _LONG_PAIR else day


def choose_weekday(weekday: int, relation: str, base: date, scene: Scene) -> date:
    """The weekday meant from a base day: bare ones are the day itself or the latest before it, unless the tense points ahead.

    "last" is the latest before the day, "next" that of the following week (this week's needs no "next").
    """
    back, ahead = (base.isoweekday() - weekday) % 7, (weekday - base.isoweekday()) % 7
    if relation in LAST_WORDS:
        return base - timedelta(days=back or 7)
    if relation in ("next", "following"):
        return week_stretch(base).first + timedelta(days=weekday + 6)
    if relation in NEXT_WORDS:
        return base + timedelta(days=ahead or 7)
    if relation == "this":
        return week_stretch(base).first + timedelta(days=weekday - 1)
    if scene.tense == "future" and relation != "that":
        return base + timedelta(days=ahead)
    return base - timedelta(days=back)


def find_nth_weekday(parts: Mapping[str, str], scene: Scene) -> date | None:
    """ "The first Monday in May": of the year stated, or of the May that fits the scene."""
    weekday, nth, month = weekday_number(parts, scene), number_of(parts["nth"], scene.words), month_number(parts, scene)
    if weekday is None or nth is None:
        return None
    if month is None:
        return None if scene.day is None else nth_weekday(scene.day.year, scene.day.month, weekday, nth)
    near = choose_day(month, 15, scene)
    year = stated_year(parts, scene) or (near.year if near else None)
    return None if year is None else nth_weekday(year, month, weekday, nth)
