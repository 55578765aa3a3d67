"""Which moment a quantity describes."""

import pytest

from crosscheck.claims.as_of import resolve_as_of
from crosscheck.mentions.times import find_times
from crosscheck.model import AsOf, Span
from crosscheck.normalize.times import Anchor, resolve_times

PUBLISHED = "2024-08-13"  # a Tuesday
IMPLIED = AsOf(PUBLISHED, PUBLISHED, implied=True)

CASES = [
    ("The army held ⟦1,000⟧ square kilometers as of Monday, he said.", AsOf("2024-08-12", "2024-08-12")),
    ("By Sunday evening, ⟦120⟧ bodies had been found.", AsOf("2024-08-11T17:00", "2024-08-11T23:59")),
    ("Some ⟦3,400⟧ people have died since February 2022.", AsOf("2022-02-01", PUBLISHED)),
    ("In the past 24 hours ⟦45⟧ drones were shot down.", AsOf("2024-08-12", PUBLISHED)),
    ("The general said on Monday that ⟦28⟧ villages were held.", AsOf("2024-08-12", "2024-08-12")),
    ("The general said on Monday that ⟦28⟧ villages were held, more than in 2022.", AsOf("2024-08-12", "2024-08-12")),
    ("Sales rose to ⟦$5 billion⟧ in 2023.", AsOf("2023-01-01", "2023-12-31")),
    ("The army, which invaded in 2022, holds ⟦800⟧ square kilometers.", IMPLIED),
    ("It holds ⟦800⟧ villages, which fell in 2022.", IMPLIED),
    ("At least ⟦12⟧ people died.", IMPLIED),
    ("He waited ⟦12⟧ minutes, then three days.", IMPLIED),
    ("Since next year ⟦12⟧ were planned.", AsOf("2025-01-01", "2025-12-31")),
]


def as_of(marked, published):
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    mentions = find_times(text)
    values = resolve_times(text, mentions, Anchor(published or PUBLISHED))
    times = [(Span(mention.start, mention.end), timex) for mention, timex in zip(mentions, values, strict=True) if timex is not None]
    return resolve_as_of(text, Span(start, end), Span(0, len(text)), times, published)


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_the_sentence_says_when_a_value_held(marked, expected):
    assert as_of(marked, PUBLISHED) == expected


def test_without_a_publication_the_moment_stays_open():
    assert as_of("At least ⟦12⟧ people died.", None) == AsOf(implied=True)
    assert as_of("⟦12⟧ have died since May 2023.", None) == AsOf("2023-05-01", None)
