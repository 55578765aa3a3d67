"""A limit was reached, and something was not looked at.

## What it flags

More equal figures, claims or pairs than a run will compare.

## Why

What was left out is told, so that a quiet result is not mistaken for a clean one.

## What to do

Split the reports by event, or raise the limit in the config.
"""

from __future__ import annotations

from crosscheck.judge.rule import Rule

RULE = Rule("CX905", "limit-reached", "warning", __doc__ or "")
