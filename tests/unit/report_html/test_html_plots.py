"""Scales hold their values and have round ticks; plots draw bounds open, hedges soft, and equal figures alike."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.model import AsOf, Claim, Measurand, Place, Timex
from crosscheck.report.html_plot import build_plot
from crosscheck.report.html_scale import build_calendar_scale, build_number_scale, minutes_of
from report_samples import AREA, SQUARE_MILE, about, at_least, clock, day, figure, span

DAY = 1440


def claims(*values):
    made = []
    for index, value in enumerate(values):
        is_time = isinstance(value, Timex)
        made.append(
            Claim(
                str(index), f"d{index}", 0, 1, "x", "timex" if is_time else "quantity", "p", Place(1, 1), (0, 1), Measurand("m"), AsOf(),
                quantity=None if is_time or isinstance(value, str) else value, timex=value if is_time else None, value=value if isinstance(value, str) else None,
            )
        )  # fmt: skip
    return made


def marks(*values):
    plot = build_plot(claims(*values))
    return [plot.marks.get(str(index)) for index in range(len(values))]


@given(st.lists(st.floats(-1e12, 1e12, allow_nan=False), min_size=1, max_size=8))
def test_a_number_scale_holds_its_values_in_order(values):
    scale = build_number_scale(values)
    if scale is None:
        return
    places = [scale.at(value) for value in sorted(values)]
    assert places == sorted(places)
    assert all(0 <= place <= 100 for place in places)
    assert len(scale.ticks) <= 12
    assert [tick.at for tick in scale.ticks] == sorted(tick.at for tick in scale.ticks)


@given(st.lists(st.integers(0, 3_650_000 * DAY // 1000), min_size=1, max_size=6))
def test_a_calendar_holds_its_moments_in_order(minutes):
    scale = build_calendar_scale(minutes)
    places = [scale.at(minute) for minute in sorted(minutes)]
    assert places == sorted(places)
    assert len(scale.ticks) <= 7


@pytest.mark.parametrize(
    ("values", "kind", "labels"),
    [
        ([800, 1050], "linear", ["800", "900", "1,000"]), ([12, 17], "linear", ["12", "14", "16"]), ([5, 5], "linear", ["4.5", "5", "5.5"]),
        ([0, 0], "linear", ["−1", "−0.5", "0", "0.5", "1"]), ([760, 76000], "log", ["100", "1,000", "10,000", "100,000"]), ([1, 10**12], "log", ["1", "", "1 million", "", "1 trillion"]),
        ([-5, 500], "linear", ["0", "200", "400"]),
    ],
)  # fmt: skip
def test_ticks_are_round(values, kind, labels):
    scale = build_number_scale([float(value) for value in values])
    assert scale.kind == kind
    assert [tick.label for tick in scale.ticks] == labels


def test_floats_that_cannot_be_told_apart_have_no_scale():
    assert build_number_scale([1e15, 1e15 + 0.125]) is None


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2024-08-06", "2024-08-07", ["6 Aug", "7 Aug", ""]), ("2024-08-11T02:40", "2024-08-11T04:10", ["11 Aug, 03:00", "", "04:00"]),
        ("2024-08-01", "2024-08-20", ["5 Aug", "12 Aug", "19 Aug"]), ("2024-01-01", "2024-05-31", ["Jan 2024", "Mar 2024", "May 2024"]),
        ("1990-01-01", "2024-12-31", ["1990", "2000", "2010", "2020"]), ("2024-08-11T23:50", "2024-08-12T00:20", ["12 Aug, 00:00", "00:15"]),
    ],
)  # fmt: skip
def test_calendar_ticks(first, last, labels):
    scale = build_calendar_scale([minutes_of(first), minutes_of(last, end=True)])
    assert [tick.label for tick in scale.ticks] == labels


def test_moments_in_minutes():
    assert minutes_of("0001-01-01") == DAY
    assert minutes_of("0001-01-01", end=True) == 2 * DAY
    assert minutes_of("0001-01-01T01:30") == DAY + 90
    assert minutes_of("soon") is None


def test_ends_are_drawn_as_what_they_are():
    drawn = marks(at_least("800", **AREA), about("1000", **AREA), span("900", "1050", **AREA), figure("1000", **AREA))
    assert [mark.ends for mark in drawn] == ["open-right", "soft", "firm", "firm"]
    assert [mark.dot is None for mark in drawn] == [False, False, True, False]
    assert drawn[0].start == drawn[0].dot
    assert drawn[0].start + drawn[0].width == 100
    assert drawn[1].shape == drawn[3].shape != drawn[0].shape
    assert drawn[3].width == 0
    assert drawn[0].words == "≥ 800 km², open above"


def test_hedges_lean_to_their_side():
    under, over, dozens, fewer, more = marks(
        figure("100", hedge="below", approximate=True), figure("100", hedge="above", approximate=True), span("12", "120", vague=True),
        figure("90", bound="less-than", low=None), figure("90", bound="more-than", high=None),
    )  # fmt: skip
    assert (under.ends, over.ends, dozens.ends, fewer.ends) == ("soft-left", "soft-right", "soft", "open-left")
    assert under.start + under.width == under.dot
    assert over.start == over.dot
    assert fewer.start == 0
    assert (fewer.hollow, more.hollow, under.hollow) == (True, True, False)


def test_units_are_converted_where_factors_tell_how():
    first, second = marks(figure("1000", **AREA), figure("386.102", "square mile", "area", factor=SQUARE_MILE))
    assert abs(first.dot - second.dot) < 95
    assert build_plot(claims(figure("1000", **AREA), figure("386", "square mile", "area", factor=AREA["factor"]))) is None
    plot = build_plot(claims(figure("3", "settlement"), figure("5", "village"), figure("7", "kilometer", "length")))
    assert set(plot.marks) == {"0", "1"}


def test_a_day_is_a_dot_in_its_day_and_a_month_a_stretch():
    first, second, month = marks(day("2024-08-06"), day("2024-08-09"), Timex("DATE", "2024-08", None, "2024-08-01", "2024-08-31"))
    assert second.dot > first.dot
    assert first.width == 0
    assert month.dot is None
    assert month.width > 80


def test_days_beside_each_other_show_their_width():
    first, second = marks(day("2024-08-06"), day("2024-08-07"))
    assert first.start < first.dot < first.start + first.width == second.start


def test_half_open_and_impossible_times():
    since, until, known = marks(
        Timex("DATE", "x", "AFTER", "2024-08-06", None), Timex("DATE", "y", "BEFORE", None, "2024-08-09"), day("2024-08-07")
    )
    assert (since.ends, until.ends, known.ends) == ("open-right", "open-left", "firm")
    backwards = Timex("DATE", "z", None, "2024-08-09", "2024-08-01")
    assert marks(backwards, day("2024-08-07"), day("2024-08-08"))[0] is None
    assert marks(Timex("DATE", None), day("2024-08-07"), day("2024-08-08"))[0] is None


def test_clock_times_with_offsets_are_drawn_in_one_zone():
    kyiv = Timex("TIME", "2024-08-11T05:00", None, "2024-08-11T05:00", "2024-08-11T05:00", zone=180)
    utc = Timex("TIME", "2024-08-11T02:00", None, "2024-08-11T02:00", "2024-08-11T02:00", zone=0)
    first, second = marks(kyiv, utc)
    assert first.dot == second.dot
    first, second, _ = marks(kyiv, utc, clock("2024-08-11T02:00"))
    assert first.dot != second.dot


@pytest.mark.parametrize(
    "values",
    [
        (), (figure("5"),), ("20-13", "13-20"), (figure("1E+300"), figure("5")), (figure("5", value=None, low=None, high=None), figure("5")),
        (figure("1000000000000000.1"), figure("1000000000000000")), (about("5", value=None, low=None, high=None), figure("5")),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_not(values):
    assert build_plot(claims(*values)) is None


def test_a_vague_figure_without_a_point_is_soft():
    quantity = span("5", "9", approximate=True)
    assert marks(quantity, figure("7"))[0].ends == "soft"
    assert Decimal(5) == quantity.low == Fraction(5)
