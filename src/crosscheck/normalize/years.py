"""Which year, or which month, a date is of that does not say so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from crosscheck.normalize.calendar import Stretch
from crosscheck.normalize.scene import Scene

LAST_WORDS = frozenset({"last", "past", "previous", "preceding", "this past"})
NEXT_WORDS = frozenset({"next", "coming", "upcoming", "following", "this coming"})
"""Relations that lead back and forth from their reference."""

_AGAINST_TENSE = 10
"""How much nearer a day must be that the tense speaks against: a verb is misread less often than a year-less day is a year off."""

_AGAINST_PRIOR = 2
"""The same where no verb says anything: three in four bare months of news lie behind the report."""

_YEARS_AROUND = 5
_FAR_BACK = 8
"""Months: a tale that would run back further than this has gone on into the next year."""


def relation_of(parts: Mapping[str, str]) -> str:
    """How the parts relate to the scene: the English word, or what a word of another language means; "" where they do not."""
    return parts.get("rel", "") or next((name for name in ("last", "coming", "this") if name in parts), "")


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
    chained = scene.narrative or word in ("that", "same", "the", "following", "previous")
    base = (mentioned or anchored) if chained else anchored
    if base is None:
        return None
    return base + (-1 if word in LAST_WORDS else 1 if word in NEXT_WORDS else 0)


def stated_year(parts: Mapping[str, str], scene: Scene) -> int | None:
    """The year that stands in the expression itself, None if there is none."""
    if "year" in parts:
        return full_year(parts["year"], scene)
    return related_year(parts["relyear"], scene) if "relyear" in parts else None


def month_number(parts: Mapping[str, str], scene: Scene) -> int | None:
    """The month that the parts name, None if they name none."""
    return scene.words.months.get(re.sub(r"[\W\d_]+", "", parts.get("month", "")))


def weekday_number(parts: Mapping[str, str], scene: Scene) -> int | None:
    """The ISO number of the weekday that the parts name, None if they name none."""
    name = parts.get("weekday", "").rstrip(".")
    return scene.words.weekdays.get(name) or scene.words.weekdays.get(name.removesuffix("s"))


def base_day(scene: Scene) -> date | None:
    """The day that year-less dates are near to: of an explicit year in the same sentence, of a narrative, else of the anchor."""
    reached = _reached(scene)
    return reached.first if reached else scene.day


def told_year(month: int, scene: Scene) -> int | None:
    """The year of a bare month that follows an explicit year in its sentence, or stands in a narrative.

    It is the year reached there, or the next one where the tale would run far back. None where neither is so.
    """
    reached = _reached(scene)
    if reached is None:
        return None
    if reached.grain in ("year", "decade", "century", "half"):
        return reached.first.year
    return reached.first.year + (reached.first.month - month >= _FAR_BACK)


def _reached(scene: Scene) -> Stretch | None:
    return scene.sentence_year or (scene.timeline if scene.narrative else None)


def choose_day(month: int, day: int, scene: Scene, weekday: int | None = None) -> date | None:
    """The day of a year-less date: one that fits the weekday beside it, of the year that is told, else the nearest to the anchor, with a
    strong leaning to the side that the tense speaks for. None where the calendar has no such day or nothing is known.
    """
    base = base_day(scene)
    if base is None:
        return None
    candidates = list(valid_days((year, month, day) for year in range(base.year - _YEARS_AROUND, base.year + _YEARS_AROUND)))
    candidates = [candidate for candidate in candidates if candidate.isoweekday() == weekday] or candidates
    told = told_year(month, scene)
    candidates = [candidate for candidate in candidates if candidate.year == told] or candidates
    return likeliest(candidates, base, scene)


def likeliest(candidates: Iterable[date], base: date, scene: Scene) -> date | None:
    """The candidate nearest to a base day, weighed by the tense; None if there is none."""
    return min(candidates, key=lambda candidate: _cost(candidate, base, scene), default=None)


def _cost(candidate: date, base: date, scene: Scene) -> int:
    distance = (candidate - base).days
    if scene.tense == "future":
        return abs(distance) * (_AGAINST_TENSE if distance < 0 else 1)
    against = _AGAINST_TENSE if scene.tense == "past" else _AGAINST_PRIOR
    return abs(distance) * (against if distance > 0 else 1)


def valid_days(parts: Iterable[tuple[int, int, int]]) -> Iterator[date]:
    """The days among (year, month, day) triples that the calendar has."""
    for year, month, day in parts:
        try:
            yield date(year, month, day)
        except ValueError:
            continue


def days_around(month_index: int, day: int, reach: int) -> Iterator[date]:
    """That day of each month from `reach` months before to `reach` months after a month, counted as year * 12 + month - 1."""
    return valid_days((index // 12, index % 12 + 1, day) for index in range(month_index - reach, month_index + reach + 1))
