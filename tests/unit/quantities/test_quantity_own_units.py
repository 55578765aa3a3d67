"""Units of the user's own, in pint's syntax."""

from __future__ import annotations

from fractions import Fraction

import pytest

from crosscheck.mentions.quantities import find_quantities
from crosscheck.normalize.own_units import UnitError, load_own_units
from crosscheck.normalize.quantities import normalize_quantity

OWN = {
    "smoot": "1.7018 * meter = sm",
    "football field": "5351 * meter ** 2 = _ = pitch",
    "shovelful": "3 * kilogram * meter",
    "ferry": "24 * hour",
}


def read(text):
    own = load_own_units(OWN)
    return [(mention.surface, normalize_quantity(mention, own_units=own)) for mention in find_quantities(text, "en", own)]


def test_own_units_are_found_by_name_plural_alias_and_symbol():
    found = read("It is 364.4 smoots or 12 sm long and covers 3 football fields, two pitches and 1 ferry, five ferries.")
    assert [(surface, quantity.unit, quantity.dimension) for surface, quantity in found] == [
        ("364.4 smoots", "smoot", "length"),
        ("12 sm", "smoot", "length"),
        ("3 football fields", "football field", "area"),
        ("two pitches", "football field", "area"),
        ("1 ferry", "ferry", "time"),
        ("five ferries", "ferry", "time"),
    ]


def test_own_units_convert_exactly():
    ((_, quantity),) = read("It is 10 smoots long.")
    assert quantity.to_base(10) == Fraction(17018, 1000)


def test_a_strange_dimension_has_a_name_of_its_own():
    ((_, quantity),) = read("It takes 3 shovelfuls.")
    assert quantity.dimension == "length^1 mass^1"


def test_without_own_units_they_count_as_nouns():
    (mention,) = find_quantities("It is 10 smoots long.")
    assert normalize_quantity(mention).dimension == "count"


def test_nothing_to_define_asks_no_one():
    assert load_own_units({}) == ()


@pytest.mark.parametrize("definition", ["3 * nonsense", "", "-3 * meter", "0 * meter", "__import__('os')", "3 *"])
def test_what_pint_does_not_understand_is_told(definition):
    with pytest.raises(UnitError, match="odd"):
        load_own_units({"odd": definition})
