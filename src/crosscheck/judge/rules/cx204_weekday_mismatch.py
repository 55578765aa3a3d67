"""A weekday and a date that stand side by side do not go together.

## What it flags

> The attack began on Tuesday, August 14, 2024.
>
> He was arrested on Monday (Aug 13).

August 14, 2024 was a Wednesday. Where no year is written, the year of the report's own calendar is taken.

## Why

One of the two was copied, computed or typed wrongly, and a reader cannot tell which. It is the one date error that needs no second
source.

## What it leaves alone

Dates without a weekday, weekdays without a date, and dates whose year nothing tells.

## What to do

Find out which of the two is meant.
"""

from __future__ import annotations

from datetime import date

from crosscheck.judge.options import JudgeOptions
from crosscheck.judge.rule import Rule
from crosscheck.judge.single import Naming, cues_of, tell, words_of
from crosscheck.model import Claim, Extraction, Finding

_NAMING = Naming("CX204", "weekday-mismatch", "error")
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SURE = 0.97
_BY_ANCHOR = 0.85


def check(extraction: Extraction, options: JudgeOptions) -> tuple[Finding, ...]:
    """The dates of a report whose weekday is another than the one named beside them."""
    del options
    findings = []
    for claim, named in cues_of(extraction, "weekday"):
        day = _day_of(claim)
        if day is not None and day.isoweekday() != int(named):
            message = (
                f"{_NAMES[int(named) - 1]} does not go with {words_of(claim)!r}: {day.isoformat()} is a {_NAMES[day.isoweekday() - 1]}"
            )
            findings.append(tell(_NAMING, [claim], message, _SURE if str(day.year) in claim.surface else _BY_ANCHOR))
    return tuple(findings)


def _day_of(claim: Claim) -> date | None:
    """The day that a claim states, or on which its time of day begins."""
    timex = claim.timex
    if timex is None or timex.first is None:
        return None
    try:
        return date.fromisoformat(timex.first[:10])
    except ValueError:
        return None


RULE = Rule(_NAMING.code, _NAMING.name, _NAMING.severity, __doc__ or "", check=check)
