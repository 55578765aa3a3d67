"""The conditions that time_patterns.toml names, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from crosscheck.mentions import time_clock_guards as clocks
from crosscheck.mentions import time_day_guards as days
from crosscheck.mentions import time_length_guards as lengths
from crosscheck.mentions import time_period_guards as periods
from crosscheck.mentions.time_look import Look

Guard = Callable[[Look], bool]

GUARDS: Mapping[str, Guard] = MappingProxyType(
    {
        "attacks": days.attacks,
        "beside": days.beside,
        "day-month": days.day_month,
        "day-range": days.day_range,
        "day-range-after": days.day_range_after,
        "day-range-year": days.day_range_year,
        "weekend-of": days.weekend_of,
        "day-listed": days.day_listed,
        "deictic": days.deictic,
        "holiday": days.holiday,
        "month-day": days.month_day,
        "numeric-dashed": days.numeric_dashed,
        "odd-order": days.odd_order,
        "short-weekday": days.short_weekday,
        "slash-pair": days.slash_pair,
        "weekday": days.weekday,
        "weekday-day": days.weekday_day,
        "apos-year": periods.apos_year,
        "bare-month": periods.bare_month,
        "bare-year": periods.bare_year,
        "century-joined": periods.century_joined,
        "decade": periods.decade,
        "ended": periods.ended,
        "era": periods.era,
        "foreign-month": periods.foreign_month,
        "foreign-year": periods.foreign_year,
        "half-alone": periods.half_alone,
        "period-later": periods.period_later,
        "quarter": periods.quarter,
        "season": periods.season,
        "short-month": periods.short_month,
        "unit-beside": periods.unit_beside,
        "unit-definite": periods.unit_definite,
        "unit-related": periods.unit_related,
        "week-number": periods.week_number,
        "year-month-digits": periods.year_month_digits,
        "year-span": periods.year_span,
        "year-worded": periods.year_worded,
        "clock": clocks.clock,
        "ago-day": lengths.ago_day,
        "clock-alone": clocks.clock_alone,
        "clock-first": clocks.clock_first,
        "clock-half": clocks.clock_half,
        "clock-other": clocks.clock_other,
        "clock-past": clocks.clock_past,
        "day-hour": clocks.day_hour,
        "every-clock": clocks.every_clock,
        "foreign-clock": clocks.foreign_clock,
        "habit": clocks.habit,
        "nth-every": clocks.nth_every,
        "habitual": clocks.habitual,
        "moment-day": clocks.moment_day,
        "part-alone": clocks.part_alone,
        "part-clock": clocks.part_clock,
        "plural-part": clocks.plural_part,
        "bare-units": lengths.bare_units,
        "duration": lengths.duration,
        "duration-all": lengths.duration_all,
        "enduring": lengths.enduring,
        "every": lengths.every,
        "frequency": lengths.frequency,
        "future": lengths.future,
        "length": lengths.length,
        "past": lengths.past,
        "present": lengths.present,
        "rate": lengths.rate,
        "rate-alone": lengths.rate_alone,
        "shift": lengths.shift,
        "shift-from": lengths.shift_from,
        "shift-in": lengths.shift_in,
    }
)
