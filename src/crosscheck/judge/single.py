"""What the rules for one report share: following cues from claim to claim, arithmetic on intervals, and the finding itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from crosscheck.judge.allow import allow_quantity
from crosscheck.judge.interval import EMPTY, Interval
from crosscheck.judge.options import JudgeOptions
from crosscheck.model import Claim, Extraction, Finding, Location, Quantity, Severity, number_text

_OFFSET = re.compile(r"@(\d+)")


class Naming(Struct, frozen=True):
    """The code, name and severity under which a rule tells its findings."""

    code: str
    name: str
    severity: Severity


def claims_by_start(extraction: Extraction) -> dict[int, Claim]:
    """The claims of a report by their offsets; where two begin alike the longer one."""
    return {claim.start: claim for claim in sorted(extraction.claims, key=lambda claim: claim.end)}


def cues_of(extraction: Extraction, name: str) -> Iterator[tuple[Claim, str]]:
    """The claims that carry a cue of that name, in text order, each with what follows the colon ("" without one)."""
    for claim in extraction.claims:
        for cue in claim.cues:
            head, _, rest = cue.partition(":")
            if head == name:
                yield claim, rest


def targets(value: str, by_start: Mapping[int, Claim]) -> tuple[Claim, ...] | None:
    """The claims that a cue points to, in its order; None if one of them is no claim."""
    found = [by_start.get(int(offset)) for offset in _OFFSET.findall(value)]
    return None if None in found else tuple(claim for claim in found if claim is not None)


def allowed(claim: Claim, options: JudgeOptions) -> Interval | None:
    """All values that the words of a quantity allow, in its base unit, soft ends softened; None if they state none."""
    return None if claim.quantity is None else room_of(claim.quantity, claim.measurand.family, options)


def room_of(quantity: Quantity, family: str | None, options: JudgeOptions) -> Interval | None:
    """All values that a quantity allows, in its base unit, soft ends softened; None if it states none."""
    allowance = allow_quantity(quantity, family, options)
    return None if allowance is None else allowance.helped.softened(Fraction(options.soft))


def ends_of_range(quantity: Quantity) -> tuple[Quantity, Quantity] | None:
    """The lower and the upper figure of a range as quantities of their own; None for what is no range."""
    if quantity.value is not None or quantity.low is None or quantity.high is None or quantity.vague:
        return None
    return replace(quantity, value=quantity.low, high=quantity.low), replace(quantity, value=quantity.high, low=quantity.high)


def add_up(parts: Sequence[Interval]) -> Interval:
    """All sums of one number of each."""
    total: Interval | None = None
    for part in parts:
        total = part if total is None else total.plus(part)
    return EMPTY if total is None else total


def ratio(numerator: Interval, denominator: Interval) -> Interval | None:
    """All quotients of one number of each, both positive; None where the denominator may be 0."""
    if denominator.low is None or denominator.low <= 0 or numerator.low is None or numerator.low < 0:
        return None
    low = Fraction(0) if denominator.high is None else numerator.low / denominator.high
    high = None if numerator.high is None else numerator.high / denominator.low
    return Interval(low, high, low_closed=True, high_closed=high is not None)


def figure(claim: Claim) -> Fraction | None:
    """The figure itself in its base unit, None for ranges and vague words."""
    quantity = claim.quantity
    return None if quantity is None or quantity.value is None else quantity.to_base(quantity.value)


def rounded_text(value: Fraction, digits: int = 3) -> str:
    """A computed number for people, to so many significant digits where it is no whole number of fewer."""
    if value == 0:
        return "0"
    size = len(str(abs(int(value)))) if abs(value) >= 1 else 0
    return number_text(Fraction(round(value, max(digits - size, 0 if size else digits))))


def in_unit(base: Fraction, quantity: Quantity) -> Fraction:
    """A value of the base unit in a quantity's own unit."""
    return (base - quantity.offset) / quantity.factor


def words_of(claim: Claim) -> str:
    """The surface on one line."""
    return " ".join(claim.surface.split())


def tell(naming: Naming, claims: Sequence[Claim], message: str, confidence: float, cluster: str | None = None) -> Finding:
    """A finding on these claims that judges no pair of values, shown at the first."""
    places = [(claim, claim.place) for claim in claims]
    locations = tuple(
        Location(claim.document, place.line, place.column, place.page, place.paragraph, place.cell) for claim, place in places
    )
    ids = tuple(dict.fromkeys(claim.id for claim in claims))
    return Finding(naming.code, naming.name, naming.severity, confidence, message, ids, claims[0].id, cluster, locations=locations)
