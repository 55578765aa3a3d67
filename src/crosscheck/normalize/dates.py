"""Dates: days and periods with what is cut out of them ("early Tuesday", "late August", "the end of the year")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from crosscheck.model import Timex
from crosscheck.normalize.calendar import Stretch, part_of, stretch_timex, weekend_beside
from crosscheck.normalize.days import resolve_day
from crosscheck.normalize.lengths import resolve_duration
from crosscheck.normalize.periods import resolve_period
from crosscheck.normalize.scene import Scene
from crosscheck.normalize.second_opinion import second_opinion
from crosscheck.normalize.time_numbers import number_of
from crosscheck.normalize.time_ranges import resolve_range
from crosscheck.normalize.times_of_day import part_of_day

ABSOLUTE_ROLES = frozenset({"year", "iso", "era"})
"""Parts that tie a time to the calendar by themselves."""

_CUTS: Mapping[str, str] = MappingProxyType(
    {"early": "START", "first": "START", "opening": "START", "late": "END", "latter": "END", "later": "END", "final": "END", "last": "END", "closing": "END"}
    | {"mid": "MID", "middle": "MID"}
)  # fmt: skip
_STRETCHES = frozenset({"decade", "year", "month", "week", "century"})

Parts = Mapping[str, str]


def resolve_date(form: str, parts: Parts, scene: Scene) -> Timex | None:
    """The value of a form of the family "date"; with a type only where it stays open."""
    if "foreign" in parts:
        return _date(_foreign(parts["foreign"], scene), parts, scene)
    if form == "date.weekend-of":
        return _date(weekend_beside(resolve_day(parts, scene)), parts, scene)
    if form.startswith("date.days"):
        return _date(resolve_range(parts, scene), parts, scene)
    if form.startswith("date.day"):
        return _resolve_day(parts, scene)
    return _resolve_period(form, parts, scene)


def _date(stretch: Stretch | None, parts: Parts, scene: Scene) -> Timex:
    if stretch is None:
        return Timex("DATE", None)
    return stretch_timex(stretch, None if ABSOLUTE_ROLES & parts.keys() else scene.day)


def _foreign(surface: str, scene: Scene) -> Stretch | None:
    """What dateparser makes of a phrase of another language, or of a date in an odd order."""
    return None if scene.day is None else second_opinion(surface, scene.day.isoformat(), scene.words.language)


def _resolve_day(parts: Parts, scene: Scene) -> Timex:
    """A day; "early Tuesday" is its morning, "late Tuesday" its evening; "earlier today" and "the end of the day" the day itself."""
    stretch, cut = resolve_day(parts, scene), parts.get("cut")
    if stretch is None or cut not in ("early", "late"):
        return _date(stretch, parts, scene)
    anchor = None if scene.day is None else scene.day.isoformat()
    return part_of_day(stretch.first, "MO" if cut == "early" else "EV", _CUTS[cut], anchor=anchor)


def _resolve_period(form: str, parts: Parts, scene: Scene) -> Timex | None:
    if parts.get("era", "").startswith("b"):
        return _before_christ(parts, scene)
    if form == "date.period-end":
        cut = parts["cut"]
        unit = next(word for word in re.findall(r"[a-z]+", cut.removeprefix("mid")) if word in scene.words.units)
        return _date(_cut(resolve_period({"unit": unit, "cut": cut}, scene), "MID" if cut.startswith("mid") else "END"), parts, scene)
    if form == "date.period" and parts.get("rel") == "past" and parts.get("unit") in _STRETCHES:
        return resolve_duration({**parts, "count": "one"}, scene)
    if "weekendof" in parts:
        return _date(weekend_beside(resolve_day(parts, scene)), parts, scene)
    mod = None if form == "date.period-later" else _mod(parts, scene)
    return _date(_cut(resolve_period(parts, scene), mod), parts, scene)


def _mod(parts: Parts, scene: Scene) -> str | None:
    cut = parts.get("cut", "")
    return _CUTS.get(cut) or scene.words.table["cut"].get(cut)


def _cut(stretch: Stretch | None, mod: str | None) -> Stretch | None:
    return stretch if stretch is None or mod is None else part_of(stretch, mod)


def _before_christ(parts: Parts, scene: Scene) -> Timex:
    """Times before Christ have a value and no days: the calendar of dates begins later."""
    if "year" in parts:
        return Timex("DATE", f"BC{int(parts['year']):04}", grain="year")
    century = number_of(parts.get("century", ""), scene.words)
    return Timex("DATE", None if century is None else f"BC{century - 1:02}", grain="century")


def resolve_reference(form: str, scene: Scene) -> Timex:
    """Times that are no point of the calendar: "now" (the anchor's day under TIMEX3's own name), "recently", "the future"."""
    if form != "ref.present":
        return Timex("DATE", "PAST_REF" if form == "ref.past" else "FUTURE_REF")
    day = None if scene.day is None else scene.day.isoformat()
    return Timex("DATE", "PRESENT_REF", None, day, day, day, "day" if day else None)
