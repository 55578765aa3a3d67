"""The words of quantities as one frozen value: numerals, scales, hedges, units, currencies, counted nouns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

from crosscheck.lexicon.tables import load_table
from crosscheck.model.quantity import Bound, Hedge

PIECE = re.compile(r"[^\W\d_]+|[0-9]+|[^\w\s]|_")
"""The pieces in which phrases of the tables are split: the same as those of running text."""

Phrase = tuple[str, ...]


class UnitInfo(Struct, frozen=True):
    """A unit: its name in results, its dimension, and the way to the dimension's base unit (base = value * factor + offset)."""

    name: str
    dimension: str
    factor: Fraction = Fraction(1)
    offset: Fraction = Fraction(0)


class HedgeInfo(Struct, frozen=True):
    """What a hedge word says: a bound, a hedge, or neither (a word that only belongs to the figure)."""

    bound: Bound | None = None
    hedge: Hedge | None = None


class QuantityWords(Struct, frozen=True):
    """Everything that the quantity grammar asks about words. Phrases are tuples of pieces, lower-case where case does not matter."""

    units_digit: Mapping[str, int]
    teens: Mapping[str, int]
    tens: Mapping[str, int]
    fractions: Mapping[str, int]
    ordinals: Mapping[str, int]
    fraction_characters: Mapping[str, Fraction]
    scales: Mapping[str, int]
    loose_scales: Mapping[str, int]
    glued_scales: Mapping[str, int]
    money_scales: Mapping[str, int]
    vague: Mapping[str, tuple[int, int]]
    multipliers: Mapping[str, tuple[int, int]]
    hedges_before: Mapping[str, tuple[Phrase, ...]]
    hedges_after: Mapping[str, tuple[Phrase, ...]]
    hedge_info: Mapping[Phrase, HedgeInfo]
    unit_starts: Mapping[str, int]
    unit_phrases: Mapping[Phrase, str]
    unit_symbols: Mapping[Phrase, str]
    symbol_starts: Mapping[str, int]
    glued_units: Mapping[Phrase, str]
    weak_units: Mapping[str, str]
    currency_before: Mapping[str, tuple[Phrase, ...]]
    currency_names: Mapping[Phrase, str]
    units: Mapping[str, UnitInfo]
    irregular: Mapping[str, str]
    singular: frozenset[str]
    stops: frozenset[str]
    adjectives: frozenset[str]
    candidates: frozenset[str]


def split_phrase(text: str) -> Phrase:
    """A phrase of a table as its pieces: "sq. km" -> ("sq", ".", "km")."""
    return tuple(PIECE.findall(text))


@cache
def load_quantity_words(language: str = "en") -> QuantityWords:
    """The words of a language; of English where the language has no tables of its own."""
    tables = {name: _table(language, name) for name in ("numerals", "scales", "hedges", "units", "currencies", "nouns")}
    numerals, scales = tables["numerals"], tables["scales"]
    phrases, symbols, glued, weak = _unit_surfaces(tables["units"])
    before, names = _currency_surfaces(tables["currencies"], phrases, symbols, glued)
    hedges_before, hedges_after, hedge_info = _hedges(tables["hedges"])
    words = {name: _whole(numerals[name]) for name in ("units", "teens", "tens", "fractions", "ordinals")}
    nouns = tables["nouns"]
    return QuantityWords(
        units_digit=words["units"],
        teens=words["teens"],
        tens=words["tens"],
        fractions=words["fractions"],
        ordinals=words["ordinals"],
        fraction_characters={key: Fraction(value) for key, value in numerals["characters"].items()},
        scales=_whole(scales["scales"]),
        loose_scales=_whole(scales["abbreviations"]["loose"]),
        glued_scales=_whole(scales["abbreviations"]["glued"]),
        money_scales=_whole(scales["abbreviations"]["money"]),
        vague={key: (int(low), int(high)) for key, (low, high) in scales["vague"].items()},
        multipliers={key: (int(low), int(high)) for key, (low, high) in scales["multipliers"].items()},
        hedges_before=hedges_before,
        hedges_after=hedges_after,
        hedge_info=hedge_info,
        unit_starts=_longest(phrases),
        unit_phrases=phrases,
        unit_symbols=symbols,
        symbol_starts=_longest(symbols),
        glued_units=glued,
        weak_units=weak,
        currency_before=before,
        currency_names=names,
        units=_unit_infos(tables["currencies"]),
        irregular=nouns["irregular"],
        singular=frozenset(nouns["singular"]["words"]),
        stops=frozenset(nouns["stop"]["words"]),
        adjectives=frozenset(nouns["adjective"]["words"]),
        candidates=_candidates(words, scales),
    )


