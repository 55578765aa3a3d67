"""The ladder on claims made by hand: what the texts of the specs do not reach."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from judge_makers import claim, count, day, measure
from msgspec.structs import replace

from crosscheck.judge.asof import birthdays_fit, dynamics_of, order_of
from crosscheck.judge.confidence import score_confidence
from crosscheck.judge.options import JudgeOptions
from crosscheck.judge.slips import find_digit_slip, find_same_numeral, find_scale_slip, find_unit_factor, significant_digits
from crosscheck.judge.verdict import judge_pair
from crosscheck.model import AsOf, Quantity, Timex

OPTIONS = JudgeOptions()


def verdict(left, right):
    return judge_pair(left, right, OPTIONS)


def pair(one, two, **more):
    return claim("1", one, **more), claim("2", two, document="b.txt", **more)


def test_other_kinds_and_dimensions_are_incomparable():
    assert verdict(claim("1", count(3)), claim("2", timex=day("2024-08-12"))).verdict == "INCOMPARABLE"
    assert verdict(*pair(count(3), measure(3, "kilometer", "length"))).verdict == "INCOMPARABLE"
    assert verdict(claim("1", value="3", claim_kind="ordinal"), claim("2", value="3-1", claim_kind="score")).verdict == "INCOMPARABLE"
    vague = Quantity(None, None, None, "", "count", Decimal(1), vague=True)
    assert verdict(*pair(vague, count(3))).reason == "no-figure"


def test_a_bare_number_takes_the_unit_of_its_partner():
    billions = measure(110, "euro", "currency:euro", 10**9)
    assert verdict(*pair(measure(110, "", "", 10**9), billions)).verdict == "CONSISTENT"
    assert verdict(*pair(billions, measure(110, "", "", 10**9))).verdict == "CONSISTENT"


def test_scores_agree_from_either_side():
    left = claim("1", value="65-53", claim_kind="score", kind="score")
    assert verdict(left, claim("2", value="53-65", claim_kind="score")).verdict == "CONSISTENT"
    found = verdict(left, claim("2", value="65-5", claim_kind="score"))
    assert (found.verdict, found.subject) == ("CONFLICT", "label")


def test_a_forecast_never_conflicts_with_an_outcome():
    plan = claim("1", count(12), scope=("forecast",), published="2024-08-10")
    outcome = claim("2", count(15), document="b.txt")
    assert verdict(plan, outcome).verdict == "SUPERSEDED"
    assert (
        verdict(plan, replace(outcome, published="2024-08-01", as_of=AsOf("2024-08-01", "2024-08-01", implied=True))).verdict
        == "INCOMPARABLE"
    )


def test_a_value_told_as_previous_is_superseded():
    assert verdict(*(claim("1", count(6), scope=("previous",)), claim("2", count(7)))).verdict == "SUPERSEDED"


@pytest.mark.parametrize(
    ("dynamics", "early", "late", "expected"),
    [
        ("static", 12, 14, "CONFLICT"),
        ("cumulative", 12, 14, "SUPERSEDED"),
        ("cumulative", 14, 12, "CONFLICT"),
        ("state", 14, 12, "SUPERSEDED"),
    ],
)
def test_dynamics(dynamics, early, late, expected):
    first = claim("1", count(early), dynamics=dynamics, published="2024-08-12")
    second = claim("2", count(late), dynamics=dynamics, published="2024-08-13")
    assert verdict(first, second).verdict == expected
    assert verdict(replace(first, published=None, as_of=AsOf()), second).verdict == "CONFLICT"


def test_a_toll_falls_with_words_of_revision():
    first = claim("1", count(14), dynamics="cumulative", published="2024-08-12")
    second = claim("2", count(12), dynamics="cumulative", published="2024-08-13", cues=("revised",))
    assert verdict(first, second).verdict == "SUPERSEDED"


def test_two_parties_dispute_what_is_of_one_moment():
    kyiv, moscow = claim("1", count(74), speaker="Kyiv"), claim("2", count(28), speaker="Moscow", document="b.txt")
    assert verdict(kyiv, moscow).verdict == "DISPUTED"
    later = replace(moscow, published="2024-08-20", as_of=AsOf("2024-08-20", "2024-08-20"))
    assert verdict(kyiv, later).verdict == "DISPUTED"
    assert verdict(replace(kyiv, measurand=replace(kyiv.measurand, dynamics="cumulative")), later).verdict == "CONFLICT"


def test_the_grain_of_as_of_is_respected():
    monday = claim("1", count(12), as_of=AsOf("2024-08-12", "2024-08-12"))
    evening = claim("2", count(14), as_of=AsOf("2024-08-12T18:00", "2024-08-12T23:59"), document="b.txt")
    assert order_of(monday, evening) == "none"
    tuesday = replace(evening, as_of=AsOf("2024-08-13", "2024-08-13"))
    assert (order_of(monday, tuesday), order_of(tuesday, monday)) == ("right-later", "left-later")
    assert order_of(replace(monday, document="b.txt", as_of=AsOf("2024-08-12", "2024-08-12", implied=True)), tuesday) == "none"
    assert dynamics_of(monday, replace(tuesday, measurand=replace(tuesday.measurand, dynamics="state"))) == "state"


def test_birthdays():
    assert birthdays_fit(42, 43, 200)
    assert not birthdays_fit(42, 43, 5)
    assert not birthdays_fit(42, 45, 400)
    assert birthdays_fit(18, 20, 546)


def test_more_than_stands_against_less_than():
    more = Quantity(Decimal(50), Decimal(50), None, "person", "count", Decimal(10), "more-than")
    less = Quantity(Decimal(50), None, Decimal(50), "person", "count", Decimal(10), "less-than")
    assert verdict(*pair(more, less)).verdict == "CONFLICT"
    assert verdict(*pair(replace(more, bound="at-least"), replace(less, bound="at-most"))).verdict == "CONSISTENT"
    assert (
        verdict(*pair(replace(more, bound="at-least"), replace(less, bound="at-most", value=Decimal(40), high=Decimal(40)))).verdict
        == "CONFLICT"
    )


def test_up_stands_against_down():
    up, down = (replace(measure(5, "percent", "share"), change=change) for change in ("up", "down"))
    found = verdict(*pair(up, down))
    assert (found.verdict, found.reason) == ("CONFLICT", "other-direction")


def test_scope_words_make_one_the_sum_of_the_other():
    found = verdict(claim("1", count(4), cues=("including:1",)), claim("2", count(3)))
    assert (found.verdict, found.reason) == ("CONSISTENT", "scope")


def test_slips_in_the_figures():
    assert "a thousand" in find_scale_slip(count(1360), count(1360000))
    assert find_scale_slip(count(10), count(100)) is None
    assert find_scale_slip(count(0), count(100)) is None
    assert find_scale_slip(count(12), replace(count(12), value=None)) is None
    assert find_scale_slip(count(12), count(12 * 10**5)) is None
    assert significant_digits(replace(count(12), value=None)) == ""
    assert find_digit_slip(count(1360), count(1630)) == "two digits are swapped"
    assert find_digit_slip(count(1360), count(1460)) == "one digit differs"
    assert find_digit_slip(count(12), count(134)) is None
    assert find_digit_slip(count(12), replace(count(12), value=None)) is None


def test_units_taken_for_each_other():
    miles, kilometers = measure(1000, "mile", "length", Fraction(201168, 125)), measure(1000, "kilometer", "length", 1000)
    assert "same numeral" in find_same_numeral(miles, kilometers)
    assert find_same_numeral(miles, measure(999, "kilometer", "length", 1000)) is None
    assert find_same_numeral(count(12), count(12, "house")) is None
    yearly = measure(54, "dollar per year", "currency:dollar per time")
    assert find_same_numeral(yearly, measure(54, "dollar", "currency:dollar")) is None
    assert find_unit_factor(count(12), miles, None, OPTIONS) is None
    assert find_unit_factor(measure(75, "kilometer", "length", 1000), measure(121, "kilometer", "length", 1000), None, OPTIONS)
    ranged = Quantity(None, Decimal(1), Decimal(2), "kilometer", "length", Decimal(1), factor=Fraction(1000))
    assert find_unit_factor(ranged, kilometers, None, OPTIONS) is None


def test_slips_need_one_speaker():
    miles, kilometers = measure(1000, "mile", "length", Fraction(201168, 125)), measure(1000, "kilometer", "length", 1000)
    left, right = claim("1", miles, speaker="Kyiv"), claim("2", kilometers, speaker="Moscow")
    assert verdict(left, right).verdict == "DISPUTED"


def test_zones():
    def clock(moment, zone=None, **more):
        return claim("1", timex=Timex("TIME", moment, None, moment, moment, "2024-08-12", "minute", zone), kind="clock", **more)

    gmt = replace(clock("2024-08-12T22:11", 0), id="2")
    assert verdict(clock("2024-08-12T23:11", 60), gmt).verdict == "CONSISTENT"
    assert verdict(clock("2024-08-12T23:11"), gmt).verdict == "CONSISTENT"
    assert verdict(clock("2024-08-12T23:10"), replace(gmt, timex=clock("2024-08-12T22:10", 0).timex)).verdict == "TENSION"
    assert verdict(clock("2024-08-12T23:40"), gmt).verdict == "CONFLICT"


def test_weekdays_put_into_the_wrong_week_agree():
    first = claim("1", timex=day("2024-08-10", anchor="2024-08-12"), kind="date", cues=("written:W6",))
    second = claim("2", timex=day("2024-08-17", anchor="2024-08-12"), kind="date", cues=("written:W6",))
    assert verdict(first, second).reason == "week"
    assert verdict(first, replace(second, cues=())).reason == "week"
    assert verdict(replace(first, cues=()), replace(second, cues=())).verdict == "CONFLICT"


def test_a_misdated_report_says_little_of_days():
    first = claim("1", timex=day("2024-08-10", anchor="2024-08-12"), kind="date", cues=("written:W6",))
    second = claim("2", timex=day("2020-03-01", anchor="2020-03-03"), kind="date")
    assert verdict(first, second).verdict == "INCOMPARABLE"
    assert verdict(first, replace(second, cues=("written:W7",))).verdict == "CONFLICT"
    assert verdict(first, replace(second, cues=("written:W6",))).verdict == "INCOMPARABLE"
    absolute = claim("2", timex=day("2020-08-10"), kind="date")
    assert verdict(first, absolute).reason == "year"


def test_recurring_times_and_durations_have_no_day():
    assert verdict(claim("1", timex=Timex("SET", "P1D")), claim("2", timex=day("2024-08-12"))).verdict == "INCOMPARABLE"
    clock = Timex("TIME", "2024-08-12T10:00", None, "2024-08-12T10:00", "2024-08-12T10:00", None, "hour", implied_day=True)
    assert verdict(claim("1", timex=clock), claim("2", timex=day("2024-08-13"))).reason == "unresolved"


def test_last_week_reaches_over_its_ends():
    week = Timex("DATE", "2024-W32", None, "2024-08-05", "2024-08-11", "2024-08-17", "week")
    assert verdict(claim("1", timex=week, kind="date"), claim("2", timex=day("2024-08-12"), kind="date")).verdict == "CONSISTENT"
    assert verdict(claim("1", timex=week, kind="date"), claim("2", timex=day("2024-08-15"), kind="date")).verdict == "CONFLICT"


def test_what_lay_ahead_may_have_moved():
    plan = claim("1", timex=day("2024-08-20"), kind="date", published="2024-08-12")
    moved = claim("2", timex=day("2024-08-22"), kind="date", published="2024-08-19")
    assert verdict(plan, moved).verdict == "SUPERSEDED"


def test_confidence_grows_with_what_speaks_for_it():
    plain = verdict(claim("1", count(12)), claim("2", count(14)))
    slip = verdict(claim("1", count(1360)), claim("2", count(136)))
    assert slip.slip == "scale"
    assert 0 <= score_confidence(plain, 0.4) < score_confidence(plain, 0.9) <= 1
    assert score_confidence(slip, 0.8) > score_confidence(plain, 0.8) > score_confidence(plain, 0.8, contested=True)
