"""Laws of judging: intervals are sets, verdicts do not depend on who is asked first, nor clusters on the order of their claims."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from crosscheck.judge.interval import EMPTY, EVERYTHING, Interval, around, between, from_low, point, to_high
from crosscheck.judge.judge import judge_cluster
from crosscheck.judge.options import JudgeOptions
from crosscheck.judge.verdict import judge_pair
from crosscheck.model import AsOf, Attribution, Claim, Cluster, Measurand, Place, Quantity, Timex

FEW = settings(max_examples=40, deadline=None, derandomize=True)
NUMBERS = st.fractions(min_value=-50, max_value=50, max_denominator=8)


@st.composite
def intervals(draw):
    low, high = draw(st.none() | NUMBERS), draw(st.none() | NUMBERS)
    made = Interval(low, high, low is not None and draw(st.booleans()), high is not None and draw(st.booleans()))
    return EMPTY if made.is_empty() else made


@st.composite
def quantities(draw):
    value = Decimal(draw(st.integers(min_value=1, max_value=5000)))
    unit, dimension, factor = draw(
        st.sampled_from(
            [
                ("person", "count", 1),
                ("", "", 1),
                ("kilometer", "length", 1000),
                ("mile", "length", Fraction(201168, 125)),
                ("year", "time", 31557600),
            ]
        )
    )
    bound = draw(st.sampled_from([None, None, "at-least", "more-than", "at-most", "less-than"]))
    hedge = draw(st.sampled_from([None, None, "about", "below", "above"]))
    low = None if bound in ("at-most", "less-than") else value
    high = None if bound in ("at-least", "more-than") else value
    precision = Decimal(draw(st.sampled_from([1, 10, 100])))
    return Quantity(value, low, high, unit, dimension, precision, bound, hedge is not None, hedge=hedge, factor=Fraction(factor))


@st.composite
def timexes(draw):
    day = draw(st.integers(min_value=1, max_value=28))
    anchor = draw(st.sampled_from([None, "2024-08-28"]))
    if draw(st.booleans()):
        date = f"2024-08-{day:02}"
        return Timex("DATE", date, None, date, date, anchor, "day")
    moment = f"2024-08-{day:02}T{draw(st.integers(0, 23)):02}:{draw(st.integers(0, 59)):02}"
    zone = draw(st.sampled_from([None, 0, -300]))
    return Timex("TIME", moment, None, moment, moment, anchor, "minute", zone, implied_day=draw(st.booleans()))


@st.composite
def claims(draw, number=0):
    published = draw(st.sampled_from([None, "2024-08-12", "2024-08-13", "2024-08-13T18:00"]))
    quantity = draw(st.none() | quantities())
    timex = draw(timexes()) if quantity is None else None
    kind = draw(st.sampled_from(["count", "age", "length"])) if quantity is not None else "date"
    dynamics = draw(st.sampled_from(["static", "cumulative", "state"]))
    scope = draw(st.sampled_from([(), (), ("forecast",), ("previous",)]))
    speaker = draw(st.sampled_from([None, Attribution("Kyiv", "kyiv"), Attribution("Moscow", "moscow")]))
    cues = draw(st.sampled_from([(), ("including:1",), ("clock:about",), ("clock:until",), ("written:W3",), ("told-earlier",)]))
    as_of = AsOf("2024-08-11", "2024-08-11") if draw(st.booleans()) else AsOf(published, published, implied=True)
    document = f"report-{draw(st.integers(0, 3))}.txt"
    return Claim(
        id=f"{number:03}",
        document=document,
        start=number * 10,
        end=number * 10 + 5,
        surface=str(quantity.value) if quantity else str(timex.value),
        kind="quantity" if quantity else "timex",
        pattern="",
        place=Place(1, 1),
        sentence=(number * 10, number * 10 + 9),
        measurand=Measurand("it", "deaths", dynamics, scope=scope, kind=kind),
        as_of=as_of,
        quantity=quantity,
        timex=timex,
        attribution=speaker,
        published=published,
        cues=cues,
    )


@FEW
@given(intervals(), intervals())
def test_intersection_and_hull_commute(one, two):
    assert one.intersect(two) == two.intersect(one)
    assert one.hull(two) == two.hull(one)


@FEW
@given(intervals(), intervals(), intervals())
def test_intersection_is_associative(one, two, three):
    assert one.intersect(two).intersect(three) == one.intersect(two.intersect(three))


@FEW
@given(intervals())
def test_units_and_idempotence(one):
    assert one.intersect(one) == one
    assert one.intersect(EVERYTHING) == one
    assert one.hull(EMPTY) == one
    assert one.intersect(EMPTY) == EMPTY
    assert one.covers(EMPTY)
    assert one.covers(one)


@FEW
@given(intervals(), intervals(), NUMBERS)
def test_intersection_holds_what_both_hold(one, two, number):
    assert one.intersect(two).contains(number) == (one.contains(number) and two.contains(number))
    if one.contains(number) or two.contains(number):
        assert one.hull(two).contains(number)


@FEW
@given(intervals(), intervals())
def test_cover_overlap_and_order_fit_together(one, two):
    assert one.hull(two).covers(one)
    assert one.covers(one.intersect(two))
    if one.lies_below(two):
        assert not one.overlaps(two)
        assert not two.lies_below(one)
    if not one.is_empty() and not two.is_empty():
        assert one.overlaps(two) or one.lies_below(two) or two.lies_below(one)


@FEW
@given(intervals(), NUMBERS, NUMBERS)
def test_scaling_and_shifting_move_every_number(one, number, by):
    assert one.shifted(by).contains(number + by) == one.contains(number)
    if by != 0:
        assert one.scaled(by).contains(number * by) == one.contains(number)


@FEW
@given(intervals(), intervals(), NUMBERS, NUMBERS)
def test_a_sum_holds_the_sums(one, two, first, second):
    if one.contains(first) and two.contains(second):
        assert one.plus(two).contains(first + second)


@FEW
@given(NUMBERS, st.fractions(min_value=0, max_value=9, max_denominator=4))
def test_makers_hold_their_figure(number, width):
    for made in (point(number), around(number, width), from_low(number), to_high(number), between(number, number + width)):
        assert made.contains(number)


@FEW
@given(claims(number=1), claims(number=2))
def test_who_is_asked_first_changes_nothing(left, right):
    assert judge_pair(left, right, JudgeOptions()) == judge_pair(right, left, JudgeOptions())


@FEW
@given(claims(number=1))
def test_a_claim_agrees_with_itself(claim):
    other = replace(claim, id="999", document="another.txt")
    assert judge_pair(claim, other, JudgeOptions()).verdict in {"CONSISTENT", "INCOMPARABLE"}


@FEW
@given(
    st.lists(st.integers(0, 5), min_size=2, max_size=6).flatmap(lambda ns: st.tuples(*(claims(number=at) for at in range(len(ns))))),
    st.randoms(use_true_random=False),
)
def test_the_order_of_claims_changes_no_finding(made, random):
    by_id = {claim.id: claim for claim in made}
    cluster = Cluster("c", "it", "deaths", tuple(by_id))
    found = judge_cluster(cluster, by_id, JudgeOptions())
    shuffled = list(by_id.items())
    random.shuffle(shuffled)
    assert judge_cluster(replace(cluster, claims=tuple(id_ for id_, _ in shuffled)), dict(shuffled), JudgeOptions()) == found
