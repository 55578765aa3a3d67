"""Whether two names are one person's."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

_SAME_SURNAME = 0.9
_SAME_NAME = 88.0


@lru_cache(maxsize=65536)
def compare_persons(left: str, right: str) -> str:
    """ "same", "other", "one" (only one is named) or "none". Spelling variants count as the same: "Adeline" and "Adline"."""
    if not left or not right:
        return "one" if left or right else "none"
    first, second = left.split(), right.split()
    if JaroWinkler.similarity(first[-1], second[-1]) >= _SAME_SURNAME:
        if set(first) <= set(second) or set(second) <= set(first) or len(first) == 1 or len(second) == 1:
            return "same"
        return "same" if JaroWinkler.similarity(first[0], second[0]) >= 0.7 else "other"
    if fuzz.token_set_ratio(left, right) >= _SAME_NAME:
        return "same"
    return "other"
