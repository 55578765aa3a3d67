"""What a value hangs on, link by link."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from crosscheck.claims.clauses import find_behind, find_verbs
from crosscheck.claims.events import find_time_links
from crosscheck.claims.links import find_links
from crosscheck.claims.phrases import find_phrase, is_verb
from crosscheck.claims.sentence import build_sentences
from crosscheck.claims.tokens import tokenize
from crosscheck.model import Document


def read(text, value):
    """The sentence with the value marked, and the value's place."""
    (sentence,) = build_sentences(Document("a", "a", "", text), tokenize(text))
    start = text.index(value)
    first, last = sentence.place(start, start + len(value))
    return replace(sentence, values=frozenset(range(first, last))), first, last


def links(text, value, noun=""):
    sentence, first, last = read(text, value)
    _, found = find_links(sentence, first, last, noun)
    return {(sentence.tokens[link.position].lower, link.relation) for link in found}


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("The blast killed three people.", "three", {("killed", "patient"), ("people", "head")}),
        ("Three people were killed.", "Three", {("killed", "patient")}),
        ("Three officers shot the man.", "Three", {("shot", "subject")}),
        ("Three shot in Leeds", "Three", {("shot", "patient"), ("shot", "subject")}),
        ("Two wounded men hid.", "Two", {("wounded", "premodifier"), ("men", "head"), ("hid", "subject")}),
        ("He left two men dead.", "two", {("dead", "predicate")}),
        ("Two men who fled were caught.", "Two", {("fled", "subject")}),
        ("Two men, who had fled, were caught.", "Two", {("caught", "patient")}),
        ("Police hold two men in custody.", "two", {("hold", "patient"), ("custody", "inside")}),
        ("The death of three shocked us.", "three", {("death", "noun")}),
        ("The toll rose to 12.", "12", {("rose", "patient"), ("toll", "noun")}),
        ("The toll, he said, was 12.", "12", {("toll", "noun")}),
        ("They sold it for 12.", "12", {("sold", "verb")}),
        ("He was chased by two men.", "two", {("chased", "subject")}),
        ("They killed a man and two women.", "two", {("killed", "patient")}),
        ("They met with a man and two women.", "two", {("met", "patient")}),
        ("They were shot and killed there, all 12 of them.", "12", set()),
        ("They shot and killed 12.", "12", {("killed", "patient"), ("shot", "patient")}),
        ("12 were shot and killed.", "12", {("shot", "patient"), ("killed", "patient")}),
        ("12 are feared to have died.", "12", {("feared", "patient")}),
        ("12 are believed to have died.", "12", {("died", "subject")}),
        ("12 were taken to hospital.", "12", {("taken", "patient"), ("hospital", "inside")}),
        ("12 are in custody.", "12", {("custody", "inside")}),
        ("12 were nurses.", "12", {("nurses", "predicate")}),
        ("12 of the men died.", "12", {("men", "head"), ("died", "subject")}),
        ("Points: 12", "12", {("points", "noun")}),
        ("They led with 12 to play.", "12", {("play", "inside")}),
        ("Men from Leeds and 12 women sang.", "12", {("sang", "subject")}),
    ],
)
def test_links(text, value, expected):
    assert expected <= links(text, value)


@pytest.mark.parametrize(
    ("text", "value", "absent"),
    [
        ("Three officers shot the man.", "Three", ("shot", "patient")),
        ("12 rested when the bomb exploded.", "12", ("exploded", "subject")),
        ("12 men; others died.", "12", ("died", "subject")),
        ("12 men and fled", "12", ("fled", "subject")),
    ],
)
def test_no_links(text, value, absent):
    assert absent not in links(text, value)


def test_the_own_noun_of_a_mention_is_its_head():
    assert ("points", "head") in links("He scored 11 points.", "11 points", "point")
    assert ("rifles", "head") in links("They took 11 AK 47 rifles.", "11", "rifl")
    assert ("caliber", "head") in links("A 38-caliber pistol lay there.", "38", "calib")


def test_a_phrase_may_be_part_of_another():
    sentence, _, last = read("Two of the wounded men died.", "Two")
    phrase = find_phrase(sentence, last)
    assert (phrase.part, sentence.tokens[phrase.head].lower) == (True, "men")


@pytest.mark.parametrize(
    ("text", "word", "verb"),
    [
        ("They report it.", "report", True),
        ("The report is long.", "report", False),
        ("Gunman kills the man", "kills", True),
        ("The kills of wolves", "kills", False),
        ("He may not report it.", "report", True),
        ("Workers protest in Leeds", "protest", True),
        ("A big protest in Leeds", "protest", False),
        ("The wounded man slept.", "wounded", False),
        ("Fire kills of late", "kills", False),
        ("the shooting", "shooting", False),
        ("Police are shooting", "shooting", False),
        ("Police are running", "running", True),
    ],
)
def test_verbs(text, word, verb):
    sentence, first, _ = read(text, word)
    assert is_verb(replace(sentence, values=frozenset()), first) == verb


def test_a_group_may_end_with_the_sentence():
    sentence, _, last = read("12 who were", "12")
    assert list(find_verbs(sentence, last + 2, 0.0)) == []
    assert list(find_behind(sentence, last + 2)) == []


def times(text, value):
    sentence, first, last = read(text, value)
    found = find_time_links(sentence, first, last)
    return [sentence.tokens[link.position].lower for link in sorted(found, key=lambda link: link.cost)]


@pytest.mark.parametrize(
    ("text", "value", "best"),
    [
        ("The Saturday shooting was filmed.", "Saturday", "shooting"),
        ("Saturday's deadly shooting was filmed.", "Saturday", "shooting"),
        ("He was shot Saturday in Leeds.", "Saturday", "shot"),
        ("On Saturday, gunmen stormed the inn.", "Saturday", "stormed"),
        ("Police say that on Saturday gunmen stormed the inn.", "Saturday", "stormed"),
        ("The robbery took place on Saturday.", "Saturday", "robbery"),
        ("On Saturday, a robbery occurred.", "Saturday", "robbery"),
        ("They plan to meet on Saturday.", "Saturday", "meet"),
        ("He died (on Saturday), not later.", "Saturday", "died"),
    ],
)
def test_time_links(text, value, best):
    assert best in times(text, value)[:2]
