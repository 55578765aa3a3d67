"""The parts do not make the stated whole.

## What it flags

> Twelve people were killed, five women and eight children.
>
> Of the 12 passengers, five were rescued and the other eight drowned.
>
> Twelve people, including 15 children, were on board.

The message does the sum: 5 + 8 = 13, not 12.

## Why

When a toll is updated, its parts are often forgotten, or the other way round.

## What it leaves alone

Lists that name only some of the whole ("including", "among them"), parts of another kind ("five killed, eight injured"), and sums that
fit once hedges and rounding are given their room ("about 1,000: 480 men and 510 women").

## What to do

Add up, and ask which figure is the old one.
"""

from __future__ import annotations

from fractions import Fraction

from crosscheck.judge.interval import point
from crosscheck.judge.options import JudgeOptions
from crosscheck.judge.rule import Rule
from crosscheck.judge.single import Naming, add_up, allowed, claims_by_start, cues_of, figure, rounded_text, targets, tell, words_of
from crosscheck.model import Claim, Extraction, Finding

_NAMING = Naming("CX302", "sum-mismatch", "warning")
_OF_LIST = 0.85
_OF_PART = 0.8


def check(extraction: Extraction, options: JudgeOptions) -> tuple[Finding, ...]:
    """The wholes of a report that their parts do not make, and the parts that are more than their whole."""
    by_start = claims_by_start(extraction)
    findings = []
    for whole, value in cues_of(extraction, "sum-of"):
        parts = targets(value, by_start)
        if parts is not None:
            findings.extend(_check_sum(whole, parts, _singles(value), options))
    for part, value in cues_of(extraction, "part-of"):
        wholes = targets(value, by_start)
        if wholes:
            findings.extend(_check_part(part, wholes[0], options))
    return tuple(findings)


def _singles(value: str) -> int:
    """How many parts are written as "a woman"."""
    return sum(int(term) for term in value.split("+") if term.isdigit())


def _check_sum(whole: Claim, parts: tuple[Claim, ...], singles: int, options: JudgeOptions) -> list[Finding]:
    room = allowed(whole, options)
    rooms = [allowed(part, options) for part in parts]
    terms = [term for term in rooms if term is not None]
    if room is None or len(terms) < len(parts) or add_up([*terms, point(Fraction(singles))]).overlaps(room):
        return []
    figures = [figure(part) for part in parts]
    if any(value is None for value in figures):
        message = f"the parts of {words_of(whole)!r} do not make it: {' + '.join(words_of(part) for part in parts)}"
    else:
        known = [value for value in figures if value is not None] + [Fraction(1)] * singles
        message = (
            f"{' + '.join(rounded_text(value, 12) for value in known)} = {rounded_text(sum(known, Fraction(0)), 12)}, not {words_of(whole)}"
        )
    return [tell(_NAMING, [whole, *parts], message, _OF_LIST)]


def _check_part(part: Claim, whole: Claim, options: JudgeOptions) -> list[Finding]:
    own, room = allowed(part, options), allowed(whole, options)
    if own is None or room is None or not room.lies_below(own):
        return []
    return [
        tell(_NAMING, [whole, part], f"{words_of(part)} cannot be a part of {words_of(whole)}: the part is more than the whole", _OF_PART)
    ]


RULE = Rule(_NAMING.code, _NAMING.name, _NAMING.severity, __doc__ or "", check=check)
