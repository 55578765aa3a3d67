"""Times of day: clock times with their zones, and the parts of the day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from msgspec import Struct

from crosscheck.model.timex import Grain, Timex
from crosscheck.normalize.days import resolve_day
from crosscheck.normalize.metadata_date import zone_minutes
from crosscheck.normalize.scene import Scene
from crosscheck.normalize.time_numbers import number_of

_PART_CODES = {"MO": "TMO", "AF": "TAF", "EV": "TEV", "NI": "TNI", "DT": "TDT", "DA": "TMO", "DU": "TEV", "MI": "TAF"}
_PART_HOURS = {"MO": (0, 12), "AF": (12, 18), "EV": (17, 24), "NI": (18, 30), "DT": (6, 18), "DA": (4, 8), "DU": (16, 22), "MI": (11, 14)}
"""First hour and end of each part of the day; news calls one o'clock at night "Tuesday morning", and a night runs into the next day."""

_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)$")


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
    hour, minute = found
    hour = _to_24_hours(hour, parts, scene)
    if hour == 24 and not minute:
        hour = 0
    if hour > 23 or (minute or 0) > 59:
        return None
    return Clock(hour, minute, _zone(parts, day))


def _hour_and_minute(parts: Mapping[str, str], scene: Scene) -> tuple[int, int | None] | None:
    if "point" in parts:
        hour = int(scene.words.table["daypoint"][parts["point"]][:2])
        return (hour, None)
    if "past" in parts:
        return _past_hour(parts, scene)
    if "clock" in parts:
        return _written_clock(parts["clock"])
    if "hour" in parts:
        hour = number_of(parts["hour"], scene.words)
        return None if hour is None else (hour, None)
    return None


def _written_clock(clock: str) -> tuple[int, int]:
    if clock.isdecimal():
        return int(clock[:-2]), int(clock[-2:])
    numbers = re.findall(r"\d+", clock)
    return int(numbers[0]), int(numbers[1])


def _past_hour(parts: Mapping[str, str], scene: Scene) -> tuple[int, int] | None:
    hour = number_of(parts["hour"], scene.words)
    words = parts["past"].split()
    minutes = 30 if "half" in words else 15 if "quarter" in words else number_of(parts["past"], scene.words)
    if hour is None or minutes is None:
        return None
    if words[-1] == "to":
        return (hour - 1) % 24, 60 - minutes
    return hour, minutes


def _to_24_hours(hour: int, parts: Mapping[str, str], scene: Scene) -> int:
    half = parts.get("half", "")
    if half:
        return hour % 12 + (12 if half[0] == "p" else 0)
    part = _part_code(parts, scene)
    if part in ("AF", "EV", "DU", "MI") and 1 <= hour < 12:
        return hour + 12
    if part == "NI" and 6 <= hour < 12:
        return hour + 12
    return hour


def _zone(parts: Mapping[str, str], day: date | None) -> int | None:
    zone = parts.get("zone", "").strip("()").upper()
    if not zone or "LOCAL" in zone:
        return None
    offset = re.fullmatch(r"([A-Z]+)\s?([+–-])\s?(\d{1,2})", zone)
    if offset:
        zone = offset[1]
    elif " " in zone:
        words = zone.split()
        zone = words[0][0] + {"STANDARD": "S", "DAYLIGHT": "D"}.get(words[1], "") + "T"
    minutes = zone_minutes(zone, day or date(2000, 1, 1))
    if minutes is None or not offset:
        return minutes
    return minutes + int(offset[3]) * (60 if offset[2] == "+" else -60)


def _part_code(parts: Mapping[str, str], scene: Scene) -> str:
    if "part" in parts:
        return str(scene.words.table["daypart"].get(parts["part"], ""))
    if "deicticpart" in parts:
        return str(scene.words.table["deicticpart"][parts["deicticpart"]].split()[1])
    return ""


