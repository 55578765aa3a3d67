"""A normalized time expression: TIMEX3 type and value, and the stretch of the calendar that it covers."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Grain = Literal[
    "century", "decade", "year", "half", "quarter", "season", "month", "week", "weekend", "day", "part-of-day", "hour", "minute", "second"
]


class Timex(Struct, frozen=True, gc=False):
    """A time.

    `value` is TIMEX3, or `START/END` (ISO dates, both inclusive) for a calendar range that no one TIMEX3 value holds; None where it
    stays unresolved. `first` and `last` are ISO dates ("2024-08-06") or, for times of day, local date-times to the minute
    ("2024-08-06T18:00"), both inclusive; None where unresolved and for durations and sets. `zone` is the UTC offset in
    minutes where the text or its anchor gives one, else None: with it two clock times compare in UTC. `anchor` is what a relative time was resolved
    against (an ISO date), None for absolute ones. `clock` is the minutes since midnight of a clock time whose day is unknown. `implied_day` marks a clock time whose day is only the anchor's.
    """

    type: TimexType
    value: str | None
    mod: str | None = None
    first: str | None = None
    last: str | None = None
    anchor: str | None = None
    grain: Grain | None = None
    zone: int | None = None
    approximate: bool = False
    implied_day: bool = False
    clock: int | None = None
