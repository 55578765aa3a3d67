"""With `--against`: a draft gives a figure or date that none of its sources states.

## What it flags

Counts, amounts, measures, dates and durations of a draft that no source gives, in these words or in others, exactly or rounded.

> draft: The fire killed 12 people and injured 37. — sources: Twelve people died in the fire.

The 37 stands in no source.

## Why

A figure that the sources do not have came from somewhere else, or from nowhere: a slip of the keyboard, a figure remembered from another
story, an invention of a language model.

## What it leaves alone

Small plain counts ("two friends", "one of the"), which are told in passing; days that follow from the draft's own publication time
("on Monday, the minister said"); figures that a source gives in another unit, rounded, or with a hedge. Of figures that a source does
give, but of something else, it is less sure: they are under the usual threshold of confidence.

## What to do

Find the source and add it, or take the figure out. If the desk vouches for it, accept it with a reason.
"""

from __future__ import annotations

from crosscheck.judge.rule import Rule

RULE = Rule("CX107", "unsupported-value", "warning", __doc__ or "")
