"""Words that tell how a claim is meant, and the measurand families, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from crosscheck.lexicon.tables import load_table_or_english


class Family(Struct, frozen=True):
    """A kind of thing that news counts, measures or dates; words in their base form.

    `kinds` are the slots that it takes. `nouns` name the figure itself; `weak_nouns` do where nothing else governs it; `verbs` have it as
    object or passive subject; `subjects` are verbs and adjectives that have it as subject; `states` stand behind a preposition ("in custody");
    `heads`, where given, are the only counted nouns that verbs, subjects and states take; `people` rules out counted things.
    `group` holds families that often tell of the same people or things; `handicap` makes a family's words dearer than those of others.
    """

    key: str
    text: str
    dynamics: str
    kinds: frozenset[str]
    nouns: tuple[str, ...]
    verbs: tuple[str, ...]
    weak_nouns: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    people: bool = False
    group: str = ""
    handicap: float = 0.0


class Role(Struct, frozen=True):
    """What a person is to an event: nouns that name them, verbs that have them as object or as subject, nouns they stand behind ("death of")."""

    key: str
    nouns: tuple[str, ...]
    patients: tuple[str, ...]
    subjects: tuple[str, ...]
    of: tuple[str, ...]


class Background(Struct, frozen=True):
    """What sets a sentence apart as telling of another event: words of `other` before one of `events`, or a word of `alone`."""

    other: frozenset[str]
    events: frozenset[str]
    alone: frozenset[str]


class ClaimWords(Struct, frozen=True):
    """Function words, verbs that credit only with "that", verbs of giving a figure by the word before it ("" for none), what studies are called, bodies that mean the same with or without a place, words that are capitalised but no names, words of gender, name suffixes, counted nouns that are
    no people, and scope words by key.
    """

    stop: frozenset[str]
    weak_reporting: frozenset[str]
    giving: Mapping[str, frozenset[str]]
    studies: frozenset[str]
    generic_sources: frozenset[str]
    not_names: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    suffixes: frozenset[str]
    things: frozenset[str]
    not_persons: frozenset[str]
    demonym_endings: tuple[str, ...]
    place_prepositions: frozenset[str]
    roles: tuple[Role, ...]
    scope_phrase: Mapping[str, str]
    scope_before: Mapping[str, str]
    scope_verb: Mapping[str, str]
    scope_noun: Mapping[str, str]
    scope_after: Mapping[str, str]
    background: Background


@cache
def load_families(language: str = "en") -> tuple[Family, ...]:
    """The shipped measurand families, in the order of the table."""
    return tuple(parse_family(key, row) for key, row in load_table_or_english(language, "measurands").items())


def parse_family(key: str, row: Mapping[str, Any]) -> Family:
    """One family from its table row, shipped or from a config.

    Raises KeyError if `kinds` is missing.
    """
    return Family(
        key=key,
        text=row.get("text", key.replace("-", " ")),
        dynamics=row.get("dynamics", "static"),
        kinds=frozenset(row["kinds"]),
        nouns=tuple(row.get("nouns", ())),
        verbs=tuple(row.get("verbs", ())),
        weak_nouns=tuple(row.get("weak_nouns", ())),
        subjects=tuple(row.get("subjects", ())),
        states=tuple(row.get("states", ())),
        heads=tuple(row.get("heads", ())),
        people=row.get("people", False),
        group=row.get("group", key),
        handicap=float(row.get("handicap", 0.0)),
    )


@cache
def load_claim_words(language: str = "en") -> ClaimWords:
    """The words of `claims.toml`."""
    table = load_table_or_english(language, "claims")
    return ClaimWords(
        stop=frozenset(table["stop"].split()),
        weak_reporting=frozenset(table["weak_reporting"].split()),
        giving={word: frozenset(table[f"giving_{word or 'itself'}"].split()) for word in ("at", "of", "")},
        studies=frozenset(table["studies"].split()),
        generic_sources=frozenset(table["generic_sources"].split()),
        not_names=frozenset(table["not_names"].split()),
        male=frozenset(table["male"].split()),
        female=frozenset(table["female"].split()),
        suffixes=frozenset(table["suffixes"].split()),
        things=frozenset(table["things"].split()),
        not_persons=frozenset(table["not_persons"].split()),
        demonym_endings=tuple(table["demonym_endings"].split()),
        place_prepositions=frozenset(table["place_prepositions"].split()),
        roles=tuple(_role(key, row) for key, row in table["roles"].items()),
        scope_phrase=_by_word(table["scope"]["phrase"]),
        scope_before=_by_word(table["scope"]["before"]),
        scope_verb=_by_word(table["scope"]["verb"]),
        scope_noun=_by_word(table["scope"]["noun"]),
        scope_after=_by_word(table["scope"]["after"]),
        background=Background(**{name: frozenset(words.split()) for name, words in table["background"].items()}),
    )


def _role(key: str, row: Mapping[str, list[str]]) -> Role:
    return Role(key, tuple(row["nouns"]), tuple(row["patients"]), tuple(row["subjects"]), tuple(row["of"]))


def _by_word(rows: Mapping[str, list[str]]) -> dict[str, str]:
    return {word: key for key, words in rows.items() for word in words}
