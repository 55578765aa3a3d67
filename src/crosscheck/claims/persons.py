"""Of whom an age is told: the name beside it, else the words of gender and role."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.claims.tokens import Token
from crosscheck.lexicon.claim_words import ClaimWords

_AHEAD = 4
_BEHIND = 5


def find_person(tokens: Sequence[Token], first: int, last: int, names: frozenset[int], words: ClaimWords) -> str:
    """The folded name of the person whose age stands at `tokens[first:last]`; "" if none stands beside it.

    "20-year-old Ann Lee", "20-year-old suspect Ann Lee", "Ann Lee, 20,", "Ann Lee (20)", "Ann Lee, who is 20".
    """
    attributive = any(token.lower in ("old", "year", "month") for token in tokens[first:last])
    ahead = _name_ahead(tokens, last, names, words)
    behind = _name_behind(tokens, first, names, words)
    return (ahead or behind) if attributive else (behind or ahead)


def _name_ahead(tokens: Sequence[Token], last: int, names: frozenset[int], words: ClaimWords) -> str:
    position = last
    while position < min(len(tokens), last + _AHEAD) and position not in names:
        if not tokens[position].is_word and tokens[position].lower != "-":
            return ""
        if tokens[position].lower in ("was", "were", "and", "from", "of", "in", "at", "who", "is", "were", "to", "on"):
            return ""
        position += 1
    end = position
    while end < len(tokens) and end in names:
        end += 1
    return _fold(tokens[position:end], words)


def _name_behind(tokens: Sequence[Token], first: int, names: frozenset[int], words: ClaimWords) -> str:
    position = first - 1
    commas = 0
    while position >= max(0, first - _BEHIND) and position not in names:
        commas += tokens[position].lower == ","
        if commas > 2 or tokens[position].lower in (";", ":", "and"):
            return ""
        position -= 1
    start = position
    while start >= 0 and start in names:
        start -= 1
    return _fold(tokens[start + 1 : position + 1], words)


def _fold(tokens: Sequence[Token], words: ClaimWords) -> str:
    return " ".join(token.lower for token in tokens if token.is_word and token.lower not in words.suffixes)


def find_gender(tokens: Sequence[Token], first: int, last: int, words: ClaimWords) -> str:
    """ "m", "f" or "": by the nearest word of gender within a few tokens of the age."""
    order = [*range(last, min(len(tokens), last + 4)), *range(first - 1, max(-1, first - 5), -1)]
    for position in order:
        if tokens[position].lower in words.female:
            return "f"
        if tokens[position].lower in words.male:
            return "m"
    return ""
