"""Ordinals and scores: values that are words, compared as such."""

from __future__ import annotations

from crosscheck.judge.outcome import Outcome
from crosscheck.model import Claim


def meet_labels(left: Claim, right: Claim) -> Outcome:
    """Whether two ordinals are the same, or two scores, from whichever side they are told; other kinds are incomparable."""
    if left.value is None or right.value is None or left.kind != right.kind:
        return Outcome("label", "INCOMPARABLE", "other-kind")
    same = left.value == right.value or sorted(left.value.split("-")) == sorted(right.value.split("-"))
    return Outcome("label", "CONSISTENT", "same") if same else Outcome("label", None, "disjoint")
