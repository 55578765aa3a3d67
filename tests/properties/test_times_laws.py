"""Laws of times: they hold for every text, every date and every anchor."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.lexicon.tables import load_table
from crosscheck.mentions.times import find_times
from crosscheck.model import Timex
from crosscheck.normalize.calendar import UNIT_GRAINS, part_of, shift_day, stretch_of
from crosscheck.normalize.times import Anchor, parse_date, resolve_times

DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))
GRAINS = ("day", "week", "month", "quarter", "half", "season", "year", "decade", "century", "weekend")
PIECES = st.sampled_from(
    [
        "on",
        "at",
        "in",
        "the",
        "of",
        "from",
        "to",
        "until",
        "between",
        "and",
        ",",
        ".",
        "-",
        "–",
        "(",
        ")",
        ":",
        "/",
        "'",
        "a",
        "two",
        "last",
        "next",
        "this",
        "early",
        "late",
        "mid",
        "end",
        "past",
        "ago",
        "later",
        "before",
        "after",
        "3",
        "12",
        "31",
        "99",
        "2024",
        "1990s",
        "06:30",
        "6",
        "p.m.",
        "GMT",
        "May",
        "March",
        "Aug.",
        "Tuesday",
        "Sat",
        "summer",
        "fall",
        "night",
        "noon",
        "weekend",
        "quarter",
        "first",
        "second",
        "half",
        "decade",
        "hours",
        "years",
        "day",
        "week",
        "month",
        "Christmas",
        "Easter",
        "today",
        "now",
        "every",
        "each",
        "daily",
        "9/11",
        "13/08/2024",
        "2024-08-06",
        "2024-02-30",
        "0600",
        "'70s",
        "FY",
        "Q3",
        "old",
        "long",
        "BC",
        "people",
        "\n",
        "said",
        "will",
        "was",
    ]
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=25).map(" ".join))
WEEKDAYS = tuple(load_table("en", "weekdays")["full"])
MONTHS = {number: name for name, number in load_table("en", "months")["full"].items()}
SHORT = {number: name for name, number in reversed(load_table("en", "months")["short"].items())}


def resolve(text: str, published: str | None, language: str = "en") -> list[Timex | None]:
    return resolve_times(text, find_times(text, language), Anchor(published, language))


def only(text: str, published: str | None = None) -> Timex:
    (timex,) = resolve(text, published)
    assert timex is not None
    return timex


@given(TEXTS, st.sampled_from(("en", "de", "fr", "ru", "xx")))
def test_times_stand_in_the_text_in_order(text, language):
    mentions = find_times(text, language)
    assert all(text[mention.start : mention.end] == mention.surface and mention.surface.strip() == mention.surface for mention in mentions)
    assert all(before.end <= after.start for before, after in pairwise(mentions))
    for mention in mentions:
        assert all(mention.start <= part.start <= part.end <= mention.end for part in mention.parts)
        assert all(text[part.start : part.end] == part.surface for part in mention.parts)


@given(TEXTS, st.one_of(st.none(), DAYS))
def test_times_resolve_to_no_empty_stretch_and_always_alike(text, day):
    published = None if day is None else day.isoformat()
    values = resolve(text, published)
    assert len(values) == len(find_times(text))
    assert values == resolve(text, published)
    for timex in values:
        if timex is not None:
            assert (timex.first is None) == (timex.last is None)
            assert timex.first is None or timex.last is None or timex.first <= timex.last
            assert not timex.implied_day or timex.type == "TIME"


@given(DAYS, st.sampled_from(GRAINS))
def test_a_finer_grain_lies_inside_its_coarser(day, grain):
    stretch = stretch_of(grain, day)
    assert grain == "weekend" or stretch.first <= day <= stretch.last
    if grain in ("day", "month", "quarter", "half", "year", "decade"):
        for coarser in ("month", "quarter", "half", "year", "decade", "century"):
            if GRAINS.index(coarser) >= GRAINS.index(grain):
                outer = stretch_of(coarser, day)
                assert outer.first <= stretch.first <= stretch.last <= outer.last


@given(DAYS, st.sampled_from(GRAINS), st.sampled_from(("START", "MID", "END")))
def test_a_part_lies_inside_its_period(day, grain, mod):
    whole = stretch_of(grain, day)
    part = part_of(whole, mod)
    assert whole.first <= part.first <= part.last <= whole.last
    assert (part.value, part.mod) == (whole.value, mod)


@given(DAYS, st.sampled_from(("W", "M", "Y", "D")), st.integers(-400, 400))
def test_shifting_keeps_the_order_of_days(day, unit, count):
    assert UNIT_GRAINS[unit]
    assert (shift_day(day, unit, count) - day).days * count >= 0


@given(DAYS, st.sampled_from(WEEKDAYS), st.integers(-300, 300), st.sampled_from(("fell on", "will fall on", "falls next", "fell last")))
def test_weekdays_move_with_their_anchor_by_whole_weeks(day, weekday, weeks, verb):
    text = f"The wall {verb} {weekday.capitalize()}."
    near, far = only(text, day.isoformat()), only(text, (day + timedelta(weeks=weeks)).isoformat())
    assert date.fromisoformat(far.first or "") - date.fromisoformat(near.first or "") == timedelta(weeks=weeks)
    assert date.fromisoformat(near.first or "").strftime("%A").lower() == weekday


@given(DAYS)
def test_a_bare_weekday_of_the_past_is_within_the_last_seven_days(day):
    for weekday in WEEKDAYS:
        found = date.fromisoformat(only(f"It burned down on {weekday.capitalize()}.", day.isoformat()).first or "")
        assert timedelta(0) <= day - found <= timedelta(days=6)


def forms(day: date) -> list[str]:
    """A day in every written form that the lexicon knows."""
    month, short = MONTHS[day.month].capitalize(), SHORT.get(day.month, MONTHS[day.month]).capitalize()
    weekday = day.strftime("%A")
    return [
        day.isoformat(), f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}", f"{short}. {day.day}, {day.year}", f"{day.day} {short} {day.year}",
        f"{weekday}, {month} {day.day}, {day.year}", f"{weekday} {day.day} {month} {day.year}", f"the {day.day}th of {month}, {day.year}",
        f"{day:%Y%m%d}", f"{day.day:02}-{short}-{day.year}", f"{day.day:02}.{day.month:02}.{day.year}", f"{month} {day.day} {day.year}",
    ]  # fmt: skip


@given(DAYS)
def test_a_written_date_reads_back_equal(day):
    for form in forms(day):
        assert only(f"It was signed on {form}.").value == day.isoformat(), form
        assert parse_date(form) == day.isoformat(), form


@pytest.mark.parametrize("day_first", [True, False])
@given(DAYS)
def test_figures_read_back_by_the_stated_order(day_first, day):
    text = f"Dated {day:%d/%m/%Y}." if day_first else f"Dated {day:%m/%d/%Y}."
    (timex,) = resolve_times(text, find_times(text), Anchor(None, day_first=day_first))
    assert timex is not None
    assert timex.value == day.isoformat()
    assert parse_date(text, day_first=day_first) == day.isoformat()


@given(DAYS, st.integers(0, 23), st.integers(0, 59), st.sampled_from(("", "Z", "+02:00", "-04:30")))
def test_an_iso_time_reads_back_equal(day, hour, minute, offset):
    moment = f"{day.isoformat()}T{hour:02}:{minute:02}:00{offset}"
    assert only(f"Updated {moment}.").value == moment[:16]
    assert parse_date(moment) == moment


@given(DAYS, st.integers(1, 12), st.integers(1, 12), st.sampled_from(("a.m.", "p.m.")), st.sampled_from(WEEKDAYS))
def test_clock_times_of_a_range_are_of_one_day_and_rise(day, first, last, half, weekday):
    begin, end = resolve(f"It was shut from {first} to {last} {half} on {weekday.capitalize()}.", day.isoformat())
    assert begin is not None
    assert end is not None
    assert (begin.first or "")[:10] == (end.first or "")[:10]
    assert begin.zone is end.zone is None
    assert (begin.value or "") <= (end.value or "") or first % 12 > last % 12


@given(DAYS, st.lists(st.integers(1, 28), min_size=2, max_size=5, unique=True).map(sorted))
def test_listed_days_are_of_the_month_before_them(day, numbers):
    month = MONTHS[day.month].capitalize()
    written = ", ".join(map(str, numbers[:-1]))
    values = [timex.value for timex in resolve(f"It rained on {month} {written} and {numbers[-1]}.", day.isoformat()) if timex is not None]
    assert values[0] is not None
    assert values == [f"{values[0][:8]}{number:02}" for number in numbers]


@given(st.text(max_size=200), st.sampled_from((None, True, False)))
def test_metadata_strings_never_break(text, day_first):
    found = parse_date(text, day_first=day_first)
    assert found is None or date.fromisoformat(found[:10])
