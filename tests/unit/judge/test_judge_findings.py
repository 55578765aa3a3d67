"""From clusters, reports and faults to findings."""

from __future__ import annotations

from fractions import Fraction

import pytest
from judge_makers import claim, count, day, measure, report
from msgspec.structs import replace

from crosscheck.judge.faults import judge_faults
from crosscheck.judge.judge import judge_across, judge_cluster, judge_document
from crosscheck.judge.options import JudgeOptions
from crosscheck.judge.rules import RULES, rule_for
from crosscheck.judge.settle import settle_findings
from crosscheck.judge.stances import group_stances, words_of
from crosscheck.judge.verdict import PairVerdict
from crosscheck.model import AsOf, Cluster, Comparison, Fault, Feature, Timex

OPTIONS = JudgeOptions()


def judge(*claims, comparisons=(), cohesion=1.0):
    cluster = Cluster("c", "people killed", "deaths", tuple(sorted(one.id for one in claims)), cohesion, tuple(comparisons))
    return judge_cluster(cluster, {one.id: one for one in claims}, OPTIONS)


def test_a_finding_says_who_stands_where_and_shows_the_odd_one_first():
    (found,) = judge(
        claim("1", count(12), document="a.txt", source="AFP"),
        claim("2", count(12), document="b.txt", source="Reuters"),
        claim("3", count(14), document="c.txt", source="BBC"),
    )
    assert found.rule == "CX101"
    assert found.message.startswith("people killed: 12 (AFP, Reuters) · 14 (BBC); they cannot both be true")
    assert found.primary == "3"
    assert found.claims == ("3", "1", "2")
    assert [location.document for location in found.locations] == ["c.txt", "a.txt", "b.txt"]


def test_the_stale_claim_of_a_superseded_pair_is_shown_first():
    early = claim("1", count(12), dynamics="cumulative", published="2024-08-12", source="AFP")
    late = claim("2", count(14), dynamics="cumulative", published="2024-08-13", source="BBC", document="b.txt")
    (found,) = judge(early, late)
    assert (found.rule, found.primary) == ("CX105", "1")
    assert "latest: 14 (BBC, 2024-08-13)" in found.message


def test_a_stated_moment_is_told_as_the_latest():
    late = claim("2", count(74), dynamics="state", as_of=AsOf("2024-08-14", "2024-08-14"), document="b.txt")
    (found,) = judge(claim("1", count(28), dynamics="state"), late)
    assert "latest: 74 (b.txt, 2024-08-14)" in found.message


def test_agreement_is_no_finding():
    assert judge(claim("1", count(12)), claim("2", count(12), document="b.txt")) == ()


def test_a_report_that_agrees_elsewhere_is_less_sure():
    apart = judge(claim("1", count(12)), claim("2", count(14), document="b.txt"))
    contested = judge(claim("1", count(12)), claim("2", count(14), document="b.txt"), claim("3", count(12), document="b.txt", start=90))
    assert contested[0].confidence < apart[0].confidence


def test_only_sure_partners_are_shown():
    pairs = [("1", "2", 0.9), ("1", "3", 0.1), ("2", "3", 0.1)]
    claims = [claim("1", count(12)), claim("2", count(14), document="b.txt"), claim("3", count(14), document="c.txt")]
    comparisons = [Comparison(left, right, 1.0, chance, (Feature("same family", 1.0),)) for left, right, chance in pairs]
    (found,) = judge(*claims, comparisons=comparisons)
    assert set(found.claims) == {"1", "2"}
    assert found.explanation == (Feature("same family", 1.0),)


def test_one_source_quoted_by_all_is_one_witness():
    credited = [claim(str(at), count(1360), document=f"{at}.txt", speaker="ISW") for at in range(3)]
    (found,) = judge(*credited, claim("9", count(1900), document="z.txt"))
    assert "3 reports, one source: ISW" in found.message


