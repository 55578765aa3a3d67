"""The words of quantities as one frozen value: numerals, scales, hedges, units, counted nouns, names, changes, ages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from crosscheck.lexicon.phrases import Phrase, fold_phrase, group_phrases
from crosscheck.lexicon.tables import load_table_or_english
from crosscheck.lexicon.unit_words import OwnUnit, UnitWords, load_unit_words, with_own_units
from crosscheck.model.quantity import Bound, Change, Hedge

_BOUNDS: Mapping[str, Bound] = {"at-least": "at-least", "more-than": "more-than", "at-most": "at-most", "less-than": "less-than"}
_HEDGES: Mapping[str, Hedge] = {"about": "about", "below": "below", "above": "above"}


class HedgeWord(Struct, frozen=True):
    """What a hedge says: a bound, a hedge, or neither (a word that only belongs to the figure)."""

    bound: Bound | None = None
    hedge: Hedge | None = None


class NumeralWords(Struct, frozen=True):
    """Words that name a number: `ones` 0-9, `teens`, `tens`, `small` all of these; the lower half of fractions; ordinals; scales."""

    ones: Mapping[str, int]
    teens: Mapping[str, int]
    tens: Mapping[str, int]
    small: Mapping[str, int]
    fractions: Mapping[str, int]
    ordinals: Mapping[str, int]
    characters: Mapping[str, Fraction]
    scales: Mapping[str, int]
    loose: Mapping[str, int]
    glued: Mapping[str, int]
    money: Mapping[str, int]
    vague: Mapping[str, tuple[int, int]]
    multipliers: Mapping[str, tuple[int, int]]
    groups: Mapping[str, int]
    multiples: Mapping[str, int]


class HedgeWords(Struct, frozen=True):
    """Hedges before a figure by their last piece (and by their first), after it by their first, longest first; and what each says."""

    before: Mapping[str, tuple[Phrase, ...]]
    before_by_first: Mapping[str, tuple[Phrase, ...]]
    after: Mapping[str, tuple[Phrase, ...]]
    meaning: Mapping[Phrase, HedgeWord]


class NounWords(Struct, frozen=True):
    """How counted nouns look: plurals not in -s (-> singular), words in -s that are singular, words that end a noun phrase, participles
    that may stand before the noun; determiners and numbers that may stand between "of" and the noun; words in -men that are no plurals.
    """

    irregular: Mapping[str, str]
    singular: frozenset[str]
    stops: frozenset[str]
    adjectives: frozenset[str]
    determiners: frozenset[str]
    counted: frozenset[str]
    not_men: frozenset[str]


class NameWords(Struct, frozen=True):
    """Where a number is a name or "one" a pronoun; see lexicon/en/number_names.toml."""

    labels: frozenset[str]
    brands: frozenset[str]
    models: frozenset[str]
    streets: frozenset[str]
    idioms: Mapping[str, tuple[Phrase, ...]]
    pronouns: frozenset[str]
    standing: frozenset[str]
    after_standing: frozenset[str]
    superlatives: frozenset[str]
    garments: frozenset[str]
    none: Mapping[str, frozenset[str]]


class ChangeWords(Struct, frozen=True):
    """Words of change; see lexicon/en/changes.toml. `directions` maps each to where it leads."""

    directions: Mapping[str, Change]
    plain: frozenset[str]
    transitive: frozenset[str]
    nouns: frozenset[str]
    adverbs: frozenset[str]


class AgeWords(Struct, frozen=True):
    """Words of ages; see lexicon/en/ages.toml."""

    old: frozenset[str]
    abbreviations: frozenset[str]
    aged: frozenset[str]
    inanimate: frozenset[str]


class QuantityWords(Struct, frozen=True):
    """Everything that the quantity grammar asks about words. `candidates` are the words at which a mention can begin, as they are written
    in running text; `cues` are lists of lexicon/en/cues.toml by name.
    """

    numerals: NumeralWords
    hedges: HedgeWords
    units: UnitWords
    nouns: NounWords
    names: NameWords
    changes: ChangeWords
    ages: AgeWords
    cues: Mapping[str, frozenset[str]]
    candidates: frozenset[str]


@cache
def load_quantity_words(language: str = "en", own: tuple[OwnUnit, ...] = ()) -> QuantityWords:
    """The words of a language; of English where the language has no tables of its own. `own` are the units of the user's config."""
    if own:
        words = load_quantity_words(language)
        return replace(words, units=with_own_units(words.units, own))
    numerals = _numerals(load_table_or_english(language, "numerals"), load_table_or_english(language, "scales"))
    units = load_unit_words(language)
    return QuantityWords(
        numerals=numerals,
        hedges=_hedges(load_table_or_english(language, "hedges")),
        units=units,
        nouns=_nouns(load_table_or_english(language, "nouns")),
        names=_names(load_table_or_english(language, "number_names")),
        changes=_changes(load_table_or_english(language, "changes")),
        ages=_ages(load_table_or_english(language, "ages")),
        cues={name: frozenset(words) for name, words in load_table_or_english(language, "cues").items()},
        candidates=_candidates(numerals, units),
    )


