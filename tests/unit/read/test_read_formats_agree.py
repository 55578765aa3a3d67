"""One story in every format gives the same claims: fixtures/formats, made by LibreOffice, Chromium and after the formats' specifications."""

from collections import Counter
from pathlib import Path

import pytest

from crosscheck.pipeline import extract
from crosscheck.read.discover import read_paths
from crosscheck.report.extraction_text import render_extractions
from crosscheck.report.options import RenderOptions

FOLDER = Path(__file__).parents[3] / "fixtures" / "formats"
EXACT = ("story.md", "story.html", "story.docx")


@pytest.fixture(scope="module")
def extractions():
    documents, faults = read_paths([str(FOLDER)])
    assert faults == []
    return {document.id: extract(document) for document in documents}


def claims(extraction):
    return Counter((claim.kind, _value(claim)) for claim in extraction.claims)


def _value(claim):
    if claim.quantity is not None:
        quantity = claim.quantity
        return (quantity.low, quantity.high, quantity.unit, quantity.bound, quantity.approximate)
    return (claim.timex.value, claim.timex.first, claim.timex.last) if claim.timex is not None else claim.value


def test_every_format_is_there(extractions):
    formats = {extraction.document.format for extraction in extractions.values()}
    assert formats == {"txt", "md", "html", "docx", "odt", "rtf", "pdf", "eml", "feed", "nitf", "ninjs", "jsonl"}
    assert "story.zip/story.txt" in extractions


def test_every_format_gives_the_claims_of_the_text(extractions):
    expected = claims(extractions["story.txt"])
    assert expected.total() > 25
    for id_, extraction in extractions.items():
        found = claims(extraction)
        missing, added = expected - found, found - expected
        allowed = 0 if id_ in EXACT else 0.01 * expected.total()
        assert missing.total() <= allowed, (id_, missing)
        assert added.total() <= allowed, (id_, added)


def test_every_format_says_the_same_of_itself(extractions):
    origins = {(extraction.origin.source, extraction.origin.title, extraction.origin.language) for extraction in extractions.values()}
    assert origins == {("Alder Valley Echo", "Flood cuts off three villages in the Alder valley", "en")}
    assert {extraction.origin.published[:16] for extraction in extractions.values()} == {"2024-03-05T16:20"}


def test_claims_lead_back_to_page_paragraph_and_cell(extractions):
    places = {
        (id_, claim.surface): claim.place
        for id_, extraction in extractions.items()
        for claim in extraction.claims
        if claim.surface in ("540", "540 people", "1,300")
    }
    assert places["story.pdf", "540"].page == 3
    for id_ in ("story.html", "story.docx", "story.odt", "story.rtf", "story.md", "story.xml", "story.pdf"):
        assert places[id_, "540"].cell == "B2"
        assert places[id_, "540"].paragraph


@pytest.mark.parametrize(
    ("id_", "place"),
    [
        ("story.txt", "20:6"),
        ("story.md", "27:10"),
        ("story.pdf", "page 3, paragraph 10, cell B2"),
        ("story.docx", "paragraph 10, cell B2"),
        ("story.odt", "paragraph 10, cell B2"),
        ("story.rtf", "paragraph 10, cell B2"),
        ("story.html", "paragraph 10, cell B2"),
        ("story.xml", "paragraph 10, cell B2"),
        ("story.eml", "paragraph 11"),
    ],
)
def test_extract_shows_where_it_stands_in_the_original(extractions, id_, place):
    lines = render_extractions([extractions[id_]], RenderOptions(width=200)).splitlines()
    assert any(line.lstrip().startswith(f"{place}  540 ") for line in lines)
