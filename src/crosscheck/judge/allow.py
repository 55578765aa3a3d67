"""What the words allow: the interval of values under which a claim is still true.

What a text asserts (`Quantity`, `Timex`) moves nothing; here a written figure gets the room of its rounding, a hedge that of "about",
a bound its open side, a vague plural its soft ends. The widths are `JudgeOptions`; their defaults are the contract's.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from msgspec import Struct

from crosscheck.judge.calendar import span_of
from crosscheck.judge.interval import Interval, around, between, from_low, to_high
from crosscheck.judge.options import JudgeOptions, Tolerance
from crosscheck.model import Quantity, Timex, exact

_BEFORE_MODS = frozenset({"BEFORE", "ON_OR_BEFORE", "LESS_THAN", "EQUAL_OR_LESS"})
_AFTER_MODS = frozenset({"AFTER", "ON_OR_AFTER", "MORE_THAN", "EQUAL_OR_MORE"})
_CLOCK_GRAINS = frozenset({"hour", "minute", "second"})

ClockHedge = Literal["about", "after", "before", "until", "since"]
"""How a clock time is hedged: roughly then, shortly after or before it, at the latest or at the earliest then."""
CLOCK_HEDGES: tuple[ClockHedge, ...] = ("about", "after", "before", "until", "since")


class Allowance(Struct, frozen=True):
    """What one claim allows, in its dimension's base unit (times: minutes).

    `bare` is the written figure with the room of its rounding, None where the words give no figure ("dozens"); `helped` adds what a
    bound, a hedge or a vague plural opens, and equals `bare` where there is none.
    """

    bare: Interval | None
    helped: Interval

    @property
    def is_helped(self) -> bool:
        """Whether a bound, a hedge or a vague plural gives more room than the figure alone."""
        return self.bare is None or self.bare != self.helped


def allow_quantity(quantity: Quantity, family: str | None, options: JudgeOptions) -> Allowance | None:
    """What the words of a quantity allow; None if they state no number at all."""
    tolerance = options.tolerance_for(quantity.dimension, family)
    if quantity.vague:
        helped = _range(quantity, soft=True)
        return None if helped is None else Allowance(None, _in_base(helped, quantity))
    bare = _written(quantity, tolerance)
    if bare is None:
        return None
    helped = _with_bound(_with_hedge(bare, quantity, tolerance, options), quantity)
    return Allowance(_in_base(bare, quantity), _in_base(helped, quantity))


def allow_timex(timex: Timex, hedge: ClockHedge | None, options: JudgeOptions) -> Allowance | None:
    """What a date or a time of day allows; None where it is unresolved, a duration or a set.

    `hedge` is the word before a clock time, where it has one; a part of the day ("morning") takes none.
    """
    bare = span_of(timex.first, timex.last)
    if bare is None:
        return None
    if timex.type != "TIME" or timex.grain not in _CLOCK_GRAINS:
        return Allowance(bare, bare)
    return _allow_minute(bare, hedge or _hedge_of(timex), hourly=timex.grain == "hour", options=options)


def allow_clock(clock: str, hedge: ClockHedge | None, options: JudgeOptions) -> Allowance | None:
    """What a clock time of an unknown day ("T14:30") allows, in minutes of that day; None if it is no clock time."""
    hour, colon, minute = clock.removeprefix("T").partition(":")
    if not colon or not hour.isdigit() or not minute.isdigit():
        return None
    start = Fraction(int(hour) * 60 + int(minute))
    return _allow_minute(Interval(start, start + 1, low_closed=True), hedge, hourly=minute == "00", options=options)


def _allow_minute(bare: Interval, hedge: ClockHedge | None, *, hourly: bool, options: JudgeOptions) -> Allowance:
    """One minute of a clock with the room of its rounding, and with that of its hedge, or of being written by the hour alone."""
    rounded = _clock_room(bare, "about" if _is_round(bare) else None, Fraction(options.clock_rounding // 2))
    if hedge is not None:
        return Allowance(rounded, _clock_room(bare, hedge, Fraction(options.clock_minutes)).hull(rounded))
    minutes = Fraction(options.clock_minutes if hourly else options.clock_rounding)
    return Allowance(rounded, _clock_room(bare, "about" if _is_round(bare) else None, minutes))


def _written(quantity: Quantity, tolerance: Tolerance) -> Interval | None:
    """The figure, or range, with the room of its rounding, in its own unit."""
    if quantity.word_fraction and quantity.value is not None:
        return around(exact(quantity.value), Fraction(0))
    if quantity.value is not None:
        return _rounded(exact(quantity.value), exact(quantity.precision), tolerance)
    if quantity.low is None or quantity.high is None:
        return None
    low, high = exact(quantity.low), exact(quantity.high)
    precision = exact(quantity.precision)
    return _rounded(low, precision, tolerance).hull(_rounded(high, precision, tolerance))


def _rounded(figure: Fraction, precision: Fraction, tolerance: Tolerance) -> Interval:
    if tolerance.whole_units:
        return Interval(figure, figure + min(precision, Fraction(1)), low_closed=True)
    if abs(figure) < exact(tolerance.exact_below):
        return around(figure, Fraction(0))
    return around(figure, min(precision * exact(tolerance.rounding), abs(figure) * exact(tolerance.cap)))


def _with_hedge(bare: Interval, quantity: Quantity, tolerance: Tolerance, options: JudgeOptions) -> Interval:
    """What "about", "nearly", "just over" or a fraction in words allow besides."""
    allowed = bare
    ends = [exact(end) for end in (quantity.value, quantity.low, quantity.high) if end is not None]
    for end in ends if quantity.approximate else ():
        width = abs(end) * exact(tolerance.hedge)
        allowed = allowed.hull(
            between(end if quantity.hedge == "above" else end - width, end if quantity.hedge == "below" else end + width)
        )
    if quantity.word_fraction and quantity.value is not None:
        points = exact(options.fraction_points) / (1 if quantity.unit == "percent" else 100)
        allowed = allowed.hull(between(exact(quantity.value) - points, exact(quantity.value) + points))
    return allowed


def _with_bound(allowed: Interval, quantity: Quantity) -> Interval:
    """The side that a bound opens."""
    if quantity.bound in ("at-least", "more-than") and allowed.low is not None:
        return from_low(allowed.low, closed=allowed.low_closed)
    if quantity.bound in ("at-most", "less-than") and allowed.high is not None:
        return to_high(allowed.high, closed=allowed.high_closed)
    return allowed


def _range(quantity: Quantity, *, soft: bool) -> Interval | None:
    low = None if quantity.low is None else exact(quantity.low)
    high = None if quantity.high is None else exact(quantity.high)
    if low is None and high is None:
        return None
    return Interval(low, high, low is not None, high is not None, soft and low is not None, soft and high is not None)


def _in_base(interval: Interval, quantity: Quantity) -> Interval:
    return interval.scaled(quantity.factor).shifted(quantity.offset)


def _hedge_of(timex: Timex) -> ClockHedge | None:
    """The hedge that the time itself carries."""
    if timex.mod in _BEFORE_MODS:
        return "before" if timex.approximate else "until"
    if timex.mod in _AFTER_MODS:
        return "after" if timex.approximate else "since"
    return "about" if timex.approximate or timex.mod == "APPROX" else None


def _is_round(clock: Interval) -> bool:
    """Whether a clock time stands on five minutes: such a one is written of the minutes beside it too."""
    return clock.low is not None and clock.low % 5 == 0


def _clock_room(bare: Interval, hedge: ClockHedge | None, minutes: Fraction) -> Interval:
    """A clock time with the minutes that its hedge gives, to the side that it names; a bound opens its side."""
    low = None if bare.low is None or hedge == "until" else bare.low - minutes if hedge in {"about", "before"} else bare.low
    high = None if bare.high is None or hedge == "since" else bare.high + minutes if hedge in {"about", "after"} else bare.high
    return Interval(low, high, low is not None)
