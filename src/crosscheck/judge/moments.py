"""How two dates or clock times of one event meet."""

from __future__ import annotations

from fractions import Fraction

from crosscheck.judge.allow import ClockHedge, allow_timex
from crosscheck.judge.calendar import DAY
from crosscheck.judge.interval import Interval
from crosscheck.judge.options import JudgeOptions
from crosscheck.judge.outcome import Outcome, Side, Subject
from crosscheck.model import Timex

_HOUR = 60
_ZONE_HOURS = 14
"""Civil clocks differ from UTC by 14 hours at most (Line Islands, UTC+14)."""
_CLOCK_GRAINS = frozenset({"hour", "minute", "second"})


def meet_moments(left: Timex, right: Timex, hedges: tuple[ClockHedge | None, ClockHedge | None], options: JudgeOptions) -> Outcome:
    """Whether two times of one event agree, agree with help, or are disjoint; what is unresolved or recurs is incomparable."""
    if left.type == "DURATION" or right.type == "DURATION" or "SET" in (left.type, right.type):
        return Outcome("day", "INCOMPARABLE", "other-kind")
    clocks = left.type == right.type == "TIME"
    first, second = allow_timex(left, hedges[0], options), allow_timex(right, hedges[1], options)
    if first is None or second is None or first.bare is None or second.bare is None:
        return Outcome("clock" if clocks else "day", "INCOMPARABLE", "unresolved")
    if not clocks:
        if left.implied_day or right.implied_day:
            return Outcome("day", "INCOMPARABLE", "unresolved")
        return _meet_spans("day", first.bare, second.bare, first.helped, second.helped)
    shift = _zone_shift(left, right)
    bare, helped = second.bare.shifted(shift), second.helped.shifted(shift)
    if left.implied_day or right.implied_day:
        days = _whole_days(first.bare, bare)
        bare, helped = bare.shifted(days), helped.shifted(days)
    subject: Subject = "clock" if _same_day(first.bare, bare) else "day"
    met = _meet_spans(subject, first.bare, bare, first.helped, helped)
    if met.verdict is None and _zone_may_explain(left, right, first.bare, bare):
        return Outcome(subject, "TENSION", "zone", met.greater, 0.4)
    return met


def _meet_spans(subject: Subject, left: Interval, right: Interval, left_helped: Interval, right_helped: Interval) -> Outcome:
    if left.overlaps(right):
        return Outcome(subject, "CONSISTENT", "same" if left == right else "coarse")
    greater: Side = "right" if left.lies_below(right) else "left"
    if left_helped.overlaps(right_helped):
        return Outcome(subject, "TENSION", "hedge", greater, 0.6)
    hedged = left != left_helped or right != right_helped
    return Outcome(subject, None, "disjoint", greater, 0.75 if hedged else 1.0)


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
