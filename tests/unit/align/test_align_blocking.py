from __future__ import annotations

from itertools import combinations

from crosscheck.align.blocking import block_keys, candidate_pairs
from crosscheck.align.options import AlignOptions
from crosscheck.model import Document, Metadata
from crosscheck.pipeline import extract

REPORTS = (
    "The Meridel ferry capsized off Lorn on Monday. Eleven people were killed and 30 injured, Lorn police said. Oskar Tvell, 42, was at the helm.",
    "Off Lorn, 11 people died on the Meridel on 12 August 2024. Police in Lorn said that 31 were hurt. The ferry's captain is 42-year-old Oskar Tvell.",
    "The wildfire near Casterley has burned 40 hectares. Casterley firefighters said that two people were hurt.",
)


def claims_of(*texts):
    documents = [
        Document(f"{number}.txt", f"{number}.txt", "", text, metadata=(Metadata("published", "2024-08-13", "manifest"),))
        for number, text in enumerate(texts)
    ]
    return [claim for document in documents for claim in extract(document).claims]


def test_blocking_keeps_what_brute_force_over_shared_keys_keeps():
    claims = claims_of(*REPORTS)
    kept = set(candidate_pairs(claims, AlignOptions()).pairs)
    for one, two in combinations(claims, 2):
        linked = one.document == two.document or len(set(one.topics) & set(two.topics)) >= AlignOptions().shared_topics
        keys = {key for key in set(block_keys(one)) & set(block_keys(two)) if "|v:in " not in key}
        if linked and keys:
            assert (min(one.id, two.id), max(one.id, two.id)) in kept


def test_reports_of_two_events_are_not_compared():
    claims = claims_of(*REPORTS)
    documents = {claim.id: claim.document for claim in claims}
    assert all(
        "2.txt" not in {documents[one], documents[two]} or documents[one] == documents[two]
        for one, two in candidate_pairs(claims, AlignOptions()).pairs
    )


def test_pairs_are_sorted_and_each_once():
    pairs = candidate_pairs(claims_of(*REPORTS), AlignOptions()).pairs
    assert list(pairs) == sorted(set(pairs))
    assert all(one < two for one, two in pairs)


def test_ten_thousand_like_figures_are_capped_and_told():
    text = "The Meridel ferry off Lorn. " + "Eleven people were killed on the Meridel off Lorn. " * 400
    found = candidate_pairs(claims_of(text), AlignOptions())
    assert not found.pairs
    assert any("deaths" in key for keys in found.capped.values() for key in keys)
