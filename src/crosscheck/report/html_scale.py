"""Scales for the plots: linear, logarithmic where values span decades, and a calendar; each with round ticks.

Positions are percentages of the plot's width, so that a plot fits any screen without a script.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from crosscheck.report.calendar_words import moment_words
from crosscheck.report.display import number_words

_MARGIN = 5.0
_MOST_TICKS, _MOST_CLOCK_TICKS = 4, 3
_ROOM = 36
_LOG_FROM = 20.0
_DAY = 1440
_STEPS = (5, 15, 30, 60, 180, 360, 720, _DAY, 2 * _DAY, 7 * _DAY, 14 * _DAY)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)


class Tick(Struct, frozen=True):
    """A gridline: its place in percent, its label, and where that stands (a day is named at its middle, not at its midnight)."""

    at: float
    label: str
    label_at: float

    @property
    def anchor(self) -> str:
        """How the label stands to its place: a long one at the edge of the plot leans inwards."""
        if len(self.label) < 7 or 12 <= self.label_at <= 88:
            return "middle"
        return "start" if self.label_at < 12 else "end"


class Scale(Struct, frozen=True):
    """From values to percentages. `kind` says how; `words` says the whole axis to who cannot see it."""

    kind: Literal["linear", "log", "calendar"]
    low: float
    high: float
    ticks: tuple[Tick, ...]
    words: str

    def at(self, value: float) -> float:
        """The place of a value in percent, rounded to a hundredth; clamped to the plot."""
        return _place(value, self.low, self.high, log=self.kind == "log")


def _place(value: float, low: float, high: float, *, log: bool) -> float:
    if log:
        value, low, high = math.log(max(value, low)), math.log(low), math.log(high)
    share = (value - low) / (high - low)
    return round(_MARGIN + (100 - 2 * _MARGIN) * min(1.0, max(0.0, share)), 2)


def build_number_scale(values: Sequence[float]) -> Scale | None:
    """A scale that holds all values, finite and not empty; None where floats cannot tell them apart."""
    low, high = min(values), max(values)
    if low > 0 and high / low >= _LOG_FROM:
        return _log_scale(low, high)
    if low == high:
        low, high = (low - abs(low) / 10, high + abs(high) / 10) if low else (-1.0, 1.0)
    step = _round_step((high - low) / _MOST_TICKS)
    if low + step == low or high + step == high:
        return None
    first = math.ceil(low / step - 1e-9)
    marks = [index * step for index in range(first, math.floor(high / step + 1e-9) + 1)]
    ticks = [_tick(_place(mark, low, high, log=False), _figure(mark)) for mark in marks]
    return Scale("linear", low, high, _thinned(ticks), f"from {_figure(low)} to {_figure(high)}")


def _tick(at: float, label: str) -> Tick:
    return Tick(at, label, at)


def _thinned(ticks: list[Tick], *, from_end: bool = True) -> tuple[Tick, ...]:
    """The ticks, with as many labels as have room side by side (the plot is some 36 characters wide); a gridline needs none."""
    longest = max((len(tick.label) for tick in ticks), default=0)
    every = max(1, -(-len(ticks) * (longest + 2) // _ROOM))
    start = (len(ticks) - 1) % every if from_end and ticks else 0
    return tuple(tick if index % every == start else Tick(tick.at, "", tick.at) for index, tick in enumerate(ticks))


def _round_step(rough: float) -> float:
    """The next of 1, 2, 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * (1 - 1e-9))


def _figure(value: float) -> str:
    return number_words(Decimal(f"{value:.6g}"))


def _log_scale(low: float, high: float) -> Scale:
    first, last = math.floor(math.log10(low) + 1e-9), math.ceil(math.log10(high) - 1e-9)
    every = max(1, math.ceil((last - first) / _MOST_TICKS))
    low, high = 10.0**first, 10.0**last
    ticks = [_tick(_place(10.0**power, low, high, log=True), _figure(10.0**power)) for power in range(first, last + 1, every)]
    return Scale("log", low, high, _thinned(ticks), f"logarithmic, from {_figure(low)} to {_figure(high)}")