def resolve_time(parts: Mapping[str, str], scene: Scene, sentence_day: date | None) -> Timex | None:
    """A time of day: its own day, else the day that its sentence speaks of, else the anchor's (then `implied_day`)."""
    if "iso" in parts and "t" in parts["iso"].replace(" ", "t", 1) and ":" in parts["iso"]:
        return _iso_time(parts["iso"])
    day = _own_day(parts, scene)
    implied = day is None
    if day is None:
        day = sentence_day or (scene.reference if scene.narrative else scene.day)
        implied = sentence_day is None
    if day is None:
        return _timeless_clock(parts, scene)
    anchor = None if {"year", "iso"} & parts.keys() or scene.day is None else scene.day.isoformat()
    clock = read_clock(parts, day, scene)
    if clock is not None:
        return _clock_timex(clock, _other_zone(parts, clock, day, scene), day, implied=implied, anchor=anchor)
    return _part_timex(parts, scene, day, implied=implied, anchor=anchor)


def _timeless_clock(parts: Mapping[str, str], scene: Scene) -> Timex | None:
    """A clock time of a report without a date: no value, since it has no day."""
    clock = read_clock(parts, None, scene)
    if clock is None:
        return Timex("TIME", None)
    return Timex(
        "TIME",
        None,
        grain="hour" if clock.minute is None else "minute",
        zone=clock.zone,
        implied_day=True,
        clock=clock.hour * 60 + (clock.minute or 0),
    )


def _own_day(parts: Mapping[str, str], scene: Scene) -> date | None:
    stretch = resolve_day(parts, scene)
    if stretch is not None:
        return stretch.first
    if scene.day is None:
        return None
    if "deicticpart" in parts:
        return scene.day + timedelta(days=int(scene.words.table["deicticpart"][parts["deicticpart"]].split()[0]))
    relation = parts.get("partrel", "")
    if relation.startswith("last"):
        return scene.day - timedelta(days=1)
    if relation == "this":
        return scene.day
    base = scene.reference
    if not relation or base is None:
        return None
    return base + timedelta(days=1 if "next" in relation or "following" in relation else -1 if "previous" in relation else 0)


def _clock_timex(clock: Clock, zone: int | None, day: date, *, implied: bool, anchor: str | None) -> Timex:
    value = f"{day.isoformat()}T{clock.hour:02}:{clock.minute or 0:02}"
    grain: Grain = "hour" if clock.minute is None else "minute"
    return Timex("TIME", value, None, value, value, anchor, grain, zone, implied_day=implied)


def _other_zone(parts: Mapping[str, str], clock: Clock, day: date, scene: Scene) -> int | None:
    """The zone of the first clock time, where a second one in brackets has a zone: 8 p.m. (1800 GMT) is two hours ahead of Greenwich."""
    others = {role.removeprefix("other."): surface for role, surface in parts.items() if role.startswith("other.")}
    other = read_clock(others, day, scene) if others else None
    if clock.zone is not None or other is None or other.zone is None:
        return clock.zone
    difference = (clock.hour * 60 + (clock.minute or 0)) - (other.hour * 60 + (other.minute or 0)) + other.zone
    return (difference + 720) % 1440 - 720


def _iso_time(surface: str) -> Timex | None:
    text = surface.upper().replace("Z", "+00:00")
    offset = _OFFSET.search(text[16:])
    zone = None
    if offset:
        zone = (int(offset[2]) * 60 + int(offset[3])) * (-1 if offset[1] == "-" else 1)
    value = f"{text[:10]}T{text[11:16]}"
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return None
    return Timex("TIME", value, None, value, value, None, "minute", zone)


def _part_timex(parts: Mapping[str, str], scene: Scene, day: date, *, implied: bool, anchor: str | None) -> Timex | None:
    code = _part_code(parts, scene)
    mod = {"early": "START", "earlier": "START", "late": "END", "later": "END", "wee": "START", "small": "START", "mid": "MID"}.get(
        parts.get("cut") or parts.get("partmod") or ""
    )
    if not code:
        code = "MO" if mod == "START" or "partmod" in parts else "EV"
    return part_of_day(day, code, mod, implied=implied, anchor=anchor)


def part_of_day(day: date, code: str, mod: str | None, *, implied: bool = False, anchor: str | None = None) -> Timex:
    """A part of a day as a time."""
    first, end = _PART_HOURS[code]
    start = datetime(day.year, day.month, day.day)
    begin, last = start + timedelta(hours=first), start + timedelta(hours=end, minutes=-1)
    value = f"{day.isoformat()}{_PART_CODES[code]}"
    return Timex("TIME", value, mod, f"{begin:%Y-%m-%dT%H:%M}", f"{last:%Y-%m-%dT%H:%M}", anchor, "part-of-day", implied_day=implied)
