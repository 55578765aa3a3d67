"""Times told as a length from another time: "two weeks ago", "a year earlier", "in three days", "two days after Christmas"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from crosscheck.model.timex import Grain, Timex
from crosscheck.normalize.calendar import Stretch, add_months, day_stretch, stretch_of, stretch_timex
from crosscheck.normalize.days import resolve_day
from crosscheck.normalize.lengths import SECONDS, length_count, move_day, unit_of
from crosscheck.normalize.scene import Scene
from crosscheck.normalize.tense import Tense

_GRAINS: Mapping[str, Grain] = MappingProxyType(
    {"D": "day", "NI": "day", "W": "week", "FN": "week", "WE": "weekend", "M": "month", "Q": "quarter", "H": "half", "Y": "year", "DE": "year", "CE": "year"}
)  # fmt: skip
"""How coarse "three weeks ago" is: as its unit, but a decade ago is a year."""

_BACKWARD = frozenset({"ago", "earlier", "previously", "before", "prior", "prior to", "back"})
_FROM_ANCHOR = frozenset({"ago", "hence", "from now", "from today", "in"})
_TENSES: Mapping[str, Tense] = MappingProxyType({"ago": "past", "from": "future"})
"""Where a bare weekday lies after these words: "a week ago Friday", "a week from Friday"."""

_ROUND = 5
_ROUND_FROM = 10
"""Years told in fives from ten on are round: "40 years ago" allows a twentieth to each side."""


class _Shift(Struct, frozen=True):
    """A unit, how many of them with the sign of their direction, and whether the anchor is their start (else the time mentioned last)."""

    unit: str
    count: Decimal
    from_anchor: bool


def resolve_shift(parts: Mapping[str, str], scene: Scene) -> Timex | None:
    """The time so far from its reference, as coarse as the unit; without a figure only that it was, or will be. None if it stays open."""
    word = "ago" if "ago" in parts else parts.get("shift", "in")
    unit, count = unit_of(parts, scene), length_count(parts, scene)
    if unit is None:
        return None
    if count is None:
        return Timex("DATE", "PAST_REF" if word in _BACKWARD else "FUTURE_REF", approximate=True)
    named = resolve_day(parts, replace(scene, tense=_TENSES.get(word, scene.tense)))
    if named is not None:
        scene = replace(scene, mentioned=named, mentioned_day=named)
    shift = _Shift(unit, -count if word in _BACKWARD else count, from_anchor=named is None and word in _FROM_ANCHOR)
    if named is not None and (word == "ago" or (unit == "W" and "weekday" in parts)):
        return stretch_timex(day_stretch(move_day(named.first, unit, shift.count)), scene.day)
    return _shifted(shift, scene)


def resolve_beside(parts: Mapping[str, str], scene: Scene) -> Timex | None:
    """The day or week right before or after a named day: "the week before Christmas", "the day after Aug. 6". None if it stays open."""
    named = resolve_day({role: surface for role, surface in parts.items() if not role.startswith("by.")}, scene)
    if named is None:
        return None
    unit = unit_of({"unit": parts.get("by.unit", "day")}, scene) or "D"
    steps = -1 if "before" in next(parts[role] for role in ("by.rel", "by.dayrel", "by.dayof") if role in parts) else 1
    return stretch_timex(stretch_of(_GRAINS[unit], move_day(named.first, unit, Decimal(steps))), scene.day)


def _shifted(shift: _Shift, scene: Scene) -> Timex | None:
    if shift.from_anchor and shift.unit in SECONDS and scene.moment is not None:
        return _shifted_moment(shift, scene.moment)
    base = _base(shift, scene)
    if base is None:
        return None
    moved = move_day(base, shift.unit, shift.count)
    if shift.unit in SECONDS:
        return stretch_timex(_touched(base, moved if shift.unit == "TH" else base), base)
    return stretch_timex(_widened(stretch_of(_GRAINS[shift.unit], moved), shift), base)


def _base(shift: _Shift, scene: Scene) -> date | None:
    """The day to start from: the anchor's, or that of the time mentioned last; lengths of days and less start from a day."""
    if shift.from_anchor:
        return scene.day
    if shift.unit in ("D", "NI") or shift.unit in SECONDS or scene.mentioned is None:
        return scene.reference
    return scene.mentioned.first


def _shifted_moment(shift: _Shift, moment: datetime) -> Timex:
    """Hours, minutes or seconds from a publication whose clock time is known."""
    value = f"{moment + timedelta(seconds=int(shift.count * SECONDS[shift.unit])):%Y-%m-%dT%H:%M}"
    return Timex("TIME", value, None, value, value, moment.date().isoformat(), "hour" if shift.unit == "TH" else "minute", approximate=True)


def _touched(base: date, moved: date) -> Stretch:
    """Hours from a day whose clock is unknown: that day, and the one they may lead to; minutes stay on their day."""
    day = base if abs((moved - base).days) <= 1 else moved
    return Stretch("day", min(base, moved), max(base, moved), day.isoformat())


def _widened(stretch: Stretch, shift: _Shift) -> Stretch:
    years = {"Y": abs(shift.count), "DE": abs(shift.count) * 10}.get(shift.unit, Decimal(0))
    if years < _ROUND_FROM or years % _ROUND:
        return stretch
    slack = 12 * int((years + 19) // 20)
    return Stretch(stretch.grain, add_months(stretch.first, -slack), add_months(stretch.last, slack), stretch.value)