def minutes_of(moment: str, *, end: bool = False) -> int | None:
    """An ISO date or date-time as minutes since year 1; with `end` the end of the day or minute it names. None if it is neither."""
    try:
        if len(moment) <= 10:
            return (date.fromisoformat(moment).toordinal() + end) * _DAY
        clock = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return clock.toordinal() * _DAY + clock.hour * 60 + clock.minute


def build_calendar_scale(minutes: Sequence[int]) -> Scale:
    """A calendar that holds all moments (minutes since year 1), ticked by minutes, hours, days, months or years.

    Where all moments are midnights, days are the finest ticks.
    """
    low, high = min(minutes), max(minutes)
    if high - low < 30:
        low, high = low - 15, high + 15
    finest = _DAY if all(moment % _DAY == 0 for moment in minutes) else 0
    step = next((step for step in _STEPS if step >= finest and _has_room(step, high - low)), None)
    marks = _month_marks(low, high) if step is None else _step_marks(low, high, step)
    ticks = [_calendar_tick(mark, label, step, low, high) for mark, label in zip(marks, _labels(marks, step), strict=True)]
    return Scale("calendar", low, high, _thinned(ticks, from_end=False), f"calendar from {_moment(low)} to {_moment(high)}")


def _has_room(step: int, length: int) -> bool:
    """Whether the labels of such steps have room: those of clock times are longer than those of days."""
    return length / step <= (_MOST_TICKS if step >= _DAY else _MOST_CLOCK_TICKS)


def _step_marks(low: int, high: int, step: int) -> list[int]:
    """The multiples of a step between two moments; weeks are counted from Mondays, as year 1 began with one."""
    shift = _DAY if step % (7 * _DAY) == 0 else 0
    return list(range(-(-(low - shift) // step) * step + shift, high + 1, step))


def _calendar_tick(mark: int, label: str, step: int | None, low: int, high: int) -> Tick:
    at = _place(mark, low, high, log=False)
    if step != _DAY:
        return _tick(at, label)
    return Tick(at, label if mark + _DAY <= high else "", _place(mark + _DAY / 2, low, high, log=False))


def _month_marks(low: int, high: int) -> list[int]:
    start, end = _day(low), _day(high)
    months = (end.year - start.year) * 12 + end.month - start.month
    every = next((step for step in _MONTH_STEPS if months / step <= _MOST_TICKS), _MONTH_STEPS[-1])
    first = -(-(start.year * 12 + start.month - 1 + (start.day > 1)) // every) * every
    last = end.year * 12 + end.month - 1
    return [date(index // 12, index % 12 + 1, 1).toordinal() * _DAY for index in range(first, last + 1, every) if 1 <= index // 12 <= 9999]


def _labels(marks: list[int], step: int | None) -> list[str]:
    years = step is None and all(_day(mark).month == 1 for mark in marks)
    return [_label(mark, step, years=years, full=index == 0) for index, mark in enumerate(marks)]


def _label(mark: int, step: int | None, *, years: bool, full: bool) -> str:
    words = moment_words(_day(mark).isoformat())
    if step is None:
        return words[-4:] if years else words.split(" ", 1)[1]
    day = words.rpartition(" ")[0]
    if step >= _DAY:
        return day
    clock = f"{mark % _DAY // 60:02}:{mark % 60:02}"
    return f"{day}, {clock}" if full or not mark % _DAY else clock


def _day(minutes: int) -> date:
    return date.fromordinal(min(max(minutes // _DAY, 1), date.max.toordinal()))


def _moment(minutes: int) -> str:
    day = moment_words(_day(minutes).isoformat())
    return f"{day}, {minutes % _DAY // 60:02}:{minutes % 60:02}" if minutes % _DAY else day
