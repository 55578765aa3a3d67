"""How the values of two claims stand to each other, as evidence that they measure the same thing; judging comes later."""

from __future__ import annotations

import math
from datetime import date, datetime
from functools import lru_cache

from msgspec import Struct

from crosscheck.model import Claim, Quantity, Timex

AGREEING = frozenset(("equal", "rounded", "inside", "named", "exchange", "close", "restated"))
"""The relations under which two values can be one."""
_AXES = {"": "count", "magnitude": "count"}
"""A magnitude is often told as a bare number."""
_OPEN, _VAGUE, _HEDGED = 3.0, 1.5, 0.15
_MINUTES_A_DAY = 1440
_TWO_DIGITS = math.log1p(10.0)
_SECONDS_A_YEAR = 31557600.0


class ValueView(Struct, frozen=True):
    """A claim's value as floats on one axis: base units, or minutes since year 1 for times; `low` > `high` never holds.

    `stated` is the weekday, month and day that a time's words name, or that its resolved single day has. `words` only what the words name. `width` is half the precision; `token` is the comparable string of ordinals, scores, durations without a figure, and unresolved times;
    `rarity` grows with how telling the figure is (0 for "one", high for 1,347).
    """

    low: float | None = None
    high: float | None = None
    width: float = 0.0
    axis: str = ""
    token: str = ""
    rarity: float = 0.0
    soft: bool = False
    stated: tuple[int | None, int | None, int | None] = (None, None, None)
    words: tuple[int | None, int | None, int | None] = (None, None, None)
    surface: str = ""
    allows: tuple[float, float] | None = None


@lru_cache(maxsize=65536)
def _minutes(stamp: str, *, end: bool = False) -> float:
    """Minutes since year 1 of an ISO date or date-time; a date begins at midnight, or ends just before the next."""
    if len(stamp) <= 10:
        days = date.fromisoformat(stamp).toordinal()
        return days * _MINUTES_A_DAY + (_MINUTES_A_DAY - 1 if end else 0)
    moment = datetime.fromisoformat(stamp)
    return moment.toordinal() * _MINUTES_A_DAY + moment.hour * 60 + moment.minute


def view_value(claim: Claim) -> ValueView:
    """The value of a claim, ready to be compared."""
    if claim.measurand.kind == "clock" and claim.timex is not None:
        return _view_clock(claim.timex)
    if claim.timex is not None and claim.timex.type in ("DATE", "TIME"):
        return _view_time(claim.timex, claim)
    if claim.quantity is not None:
        return _view_age(claim.quantity) if claim.measurand.kind == "age" else _view_quantity(claim.quantity)
    if claim.timex is not None:
        return ValueView(token=claim.timex.value or "", axis=claim.timex.type, rarity=1.0)
    if claim.kind == "ordinal" and claim.value and claim.value.isdigit():
        rank = float(claim.value[:15])
        return ValueView(rank, rank, 0.5, "count", "", _figure_rarity(rank, 1.0))
    return ValueView(token=claim.value or "", axis=claim.kind, rarity=_string_rarity(claim.value or ""))


def _view_clock(timex: Timex) -> ValueView:
    """A time of day, in minutes since midnight; its day is another claim."""
    minute = timex.clock if timex.first is None else _minutes(timex.first) % _MINUTES_A_DAY
    if minute is None:
        return ValueView(token="", axis="clock")
    return ValueView(minute, minute, 0.0, "clock", "", 4.0 if minute % 60 else 2.5, timex.approximate)


def _view_time(timex: Timex, claim: Claim) -> ValueView:
    if timex.first is None or timex.last is None:
        return ValueView(token=timex.value or claim.surface.lower(), axis="time", stated=claim.stated)
    low, high = _minutes(timex.first), _minutes(timex.last, end=True)
    days = (high - low) / _MINUTES_A_DAY
    stated = claim.stated
    if days < 1.5:
        day = date.fromisoformat(timex.first[:10])
        stated = (day.isoweekday(), day.month, day.day)
    return ValueView(
        low,
        high,
        0.0,
        "time",
        "",
        3.0 if days < 1.5 else 2.0 if days < 32 else 1.0,
        timex.approximate,
        stated,
        claim.stated,
        claim.surface.lower(),
    )


def _view_quantity(quantity: Quantity) -> ValueView:
    low = quantity.low if quantity.low is not None else quantity.value if quantity.value is not None else quantity.high
    high = quantity.high if quantity.high is not None else quantity.value if quantity.value is not None else quantity.low
    if low is None or high is None:
        return ValueView(axis=quantity.dimension)
    width = float(quantity.precision) * float(quantity.factor) / 2
    soft = quantity.bound is not None or quantity.approximate or quantity.vague
    first, last = sorted((float(quantity.to_base(low)), float(quantity.to_base(high))))
    axis = _AXES.get(quantity.dimension, quantity.dimension)
    rarity = _figure_rarity(float(low), float(quantity.precision))
    return ValueView(first, last, width, axis, "", rarity, soft, allows=_allowed(quantity, first, last))


def _allowed(quantity: Quantity, low: float, high: float) -> tuple[float, float] | None:
    """What a bound, a vague plural or a hedge leaves open, no further than reports of one thing are commonly apart; None if exact."""
    if quantity.bound in ("at-least", "more-than"):
        return low, low * _OPEN
    if quantity.bound in ("at-most", "less-than"):
        return high / _OPEN, high
    if quantity.vague:
        return low / _VAGUE, high * _VAGUE
    return (low * (1 - _HEDGED), high * (1 + _HEDGED)) if quantity.approximate else None


