"""Values as written, their precision, and what is refused."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from crosscheck.mentions.quantities import find_quantities
from crosscheck.model import Mention, Part, number_text
from crosscheck.normalize.numerals import parse_numeral, precision_of
from crosscheck.normalize.quantities import normalize_quantity
from crosscheck.normalize.unit_names import singular


@pytest.mark.parametrize(
    ("surface", "value"),
    [
        ("seven", 7),
        ("twenty-one", 21),
        ("one hundred and sixteen", 116),
        ("two hundred thousand million", 200_000_000_000),
        ("three lakh crore", 3 * 10**12),
        ("4 thousand 3 hundred and 21", 4321),
        ("a", 1),
        ("twice", 2),
        ("two thirds", Fraction(2, 3)),
        ("one hundred and three quarters", Fraction(403, 4)),
        ("three twenty-fifths", Fraction(3, 25)),
        ("twenty fifths", 4),
        ("two and a half million", 2_500_000),
        ("one in five", Fraction(1, 5)),
        ("3 out of 10", Fraction(3, 10)),
        ("two point five", Fraction(5, 2)),
        ("nought point nought four", Fraction(1, 25)),
        ("1 point 1", Fraction(11, 10)),
        ("3½", Fraction(7, 2)),
        ("½", Fraction(1, 2)),
        ("2 1/4", Fraction(9, 4)),
        ("1.5e3", 1500),
        ("6.23x10^-4", Fraction(623, 10**6)),
        ("1.899,-", 1899),
        ("12,34,567", 1234567),
    ],
)
def test_numerals(surface, value):
    found = parse_numeral(surface)
    assert found is not None
    assert Fraction(found.number) == value


@pytest.mark.parametrize(
    "surface", ["", "people", "1.2.3.4", "3/0", "1e999", "9" * 400, "one banana", "half banana", "point", "one in banana", "22,24,26"]
)
def test_what_is_no_numeral(surface):
    assert parse_numeral(surface) is None


@pytest.mark.parametrize(
    ("number", "precision"),
    [("800", "1E+2"), ("812", "1"), ("8.0", "0.1"), ("0", "1"), ("10", "1E+1"), ("0.05", "0.01"), ("1200000", "1E+5")],
)
def test_precision(number, precision):
    assert precision_of(Decimal(number)) == Decimal(precision)


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("people", "person"), ("Bodies", "body"), ("buses", "bus"), ("boxes", "box"), ("ties", "tie"), ("police", "police"),
        ("villages", "village"), ("glass", "glass"), ("churches", "church"), ("indices", "index"), ("aircraft", "aircraft"), ("status", "status"),
    ],
)  # fmt: skip
def test_singulars(noun, expected):
    assert singular(noun) == expected


def test_a_mention_without_a_number_has_no_quantity():
    assert normalize_quantity(Mention(0, 3, "the", "quantity", "quantity.number")) is None
    assert normalize_quantity(Mention(0, 4, "10th", "ordinal", "ordinal.digits", (Part("numeral", 0, 2, "10"),))) is None


def test_a_broken_mention_is_refused_and_not_guessed():
    broken = Mention(0, 5, "1 xyz", "quantity", "quantity.money", (Part("numeral", 0, 1, "1"), Part("scale", 2, 5, "xyz")))
    assert normalize_quantity(broken) is None


def test_numbers_are_exact():
    (mention,) = find_quantities("They counted 12345678901234567890.5 grains.")
    assert normalize_quantity(mention).value == Decimal("12345678901234567890.5")


def test_hostile_numbers_do_not_crash():
    for text in (
        "9" * 5000 + " people",
        "9" * 5000 + "th",
        "No. " + "9" * 5000,
        "9" * 5000 + "-" + "9" * 5000,
        "1e" + "9" * 50,
        "1/" + "0" * 50,
        "$" * 100 + "5",
    ):
        for mention in find_quantities(text):
            normalize_quantity(mention)


def test_a_word_fraction_is_a_share_in_hundredths():
    (mention,) = find_quantities("A third of the voters came.")
    quantity = normalize_quantity(mention)
    assert (quantity.value, quantity.to_base(quantity.value), number_text(quantity.value)) == (
        Fraction(1, 3),
        Fraction(100, 3),
        "0.333333333333",
    )


def test_a_long_text_is_read_in_pieces_that_lose_nothing():
    sentence = "Some 45 people left the town of Oak at 5 p.m. "
    text = sentence * 4000
    mentions = find_quantities(text)
    assert len(mentions) == 4000
    assert all(text[mention.start : mention.end] == mention.surface for mention in mentions)


def test_a_long_text_without_blanks_ends():
    assert find_quantities("x" * 200_000) == []
