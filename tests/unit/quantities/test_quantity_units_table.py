"""The generated unit table against pint, exactly; and the words against the table."""

from __future__ import annotations

import importlib.util
import tomllib
from fractions import Fraction
from importlib.resources import files
from pathlib import Path

import pytest

from crosscheck.lexicon.unit_words import load_unit_words

SCRIPT = Path(__file__).parents[3] / "scripts" / "build_units.py"


@pytest.fixture(scope="module")
def build_units():
    spec = importlib.util.spec_from_file_location("build_units", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_table_is_what_pint_says(build_units):
    assert (files("crosscheck.lexicon") / "units.toml").read_text("utf-8") == build_units.build_units()


@pytest.mark.parametrize(
    ("unit", "dimension", "factor"),
    [
        ("mile", "length", Fraction(1609344, 1000)),
        ("foot", "length", Fraction(3048, 10000)),
        ("square kilometer", "area", Fraction(10**6)),
        ("pound", "mass", Fraction(45359237, 10**8)),
        ("hour", "time", Fraction(3600)),
        ("year", "time", Fraction(31557600)),
        ("kilometer per hour", "speed", Fraction(5, 18)),
        ("kilowatt hour", "energy", Fraction(3600000)),
        ("barrel", "volume", Fraction(9936705933, 62500000000)),
        ("percent", "share", Fraction(1)),
        ("basis point", "share-difference", Fraction(1, 100)),
        ("dollar", "currency:dollar", Fraction(1)),
        ("cent", "currency:dollar", Fraction(1, 100)),
        ("penny", "currency:pound sterling", Fraction(1, 100)),
    ],
)
def test_factors_lead_to_the_base_unit(unit, dimension, factor):
    found = load_unit_words().units[unit]
    assert (found.dimension, found.factor) == (dimension, factor)


def test_every_word_names_a_unit_with_a_factor():
    words = load_unit_words()
    named = {*words.words.values(), *words.symbols.values(), *words.glued.values(), *words.weak.values(), *words.articled}
    assert named <= set(words.units)


def test_temperatures_have_an_offset():
    units = load_unit_words().units
    assert 100 * units["celsius"].factor + units["celsius"].offset == Fraction(37315, 100)
    assert 212 * units["fahrenheit"].factor + units["fahrenheit"].offset == Fraction(37315, 100)


def test_no_unit_of_the_table_is_without_words():
    table = tomllib.loads((files("crosscheck.lexicon") / "units.toml").read_text("utf-8"))
    words = load_unit_words()
    named = {*words.words.values(), *words.symbols.values(), *words.glued.values(), *words.weak.values()}
    assert {name for units in table.values() for name in units} <= named
