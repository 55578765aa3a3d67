"""Durations, sets, and times told as a length from another time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

import msgspec

from crosscheck.model.timex import Grain, Timex
from crosscheck.normalize.calendar import Stretch, add_months, day_stretch, shift_day, stretch_of
from crosscheck.normalize.days import month_number, resolve_day
from crosscheck.normalize.scene import Scene
from crosscheck.normalize.time_numbers import amount_text, count_of

_GRAINS: Mapping[str, Grain] = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year", "DE": "decade", "CE": "century", "H": "half"} | {
    "TH": "hour", "TM": "minute", "TS": "second", "WE": "weekend", "NI": "day", "FN": "week",
}  # fmt: skip
_SHIFTED_GRAINS: Mapping[str, Grain] = {"D": "day", "NI": "day", "W": "week", "FN": "week", "WE": "weekend", "M": "month", "Q": "quarter", "H": "half", "Y": "year"} | {
    "DE": "year", "CE": "year",
}  # fmt: skip
"""The grain of "three weeks ago": as coarse as the unit, but a decade ago is a year."""
_BACK = frozenset({"past", "last", "previous", "preceding", "recent"})
_AHEAD = frozenset({"next", "coming", "upcoming", "following"})


def duration_value(parts: Mapping[str, str], scene: Scene) -> tuple[str, Grain] | None:
    """The TIMEX3 value of a length of time and its grain: "P2.5Y", "PT30M", "PXD" where no figure is given."""
    if "clock" in parts:
        return _clock_length(parts["clock"]), "second"
    unit = scene.words.units.get(parts.get("unit", "").rstrip("."))
    if unit is None:
        return None
    if "count2" in parts and "unit2" in parts:
        return _compound(parts, unit, scene)
    count = _count(parts, scene)
    return _length_value(count, unit, parts), _GRAINS[unit]


def _count(parts: Mapping[str, str], scene: Scene) -> Decimal | None:
    if "mixed" in parts:
        return _mixed(parts["mixed"])
    if "vaguely" in parts:
        return None
    if "count" not in parts:
        return Decimal(1) if "unit" in parts and parts["unit"] in scene.words.table["unit"] else None
    if "count2" in parts:
        return None
    count = count_of(parts["count"], scene.words)
    return count + Decimal("0.5") if count is not None and "halves" in parts else count


def _mixed(surface: str) -> Decimal | None:
    """ "4-1/2" months."""
    whole, above, below = (int(number) for number in re.findall(r"\d+", surface)[:3])
    return whole + Decimal(above) / below if below else None


def _clock_length(clock: str) -> str:
    """ "7:41 left": minutes and seconds of play."""
    minutes, seconds = (int(number) for number in re.findall(r"\d+", clock)[:2])
    return f"PT{minutes}M{seconds}S"


def _length_value(count: Decimal | None, unit: str, parts: Mapping[str, str]) -> str:
    if "count2" in parts:
        return f"{_one_length('X', unit)}"
    if unit == "FN":
        return f"P{amount_text(None if count is None else count * 2)}W"
    return _one_length(amount_text(count), unit)


def _one_length(amount: str, unit: str) -> str:
    if unit.startswith("T"):
        return f"PT{amount}{unit[1]}"
    return f"P{amount}{'D' if unit == 'NI' else unit}"


def _compound(parts: Mapping[str, str], unit: str, scene: Scene) -> tuple[str, Grain] | None:
    """ "three minutes and 20 seconds": both parts, days before the T."""
    second = scene.words.units.get(parts["unit2"])
    amounts = [
        (amount_text(count_of(parts["count"], scene.words)), unit),
        (amount_text(count_of(parts["count2"], scene.words)), second or unit),
    ]
    days = "".join(f"{amount}{code}" for amount, code in amounts if not code.startswith("T"))
    clock = "".join(f"{amount}{code[1]}" for amount, code in amounts if code.startswith("T"))
    return f"P{days}{'T' + clock if clock else ''}", _GRAINS[second or unit]


def resolve_duration(parts: Mapping[str, str], scene: Scene) -> Timex | None:
    """A duration; "the past three months" and "the next 24 hours" have the stretch from or to the anchor besides."""
    found = duration_value(parts, scene)
    if found is None:
        return None
    value, grain = found
    stretch = _window(parts, scene)
    if stretch is None:
        return Timex("DURATION", value, grain=grain)
    first, last = stretch
    anchor = None if scene.day is None else scene.day.isoformat()
    return Timex("DURATION", value, None, first.isoformat(), last.isoformat(), anchor, grain)


def _window(parts: Mapping[str, str], scene: Scene) -> tuple[date, date] | None:
    window = parts.get("window", parts.get("rel", ""))
    if "unit" not in parts:
        return None
    unit = scene.words.units[parts["unit"].rstrip(".")]
    count = _count(parts, scene)
    base = scene.day
    if base is None or count is None or scene.narrative or window not in _BACK | _AHEAD:
        return None
    try:
        moved = _moved(base, unit, count * (-1 if window in _BACK else 1))
    except (ValueError, OverflowError):
        return None
    return (moved, base) if moved <= base else (base, moved)


def _moved(base: date, unit: str, count: Decimal) -> date:
    """A day moved by a length that need not be whole; hours and less move it by the days that they fill."""
    if abs(count) > 100_000:
        raise OverflowError("no calendar reaches so far")
    if unit.startswith("T"):
        hours = count * {"TH": 1, "TM": Decimal(1) / 60, "TS": Decimal(1) / 3600}[unit]
        whole = hours / 24
        return base + timedelta(days=int(whole.to_integral_value(rounding="ROUND_CEILING" if whole > 0 else "ROUND_FLOOR")))
    whole_count = int(count)
    moved = shift_day(base, unit, whole_count)
    rest = count - whole_count
    if not rest:
        return moved
    days = {"D": 1, "NI": 1, "W": 7, "FN": 14, "WE": 7, "M": 30, "Q": 91, "H": 182, "Y": 365, "DE": 3652, "CE": 36525}[unit]
    return moved + timedelta(days=int(rest * days))


def resolve_shift(parts: Mapping[str, str], scene: Scene) -> Timex | None:
    """ "two weeks ago", "a year earlier", "in three days": as coarse as the unit; without a figure only that it was, or will be."""
    shift = parts.get("shift", "in")
    backward = shift in ("ago", "earlier", "previously", "before", "prior", "back")
    chained = shift not in ("ago", "hence", "from now", "from today", "in")
    if (named := resolve_day(parts, scene)) is not None:
        scene = msgspec.structs.replace(scene, mentioned=named, mentioned_day=named)
        backward, chained = shift in ("before", "prior to"), True
    unit = scene.words.units.get(parts["unit"].rstrip("."))
    count = _count(parts, scene)
    if unit is None:
        return None
    if count is None:
        return Timex("DATE", "PAST_REF" if backward else "FUTURE_REF", approximate=True)
    base = scene.mentioned.first if chained and scene.mentioned is not None else scene.day
    if chained and unit in ("D", "NI", "TH", "TM", "TS"):
        base = scene.reference
    if base is None:
        return None
    if not chained and unit in ("TH", "TM", "TS") and scene.moment is not None:
        return _moved_moment(scene.moment, unit, -count if backward else count)
    try:
        moved = _moved(base, unit, -count if backward else count)
        stretch = stretch_of(_SHIFTED_GRAINS.get(unit, "day"), _hours_stay(moved, base, unit))
    except (ValueError, OverflowError):
        return None
    return stretch_timex(_widened(stretch, base, unit, count), base)


def _widened(stretch: Stretch, base: date, unit: str, count: Decimal) -> Stretch:
    """Round numbers of years allow a twentieth to each side ("40 years ago"), and hours all the days that they touch."""
    if unit in ("TH", "TM", "TS"):
        touched = timedelta(days=-int(-count // 24)) if unit == "TH" else timedelta(0)
        return Stretch(stretch.grain, min(stretch.first, base - touched), max(stretch.last, base), stretch.value)
    years = {"Y": count, "DE": count * 10}.get(unit, Decimal(0))
    if years < 10 or years % 5:
        return stretch
    slack = int(-(-years // 20))
    return Stretch(stretch.grain, add_months(stretch.first, -12 * slack), add_months(stretch.last, 12 * slack), stretch.value)


def _moved_moment(moment: datetime, unit: str, count: Decimal) -> Timex | None:
    """Hours, minutes or seconds from a publication whose clock time is known."""
    seconds = count * {"TH": 3600, "TM": 60, "TS": 1}[unit]
    try:
        moved = moment + timedelta(seconds=int(seconds))
    except OverflowError:
        return None
    value = f"{moved:%Y-%m-%dT%H:%M}"
    return Timex("TIME", value, None, value, value, moment.date().isoformat(), "minute" if unit != "TH" else "hour", approximate=True)


def _hours_stay(moved: date, base: date, unit: str) -> date:
    """Hours and minutes from a day whose clock is unknown stay on that day."""
    return base if unit in ("TH", "TM", "TS") and abs((moved - base).days) <= 1 else moved


def stretch_timex(stretch: Stretch, anchor: date | None) -> Timex:
    """A calendar stretch as a DATE."""
    return Timex(
        "DATE", stretch.value, stretch.mod, stretch.first.isoformat(), stretch.last.isoformat(), None if anchor is None else anchor.isoformat(), stretch.grain
    )  # fmt: skip


def resolve_set(parts: Mapping[str, str], scene: Scene) -> Timex | None:
    """What recurs: "every Tuesday", "daily", "twice a week"."""
    if "frequency" in parts:
        return Timex("SET", scene.words.table["frequency"][parts["frequency"]])
    if "weekdays" in parts:
        weekday = scene.words.weekdays.get(parts["weekdays"].removesuffix("s"))
        return None if weekday is None else Timex("SET", f"XXXX-WXX-{weekday}", grain="day")
    part = scene.words.table["daypart"].get(parts.get("part", ""))
    if "weekday" in parts:
        weekday = scene.words.weekdays.get(parts["weekday"].rstrip("."))
        return None if weekday is None else Timex("SET", f"XXXX-WXX-{weekday}{'T' + part if part else ''}", grain="day")
    if part:
        return Timex("SET", f"XXXX-XX-XXT{part}", grain="part-of-day")
    if "season" in parts:
        return Timex("SET", f"XXXX-{scene.words.table['season'][parts['season']]}", grain="season")
    if "month" in parts:
        return Timex("SET", f"XXXX-{month_number(parts, scene.words):02}", grain="month")
    found = duration_value(parts, scene)
    return None if found is None else Timex("SET", found[0], grain=found[1])


def resolve_present(scene: Scene) -> Timex:
    """ "now": the anchor's day, under the name that TIMEX3 gives it."""
    day = None if scene.day is None else day_stretch(scene.day).value
    return Timex("DATE", "PRESENT_REF", None, day, day, day, "day" if day else None)
