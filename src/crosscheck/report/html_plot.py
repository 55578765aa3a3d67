"""The dot-and-interval plot of a finding: every value on one scale, bounds with open ends, hedges with soft ones.

A plot is values only (places in percent); the template draws it. Equal figures share a shape, so that nothing hangs on colour.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from crosscheck.model import Claim, Quantity, Timex
from crosscheck.report.display import claim_words, convertible, in_unit, unit_sign
from crosscheck.report.html_scale import Scale, build_calendar_scale, build_number_scale, minutes_of
from crosscheck.report.lookup import value_key
from crosscheck.report.matrix import value_ranks

SHAPES = 5
_LEAST_WIDTH = 5.0
Ends = Literal["firm", "soft", "soft-left", "soft-right", "open-left", "open-right"]
_LARGEST = Fraction(10) ** 200
_HEDGE_ENDS: Mapping[str, Ends] = {"about": "soft", "below": "soft-left", "above": "soft-right"}
_END_WORDS: Mapping[Ends, str] = {
    "firm": "",
    "soft": ", soft at both ends",
    "soft-left": ", soft below",
    "soft-right": ", soft above",
    "open-left": ", open below",
    "open-right": ", open above",
}


class Extent(Struct, frozen=True):
    """What one claim covers on the number line: a point or None, and its stretch with the kind of its ends."""

    point: float | None
    low: float | None
    high: float | None
    ends: Ends = "firm"
    strict: bool = False


class Mark(Struct, frozen=True):
    """One claim drawn: the dot's place in percent (None for a range), the band's start and width, the kind of its ends.

    `shape` is the figure's rank among the distinct ones; `hollow` a dot that is itself excluded ("more than").
    """

    dot: float | None
    start: float
    width: float
    ends: Ends
    shape: int
    hollow: bool
    words: str


class Plot(Struct, frozen=True):
    """The scale, its unit, and the marks by claim id."""

    scale: Scale
    unit: str
    marks: Mapping[str, Mark]


def build_plot(claims: Sequence[Claim]) -> Plot | None:
    """The plot of claims that stand on one scale; None where fewer than two do."""
    reference = _reference(claims)
    if reference is not None:
        extents = {claim.id: _quantity_extent(claim.quantity, reference) for claim in claims if claim.quantity is not None}
    else:
        extents = {claim.id: _timex_extent(claim.timex, _shared_zone(claims)) for claim in claims if claim.timex is not None}
    known = {id_: extent for id_, extent in extents.items() if extent is not None}
    if len(known) < 2:
        return None
    ends = [end for extent in known.values() for end in (extent.low, extent.high) if end is not None]
    scale = build_number_scale(ends) if reference is not None else build_calendar_scale([int(end) for end in ends])
    if scale is None:
        return None
    ranks = value_ranks(claims)
    marks = {claim.id: _mark(claim, known[claim.id], scale, ranks[value_key(claim)]) for claim in claims if claim.id in known}
    return Plot(scale, unit_sign(reference.unit) if reference is not None else "", marks)


def _reference(claims: Sequence[Claim]) -> Quantity | None:
    """A quantity in the unit that most claims use, where at least two claims can be drawn in it."""
    quantities = [claim.quantity for claim in claims if claim.quantity is not None]
    if len(quantities) < 2:
        return None
    [((unit, dimension), _)] = Counter((q.unit, q.dimension) for q in quantities).most_common(1)
    return next(q for q in quantities if (q.unit, q.dimension) == (unit, dimension))


def _quantity_extent(quantity: Quantity | None, reference: Quantity) -> Extent | None:
    """Where a quantity stands in the reference's unit; None where it cannot be told in it."""
    if quantity is None or not convertible(quantity, reference):
        return None
    figures = [None if end is None else in_unit(quantity, end, reference) for end in (quantity.value, quantity.low, quantity.high)]
    if figures == [None, None, None] or any(figure is not None and abs(figure) > _LARGEST for figure in figures):
        return None
    point, low, high = (None if figure is None else float(figure) for figure in figures)
    return _extent(quantity, point, low, high)


def _extent(quantity: Quantity, point: float | None, low: float | None, high: float | None) -> Extent | None:
    if high is None and low is not None:
        return Extent(point, low, None, "open-right", quantity.bound == "more-than")
    if low is None and high is not None:
        return Extent(point, None, high, "open-left", quantity.bound == "less-than")
    if quantity.vague or (quantity.approximate and point is None):
        return Extent(None, low, high, "soft")
    if quantity.approximate or quantity.hedge:
        return _hedged(quantity, point)
    return Extent(point, low, high)


def _hedged(quantity: Quantity, point: float | None) -> Extent | None:
    """A hedged figure reaches a tenth to the sides that its hedge allows, as judging does by default."""
    if point is None:
        return None
    reach = abs(point) / 10
    ends = _HEDGE_ENDS[quantity.hedge or "about"]
    low = point if ends == "soft-right" else point - reach
    high = point if ends == "soft-left" else point + reach
    return Extent(point, low, high, ends)


def _shared_zone(claims: Sequence[Claim]) -> bool:
    """Whether all times carry an offset, so that they can be drawn in UTC; else they stand as written."""
    return all(claim.timex is not None and claim.timex.zone is not None for claim in claims)


def _timex_extent(timex: Timex | None, in_utc: bool) -> Extent | None:  # noqa: FBT001 - a private step of one caller
    if timex is None:
        return None
    low = minutes_of(timex.first) if timex.first else None
    high = minutes_of(timex.last, end=True) if timex.last else None
    shift = timex.zone if in_utc and timex.zone is not None else 0
    low, high = (None if end is None else end - shift for end in (low, high))
    if low is None or high is None:
        return _half_open(low, high)
    if high < low:
        return None
    point = (low + high) / 2 if high - low <= 1440 else None
    return Extent(point, low, high, "soft" if timex.approximate or timex.mod == "APPROX" else "firm")


def _half_open(low: int | None, high: int | None) -> Extent | None:
    if low is None and high is None:
        return None
    return Extent(low if high is None else high, low, high, "open-right" if high is None else "open-left")


def _mark(claim: Claim, extent: Extent, scale: Scale, rank: int) -> Mark:
    start = 0.0 if extent.low is None else scale.at(extent.low)
    end = 100.0 if extent.high is None else scale.at(extent.high)
    dot = None if extent.point is None else scale.at(extent.point)
    if dot is not None and extent.ends == "firm" and end - start < _LEAST_WIDTH:
        end = start  # the dot would hide it
    words = claim_words(claim) + _END_WORDS[extent.ends]
    return Mark(dot, start, round(end - start, 2), extent.ends, rank % SHAPES, extent.strict, words)
