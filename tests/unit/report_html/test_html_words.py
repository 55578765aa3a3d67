"""How values and times read, and how hostile text is shown."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.model import AsOf, Timex
from crosscheck.report.calendar_words import as_of_words, moment_words, span_words, timex_words
from crosscheck.report.display import clean_text, converted_words, number_words, plural, quantity_words, shorten, unit_sign, with_unit
from report_samples import AREA, SQUARE_MILE, about, at_least, figure, span


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Decimal(1000), "1,000"), (Decimal("-1234.50"), "−1,234.5"), (Decimal(0), "0"), (Decimal("0.05"), "0.05"), (Decimal("13.9E9"), "13.9 billion"),
        (Decimal(1_234_567), "1,234,567"), (Decimal(2_500_000), "2.5 million"), (Decimal("1E12"), "1 trillion"), (Fraction(1, 3), "0.333333333333"),
        (Decimal("1E+999999"), "1.000E+999999"), (Fraction(10**60, 3), "3.333E+59"), (Decimal(-2_000_000), "−2 million"),
    ],
)  # fmt: skip
def test_figures(value, words):
    assert number_words(value) == words


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("square kilometer", "5 km²"), ("dollar", "$5"), ("percent", "5%"), ("person", "5 people"), ("village", "5 villages"), ("city", "5 cities"), ("day", "5 days"),
        ("church", "5 churches"), ("rescue worker", "5 rescue workers"), ("armed man", "5 armed men"), ("", "5"), ("degree celsius", "5 °C"), ("swiss franc", "CHF 5"),
    ],
)  # fmt: skip
def test_units(unit, words):
    assert with_unit("5", unit) == words


def test_one_is_singular():
    assert quantity_words(figure("1")) == "1 person"
    assert plural("") == "s"
    assert unit_sign("person") == ""
    assert unit_sign("square mile") == "sq mi"


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (at_least("800", **AREA), "≥ 800 km²"), (about("1000", **AREA), "≈ 1,000 km²"), (span("20", "30", "kilometer", "length"), "20–30 km"),
        (span("12", "120", vague=True), "roughly 12–120 people"), (figure("4", "percent", "share", change="up"), "up 4%"),
        (figure("9", hedge="below", approximate=True), "just under 9 people"), (figure("9", hedge="above", approximate=True), "just over 9 people"),
        (figure("5", bound="more-than", high=None), "> 5 people"), (figure("5", bound="at-most", low=None), "≤ 5 people"), (figure("5", bound="less-than", low=None), "< 5 people"),
        (figure("5", value=None, low=None, high=None), "unknown"), (figure("5", value=None, high=None), "≥ 5 people"), (figure("5", value=None, low=None), "≤ 5 people"),
    ],
)  # fmt: skip
def test_quantities(quantity, words):
    assert quantity_words(quantity) == words


def test_conversions_keep_the_digits_that_were_written():
    kilometers, miles = figure("1000", **AREA), figure("386", "square mile", "area", factor=SQUARE_MILE)
    assert converted_words(miles, kilometers) == "1,000 km²"
    assert converted_words(kilometers, kilometers) is None
    assert converted_words(figure("5"), kilometers) is None
    assert converted_words(span("10", "20", "square mile", "area", factor=SQUARE_MILE), kilometers) == "26–52 km²"
    unknown = figure("386", "square mile", "area", factor=AREA["factor"])
    assert converted_words(unknown, kilometers) is None
    assert converted_words(figure("0", "square mile", "area", factor=SQUARE_MILE), kilometers) == "0 km²"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2024-08-13", "13 Aug 2024"), ("2024-08-13T18:00", "13 Aug 2024, 18:00"), ("2024-08-13T18:00:00Z", "13 Aug 2024, 18:00 UTC"),
        ("2024-08-13T18:00:00+05:30", "13 Aug 2024, 18:00 UTC+5:30"), ("2024-08-13T18:00:00-03:00", "13 Aug 2024, 18:00 UTC−3"), ("yesterday", "yesterday"),
        ("2024-02-30", "2024-02-30"),
    ],
)  # fmt: skip
def test_moments(value, words):
    assert moment_words(value) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2024-01-01", "2024-12-31", "2024"), ("1990-01-01", "1999-12-31", "1990–1999"), ("2024-08-01", "2024-08-31", "Aug 2024"),
        ("2024-02-01", "2024-04-30", "Feb – Apr 2024"), ("2023-12-01", "2024-01-31", "Dec 2023 – Jan 2024"), ("2024-08-06", "2024-08-13", "6–13 Aug 2024"),
        ("2024-07-30", "2024-08-02", "30 Jul – 2 Aug 2024"), ("2023-12-30", "2024-01-02", "30 Dec 2023 – 2 Jan 2024"),
        ("2024-08-06T18:00", "2024-08-06T20:00", "6 Aug 2024, 18:00–20:00"), ("2024-08-06T18:00", "2024-08-07T02:00", "6 Aug 2024, 18:00 – 7 Aug 2024, 02:00"),
    ],
)  # fmt: skip
def test_stretches(first, last, words):
    assert span_words(first, last) == words


@pytest.mark.parametrize(
    ("timex", "words"),
    [
        (Timex("DATE", "2024-08", "END", "2024-08-01", "2024-08-31"), "late Aug 2024"), (Timex("DATE", "2024", "START", "2024-01-01", "2024-12-31"), "early 2024"),
        (Timex("TIME", "2024-08-06TMO", None, "2024-08-06T06:00", "2024-08-06T11:59"), "6 Aug 2024, morning"), (Timex("DURATION", "P3Y"), "3 years"),
        (Timex("DURATION", "P1D"), "1 day"), (Timex("DURATION", "PT30M", "MORE_THAN"), "more than 30 minutes"), (Timex("DURATION", "PXM"), "some months"),
        (Timex("DURATION", "P2CE"), "2 centuries"), (Timex("DURATION", "P1Y2M"), "P1Y2M"), (Timex("DURATION", "P5ZZ"), "P5ZZ"), (Timex("DURATION", None), "not resolved"),
        (Timex("SET", "P1D"), "P1D"), (Timex("DATE", None), "not resolved"), (Timex("DATE", "2024-W33", None, "2024-08-12", "2024-08-18"), "12–18 Aug 2024"),
        (Timex("DATE", "PAST_REF"), "PAST_REF"), (Timex("DATE", "2024-08-06", approximate=True), "about 6 Aug 2024"),
        (Timex("DATE", "2024-08-06/2024-08-09", None, "2024-08-06", "2024-08-09"), "6–9 Aug 2024"),
    ],
)  # fmt: skip
def test_times(timex, words):
    assert timex_words(timex) == words


def test_as_of():
    assert as_of_words(AsOf("2024-08-06", "2024-08-06")) == "6 Aug 2024"
    assert as_of_words(AsOf("2024-08-06")) == "from 6 Aug 2024"
    assert as_of_words(AsOf(None, "2024-08-06")) == "until 6 Aug 2024"
    assert as_of_words(AsOf()) == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"), ("a\x00b", "a␀b"), ("\x7f", "␡"), ("a\u202eb", "a‹U+202E›b"), ("\ud800", "‹U+D800›"), ("page\x0cbreak", "page\nbreak"),
        ("tab\tand\nline", "tab\tand\nline"), ("\u200fشalom", "\u200fشalom"), ("e" + "\u0301" * 9, "e" + "\u0301" * 4 + "‹5 marks›"), ("cafe\u0301", "cafe\u0301"),
        ("\x85", "‹U+0085›"),
    ],
)  # fmt: skip
def test_hostile_text_is_told(text, shown):
    assert clean_text(text) == shown


@given(st.text(alphabet=st.characters(codec=None)))
def test_clean_text_can_be_written_and_stays_clean(text):
    cleaned = clean_text(text)
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert "\x00" not in cleaned
    assert clean_text(cleaned) == cleaned


@given(st.text(), st.integers(2, 40))
def test_shortened_text_is_short_and_one_line(text, limit):
    short = shorten(text, limit)
    assert len(short) <= limit
    assert "\n" not in short
