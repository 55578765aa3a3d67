"""Words that tell how the numbers of one sentence belong together, as one frozen value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from msgspec import Struct

from crosscheck.lexicon.tables import load_table

_FALLBACK = "en"


class CueWords(Struct, frozen=True):
    """The words of `relations.toml`: sets of single words, and patterns of phrases to be matched at the end or the start of a gap."""

    people: frozenset[str]
    whole: frozenset[str]
    narrow: frozenset[str]
    of_others: frozenset[str]
    single: frozenset[str]
    not_parts: frozenset[str]
    multiples: Mapping[str, Decimal]
    up: frozenset[str]
    down: frozenset[str]
    revision: frozenset[str]
    conversion: re.Pattern[str]
    not_all: re.Pattern[str]
    of_whole: re.Pattern[str]
    consists: re.Pattern[str]
    lasting: re.Pattern[str]
    lasted: re.Pattern[str]
    remainder: re.Pattern[str]
    total: re.Pattern[str]
    others: re.Pattern[str]
    ahead: re.Pattern[str]
    earlier: re.Pattern[str]
    later: re.Pattern[str]
    includes_person: re.Pattern[str]
    clock: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def load_cue_words(language: str = "en") -> CueWords:
    """The cue words of a language; English where it has no table of its own."""
    try:
        table = load_table(language, "relations")
    except FileNotFoundError:
        table = load_table(_FALLBACK, "relations")
    people = frozenset(table["people"].split())
    includes, counted = _any_of(table["includes"]), _any_of(table["counted_person"].split())
    return CueWords(
        people=people,
        whole=people | frozenset(table["group"].split()),
        narrow=frozenset(table["narrow"].split()),
        of_others=frozenset(table["of_others"].split()),
        single=frozenset(table["single"].split()),
        not_parts=frozenset(table["not_parts"].split()),
        multiples={word: Decimal(str(factor)) for word, factor in table["multiple"].items()},
        up=frozenset(table["change"]["up"].split()),
        down=frozenset(table["change"]["down"].split()),
        revision=frozenset(table["revision"]["words"].split()),
        conversion=re.compile(rf"(?:[(\[/]|,? ?(?:{_any_of(table['or_words'])})|[(\[] ?(?:{_any_of(table['or_words'])}))"),
        not_all=re.compile(rf"\b(?:{_any_of(table['not_all'])})\b"),
        of_whole=re.compile(rf"\b(?:{_any_of(table['of_whole'])})$"),
        consists=re.compile(rf"\b(?:{_any_of(table['consists'])})\b", re.IGNORECASE),
        lasting=re.compile(rf",? ?\(?(?:{_any_of(table['lasting'])})"),
        lasted=re.compile(rf"^(?:[a-z-]+ ){{0,3}}(?:{_any_of(table['lasted'])})$"),
        remainder=re.compile(rf"\b(?:{_any_of(table['remainder'])})$"),
        total=re.compile(rf"\b(?:{_any_of(table['total'])})\b"),
        others=re.compile(rf"(?:{_any_of(table['others'])})\b"),
        ahead=re.compile(rf"\b(?:{_any_of(table['ahead'])})\b"),
        earlier=re.compile(rf"\b(?:{_any_of(table['earlier'])})\b"),
        later=re.compile(rf"\b(?:{_any_of(table['later'])})\b"),
        includes_person=re.compile(rf"^[^.;:]{{0,40}}?\b(?:{includes}) (?:the|an?|his|her|their|its)(?: [a-z]+)? (?:{counted})\b"),
        clock=tuple((key, re.compile(rf"(?:^|\s)(?:{_any_of(phrases)})(?: the| at)?$")) for key, phrases in table["clock"].items()),
    )


def _any_of(phrases: list[str]) -> str:
    """An alternation of phrases, the longest first."""
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
