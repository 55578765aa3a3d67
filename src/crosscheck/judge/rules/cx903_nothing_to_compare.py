"""There was nothing to compare.

## What it flags

One report alone, or reports that share nothing that could be compared.

## Why

A run without findings reads like approval. Here it only means that nothing stood against anything.

## What to do

Add the other reports of the event. A report alone is still checked by the rules for one report (CX204, CX301 to CX305).
"""

from __future__ import annotations

from crosscheck.judge.rule import Rule

RULE = Rule("CX903", "nothing-to-compare", "warning", __doc__ or "")
