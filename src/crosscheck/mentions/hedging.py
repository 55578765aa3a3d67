"""Bounds and hedges around an amount."""

from __future__ import annotations

from crosscheck.lexicon.quantity_words import HedgeWord, QuantityWords
from crosscheck.mentions.amounts import Piece
from crosscheck.mentions.numerals import HYPHENS
from crosscheck.mentions.tokens import Tokens

_DEEPEST = 3
_LASTING = frozenset(("for", "in", "after", "took", "take", "takes", "taken", "lasted", "last", "lasts", "lasting", "spent", "since", "with", "is", "was", "are", "were", "be", "of", "than", "a", "just", "well", "slightly", "little", "served", "serving", "waited", "to", "by", "from", "within", "aged", "every", "now", "only", "been", "being", "at", "until", "or", "and", "has", "have", "had", "some", "much", "way", "far", ",", "(", "", "sentenced"))


def find_hedges_before(tokens: Tokens, first: int, floor: int, words: QuantityWords, *, lasting: bool) -> tuple[int, tuple[Piece, ...]]:
    """Where the hedges before an amount begin, and their pieces; `lasting` amounts are times, for which "over" may mean during."""
    pieces: tuple[Piece, ...] = ()
    for _ in range(_DEEPEST):
        phrases = words.hedges.before.get(tokens.lower[first - 1]) if first > floor else None
        phrase = tokens.precedes(first, phrases, floor) if phrases else None
        if phrase is None:
            break
        begin = first - len(phrase)
        if not _fits(tokens, begin, first, lasting=lasting):
            break
        pieces = ((_role(words.hedges.meaning[phrase]), begin, first), *pieces)
        first = begin
    return first, pieces


def _fits(tokens: Tokens, begin: int, first: int, *, lasting: bool) -> bool:
    """Whether a hedge word is one here: not in "the over 50s", "over three years" of a process, "walk around two blocks"."""
    word = tokens.lower[begin]
    if first - begin == 1 and word == "over" and lasting:
        return tokens.lower[begin - 1] in _LASTING
    if first - begin == 1 and tokens.glued(begin) and word.isalpha() and begin and tokens.words[begin - 1] in HYPHENS:
        return False
    return not (word in ("minimum", "maximum") and tokens.lower[begin - 1] == "the" and first - begin == 1)


def _role(meaning: HedgeWord) -> str:
    if meaning.bound is not None:
        return "bound"
    return "hedge" if meaning.hedge is not None else "exact"


def find_hedge_after(tokens: Tokens, last: int, words: QuantityWords) -> tuple[int, Piece] | None:
    """`or so`, `-plus`, `+`, `or more` after an amount: where it ends, and its piece."""
    at = last + 1 if tokens.words[last] in HYPHENS and tokens.inner(last) else last
    phrases = words.hedges.after.get(tokens.lower[at])
    phrase = tokens.follows(at, phrases) if phrases else None
    if phrase is None or not _fits_after(tokens, at, phrase[0], last):
        return None
    return at + len(phrase), (_role(words.hedges.meaning[phrase]), at, at + len(phrase))


def _fits_after(tokens: Tokens, at: int, word: str, last: int) -> bool:
    """Whether the word is a hedge here: "plus" and "odd" before a noun or after a hyphen, "+" right after the digits."""
    if word == "+":
        return tokens.glued(at) and not (tokens.glued(at + 1) and tokens.words[at + 1][:1].isalnum())
    if word in ("ish", "odd", "plus"):
        return at > last or (word == "odd" and tokens.lower[at + 1].isalpha())
    return True
