"""Whether the verb nearest to a time speaks of what was or of what is to come: it settles which Tuesday, which March."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from crosscheck.lexicon.tables import load_table

Tense = Literal["past", "future", "unknown"]
_REACH = 160
_STOP = re.compile(r"[.!?;](?=\s+[\"'“‘(]?[A-Z0-9])|\n")


def tense_at(text: str, start: int, end: int, language: str = "en") -> Tense:
    """The tense around `text[start:end]`, inside its sentence: that of the nearest verb group, the one before it where two are as near."""
    left_edge, right_edge = max(0, start - _REACH), min(len(text), end + _REACH)
    left = _last_sentence(text[left_edge:start])
    right = _STOP.split(text[end:right_edge], maxsplit=1)[0]
    groups = _verb_groups(language)
    nearest: tuple[int, Tense] = (2 * _REACH, "unknown")
    infinitive = False
    for match in groups.finditer(left):
        if match.lastgroup == "infinitive":
            infinitive = True
        else:
            nearest = (len(left) - match.end(), _tense(match))
    if infinitive and nearest[1] == "unknown":
        return "future"
    for match in groups.finditer(right):
        if match.lastgroup != "infinitive":
            if match.start() < nearest[0]:
                nearest = (match.start(), _tense(match))
            break
    return nearest[1]


def _last_sentence(text: str) -> str:
    return _STOP.split(text)[-1]


def _tense(match: re.Match[str]) -> Tense:
    return "past" if match.lastgroup in ("past", "regular") else "future"


@cache
def _verb_groups(language: str) -> re.Pattern[str]:
    """Verb groups by their tense: a participle after "will" or "to be" belongs to the future, not to the past."""
    words = load_table(language, "tense")
    future = "|".join(map(re.escape, words["future"]))
    planned = "|".join(map(re.escape, words["planned"]))
    scheduled = "|".join(map(re.escape, words["scheduled"]))
    past = "|".join(map(re.escape, words["past"]))
    not_past = "|".join(map(re.escape, words["not-past"]))
    adverb = r"(?:not|also|then|now|likely|probably|either|be|have|been|being|[a-z]{2,15}ly)"
    return re.compile(
        rf"(?P<future>(?:\b(?:{future})|['’]ll)\b(?:\s+{adverb}\b){{0,4}}(?:\s+[a-z]+\b)?)"
        rf"|(?P<planned>\b(?:{planned})\s+(?:to|for|on|in|this|next|at)\b(?:\s+be\b)?(?:\s+[a-z]+\b)?)"
        r"|(?P<infinitive>\bto\s+(?:be\s+)?(?!the\b|a\b|an\b|his\b|her\b|its\b|their\b)[a-z]+\b(?:\s+[a-z]+ed\b)?)"
        rf"|(?P<past>\b(?:{past})\b)"
        rf"|(?P<scheduled>\b(?:{scheduled})\b)"
        rf"|(?P<regular>\b(?!(?:{not_past})\b)[a-zA-Z]{{2,18}}ed\b)"
    )
