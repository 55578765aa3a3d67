"""How two dates or clock times of one event meet."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from crosscheck.judge.allow import Allowance, ClockHedge, allow_clock, allow_timex
from crosscheck.judge.calendar import DAY, minute_of
from crosscheck.judge.interval import Interval
from crosscheck.judge.options import JudgeOptions
from crosscheck.judge.outcome import Outcome, Side, Subject
from crosscheck.model import Timex

_HOUR = 60
_WEEK = 7 * DAY
_ZONE_HOURS = 14
"""Civil clocks differ from UTC by 14 hours at most (Line Islands, UTC+14)."""
_ROUNDING_OF_ZONE = 5
"""Minutes by which a clock time of another zone may be rounded besides."""
_FARTHEST_SLIP = 45
"""Days by which a relative date may be off before its report's publication date is the likelier fault."""
_FARTHEST_WEEK = 15
"""Days by which a bare weekday may be put into a wrong week."""
_ROOM_OF_WEEK = 2
"""Days by which "last week" may reach over the ends of its week."""
_CLARITY_OF_HEDGED = 0.75
_CLARITY_OF_TENSION = 0.6
_CLARITY_OF_TODAY = 0.6
_CLARITY_OF_WORDS = 0.6
_CLARITY_OF_ZONE = 0.4
_CLARITY_OF_NEAR = 0.2
_NEAR_CLOCK = 5
"""Minutes apart within which two clock times are mostly one, told roundly."""
_YEARLY = frozenset({"day", "part-of-day", "month"})
_NEAR_GRAINS = frozenset({"day", "part-of-day", "weekend", "week", "hour", "minute", "second"})
_CLOCK_GRAINS = frozenset({"hour", "minute", "second"})


class Moment(Struct, frozen=True):
    """A time, the hedge before it if it is a clock time, and what its words name whatever they resolve to: weekdays ("W6"), days and
    months of an open year ("11-18", "11"), clock times ("T14:30").
    """

    timex: Timex
    hedge: ClockHedge | None = None
    written: tuple[str, ...] = ()

    @property
    def weekday(self) -> str | None:
        """The one weekday that the words name."""
        names = [part for part in self.written if part.startswith("W")]
        return names[0] if len(names) == 1 else None

    @property
    def yearless(self) -> str | None:
        """The one day or month that the words name without telling which year's."""
        days = [part for part in self.written if part[0].isdigit()]
        return days[0] if len(days) == 1 else None

    @property
    def clock(self) -> str | None:
        """The one clock time that the words name."""
        clocks = [part for part in self.written if part.startswith("T")]
        return clocks[0] if len(clocks) == 1 else None

    @property
    def tells_day(self) -> bool:
        """Whether the words name a day: a clock time alone takes its day from elsewhere in the text."""
        return self.weekday is not None or self.yearless is not None


def meet_moments(left: Moment, right: Moment, options: JudgeOptions) -> Outcome:
    """Whether two times of one event agree, agree with help, or are disjoint; what is unresolved or recurs is incomparable."""
    if {left.timex.type, right.timex.type} & {"DURATION", "SET"}:
        return Outcome("day", "INCOMPARABLE", "other-kind")
    first, second = _allow(left, options), _allow(right, options)
    if first is None or second is None or first.bare is None or second.bare is None:
        return _meet_words(left, right, options)
    if left.timex.type == right.timex.type == "TIME" and {left.timex.grain, right.timex.grain} <= _CLOCK_GRAINS:
        return _meet_clocks(left, right, first, second)
    if left.timex.implied_day or right.timex.implied_day:
        return Outcome("day", "INCOMPARABLE", "unresolved")
    subject: Subject = "clock" if left.timex.type == right.timex.type == "TIME" and _same_day(first.bare, second.bare) else "day"
    met = _meet_spans(subject, first, second)
    return met if met.verdict is not None else _doubted(left, right, first.bare, second.bare, met)


def _allow(moment: Moment, options: JudgeOptions) -> Allowance | None:
    """What a time allows; "last week", told on a Saturday, reaches into the week that is ending."""
    allowance = allow_timex(moment.timex, moment.hedge, options)
    if allowance is None or allowance.bare is None or moment.timex.grain != "week" or moment.timex.anchor is None:
        return allowance
    wide = allowance.bare.hull(allowance.bare.shifted(Fraction(_ROOM_OF_WEEK * DAY))).hull(
        allowance.bare.shifted(Fraction(-_ROOM_OF_WEEK * DAY))
    )
    return Allowance(wide, wide)


def _meet_words(left: Moment, right: Moment, options: JudgeOptions) -> Outcome:
    """Two times of which one at least is unresolved: by the clock, the day of an open year or the weekday that both name."""
    if left.clock is not None and right.clock is not None:
        first, second = allow_clock(left.clock, left.hedge, options), allow_clock(right.clock, right.hedge, options)
        if first is None or second is None:
            return Outcome("clock", "INCOMPARABLE", "unresolved")
        return _in_zones(left.timex, right.timex, first, _shifted(second, _zone_shift(left.timex, right.timex)))
    for one, two in ((left.yearless, right.yearless), (left.weekday, right.weekday)):
        if one is not None and two is not None:
            # "November" covers "November 18"
            agree = one.startswith(two) or two.startswith(one)
            return Outcome("day", "CONSISTENT" if agree else None, "words", None, _CLARITY_OF_WORDS)
    return Outcome("day", "INCOMPARABLE", "unresolved")


