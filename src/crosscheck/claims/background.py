"""Sentences that tell of another event than the report's own: earlier cases, anniversaries, years past."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from crosscheck.claims.sentence import Sentence
from crosscheck.lexicon.claim_words import Background
from crosscheck.lexicon.syntax_words import OTHER_EVENT, SIGN
from crosscheck.model import Reading

_REACH = 5
_PAST = frozenset(("year", "decade", "century", "month", "season"))
_SPANS = frozenset(("since", "than", "until", "from"))


def find_background(
    sentence: Sentence, readings: Sequence[Reading], places: Sequence[tuple[int, int]], years: frozenset[str], words: Background
) -> list[bool]:
    """Which values of a sentence tell of another event: all if it says so ("another shooting last month"), else those whose nearest time is a
    month or year before all of the report's own `years`.
    """
    if _says_other(sentence, words):
        return [True] * len(readings)
    times = [at for at, reading in enumerate(readings) if reading.timex is not None and reading.timex.type == "DATE"]
    past = [at for at in times if _is_past(readings[at], years) and not _is_span(sentence, places[at][0])]
    if not past:
        return [False] * len(readings)
    told = frozenset(past)
    starts = [places[time][0] for time in times]
    return [times[_nearest(starts, place[0])] in told for place in places]


def _nearest(starts: Sequence[int], place: int) -> int:
    """The index of the start nearest to a place, the earlier of two."""
    at = bisect_left(starts, place)
    if at == len(starts) or (at and place - starts[at - 1] <= starts[at] - place):
        return at - 1
    return at


def _is_span(sentence: Sentence, first: int) -> bool:
    return any(token.lower in _SPANS for token in sentence.tokens[max(0, first - 2) : first])


def _says_other(sentence: Sentence, words: Background) -> bool:
    tokens = sentence.tokens
    for at, tag in enumerate(sentence.tags):
        if not tag & OTHER_EVENT:
            continue
        if tokens[at].lower in words.alone:
            return True
        if tokens[at].lower in words.other:
            for behind in range(at + 1, min(len(tokens), at + _REACH)):
                if sentence.tags[behind] & SIGN:
                    break
                if tokens[behind].stem in words.events or tokens[behind].lower in words.events:
                    return True
    return False


def _is_past(reading: Reading, years: frozenset[str]) -> bool:
    timex = reading.timex
    if timex is None or timex.first is None or timex.grain not in _PAST:
        return False
    return bool(years) and timex.first[:4] < min(years)


def own_years(readings: Iterable[Reading], published: str | None) -> frozenset[str]:
    """The years that a report is about: that of its publication, and those of the days that it names."""
    days = Counter(
        reading.timex.first[:4]
        for reading in readings
        if reading.timex is not None and reading.timex.grain == "day" and reading.timex.first
    )
    return frozenset([*days, *([published[:4]] if published else [])])
