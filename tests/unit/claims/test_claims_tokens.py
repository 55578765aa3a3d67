"""Tokens, sentences and names: offsets, stems, what is a name."""

from __future__ import annotations

import pytest

from crosscheck.claims.sentence import build_sentences
from crosscheck.claims.tokens import read_token, stem_word, tokenize
from crosscheck.lexicon.syntax_words import BE, CAPITAL, NAMEABLE, NEGATION, PARTICIPLE, PAST, POSSESSIVE
from crosscheck.model import Block, Document


def sentences(text, blocks=()):
    return build_sentences(Document("a", "a", "", text, blocks=blocks), tokenize(text))


def names(text):
    (sentence,) = sentences(text)
    return [sentence.tokens[at].lower for at in sorted(sentence.names)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Saturday’s fire", ["saturday", "'s", "fire"]),
        ("They weren't there.", ["they", "weren't", "there"]),
        ("3,000 U.S. soldiers, 20.", ["3,000", "u.s.", "soldiers", ",", "20"]),
        ("Beatty.Meantime, he ran", ["beatty", ".", "meantime", ",", "he", "ran"]),
        ("", []),
    ],
)
def test_tokens(text, words):
    found = tokenize(text)
    assert [token.lower for token in found.tokens] == words
    assert [text[start:end].lower().replace("’", "'") for start, end in zip(found.starts, found.ends, strict=True)] == words


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("killings", "kill"),
        ("shot", "shoot"),
        ("shots", "shot"),
        ("officers", "officer"),
        ("offices", "offic"),
        ("king's", "king"),
        ("'s", "'s"),
    ],
)
def test_stems(word, stem):
    assert stem_word(word) == stem


@pytest.mark.parametrize(
    ("word", "bits"),
    [("weren't", BE | NEGATION), ("killed", PAST | PARTICIPLE), ("'s", POSSESSIVE), ("Lane", CAPITAL | NAMEABLE), ("The", CAPITAL)],
)
def test_bits(word, bits):
    assert read_token(word).tags & bits == bits


@pytest.mark.parametrize("word", ["red", "family", "the", "king"])
def test_what_is_no_verb_form(word):
    assert not read_token(word).tags & (PAST | PARTICIPLE)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mayor met Ann Lee on Monday.", ["ann", "lee"]),
        ("Ann Lee met the mayor.", ["ann", "lee"]),
        ("Lane, 20, was hurt.", ["lane"]),
        ("Lane, a painter, was hurt.", ["lane"]),
        ("Kit (Sunny) Lane was hurt.", ["kit", "sunny", "lane"]),
        ("Violence spread in the town.", []),
        ("Police Search For Four Men In Northgate", []),
    ],
)
def test_names(text, found):
    assert names(text) == found


def test_a_word_that_the_report_writes_small_is_no_name():
    assert not sentences("Painter, 20, was hurt. The painter lives.")[0].names


def test_a_name_of_the_text_is_known_in_headlines_and_at_the_start():
    headline, first, second = sentences("Lane Dies After Long Fight In City\n\nThe town mourns Lane.\n\nLane was a nurse.")
    assert headline.title_case
    assert [sentence.tokens[min(sentence.names)].lower for sentence in (headline, first, second)] == ["lane", "lane", "lane"]


def test_silent_blocks_have_no_sentences():
    text = "One two.\n\nThree four."
    blocks = (Block(0, 8, "boilerplate"), Block(10, len(text), "headline"))
    (sentence,) = sentences(text, blocks)
    assert (sentence.paragraph, sentence.index, sentence.headline) == (1, 0, True)


def test_place_covers_at_least_one_token():
    (sentence,) = sentences("Two men died.")
    assert sentence.place(0, 3) == (0, 1)
    assert sentence.place(4, 12) == (1, 3)
    assert sentence.place(100, 101) == (2, 3)
