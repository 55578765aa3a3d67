"""A value and its conversion into another unit do not go together.

## What it flags

> The front advanced 20 km (15 miles).
>
> Temperatures fell to 5 degrees Celsius (23 Fahrenheit).

The message converts: 20 kilometer is 12.4 mile, not 15. Currencies are checked only with a table of dated rates (`--rates`).

## Why

The conversion was done for an earlier figure, by the wrong factor, or the wrong way round.

## What it leaves alone

Conversions that are as coarse as the figure they restate ("about 100 km (60 miles)"): the precision of both sides is respected, and a
hedge on one is taken to cover both.

## What to do

Find out which of the two is the original, and convert it again.
"""

from __future__ import annotations

from fractions import Fraction

from crosscheck.judge.interval import Interval, around
from crosscheck.judge.options import JudgeOptions
from crosscheck.judge.rates import exchange
from crosscheck.judge.rule import Rule
from crosscheck.judge.single import Naming, claims_by_start, cues_of, in_unit, rounded_text, targets, tell, words_of
from crosscheck.model import Claim, Extraction, Finding, Quantity, exact, number_text

_NAMING = Naming("CX304", "conversion-mismatch", "error")
_CONFIDENCE = 0.9
_MOST_ROUNDING = Fraction(1, 10)
"""A conversion is rounded more freely than a measurement: half its precision, up to a tenth of the figure."""

_ROUND_CONVERSION = Fraction(8, 100)
"""What a conversion to one digit and zeros allows: 60 kilometers may be called 40 miles."""


def check(extraction: Extraction, options: JudgeOptions) -> tuple[Finding, ...]:
    """The conversions of a report that are no conversions."""
    by_start = claims_by_start(extraction)
    findings = []
    for claim, value in cues_of(extraction, "conversion-of"):
        found = targets(value, by_start)
        if found and not _fit(found[0], claim, options):
            findings.append(tell(_NAMING, [claim, found[0]], _told(found[0], claim), _CONFIDENCE))
    return tuple(findings)


def _fit(original: Claim, conversion: Claim, options: JudgeOptions) -> bool:
    """Whether some value within both precisions is stated by both; what cannot be converted is left alone."""
    first, second = original.quantity, conversion.quantity
    if first is not None and second is not None and options.rates and first.dimension != second.dimension:
        first = exchange(first, second, (original.as_of.last or original.published or "")[:10] or None, options.rates)
    if first is None or second is None or first.dimension != second.dimension:
        return True
    hedge = exact(options.tolerance.hedge) if first.approximate or second.approximate or first.bound or second.bound else Fraction(0)
    one, two = _room(first, hedge), _room(second, max(hedge, _ROUND_CONVERSION if _is_round(second) else Fraction(0)))
    if one is None or two is None or _in_base(one, first).overlaps(_in_base(two, second)):
        return True
    # ten degrees warmer is another conversion than ten degrees warm
    changed = first.change is not None or second.change is not None
    return changed and one.scaled(first.factor).overlaps(two.scaled(second.factor))


def _room(quantity: Quantity, hedge: Fraction) -> Interval | None:
    """A figure or range with the room of its rounding and of a hedge on either side, in its own unit."""
    ends = [exact(end) for end in (quantity.value, quantity.low, quantity.high) if end is not None]
    if not ends or quantity.vague:
        return None
    room = around(ends[0], Fraction(0))
    for end in ends:
        room = room.hull(around(end, max(min(_place(end, quantity) / 2, abs(end) * _MOST_ROUNDING), abs(end) * hedge)))
    return room


def _is_round(quantity: Quantity) -> bool:
    """Whether a figure is one of one digit and zeros: 40, 600."""
    return quantity.value is not None and quantity.precision > 1 and abs(exact(quantity.value)) / exact(quantity.precision) < 10


def _place(end: Fraction, quantity: Quantity) -> Fraction:
    """The place to which a figure is written, the zero of its second digit taken for written: 20 is to the unit, 100 to the ten."""
    precision = exact(quantity.precision)
    return precision / 10 if precision > 1 and abs(end) / precision < 10 else precision


def _in_base(room: Interval, quantity: Quantity) -> Interval:
    return room.scaled(quantity.factor).shifted(quantity.offset)


def _told(original: Claim, conversion: Claim) -> str:
    first, second = original.quantity, conversion.quantity
    if first is None or second is None or first.value is None:
        return f"{words_of(original)!r} and {words_of(conversion)!r} are not the same"
    converted = in_unit(first.to_base(first.value), second)
    return f"{number_text(first.value)} {first.unit} is {rounded_text(converted)} {second.unit}, not {words_of(conversion)}"


RULE = Rule(_NAMING.code, _NAMING.name, _NAMING.severity, __doc__ or "", check=check)
