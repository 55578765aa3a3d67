"""Cues of one sentence, from its text."""

from __future__ import annotations

import pytest

from crosscheck.model import Document
from crosscheck.normalize.origin import OriginOptions
from crosscheck.pipeline import PipelineOptions, extract


def cues(text):
    document = Document("a.txt", "a.txt", "", text)
    extraction = extract(document, PipelineOptions(origin=OriginOptions(published="2024-08-12", language="en")))
    return {claim.surface: claim.cues for claim in extraction.claims}


@pytest.mark.parametrize(
    ("text", "surface", "cue"),
    [
        ("Four people died, including the gunman.", "Four", "including:1"),
        ("12 people were killed, five women and seven men.", "12", "sum-of:@23+@38"),
        ("Three people were killed, a woman and two men.", "Three", "sum-of:@38+1"),
        ("The road is 20 km (12 miles) long.", "12 miles", "conversion-of:@12"),
        ("The road is 20 km, or 12 miles, long.", "12 miles", "conversion-of:@12"),
        ("It happened just after 4 p.m.", "4 p.m.", "clock:after"),
        ("It was over by 4 p.m.", "4 p.m.", "clock:until"),
        ("At first police spoke of six dead.", "six", "told-earlier"),
        ("The toll later rose to 12 people.", "12", "told-later"),
        ("The toll was revised to 12 people.", "12", "revised"),
        ("Another three people were hurt.", "Another three", "other"),
        ("He left on August 6.", "August 6", "written:08-06"),
        ("He left on Tuesday.", "Tuesday", "written:W2"),
        ("He left in November.", "November", "written:11"),
        ("60 percent of voters took part.", "60 percent", "of-people"),
    ],
)
def test_cues_of_a_sentence(text, surface, cue):
    assert cue in cues(text)[surface]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("12 people were killed, including five women and seven men.", "sum-of"),
        ("The road is 20 km long, 12 miles more than before.", "conversion-of"),
        ("Four people died, including the mayor.", "including"),
        ("He left on Tuesday and 6 others stayed.", "weekday"),
    ],
)
def test_what_is_no_cue(text, start):
    assert not [cue for found in cues(text).values() for cue in found if cue.startswith(start)]
