"""A suppression, an accepted finding or a baseline entry has no effect any more.

## What it flags

An `ignore` comment that covers no finding, an `[[accept]]` entry that matches nothing or has expired, and a suppression without its reason.

## Why

Left behind, it would hide the next finding that happens to look alike.

## What to do

Delete it, or renew its date.
"""

from __future__ import annotations

from crosscheck.judge.rule import Rule

RULE = Rule("CX904", "unused-suppression", "warning", __doc__ or "")
