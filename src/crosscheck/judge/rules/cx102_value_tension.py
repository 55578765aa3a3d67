"""Two reports' values fit together only by the grace of a hedge, a bound or a vague word.

## What it flags

> At least 800 square kilometres are held. — Approximately 1,000 square kilometres are held.
>
> Dozens were hurt. — 140 were hurt.
>
> About 4 p.m. — 4:10 p.m.

## Why

Both may be true, but a reader who sees both will ask. One of the two reports usually knows more.

## What it leaves alone

The same figure with and without its hedge ("about 1,000" and "1,000"), and figures that round to each other.

## What to do

Prefer the more precise figure, or say why they differ.
"""

from __future__ import annotations

from crosscheck.judge.rule import Rule
from crosscheck.judge.verdict import PairVerdict


def speaks(pair: PairVerdict) -> bool:
    """Whether two values fit only by way of a hedge, a bound or a vague word."""
    return pair.verdict == "TENSION"


RULE = Rule("CX102", "value-tension", "warning", __doc__ or "", speaks)