def _view_age(quantity: Quantity) -> ValueView:
    """An age in seconds, whether its unit is written or not: a bare age is in years."""
    view = _view_quantity(quantity)
    factor = 1.0 if quantity.dimension == "time" or view.low is None or view.high is None else _SECONDS_A_YEAR
    low, high = (view.low or 0.0) * factor, (view.high or 0.0) * factor
    return ValueView(low, high, 0.0, "age", "", view.rarity, view.soft)


def _figure_rarity(value: float, precision: float) -> float:
    """How telling a figure is: the log of how many figures of its size and precision there are, at most 7."""
    if precision <= 0:
        return 0.0
    return min(7.0, math.log1p(abs(value) / precision))


def _string_rarity(value: str) -> float:
    digits = sum(character.isdigit() for character in value)
    return min(7.0, 1.5 * digits)


def compare_values(left: ValueView, right: ValueView) -> str:
    """One word for how two values stand: "equal", "inside", "rounded", "allowed" (by a bound or a hedge), "named" (the same weekday or day, one unresolved), "restated" (days far apart that the
    words name alike), "close" (clock times ten minutes apart), "exchange" (a like sum in another currency), "near", "far", "slip" (the same
    digits, another power of ten), "apart", "other-axis", "unknown".
    """
    if left.axis != right.axis:
        return "exchange" if _is_exchange(left, right) else "other-axis"
    if left.low is None or right.low is None or left.high is None or right.high is None:
        return _compare_unresolved(left, right)
    if left.low == right.low and left.high == right.high:
        return "equal"
    if left.axis == "time":
        relation = _compare_times(left.low, left.high, right.low, right.high)
        return "restated" if relation in ("far", "apart") and _same_words(left, right) else relation
    if left.axis == "clock":
        gap = abs(left.low - right.low)
        gap = min(gap, _MINUTES_A_DAY - gap)
        return "close" if gap <= 10 else "near" if gap <= 20 else "far" if gap <= 90 else "apart"
    return _compare_figures(left, right)


def log_ratio(left: ValueView, right: ValueView) -> float | None:
    """How far apart two figures of one axis are, as the natural log of their ratio; None of times, of zero, and of what has no figure."""
    if left.axis != right.axis or left.axis in ("time", "clock") or left.low is None or right.low is None:
        return None
    one, two = (abs(view.low + view.high) / 2 if view.low is not None and view.high is not None else 0.0 for view in (left, right))
    return abs(math.log(one / two)) if one and two else None


def _same_words(left: ValueView, right: ValueView) -> bool:
    """Whether both dates are told in the same words, or name the same weekday, or the same day of a month: one report may be misdated, or retold later."""
    if left.surface == right.surface:
        return True
    one, two = left.words, right.words
    if one[2] is not None or two[2] is not None:
        return one[1] is not None and one[1:] == two[1:]
    return one[0] is not None and one[0] == two[0]


def _is_allowed(left: ValueView, right: ValueView) -> bool:
    """Whether what the words of `left` leave open holds the figure of `right`, or what it leaves open."""
    if left.allows is None or right.low is None or right.high is None:
        return False
    low, high = right.allows or (right.low, right.high)
    return left.allows[0] <= high and low <= left.allows[1]


def _is_slip(ratio: float, left: ValueView, right: ValueView) -> bool:
    """Whether two figures of two significant digits or more are the same but for a power of ten."""
    power = round(math.log10(ratio))
    return power > 0 and abs(ratio / 10**power - 1) < 1e-9 and min(left.rarity, right.rarity) >= _TWO_DIGITS


def _is_exchange(left: ValueView, right: ValueView) -> bool:
    """Whether two sums of money in two currencies are within a factor that exchange rates of major currencies commonly have."""
    if not (left.axis.startswith("currency:") and right.axis.startswith("currency:") and left.low and right.low):
        return False
    return 0.5 <= left.low / right.low <= 2.0


def _compare_unresolved(left: ValueView, right: ValueView) -> str:
    """By what the words name where a time has no anchor; else by the words themselves."""
    named = [(one, two) for one, two in zip(left.stated, right.stated, strict=True) if one is not None and two is not None]
    if named:
        return "named" if all(one == two for one, two in named) else "far"
    if not left.token or not right.token or left.low is not None or right.low is not None:
        return "unknown"
    return "equal" if left.token == right.token else "unknown" if left.axis == "time" else "apart"


def _compare_times(low1: float, high1: float, low2: float, high2: float) -> str:
    if (low1 >= low2 and high1 <= high2) or (low2 >= low1 and high2 <= high1):
        return "inside"
    if low1 <= high2 and low2 <= high1:
        return "rounded"
    gap = max(low1, low2) - min(high1, high2)
    return "near" if gap <= 1.1 * _MINUTES_A_DAY else "far" if gap < 10 * _MINUTES_A_DAY else "apart"


def _compare_figures(left: ValueView, right: ValueView) -> str:
    low1, high1, low2, high2 = left.low or 0.0, left.high or 0.0, right.low or 0.0, right.high or 0.0
    slack = 0.05 * max(abs(high1), abs(high2))
    width = min(max(left.width, right.width), slack)
    if low1 <= high2 + width and low2 <= high1 + width:
        return "rounded"
    if _is_allowed(left, right) or _is_allowed(right, left):
        return "allowed"
    small, large = sorted((abs(high1 + low1) / 2, abs(high2 + low2) / 2))
    if small == 0:
        return "apart"
    ratio = large / small
    if _is_slip(ratio, left, right):
        return "slip"
    return "near" if ratio <= 1.25 else "far" if ratio <= 2.5 else "apart"
