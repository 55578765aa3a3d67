"""Ordinals: `the 10th win`, `third suspect`, `No. 1`; not "at first", nor seconds."""

from __future__ import annotations

from crosscheck.lexicon.quantity_words import QuantityWords
from crosscheck.mentions.numerals import HYPHENS
from crosscheck.mentions.tokens import Tokens

_SUFFIXES = frozenset(("st", "nd", "rd", "th"))
_NO_ORDINAL_AFTER = frozenset(("lady", "aid", "responder", "responders", "name", "and", "thing", "minister", "amendment", "world", "reich", "republic", "gentleman", "thought", "thoughts"))
_RANKED = frozenset(("no", "number", "nos"))


def find_ordinal(tokens: Tokens, at: int, words: QuantityWords) -> tuple[int, int, str] | None:
    """First and last piece (half-open) and pattern of the ordinal at the piece `at`, or None."""
    word = tokens.words[at]
    if word.isdigit():
        return _digit_ordinal(tokens, at)
    last = at + 1
    if tokens.lower[at] in words.numerals.tens or tokens.lower[at] in words.numerals.scales:
        last = at + 2 if tokens.words[at + 1] in HYPHENS and tokens.inner(at + 1) else at + 1
        if words.numerals.ordinals.get(tokens.lower[last], 99) > 9:
            return None
        last += 1
    elif tokens.lower[at] not in words.numerals.ordinals:
        return None
    if not _counts(tokens, at, last):
        return None
    return at, last, "ordinal.word"


def _digit_ordinal(tokens: Tokens, at: int) -> tuple[int, int, str] | None:
    if tokens.lower[at + 1] in _SUFFIXES and tokens.glued(at + 1) and not (at and tokens.glued(at) and tokens.words[at - 1][-1:].isalnum()):
        after = tokens.words[at + 2]
        return None if after[:1].isupper() and after.isalpha() and tokens.words[at - 1][:1].islower() and _is_place(tokens, at + 2) else (at, at + 2, "ordinal.digits")
    return None


def _is_place(tokens: Tokens, at: int) -> bool:
    return tokens.lower[at] in ("street", "avenue", "ave", "st", "century", "airborne", "floor")


def find_rank(tokens: Tokens, at: int) -> tuple[int, int, str] | None:
    """`No. 5`, `number 1`: a rank, where the digits stand at `at`."""
    back = at - 2 if tokens.words[at - 1] == "." else at - 1
    if at < 1 or back < 0 or tokens.lower[back] not in _RANKED or not tokens.words[at].isdigit() or len(tokens.words[at]) > 3:
        return None
    if tokens.lower[back] == "number" and back + 1 != at or tokens.words[back - 1][:1].isupper() and back > 0 and tokens.words[back - 1].isalpha():
        return None
    return back, at + 1, "ordinal.rank"


def _counts(tokens: Tokens, at: int, last: int) -> bool:
    """Whether the word counts in a row: no second of time, no "at first", no "first-degree", no name."""
    word, before, after = tokens.lower[at], tokens.lower[at - 1] if at else "", tokens.lower[last]
    if word == "second" and (before in ("per", "split", "a") and after in (".", ",", "later", "or", "before", "after", "of", "to") or before in ("one", "every", "/")):
        return False
    if before == "at" or after in _NO_ORDINAL_AFTER or tokens.words[last] in HYPHENS and tokens.lower[last + 1] in ("degree", "class", "rate", "hand", "ever", "guess"):
        return False
    if word == "first" and after == "of" and tokens.lower[last + 1] == "all":
        return False
    if tokens.words[at - 1] in HYPHENS and tokens.inner(at - 1) and at > 0:
        return False
    return not (tokens.words[at][:1].isupper() and tokens.words[last][:1].isupper() and before.islower() and before not in ("a", "the") and at > 0)
