"""Which calendar day an expression names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from crosscheck.lexicon.tables import load_table
from crosscheck.lexicon.time_words import TimeWords
from crosscheck.normalize.calendar import Stretch, day_stretch, easter, month_stretch, nth_weekday, week_stretch
from crosscheck.normalize.metadata_date import numeric_day
from crosscheck.normalize.scene import Scene
from crosscheck.normalize.time_numbers import number_of

_AGAINST_TENSE = 10
"""How much nearer a day must be that the tense speaks against: a verb form is wrong less often than a month's day is a year off."""

_AGAINST_PRIOR = 2
"""The same where no verb says anything: three in four bare months of news lie behind the report."""

_LAST_WORDS = frozenset({"last", "past", "previous", "preceding", "this past"})
_NEXT_WORDS = frozenset({"next", "coming", "following", "this coming", "upcoming"})


def resolve_day(parts: Mapping[str, str], scene: Scene) -> Stretch | None:
    """The day that the parts name in their scene; None if it stays open, or the calendar has no such day."""
    try:
        day = _named_day(parts, scene)
    except (ValueError, OverflowError):
        return None
    return None if day is None else day_stretch(day)


def _named_day(parts: Mapping[str, str], scene: Scene) -> date | None:
    if "iso" in parts:
        return _iso(parts["iso"])
    if "named" in parts:
        named = re.sub(r"[^a-z0-9 ]|(?<=\d)th", "", parts["named"])
        return date.fromisoformat(load_table("en", "holidays")["named"][named])
    if "numeric" in parts:
        return _numeric(parts, scene)
    if "holiday" in parts:
        return _holiday(parts, scene)
    if "dayrel" in parts:
        return _related_day(parts["dayrel"], scene)
    if "deictic" in parts or "beyond" in parts:
        return _deictic(parts, scene)
    if "nth" in parts:
        return _nth_weekday(parts, scene)
    if "day" in parts:
        return _day_of_month(parts, scene)
    return _weekday(parts, scene) if "weekday" in parts else None


def _iso(surface: str) -> date:
    if "-" not in surface:
        return date.fromisoformat(surface)
    year, month, day = (int(number) for number in re.findall(r"\d+", surface)[:3])
    return date(year, month, day)


def full_year(digits: str, scene: Scene) -> int:
    """A year from its written digits; two of them mean the latest such year that is not far ahead of the anchor."""
    year = int(re.sub(r"\D", "", digits))
    if year >= 100 or len(digits) > 3:
        return year
    pivot = (scene.day.year if scene.day else 2029) + 10
    return next((century + year for century in (2000, 1900) if century + year <= pivot), 1900 + year)


def related_year(relation: str, scene: Scene) -> int | None:
    """The year of "last year", "that year", "the same year": against the anchor, or the year mentioned last."""
    mentioned = scene.mentioned.first.year if scene.mentioned else None
    anchored = scene.day.year if scene.day else None
    word = relation.removeprefix("the ").strip()
    if word in ("that", "same", "the", "following", "previous") or relation == "the" or scene.narrative:
        base = mentioned or anchored
    else:
        base = anchored
    if base is None:
        return None
    return base + (-1 if word in _LAST_WORDS else 1 if word in _NEXT_WORDS else 0)


def _explicit_year(parts: Mapping[str, str], scene: Scene) -> int | None:
    if "year" in parts:
        return full_year(parts["year"], scene)
    return related_year(parts["relyear"], scene) if "relyear" in parts else None


def month_number(parts: Mapping[str, str], words: TimeWords) -> int | None:
    """The month that the parts name, None if they name none."""
    return words.months.get(re.sub(r"[^a-z]", "", parts.get("month", "")))


def _day_of_month(parts: Mapping[str, str], scene: Scene) -> date | None:
    day = number_of(parts["day"], scene.words)
    month = month_number(parts, scene.words)
    if day is None:
        return None
    if month is None:
        return _day_of_open_month(day, parts, scene)
    year = _explicit_year(parts, scene)
    if year is not None:
        return date(year, month, day)
    return choose_day(month, day, scene, _weekday_number(parts, scene))


def _weekday_number(parts: Mapping[str, str], scene: Scene) -> int | None:
    return scene.words.weekdays.get(parts.get("weekday", "").rstrip("."))


def choose_day(month: int, day: int, scene: Scene, weekday: int | None = None) -> date | None:
    """The year-less day of a month (on that weekday, where one is written beside it): the nearest to the anchor, with a strong leaning to the side that the tense speaks for; in a
    narrative, the nearest to the time mentioned last."""
    base = narrative_base(scene)
    if base is None:
        return None
    candidates = list(_valid_days((year, month, day) for year in range(base.year - 5, base.year + 5)))
    if not candidates:
        return None
    if weekday is not None:
        candidates = [candidate for candidate in candidates if candidate.isoweekday() == weekday] or candidates
    told = told_year(month, scene)
    candidates = [candidate for candidate in candidates if candidate.year == told] or candidates
    return min(candidates, key=lambda candidate: _cost(candidate, base, scene))


