"""An earlier value was overtaken by a later one.

## What it flags

Values of one thing that differ because it moved on: a toll that rose, an area that changed hands, a price of the next day, a person
who had a birthday, a plan that its outcome replaced. Also what a later version of one story of one source corrects or updates: "CORRECTED", "UPDATE 2",
a note that says so, a later version of one slug or address.

> Tuesday: 28 settlements were captured. — Wednesday: 74 settlements were captured.

## Why

Neither report was wrong when it was written; quoted together, the earlier one is stale. With `--against` a draft that is behind its
sources is an error.

## What it leaves alone

What cannot move (the magnitude of a quake, the day something began), and a toll that falls without words of revision: those are conflicts.

## What to do

Use the latest value, and say as of when.
"""

from __future__ import annotations

from crosscheck.judge.rule import Rule
from crosscheck.judge.verdict import PairVerdict


def speaks(pair: PairVerdict) -> bool:
    """Whether the one value was overtaken by the other."""
    return pair.verdict == "SUPERSEDED"


RULE = Rule("CX105", "superseded-value", "warning", __doc__ or "", speaks)
