"""The comparable value of ordinals ("the 10th win" is "10") and scores ("20-13")."""

from __future__ import annotations

import re

from crosscheck.lexicon.quantity_words import QuantityWords, load_quantity_words
from crosscheck.model import Mention

_DIGITS = re.compile(r"\d+")
_WORDS = re.compile(r"[^\W\d_]+")


def normalize_rank(mention: Mention, language: str = "en") -> str | None:
    """Decimal digits of an ordinal, or a score's numbers with hyphens between; None if there is neither digit nor ordinal word."""
    digits = _DIGITS.findall(mention.surface)
    if mention.kind == "score":
        return "-".join(str(int(number)) for number in digits) or None
    if digits:
        return str(int(digits[0]))
    return _ordinal_of(mention.surface.lower(), load_quantity_words(language))


def _ordinal_of(surface: str, words: QuantityWords) -> str | None:
    """ "twenty-first" -> "21": what stands before the ordinal word is added to it."""
    pieces = _WORDS.findall(surface)
    at = next((at for at, piece in enumerate(pieces) if piece in words.numerals.ordinals), None)
    if at is None:
        return None
    before = sum(int(words.numerals.tens[piece]) for piece in pieces[:at] if piece in words.numerals.tens)
    return str(int(words.numerals.ordinals[pieces[at]]) + before)
