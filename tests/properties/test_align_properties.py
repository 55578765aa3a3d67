"""Laws of the whole pipe: order changes nothing, an unrelated report changes nothing, comparing is symmetric."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.align.features import pair_features, slot_score
from crosscheck.align.views import view_claims
from crosscheck.lexicon.rarity import load_rarity
from crosscheck.model import Document, Metadata
from crosscheck.pipeline import check, extract

NAMES = ("Lorn", "Meridel", "Casterley", "Velmoor")
TOLLS = st.integers(min_value=2, max_value=60)
UNRELATED = Document(
    "z.txt",
    "z.txt",
    "",
    "Quillon Foods said that revenue at its Brackenwell bakery rose to $12m in 2023. Its 300 workers in Brackenwell got a bonus of $500 each.",
    metadata=(Metadata("published", "2024-08-15", "manifest"),),
)


@st.composite
def folders(draw):
    """Two to four reports of one ferry accident, each with a toll of its own."""
    reports = []
    for number in range(draw(st.integers(min_value=2, max_value=4))):
        dead, hurt = draw(TOLLS), draw(TOLLS)
        text = draw(
            st.sampled_from(
                (
                    f"The Meridel ferry capsized off Lorn on Monday. {dead} people were killed and {hurt} injured, Lorn police said.",
                    f"Off Lorn, {dead} people died when the Meridel capsized. Lorn police put the number of injured at {hurt}.",
                )
            )
        )
        reports.append(Document(f"{number}.txt", f"{number}.txt", "", text, metadata=(Metadata("published", "2024-08-13", "manifest"),)))
    return reports


def told(result, but=()):
    return [(finding.rule, finding.message, finding.claims, finding.confidence) for finding in result.findings if finding.rule not in but]


@given(folders(), st.randoms(use_true_random=False))
@settings(max_examples=25)
def test_order_of_reports_changes_nothing(reports, random):
    shuffled = list(reports)
    random.shuffle(shuffled)
    assert check(reports) == check(shuffled)


@given(folders())
@settings(max_examples=25)
def test_an_unrelated_report_changes_nothing(reports):
    assert told(check([*reports, UNRELATED])) == told(check(reports))


@given(folders())
@settings(max_examples=25)
def test_comparing_is_symmetric(reports):
    claims = [claim for report in reports for claim in extract(report).claims]
    views = list(view_claims(claims, load_rarity()).values())
    for one in views:
        for two in views:
            assert slot_score(one, two) == slot_score(two, one)
            assert pair_features(one, two) == pair_features(two, one)
