"""What one clock time of a pair lends to the other: its day, its half of the day, its zone."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from crosscheck.lexicon.time_words import TimeWords
from crosscheck.normalize.time_numbers import number_of

_CLOCK = frozenset({"hour", "clock"})
_DAY = ("weekday", "day", "month", "year", "relyear", "deictic", "iso", "numeric", "holiday", "rel", "relweek", "dayrel", "beyond", "nth")
_OWN_DAY = frozenset({*_DAY, "partrel", "deicticpart"})
_OTHER_HALF: Mapping[str, str] = MappingProxyType({"a": "pm", "p": "am"})
_NOON = 12

Parts = Mapping[str, str]


def are_clocks(first: Parts, second: Parts) -> bool:
    """Whether both are times of the clock, of one day as far as they say."""
    return bool(_CLOCK & first.keys()) and bool((_CLOCK | {"point"}) & second.keys()) and not _OWN_DAY & first.keys()


def lend_back(first: Parts, second: Parts, words: TimeWords) -> Parts:
    """The first of two clock times with what the second says for both: "2:00 to 2:30 p.m. Friday", "11 to 1 p.m."."""
    lent = {**{role: second[role] for role in (*_DAY, "zone") if role in second}, **first}
    if "half" in second and "half" not in first and "point" not in first and "past" not in first:
        hour, last = _hour(first, words), _hour(second, words)
        if hour is not None and last is not None and 1 <= hour <= _NOON:
            lent["half"] = second["half"] if hour % _NOON <= last % _NOON else _OTHER_HALF[second["half"][0]]
    return lent


def lend_on(first: Parts, second: Parts, words: TimeWords) -> Parts:
    """The second of two clock times with the half of the day that the first tells: "2 p.m. to 4:30"."""
    if "half" not in first or "half" in second or "clock" not in second or second["clock"].isdecimal():
        return second
    hour, last = _hour(first, words), _hour(second, words)
    if hour is None or last is None or not 1 <= last <= _NOON:
        return second
    half = first["half"] if hour % _NOON <= last % _NOON else _OTHER_HALF[first["half"][0]]
    return {**second, "half": half}


def _hour(parts: Parts, words: TimeWords) -> int | None:
    if "clock" not in parts:
        return number_of(parts.get("hour", ""), words)
    clock = parts["clock"]
    return int(clock[:-2]) if clock.isdecimal() else number_of(clock, words)
