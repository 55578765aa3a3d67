"""Periods seen from here: "last week", "the same year", "the weekend", "the same period last year"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType

from crosscheck.model.timex import Grain
from crosscheck.normalize.calendar import UNIT_GRAINS, Stretch, shift_day, stretch_of, weekend_stretch, year_stretch
from crosscheck.normalize.scene import Scene
from crosscheck.normalize.years import LAST_WORDS, NEXT_WORDS, relation_of

_BACK = LAST_WORDS | {"before", "earlier", "latest"}
_AHEAD = NEXT_WORDS | {"after"}
_BEYOND: Mapping[str, int] = MappingProxyType({"before last": -2, "after next": 2})
_CHAINED = frozenset({"previous", "preceding", "following", "same", "that", "that same", "before", "earlier", "after"})
"""Relations that start from the time mentioned last, not from the anchor."""


_FIRST_DAY_NEAR = 4
"""Thursday: from here on a weekend of which no verb tells is the one close by."""


def find_unit(parts: Mapping[str, str], scene: Scene) -> Stretch | None:
    """The week, month, year … that the parts point at."""
    grain: Grain = UNIT_GRAINS.get(scene.words.units[parts["unit"]], "week")
    relation = relation_of(parts)
    if grain == "weekend":
        return _weekend(relation, scene)
    if grain == "year" and not relation and scene.sentence_year is not None:
        return year_stretch(scene.sentence_year.first.year)
    if not relation and grain == "quarter" and "cut" not in parts:
        return _quarter_told(scene)
    return shifted_stretch(grain, _steps(relation, scene), scene, chained=relation in _CHAINED)


def _steps(relation: str, scene: Scene) -> int:
    """How many units a relation leads on; "the full year" of what was is the one that is over."""
    if relation in _BEYOND:
        return _BEYOND[relation]
    if relation == "full":
        return -1 if scene.tense == "past" else 0
    return -1 if relation in _BACK else 1 if relation in _AHEAD else 0


def _quarter_told(scene: Scene) -> Stretch | None:
    """ "The quarter": the one mentioned last, else the one that results are told of, which is the latest that is over."""
    if scene.mentioned is not None and scene.mentioned.grain == "quarter":
        return scene.mentioned
    return shifted_stretch("quarter", -1 if scene.tense == "past" else 0, scene)


def shifted_stretch(grain: Grain, steps: int, scene: Scene, *, chained: bool = False) -> Stretch | None:
    """The stretch of a grain so many steps from the anchor; in a narrative, or where chained, from the time mentioned last."""
    base = scene.mentioned.first if scene.mentioned is not None and (chained or scene.narrative) else scene.day
    if base is None:
        return None
    code = next(code for code, known in UNIT_GRAINS.items() if known == grain)
    start = stretch_of(grain, base).first
    return stretch_of(grain, shift_day(start, code, steps) if steps else base)


def _weekend(relation: str, scene: Scene) -> Stretch | None:
    """ "The weekend": the one under way or the latest, ahead of the anchor only with a verb that points there."""
    if scene.day is None:
        return None
    this = weekend_stretch(scene.day)
    if relation in NEXT_WORDS:
        return weekend_stretch(scene.day + timedelta(days=7))
    if relation in _BEYOND:
        return weekend_stretch(scene.day + timedelta(weeks=_BEYOND[relation]))
    near = scene.tense == "unknown" and scene.day.isoweekday() >= _FIRST_DAY_NEAR
    ahead = scene.tense == "future" or near or (relation == "this" and scene.tense != "past")
    if relation not in LAST_WORDS and (scene.day >= this.first or ahead):
        return this
    return weekend_stretch(scene.day - timedelta(days=7))


def find_same_period(_parts: Mapping[str, str], scene: Scene) -> Stretch | None:
    """ "The same period last year": the time mentioned last, a year earlier."""
    base = scene.mentioned
    if base is None:
        return None if scene.day is None else year_stretch(scene.day.year - 1)
    grain: Grain = base.grain if base.grain in ("quarter", "month", "week", "half") else "year"
    return stretch_of(grain, shift_day(base.first, "Y", -1))
