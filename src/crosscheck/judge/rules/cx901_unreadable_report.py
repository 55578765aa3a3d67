"""A report, or something it should be read with, could not be read.

## What it flags

A file in a folder that is missing, broken, too large, binary, or of a format that needs an extra to be installed; a fault in `reports.toml`, told with
its line.

## Why

What was not read was not checked. The rest of the folder is checked all the same, but the gate does not pass in silence.

## What to do

The message says what happened. Repair the file, take it out of the folder, or lower the rule's severity with `--severity
CX901=warning`.
"""

from __future__ import annotations

from crosscheck.judge.rule import Rule

RULE = Rule("CX901", "unreadable-report", "error", __doc__ or "")
