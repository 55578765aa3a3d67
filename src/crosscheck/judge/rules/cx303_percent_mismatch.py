"""A percentage or a multiple does not follow from the figures beside it.

## What it flags

> Sales rose from 50 to 75, up 25 %.
>
> Turnout rose from 4 % to 5 %, a rise of 1 %.
>
> A third of the 120 houses (35) were damaged.
>
> The price more than doubled, from $40 to $70.

The message does the sum: from 50 to 75 is up 50 %.

## Why

Percentages are computed by hand, from the wrong base, or taken for percentage points.

## What it leaves alone

Percentages that come out right for some values within the written precision of all figures ("from 1.2 to 1.4 million, up
20 %").

## What to do

Compute it again; say "percentage points" where the figures are percentages themselves.
"""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from crosscheck.judge.interval import Interval, between, from_low
from crosscheck.judge.numbers import in_common_unit
from crosscheck.judge.options import JudgeOptions
from crosscheck.judge.rule import Rule
from crosscheck.judge.single import (
    Naming,
    allowed,
    claims_by_start,
    cues_of,
    ends_of_range,
    figure,
    ratio,
    room_of,
    rounded_text,
    targets,
    tell,
    words_of,
)
from crosscheck.model import Claim, Extraction, Finding, Quantity, exact, number_text

_NAMING = Naming("CX303", "percent-mismatch", "warning")
_CONFIDENCE = 0.8
_SIGNS = {"change": 0, "change-up": 1, "change-down": -1}
_HUNDRED = Fraction(100)
_SCALES = (10**12, 10**9, 10**6, 10**3)
_LEAST_SHARE = 2
"""How much less than the whole scale the ratio of the two may be for the scale to be the missing one: 400 to 500 million is 1,250,000 times."""
_ROOM_OF_MULTIPLE = Fraction(1, 8)
"""What "doubled" allows to each side, as a share: nobody says it of exactly twice."""


def check(extraction: Extraction, options: JudgeOptions) -> tuple[Finding, ...]:
    """The percentages, shares and multiples of a report that its figures do not bear out."""
    by_start = claims_by_start(extraction)
    findings: list[Finding] = []
    for name, sign in _SIGNS.items():
        for claim, value in cues_of(extraction, name):
            ends = targets(value, by_start)
            if ends:
                findings.extend(_check_change(claim, ends, sign, options))
    for claim, value in cues_of(extraction, "times"):
        ends = targets(value, by_start)
        if ends:
            findings.extend(_check_multiple(claim, ends, value, options))
    for claim, value in cues_of(extraction, "share"):
        counts = targets(value, by_start)
        if counts and len(counts) == 2:
            findings.extend(_check_share(claim, counts[0], counts[1], options))
    return tuple(findings)


def _check_change(claim: Claim, ends: tuple[Claim, ...], sign: int, options: JudgeOptions) -> list[Finding]:
    room, found = _room(claim.quantity, options) if claim.quantity is not None else None, _before_and_after(ends, sign)
    if room is None or found is None or claim.quantity is None:
        return []
    before, after = found
    points = claim.quantity.dimension != "share"
    if points and before.dimension != "share":
        return []
    possible = _difference(before, after, options) if points else _relative(before, after, options)
    if possible is None or any(possible.scaled(Fraction(way)).overlaps(room) for way in ((1, -1) if sign == 0 else (sign,))):
        return []
    return [tell(_NAMING, [claim, *ends], _told(before, after, claim, points=points), _CONFIDENCE)]


def _before_and_after(ends: tuple[Claim, ...], sign: int) -> tuple[Quantity, Quantity] | None:
    """The two values; of a range the lower one comes first unless the words say down."""
    if len(ends) == 2:
        first, second = ends[0].quantity, ends[1].quantity
        return None if first is None or second is None else _in_one_scale(*in_common_unit(first, second))
    found = ends_of_range(ends[0].quantity) if ends[0].quantity is not None else None
    return found if found is None or sign >= 0 else (found[1], found[0])


def _in_one_scale(before: Quantity, after: Quantity) -> tuple[Quantity, Quantity] | None:
    """The two with the scale of the second lent to a bare first ("from 400 to 500 million"); None if they measure other things."""
    if before.dimension != after.dimension:
        return None
    if before.value and after.value and exact(before.value) > 0:
        scale = next((power for power in _SCALES if exact(after.value) / exact(before.value) >= power / _LEAST_SHARE), 1)
        value = exact(before.value) * scale
        before = replace(before, value=value, low=value, high=value, precision=exact(before.precision) * scale)
    return before, after


