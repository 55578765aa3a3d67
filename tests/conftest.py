"""What all tests share: one Hypothesis profile, so that a run tells the same every time."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("crosscheck", derandomize=True, deadline=None, max_examples=60, database=None)
settings.load_profile("crosscheck")
