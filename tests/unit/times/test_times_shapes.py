"""The notation of shapes: what is malformed is told with the notation."""

import re

import pytest

from crosscheck.mentions.time_grammar import company_words, load_grammar
from crosscheck.mentions.time_guards import GUARDS
from crosscheck.mentions.time_shapes import parse_shape

CHARS = {"a": "A", "b": "B", "ab": "AB", "'x'": "X", "both": "(a | b)", "KIND": "A"}


def parse(notation):
    return parse_shape(notation, lambda name: CHARS.get(name, ""))


@pytest.mark.parametrize(
    ("notation", "matching", "failing"),
    [
        ("a b?", ["A", "AB"], ["B", "BA"]),
        ("a* 'x'", ["X", "AX", "AAX"], ["A"]),
        ("(a | b 'x') b", ["AB", "BXB"], ["BB"]),
        ("both both", ["AB", "BA"], ["A"]),
        ("ab ab", ["AB", "BB"], ["A"]),
    ],
)
def test_a_shape_matches_its_tokens(notation, matching, failing):
    shape = parse(notation)
    assert all(shape.regex.fullmatch(text) for text in matching)
    assert not any(shape.regex.fullmatch(text) for text in failing)
    assert all(text[0] in shape.first for text in matching)
    assert all(text[1] in shape.second if len(text) > 1 else shape.lone for text in matching)


def test_roles_and_spans_are_groups_in_order():
    shape = parse("one=a <two=(a | b)> to:KIND")
    assert shape.roles == ("one", "span", "two", "to:")
    match = shape.regex.fullmatch("ABA")
    assert match is not None
    assert match.groups() == ("A", "B", "B", "A")


@pytest.mark.parametrize("notation", ["a (b", "a)", "a b | ]", "unknown", "a?", "", "<a", "one="])
def test_a_malformed_shape_is_an_error_that_names_it(notation):
    with pytest.raises(ValueError, match=re.escape(repr(notation))):
        parse(notation)


def test_the_grammar_and_its_guards_belong_together():
    grammars = [load_grammar(language) for language in ("en", "de")]
    named = {rule.guard for grammar in grammars for index in (grammar.items, grammar.forms) for rules in index.values() for rule in rules}
    assert named - {""} == set(GUARDS)
    ids = [rule.id for index in (grammars[0].items, grammars[0].forms) for rules in index.values() for rule in set(rules)]
    assert len(set(ids)) > 100


def test_languages_without_tables_have_the_english_grammar():
    assert load_grammar("xx").kinds == load_grammar("en").kinds


def test_a_list_that_does_not_exist_is_an_error():
    with pytest.raises(KeyError):
        company_words("no such list")
