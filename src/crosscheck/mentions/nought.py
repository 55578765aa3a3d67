"""Counts of nought: `no injuries were reported`, `no one was hurt`, `nobody was killed`."""

from __future__ import annotations

from crosscheck.lexicon.quantity_words import QuantityWords
from crosscheck.mentions.tokens import Tokens

_BEING = frozenset(
    (
        "was",
        "were",
        "is",
        "are",
        "has",
        "have",
        "had",
        "been",
        "believed",
        "reported",
        "to",
        "be",
        "seriously",
        "else",
        "thought",
        "immediately",
    )
)
_BETWEEN = frozenset(
    ("reports", "report", "immediate", "other", "word", "known", "reported", "serious", "further", "official", "adult", "more", "confirmed")
)
_REACH = 5


def find_nought(tokens: Tokens, at: int, words: QuantityWords) -> tuple[int, int] | None:
    """Where the surface that begins at "no" or "nobody" ends, and the piece of its noun; None where nothing is counted."""
    none = words.names.none
    if tokens.lower[at] == "nobody":
        return (at + 1, at) if _are_harmed(tokens, at + 1, none["harmed"]) else None
    step = at + 2 if tokens.words[at + 1] == "-" else at + 1
    if tokens.lower[step] in none["persons"]:
        return (step + 1, step) if _are_harmed(tokens, step + 1, none["harmed"]) else None
    for piece in range(step, step + _REACH):
        word = tokens.lower[piece]
        if word in none["words"] or (word in none["reports"] and tokens.lower[piece - 1] in ("of", "or")):
            return at + 1, piece
        if word not in _BETWEEN and word not in ("of", "deaths", "or"):
            return None
    return None


def _are_harmed(tokens: Tokens, at: int, harmed: frozenset[str]) -> bool:
    for step in range(at, at + _REACH + 1):
        if tokens.lower[step] in harmed:
            return True
        if tokens.lower[step] not in _BEING:
            return False
    return False
