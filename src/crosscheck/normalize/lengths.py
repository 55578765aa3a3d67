"""Lengths of time: their TIMEX3 values, the stretches that anchored ones cover, and sets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from types import MappingProxyType

from crosscheck.model.timex import Grain, Timex
from crosscheck.normalize.calendar import shift_day
from crosscheck.normalize.clocks import read_clock
from crosscheck.normalize.scene import Scene
from crosscheck.normalize.time_numbers import amount_text, count_of
from crosscheck.normalize.years import month_number, weekday_number

_DAY_GRAINS: dict[str, Grain] = {"D": "day", "NI": "day", "W": "week", "FN": "week", "WE": "weekend", "M": "month", "Q": "quarter"}
_OTHER_GRAINS: dict[str, Grain] = {"H": "half", "Y": "year", "DE": "decade", "CE": "century", "TH": "hour", "TM": "minute", "TS": "second"}
_GRAINS: Mapping[str, Grain] = MappingProxyType(_DAY_GRAINS | _OTHER_GRAINS)
_DAYS: Mapping[str, int] = MappingProxyType(
    {"D": 1, "NI": 1, "W": 7, "FN": 14, "WE": 7, "M": 30, "Q": 91, "H": 182, "Y": 365, "DE": 3652, "CE": 36525}
)  # fmt: skip
"""Days of a unit, for the part of a count that is no whole number."""

SECONDS: Mapping[str, int] = MappingProxyType({"TH": 3600, "TM": 60, "TS": 1})
"""Seconds of the units below a day."""

_YEARS: Mapping[str, int] = MappingProxyType({"DE": 10, "CE": 100})
"""Parts of these are told in years: half a century is P50Y."""

_FARTHEST = 100_000
_BACK = frozenset({"past", "last", "previous", "preceding", "recent"})
_AHEAD = frozenset({"next", "coming", "upcoming", "following"})


def unit_of(parts: Mapping[str, str], scene: Scene) -> str | None:
    """The TIMEX3 unit code that the parts name, None if they name none."""
    return scene.words.units.get(parts.get("unit", "").rstrip("."))


def length_count(parts: Mapping[str, str], scene: Scene) -> Decimal | None:
    """How many units; one where the unit stands alone in the singular, None where the words give no figure."""
    if "mixed" in parts:
        whole, above, below = (int(number) for number in re.findall(r"\d+", parts["mixed"])[:3])
        return whole + Decimal(above) / below if below else None
    if "vaguely" in parts or "count2" in parts:
        return None
    if "count" not in parts:
        return Decimal(1) if any(parts.get("unit") in scene.words.table[name] for name in ("unit", "unitlong")) else None
    count = count_of(parts["count"], scene.words)
    if count is None or "halves" not in parts:
        return count
    return count + (Decimal("0.25") if parts["halves"].endswith("quarter") else Decimal("0.5"))


def length_value(parts: Mapping[str, str], scene: Scene) -> tuple[str, Grain] | None:
    """The TIMEX3 value of a length of time and its grain: "P2.5Y", "PT30M", "PXD" where no figure is given."""
    if "clock" in parts:
        minutes, seconds = (int(number) for number in re.findall(r"\d+", parts["clock"])[:2])
        return f"PT{minutes}M{seconds}S", "second"
    unit = unit_of(parts, scene)
    if unit is None:
        return None
    if "unit2" in parts:
        return _compound(parts, unit, scene)
    return _one_length(length_count(parts, scene), unit), _GRAINS[unit]


def _one_length(count: Decimal | None, unit: str) -> str:
    years = _YEARS.get(unit)
    if years and count is not None and count != int(count):
        return f"P{amount_text(count * years)}Y"
    if unit in SECONDS:
        return f"PT{amount_text(count)}{unit[1]}"
    if unit == "FN":
        return f"P{amount_text(None if count is None else count * 2)}W"
    return f"P{amount_text(count)}{'D' if unit == 'NI' else unit}"


def _compound(parts: Mapping[str, str], unit: str, scene: Scene) -> tuple[str, Grain]:
    """ "Three minutes and 20 seconds": both parts, days before the T."""
    second = scene.words.units.get(parts["unit2"], unit)
    amounts = [(amount_text(count_of(parts[role], scene.words)), code) for role, code in (("count", unit), ("count2", second))]
    days = "".join(f"{amount}{code}" for amount, code in amounts if code not in SECONDS)
    clock = "".join(f"{amount}{code[1]}" for amount, code in amounts if code in SECONDS)
    return f"P{days}{'T' + clock if clock else ''}", _GRAINS[second]


def resolve_duration(parts: Mapping[str, str], scene: Scene) -> Timex | None:
    """A duration; "the past three months" and "the next 24 hours" have the stretch to or from the anchor besides."""
    found = length_value(parts, scene)
    if found is None:
        return None
    value, grain = found
    window = _window(parts, scene)
    if window is None or scene.day is None:
        return Timex("DURATION", value, grain=grain)
    return Timex("DURATION", value, None, window[0].isoformat(), window[1].isoformat(), scene.day.isoformat(), grain)


def _window(parts: Mapping[str, str], scene: Scene) -> tuple[date, date] | None:
    window, unit, count = parts.get("window", parts.get("rel", "")), unit_of(parts, scene), length_count(parts, scene)
    if scene.day is None or unit is None or count is None or scene.narrative or window not in _BACK | _AHEAD:
        return None
    try:
        moved = move_day(scene.day, unit, -count if window in _BACK else count)
    except (ValueError, OverflowError):
        return None
    return min(moved, scene.day), max(moved, scene.day)


def move_day(base: date, unit: str, count: Decimal) -> date:
    """A day moved by a length that need not be whole; hours and less move it by the days that they touch.

    Raises ValueError or OverflowError where the calendar does not reach so far.
    """
    if abs(count) > _FARTHEST:
        raise OverflowError("no calendar reaches so far")
    if unit in SECONDS:
        days = count * SECONDS[unit] / 86400
        return base + timedelta(days=int(days.to_integral_value(ROUND_CEILING if days > 0 else ROUND_FLOOR)))
    whole = int(count)
    return shift_day(base, unit, whole) + timedelta(days=int((count - whole) * _DAYS[unit]))


def _time_of_set(parts: Mapping[str, str], scene: Scene) -> str:
    """The time of day at which something recurs, to the grain that is written: "T16", "T09:30", "TMO"; "" if none is given."""
    clock = read_clock(parts, None, scene)
    if clock is not None:
        return f"T{clock.hour:02}" if clock.minute is None else f"T{clock.hour:02}:{clock.minute:02}"
    part = scene.words.table["daypart"].get(parts.get("part", ""))
    return f"T{part}" if part else ""


def resolve_set(parts: Mapping[str, str], scene: Scene) -> Timex | None:
    """What recurs: "every Tuesday", "daily", "twice a week"."""
    table = scene.words.table
    if "frequency" in parts:
        return Timex("SET", table["frequency"][parts["frequency"]])
    if parts.get("every") == "weekends":
        return Timex("SET", "XXXX-WXX-WE", grain="weekend")
    weekday = scene.words.weekdays.get(parts.get("weekdays", "").removesuffix("s")) or weekday_number(parts, scene)
    time = _time_of_set(parts, scene)
    if weekday is not None:
        return Timex("SET", f"XXXX-WXX-{weekday}{time}", grain="day")
    if time:
        return Timex("SET", f"XXXX-XX-XX{time}", grain="part-of-day")
    if "season" in parts:
        return Timex("SET", f"XXXX-{table['season'][parts['season']]}", grain="season")
    if (month := month_number(parts, scene)) is not None:
        return Timex("SET", f"XXXX-{month:02}", grain="month")
    found = length_value({"count": "two", **parts} if "other" in parts else parts, scene)
    return None if found is None else Timex("SET", found[0], grain=found[1])
