"""Parts: what is aligned by itself is aligned as it would be among all."""

from __future__ import annotations

from crosscheck.align.options import AlignOptions
from crosscheck.align.parts import find_links, part_reports
from crosscheck.model import Document
from crosscheck.pipeline import PipelineOptions, align, build_head, check, extract, part_heads

STORIES = {
    "ferry": (
        "The Meridel ferry capsized off Lorn. Eleven people died on the Meridel, Lorn police said.",
        "Off Lorn, 14 people died on the Meridel ferry.",
    ),
    "mill": (
        "The Brackwater mill of Hanna Quill burned down. Twelve people died.",
        "In Brackwater 12 people died in the mill of Hanna Quill.",
    ),
}


def extractions():
    return [
        extract(Document(f"{name}{at}.txt", f"{name}{at}.txt", "", text))
        for name, texts in STORIES.items()
        for at, text in enumerate(texts)
    ]


def test_parts_give_the_clusters_of_the_whole():
    found = extractions()
    whole, pairs = align([claim for one in found for claim in one.claims])
    parts, _ = part_heads(map(build_head, found), PipelineOptions())
    assert [[head.id for head in part.heads] for part in parts] == [["ferry0.txt", "ferry1.txt"], ["mill0.txt", "mill1.txt"]]
    claims = {one.document.id: one.claims for one in found}
    by_part = [align([claim for head in part.heads for claim in claims[head.id]]) for part in parts]
    assert sorted((one for clusters, _ in by_part for one in clusters), key=lambda one: one.id) == whole
    assert sum(len(told.pairs) for _, told in by_part) == len(pairs.pairs)


def test_links_weigh_the_topics_that_two_reports_share():
    links = list(find_links([("a", "b", "c"), ("b", "c", "d"), ("d",)], dict.fromkeys("abcd", 2.0), AlignOptions()))
    assert [(link.one, link.two, link.weight) for link in links] == [(0, 1, 4.0)]


def test_a_chain_that_is_too_long_is_split_and_told():
    """Each report shares two topics with the next, and three with every fifth neighbour's pair."""
    topics = [(f"t{at}", f"t{at + 1}", f"t{at + 2}", *([f"x{at // 2}", f"y{at // 2}"])) for at in range(40)]
    assert len(part_reports(topics, AlignOptions()).parts) == 1
    parting = part_reports(topics, AlignOptions(max_part=10))
    assert parting.split == 40
    assert max(map(len, parting.parts)) <= 10
    assert sorted(at for part in parting.parts for at in part) == list(range(40))
    same = part_reports([tuple(f"t{at}" for at in range(24))] * 25, AlignOptions(max_part=10))
    assert [len(part) for part in same.parts] == [10, 10, 5]


def test_limits_are_told():
    documents = [Document(f"{at}.txt", f"{at}.txt", "", STORIES["ferry"][0] + f" It was the {at}th.") for at in range(6)]
    few = PipelineOptions(align=AlignOptions(max_part=3))
    (told,) = (one for one in check(documents, options=few).findings if one.rule == "CX905")
    assert "6 reports hang together" in told.message
    common = PipelineOptions(align=AlignOptions(max_reports=5))
    (told,) = (one for one in check(documents, options=common).findings if one.rule == "CX905")
    assert "stand in more than 5 reports" in told.message
    figures = PipelineOptions(align=AlignOptions(max_block=1))
    text = "The Meridel ferry off Lorn. Eleven people were killed. Eleven people were killed on the Meridel."
    (told,) = (one for one in check([Document("a.txt", "a.txt", "", text)], options=figures).findings if one.rule == "CX905")
    assert "more than 1 of its figures" in told.message
