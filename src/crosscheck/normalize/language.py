"""Which language a text is in, by its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from crosscheck.lexicon.tables import load_table

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_FEWEST = 5
_LEAD = 1.3


def find_language(text: str) -> str | None:
    """The code of the language whose stop words a text has most of ("en"); None where there are few, or another has nearly as many."""
    hits: Counter[str] = Counter()
    owners = _owners()
    for word, count in Counter(_WORD.findall(text[:_SAMPLE].lower())).items():
        for language in owners.get(word, ()):
            hits[language] += count
    best, second = ([*hits.most_common(2), ("", 0), ("", 0)])[:2]
    return best[0] if best[1] >= _FEWEST and best[1] >= _LEAD * second[1] else None


@cache
def _owners() -> dict[str, tuple[str, ...]]:
    owners: dict[str, tuple[str, ...]] = {}
    for language, words in load_table("und", "stop_words").items():
        for word in words:
            owners[word] = (*owners.get(word, ()), language)
    return owners
