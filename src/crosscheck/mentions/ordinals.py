"""Ordinals: `the 10th win`, `third suspect`, `No. 1`, `the 5300 block`; not "at first", nor seconds."""

from __future__ import annotations

from crosscheck.lexicon.quantity_words import QuantityWords
from crosscheck.mentions.numerals import HYPHENS
from crosscheck.mentions.tokens import Tokens

_SUFFIXES = frozenset(("st", "nd", "rd", "th"))
_LONGEST = 6
_RANKS = frozenset(("no", "number", "nos"))

FoundOrdinal = tuple[int, int, int, str]
"""First and last piece of the surface (half-open), first piece of the numeral, and the pattern."""


def find_word_ordinal(tokens: Tokens, at: int, words: QuantityWords) -> FoundOrdinal | None:
    """The ordinal in words that begins at the piece `at`: `third`, `twenty-first`."""
    ordinals, last = words.numerals.ordinals, at + 1
    if tokens.lower[at] in words.numerals.tens:
        last = at + 2 if tokens.words[at + 1] in HYPHENS and tokens.inner(at + 1) else at + 1
        if ordinals.get(tokens.lower[last], 10) > 9:
            return None
        last += 1
    elif tokens.lower[at] not in ordinals:
        return None
    return (at, last, at, "ordinal.word") if _counts(tokens, at, last, words) else None


def find_digit_ordinal(tokens: Tokens, at: int, words: QuantityWords) -> FoundOrdinal | None:
    """`10th`, `21st`, where the digits stand at `at`; not a day ("March 18th") nor a street ("117th Street")."""
    street = tokens.lower[at + 2] in words.names.streets and tokens.words[at + 2][:1].isupper()
    if street or (at and tokens.lower[at - 1] in words.cues["months"]) or tokens.lower[at + 2] in words.cues["months"]:
        return None
    if (
        len(tokens.words[at]) > _LONGEST
        or tokens.lower[at + 1] not in _SUFFIXES
        or not tokens.glued(at + 1)
        or (at and tokens.glued(at) and tokens.words[at - 1][-1:].isalnum())
    ):
        return None
    return at, at + 2, at, "ordinal.digits"


def find_rank(tokens: Tokens, at: int) -> FoundOrdinal | None:
    """`No. 5`, `number 1`, `the 5300 block`: a rank, where the digits stand at `at`."""
    if tokens.lower[at + 1] == "block" and 2 < len(tokens.words[at]) <= _LONGEST and tokens.lower[at - 1] in ("the", "in", "on"):
        return at, at + 2, at, "ordinal.block"
    back = at - 2 if at > 1 and tokens.words[at - 1] == "." else at - 1
    if back < 0 or tokens.lower[back] not in _RANKS or len(tokens.words[at]) > 3:
        return None
    named = back > 0 and tokens.words[back - 1][:1].isupper() and tokens.words[back].isupper()
    return None if named or (tokens.lower[back] == "number" and back + 1 != at) else (back, at + 1, at, "ordinal.rank")


def _counts(tokens: Tokens, at: int, last: int, words: QuantityWords) -> bool:
    """Whether the word counts in a row: no second of time, no "at first", no "first-degree", no name."""
    if tokens.lower[at] == "top":
        return tokens.words[last] in HYPHENS and tokens.lower[last + 1] in words.cues["rankings"]
    word, before, after = tokens.lower[at], tokens.lower[at - 1] if at else "", tokens.lower[last]
    if word == "second" and (
        before in ("per", "split", "one", "every", "/")
        or (before == "a" and ((not after.isalpha() and after not in HYPHENS) or after in ("later", "or", "before", "after")))
    ):
        return False
    if before == "at" or (after == "of" and tokens.lower[last + 1] == "all") or (after == "and" and tokens.lower[last + 1] == "foremost"):
        return False
    if (
        word == "first"
        and after in words.nouns.stops
        and after not in words.cues["ranked"]
        and before not in words.nouns.determiners
        and before not in ("a", "'", "s")
    ):
        return False
    if after in HYPHENS:
        return tokens.lower[last + 1] not in words.cues["unordered_hyphen"]
    if after in words.cues["unordered"] or (at and tokens.words[at - 1] in HYPHENS and tokens.inner(at - 1)):
        return False
    name = tokens.words[at][:1].isupper() and tokens.words[last][:1].isupper() and before.islower() and before != "a"
    return not name or at == 0
