"""Which calendar day an expression names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from crosscheck.normalize.calendar import Stretch, day_stretch
from crosscheck.normalize.holidays import find_holiday, find_known_day
from crosscheck.normalize.months import find_month
from crosscheck.normalize.numeric_dates import find_iso, find_named, find_numeric
from crosscheck.normalize.scene import Scene
from crosscheck.normalize.time_numbers import number_of
from crosscheck.normalize.weekdays import find_nth_weekday, find_weekday
from crosscheck.normalize.years import choose_day, days_around, likeliest, month_number, stated_year, weekday_number

_WEEKDAY_REACH = 8
"""How many months to either side a weekday and a day of the month are looked for together ("Friday the 13th")."""

_BACK = frozenset({"before", "previous", "preceding", "earlier", "prior"})
_AHEAD = frozenset({"after", "next", "following"})


def resolve_day(parts: Mapping[str, str], scene: Scene) -> Stretch | None:
    """The day that the parts name in their scene; None if it stays open, or the calendar has no such day."""
    for role, find in _BY_ROLE:
        if role in parts:
            try:
                day = find(parts, scene)
            except (ValueError, OverflowError):
                return None
            return None if day is None else day_stretch(day)
    return None


def _find_day_of_month(parts: Mapping[str, str], scene: Scene) -> date | None:
    day, month = number_of(parts["day"], scene.words), month_number(parts, scene)
    if day is None:
        return None
    if month is None:
        return _find_lone_day(day, parts, scene)
    year = stated_year(parts, scene)
    if year is not None:
        return date(year, month, day)
    return choose_day(month, day, scene, weekday_number(parts, scene))


def _find_lone_day(day: int, parts: Mapping[str, str], scene: Scene) -> date | None:
    """ "The 6th": of the month that a narrative has reached, else the nearest that tense and weekday allow."""
    base = scene.timeline.first if scene.narrative and scene.timeline else scene.day
    if base is None:
        return None
    month = base.year * 12 + base.month - 1
    if scene.narrative or "rel" in parts:
        month += {"next": 1, "last": -1}.get(parts.get("rel", ""), 0)
        return date(month // 12, month % 12 + 1, day)
    if "weekday" not in parts:
        return likeliest(days_around(month, day, 1), base, scene)
    weekday = weekday_number(parts, scene)
    return likeliest((found for found in days_around(month, day, _WEEKDAY_REACH) if found.isoweekday() == weekday), base, scene)


def _find_related(parts: Mapping[str, str], scene: Scene) -> date | None:
    """ "The day before", "the next day", "that day": from the day mentioned last, else from the anchor."""
    words, reference = set(parts["dayrel"].split()), scene.reference
    if reference is None:
        return None
    return reference + timedelta(days=-1 if words & _BACK else 1 if words & _AHEAD else 0)


def _find_beside(parts: Mapping[str, str], scene: Scene) -> date | None:
    """ "The day after the vote": from the day mentioned last, which such a noun mostly takes up; else it stays open."""
    if scene.mentioned_day is None:
        return None
    return scene.mentioned_day.first + timedelta(days=-1 if "before" in parts["dayof"] else 1)


def _find_deictic(parts: Mapping[str, str], scene: Scene) -> date | None:
    return None if scene.day is None else scene.day + timedelta(days=int(scene.words.table["deictic"][parts["deictic"]]))


def _find_beyond(parts: Mapping[str, str], scene: Scene) -> date | None:
    """ "The day before yesterday" and "the day after tomorrow"."""
    return None if scene.day is None else scene.day + timedelta(days=-2 if "yesterday" in parts["beyond"] else 2)


def _find_last_of_month(parts: Mapping[str, str], scene: Scene) -> date | None:
    """ "The last day of March"."""
    month = find_month(parts, scene)
    return None if month is None else month.last


_BY_ROLE: tuple[tuple[str, Callable[[Mapping[str, str], Scene], date | None]], ...] = (
    ("iso", find_iso),
    ("named", find_named),
    ("known", find_known_day),
    ("numeric", find_numeric),
    ("holiday", find_holiday),
    ("dayrel", _find_related),
    ("dayof", _find_beside),
    ("deictic", _find_deictic),
    ("beyond", _find_beyond),
    ("nth", find_nth_weekday),
    ("monthend", _find_last_of_month),
    ("day", _find_day_of_month),
    ("weekday", find_weekday),
)
"""The role that decides how a day is named, the more telling first."""
