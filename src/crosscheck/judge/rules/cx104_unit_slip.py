"""One numeral stands with two units, or two figures differ by exactly the factor between two units.

## What it flags

Two reports give the same numeral for the same thing with another unit of its sort (miles and kilometres, dollars and euros, percent
and percentage points), or figures in one unit that differ by the factor between two units often taken for each other.

> The storm moved 1,000 miles in two days. — The storm moved 1,000 km in two days.
>
> The deal is worth $13.9bn. — The deal is worth €13.9bn.
>
> Support rose by 5 %. — Support rose by 5 percentage points.

## Why

A unit changed and a numeral kept is the commonest slip of translation and conversion. Only one of the two can be right, so the
verdict is always CONFLICT.

## What it leaves alone

Figures that agree once converted ("1,000 miles" and "about 1,600 km"), and figures credited to two different parties.

## What to do

Look up the original figure and its unit; convert it once, and print the original beside it.
"""

from __future__ import annotations

from crosscheck.judge.rule import Rule
from crosscheck.judge.verdict import PairVerdict


def speaks(pair: PairVerdict) -> bool:
    """Whether the verdict rests on a unit."""
    return pair.slip == "unit"


RULE = Rule("CX104", "unit-slip", "error", __doc__ or "", speaks)
