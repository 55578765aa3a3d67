"""Times of day in the calendar: clock times and parts of the day, with their day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from types import MappingProxyType

from msgspec import Struct

from crosscheck.model.timex import Timex
from crosscheck.normalize.clocks import Clock, part_code, read_clock
from crosscheck.normalize.days import resolve_day
from crosscheck.normalize.scene import Scene

_PART_CODES: Mapping[str, str] = MappingProxyType(
    {"MO": "TMO", "AF": "TAF", "EV": "TEV", "NI": "TNI", "DT": "TDT", "DA": "TMO", "DU": "TEV", "MI": "TAF"}
)  # fmt: skip
_PART_HOURS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"MO": (0, 12), "AF": (12, 18), "EV": (17, 24), "NI": (18, 30), "DT": (6, 18), "DA": (4, 8), "DU": (16, 22), "MI": (11, 14)}
)  # fmt: skip
"""First hour and end of each part of the day; news calls one o'clock at night "Tuesday morning", and a night runs into the next day."""

_MODS: Mapping[str, str] = MappingProxyType(
    {"early": "START", "earlier": "START", "wee": "START", "small": "START", "late": "END", "later": "END", "mid": "MID"}
)  # fmt: skip
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)$")


class _Day(Struct, frozen=True):
    """The day of a time of day; `implied` if the text does not state it; `anchor` what it was resolved against."""

    day: date
    implied: bool
    anchor: str | None


def resolve_time(form: str, parts: Mapping[str, str], scene: Scene) -> Timex | None:
    """A time of day: on its own day, else on the day that its sentence speaks of, else on the anchor's (then `implied_day`)."""
    if ":" in parts.get("iso", ""):
        return _iso_time(parts["iso"])
    if form == "time.habit":
        return Timex("TIME", f"XXXX-XX-XX{_PART_CODES[part_code(parts, scene)]}", grain="part-of-day")
    found = _day_of(parts, scene)
    if found is None:
        return _dayless(parts, scene)
    clock = read_clock(parts, found.day, scene)
    return _part(parts, scene, found) if clock is None else _clock_timex(clock, parts, scene, found)


def _day_of(parts: Mapping[str, str], scene: Scene) -> _Day | None:
    anchor = None if scene.day is None or {"year", "iso"} & parts.keys() else scene.day.isoformat()
    own = _own_day(parts, scene)
    if own is not None:
        return _Day(own, implied=False, anchor=anchor)
    if scene.sentence_day is not None:
        return _Day(scene.sentence_day.first, implied=False, anchor=anchor)
    base = scene.reference if scene.narrative else scene.day
    return None if base is None else _Day(base, implied=True, anchor=anchor)


def _own_day(parts: Mapping[str, str], scene: Scene) -> date | None:
    stretch = resolve_day(parts, scene)
    if stretch is not None or scene.day is None:
        return None if stretch is None else stretch.first
    relation = parts.get("partrel", "")
    if "deicticpart" in parts and not relation:
        return scene.day + timedelta(days=int(scene.words.table["deicticpart"][parts["deicticpart"]].split()[0]))
    return _related_day(relation, scene) if relation else None


def _related_day(relation: str, scene: Scene) -> date | None:
    """The day of "last night", "this morning", "the next morning", "that night"."""
    base = scene.day if relation == "this" or relation.startswith("last") else scene.reference
    if base is None:
        return None
    back, ahead = ("last", "previous"), ("next", "following")
    steps = -1 if any(word in relation for word in back) else 1 if any(word in relation for word in ahead) else 0
    return base + timedelta(days=steps)


def _dayless(parts: Mapping[str, str], scene: Scene) -> Timex:
    """A time of day in a report without a date: it has no value, since it has no day."""
    clock = read_clock(parts, None, scene)
    if clock is None:
        return Timex("TIME", None)
    return Timex("TIME", None, grain="hour" if clock.minute is None else "minute", zone=clock.zone, implied_day=True)


def _clock_timex(clock: Clock, parts: Mapping[str, str], scene: Scene, found: _Day) -> Timex:
    value = f"{found.day.isoformat()}T{clock.hour:02}:{clock.minute or 0:02}"
    zone = _zone_by_other(clock, parts, scene, found.day) if clock.zone is None else clock.zone
    return Timex(
        "TIME", value, None, value, value, found.anchor, "hour" if clock.minute is None else "minute", zone, implied_day=found.implied
    )


def _zone_by_other(clock: Clock, parts: Mapping[str, str], scene: Scene, day: date) -> int | None:
    """The zone that a second clock time in brackets tells: 8 p.m. (1800 GMT) is two hours ahead of Greenwich."""
    others = {role.removeprefix("other."): surface for role, surface in parts.items() if role.startswith("other.")}
    other = read_clock(others, day, scene) if others else None
    if other is None or other.zone is None:
        return None
    difference = (clock.hour * 60 + (clock.minute or 0)) - (other.hour * 60 + (other.minute or 0)) + other.zone
    return (difference + 720) % 1440 - 720


def _iso_time(surface: str) -> Timex:
    """An ISO date-time to the minute. Raises ValueError if the calendar or the clock has no such time."""
    text = surface.upper().replace("Z", "+00:00")
    offset = _OFFSET.search(text[16:])
    zone = None if offset is None else (int(offset[2]) * 60 + int(offset[3])) * (-1 if offset[1] == "-" else 1)
    value = datetime.fromisoformat(f"{text[:10]}T{text[11:16]}").isoformat(timespec="minutes")
    return Timex("TIME", value, None, value, value, None, "minute", zone)


def _part(parts: Mapping[str, str], scene: Scene, found: _Day) -> Timex:
    """A part of the day; "early on Tuesday" and "the early hours" are mornings."""
    mod = _MODS.get(parts.get("cut") or parts.get("partmod") or "")
    code = part_code(parts, scene) or ("MO" if mod == "START" or "partmod" in parts else "EV")
    return part_of_day(found.day, code, mod, implied=found.implied, anchor=found.anchor)


def part_of_day(day: date, code: str, mod: str | None, *, implied: bool = False, anchor: str | None = None) -> Timex:
    """A part of a day as a time, by its code ("MO", "NI" …)."""
    first, end = _PART_HOURS[code]
    midnight = datetime.combine(day, time.min)
    begin, last = midnight + timedelta(hours=first), midnight + timedelta(hours=end, minutes=-1)
    value = f"{day.isoformat()}{_PART_CODES[code]}"
    return Timex("TIME", value, mod, f"{begin:%Y-%m-%dT%H:%M}", f"{last:%Y-%m-%dT%H:%M}", anchor, "part-of-day", implied_day=implied)
