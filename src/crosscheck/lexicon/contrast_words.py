"""The words by which a report sets two figures of one thing against each other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from crosscheck.lexicon.tables import load_table_or_english

_OVER = r"(?:[^\s.;:]+\s+){0,6}?"
"""As many words may stand between a word of time and its verb: "earlier the ministry in Kyiv had spoken"."""


class ContrastWords(Struct, frozen=True):
    """Patterns over lower-case text: `between` two figures, `given` behind the second, `retold` before either, `differing` around both."""

    between: re.Pattern[str]
    given: re.Pattern[str]
    retold: re.Pattern[str]
    differing: re.Pattern[str]


@cache
def load_contrast_words(language: str = "en") -> ContrastWords:
    """The words of a language; English where it has no table of its own."""
    table = load_table_or_english(language, "contrasts")
    giving = _any(table["giving"])
    return ContrastWords(
        between=re.compile(rf"\b{_any(table['between'])}\b|,\s+not\b"),
        given=re.compile(rf"\b{_any(table['given'])}\b"),
        retold=re.compile(rf"\b(?:{_any(table['earlier'])}\s+{_OVER}{giving}|had\s+(?:[a-z]+\s+)?{giving})\b"),
        differing=re.compile(rf"\b{_any(table['differing'])}\b"),
    )


def _any(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered) + ")"
