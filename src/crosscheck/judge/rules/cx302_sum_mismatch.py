"""The parts do not make the stated whole.

## What it flags

> Twelve people were killed, five women and eight children.
>
> Of the 12 passengers, five were rescued and the other eight drowned.
>
> Twelve people, including 15 children, were on board.
>
> | District | Killed |
> |---|---:|
> | North | 5 |
> | South | 8 |
> | Total | 12 |

The message does the sum: 5 + 8 = 13, not 12.

## Why

When a toll is updated, its parts are often forgotten, or the other way round.

## What it leaves alone

Lists that name only some of the whole ("including", "among them"), parts of another kind ("five killed, eight injured"), and sums that
fit once hedges and rounding are given their room ("about 1,000: 480 men and 510 women").

In tables: ranks, years, prices, averages, rates and changes; shares whose total is not 100 %; lines within a line ("of which women"), subtotals,
and whatever stands behind the total; a column with words in it or with several units; cells without a figure, which may hold what the others leave;
figures that are rounded, each within half of its last place; a line none of whose sums come out, since it is no line of sums.

## What to do

Add up, and ask which figure is the old one.
"""

from __future__ import annotations

from fractions import Fraction

from crosscheck.judge.interval import point
from crosscheck.judge.options import JudgeOptions
from crosscheck.judge.rule import Rule
from crosscheck.judge.single import Naming, add_up, allowed, claims_by_start, cues_of, figure, rounded_text, targets, tell, words_of
from crosscheck.judge.tables import WrongTotal, wrong_totals
from crosscheck.model import Claim, Extraction, Finding

_NAMING = Naming("CX302", "sum-mismatch", "warning")
_OF_LIST = 0.85
_OF_PART = 0.8
_MOST_TERMS = 8


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
    findings.extend(_tell_total(wrong) for wrong in wrong_totals(extraction, options))
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
    return [tell(_NAMING, [whole, *parts], _computed(whole, parts, singles), _OF_LIST)]


def _computed(whole: Claim, parts: tuple[Claim, ...], singles: int = 0) -> str:
    """The sum as it should be: "5 + 8 = 13, not 12"."""
    known = [value for part in parts if (value := figure(part)) is not None]
    if len(known) < len(parts):
        return f"the parts of {words_of(whole)!r} do not make it: {' + '.join(words_of(part) for part in parts)}"
    terms = [_plain(value, whole) for value in [*known, *[Fraction(1)] * singles]]
    told = [*terms[:2], "…", terms[-1]] if len(terms) > _MOST_TERMS else terms
    return f"{' + '.join(told)} = {_plain(sum(known, Fraction(singles)), whole)}, not {words_of(whole)}"


def _plain(value: Fraction, whole: Claim) -> str:
    """A computed number, its digits grouped as in the report."""
    text = rounded_text(value, 12)
    return f"{int(text):,}" if "," in whole.surface and text.isdigit() else text


def _tell_total(wrong: WrongTotal) -> Finding:
    many = f" ({len(wrong.parts)} figures of the table)" if len(wrong.parts) > _MOST_TERMS else ""
    return tell(_NAMING, [wrong.total, *wrong.parts], f"{_computed(wrong.total, wrong.parts)}{many}", wrong.confidence)


def _check_part(part: Claim, whole: Claim, options: JudgeOptions) -> list[Finding]:
    own, room = allowed(part, options), allowed(whole, options)
    if own is None or room is None or not room.lies_below(own):
        return []
    return [
        tell(_NAMING, [whole, part], f"{words_of(part)} cannot be a part of {words_of(whole)}: the part is more than the whole", _OF_PART)
    ]


RULE = Rule(_NAMING.code, _NAMING.name, _NAMING.severity, __doc__ or "", check=check)
