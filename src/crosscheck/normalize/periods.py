"""Which period an expression names: months, years, quarters, seasons, weeks, decades, and what is last or next."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from crosscheck.model.timex import Grain
from crosscheck.normalize.calendar import (
    UNIT_GRAINS,
    Stretch,
    century_stretch,
    decade_stretch,
    half_stretch,
    month_stretch,
    quarter_stretch,
    season_of,
    season_stretch,
    shift_day,
    stretch_of,
    week_stretch,
    weekend_stretch,
    year_stretch,
)
from crosscheck.normalize.days import choose_day, full_year, month_number, narrative_base, related_year, told_year
from crosscheck.normalize.scene import Scene
from crosscheck.normalize.time_numbers import number_of

_LAST = frozenset({"last", "past", "previous", "preceding", "before", "earlier", "this past"})
_NEXT = frozenset({"next", "coming", "upcoming", "following", "after", "this coming"})
_CHAINED = frozenset({"previous", "preceding", "following", "same", "that", "that same", "before", "earlier", "after"})
"""Relations that start from the time mentioned last, not from the anchor."""


def resolve_period(parts: Mapping[str, str], scene: Scene) -> Stretch | None:
    """The period that the parts name in their scene; None if it stays open."""
    try:
        return _named_period(parts, scene)
    except (ValueError, OverflowError):
        return None


def _named_period(parts: Mapping[str, str], scene: Scene) -> Stretch | None:
    if "sameperiod" in parts:
        return _same_period(parts, scene)
    if "week" in parts or "weeknumber" in parts:
        return _week(parts, scene)
    if "quarter" in parts:
        return _quarter(parts, scene)
    if "half" in parts:
        return _half(parts, scene)
    if "season" in parts:
        return _season(parts, scene)
    if "month" in parts:
        return _month(parts, scene)
    if "century" in parts or "decade" in parts:
        return _decade_or_century(parts, scene)
    if "monthnumber" in parts:
        return month_stretch(int(parts["year"]), int(parts["monthnumber"]))
    if "yearword" in parts:
        year = _worded_year(parts["yearword"], scene)
        return None if year is None else year_stretch(year)
    if "year" in parts:
        return _year(parts, scene)
    return _unit(parts, scene) if "unit" in parts else None


def _year_of(parts: Mapping[str, str], scene: Scene) -> int | None:
    if "year" in parts:
        return full_year(parts["year"], scene)
    return related_year(parts["relyear"], scene) if "relyear" in parts else None


def _worded_year(surface: str, scene: Scene) -> int | None:
    """ "nineteen ninety-six", "two thousand and fifteen": two numbers side by side, or thousands."""
    values = [scene.words.cardinals[word] for word in re.findall(r"[a-z]+", surface) if word in scene.words.cardinals]
    if len(values) < 2:
        return None
    return values[0] * 1000 + sum(values[2:]) if values[1] == 1000 else values[0] * 100 + sum(values[1:])


def _year(parts: Mapping[str, str], scene: Scene) -> Stretch | None:
    year = full_year(parts["year"], scene)
    if "year2" not in parts:
        return year_stretch(year)
    second = int(parts["year2"])
    last = second if second > 99 else year - year % 100 + second
    return Stretch("year", date(year, 1, 1), date(last, 12, 31), f"{year:04}-01-01/{last:04}-12-31")


def _month(parts: Mapping[str, str], scene: Scene) -> Stretch | None:
    month = month_number(parts, scene.words)
    if month is None:
        return None
    year = _year_of(parts, scene)
    if year is None:
        year = _year_of_month(month, parts.get("rel", ""), scene)
    return None if year is None else month_stretch(year, month)


def _year_of_month(month: int, relation: str, scene: Scene) -> int | None:
    base = narrative_base(scene)
    if base is None:
        return None
    if relation in _LAST:
        return base.year - (month >= base.month)
    if relation in _NEXT:
        return base.year + (month <= base.month)
    if relation:
        return base.year
    told = told_year(month, scene)
    if told is not None:
        return told
    behind = (base.month - month) % 12
    ahead = (month - base.month) % 12
    if scene.tense == "past":
        return base.year - (month > base.month)
    if scene.tense == "future":
        return base.year + (month < base.month)
    months = -behind if behind <= 8 else ahead
    return base.year + (base.month - 1 + months) // 12


def _decade_or_century(parts: Mapping[str, str], scene: Scene) -> Stretch | None:
    if "decade" not in parts:
        century = number_of(parts["century"], scene.words)
        return century_stretch(century) if century and "BC" not in parts.get("era", "").upper() else None
    words = scene.words.table["decadename"]
    digits = re.sub(r"\D", "", parts["decade"])
    if len(digits) == 4:
        return decade_stretch(int(digits))
    tens = int(digits) if digits else words.get(re.sub(r"[^a-z]", "", parts["decade"]))
    if tens is None:
        return None
    if "century" in parts:
        hundreds = scene.words.cardinals.get(parts["century"], 19)
        return decade_stretch(hundreds * 100 + tens)
    pivot = scene.day.year if scene.day else 2029
    return decade_stretch(2000 + tens if 2000 + tens <= pivot else 1900 + tens)


def _quarter(parts: Mapping[str, str], scene: Scene) -> Stretch | None:
    quarter = parts["quarter"]
    if quarter in ("last",) and "year" not in parts and "relyear" not in parts:
        return _shifted("quarter", -1, scene)
    number = 4 if quarter in ("final", "last") else number_of(quarter, scene.words)
    if number is None or not 1 <= number <= 4:
        return None
    year = _year_of(parts, scene)
    if year is not None:
        return quarter_stretch(year, number)
    if scene.day is None:
        return None
    return _latest_quarter(number, scene.day, scene)


def _latest_quarter(number: int, day: date, scene: Scene) -> Stretch:
    """A bare quarter: reported results are of the latest that is over; forecasts of the one under way or to come."""
    this_year = quarter_stretch(day.year, number)
    if scene.tense == "future":
        return this_year if this_year.last >= day else quarter_stretch(day.year + 1, number)
    if this_year.first <= day:
        return this_year
    return quarter_stretch(day.year - 1, number)


def _half(parts: Mapping[str, str], scene: Scene) -> Stretch | None:
    number = 1 if parts["half"] in ("first", "1") else 2
    year = _year_of(parts, scene)
    if "month" in parts:
        return None if (month := _month(parts, scene)) is None else _half_of_month(month, number)
    if year is None and scene.day is not None:
        year = scene.day.year - (scene.day < half_stretch(scene.day.year, number).first and scene.tense != "future")
    return None if year is None else half_stretch(year, number)


def _half_of_month(month: Stretch, number: int) -> Stretch:
    mod = "START" if number == 1 else "END"
    middle = month.first.replace(day=15)
    if number == 1:
        return Stretch("month", month.first, middle, month.value, mod)
    return Stretch("month", middle + timedelta(days=1), month.last, month.value, mod)


def _season(parts: Mapping[str, str], scene: Scene) -> Stretch | None:
    code = scene.words.table["season"][parts["season"]]
    year = _year_of(parts, scene)
    if year is not None:
        return season_stretch(year, code)
    base = narrative_base(scene)
    if base is None:
        return None
    relation = parts.get("rel", "")
    if scene.narrative and relation not in _LAST | _NEXT:
        return season_stretch(base.year, code)
    current, same_year = season_of(base), season_stretch(base.year, code)
    if relation in _LAST:
        return next(found for year in range(base.year, base.year - 3, -1) if (found := season_stretch(year, code)).last < base)
    if relation in _NEXT:
        return next(found for year in range(base.year, base.year + 3) if (found := season_stretch(year, code)).first > base)
    if current.value.endswith(code):
        return current
    if relation:
        return same_year
    if scene.tense == "past" and same_year.first > base:
        return season_stretch(base.year - 1, code)
    if scene.tense == "future" and same_year.last < base:
        return season_stretch(base.year + 1, code)
    return same_year


def _week(parts: Mapping[str, str], scene: Scene) -> Stretch | None:
    if "weeknumber" in parts:
        number = int(parts["weeknumber"])
        return None if scene.day is None or not 1 <= number <= 53 else week_stretch(date.fromisocalendar(scene.day.year, number, 1))
    if "nth" in parts:
        return _nth_week(parts, scene)
    month, day = month_number(parts, scene.words), number_of(parts.get("day", ""), scene.words)
    if month is None or day is None:
        return None
    year = _year_of(parts, scene)
    found = date(year, month, day) if year is not None else choose_day(month, day, scene)
    return None if found is None else week_stretch(found)


def _nth_week(parts: Mapping[str, str], scene: Scene) -> Stretch | None:
    """The first week of a month is the one that holds most of its first days: that of the 4th (ISO 8601's rule for years)."""
    nth = -1 if parts["nth"] in ("last", "final") else number_of(parts["nth"], scene.words)
    if "month" in parts:
        period = _month(parts, scene)
    elif "relmonth" in parts:
        shift = {"last": -1, "next": 1}.get(parts["relmonth"], 0)
        period = _shifted("month", shift, scene)
    else:
        period = year_stretch(full_year(parts["year"], scene))
    if nth is None or period is None:
        return None
    return week_stretch(period.last - timedelta(days=3)) if nth < 0 else week_stretch(period.first + timedelta(days=3 + 7 * (nth - 1)))


def _unit(parts: Mapping[str, str], scene: Scene) -> Stretch | None:
    code = scene.words.units[parts["unit"]]
    grain: Grain = UNIT_GRAINS.get(code, "week")
    relation = parts.get("rel", "")
    if grain == "year" and not relation and scene.sentence_year is not None:
        return year_stretch(scene.sentence_year.first.year)
    if grain == "weekend":
        return _weekend(relation, scene)
    count = -1 if relation in _LAST else 1 if relation in _NEXT else 0
    return _shifted(grain, count, scene, chained=relation in _CHAINED or (not relation and scene.narrative))


def _shifted(grain: Grain, count: int, scene: Scene, *, chained: bool = False) -> Stretch | None:
    """The stretch of a grain so many steps from the reference."""
    base = scene.day
    if (chained or scene.narrative) and scene.mentioned is not None:
        base = scene.mentioned.first
    if base is None:
        return None
    code = next(code for code, known in UNIT_GRAINS.items() if known == grain)
    start = stretch_of(grain, base).first
    return stretch_of(grain, shift_day(start, code, count) if count else base)


def _weekend(relation: str, scene: Scene) -> Stretch | None:
    """ "the weekend": the one under way or the latest, ahead of the anchor only with a verb that points there."""
    if scene.day is None:
        return None
    this = weekend_stretch(scene.day)
    if relation in _LAST:
        return weekend_stretch(scene.day - timedelta(days=7))
    if relation in _NEXT:
        return weekend_stretch(scene.day + timedelta(days=7))
    begun = scene.day >= this.first
    if begun or scene.tense == "future" or (relation == "this" and scene.tense != "past"):
        return this
    return weekend_stretch(scene.day - timedelta(days=7))


def _same_period(parts: Mapping[str, str], scene: Scene) -> Stretch | None:
    """ "the same period last year": the time mentioned last, a year earlier."""
    base = scene.mentioned
    if base is None:
        return None if scene.day is None else year_stretch(scene.day.year - 1)
    grain: Grain = base.grain if base.grain in ("quarter", "month", "week", "half") else "year"
    return stretch_of(grain, shift_day(base.first, "Y", -1))
