"""How a text tells of time: from the day of writing, or along a line of its own; and what it remembers from one time to the next."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from crosscheck.model import Timex
from crosscheck.normalize.calendar import Stretch
from crosscheck.normalize.scene import Scene

_OPENING = re.compile(r"(?:^|[.!?:][\"'”’)]*\s|\n)\s*(?:[A-Z]?[a-z]{1,12}\s){0,3}$")
_OPENING_REACH = 40
_FEWEST_YEARS = 4
_YEARS_PER_POINTER = 4
_ASIDE = 3
"""Years: a month or day with an explicit year further from where a tale is does not move it, unless it opens its sentence."""

_COARSE = frozenset({"year", "decade", "century", "half", "season"})
_OF_DAYS = frozenset({"day", "part-of-day", "hour", "minute"})
_POINTING_ROLES = frozenset({"deictic", "weekday", "deicticpart"})


def is_narrative(all_parts: Sequence[Mapping[str, str]], day: date | None) -> bool:
    """Whether a text tells of years gone by: many explicit years, and few words that point at the anchor."""
    if day is None:
        return False
    years = [int(parts["year"]) for parts in all_parts if parts.get("year", "").isdecimal() and len(parts["year"]) == 4]
    past = sum(abs(year - day.year) >= 2 for year in years) + sum("era" in parts for parts in all_parts)
    pointing = sum(_points_at_anchor(parts) for parts in all_parts)
    return past >= _FEWEST_YEARS and pointing * _YEARS_PER_POINTER <= past


def _points_at_anchor(parts: Mapping[str, str]) -> bool:
    """Whether a time is told from the day of writing: "today", "Tuesday", "last month", "two weeks ago"."""
    if _POINTING_ROLES & parts.keys() or parts.get("shift") == "ago":
        return True
    return parts.get("rel") in ("last", "this", "next") and "unit" in parts


def leads_sentence(text: str, start: int) -> bool:
    """Whether a time opens its sentence ("In 1940, …"): it moves a tale on, where one in mid-sentence may be an aside."""
    return _OPENING.search(text, max(0, start - _OPENING_REACH), start) is not None


def remember(scene: Scene, timex: Timex | None, *, explicit: bool, leading: bool) -> Scene:
    """The scene for what follows: the calendar time just resolved is the one mentioned last."""
    stretch = _calendar_stretch(timex)
    if stretch is None:
        return scene
    of_days = stretch.grain in _OF_DAYS
    own_day = of_days and not (timex is not None and timex.implied_day)
    return replace(
        scene,
        mentioned=stretch,
        mentioned_day=stretch if of_days else scene.mentioned_day,
        sentence_year=stretch if explicit and (leading or stretch.grain not in _COARSE) else scene.sentence_year,
        sentence_day=stretch if own_day else scene.sentence_day,
        timeline=stretch if _moves_on(scene, stretch, explicit=explicit, leading=leading) else scene.timeline,
    )


def _calendar_stretch(timex: Timex | None) -> Stretch | None:
    """The days of a time that stands in the calendar, None for durations, sets and "now"."""
    if timex is None or timex.type not in ("DATE", "TIME") or timex.first is None or timex.last is None or timex.value == "PRESENT_REF":
        return None
    return Stretch(timex.grain or "day", date.fromisoformat(timex.first[:10]), date.fromisoformat(timex.last[:10]), timex.value or "")


def _moves_on(scene: Scene, stretch: Stretch, *, explicit: bool, leading: bool) -> bool:
    """Whether a time moves a narrative on: months and days do, and years that open a sentence or lie close to where the tale is."""
    if scene.timeline is None:
        return explicit
    distance = abs(stretch.first.year - scene.timeline.first.year)
    if stretch.grain not in _COARSE:
        return distance <= _ASIDE or (explicit and leading)
    return explicit and (leading or distance <= 1)
