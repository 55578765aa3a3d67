"""Reports of many events in one folder: each event by itself, whatever its neighbours share with it."""

from __future__ import annotations

from crosscheck.align.events import group_events
from crosscheck.align.options import AlignOptions
from crosscheck.model import Document, Metadata
from crosscheck.pipeline import PipelineOptions, build_head, check, extract, group_heads

FERRY = (
    "The Meridel ferry capsized off Lorn on Monday. Eleven people were killed and 30 injured, Lorn police said. Oskar Tvell was at the helm.",
    "Off Lorn, 14 people died on the Meridel ferry, Lorn police said. Captain Oskar Tvell of the Meridel was arrested.",
)
MILL = (
    "The Brackwater mill burned down on Monday. Eleven people were killed in Brackwater, said the mill's owner, Hanna Quill.",
    "In Brackwater 12 people died when the mill of Hanna Quill burned down. The Brackwater mill was built in 1904.",
)


def documents(*texts):
    return [
        Document(f"{at}.txt", f"{at}.txt", "", text, metadata=(Metadata("published", "2024-08-13", "manifest"),))
        for at, text in enumerate(texts)
    ]


def events(topics, **options):
    return group_events(topics, {topic: 5.0 for found in topics.values() for topic in found}, AlignOptions(**options))


def test_reports_that_share_topics_are_one_event_and_others_are_not():
    grouped = group_heads([build_head(extract(one)) for one in documents(FERRY[0], MILL[0], FERRY[1], MILL[1])], "event")
    assert {key: {head.id for head in heads} for key, heads in grouped.items()} == {
        "0.txt": {"0.txt", "2.txt"},
        "1.txt": {"1.txt", "3.txt"},
    }


def test_findings_come_from_within_an_event_alone():
    alone = check(documents(*FERRY, *MILL), options=PipelineOptions(group_by="event"))
    pairs = {frozenset(location.document for location in finding.locations) for finding in alone.findings if finding.verdict}
    assert frozenset(("0.txt", "1.txt")) in pairs
    assert all(pair in ({"0.txt", "1.txt"}, {"2.txt", "3.txt"}) for pair in pairs)


def test_the_order_of_reports_changes_nothing():
    one, two = documents(*FERRY, *MILL), documents(*FERRY, *MILL)[::-1]
    options = PipelineOptions(group_by="event")
    assert check(one, options=options) == check(two, options=options)


def test_a_chain_of_reports_does_not_join_all():
    """Each shares four topics with the next and none with any other."""
    topics = {f"{at:02}": tuple(f"t{number}" for number in range(at * 4, at * 4 + 8)) for at in range(20)}
    sizes = [list(events(topics).values()).count(name) for name in set(events(topics).values())]
    assert max(sizes) <= 4


def test_a_short_report_needs_to_share_what_it_has():
    assert events({"a": ("lorn", "meridel"), "b": ("lorn", "meridel", *"cdefghijkl")}) == {"a": "a", "b": "a"}


def test_one_topic_is_no_event():
    assert events({"a": ("lorn",), "b": ("lorn",)}) == {"a": "a", "b": "b"}


def test_topics_of_too_many_reports_link_none():
    topics = {f"{at}": ("storm", "flood") for at in range(9)}
    assert len(set(events(topics, max_reports=8).values())) == 9
    assert len(set(events(topics, max_reports=9).values())) == 1


def test_other_groupings_take_the_folder_or_all():
    heads = [build_head(extract(Document(f"{group}/a.txt", "a.txt", "", FERRY[0], group=group))) for group in ("x", "y")]
    assert set(group_heads(heads, "folder")) == {"x", "y"}
    assert set(group_heads(heads, "none")) == {""}
