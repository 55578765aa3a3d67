"""Two reports give different clock times for one event.

## What it flags

> The first call came at 2:05 a.m. — The first call came at 2:40 a.m.

Times with a known zone are compared in UTC.

## Why

A clock time differs easily: the event, the call about it and the arrival of the police are minutes apart. It is worth a look all the
same.

## What it leaves alone

Hedged times that come within a quarter of an hour of each other (CX102), and times that are whole hours apart where only one report names its zone
(CX102 too).

## What to do

Say what the time is of, and in which zone.
"""

from __future__ import annotations

from crosscheck.judge.rule import Rule
from crosscheck.judge.verdict import PairVerdict


def speaks(pair: PairVerdict) -> bool:
    """Whether two clock times of one event cannot both be true."""
    return pair.verdict == "CONFLICT" and pair.subject == "clock"


RULE = Rule("CX202", "time-mismatch", "warning", __doc__ or "", speaks)
