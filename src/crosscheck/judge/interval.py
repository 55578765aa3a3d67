"""Intervals of exact numbers: sets with laws, in which every figure is compared."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct


class Interval(Struct, frozen=True):
    """All numbers from `low` to `high`; None is an end without limit.

    A closed end belongs to the set, an open one does not. A soft end is one that the words draw with a broad brush ("dozens"):
    it bounds the set as any other does, and `reaches` looks a little beyond it. Make intervals with `between` and friends: they
    see to it that the empty set has one form only, so that equal sets are equal values.
    """

    low: Fraction | None = None
    high: Fraction | None = None
    low_closed: bool = False
    high_closed: bool = False
    low_soft: bool = False
    high_soft: bool = False

    def is_empty(self) -> bool:
        """Whether no number belongs to the set."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and not (self.low_closed and self.high_closed))

    def contains(self, number: Fraction) -> bool:
        """Whether a number belongs to the set."""
        if self.low is not None and (number < self.low or (number == self.low and not self.low_closed)):
            return False
        return self.high is None or number < self.high or (number == self.high and self.high_closed)

    def intersect(self, other: Interval) -> Interval:
        """The numbers that belong to both."""
        low, low_closed, low_soft = max(self._low_end(), other._low_end(), key=_low_order)
        high, high_closed, high_soft = min(self._high_end(), other._high_end(), key=_high_order)
        return _settled(Interval(low, high, low_closed, high_closed, low_soft, high_soft))

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that covers both; the empty set adds nothing."""
        if self.is_empty() or other.is_empty():
            return other if self.is_empty() else self
        low, low_closed, low_soft = min(self._low_end(), other._low_end(), key=_low_order)
        high, high_closed, high_soft = max(self._high_end(), other._high_end(), key=_high_order)
        return Interval(low, high, low_closed, high_closed, low_soft, high_soft)

    def overlaps(self, other: Interval) -> bool:
        """Whether at least one number belongs to both."""
        return not self.intersect(other).is_empty()

    def covers(self, other: Interval) -> bool:
        """Whether every number of `other` belongs to this set."""
        return other.is_empty() or self.intersect(other).bounds() == other.bounds()

    def lies_below(self, other: Interval) -> bool:
        """Whether both hold numbers, none of them shared, and all of these are smaller than all of `other`."""
        if self.is_empty() or other.is_empty() or self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and not (self.high_closed and other.low_closed))

    def reaches(self, other: Interval, share: Fraction) -> bool:
        """Whether the two overlap once each soft end is moved outwards by `share` of itself."""
        return self.softened(share).overlaps(other.softened(share))

    def softened(self, share: Fraction) -> Interval:
        """The set with its soft ends moved outwards by `share` of their size."""
        low = self.low - abs(self.low) * share if self.low is not None and self.low_soft else self.low
        high = self.high + abs(self.high) * share if self.high is not None and self.high_soft else self.high
        return Interval(low, high, self.low_closed, self.high_closed, self.low_soft, self.high_soft)

    def scaled(self, factor: Fraction) -> Interval:
        """Every number times `factor`; a negative factor turns the set round. Raises ValueError for 0."""
        if factor == 0:
            raise ValueError("an interval cannot be scaled by zero")
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        if factor > 0:
            return Interval(low, high, self.low_closed, self.high_closed, self.low_soft, self.high_soft)
        return Interval(high, low, self.high_closed, self.low_closed, self.high_soft, self.low_soft)

    def shifted(self, by: Fraction) -> Interval:
        """Every number plus `by`."""
        low = None if self.low is None else self.low + by
        high = None if self.high is None else self.high + by
        return Interval(low, high, self.low_closed, self.high_closed, self.low_soft, self.high_soft)

    def plus(self, other: Interval) -> Interval:
        """All sums of one number of each (the sum of an empty set is empty)."""
        if self.is_empty() or other.is_empty():
            return EMPTY
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high, self.low_closed and other.low_closed, self.high_closed and other.high_closed)

    def bounds(self) -> tuple[Fraction | None, Fraction | None, bool, bool]:
        """The set itself, without the softness of its ends: two intervals of equal bounds hold the same numbers."""
        if self.is_empty():
            return EMPTY.low, EMPTY.high, False, False
        return self.low, self.high, self.low is not None and self.low_closed, self.high is not None and self.high_closed

    def _low_end(self) -> tuple[Fraction | None, bool, bool]:
        return self.low, self.low_closed, self.low_soft

    def _high_end(self) -> tuple[Fraction | None, bool, bool]:
        return self.high, self.high_closed, self.high_soft


EMPTY = Interval(Fraction(0), Fraction(0))
"""No number at all."""

EVERYTHING = Interval()
"""Every number."""


def between(low: Fraction, high: Fraction, *, closed: bool = True, soft: bool = False) -> Interval:
    """The numbers from `low` to `high`, both ends of one kind; empty if upside down."""
    return _settled(Interval(low, high, closed, closed, soft, soft))


def point(number: Fraction) -> Interval:
    """One number alone."""
    return Interval(number, number, low_closed=True, high_closed=True)


def from_low(low: Fraction, *, closed: bool = True) -> Interval:
    """`low` and all above it, or all above it."""
    return Interval(low, None, low_closed=closed)


def to_high(high: Fraction, *, closed: bool = True) -> Interval:
    """`high` and all below it, or all below it."""
    return Interval(None, high, high_closed=closed)


def around(number: Fraction, width: Fraction) -> Interval:
    """The numbers less than `width` away from `number`, ends open; a width of 0 leaves the number itself."""
    return point(number) if width == 0 else Interval(number - width, number + width)


def _settled(interval: Interval) -> Interval:
    return EMPTY if interval.is_empty() else interval


def _low_order(end: tuple[Fraction | None, bool, bool]) -> tuple[bool, Fraction, bool, bool]:
    """Orders lower ends by how much they leave out; of equal ones the hard end counts as leaving out more."""
    value, closed, soft = end
    return value is not None, value or Fraction(0), not closed, not soft


def _high_order(end: tuple[Fraction | None, bool, bool]) -> tuple[bool, Fraction, bool, bool]:
    """Orders upper ends by how little they leave out."""
    value, closed, soft = end
    return value is None, value or Fraction(0), closed, soft
