"""Whether any source gives a draft's figure at all, in related words or in others: looser than aligning, for the question is not
what disagrees but what stands nowhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from crosscheck.model import Claim, Number, Quantity, number_text

Interval = tuple[str, str]

SMALL = 10
"""Counts below this stand in every text."""


class SourceIndex(Struct, frozen=True):
    """The sources' claims of one group, by the figure they give and by the stretch of the calendar they name."""

    figures: Mapping[tuple[str, str], tuple[Claim, ...]]
    stretches: Mapping[tuple[str, Interval], tuple[Claim, ...]]
    intervals: Mapping[str, tuple[Interval, ...]]


def index_sources(claims: Iterable[Claim], groups: Mapping[str, str]) -> SourceIndex:
    """The claims by group and value."""
    figures: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    stretches: dict[tuple[str, Interval], list[Claim]] = defaultdict(list)
    for claim in claims:
        group = groups[claim.document]
        for figure in figures_of(claim):
            figures[group, figure].append(claim)
        stretch = stretch_of(claim)
        if stretch is not None:
            stretches[group, stretch].append(claim)
    intervals: dict[str, list[Interval]] = defaultdict(list)
    for group, stretch in stretches:
        intervals[group].append(stretch)
    return SourceIndex(
        {key: tuple(found) for key, found in figures.items()},
        {key: tuple(found) for key, found in stretches.items()},
        {group: tuple(sorted(found)) for group, found in intervals.items()},
    )


def find_same_value(claim: Claim, index: SourceIndex, group: str) -> tuple[Claim, ...]:
    """The sources' claims of the same figure, whatever its unit's name, hedge and subject; of times those that contain the one the other."""
    found = {other.id: other for figure in figures_of(claim) for other in index.figures.get((group, figure), ())}
    stretch = stretch_of(claim)
    if stretch is not None:
        for other in index.intervals.get(group, ()):
            if _contains(stretch, other) or _contains(other, stretch):
                found |= {one.id: one for one in index.stretches[group, other]}
    return tuple(found[id_] for id_ in sorted(found))


def figures_of(claim: Claim) -> tuple[str, ...]:
    """The figures that a claim gives, in base units and rounded to three digits: "386 square miles" and "1,000 km²" are one figure."""
    if claim.quantity is None:
        return () if claim.value is None else (f"{claim.kind} {claim.value}",)
    quantity = claim.quantity
    ends = [quantity.value] if quantity.value is not None else [quantity.low, quantity.high]
    return tuple(f"{_scale_of(quantity)} {_rounded(quantity, end)}" for end in ends if end is not None)


def _scale_of(quantity: Quantity) -> str:
    """Counts and bare numbers are of one scale: the noun may stand in another sentence."""
    return "" if quantity.dimension in ("", "count") else quantity.dimension


def _rounded(quantity: Quantity, end: Number) -> str:
    return f"{float(quantity.to_base(end)):.2e}"


def stretch_of(claim: Claim) -> Interval | None:
    """The days that a time covers; None for what is no time or unresolved."""
    if claim.timex is None or claim.timex.first is None or claim.timex.last is None:
        return None
    return claim.timex.first[:10], claim.timex.last[:10]


def _contains(outer: Interval, inner: Interval) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def is_related(claim: Claim, other: Claim) -> bool:
    """Whether two claims of one value speak of the same, as far as single words tell."""
    one, two = claim.measurand, other.measurand
    if one.family is not None and one.family == two.family:
        return True
    return bool(set(one.terms) & set(two.terms) or set(one.names) & set(two.names) or (one.head and one.head == two.head))


def is_comparable(claim: Claim) -> bool:
    """Whether sources can be asked for a claim at all: a time that stays unresolved names no day to look for."""
    return claim.timex is None or claim.quantity is not None or claim.timex.value is not None


def is_plain(claim: Claim) -> bool:
    """Whether a claim is told in passing, so that no desk looks for a source of it: a small count of no unit, or the report's own day."""
    if claim.timex is not None:
        own = claim.timex.anchor is not None and claim.published is not None and (claim.timex.first or "")[:10] == claim.published[:10]
        return own and claim.timex.type != "DURATION"
    quantity = claim.quantity
    if quantity is None or quantity.dimension not in ("", "count"):
        return False
    ends = [end for end in (quantity.value, quantity.low, quantity.high) if end is not None]
    return all(-SMALL < end < SMALL for end in ends)


def is_distinctive(claim: Claim) -> bool:
    """Whether a figure is rare enough that two reports do not give it by chance: three digits, or a decimal."""
    if claim.quantity is None or claim.quantity.value is None:
        return False
    digits = number_text(claim.quantity.value).replace(".", "").strip("-0")
    return len(digits) >= 3