def _words(table: Mapping[str, Any], name: str) -> frozenset[str]:
    return frozenset(table[name]["words"])


def _whole(table: Mapping[str, str]) -> dict[str, int]:
    return {key: int(value) for key, value in table.items()}


def _ranges(table: Mapping[str, Iterable[str]]) -> dict[str, tuple[int, int]]:
    return {key: (int(low), int(high)) for key, (low, high) in table.items()}


def _numerals(numerals: Mapping[str, Any], scales: Mapping[str, Any]) -> NumeralWords:
    ones, teens, tens = (_whole(numerals[name]) for name in ("ones", "teens", "tens"))
    short = scales["abbreviations"]
    return NumeralWords(
        ones=ones,
        teens=teens,
        tens=tens,
        small=ones | teens | tens,
        fractions=_whole(numerals["fractions"]),
        ordinals=_whole(numerals["ordinals"]),
        characters={key: Fraction(value) for key, value in numerals["characters"].items()},
        scales=_whole(scales["scales"]),
        loose=_whole(short["loose"]),
        glued=_whole(short["glued"]),
        money=_whole(short["money"]),
        vague=_ranges(scales["vague"]),
        multipliers=_ranges(scales["multipliers"]),
        groups=_whole(scales["groups"]),
        multiples=_whole(scales["multiples"]),
    )


def _hedges(table: Mapping[str, Any]) -> HedgeWords:
    sides = {
        side: {fold_phrase(word): _hedge(key) for key, entry in table[side].items() for word in entry["words"]}
        for side in ("before", "after")
    }
    return HedgeWords(
        group_phrases(sides["before"], -1),
        group_phrases(sides["before"], 0),
        group_phrases(sides["after"], 0),
        sides["before"] | sides["after"],
    )


def _hedge(meaning: str) -> HedgeWord:
    return HedgeWord(_BOUNDS.get(meaning), _HEDGES.get(meaning))


def _nouns(table: Mapping[str, Any]) -> NounWords:
    return NounWords(
        irregular=table["irregular"],
        singular=_words(table, "singular"),
        stops=_words(table, "stop"),
        adjectives=_words(table, "adjective"),
        determiners=_words(table, "determiner"),
        counted=_words(table, "counted"),
        not_men=_words(table, "not_men"),
    )


def _names(table: Mapping[str, Any]) -> NameWords:
    return NameWords(
        labels=_words(table, "labels"),
        brands=_words(table, "brands"),
        models=_words(table, "models"),
        streets=_words(table, "streets"),
        idioms=group_phrases((fold_phrase(phrase) for phrase in table["idioms"]["phrases"]), 0),
        pronouns=_words(table, "pronouns"),
        standing=_words(table, "standing"),
        after_standing=_words(table, "after_standing"),
        superlatives=_words(table, "superlatives"),
        garments=_words(table, "garments"),
        none={key: frozenset(words) for key, words in table["none"].items()},
    )


def _changes(table: Mapping[str, Any]) -> ChangeWords:
    directions: dict[str, Change] = dict.fromkeys(table["up"]["words"], "up")
    directions.update(dict.fromkeys(table["down"]["words"], "down"))
    return ChangeWords(directions, _words(table, "plain"), _words(table, "transitive"), _words(table, "nouns"), _words(table, "adverbs"))


def _ages(table: Mapping[str, Any]) -> AgeWords:
    return AgeWords(_words(table, "old"), _words(table, "abbreviations"), _words(table, "aged"), _words(table, "inanimate"))


def _candidates(numerals: NumeralWords, units: UnitWords) -> frozenset[str]:
    """Every word at which a quantity or ordinal can begin, in the three ways of writing it."""
    plain = {
        *numerals.small,
        *numerals.fractions,
        *numerals.ordinals,
        *numerals.scales,
        *numerals.vague,
        *numerals.groups,
        *numerals.multiples,
    }
    plain |= {"tens", "twice", "no", "nobody"} | {
        phrase[0] for phrase, name in units.words.items() if name in units.articled and len(phrase) == 1
    }
    words = {form for word in plain for form in (word, word.capitalize(), word.upper())}
    return frozenset(words | set(numerals.characters))
