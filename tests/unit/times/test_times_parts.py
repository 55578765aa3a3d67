"""Parts of finding and resolving times that the specs reach only by the way."""

from datetime import date
from decimal import Decimal

import pytest

from crosscheck.lexicon.tables import load_table
from crosscheck.lexicon.time_words import load_time_words
from crosscheck.mentions.time_tokens import digit_class_sets, digit_classes
from crosscheck.mentions.times import find_times
from crosscheck.normalize.calendar import decade_stretch, easter, nth_weekday, season_of, stretch_of
from crosscheck.normalize.holidays import holiday_date, holiday_rule
from crosscheck.normalize.lengths import move_day
from crosscheck.normalize.second_opinion import second_date, second_opinion
from crosscheck.normalize.tense import tense_at
from crosscheck.normalize.time_numbers import amount_text, count_of, number_of
from crosscheck.normalize.times import Anchor, resolve_times
from crosscheck.normalize.zones import has_daylight_saving, written_zone_minutes, zone_minutes

WORDS = load_time_words()


@pytest.mark.parametrize(
    ("year", "day"), [(1961, "1961-04-02"), (2000, "2000-04-23"), (2008, "2008-03-23"), (2024, "2024-03-31"), (2038, "2038-04-25")]
)
def test_easter_is_where_the_church_has_it(year, day):
    assert easter(year).isoformat() == day


def test_the_calendar_knows_its_edges():
    assert nth_weekday(2024, 5, 1, -1) == date(2024, 5, 27)
    assert season_of(date(2024, 1, 15)).value == "2023-WI"
    assert decade_stretch(5).first == date(1, 1, 1)
    assert stretch_of("half", date(2024, 7, 1)).value == "2024-H2"
    with pytest.raises(ValueError, match="day is out of range"):
        nth_weekday(2024, 2, 1, 6)


def test_every_holiday_has_a_day_each_year():
    for name, rule in WORDS.holidays.items():
        assert holiday_date(rule, 2024).year in (2024, 2025), name
        assert holiday_rule(name.title(), WORDS) is not None
    assert holiday_rule("No Such Day", WORDS) is None
    with pytest.raises(ValueError, match="unknown rule"):
        holiday_date("whenever", 2024)


def test_named_days_are_dates():
    assert all(date.fromisoformat(day) for day in load_table("en", "holidays")["named"].values())


COUNTS = {
    "three": "3", "twenty-one": "21", "two and a half": "2.5", "half a": "0.5", "a couple of": "2", "three hundred": "300", "two dozen": "24", "1,500": "1500",
    "a": "1", "several": None, "dozens of": None, "": None, "2 million": "2000000", "½": "0.5", "a hundred and twenty": "120",
}  # fmt: skip


@pytest.mark.parametrize("surface", COUNTS)
def test_counts_are_read(surface):
    expected = COUNTS[surface]
    assert count_of(surface, WORDS) == (None if expected is None else Decimal(expected))


def test_amounts_are_written_plainly():
    assert [amount_text(Decimal(text)) for text in ("2.50", "300", "1E+3")] == ["2.5", "300", "1000"]
    assert amount_text(None) == "X"
    assert number_of("twenty-first", WORDS) == 21
    assert number_of("some", WORDS) is None


def test_lengths_move_days_by_what_they_fill():
    assert move_day(date(2024, 5, 15), "TH", Decimal(30)) == date(2024, 5, 17)
    assert move_day(date(2024, 5, 15), "Y", Decimal("-2.5")) == date(2021, 11, 14)
    with pytest.raises(OverflowError):
        move_day(date(2024, 5, 15), "Y", Decimal(200_000))


def test_zones_follow_the_season_where_they_do():
    summer, winter = date(2024, 7, 1), date(2024, 12, 1)
    assert [zone_minutes("ET", summer), zone_minutes("ET", winter), zone_minutes("EDT", winter)] == [-240, -300, -240]
    assert zone_minutes("QQQ", summer) is None
    assert written_zone_minutes("GMT +8", summer) == 480
    assert written_zone_minutes("Pacific time", summer) == -420
    assert written_zone_minutes("local time", summer) is None
    assert [has_daylight_saving(date(2024, 3, 9)), has_daylight_saving(date(2024, 3, 10)), has_daylight_saving(date(2024, 11, 3))] == [
        False,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("sentence", "tense"),
    [
        ("The wall fell on |Tuesday|.", "past"),
        ("The wall will be torn down on |Tuesday|.", "future"),
        ("|Tuesday| the wall is to be torn down.", "future"),
        ("Work to begin |Tuesday|", "future"),
        ("The second man to die on |Tuesday|", "past"),
        ("A look at |Tuesday|", "unknown"),
        ("He was held over |Tuesday|'s fatal crash.", "past"),
        ("It closed. On |Tuesday| it will open.", "future"),
    ],
)
def test_the_nearest_verb_tells_the_tense(sentence, tense):
    left, middle, _ = sentence.split("|")
    assert tense_at(sentence.replace("|", ""), len(left), len(left) + len(middle)) == tense


def test_digit_groups_have_classes_that_the_grammar_knows():
    words = "7 12 31 1999 0600 06:30 6.30 1,500 9/11 13/8/2024 2024-08-13 1990s 90s 6th 45th 12s 8:15:30"
    assert all(digit_classes(word) in digit_class_sets() for word in words.split())
    assert digit_classes("9" * 5000) == frozenset()
    assert digit_classes("2024-13-40") == frozenset({"other-number"})


def test_cut_lines_are_read_as_running_text():
    line = "The mayor of the small town on the river said late on"
    text = f"{line} the\nevening of Monday,\nMay 13, that the bridge over the river would be shut until\nJune 3, and that no ferry would run before the end of\nthat month."
    wrapped = [
        mention.surface
        for mention in find_times(text.replace("evening of Monday,\n", "evening of Monday, the mayor of a small town, on the\n"))
    ]
    assert "June 3" in wrapped
    separate = "Storm hits on Monday\nMay 13 report"
    assert [mention.surface for mention in find_times(separate)] == ["Monday", "May 13"]


def test_the_second_opinion_is_asked_about_single_spans():
    stretch = second_opinion("letzte woche", "2024-05-15", "de")
    assert stretch is not None
    assert stretch.value == "2024-W19"
    assert second_opinion("x" * 100, "2024-05-15", "de") is None
    assert second_opinion("kein tag", "2024-05-15", "de") is None
    assert second_opinion("hier", "2024-05-15", "no-such-language") is None
    assert second_date("14 août 2024", "fr") == "2024-08-14"


def test_an_anchor_that_is_no_date_is_no_anchor():
    assert Anchor("soon").day is None
    assert Anchor("2024-05-15").moment is None
    assert Anchor("2024-05-15T99:99").moment is None
    assert resolve_times("", [], Anchor(None)) == []
