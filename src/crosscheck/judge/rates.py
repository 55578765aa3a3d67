"""Dated exchange rates: with them sums of two currencies can be compared; without them they cannot."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from crosscheck.model import Number, Quantity, exact

_PREFIX = "currency:"
_DRIFT = Fraction(1, 20)
"""A report may have converted at another day's rate: major currencies move by a few percent within weeks. Half of it to each side."""


class Rate(Struct, frozen=True):
    """On that ISO day one unit of `currency` was worth so many of `other` ("euro", "dollar": 1.09)."""

    day: str
    currency: str
    other: str
    value: Fraction


def exchange(quantity: Quantity, into: Quantity, day: str | None, rates: Sequence[Rate]) -> Quantity | None:
    """A sum in the currency of another, at the rate of its day or the latest before it; None where none of the rates does.

    Where no day is known the latest rate is taken. The result has the room of a rate that moves.
    """
    rate = _rate(quantity.dimension.removeprefix(_PREFIX), into.dimension.removeprefix(_PREFIX), day, rates)
    if rate is None or not (quantity.dimension.startswith(_PREFIX) and into.dimension.startswith(_PREFIX)):
        return None
    value, low, high = (_times(quantity, end, rate) for end in (quantity.value, quantity.low, quantity.high))
    size = max((abs(end) for end in (value, low, high) if end is not None), default=Fraction(0))
    precision = max(exact(quantity.precision) * rate * quantity.factor, size * _DRIFT)
    return replace(
        quantity, value=value, low=low, high=high, unit=into.dimension.removeprefix(_PREFIX), dimension=into.dimension, precision=precision,
        factor=Fraction(1), offset=Fraction(0),
    )  # fmt: skip


def _times(quantity: Quantity, end: Number | None, rate: Fraction) -> Fraction | None:
    return None if end is None else quantity.to_base(end) * rate


def _rate(currency: str, other: str, day: str | None, rates: Sequence[Rate]) -> Fraction | None:
    """How many of `other` one of `currency` is worth: directly, or the other way round."""
    found: list[tuple[str, Fraction]] = []
    for rate in rates:
        if day is not None and rate.day > day:
            continue
        if (rate.currency, rate.other) == (currency, other):
            found.append((rate.day, rate.value))
        elif (rate.currency, rate.other) == (other, currency):
            found.append((rate.day, 1 / rate.value))
    return max(found)[1] if found else None
