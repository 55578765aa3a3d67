"""Days written in figures only: 2024-08-06, 06/08/2024, 6/8, 20240806."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from crosscheck.lexicon.tables import load_table
from crosscheck.normalize.metadata_date import numeric_day
from crosscheck.normalize.scene import Scene
from crosscheck.normalize.years import choose_day, full_year, valid_days

_NEAR = 31


def find_iso(parts: Mapping[str, str], _scene: Scene) -> date | None:
    """The day of an ISO date, with or without dashes and leading zeros. Raises ValueError if the calendar has no such day."""
    surface = parts["iso"]
    if "-" not in surface:
        return date.fromisoformat(surface)
    year, month, day = (int(number) for number in re.findall(r"\d+", surface)[:3])
    return date(year, month, day)


def find_named(parts: Mapping[str, str], _scene: Scene) -> date | None:
    """A day known by its figures ("the Sept. 11 attacks")."""
    return _named(re.sub(r"[^a-z0-9 ]|(?<=\d)th", "", parts["named"]))


def _named(figures: str) -> date | None:
    iso = load_table("en", "holidays")["named"].get(figures)
    return None if iso is None else date.fromisoformat(iso)


def find_numeric(parts: Mapping[str, str], scene: Scene) -> date | None:
    """06/08/2024 by the document's order; where it has none, by the reading that is near the anchor, else month first."""
    surface = parts["numeric"]
    written = re.findall(r"\d+", surface)
    numbers = [int(number) for number in written]
    if named := _named(surface):
        return named
    if len(numbers) == 2:
        return _pair(numbers[0], numbers[1], scene)
    if numbers[0] > 31:
        return date(numbers[0], numbers[1], numbers[2])
    year = full_year(written[2], scene)
    first_is_day = scene.day_first
    if first_is_day is None:
        first_is_day = "." in surface or _day_first_is_near(numbers[0], numbers[1], year, scene)
    return numeric_day(numbers[0], numbers[1], year, day_first=first_is_day)


def _day_first_is_near(first: int, second: int, year: int, scene: Scene) -> bool:
    """Whether the day-first reading alone lies within a month of the anchor."""
    anchor = scene.day
    if anchor is None:
        return False
    by_day, by_month = list(valid_days([(year, second, first)])), list(valid_days([(year, first, second)]))
    near = [any(abs((day - anchor).days) <= _NEAR for day in days) for days in (by_day, by_month)]
    return near[0] and not near[1]


def _pair(first: int, second: int, scene: Scene) -> date | None:
    month, day = (first, second) if first <= 12 and not (scene.day_first and second <= 12) else (second, first)
    return choose_day(month, day, scene) if month <= 12 else None
