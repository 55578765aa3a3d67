"""Exact numbers: decimals as written, fractions where a share or a conversion is no decimal (1/3, 5/9)."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

Number = Decimal | Fraction
"""A decimal as written, or a fraction made by arithmetic. Mix them only through `exact`."""

_TWELVE_DIGITS = Context(prec=12, rounding=ROUND_HALF_EVEN)


def exact(value: Number | int) -> Fraction:
    """The same number as a fraction; conversions and comparisons are done on these."""
    return value if isinstance(value, Fraction) else Fraction(value)


def number_text(value: Number) -> str:
    """A plain decimal string: exact up to 12 significant digits, else rounded half-even; never an exponent.

    Decimals of up to 12 digits keep their trailing zeros off: 1.50 is "1.5", 1E+3 is "1000".
    """
    if isinstance(value, Fraction):
        rounded = _TWELVE_DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))
    else:
        rounded = _TWELVE_DIGITS.plus(value)
    if rounded == 0:
        return "0"
    text = format(rounded, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
