"""Sentences that tell of another event than the report's own: earlier cases, anniversaries, years past."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from crosscheck.claims.sentence import Sentence
from crosscheck.lexicon.claim_words import Background
from crosscheck.lexicon.syntax_words import SIGN
from crosscheck.model import Reading

_REACH = 5
_COARSE = frozenset(("year", "decade", "century", "half", "quarter", "season", "month"))


def is_background(sentence: Sentence, readings: Sequence[Reading], years: frozenset[str], words: Background) -> bool:
    """Whether a sentence tells of another event: it says so ("another shooting last month"), or it is dated by a month or year that is none of
    the report's own `years`.
    """
    return _says_other(sentence, words) or any(_is_elsewhen(reading, years) for reading in readings)


def _says_other(sentence: Sentence, words: Background) -> bool:
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        if token.lower in words.alone:
            return True
        if token.lower in words.other:
            for behind in range(at + 1, min(len(tokens), at + _REACH)):
                if sentence.tags[behind] & SIGN:
                    break
                if tokens[behind].stem in words.events or tokens[behind].lower in words.events:
                    return True
    return False


def _is_elsewhen(reading: Reading, years: frozenset[str]) -> bool:
    timex = reading.timex
    if timex is None or timex.first is None or timex.type != "DATE" or timex.grain not in _COARSE:
        return False
    return bool(years) and timex.first[:4] not in years


def own_years(readings: Iterable[Reading], published: str | None) -> frozenset[str]:
    """The years that a report is about: that of its publication, and those of the days that it names."""
    days = Counter(reading.timex.first[:4] for reading in readings if reading.timex is not None and reading.timex.grain == "day" and reading.timex.first)
    return frozenset([*days, *([published[:4]] if published else [])])
