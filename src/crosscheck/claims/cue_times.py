"""Cues of dates: the weekday beside a date, the birth beside an age, the range beside a duration."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from functools import cache

from crosscheck.claims.cue_view import SentenceView, fold
from crosscheck.lexicon.cue_words import CueWords
from crosscheck.lexicon.tables import load_table
from crosscheck.normalize.tense import tense_at

_BESIDE = re.compile(r"[,(]? ?(?:the )?\(?")
_BEHIND = re.compile(r"\(|,? a|, which was a")
_AHEAD_REACH = 60
_HEDGE_REACH = 24
_CLOCK_OPENING = re.compile(r"(?:[a-z]+ )+(?=\d|noon|midnight)")
_LEAP_YEAR = 2000
_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
_CLOCK = re.compile(r"(?<![\d:.])(?P<hour>\d\d?)[:.](?P<minute>\d\d) ?[ap]\.?m\b", re.IGNORECASE)
_CLOCK_WRITTEN = re.compile(r"\b(?P<hour>\d\d?)(?:[:.](?P<minute>\d\d))? ?(?P<half>[ap])\.? ?m\b")
_MONTH_AND_DAY = re.compile(
    r"(?P<month>[a-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?\b(?:,? (?P<year>\d{4}))?"
    r"|(?P<day_before>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<month_after>[a-z]{3,9})\b(?:,? (?P<year_after>\d{4}))?"
)
_WORD = re.compile(r"[a-z]+")
_BORN = re.compile(r"\bborn (?:in|on)$")
_TO = frozenset({"to", "until", "till", "through"})
_SPAN_OPENS = re.compile(r",? ?\(?(?:an?|for)?")


def find_time_cues(view: SentenceView, words: CueWords) -> Iterator[tuple[int, str]]:
    """The weekdays, births and spans of one sentence."""
    for at, reading in enumerate(view.readings):
        if reading.timex is None:
            continue
        if reading.timex.type == "TIME":
            yield from _clock_hedges(view, at, words)
        if reading.timex.type in {"DATE", "TIME"}:
            yield from ((at, f"written:{part}") for part in _written(view, at))
            weekday = _weekday(view, at)
            if weekday is not None:
                yield at, f"weekday:{weekday}"
            yield from _births(view, at, words)
            yield from _impossible_day(view, at)
            if _is_told_past(view, at, words):
                yield at, "past"
        elif reading.timex.type == "DURATION":
            yield from _spans(view, at, words)


def _written(view: SentenceView, at: int) -> Iterator[str]:
    """What the words themselves name, whatever it resolves to: a weekday ("W6"), a day or month without its year ("11-18", "11"), a clock ("T14:30")."""
    surface = fold(view.readings[at].mention.surface)
    names, months = weekday_names(), month_numbers()
    yield from (f"W{names[word]}" for word in _WORD.findall(surface) if word in names)
    days = [
        (months.get(match["month"] or match["month_after"]), match["day"] or match["day_before"])
        for match in _MONTH_AND_DAY.finditer(surface)
    ]
    named = [(month, day) for month, day in days if month is not None]
    yield from (f"{month:02}-{int(day):02}" for month, day in named)
    if not named:
        yield from (f"{months[word]:02}" for word in _WORD.findall(surface) if word in months)
    for match in _CLOCK_WRITTEN.finditer(surface):
        hour, minute, half = int(match["hour"]), int(match["minute"] or 0), match["half"]
        if hour <= 12 and minute < 60:
            yield f"T{hour % 12 + (12 if half == 'p' else 0):02}:{minute:02}"


def _weekday(view: SentenceView, at: int) -> int | None:
    """The ISO number of the weekday named in a date of one day, right before it, or behind it in brackets or as "a Monday"."""
    timex, pattern = view.readings[at].timex, view.readings[at].mention.pattern
    if timex is None or timex.first is None or timex.last is None or (timex.type == "DATE" and timex.first != timex.last):
        return None
    if pattern.startswith("shift"):  # "three days from Tuesday" is no Tuesday
        return None
    names = weekday_names()
    surface = view.readings[at].mention.surface.lower()
    if "/" in surface or not any(sign.isdigit() for sign in surface):
        return None
    inside = [names[word] for word in _WORD.findall(surface) if word in names]
    if inside:
        return inside[0] if len(inside) == 1 else None
    if at and _BESIDE.fullmatch(view.gap(at - 1, at)):
        before = _WORD.findall(view.readings[at - 1].mention.surface.lower())
        part = before[1:] and view.readings[at - 1].mention.pattern.startswith("time.day-part")
        return names.get(before[0]) if len(before) == 1 or part else None
    behind = at + 1 < len(view.readings) and _BEHIND.fullmatch(view.gap(at, at + 1)) and not view.after(at + 1, 2)[:1].isalpha()
    return names.get(fold(view.readings[at + 1].mention.surface)) if behind else None


def _clock_hedges(view: SentenceView, at: int, words: CueWords) -> Iterator[tuple[int, str]]:
    """The first sort of hedge or bound that stands right before a clock time, or opens it."""
    before, surface = view.before(at, _HEDGE_REACH), fold(view.readings[at].mention.surface)
    opening = _CLOCK_OPENING.match(surface)
    for key, pattern in words.clock:
        if pattern.search(before) or (opening is not None and pattern.search(opening.group().strip())):
            yield at, f"clock:{key}"
            return


def _impossible_day(view: SentenceView, at: int) -> Iterator[tuple[int, str]]:
    """A day that its month does not have: 30 February, 31 April, and 29 February of a year written beside it that is no leap year."""
    timex, surface = view.readings[at].timex, fold(view.readings[at].mention.surface)
    if timex is None or timex.first is not None:
        return
    months = month_numbers()
    for match in _MONTH_AND_DAY.finditer(surface):
        month = months.get(match["month"] or match["month_after"])
        day, year = int(match["day"] or match["day_before"]), match["year"] or match["year_after"]
        if month is not None and day > monthrange(int(year) if year else _LEAP_YEAR, month)[1]:
            yield at, f"impossible:there is no such day as {match.group()}"


def _is_told_past(view: SentenceView, at: int, words: CueWords) -> bool:
    """Whether a day with its year written is told in the past tense."""
    mention, timex = view.readings[at].mention, view.readings[at].timex
    if timex is None or timex.grain != "day" or timex.anchor is not None or not _YEAR.search(mention.surface):
        return False
    if words.ahead.search(view.before(at, _AHEAD_REACH)):
        return False
    return tense_at(view.text, mention.start, mention.end) == "past"


def find_impossible_clocks(view: SentenceView, words: CueWords) -> Iterator[tuple[int, str]]:
    """A clock time whose minutes or hours no clock shows ("10:75 p.m."), told at the reading nearest to it."""
    del words
    for match in _CLOCK.finditer(view.text, view.begin, view.end):
        hour, minute = int(match["hour"]), int(match["minute"])
        if view.readings and (minute > 59 or not 0 < hour <= 23):
            yield view.nearest(match.start()), f"impossible:there is no such time as {fold(match.group())}"


def _births(view: SentenceView, at: int, words: CueWords) -> Iterator[tuple[int, str]]:
    """The one age of the sentence, where this date is told as a date of birth."""
    if not _BORN.search(view.before(at, 12)):
        return
    ages = [other for other, reading in enumerate(view.readings) if reading.mention.pattern.startswith("quantity.age")]
    if len(ages) == 1 and not words.of_others.intersection(view.gap(*sorted((ages[0], at))).split()):
        yield ages[0], f"born:@{view.start(at)}"


def _spans(view: SentenceView, at: int, words: CueWords) -> Iterator[tuple[int, str]]:
    """The days that a duration lies between: "from 3 to 5 May, a three-day truce", "the three-day truce lasted from 3 May to 5 May"."""
    if at and _is_range(view, at - 1) and _SPAN_OPENS.fullmatch(view.gap(at - 1, at)):
        yield at, f"ends:@{view.start(at - 1)}"
    elif at > 1 and words.lasting.fullmatch(view.gap(at - 1, at)) and _are_ends(view, at - 2):
        yield at, f"ends:@{view.start(at - 2)}>@{view.start(at - 1)}"
    elif at + 1 < len(view.readings) and words.lasted.search(view.gap(at, at + 1)):
        if _is_range(view, at + 1):
            yield at, f"ends:@{view.start(at + 1)}"
        elif _are_ends(view, at + 1):
            yield at, f"ends:@{view.start(at + 1)}>@{view.start(at + 2)}"


def _are_ends(view: SentenceView, at: int) -> bool:
    """Whether a reading and the next are the two days of "from 3 May to 5 May"."""
    if at + 1 >= len(view.readings) or not view.before(at, 6).endswith("from") or view.gap(at, at + 1) not in _TO:
        return False
    times = [view.readings[at].timex, view.readings[at + 1].timex]
    return all(timex is not None and timex.type == "DATE" and timex.grain == "day" for timex in times)


def _is_range(view: SentenceView, at: int) -> bool:
    """Whether a reading is a range of days with both its ends."""
    timex = view.readings[at].timex
    return timex is not None and timex.type == "DATE" and timex.value is not None and "/" in timex.value


@cache
def weekday_names(language: str = "en") -> dict[str, int]:
    """Folded names of weekdays, short ones too -> ISO number."""
    table = load_table(language, "weekdays")
    return {**table["full"], **table["short"]}


@cache
def month_numbers(language: str = "en") -> dict[str, int]:
    """Folded names of months, short ones too -> 1 to 12."""
    table = load_table(language, "months")
    return {**table["full"], **table["short"]}
