"""Runs the specs of aligning: two reports, one marked value in each, together in a cluster or apart."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from crosscheck.model import Document, Metadata
from crosscheck.pipeline import PipelineOptions, align, extract

SPEC = yaml.safe_load((Path(__file__).parent / "align" / "en.yaml").read_text("utf-8"))
CASES = [pytest.param(case, group, id=f"{group}-{case['why']}") for group in ("together", "apart") for case in SPEC[group]]


def marked_claim(number: int, marked: str):
    """The report without its marks, read, and its claim at the marked place."""
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    document = Document(f"{number}.txt", f"{number}.txt", "", text, metadata=(Metadata("published", f"2024-08-{13 + number}", "manifest"),))
    extraction = extract(document, PipelineOptions())
    best = max(extraction.claims, key=lambda claim: min(end, claim.end) - max(start, claim.start))
    assert best.start < end, f"nothing found at the mark: {marked}"
    assert start < best.end, f"nothing found at the mark: {marked}"
    return extraction, best


@pytest.mark.parametrize(("case", "group"), CASES)
def test_align(case, group):
    read = [marked_claim(number, report) for number, report in enumerate(case["reports"])]
    claims = [claim for extraction, _ in read for claim in extraction.claims]
    clusters, _ = align(claims)
    wanted = {claim.id for _, claim in read}
    assert any(wanted <= set(cluster.claims) for cluster in clusters) is (group == "together"), case["why"]
