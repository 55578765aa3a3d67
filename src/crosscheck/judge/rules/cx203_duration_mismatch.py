"""Two reports give different durations or ages for one thing.

## What it flags

> The victim, 42, … — The victim, a 45-year-old, …
>
> He served four and a half months. — He served more than four years.

## Why

A person has one age on one day. Ages are often mistyped, or taken from an older story.

## What it leaves alone

An age that a birthday between the two reports explains (CX105), and durations that agree once converted ("four and a half months", "136 days").

## What to do

Check the birth date or the record.
"""

from __future__ import annotations

from crosscheck.judge.rule import Rule
from crosscheck.judge.verdict import PairVerdict


def speaks(pair: PairVerdict) -> bool:
    """Whether two durations or ages of one thing cannot both be true."""
    return pair.verdict == "CONFLICT" and pair.subject in {"age", "duration"}


RULE = Rule("CX203", "duration-mismatch", "error", __doc__ or "", speaks)
