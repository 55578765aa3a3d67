"""Clock times: what the written hours and minutes say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from crosscheck.normalize.scene import Scene
from crosscheck.normalize.time_numbers import number_of
from crosscheck.normalize.zones import written_zone_minutes

_AFTERNOON_PARTS = frozenset({"AF", "EV", "DU", "MI"})
_FIRST_OF_NIGHT = 6
"""The hour from which "at night" is before midnight: seven at night is 19:00, two at night 02:00."""

_ANY_DAY = date(2000, 1, 1)


class Clock(Struct, frozen=True):
    """A time on the clock: `minute` None where only the hour is written; `zone` minutes east of UTC, None if unknown."""

    hour: int
    minute: int | None
    zone: int | None = None


def read_clock(parts: Mapping[str, str], day: date | None, scene: Scene) -> Clock | None:
    """The clock time that the parts state, None if they state none or one that no clock shows."""
    found = _hour_and_minute(parts, scene)
    if found is None:
        return None
    hour, minute = _to_24_hours(found[0], parts, scene), found[1]
    if hour == 24 and not minute:
        hour = 0
    if hour > 23 or (minute or 0) > 59:
        return None
    zone = written_zone_minutes(parts["zone"], day or _ANY_DAY) if "zone" in parts else None
    return Clock(hour, minute, zone)


def _hour_and_minute(parts: Mapping[str, str], scene: Scene) -> tuple[int, int | None] | None:
    if "point" in parts:
        return int(scene.words.table["daypoint"][parts["point"]][:2]), None
    if "clock" in parts:
        return _written_clock(parts["clock"])
    hour = number_of(parts.get("hour", ""), scene.words)
    if hour is None:
        return None
    return _told_by_minutes(hour, parts["past"], scene) if "past" in parts else (hour, None)


def _written_clock(clock: str) -> tuple[int, int]:
    if clock.isdecimal():
        return int(clock[:-2]), int(clock[-2:])
    numbers = re.findall(r"\d+", clock)
    return int(numbers[0]), int(numbers[1])


def _told_by_minutes(hour: int, told: str, scene: Scene) -> tuple[int, int] | None:
    """ "Half past seven", "twenty to nine"."""
    words = told.split()
    minutes = 30 if "half" in words else 15 if "quarter" in words else number_of(told, scene.words)
    if minutes is None:
        return None
    return ((hour - 1) % 24, 60 - minutes) if words[-1] == "to" else (hour, minutes)


def _to_24_hours(hour: int, parts: Mapping[str, str], scene: Scene) -> int:
    half, part = parts.get("half", ""), part_code(parts, scene)
    if half:
        return hour % 12 + (12 if half[0] == "p" else 0)
    afternoon = part in _AFTERNOON_PARTS and 1 <= hour < 12
    evening = part == "NI" and _FIRST_OF_NIGHT <= hour < 12
    return hour + 12 if afternoon or evening else hour


def part_code(parts: Mapping[str, str], scene: Scene) -> str:
    """The TIMEX3 code of the part of the day that the parts name ("MO", "NI" …), "" if they name none."""
    if "part" in parts:
        return str(scene.words.table["daypart"].get(parts["part"], ""))
    if "deicticpart" in parts:
        return str(scene.words.table["deicticpart"][parts["deicticpart"]].split()[1])
    return ""
