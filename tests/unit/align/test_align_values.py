from __future__ import annotations

import pytest

from crosscheck.align.values import compare_values, view_value
from crosscheck.model import Document, Metadata
from crosscheck.pipeline import extract


def value_of(text, published="2024-08-14"):
    metadata = (Metadata("published", published, "manifest"),) if published else ()
    claims = extract(Document("a.txt", "a.txt", "", text, metadata=metadata)).claims
    return view_value(claims[0])


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("It killed 12 people.", "It killed twelve people.", "equal"),
        ("It burned 1,000 square kilometres.", "It burned about 386 square miles.", "rounded"),
        ("It killed 12 people.", "It killed 14 people.", "near"),
        ("It killed 12 people.", "It killed 25 people.", "far"),
        ("It killed 12 people.", "It killed 340 people.", "apart"),
        ("Some 121,000 people fled.", "Some 121 million people fled.", "slip"),
        ("At least 800 people fled.", "About 1,000 people fled.", "allowed"),
        ("More than 50 people fled.", "80 people fled.", "allowed"),
        ("It cost $2m.", "It cost €1.8m.", "exchange"),
        ("It cost $2m.", "It weighs 3 tonnes.", "other-axis"),
        ("It fell on Monday.", "It fell on 12 August 2024.", "equal"),
        ("It fell on 12 August 2024.", "It fell in August 2024.", "inside"),
        ("It fell on 12 August 2024.", "It fell on 13 August 2024.", "near"),
        ("It fell at 3:30 p.m.", "It fell at 3:36 p.m.", "close"),
        ("It fell at 3:30 p.m.", "It fell at 9 p.m.", "apart"),
    ],
)
def test_compare_values(left, right, relation):
    one, two = value_of(left), value_of(right)
    assert compare_values(one, two) == relation
    assert compare_values(two, one) == relation


def test_dates_without_a_publication_time_compare_by_their_words():
    one, two = value_of("It fell on Monday.", None), value_of("It fell on Monday night.", None)
    assert compare_values(one, two) == "named"
    assert compare_values(one, value_of("It fell on Friday.", None)) == "far"
    assert compare_values(one, value_of("It fell on 12 August 2024.", None)) == "named"


def test_a_retelling_restates_its_words():
    assert compare_values(value_of("It fell last Friday."), value_of("It fell last Friday.", "2024-11-20")) == "restated"
