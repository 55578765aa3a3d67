"""Times that the file itself dates: an editor's `<chron norm>` or a page's `<time datetime>` settles what the words leave open."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from crosscheck.model import Reading, StatedTime, Timex
from crosscheck.normalize.metadata_date import parse_date


def resolve_stated(readings: Sequence[Reading], stated: Sequence[StatedTime]) -> tuple[Reading, ...]:
    """The readings with each date that the file states taken over, in order. Only dates of a day's grain or coarser, and unresolved ones,
    change: a clock time or a duration in the words says more than the day does.
    """
    result = []
    at = 0
    for reading in readings:
        mention = reading.mention
        while at < len(stated) and stated[at].end <= mention.start:
            at += 1
        covered = at < len(stated) and stated[at].start < mention.end
        result.append(replace(reading, timex=_dated(reading.timex, stated[at].value)) if covered and reading.timex else reading)
    return tuple(result)


def _dated(timex: Timex, value: str) -> Timex:
    """The timex on the stated day; as it was if the value is no date or the words are no date."""
    day = parse_date(value)
    if day is None or timex.type != "DATE" or (timex.value and _contains(timex, day[:10])):
        return timex
    if timex.grain not in (None, "day", "weekend", "part-of-day"):
        return timex
    return Timex("DATE", day[:10], first=day[:10], last=day[:10], grain="day", approximate=timex.approximate)


def _contains(timex: Timex, day: str) -> bool:
    """Whether the words were resolved to that very day."""
    return timex.first is not None and timex.last is not None and timex.first[:10] == timex.last[:10] == day