def _cost(candidate: date, base: date, scene: Scene) -> int:
    distance = (candidate - base).days
    if scene.tense == "future":
        return abs(distance) * (_AGAINST_TENSE if distance < 0 else 1)
    return abs(distance) * ((_AGAINST_TENSE if scene.tense == "past" else _AGAINST_PRIOR) if distance > 0 else 1)


def _valid_days(parts: Iterable[tuple[int, int, int]]) -> Iterable[date]:
    for year, month, day in parts:
        try:
            yield date(year, month, day)
        except ValueError:
            continue


def narrative_base(scene: Scene) -> date | None:
    """The day that year-less dates are near to."""
    reached = scene.sentence_year or (scene.timeline if scene.narrative else None)
    return reached.first if reached else scene.day


def told_year(month: int, scene: Scene) -> int | None:
    """The year of a bare month that follows an explicit year in its sentence, or stands in a narrative: the year reached there; the next
    one where the tale would run far backward. None where neither is so."""
    reached = scene.sentence_year or (scene.timeline if scene.narrative else None)
    if reached is None:
        return None
    if reached.grain in ("year", "decade", "century", "half"):
        return reached.first.year
    return reached.first.year + (1 if reached.first.month - month >= 8 else 0)


def _day_of_open_month(day: int, parts: Mapping[str, str], scene: Scene) -> date | None:
    """ "the 6th": of the month mentioned last in a narrative, else the nearest that the tense allows."""
    base = scene.timeline.first if scene.narrative and scene.timeline else scene.day
    if base is None:
        return None
    month = base.year * 12 + base.month - 1
    shift = {"next": 1, "last": -1}.get(parts.get("rel", ""), 0)
    if scene.narrative or "rel" in parts:
        year, index = divmod(month + shift, 12)
        return date(year, index + 1, day)
    if "weekday" in parts:
        weekday = _weekday_number(parts, scene)
        candidates = [candidate for candidate in _months_around(month, day, 8) if candidate.isoweekday() == weekday]
    else:
        candidates = list(_months_around(month, day, 1))
    return min(candidates, key=lambda candidate: _cost(candidate, base, scene), default=None)