def test_a_value_that_some_report_calls_an_earlier_one_has_moved_on():
    early = claim("1", measure(4.4, "magnitude", "magnitude"), document="a.txt")
    late = claim("2", measure(4.2, "magnitude", "magnitude"), document="b.txt")
    told = claim("3", measure(4.4, "magnitude", "magnitude"), document="c.txt", cues=("told-earlier",))
    both = claim("4", measure(4.2, "magnitude", "magnitude"), document="c.txt", start=80)
    assert judge(early, late)[0].verdict == "CONFLICT"
    assert judge(early, late, told, both)[0].verdict == "SUPERSEDED"


def test_a_cluster_of_one_report_is_a_self_contradiction():
    (found,) = judge(claim("1", count(12)), claim("2", count(14), start=90))
    assert (found.rule, found.verdict) == ("CX301", "CONFLICT")
    assert judge(claim("1", count(12), sentence=(0, 90)), claim("2", count(14), start=40, sentence=(0, 90))) == ()


def test_many_stances_and_sources_are_cut_short():
    claims = [claim(f"{at:02}", count(10 + at), document=f"{at}.txt") for at in range(7)]
    assert "and 2 more" in judge(*claims)[0].message
    alike = [claim(f"{at:02}", count(10), document=f"{at}.txt") for at in range(6)]
    assert "and 2 more)" in judge(*alike, claim("99", count(12), document="z.txt"))[0].message


def test_clock_hedges_are_told():
    moment = Timex("TIME", "2024-08-12T16:00", None, "2024-08-12T16:00", "2024-08-12T16:00", None, "hour")
    hedged = claim("1", timex=moment, cues=("clock:about",), surface="4 p.m.")
    assert words_of(hedged) == "about 4 p.m."
    assert words_of(replace(hedged, surface="about 4 p.m.")) == "about 4 p.m."
    open_ = replace(hedged, timex=replace(moment, first=None, last=None), cues=("written:T16:00",))
    assert len(group_stances([hedged, open_])) == 2


def test_one_figure_from_two_mouths():
    one = claim("1", count(1360), speaker="Anna Weber")
    two = claim("2", count(1360), document="b.txt", speaker="Paul Miller")
    (found,) = judge(one, two, cohesion=0.8)
    assert (found.rule, found.verdict, found.cluster) == ("CX108", None, "c")
    assert found.confidence == pytest.approx(0.4)
    assert judge(one, replace(two, attribution=replace(two.attribution, text="Weber", key="weber"))) == ()
    assert judge(one, replace(two, document="a.txt")) == ()
    both = replace(two, id="3", attribution=one.attribution)
    assert judge(one, two, both) == ()


def test_one_figure_for_two_things():
    dead = claim("1", count(1342), family="deaths", text="people killed", head="person")
    sheltered = claim("2", count(1342), family="shelters", text="people in shelters", head="bed", document="b.txt")
    (found,) = judge_across([dead, sheltered], (), OPTIONS)
    assert (found.rule, found.severity) == ("CX106", "info")
    assert "people killed in a.txt and for people in shelters in b.txt" in found.message
    assert judge_across([dead, replace(sheltered, document="a.txt")], (), OPTIONS) == ()
    assert judge_across([dead, sheltered], (Cluster("c", "", None, ("1", "2")),), OPTIONS) == (found,)
    knows_both = replace(sheltered, id="3", document="a.txt")
    assert judge_across([dead, sheltered, knows_both], (), OPTIONS) == ()
    assert judge_across([claim("1", timex=day("2024-08-12")), claim("2", count(1300), family="deaths")], (), OPTIONS) == ()


def test_faults_are_told_once_each():
    fault = Fault("CX901", "a.txt", "is no text", 3)
    found = judge_faults([fault, fault])
    assert [(one.rule, one.message, one.locations[0].line) for one in found] == [("CX901", "is no text", 3)]


