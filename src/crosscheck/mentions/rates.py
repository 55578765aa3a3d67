"""What a figure is told per: `per day`, `a share`, `/100,000 people`, `-a-barrel`."""

from __future__ import annotations

from crosscheck.lexicon.quantity_words import QuantityWords
from crosscheck.mentions.nouns import find_plural
from crosscheck.mentions.numerals import HYPHENS
from crosscheck.mentions.tokens import Tokens, is_digits

_LINKS = frozenset(("per", "a", "an", "/", "each", "every"))
_ARTICLED = frozenset(("time", "volume", "mass", "length", "area"))


def find_rate(tokens: Tokens, last: int, words: QuantityWords) -> tuple[int, int] | None:
    """The pieces of what stands under a rate that begins at `last`, half-open; None if nothing does."""
    at = _over_hyphens(tokens, last)
    link = tokens.lower[at]
    if link not in _LINKS or (link == "/" and not tokens.glued(at)):
        return None
    first = _over_hyphens(tokens, at + 1)
    if link in ("per", "/") and is_digits(tokens.words[first]):
        noun = find_plural(tokens, first + 1, words.nouns)
        return (first, noun + 1) if noun is not None and noun <= first + 2 else None
    end = _per_unit(tokens, first, words) if link in ("per", "/") else _a_unit(tokens, first, words)
    return (first, end) if end else None


def _over_hyphens(tokens: Tokens, at: int) -> int:
    return at + 1 if tokens.words[at] in HYPHENS and tokens.inner(at) else at


def _per_unit(tokens: Tokens, first: int, words: QuantityWords) -> int:
    """The end of the unit or noun after "per" or a slash; 0 for none ("per cent")."""
    if tokens.lower[first] in ("cent", "se", "diem"):
        return 0
    for length in range(words.units.starts.get(tokens.lower[first], 0), 0, -1):
        if tuple(tokens.lower[first : first + length]) in words.units.words:
            return first + length
    for length in range(words.units.symbol_starts.get(tokens.words[first], 0), 0, -1):
        if tuple(tokens.words[first : first + length]) in words.units.symbols:
            return first + length
    word = tokens.lower[first]
    if word in words.units.rated:
        return first + 1
    plain = word.isalpha() and word not in words.nouns.stops and len(word) > 2
    return first + 1 if plain and tokens.lower[first - 1] == "per" else 0


def _a_unit(tokens: Tokens, first: int, words: QuantityWords) -> int:
    """The end of the unit after "a" or "each": a time, a measure, or what prices are told by; 0 for none ("a year after")."""
    word = tokens.lower[first]
    if tokens.lower[first + 1] in words.cues["when"]:
        return 0
    name = words.units.words.get((word,))
    if name is not None and words.units.units[name].dimension in _ARTICLED:
        return first + 1
    return first + 1 if word in words.units.rated else 0
