"""How two dates or clock times of one event meet."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from crosscheck.judge.allow import Allowance, ClockHedge, allow_timex
from crosscheck.judge.calendar import DAY, minute_of
from crosscheck.judge.interval import Interval
from crosscheck.judge.options import JudgeOptions
from crosscheck.judge.outcome import Outcome, Side, Subject
from crosscheck.model import Timex

_HOUR = 60
_ZONE_HOURS = 14
"""Civil clocks differ from UTC by 14 hours at most (Line Islands, UTC+14)."""
_FARTHEST_SLIP = 45
"""Days by which a relative date may be off before its report's publication date is the likelier fault."""
_CLARITY_OF_HEDGED = 0.75
_CLARITY_OF_TENSION = 0.6
_CLARITY_OF_TODAY = 0.6
_CLARITY_OF_ZONE = 0.4
_YEARLY = frozenset({"day", "part-of-day", "month"})
_NEAR_GRAINS = frozenset({"day", "part-of-day", "weekend", "week", "hour", "minute", "second"})
_CLOCK_GRAINS = frozenset({"hour", "minute", "second"})

Hedges = tuple[ClockHedge | None, ClockHedge | None]


def meet_moments(left: Timex, right: Timex, hedges: Hedges, options: JudgeOptions) -> Outcome:
    """Whether two times of one event agree, agree with help, or are disjoint; what is unresolved or recurs is incomparable."""
    if {left.type, right.type} & {"DURATION", "SET"}:
        return Outcome("day", "INCOMPARABLE", "other-kind")
    first, second = allow_timex(left, hedges[0], options), allow_timex(right, hedges[1], options)
    if first is None or second is None or first.bare is None or second.bare is None:
        return Outcome("day", "INCOMPARABLE", "unresolved")
    if left.type == right.type == "TIME":
        return _meet_clocks(left, right, first, second)
    if left.implied_day or right.implied_day:
        return Outcome("day", "INCOMPARABLE", "unresolved")
    met = _meet_spans("day", first, second)
    return met if met.verdict is not None else _doubted(left, right, first.bare, second.bare, met)


def _meet_clocks(left: Timex, right: Timex, first: Allowance, second: Allowance) -> Outcome:
    """Two times of day: their days too, where both are told; in UTC where both zones are known."""
    second = _shifted(second, _zone_shift(left, right))
    if first.bare is None or second.bare is None:
        return Outcome("clock", "INCOMPARABLE", "unresolved")
    if left.implied_day or right.implied_day or _anchor_fails(left, right, first.bare, second.bare):
        second = _shifted(second, _whole_days(first.bare, second.bare))
    met = _meet_spans("clock", first, second)
    if met.verdict is None and _zone_may_explain(left, right, first.bare, second.bare or first.bare):
        return Outcome("clock", "TENSION", "zone", met.greater, _CLARITY_OF_ZONE)
    same_day = second.bare is None or _same_day(first.bare, second.bare)
    return met if same_day else replace(met, subject="day")


def _shifted(allowance: Allowance, minutes: Fraction) -> Allowance:
    bare = None if allowance.bare is None else allowance.bare.shifted(minutes)
    return Allowance(bare, allowance.helped.shifted(minutes))


def _doubted(left: Timex, right: Timex, first: Interval, second: Interval, met: Outcome) -> Outcome:
    """Two days that differ, at least one of them resolved against its report's publication, which itself may be wrong.

    The year of "July 24" is only inferred: it agrees with that day of another year. A relative day that comes out months away from
    the other report's tells more of the publication date than of the event. "Today" shifts by a day with the hour of printing.
    """
    if left.anchor is None and right.anchor is None:
        return met
    if left.grain in _YEARLY and right.grain in _YEARLY and first.overlaps(second.shifted(_whole_years(left, right))):
        return Outcome("day", "CONSISTENT", "year")
    if _anchor_fails(left, right, first, second):
        return Outcome("day", "INCOMPARABLE", "anchor")
    return replace(met, clarity=min(met.clarity, _CLARITY_OF_TODAY)) if _is_today(left) or _is_today(right) else met


def _whole_years(left: Timex, right: Timex) -> Fraction:
    """The minutes that bring the right day into the left one's year; 0 where it has no such day."""
    if left.first is None or right.first is None:
        return Fraction(0)
    moved, original = minute_of(left.first[:4] + right.first[4:]), minute_of(right.first)
    return Fraction(0) if moved is None or original is None else Fraction(moved - original)


def _anchor_fails(left: Timex, right: Timex, first: Interval, second: Interval) -> bool:
    """Whether a day resolved against the publication lies too far from the other to be a slip of days."""
    relative = [timex for timex in (left, right) if timex.anchor is not None and timex.grain in _NEAR_GRAINS]
    if not relative or first.low is None or second.low is None:
        return False
    return abs(first.low - second.low) > _FARTHEST_SLIP * DAY


def _is_today(timex: Timex) -> bool:
    return timex.anchor is not None and timex.first is not None and timex.first[:10] == timex.anchor[:10]


def _meet_spans(subject: Subject, left: Allowance, right: Allowance) -> Outcome:
    if left.bare is None or right.bare is None:
        return Outcome(subject, "INCOMPARABLE", "unresolved")
    if left.bare.overlaps(right.bare):
        return Outcome(subject, "CONSISTENT", "same" if left.bare == right.bare else "coarse")
    greater: Side = "right" if left.bare.lies_below(right.bare) else "left"
    if left.helped.overlaps(right.helped):
        return Outcome(subject, "TENSION", "hedge", greater, _CLARITY_OF_TENSION)
    hedged = left.is_helped or right.is_helped
    return Outcome(subject, None, "disjoint", greater, _CLARITY_OF_HEDGED if hedged else 1.0)


def _zone_shift(left: Timex, right: Timex) -> Fraction:
    """The minutes that bring the right clock to the left one's zone; 0 unless both zones are known."""
    if left.zone is None or right.zone is None:
        return Fraction(0)
    return Fraction(left.zone - right.zone)


def _zone_may_explain(left: Timex, right: Timex, first: Interval, second: Interval) -> bool:
    """Whether one clock names its zone, the other does not, and they are whole hours apart."""
    if (left.zone is None) == (right.zone is None) or first.low is None or second.low is None:
        return False
    if left.grain not in _CLOCK_GRAINS or right.grain not in _CLOCK_GRAINS:
        return False
    apart = abs(first.low - second.low)
    return apart % _HOUR == 0 and 0 < apart <= _ZONE_HOURS * _HOUR


def _whole_days(first: Interval, second: Interval) -> Fraction:
    """The whole days to add to the second so that the two clocks stand as near as can be: their days are only implied."""
    if first.low is None or second.low is None:
        return Fraction(0)
    return Fraction(round((first.low - second.low) / DAY) * DAY)


def _same_day(first: Interval, second: Interval) -> bool:
    """Whether the days that two spans touch overlap."""
    if first.low is None or second.low is None or first.high is None or second.high is None:
        return True
    return first.low // DAY < -(-second.high // DAY) and second.low // DAY < -(-first.high // DAY)