def _months_around(month: int, day: int, reach: int) -> Iterable[date]:
    return _valid_days((index // 12, index % 12 + 1, day) for index in range(month - reach, month + reach + 1))


def _weekday(parts: Mapping[str, str], scene: Scene) -> date | None:
    weekday = _weekday_number(parts, scene)
    if weekday is None or scene.day is None:
        return None
    if "relweek" in parts:
        return _weekday_of_week(weekday, parts["relweek"], scene)
    relation = parts.get("rel", "")
    base = scene.reference if relation in ("following", "previous", "that") else scene.day
    return None if base is None else choose_weekday(weekday, relation, base, scene)


def choose_weekday(weekday: int, relation: str, base: date, scene: Scene) -> date:
    """The weekday meant from a base day: bare ones are the day itself or the latest before it, unless the tense points ahead."""
    back = (base.isoweekday() - weekday) % 7
    ahead = (weekday - base.isoweekday()) % 7
    if relation in _LAST_WORDS:
        return base - timedelta(days=back or 7)
    if relation in ("next", "following"):
        return week_stretch(base).first + timedelta(days=weekday + 6)
    if relation in _NEXT_WORDS:
        return base + timedelta(days=ahead or 7)
    if relation == "this":
        return week_stretch(base).first + timedelta(days=weekday - 1)
    if scene.tense == "future" and relation != "that":
        return base + timedelta(days=ahead)
    return base - timedelta(days=back)


def _weekday_of_week(weekday: int, relation: str, scene: Scene) -> date | None:
    base = scene.reference if relation in ("that", "the same", "previous", "following") else scene.day
    if base is None:
        return None
    weeks = -1 if relation in _LAST_WORDS else 1 if relation in _NEXT_WORDS else 0
    return week_stretch(base).first + timedelta(days=weekday - 1, weeks=weeks)


def _related_day(relation: str, scene: Scene) -> date | None:
    reference = scene.reference
    if reference is None:
        return None
    words = relation.split()
    if {"before", "previous", "preceding", "earlier", "prior"} & set(words):
        return reference - timedelta(days=1)
    if {"after", "next", "following"} & set(words):
        return reference + timedelta(days=1)
    return reference


def _deictic(parts: Mapping[str, str], scene: Scene) -> date | None:
    if scene.day is None:
        return None
    if "beyond" in parts:
        return scene.day + timedelta(days=-2 if "yesterday" in parts["beyond"] else 2)
    return scene.day + timedelta(days=int(scene.words.table["deictic"][parts["deictic"]]))


def _nth_weekday(parts: Mapping[str, str], scene: Scene) -> date | None:
    weekday = _weekday_number(parts, scene)
    nth = number_of(parts["nth"], scene.words)
    month = month_number(parts, scene.words)
    if weekday is None or nth is None:
        return None
    year = _explicit_year(parts, scene)
    if month is None:
        return None if scene.day is None else nth_weekday(scene.day.year, scene.day.month, weekday, nth)
    if year is None:
        near = choose_day(month, 15, scene)
        if near is None:
            return None
        year = near.year
    return nth_weekday(year, month, weekday, nth)


def _numeric(parts: Mapping[str, str], scene: Scene) -> date | None:
    """06/08/2024 by the document's order; where it has none, by the reading that is near the anchor, else month first."""
    named = load_table("en", "holidays")["named"].get(parts["numeric"])
    if named:
        return date.fromisoformat(named)
    numbers = [int(number) for number in re.findall(r"\d+", parts["numeric"])]
    if len(numbers) == 2:
        return _numeric_pair(numbers[0], numbers[1], scene)
    if numbers[0] > 31:
        return date(*numbers)
    year = full_year(re.findall(r"\d+", parts["numeric"])[2], scene)
    first_is_day = scene.day_first if scene.day_first is not None or "." not in parts["numeric"] else True
    if first_is_day is None:
        first_is_day = _nearer_order(numbers[0], numbers[1], year, scene)
    return numeric_day(numbers[0], numbers[1], year, day_first=first_is_day)


def _nearer_order(first: int, second: int, year: int, scene: Scene) -> bool:
    """Whether the day-first reading alone lies within a month of the anchor."""
    if scene.day is None:
        return False
    by_day, by_month = (next(iter(_valid_days([parts])), None) for parts in ((year, second, first), (year, first, second)))
    near = [day is not None and abs((day - scene.day).days) <= 31 for day in (by_day, by_month)]
    return near[0] and not near[1]


def _numeric_pair(first: int, second: int, scene: Scene) -> date | None:
    month, day = (first, second) if first <= 12 and not (scene.day_first and second <= 12) else (second, first)
    return choose_day(month, day, scene) if month <= 12 else None


def _holiday(parts: Mapping[str, str], scene: Scene) -> date | None:
    rule = holiday_rule(parts["holiday"], scene.words)
    if rule is None:
        return None
    year = _explicit_year(parts, scene)
    if year is not None:
        return holiday_date(rule, year)
    base = narrative_base(scene)
    if base is None:
        return None
    candidates = [day for day in (holiday_date(rule, year) for year in range(base.year - 1, base.year + 2)) if day is not None]
    relation = parts.get("rel", "")
    if relation in _LAST_WORDS:
        candidates = [day for day in candidates if day < base][-1:]
    elif relation in _NEXT_WORDS:
        candidates = [day for day in candidates if day > base][:1]
    elif scene.narrative:
        candidates = [day for day in candidates if day.year == base.year]
    return min(candidates, key=lambda day: _cost(day, base, scene), default=None)


def holiday_rule(surface: str, words: TimeWords) -> str | None:
    """The rule of a holiday by its written name, stops and apostrophes aside."""
    folded = _fold(surface)
    return next((rule for name, rule in words.holidays.items() if _fold(name) == folded), None)


def _fold(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", name.lower())


def holiday_date(rule: str, year: int) -> date | None:
    """The day of a holiday in a year; rules are explained in holidays.toml. None where the year has none."""
    if match := re.fullmatch(r"(\d\d)-(\d\d)", rule):
        return date(year, int(match[1]), int(match[2]))
    if match := re.fullmatch(r"easter([+-]\d+)", rule):
        return easter(year) + timedelta(days=int(match[1]))
    if match := re.fullmatch(r"thanksgiving\+(\d)", rule):
        return nth_weekday(year, 11, 4, 4) + timedelta(days=int(match[1]))
    if match := re.fullmatch(r"(\d\d)-(\d)-(-?\d)", rule):
        return nth_weekday(year, int(match[1]), int(match[2]), int(match[3]))
    if rule == "election":
        return nth_weekday(year, 11, 1, 1) + timedelta(days=1)
    raise ValueError(f"unknown rule of a holiday: {rule!r}")


def days_between(first: Stretch, last: Stretch) -> Stretch | None:
    """The stretch from one day to another, both inclusive, whose value is START/END; None if it is upside down."""
    if last.last < first.first:
        return None
    return Stretch("day", first.first, last.last, f"{first.first.isoformat()}/{last.last.isoformat()}")


def month_range(first: Stretch, last: Stretch) -> Stretch | None:
    """The stretch from one month to another."""
    return days_between(month_stretch(first.first.year, first.first.month), last)
