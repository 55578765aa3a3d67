"""Cues of dates: the weekday beside a date, the birth beside an age, the range beside a duration."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from crosscheck.claims.cue_view import SentenceView, fold
from crosscheck.lexicon.cue_words import CueWords
from crosscheck.lexicon.tables import load_table

_BESIDE = re.compile(r"[,(]? ?(?:the )?\(?")
_BEFORE_DATE = 14
_HEDGE_REACH = 24
_CLOCK_OPENING = re.compile(r"(?:[a-z]+ )+(?=\d|noon|midnight)")
_WORD = re.compile(r"[a-z]+")
_BORN = re.compile(r"\bborn (?:in|on)$")
_SPAN_OPENS = re.compile(r",? ?\(?(?:an?|for)?")


def find_time_cues(view: SentenceView, words: CueWords) -> Iterator[tuple[int, str]]:
    """The weekdays, births and spans of one sentence."""
    for at, reading in enumerate(view.readings):
        if reading.timex is None:
            continue
        if reading.timex.type == "TIME":
            yield from _clock_hedges(view, at, words)
        if reading.timex.type in {"DATE", "TIME"}:
            weekday = _weekday(view, at)
            if weekday is not None:
                yield at, f"weekday:{weekday}"
            yield from _births(view, at)
        elif at and reading.timex.type == "DURATION" and _is_range(view, at - 1) and _SPAN_OPENS.fullmatch(view.gap(at - 1, at)):
            yield at, f"ends:@{view.start(at - 1)}"


def _weekday(view: SentenceView, at: int) -> int | None:
    """The ISO number of the weekday named in a date of one day, right before it, or in brackets after it."""
    timex = view.readings[at].timex
    if timex is None or timex.grain != "day" or timex.first is None or timex.first != timex.last:
        return None
    names = weekday_names()
    surface = view.readings[at].mention.surface.lower()
    if not any(sign.isdigit() for sign in surface):
        return None
    inside = [names[word] for word in _WORD.findall(surface) if word in names]
    if inside:
        return inside[0] if len(inside) == 1 else None
    if at and _BESIDE.fullmatch(view.gap(at - 1, at)):
        before = _WORD.findall(view.readings[at - 1].mention.surface.lower())
        return names.get(before[0]) if len(before) == 1 else None
    return None


def _clock_hedges(view: SentenceView, at: int, words: CueWords) -> Iterator[tuple[int, str]]:
    """The first sort of hedge or bound that stands right before a clock time, or opens it."""
    before, surface = view.before(at, _HEDGE_REACH), fold(view.readings[at].mention.surface)
    opening = _CLOCK_OPENING.match(surface)
    for key, pattern in words.clock:
        if pattern.search(before) or (opening is not None and pattern.search(opening.group().strip())):
            yield at, f"clock:{key}"
            return


def _births(view: SentenceView, at: int) -> Iterator[tuple[int, str]]:
    """The one age of the sentence, where this date is told as a date of birth."""
    if not _BORN.search(view.before(at, 12)):
        return
    ages = [other for other, reading in enumerate(view.readings) if reading.mention.pattern.startswith("quantity.age")]
    if len(ages) == 1:
        yield ages[0], f"born:@{view.start(at)}"


def _is_range(view: SentenceView, at: int) -> bool:
    """Whether a reading is a range of days with both its ends."""
    timex = view.readings[at].timex
    return timex is not None and timex.type == "DATE" and timex.value is not None and "/" in timex.value


@cache
def weekday_names(language: str = "en") -> dict[str, int]:
    """Folded names of weekdays, short ones too -> ISO number."""
    table = load_table(language, "weekdays")
    return {**table["full"], **table["short"]}
