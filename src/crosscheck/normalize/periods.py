"""Which period an expression names: years and what they are made of, decades, centuries, and the dispatch to months and weeks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from crosscheck.normalize.calendar import (
    Stretch,
    century_stretch,
    decade_stretch,
    half_stretch,
    part_of,
    quarter_stretch,
    season_of,
    season_stretch,
    year_stretch,
)
from crosscheck.normalize.months import find_half, find_month, find_numbered_week, find_week
from crosscheck.normalize.relative_periods import find_same_period, find_unit, shifted_stretch
from crosscheck.normalize.scene import Scene
from crosscheck.normalize.time_numbers import number_of
from crosscheck.normalize.years import LAST_WORDS, NEXT_WORDS, base_day, full_year, stated_year

_NEWEST_CENTURY = 2000
"""From here on "the 2000s" are ten years; "the 1800s" are a hundred."""


def resolve_period(parts: Mapping[str, str], scene: Scene) -> Stretch | None:
    """The period that the parts name in their scene; None if it stays open, or the calendar has none."""
    for role, find in _BY_ROLE:
        if role in parts:
            try:
                return find(parts, scene)
            except (ValueError, OverflowError):
                return None
    return None


def _find_year(parts: Mapping[str, str], scene: Scene) -> Stretch | None:
    year = int(parts["year"]) if "era" in parts else full_year(parts["year"], scene)
    if "year2" not in parts:
        return year_stretch(year)
    last = year - year % 100 + int(parts["year2"])
    return Stretch("year", date(year, 1, 1), date(last, 12, 31), f"{year:04}-01-01/{last:04}-12-31")


def _find_year_pair(parts: Mapping[str, str], _scene: Scene) -> Stretch | None:
    """Two years with a slash, "2023/24": both of them."""
    first = int(parts["yearpair"][:4])
    return Stretch("year", date(first, 1, 1), date(first + 1, 12, 31), f"{first:04}-01-01/{first + 1:04}-12-31")


def _find_worded_year(parts: Mapping[str, str], scene: Scene) -> Stretch | None:
    """ "Nineteen ninety-six", "two thousand and fifteen": two numbers side by side, or thousands."""
    cardinals = scene.words.cardinals
    values = [cardinals[word] for word in re.findall(r"[a-z]+", parts["yearword"]) if word in cardinals]
    if len(values) < 2:
        return None
    return year_stretch(values[0] * 1000 + sum(values[2:]) if values[1] == 1000 else values[0] * 100 + sum(values[1:]))


def _find_decade(parts: Mapping[str, str], scene: Scene) -> Stretch | None:
    digits = re.sub(r"\D", "", parts["decade"])
    if len(digits) == 4:
        is_century = digits.endswith("00") and int(digits) < _NEWEST_CENTURY
        return century_stretch(int(digits) // 100 + 1) if is_century else decade_stretch(int(digits))
    tens = int(digits) if digits else scene.words.table["decadename"].get(re.sub(r"[^a-z]", "", parts["decade"]))
    if tens is None:
        return None
    if "century" in parts:
        return decade_stretch(scene.words.cardinals[parts["century"]] * 100 + tens)
    newest = scene.day.year if scene.day else 2029
    return decade_stretch((2000 if 2000 + tens <= newest else 1900) + tens)


def _find_century(parts: Mapping[str, str], scene: Scene) -> Stretch | None:
    century = number_of(parts["century"], scene.words)
    return century_stretch(century) if century else None


def _find_quarter(parts: Mapping[str, str], scene: Scene) -> Stretch | None:
    """A quarter of a stated year, or the one that fits: reported results are of the latest that has begun, forecasts of one not over."""
    quarter, year = parts["quarter"], stated_year(parts, scene)
    if quarter == "last" and year is None:
        return shifted_stretch("quarter", -1, scene)
    number = 4 if quarter in ("final", "last") else number_of(quarter, scene.words)
    if number is None or not 1 <= number <= 4:
        return None
    if year is None and scene.day is not None:
        this = quarter_stretch(scene.day.year, number)
        year = scene.day.year + (this.last < scene.day if scene.tense == "future" else -(this.first > scene.day))
    return None if year is None else quarter_stretch(year, number)


def _find_half(parts: Mapping[str, str], scene: Scene) -> Stretch | None:
    if "month" in parts:
        return find_half(parts, scene)
    if "century" in parts or "decade" in parts:
        whole = _find_century(parts, scene) if "century" in parts else _find_decade(parts, scene)
        return None if whole is None else part_of(whole, "START" if parts["half"] == "first" else "END")
    number, year = 1 if parts["half"] in ("first", "1") else 2, stated_year(parts, scene)
    if year is None and scene.day is not None:
        year = scene.day.year - (scene.day < half_stretch(scene.day.year, number).first and scene.tense != "future")
    return None if year is None else half_stretch(year, number)


def _find_season(parts: Mapping[str, str], scene: Scene) -> Stretch | None:
    code: str = scene.words.table["season"][parts["season"]]
    year, base, relation = stated_year(parts, scene), base_day(scene), parts.get("rel", "")
    if year is not None:
        return season_stretch(year, code)
    if base is None:
        return None
    around = [season_stretch(year, code) for year in range(base.year - 2, base.year + 3)]
    if relation in LAST_WORDS:
        return next(season for season in reversed(around) if season.last < base)
    if relation in NEXT_WORDS:
        return next(season for season in around if season.first > base)
    return season_stretch(_year_of_season(code, relation, base, scene), code)


def _year_of_season(code: str, relation: str, base: date, scene: Scene) -> int:
    current, same_year = season_of(base), season_stretch(base.year, code)
    if scene.narrative or scene.sentence_year is not None:
        return base.year
    if current.value.endswith(code):
        return int(current.value[:4])
    if relation:
        return base.year
    return base.year - (scene.tense == "past" and same_year.first > base) + (scene.tense == "future" and same_year.last < base)


_BY_ROLE: tuple[tuple[str, Callable[[Mapping[str, str], Scene], Stretch | None]], ...] = (
    ("sameperiod", find_same_period),
    ("week", find_week),
    ("weeknumber", find_numbered_week),
    ("quarter", _find_quarter),
    ("half", _find_half),
    ("season", _find_season),
    ("month", find_month),
    ("monthnumber", find_month),
    ("decade", _find_decade),
    ("century", _find_century),
    ("yearword", _find_worded_year),
    ("yearpair", _find_year_pair),
    ("year", _find_year),
    ("unit", find_unit),
)
"""The role that decides how a period is named, the more telling first."""
