"""Phrases of the tables, cut into the same pieces as running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

LETTERS = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u0482\u048a-\u0559\u0561-\u0588\u05d0-\u05ea\u0620-\u064a\u1e00-\u1fff"
"""The letters that stay together as one piece (Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic), as a character class."""

_PIECE = re.compile(rf"[{LETTERS}]+|[0-9]+|\S")

Phrase = tuple[str, ...]
"""A phrase as its pieces: "sq. km" is ("sq", ".", "km")."""


def split_phrase(text: str) -> Phrase:
    """The pieces of a phrase."""
    return tuple(_PIECE.findall(text))


def fold_phrase(text: str) -> Phrase:
    """The pieces of a phrase in lower case."""
    return split_phrase(text.lower())


def group_phrases(phrases: Iterable[Phrase], key: int) -> dict[str, tuple[Phrase, ...]]:
    """Phrases by their first (`key` 0) or last (-1) piece, the longest first."""
    groups: dict[str, set[Phrase]] = {}
    for phrase in phrases:
        groups.setdefault(phrase[key], set()).add(phrase)
    return {piece: tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase))) for piece, found in groups.items()}


def longest_phrases(phrases: Iterable[Phrase]) -> Mapping[str, int]:
    """First piece -> how long the longest phrase is that begins so."""
    lengths: dict[str, int] = {}
    for phrase in phrases:
        lengths[phrase[0]] = max(lengths.get(phrase[0], 0), len(phrase))
    return lengths
