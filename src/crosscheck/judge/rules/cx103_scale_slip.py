"""Two figures have the same digits and differ by a power of ten.

## What it flags

Figures of two or more significant digits that are the same but for their scale: million and billion, thousand and million, a zero too
many.

> The plant cost $2.4 billion. — The plant cost $2.4 million.
>
> 1,360 square kilometres — 136 square kilometres

## Why

Two independent measurements do not come out with the same digits. One of the two was mistyped, misheard or mistranslated.

## What it leaves alone

Figures of one significant digit (10 and 100), and figures credited to two different parties.

## What to do

Ask which scale is plausible, and check it at the source.
"""

from __future__ import annotations

from crosscheck.judge.rule import Rule
from crosscheck.judge.verdict import PairVerdict


def speaks(pair: PairVerdict) -> bool:
    """Whether the figures differ by a power of ten alone."""
    return pair.verdict == "CONFLICT" and pair.slip == "scale"


RULE = Rule("CX103", "scale-slip", "error", __doc__ or "", speaks)