def test_a_thing_told_by_a_cluster_is_not_told_again():
    (value,) = judge(claim("1", count(12)), claim("2", count(14), document="b.txt"), claim("3", count(15), start=90))
    inside = replace(value, rule="CX301", claims=("1", "3"), cluster=None)
    assert settle_findings([value, inside]) == [value]
    assert settle_findings([replace(value, claims=("1", "2")), inside]) == [replace(value, claims=("1", "2")), inside]


def test_every_verdict_that_is_a_finding_has_a_rule():
    for subject in ("number", "age", "duration", "day", "clock", "label"):
        for name in ("CONFLICT", "DISPUTED", "SUPERSEDED", "TENSION"):
            assert rule_for(PairVerdict("1", "2", name, subject)).code in {rule.code for rule in RULES}
    with pytest.raises(LookupError):
        rule_for(PairVerdict("1", "2", "CONSISTENT", "number"))


def test_cues_that_lead_nowhere_are_passed_over():
    broken = [
        claim(
            "1",
            count(12),
            cues=("sum-of:@900", "part-of:@900", "conversion-of:@900", "born:@900", "ends:@900", "share:@1/@2", "change:@900"),
        ),
        claim("2", timex=day("2024-08-12"), start=60, cues=("weekday:7", "past", "times:2:about:@900")),
        claim("3", timex=Timex("DATE", None), start=90, cues=("weekday:2",)),
        claim("4", timex=day("not a day"), start=99, cues=("weekday:2", "past")),
    ]
    assert [one.rule for one in judge_document(report(*broken), OPTIONS)] == ["CX204"]


def test_ages_and_spans_without_figures_are_passed_over():
    birth = claim("1", timex=day("1960-05-03"), start=0)
    undated = claim("2", count(30), start=20, published=None, cues=("born:@0",))
    in_months = claim("3", count(30, "month"), start=40, cues=("born:@0",))
    span = claim("4", timex=replace(day("2024-05-03"), last="2024-05-05"), start=60)
    hours = claim("5", count(48, "hour"), start=80, cues=("ends:@60",))
    assert judge_document(report(birth, undated, in_months, span, hours), OPTIONS) == ()


def test_conversions_that_cannot_be_checked_are_left_alone():
    euros = claim("1", measure(20, "euro", "currency:euro"))
    dollars = claim("2", measure(90, "dollar", "currency:dollar"), start=30, cues=("conversion-of:@0",))
    ranged = claim("3", replace(measure(20, "mile", "length", Fraction(201168, 125)), value=None), start=60)
    wrong = claim("4", measure(99, "kilometer", "length", 1000), start=90, cues=("conversion-of:@60",))
    found = judge_document(report(euros, dollars, ranged, wrong), OPTIONS)
    assert [one.rule for one in found] == ["CX304"]
    assert "are not the same" in found[0].message


def test_sums_of_ranges_are_told_in_words():
    whole = claim("1", count(50), cues=("sum-of:@30+@60",))
    part = claim("2", replace(count(10), value=None, low=count(10).value, high=count(12).value), start=30, surface="10 to 12")
    other = claim("3", count(20), start=60)
    (found,) = judge_document(report(whole, part, other), OPTIONS)
    assert found.message == "the parts of '50' do not make it: 10 to 12 + 20"


def test_a_range_is_a_change_from_one_end_to_the_other():
    ends = replace(count(50), value=None, low=count(50).value, high=count(75).value)
    whole = claim("1", ends, surface="50 to 75")
    share = claim("2", replace(measure(25, "percent", "share")), start=40, kind="share", cues=("change-up:@0",))
    (found,) = judge_document(report(whole, share), OPTIONS)
    assert (found.rule, found.message) == ("CX303", "from 50 to 75 is up 50 %, not 25")
    fallen = replace(share, quantity=measure(33, "percent", "share"), cues=("change-down:@0",))
    assert judge_document(report(whole, fallen), OPTIONS) == ()
    assert judge_document(report(claim("1", count(50)), share), OPTIONS) == ()
