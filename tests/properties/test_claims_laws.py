"""Laws of building claims: any text is read, claims stand in order on their surfaces, words far off change nothing, time grows with the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.claims.sentence import build_sentences
from crosscheck.claims.tokens import tokenize
from crosscheck.model import Document
from crosscheck.pipeline import extract

WORDS = [
    "the",
    "a",
    "two",
    "12",
    "3,000",
    "$5",
    "million",
    "police",
    "said",
    "killed",
    "and",
    ",",
    "(",
    ")",
    "—",
    "-",
    ":",
    ";",
    "of",
    "them",
    "who",
    "were",
    "is",
    "to",
    "in",
    "on",
    "after",
    "that",
    "not",
    "more",
    "than",
    "people",
    "men",
    "Lane",
    "Ann",
    "Monday",
    "2",
    "a.m.",
    "20-year-old",
    ",",
    "20",
    ",",
    "shot",
    "arrested",
    "fire",
    "'s",
    "“",
    "”",
    ".",
    "\n\n",
    "according",
    "including",
    "No.",
    "10-0",
    "6.8",
    "magnitude",
    "each",
    "other",
]
SALAD = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
ANY = st.text(max_size=120)


def read(text):
    return extract(Document("a.txt", "a.txt", "", text)).claims


@given(st.one_of(SALAD, ANY))
@settings(max_examples=150)
def test_any_text_is_read(text):
    found = read(text)
    assert found == read(text)
    assert [claim.start for claim in found] == sorted(claim.start for claim in found)
    for claim in found:
        assert text[claim.start : claim.end] == claim.surface
        assert claim.sentence[0] <= claim.start < claim.sentence[1]
        assert claim.measurand.scope == tuple(sorted(set(claim.measurand.scope)))


@given(st.one_of(SALAD, ANY))
@settings(max_examples=100)
def test_tokens_and_sentences_stand_on_the_text(text):
    tokens = tokenize(text)
    assert tokens.starts == sorted(tokens.starts)
    assert len(tokens.tokens) == len(tokens.starts) == len(tokens.ends) == len(tokens.tags)
    for sentence in build_sentences(Document("a", "a", "", text), tokens):
        assert sentence.names <= set(range(len(sentence.tokens)))
        assert all(sentence.span.start <= start for start in sentence.starts)


@given(SALAD)
@settings(max_examples=60)
def test_a_paragraph_behind_changes_no_measurand(text):
    before = [claim.measurand for claim in read(text + ".")]
    after = [claim.measurand for claim in read(text + ".\n\nIt rained.")]
    assert [one.family for one in before] == [one.family for one in after[: len(before)]]


HOSTILE = (
    "12, {}died.",
    "men (and {}died.",
    "{}12 people died.",
    "Ann {}12.",
    "Ann Lee, 20, {}sang.",
    "said to {}12.",
    "12 of {}men.",
    "Monday 12 {}died.",
)


@pytest.mark.parametrize("shape", HOSTILE)
def test_time_grows_with_the_text(shape):
    filling = shape.split("{}", maxsplit=1)[0] or "the "
    spans = []
    for size in (150, 600):
        text = shape.format(filling * size)
        begin = time.process_time()
        read(text)
        spans.append(time.process_time() - begin)
    assert spans[1] < 8 * spans[0] + 0.3


def test_long_chains_do_not_recurse_for_ever():
    assert read("12 are " + "said to be " * 3000 + "dead.")
