"""Words that tell what the lines of a table are, as one frozen value."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from crosscheck.lexicon.tables import load_table_or_english

_WORD = re.compile(r"[^\s,;:()\[\]]+")
_EDGES = " :.*_()[]†‡"


class TableWords(Struct, frozen=True):
    """The words of `tables.toml`; sets of folded words, and patterns that a folded label is matched with."""

    total: re.Pattern[str]
    nested: re.Pattern[str]
    aside: frozenset[str]
    unsummed: frozenset[str]
    shares: frozenset[str]
    counted: frozenset[str]
    rounded: frozenset[str]
    rounded_signs: frozenset[str]
    selected: frozenset[str]
    missing: frozenset[str]
    most_words: int

    def is_total(self, label: str) -> bool:
        """Whether a folded label names a sum of other lines."""
        label = label.strip(_EDGES)
        return bool(self.total.fullmatch(label)) and len(label.split()) <= self.most_words and not self.is_aside(label)

    def is_nested(self, label: str) -> bool:
        """Whether a folded label names a part of the line above it."""
        return bool(self.nested.match(label))

    def is_aside(self, label: str) -> bool:
        """Whether a folded label names what is neither a part nor a sum: an average, a rate, a change."""
        return not self.aside.isdisjoint(words_in(label))

    def is_unsummed(self, header: str) -> bool:
        """Whether the folded header of a column names what nobody adds up: ages, years, prices, or what `is_aside` knows."""
        words = words_in(header)
        return not (self.aside.isdisjoint(words) and self.unsummed.isdisjoint(words))


def words_in(label: str) -> list[str]:
    """The words of a folded label, signs included: "share (%)" -> share, %."""
    return _WORD.findall(label)


@cache
def load_table_words(language: str = "en") -> TableWords:
    """The words for tables of a language; English where it has none of its own."""
    table = load_table_or_english(language, "tables")
    total, opening, closing = (_any_of(table[name]) for name in ("totals", "opening", "closing"))
    return TableWords(
        total=re.compile(rf"(?:{total})|(?:{opening})\b.*|.*[\s:-](?:{closing})|(?:{closing})"),
        nested=re.compile(rf"[{re.escape(table['nested_signs'])}]\s*\w|(?:{_any_of(table['nested'])})\b"),
        aside=frozenset(table["aside"].split()),
        unsummed=frozenset(table["unsummed"].split()),
        shares=frozenset(table["shares"].split()),
        counted=frozenset(table["counted"].split()),
        rounded=frozenset(table["rounded"].split()),
        rounded_signs=frozenset(table["rounded_signs"]),
        selected=frozenset(table["selected"].split()),
        missing=frozenset(table["missing"]),
        most_words=table["most_words"],
    )


def _any_of(phrases: list[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
