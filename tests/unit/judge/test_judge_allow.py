"""What the words allow: the widths of the contract."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from judge_makers import claim, count, day, measure
from msgspec.structs import replace

from crosscheck.judge.allow import allow_clock, allow_quantity, allow_timex
from crosscheck.judge.durations import quantity_of
from crosscheck.judge.interval import EMPTY, Interval, around, between, from_low, point
from crosscheck.judge.options import JudgeOptions, Tolerance
from crosscheck.model import Quantity, Timex

OPTIONS = JudgeOptions()


def test_counts_under_a_hundred_are_exact():
    assert allow_quantity(count(12), None, OPTIONS).bare == point(Fraction(12))


def test_a_rounded_figure_has_half_its_precision_but_a_twentieth_at_most():
    assert allow_quantity(count(118), None, OPTIONS).bare == around(Fraction(118), Fraction(1, 2))
    assert allow_quantity(count(1000), None, OPTIONS).bare == around(Fraction(1000), Fraction(50))


def test_figures_that_only_touch_are_apart():
    first, second = (allow_quantity(count(value), None, OPTIONS).bare for value in (118, 119))
    assert not first.overlaps(second)


@pytest.mark.parametrize(
    ("hedge", "low", "high"), [("about", 90, 110), ("below", 90, 100), ("above", 100, 110)], ids=["about", "nearly", "just over"]
)
def test_hedges(hedge, low, high):
    figure = replace(count(100), approximate=True, hedge=hedge, precision=Decimal(1))
    helped = allow_quantity(figure, None, OPTIONS).helped
    assert helped.contains(Fraction(low))
    assert helped.contains(Fraction(high))
    assert not helped.contains(Fraction(low - 1))
    assert not helped.contains(Fraction(high + 1))


def test_a_bound_opens_its_side():
    least = Quantity(Decimal(12), Decimal(12), None, "person", "count", Decimal(1), "at-least")
    most = Quantity(Decimal(12), None, Decimal(12), "person", "count", Decimal(1), "at-most")
    assert allow_quantity(least, None, OPTIONS).helped == from_low(Fraction(12))
    assert allow_quantity(most, None, OPTIONS).helped == Interval(None, Fraction(12), high_closed=True)
    assert allow_quantity(least, None, OPTIONS).is_helped


def test_a_vague_plural_is_a_range_with_soft_ends():
    dozens = Quantity(None, Decimal(12), Decimal(120), "person", "count", Decimal(12), vague=True)
    allowed = allow_quantity(dozens, None, OPTIONS)
    assert allowed.bare is None
    assert not allowed.helped.contains(Fraction(140))
    assert allowed.helped.reaches(point(Fraction(140)), Fraction(1, 4))
    assert allow_quantity(replace(dozens, low=None, high=None), None, OPTIONS) is None


def test_a_share_in_words_has_two_points():
    third = Quantity(Fraction(1, 3), Fraction(1, 3), Fraction(1, 3), "", "share", Fraction(1, 3), word_fraction=True, factor=Fraction(100))
    allowed = allow_quantity(third, None, OPTIONS)
    assert allowed.bare == point(Fraction(100, 3))
    assert allowed.helped == between(Fraction(100, 3) - 2, Fraction(100, 3) + 2)


def test_an_age_is_all_of_its_year():
    age = replace(measure(40, "year", "time"), precision=Decimal(10))
    assert allow_quantity(age, "age", OPTIONS).bare == Interval(Fraction(40), Fraction(41), low_closed=True)


def test_a_range_spans_both_its_ends():
    figure = Quantity(None, Decimal(10), Decimal(20), "kilometer", "length", Decimal(10), factor=Fraction(1000))
    assert allow_quantity(figure, None, OPTIONS).bare == Interval(Fraction(9500), Fraction(21000))
    assert allow_quantity(replace(figure, low=None, high=None), None, OPTIONS) is None


def test_widths_are_settings():
    options = JudgeOptions(families={"deaths": Tolerance(cap=Decimal("0.2"))})
    assert options.tolerance_for("count", "deaths").cap == Decimal("0.2")
    assert options.tolerance_for("count", "injured").exact_below == 100
    assert options.tolerance_for("length", None) == Tolerance()


@pytest.mark.parametrize(
    ("hedge", "inside", "outside"),
    [
        ("about", 16 * 60 - 14, 16 * 60 - 20),
        ("after", 16 * 60 + 14, 16 * 60 - 9),
        ("before", 16 * 60 - 14, 16 * 60 + 9),
        ("until", 60, 17 * 60),
        ("since", 20 * 60, 60),
    ],
)
def test_hedged_clocks(hedge, inside, outside):
    helped = allow_clock("T16:00", hedge, OPTIONS).helped
    assert helped.contains(Fraction(inside))
    assert not helped.contains(Fraction(outside))


def test_clocks_on_five_minutes_are_round():
    assert allow_clock("T16:05", None, OPTIONS).bare.contains(Fraction(16 * 60 + 7))
    assert not allow_clock("T16:06", None, OPTIONS).bare.contains(Fraction(16 * 60 + 7))
    assert allow_clock("16", None, OPTIONS) is None


def test_times_without_a_span_allow_nothing():
    assert allow_timex(Timex("DATE", None), None, OPTIONS) is None
    assert allow_timex(Timex("DATE", "x", first="2024-13-40", last="2024-13-40"), None, OPTIONS) is None
    assert allow_timex(replace(day("2024-08-12"), last="2024-08-01"), None, OPTIONS) is None


@pytest.mark.parametrize(
    ("mod", "approximate", "inside"),
    [("BEFORE", False, 8), ("BEFORE", True, 590), ("AFTER", False, 900), ("AFTER", True, 610), ("APPROX", False, 610)],
)
def test_the_mods_of_a_clock_are_hedges(mod, approximate, inside):
    clock = Timex("TIME", "2024-08-12T10:00", mod, "2024-08-12T10:00", "2024-08-12T10:00", None, "hour", approximate=approximate)
    midnight = allow_timex(day("2024-08-12"), None, OPTIONS).bare.low
    assert allow_timex(clock, None, OPTIONS).helped.contains(midnight + inside)


def test_a_part_of_the_day_takes_no_hedge():
    morning = Timex("TIME", "2024-08-12TMO", None, "2024-08-12T00:00", "2024-08-12T11:59", None, "part-of-day")
    assert not allow_timex(morning, "about", OPTIONS).is_helped


def test_durations_are_quantities_too():
    left = claim("1", timex=Timex("DURATION", "PT7M41S"))
    assert quantity_of(left).value == 461
    assert quantity_of(claim("1", timex=Timex("DURATION", "P3M"))) is None
    assert quantity_of(claim("1", timex=day("2024-08-12"))) is None


def test_empty_sets():
    assert between(Fraction(2), Fraction(1)) == EMPTY
    assert not EMPTY.lies_below(point(Fraction(3)))
    assert Interval(None, None).bounds() == (None, None, False, False)
    with pytest.raises(ValueError, match="zero"):
        point(Fraction(1)).scaled(Fraction(0))
