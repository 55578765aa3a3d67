"""Two named parties give figures of one moment that cannot both be true.

## What it flags

> Kyiv said 74 settlements were taken. — Moscow said 28 settlements were taken.

## Why

The reports may both be right about who said what. A story that prints one figure without its speaker takes a side.

## What it leaves alone

Figures of which one or both are told as plain fact: those are conflicts (CX101).

## What to do

Give both figures, each with its speaker.
"""

from __future__ import annotations

from crosscheck.judge.rule import Rule
from crosscheck.judge.verdict import PairVerdict


def speaks(pair: PairVerdict) -> bool:
    """Whether each figure is credited to a party of its own."""
    return pair.verdict == "DISPUTED"


RULE = Rule("CX109", "disputed-value", "warning", __doc__ or "", speaks)