def _meet_clocks(left: Moment, right: Moment, first: Allowance, second: Allowance) -> Outcome:
    """Two times of day: their days too, where both name one; in UTC where both zones are known."""
    second = _shifted(second, _zone_shift(left.timex, right.timex))
    if first.bare is None or second.bare is None:
        return Outcome("clock", "INCOMPARABLE", "unresolved")
    if not (left.tells_day and right.tells_day) or _days_doubtful(left, right, first.bare, second.bare):
        second = _shifted(second, _whole_days(first.bare, second.bare))
    met = _in_zones(left.timex, right.timex, first, second)
    same_day = second.bare is None or met.verdict is not None or _same_day(first.bare, second.bare)
    return met if same_day else replace(met, subject="day")


def _in_zones(left: Timex, right: Timex, first: Allowance, second: Allowance) -> Outcome:
    """Two clock times, and whether a zone that only one of them names may explain how they differ: surely so where the minutes are
    the same odd ones ("18:41" and "02:41 GMT").
    """
    met = _meet_spans("clock", first, second)
    if met.verdict is not None or first.bare is None or second.bare is None or not _zone_may_explain(left, right, first.bare, second.bare):
        return met
    odd = _is_one_minute(first.bare) and _is_one_minute(second.bare)
    return Outcome("clock", "CONSISTENT" if odd else "TENSION", "zone", met.greater, _CLARITY_OF_ZONE)


def _days_doubtful(left: Moment, right: Moment, first: Interval, second: Interval) -> bool:
    return _anchor_fails(left.timex, right.timex, first, second) or _same_weekday(left, right, first, second)


def _shifted(allowance: Allowance, minutes: Fraction) -> Allowance:
    bare = None if allowance.bare is None else allowance.bare.shifted(minutes)
    return Allowance(bare, allowance.helped.shifted(minutes))


def _doubted(left: Moment, right: Moment, first: Interval, second: Interval, met: Outcome) -> Outcome:
    """Two days that differ, at least one of them resolved against its report's publication, which itself may be wrong.

    The year of "July 24" is only inferred: it agrees with that day of another year. A bare weekday may be put into the wrong week. A relative day
    that comes out months away from the other report's tells more of the publication date than of the event: then only the
    weekdays are compared. "Today" shifts by a day with the hour of printing.
    """
    one, two = left.timex, right.timex
    if one.anchor is None and two.anchor is None:
        return met
    if one.grain in _YEARLY and two.grain in _YEARLY and first.overlaps(second.shifted(_whole_years(one, two))):
        return Outcome("day", "CONSISTENT", "year")
    if _same_weekday(left, right, first, second):
        return Outcome("day", "CONSISTENT", "week")
    if _anchor_fails(one, two, first, second):
        if left.weekday is None or right.weekday is None or left.weekday == right.weekday:
            return Outcome("day", "INCOMPARABLE", "anchor")
        return replace(met, clarity=_CLARITY_OF_WORDS)
    return replace(met, clarity=min(met.clarity, _CLARITY_OF_TODAY)) if _is_today(one) or _is_today(two) else met


def _same_weekday(left: Moment, right: Moment, first: Interval, second: Interval) -> bool:
    """Whether a bare weekday and the other day are whole weeks apart, and few of them."""
    bare = [
        moment for moment in (left, right) if moment.weekday is not None and moment.yearless is None and moment.timex.anchor is not None
    ]
    if not bare or first.low is None or second.low is None:
        return False
    weeks = round((second.low - first.low) / _WEEK)
    return 0 < abs(weeks) * 7 <= _FARTHEST_WEEK and first.overlaps(second.shifted(Fraction(-weeks * _WEEK)))


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
        near = left.bare.low is not None and right.bare.low is not None and abs(left.bare.low - right.bare.low) <= _NEAR_CLOCK
        return Outcome(subject, "TENSION", "hedge", greater, _CLARITY_OF_NEAR if near else _CLARITY_OF_TENSION)
    hedged = left.is_helped or right.is_helped
    return Outcome(subject, None, "disjoint", greater, _CLARITY_OF_HEDGED if hedged else 1.0)


def _is_one_minute(clock: Interval) -> bool:
    """Whether a clock time has no room at all: one that is not on five minutes, and so was read from a clock."""
    return clock.low is not None and clock.high == clock.low + 1


def _zone_shift(left: Timex, right: Timex) -> Fraction:
    """The minutes that bring the right clock to the left one's zone; 0 unless both zones are known."""
    if left.zone is None or right.zone is None:
        return Fraction(0)
    return Fraction(left.zone - right.zone)


def _zone_may_explain(left: Timex, right: Timex, first: Interval, second: Interval) -> bool:
    """Whether one clock names its zone, the other does not, and they are whole hours apart."""
    if (left.zone is None) == (right.zone is None) or first.low is None or second.low is None:
        return False
    apart = abs(first.low - second.low)
    return 0 < apart <= _ZONE_HOURS * _HOUR and abs(apart - round(apart / _HOUR) * _HOUR) <= _ROUNDING_OF_ZONE


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