def _table(language: str, name: str) -> dict[str, Any]:
    try:
        return load_table(language, name)
    except FileNotFoundError:
        return load_table("en", name)


def _whole(table: Mapping[str, str]) -> dict[str, int]:
    return {key: int(value) for key, value in table.items()}


def _longest(phrases: Iterable[Phrase]) -> dict[str, int]:
    """First piece -> length of the longest phrase that begins so."""
    lengths: dict[str, int] = {}
    for phrase in phrases:
        lengths[phrase[0]] = max(lengths.get(phrase[0], 0), len(phrase))
    return lengths


def _unit_surfaces(table: Mapping[str, Any]) -> tuple[dict[Phrase, str], dict[Phrase, str], dict[Phrase, str], dict[str, str]]:
    """Words (any case), symbols (as written), symbols that must be glued to the digits, and weak symbols."""
    phrases: dict[Phrase, str] = {}
    symbols: dict[Phrase, str] = {}
    glued: dict[Phrase, str] = {}
    weak: dict[str, str] = {}
    for units in table.values():
        for name, surfaces in units.items():
            phrases.update({split_phrase(word.lower()): name for word in surfaces.get("words", ())})
            symbols.update({split_phrase(word): name for word in surfaces.get("symbols", ())})
            glued.update({split_phrase(word): name for word in surfaces.get("glued", ())})
            weak.update(dict.fromkeys(surfaces.get("weak", ()), name))
    return phrases, symbols, glued, weak


def _currency_surfaces(
    table: Mapping[str, Any], phrases: dict[Phrase, str], symbols: dict[Phrase, str], glued: dict[Phrase, str]
) -> tuple[dict[str, tuple[Phrase, ...]], dict[Phrase, str]]:
    """Adds the currencies' names to the unit words; gives what may stand before a figure, by its last piece, longest first."""
    before: dict[str, list[Phrase]] = {}
    names: dict[Phrase, str] = {}
    for name, surfaces in table.items():
        phrases.update({split_phrase(word.lower()): name for word in surfaces.get("words", ())})
        glued.update({split_phrase(word): name for word in surfaces.get("glued", ())})
        for surface in (*surfaces.get("symbols", ()), *surfaces.get("codes", ())):
            phrase = split_phrase(surface)
            names[phrase] = symbols[phrase] = name
            before.setdefault(phrase[-1], []).append(phrase)
    return {key: tuple(sorted(found, key=len, reverse=True)) for key, found in before.items()}, names


def _hedges(table: Mapping[str, Any]) -> tuple[dict[str, tuple[Phrase, ...]], dict[str, tuple[Phrase, ...]], dict[Phrase, HedgeInfo]]:
    """Hedges before a figure by their last piece, after it by their first, longest first; and what each says."""
    info: dict[Phrase, HedgeInfo] = {}
    sides: list[dict[str, tuple[Phrase, ...]]] = []
    for side, key in (("before", -1), ("after", 0)):
        found: dict[str, list[Phrase]] = {}
        for meaning, entry in table[side].items():
            for word in entry["words"]:
                phrase = split_phrase(word)
                info[phrase] = _hedge_info(meaning)
                found.setdefault(phrase[key], []).append(phrase)
        sides.append({word: tuple(sorted(set(phrases), key=lambda p: (-len(p), p))) for word, phrases in found.items()})
    return sides[0], sides[1], info


def _hedge_info(meaning: str) -> HedgeInfo:
    bounds: dict[str, Bound] = {"at-least": "at-least", "more-than": "more-than", "at-most": "at-most", "less-than": "less-than"}
    hedges: dict[str, Hedge] = {"about": "about", "below": "below", "above": "above"}
    return HedgeInfo(bounds.get(meaning), hedges.get(meaning))


def _unit_infos(currencies: Mapping[str, Any]) -> dict[str, UnitInfo]:
    table = tomllib.loads((files("crosscheck.lexicon") / "units.toml").read_text("utf-8"))
    infos = {
        name: UnitInfo(name, dimension, Fraction(entry["factor"]), Fraction(entry.get("offset", "0")))
        for dimension, units in table.items()
        for name, entry in units.items()
    }
    for name, entry in currencies.items():
        major = entry.get("of")
        infos[name] = UnitInfo(name, f"currency:{major or name}", Fraction(1, 100) if major else Fraction(1))
    return infos


def _candidates(words: Mapping[str, Mapping[str, int]], scales: Mapping[str, Any]) -> frozenset[str]:
    """Every word at which a quantity or ordinal can begin, in the three ways of writing it."""
    plain = {word for table in words.values() for word in table} | set(scales["scales"]) | set(scales["vague"]) | {"couple"}
    return frozenset(form for word in plain for form in (word, word.capitalize(), word.upper()))
