"""Which marks group digits: told by the document's own numbers, else by its language."""

from __future__ import annotations

import pytest

from crosscheck.mentions.quantities import find_quantities
from crosscheck.normalize.conventions import Convention, find_convention
from crosscheck.normalize.numerals import is_ambiguous, parse_numeral
from crosscheck.normalize.quantities import normalize_quantity


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("It cost 1,234.50 then and 17.5 now.", "en", Convention(decimal_comma=False, told=True)),
        ("Es kostete 1.234,50 und dann 17,5.", "de", Convention(decimal_comma=True, told=True)),
        ("It cost 1.234,50 and then 17,5.", "en", Convention(decimal_comma=True, told=True)),
        ("No numbers here.", "de", Convention(decimal_comma=True, told=True)),
        ("No numbers here.", "en", Convention(decimal_comma=False, told=True)),
        ("It was 1,50 here and 1.50 there.", "en", Convention(decimal_comma=False, told=False)),
        ("1.234.567 and 2.345.678 and 3,5 but 2.5", "en", Convention(decimal_comma=True, told=False)),
    ],
)
def test_the_convention_of_a_text(text, language, expected):
    assert find_convention(text, language) == expected


@pytest.mark.parametrize(
    ("surface", "ambiguous"), [("1,234", True), ("12.500", True), ("0.125", False), ("1,23", False), ("1234", False), ("1,234,567", False)]
)
def test_what_is_ambiguous(surface, ambiguous):
    assert is_ambiguous(surface) is ambiguous


@pytest.mark.parametrize(
    ("surface", "comma", "value"),
    [
        ("1.234", False, "1.234"),
        ("1.234", True, "1234"),
        ("1,234", False, "1234"),
        ("1,234", True, "1.234"),
        ("1.234,5", False, "1234.5"),
        ("1,234.5", True, "1234.5"),
        ("0,125", False, "0.125"),
    ],
)
def test_ambiguous_numbers_follow_the_convention(surface, comma, value):
    found = parse_numeral(surface, decimal_comma=comma)
    assert found is not None
    assert str(found.number) == value


def test_a_document_lends_its_convention_to_its_ambiguous_numbers():
    text = "Der Preis stieg auf 17,5 Euro, die Zahl auf 12.500 Stück."
    convention = find_convention(text, "de")
    values = [normalize_quantity(mention, "de", convention).value for mention in find_quantities(text, "de")]
    assert [str(value) for value in values] == ["17.5", "12500"]


def test_a_hostile_run_of_digits_is_read_in_one_go():
    assert find_convention("7" * 300_000) == Convention()
    assert find_convention("1" + "," * 300_000) == Convention()
