"""A report carries no publication time.

## What it flags

A report for which neither `reports.toml` nor front matter, metadata, dateline, stamp or file name gives a date.

## Why

"On Monday" and "yesterday" stay unresolved in it, and what it says cannot be earlier or later than another report. Neither today nor
the file's own time is ever taken for its date.

## What to do

Name the date in `reports.toml` (`published = 2024-08-13`) or in front matter, or give `--published DATE`.
"""

from __future__ import annotations

from crosscheck.judge.rule import Rule

RULE = Rule("CX902", "undated-report", "warning", __doc__ or "")
