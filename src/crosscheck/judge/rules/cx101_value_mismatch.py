"""Two reports give figures for one thing that cannot both be true.

## What it flags

Counts, amounts, measures, scores and rankings of one thing at one moment whose intervals do not meet, even with the room that
rounding, hedges and bounds give them.

> Twelve people died in the fire. — Fourteen people died in the fire.

## Why

Both reports speak of the same moment, so at least one is wrong: a slip, a stale figure, or another thing counted than it seems.

## What it leaves alone

Figures that agree when rounded ("1,000" and "985"), that a hedge or a bound reconciles (CX102), that moved on in time (CX105), or that
two named parties dispute (CX109). A forecast is never set against an outcome.

## What to do

The message says who stands where and which figure is the latest. Take the figure back to its source.
"""

from __future__ import annotations

from crosscheck.judge.rule import Rule
from crosscheck.judge.verdict import PairVerdict


def speaks(pair: PairVerdict) -> bool:
    """Whether two figures, none of them an age, a duration or a time, cannot both be true."""
    return pair.verdict == "CONFLICT" and pair.subject in {"number", "label"}


RULE = Rule("CX101", "value-mismatch", "error", __doc__ or "", speaks)