def _room(quantity: Quantity, options: JudgeOptions) -> Interval | None:
    """What a figure allows in a sum: the zeros of its first two digits are taken for written ("80 million" is no 84)."""
    digits = exact(quantity.precision)
    written = quantity.value is not None and 0 < abs(exact(quantity.value)) / digits < 10
    return room_of(replace(quantity, precision=digits / 10) if written else quantity, None, options)


def _relative(before: Quantity, after: Quantity, options: JudgeOptions) -> Interval | None:
    """All relative changes, in percent, that the two values allow."""
    first, second = _room(before, options), _room(after, options)
    quotient = ratio(second, first) if first is not None and second is not None else None
    return None if quotient is None else quotient.shifted(Fraction(-1)).scaled(_HUNDRED)


def _difference(before: Quantity, after: Quantity, options: JudgeOptions) -> Interval | None:
    first, second = _room(before, options), _room(after, options)
    return None if first is None or second is None else second.plus(first.scaled(Fraction(-1)))


def _told(before: Quantity, after: Quantity, claim: Claim, *, points: bool) -> str:
    """The sum as it should be, and the confusion of percent and percentage points where it is one."""
    first, second = _base(before), _base(after)
    own = figure(claim)
    if first is None or second is None or first == 0:
        return f"{words_of(claim)!r} does not follow from the figures beside it"
    if points:
        return f"from {_plain(before)} to {_plain(after)} is {rounded_text(abs(second - first))} percentage points, not {words_of(claim)}"
    change = abs(second - first) / first * _HUNDRED
    told = (
        f"from {_plain(before)} to {_plain(after)} is {'up' if second > first else 'down'} {rounded_text(change)} %, not {words_of(claim)}"
    )
    if before.dimension == "share" and own is not None and own == abs(second - first):
        return f"{told}: it is {rounded_text(own)} percentage points"
    return told


def _base(quantity: Quantity) -> Fraction | None:
    return None if quantity.value is None else quantity.to_base(quantity.value)


def _plain(quantity: Quantity) -> str:
    """The figure with its unit, for people."""
    number = "?" if quantity.value is None else number_text(quantity.value)
    unit = "%" if quantity.unit == "percent" else "" if quantity.dimension in {"", "count"} else quantity.unit
    return f"{number} {unit}".strip()


def _check_multiple(claim: Claim, ends: tuple[Claim, ...], value: str, options: JudgeOptions) -> list[Finding]:
    factor_text, bound, _ = value.split(":", 2)
    factor = Fraction(factor_text)
    found = _before_and_after(ends, 1 if factor > 1 else -1)
    if found is None:
        return []
    first, second = _room(found[0], options), _room(found[1], options)
    quotient = ratio(second, first) if first is not None and second is not None else None
    if quotient is None or quotient.overlaps(_room_of_multiple(factor, bound)):
        return []
    before, after = _base(found[0]), _base(found[1])
    told = f": it is {rounded_text(after / before)} times as much" if before and after else ""
    message = f"from {_plain(found[0])} to {_plain(found[1])} is not {_NAMES.get(bound, '')}{factor_text} times{told}"
    return [tell(_NAMING, list(dict.fromkeys([claim, *ends])), message, _CONFIDENCE)]


_NAMES = {"more-than": "more than ", "below": "nearly "}


def _room_of_multiple(factor: Fraction, bound: str) -> Interval:
    """What "doubled", "more than doubled" and "nearly doubled" allow; a halving turns the bounds round."""
    room = factor * _ROOM_OF_MULTIPLE
    if bound == "more-than":
        return from_low(factor) if factor > 1 else between(Fraction(0), factor)
    if bound == "below":
        return between(factor - 2 * room, factor) if factor > 1 else between(factor, factor + 2 * room)
    return between(factor - room, factor + room)


def _check_share(claim: Claim, part: Claim, whole: Claim, options: JudgeOptions) -> list[Finding]:
    room, first, second = allowed(claim, options), allowed(part, options), allowed(whole, options)
    if room is None or first is None or second is None:
        return []
    if room.low is not None and room.high is not None:
        room = between(room.low, room.high)  # a half is rounded up by one and down by another
    quotient = ratio(first, second)
    if quotient is None or quotient.scaled(_HUNDRED).overlaps(room):
        return []
    own, all_of = figure(part), figure(whole)
    computed = f" is {rounded_text(own / all_of * _HUNDRED)} %" if own is not None and all_of else " does not fit"
    return [tell(_NAMING, [claim, part, whole], f"{words_of(part)} of {words_of(whole)}{computed}, not {words_of(claim)}", _CONFIDENCE)]


RULE = Rule(_NAMING.code, _NAMING.name, _NAMING.severity, __doc__ or "", check=check)
