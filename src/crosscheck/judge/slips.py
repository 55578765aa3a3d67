"""Errors that show in the figures themselves: a power of ten, a unit taken for another, digits swapped."""

from __future__ import annotations

from fractions import Fraction

from crosscheck.judge.allow import allow_quantity
from crosscheck.judge.options import JudgeOptions, UnitSlip
from crosscheck.model import Quantity, exact, number_text

_POWERS = {10: "ten", 100: "a hundred", 1000: "a thousand", 1_000_000: "a million", 1_000_000_000: "a thousand million"}
_FAMILIAR = {1000: "million and billion, or thousand and million, may be confused", 10: "a digit may be missing or doubled"}


def find_scale_slip(left: Quantity, right: Quantity) -> str | None:
    """How two figures of the same two or more significant digits differ by a power of ten; None if they do not."""
    if left.value is None or right.value is None:
        return None
    one, two = left.to_base(left.value), right.to_base(right.value)
    if one <= 0 or two <= 0 or one == two or significant_digits(left) != significant_digits(right):
        return None
    if len(significant_digits(left)) < 2:
        return None
    ratio = max(one, two) / min(one, two)
    if ratio not in _POWERS:
        return None
    power = int(ratio)
    familiar = f": {_FAMILIAR[power]}" if power in _FAMILIAR else ""
    return f"the figures differ by a factor of {_POWERS[power]}{familiar}"


def find_same_numeral(left: Quantity, right: Quantity) -> str | None:
    """The same numeral with another unit of its sort: 1,000 miles and 1,000 km, $13.9bn and €13.9bn, 5 % and 5 points."""
    if left.value is None or left.value == 0 or left.value != right.value or not _units_confusable(left, right):
        return None
    return f"the same numeral, {number_text(left.value)}, stands with {left.unit!r} and with {right.unit!r}"


def find_unit_factor(left: Quantity, right: Quantity, family: str | None, options: JudgeOptions) -> str | None:
    """Two figures that differ by the factor of two units that are taken for each other (miles given as kilometres)."""
    if left.dimension != right.dimension:
        return None
    for slip in options.unit_slips:
        if slip.dimension == left.dimension and (
            _differ_by(left, right, slip, family, options) or _differ_by(right, left, slip, family, options)
        ):
            return f"the figures differ by the factor between {slip.larger} and {slip.smaller}"
    return None


def significant_digits(quantity: Quantity) -> str:
    """The digits of a figure without the zeros that only hold its place: 1,360 and 13.6 both have "136"; "" for a range."""
    if quantity.value is None:
        return ""
    return number_text(abs(exact(quantity.value))).replace(".", "").strip("0")


def find_digit_slip(left: Quantity, right: Quantity) -> str | None:
    """Two neighbouring digits swapped, or one digit replaced, in figures of three digits or more; None if neither."""
    if left.value is None or right.value is None or left.unit != right.unit:
        return None
    one, two = number_text(left.value), number_text(right.value)
    places = [place for place, (a, b) in enumerate(zip(one, two, strict=False)) if a != b]
    if len(one) != len(two) or len(one) < 2:
        return None
    if len(places) == 2 and places[1] == places[0] + 1 and one[places[0]] == two[places[1]] and one[places[1]] == two[places[0]]:
        return "two digits are swapped"
    return "one digit differs" if len(places) == 1 and len(one) >= 4 else None


def _units_confusable(left: Quantity, right: Quantity) -> bool:
    """Whether two units measure one sort of thing, or are two currencies, or percent and percentage point."""
    if left.unit == right.unit or not left.dimension or not right.dimension or left.dimension == "count":
        return False
    if left.dimension == right.dimension:
        return left.factor != right.factor
    if left.dimension.startswith("currency:") and right.dimension.startswith("currency:"):
        # dollars a year and dollars are two measures, not one in two units
        return left.dimension.partition(" per ")[1:] == right.dimension.partition(" per ")[1:]
    return {left.unit, right.unit} == {"percent", "percentage point"}


def _differ_by(small: Quantity, large: Quantity, slip: UnitSlip, family: str | None, options: JudgeOptions) -> bool:
    """Whether the one figure times the slip's factor is the other, within what both allow as written."""
    if small.value is None or large.value is None:
        return False
    first, second = allow_quantity(small, family, options), allow_quantity(large, family, options)
    if first is None or second is None or first.bare is None or second.bare is None:
        return False
    return first.bare.scaled(exact(slip.factor)).overlaps(second.bare) and exact(large.value) > Fraction(0)
