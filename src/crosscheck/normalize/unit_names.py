"""The unit of a quantity: a measurement unit, a currency, a rate, or the counted noun in the singular."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from crosscheck.lexicon.quantity_words import QuantityWords, load_quantity_words
from crosscheck.lexicon.unit_words import Unit
from crosscheck.model import Mention
from crosscheck.normalize.numerals import parse_numeral

NAMED_ROLES = {"inch": "inch", "cents": "cent", "sterling": "pound sterling", "decade": "years", "minutes": "minute"}
"""Roles of parts whose unit the words alone do not name: the 3 of "6-foot-3", the 50 of "15 dollars 50", pounds of money."""

_BARE = Unit("", "")
_SPEED = {"length per time": "speed"}


def normalize_unit(mention: Mention, words: QuantityWords) -> Unit:
    """The unit that a mention's parts name; a bare number has the unit "" and the dimension ""."""
    unit, noun, rate, numeral = None, None, None, ""
    for part in mention.parts:
        role = part.role
        if role == "unit" or role in NAMED_ROLES:
            if (
                unit is None
                or not unit.dimension.startswith("currency:")
                or (len(part.surface) == 3 and role == "unit" and part.surface.isupper())
            ):
                unit = words.units.named(NAMED_ROLES.get(role, part.surface)) or unit
        elif role == "currency" and unit is None:
            unit = words.units.named(part.surface)
        elif role == "noun":
            noun = part.surface
        elif role == "per":
            rate = part.surface
        elif role in ("numeral", "none"):
            numeral = part.surface
    if unit is None:
        unit = words.units.units["year"] if mention.pattern.startswith("quantity.age") else _counted(noun, numeral)
    return _rated(unit, rate, words) if rate is not None else unit


def _counted(noun: str | None, numeral: str) -> Unit:
    if _is_share(numeral):
        return Unit(singular(noun) if noun else "", "share", Fraction(100))
    return Unit(singular(noun), "count") if noun is not None else _BARE


def _is_share(numeral: str) -> bool:
    """Whether a numeral in words is a part of a whole: "a third", "half", "one in five"."""
    if not (numeral[-1:].isalpha() or " in " in numeral or " of " in numeral):
        return False
    value = parse_numeral(numeral)
    return value is not None and 0 < value.number < 1


def _rated(unit: Unit, rate: str, words: QuantityWords) -> Unit:
    """A unit per another: kilometer per hour, dollar per barrel, case per 100,000 person; speeds have their own dimension."""
    *before, last = rate.split()
    per = words.units.named(rate) or Unit(" ".join([*before, singular(last)]), "count")
    name = f"{unit.name or 'time'} per {per.name}"
    known = words.units.units.get(name)
    if known is not None:
        return known
    dimension = f"{unit.dimension or 'count'} per {per.dimension}"
    return Unit(name, _SPEED.get(dimension, dimension), unit.factor / per.factor)


@lru_cache(maxsize=1 << 13)
def singular(noun: str, language: str = "en") -> str:
    """The singular of a counted noun, in lower case: people -> person, bodies -> body, buses -> bus."""
    word = noun.lower()
    nouns = load_quantity_words(language).nouns
    if word in nouns.irregular:
        return nouns.irregular[word]
    if word.endswith("men") and len(word) > 4 and word not in nouns.not_men:
        return word[:-2] + "an"
    if word in nouns.singular or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zzes", "oes")):
        return word[:-2]
    return word[:-1]
