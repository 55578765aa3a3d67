"""The days of holidays; their rules stand in holidays.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from crosscheck.lexicon.time_words import TimeWords
from crosscheck.normalize.calendar import easter, nth_weekday
from crosscheck.normalize.scene import Scene
from crosscheck.normalize.years import LAST_WORDS, NEXT_WORDS, base_day, likeliest, stated_year

_FIXED = re.compile(r"(\d\d)-(\d\d)")
_EASTER = re.compile(r"easter([+-]\d+)")
_THANKSGIVING = re.compile(r"thanksgiving\+(\d)")
_NTH = re.compile(r"(\d\d)-(\d)-(-?\d)")


def find_holiday(parts: Mapping[str, str], scene: Scene) -> date | None:
    """The day of the holiday that the parts name, of the year they state or the one that fits the scene."""
    rule = holiday_rule(parts["holiday"], scene.words)
    year, base = stated_year(parts, scene), base_day(scene)
    if rule is None or (year is None and base is None):
        return None
    if year is not None:
        return holiday_date(rule, year)
    return None if base is None else _near(rule, parts.get("rel", ""), base, scene)


def find_known_day(parts: Mapping[str, str], scene: Scene) -> date | None:
    """A day of history with a name of its own ("D-Day")."""
    folded = _fold(parts["known"])
    return next((date.fromisoformat(day) for name, day in scene.words.known_days.items() if _fold(name) == folded), None)


def _near(rule: str, relation: str, base: date, scene: Scene) -> date | None:
    days = [holiday_date(rule, year) for year in (base.year - 1, base.year, base.year + 1)]
    if relation in LAST_WORDS:
        return max(day for day in days if day < base)
    if relation in NEXT_WORDS:
        return min(day for day in days if day > base)
    if scene.narrative or scene.sentence_year is not None:
        return days[1]
    return likeliest(days, base, scene)


def holiday_rule(surface: str, words: TimeWords) -> str | None:
    """The rule of a holiday by its written name, stops and apostrophes aside."""
    folded = _fold(surface)
    return next((rule for name, rule in words.holidays.items() if _fold(name) == folded), None)


def _fold(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", name.lower())


def holiday_date(rule: str, year: int) -> date:
    """The day of a holiday in a year. Raises ValueError on a rule of an unknown form."""
    if match := _FIXED.fullmatch(rule):
        return date(year, int(match[1]), int(match[2]))
    if match := _EASTER.fullmatch(rule):
        return easter(year) + timedelta(days=int(match[1]))
    if match := _THANKSGIVING.fullmatch(rule):
        return nth_weekday(year, 11, 4, 4) + timedelta(days=int(match[1]))
    if match := _NTH.fullmatch(rule):
        return nth_weekday(year, int(match[1]), int(match[2]), int(match[3]))
    if rule == "election":
        return nth_weekday(year, 11, 1, 1) + timedelta(days=1)
    raise ValueError(f"unknown rule of a holiday: {rule!r}")
