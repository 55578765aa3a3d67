"""How two quantities of one measurand meet."""

from __future__ import annotations

from msgspec.structs import replace

from crosscheck.judge.allow import Allowance, allow_quantity
from crosscheck.judge.options import JudgeOptions
from crosscheck.judge.outcome import Outcome, Side
from crosscheck.model import Quantity, exact

_UPWARD = frozenset({"at-least", "more-than"})
_DOWNWARD = frozenset({"at-most", "less-than"})
_CLARITY_OF_HEDGED = 0.75
_CLARITY_OF_TENSION = 0.6
_CLARITY_OF_VAGUE = 0.4


def meet_quantities(left: Quantity, right: Quantity, family: str | None, options: JudgeOptions) -> Outcome:
    """Whether two quantities agree, agree with help, or are disjoint; other dimensions are incomparable."""
    left, right = in_common_unit(left, right)
    if left.dimension != right.dimension:
        return Outcome("number", "INCOMPARABLE", "other-dimension")
    first, second = allow_quantity(left, family, options), allow_quantity(right, family, options)
    if first is None or second is None:
        return Outcome("number", "INCOMPARABLE", "no-figure")
    if _directions_differ(left, right):
        return Outcome("number", None, "other-direction")
    if not _bounds_exclude(left, right) and not _bounds_exclude(right, left):
        shared = _shared(left, right, first, second, options)
        if shared is not None:
            return shared
    hedged = first.is_helped or second.is_helped
    return Outcome("number", None, "disjoint", _greater(first, second), _CLARITY_OF_HEDGED if hedged else 1.0)


def in_common_unit(left: Quantity, right: Quantity) -> tuple[Quantity, Quantity]:
    """The two with the unit of the other lent to a bare number: "110 billion" beside "110 billion euros" leaves its unit out."""
    if not left.dimension and right.dimension:
        return _with_unit(left, right), right
    if left.dimension and not right.dimension:
        return left, _with_unit(right, left)
    return left, right


def _with_unit(bare: Quantity, other: Quantity) -> Quantity:
    return replace(bare, unit=other.unit, dimension=other.dimension, factor=other.factor, offset=other.offset)


def _shared(left: Quantity, right: Quantity, first: Allowance, second: Allowance, options: JudgeOptions) -> Outcome | None:
    """The outcome where some value is allowed by both; None where there is none, however softly the ends are taken."""
    if first.bare is None and second.bare is None and first.helped.low == second.helped.low:
        return Outcome("number", "CONSISTENT", "same")
    if first.bare is not None and second.bare is not None and first.bare.overlaps(second.bare):
        return Outcome("number", "CONSISTENT", "same" if left.value == right.value else "rounding")
    if _fraction_allows(left, first, second) or _fraction_allows(right, second, first):
        return Outcome("number", "CONSISTENT", "word-fraction")
    if first.helped.overlaps(second.helped):
        clarity = _CLARITY_OF_VAGUE if left.vague or right.vague else _CLARITY_OF_TENSION
        return Outcome("number", "TENSION", _help_of(left, right), _greater(first, second), clarity)
    if first.helped.reaches(second.helped, exact(options.soft)):
        return Outcome("number", "TENSION", "vague", _greater(first, second), _CLARITY_OF_TENSION)
    return None


def _directions_differ(left: Quantity, right: Quantity) -> bool:
    """Whether one says up and the other down; nothing is told where one of them is silent."""
    return left.change is not None and right.change is not None and left.change != right.change


def _bounds_exclude(upper: Quantity, lower: Quantity) -> bool:
    """Whether "more than 50" stands against "less than 50": one figure, and yet no value allowed by both."""
    if upper.bound not in _UPWARD or lower.bound not in _DOWNWARD or upper.value is None or lower.value is None:
        return False
    floor, ceiling = upper.to_base(upper.value), lower.to_base(lower.value)
    strict = upper.bound == "more-than" or lower.bound == "less-than"
    return floor > ceiling or (floor == ceiling and strict)


def _fraction_allows(fraction: Quantity, own: Allowance, other: Allowance) -> bool:
    """Whether a hedged fraction in words ("nearly half") allows the other figure ("47 %")."""
    return fraction.word_fraction and fraction.approximate and other.bare is not None and own.helped.overlaps(other.bare)


def _help_of(left: Quantity, right: Quantity) -> str:
    """What made the overlap possible, the weightiest help first."""
    if left.bound is not None or right.bound is not None:
        return "bound"
    if left.vague or right.vague:
        return "vague"
    return "hedge" if left.approximate or right.approximate else "word-fraction"


def _greater(first: Allowance, second: Allowance) -> Side | None:
    """Which of the two is more: by the written figures, else by all that the words allow."""
    one, two = first.bare or first.helped, second.bare or second.helped
    if one.lies_below(two):
        return "right"
    return "left" if two.lies_below(one) else None
