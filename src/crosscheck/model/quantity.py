"""What the words of a quantity assert, before any judging."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from msgspec import Struct

from crosscheck.model.number import Number, exact

Bound = Literal["at-least", "more-than", "at-most", "less-than"]
Change = Literal["up", "down"]
Hedge = Literal["about", "below", "above"]


class Quantity(Struct, frozen=True, gc=False):
    """A normalized quantity, in its own unit.

    An exact figure has `value` = `low` = `high`; a bound has one end None and `value` the figure itself; a range has both ends and `value` None.
    A hedge sets `approximate` and moves nothing; `hedge` says to which side it allows ("about": both, "below" for
    "nearly", "above" for "just over"). A vague plural is a range with `vague`. `precision` is the place value of the last
    significant digit. `unit` is the singular with spaces, for counts the counted noun, "" if none. `dimension` is
    "length", "area", "time", "count", "share" (percent), "currency:dollar" …; "" for a bare number. `factor` and `offset` lead to
    the dimension's base unit: base = value * factor + offset. `word_fraction` marks "a third", "half", "one in five".
    """

    value: Number | None
    low: Number | None
    high: Number | None
    unit: str
    dimension: str
    precision: Number
    bound: Bound | None = None
    approximate: bool = False
    vague: bool = False
    change: Change | None = None
    hedge: Hedge | None = None
    word_fraction: bool = False
    factor: Fraction = Fraction(1)
    offset: Fraction = Fraction(0)

    def to_base(self, value: Number) -> Fraction:
        """A value of this unit in the dimension's base unit, exactly."""
        return exact(value) * self.factor + self.offset
