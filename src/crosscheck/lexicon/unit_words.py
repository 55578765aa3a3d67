"""Units and currencies: what they are called, their dimension, and the way to the dimension's base unit."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from crosscheck.lexicon.phrases import Phrase, fold_phrase, group_phrases, longest_phrases, split_phrase
from crosscheck.lexicon.tables import load_table_or_english


class Unit(Struct, frozen=True):
    """A unit: its name in results, its dimension, and the way to the dimension's base unit (base = value * factor + offset)."""

    name: str
    dimension: str
    factor: Fraction = Fraction(1)
    offset: Fraction = Fraction(0)


class OwnUnit(Struct, frozen=True):
    """A unit of the user's config: the unit, the words for it in any case, and its symbols as written."""

    unit: Unit
    words: tuple[str, ...]
    symbols: tuple[str, ...] = ()


class UnitWords(Struct, frozen=True):
    """How units are written.

    `words` in any case (keys lower-case), `symbols` exactly as written, `glued` only without a blank after the digits, `weak` only where
    nothing else makes sense; `before` the figure ("magnitude 6.1"), by their last piece. `currency` holds the signs and codes that may stand before a figure, by their last piece; those of `spaced` may
    have blanks inside. `starts` and
    `symbol_starts` tell how many pieces a unit that begins with a piece can have. `shy` letters are symbols only where no word follows. `articled` are the units that "a" may count ("a mile"),
    `rated` those that may follow in a rate ("a share").
    """

    units: Mapping[str, Unit]
    words: Mapping[Phrase, str]
    symbols: Mapping[Phrase, str]
    glued: Mapping[Phrase, str]
    weak: Mapping[str, str]
    before: Mapping[str, tuple[Phrase, ...]]
    before_names: Mapping[Phrase, str]
    starts: Mapping[str, int]
    symbol_starts: Mapping[str, int]
    currency: Mapping[str, tuple[Phrase, ...]]
    currency_names: Mapping[Phrase, str]
    spaced: frozenset[Phrase]
    currency_pieces: frozenset[str]
    shy: frozenset[str]
    articled: frozenset[str]
    rated: frozenset[str]

    def named(self, surface: str) -> Unit | None:
        """The unit that a surface names, or None."""
        phrase = split_phrase(surface)
        name = self.words.get(fold_phrase(surface)) or self.symbols.get(phrase) or self.glued.get(phrase) or self.weak.get(surface)
        name = name or self.before_names.get(fold_phrase(surface))
        return self.units[name] if name is not None else None


@cache
def load_unit_words(language: str = "en") -> UnitWords:
    """The units of a language; of English where the language has no table of its own."""
    units, currencies = load_table_or_english(language, "units"), load_table_or_english(language, "currencies")
    rates = load_table_or_english(language, "rates")
    entries = [*_entries(units), *currencies.items()]
    words = {fold_phrase(word): name for name, entry in entries for word in entry.get("words", ())}
    signs = {
        split_phrase(sign): name for name, entry in currencies.items() for sign in (*entry.get("symbols", ()), *entry.get("codes", ()))
    }
    before = {fold_phrase(word): name for name, entry in entries for word in entry.get("before", ())}
    symbols = {split_phrase(sign): name for name, entry in _entries(units) for sign in entry.get("symbols", ())} | signs
    return UnitWords(
        units=_units(currencies),
        words=words,
        symbols=symbols,
        glued={split_phrase(sign): name for name, entry in entries for sign in entry.get("glued", ())},
        before=group_phrases(before, -1),
        before_names=before,
        weak={sign: name for name, entry in entries for sign in entry.get("weak", ())},
        starts=longest_phrases(words),
        symbol_starts=longest_phrases(symbols),
        currency=group_phrases(signs, -1),
        currency_names=signs,
        spaced=frozenset(split_phrase(sign) for entry in currencies.values() for sign in entry.get("symbols", ()) if " " in sign),
        currency_pieces=frozenset(piece for phrase in signs for piece in phrase),
        shy=frozenset(rates["shy"]["letters"]),
        articled=frozenset(rates["articled"]["units"]),
        rated=frozenset(rates["rated"]["words"]),
    )


def with_own_units(words: UnitWords, own: tuple[OwnUnit, ...]) -> UnitWords:
    """The unit words with those of the user's config, which win over the shipped ones."""
    named = dict(words.words) | {fold_phrase(word): one.unit.name for one in own for word in one.words}
    symbols = dict(words.symbols) | {split_phrase(symbol): one.unit.name for one in own for symbol in one.symbols}
    units = dict(words.units) | {one.unit.name: one.unit for one in own}
    return replace(words, units=units, words=named, symbols=symbols, starts=longest_phrases(named), symbol_starts=longest_phrases(symbols))


def _entries(table: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for units in table.values():
        yield from units.items()


def _units(currencies: Mapping[str, Any]) -> dict[str, Unit]:
    """All units with their factors: the generated table's, and each currency with its minor unit in a dimension of its own."""
    table = tomllib.loads((files("crosscheck.lexicon") / "units.toml").read_text("utf-8"))
    units = {
        name: Unit(name, dimension, Fraction(entry["factor"]), Fraction(entry.get("offset", "0")))
        for dimension, found in table.items()
        for name, entry in found.items()
    }
    for name, entry in currencies.items():
        major = entry.get("of")
        units[name] = Unit(name, f"currency:{major or name}", Fraction(1, int(entry.get("parts", "100"))) if major else Fraction(1))
    return units
