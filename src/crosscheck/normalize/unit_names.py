"""The unit of a quantity: a measurement unit, a currency, a rate, or the counted noun in the singular."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from crosscheck.lexicon.quantity_words import QuantityWords, load_quantity_words
from crosscheck.lexicon.unit_words import Unit
from crosscheck.model import Part
from crosscheck.normalize.numerals import parse_numeral

_BARE = Unit("", "")


def normalize_unit(parts: Sequence[Part], words: QuantityWords) -> Unit:
    """The unit that a mention's parts name; a bare number has the unit "" and the dimension ""."""
    unit, noun, rate, numeral = None, None, None, ""
    for part in parts:
        role = part.role
        if role == "unit":
            unit = part.surface
        elif role == "currency" and unit is None:
            unit = part.surface
        elif role == "inch":
            unit = "inch"
        elif role == "decade":
            unit = "years"
        elif role == "noun":
            noun = part.surface
        elif role == "per":
            rate = part.surface
        elif role == "numeral":
            numeral = part.surface
    found = _plain_unit(unit, noun, numeral, words)
    return _rated(found, rate, words) if rate is not None else found


def _plain_unit(unit: str | None, noun: str | None, numeral: str, words: QuantityWords) -> Unit:
    if unit is not None:
        return words.units.named(unit) or _BARE
    if _is_share(numeral, words):
        return Unit(singular(noun) if noun else "", "share", Fraction(100))
    return Unit(singular(noun), "count") if noun is not None else _BARE


def _is_share(numeral: str, words: QuantityWords) -> bool:
    """Whether a numeral in words is a part of a whole: "a third", "half", "one in five"."""
    if not numeral[:1].isalpha():
        return False
    value = parse_numeral(numeral)
    return value is not None and 0 < value.number < 1


def _rated(unit: Unit, rate: str, words: QuantityWords) -> Unit:
    """A unit per another: kilometer per hour, dollar per barrel, case per 100,000 person; speeds keep their own dimension."""
    per = words.units.named(rate) or Unit(" ".join([*rate.split()[:-1], singular(rate.split()[-1])]), "count")
    name = f"{unit.name or 'time'} per {per.name}".strip()
    known = words.units.units.get(name)
    if known is not None:
        return known
    dimension = f"{unit.dimension or 'count'} per {per.dimension}"
    speed = {"length per time": "speed", "data per time": "data per time"}.get(dimension, dimension)
    return Unit(name, speed, unit.factor / per.factor)


@lru_cache(maxsize=1 << 13)
def singular(noun: str, language: str = "en") -> str:
    """The singular of a counted noun, in lower case: people -> person, bodies -> body, buses -> bus."""
    word = noun.lower()
    nouns = load_quantity_words(language).nouns
    if word in nouns.irregular:
        return nouns.irregular[word]
    if word in nouns.singular or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zzes", "oes")):
        return word[:-2]
    return word[:-1]
