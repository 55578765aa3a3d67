"""The counted noun after a figure: the head of the noun phrase that follows."""

from __future__ import annotations

from crosscheck.lexicon.quantity_words import QuantityWords
from crosscheck.mentions.tokens import Tokens

_REACH = 6


def find_noun(tokens: Tokens, last: int, words: QuantityWords, *, single: bool) -> int | None:
    """The piece that is the counted noun of a numeral ending at `last`; `single` for one, whose noun is no plural. None if there is none."""
    at = last
    if tokens.words[at] == "-":
        return at + 1 if tokens.glued(at) and tokens.glued(at + 1) and tokens.words[at + 1].isalpha() else None
    if tokens.lower[at] == "of":
        at += 1
        if tokens.lower[at] in ("the", "its", "their", "his", "her", "our", "these", "those", "them"):
            at += 1
    return _last_single(tokens, at, words) if single else _first_plural(tokens, at, words)


def _first_plural(tokens: Tokens, at: int, words: QuantityWords) -> int | None:
    for offset in range(_REACH):
        word = tokens.lower[at + offset]
        if word == "-" and offset:
            continue
        if not word.isalpha():
            return None
        if word in words.stops and not (word in words.adjectives):
            return None
        if is_plural(word, words):
            following = tokens.lower[at + offset + 1]
            if following.isalpha() and is_plural(following, words) and following not in words.stops:
                return at + offset + 1
            return at + offset
    return None


def is_plural(word: str, words: QuantityWords) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in words.irregular:
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in words.singular and word not in words.stops


def _last_single(tokens: Tokens, at: int, words: QuantityWords) -> int | None:
    found = None
    for offset in range(_REACH):
        word = tokens.lower[at + offset]
        if word == "-" and offset:
            continue
        if not word.isalpha() or (word in words.stops and word not in words.adjectives):
            return found
        if word.endswith("ed") and found is not None:
            return found
        if word in words.adjectives or word.endswith(("ly", "ed")):
            continue
        found = at + offset
    return found
