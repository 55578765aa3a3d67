"""Two reports date one event differently.

## What it flags

> The attack began on Tuesday, August 6. — The attack began on August 7.

Relative times ("on Monday", "yesterday") are resolved against the publication of the report that uses them.

## Why

An event has one date. A weekday that is resolved wrongly, a report that was updated, or an event near midnight are the usual causes.

## What it leaves alone

A coarse time that contains the finer one ("in August" and "August 6"), and plans that were moved.

## What to do

Check the date at the source; mind time zones.
"""

from __future__ import annotations

from crosscheck.judge.rule import Rule
from crosscheck.judge.verdict import PairVerdict


def speaks(pair: PairVerdict) -> bool:
    """Whether two days of one event cannot both be true."""
    return pair.verdict == "CONFLICT" and pair.subject == "day"


RULE = Rule("CX201", "date-mismatch", "error", __doc__ or "", speaks)
