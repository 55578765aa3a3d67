"""Bounds and hedges around an amount."""

from __future__ import annotations

from crosscheck.lexicon.quantity_words import HedgeWord, QuantityWords
from crosscheck.mentions.amounts import Piece
from crosscheck.mentions.numerals import HYPHENS
from crosscheck.mentions.tokens import Tokens

_DEEPEST = 3


def find_hedges_before(tokens: Tokens, first: int, floor: int, words: QuantityWords, *, lasting: bool) -> tuple[int, tuple[Piece, ...]]:
    """Where the hedges before an amount begin, and their pieces; `lasting` amounts are times, for which "over" may mean during."""
    pieces: tuple[Piece, ...] = ()
    for _ in range(_DEEPEST):
        phrases = words.hedges.before.get(tokens.lower[first - 1]) if first > floor else None
        phrase = tokens.precedes(first, phrases, floor) if phrases else None
        if phrase is None or not _fits(tokens, first - len(phrase), first, words, lasting=lasting):
            return first, pieces
        begin, role = first - len(phrase), _role(words.hedges.meaning[phrase])
        if role == "bound" and pieces and pieces[0][0] == "bound":
            return first, pieces  # "advanced over at least 800 km²": a second bound is no bound
        pieces = ((role, begin, first), *pieces)
        first = begin
    return first, pieces


def _fits(tokens: Tokens, begin: int, first: int, words: QuantityWords, *, lasting: bool) -> bool:
    """Whether a hedge word is one here: not in "over three years" of a process, nor as the end of a compound."""
    if first - begin > 1:
        return True
    if tokens.lower[begin] == "over" and lasting:
        return begin == 0 or tokens.lower[begin - 1] in words.cues["lasting"]
    return not (begin and tokens.glued(begin) and tokens.words[begin - 1] in HYPHENS)


def _role(meaning: HedgeWord) -> str:
    if meaning.bound is not None:
        return "bound"
    return "hedge" if meaning.hedge is not None else "exact"


def find_hedge_after(tokens: Tokens, last: int, words: QuantityWords) -> tuple[int, Piece] | None:
    """`or so`, `-plus`, `+`, `or more` after an amount: where it ends, and its piece."""
    at = last + 1 if tokens.words[last] in HYPHENS and tokens.inner(last) else last
    phrases = words.hedges.after.get(tokens.lower[at])
    phrase = tokens.follows(at, phrases) if phrases else None
    if phrase is None or not _fits_after(tokens, at, last):
        return None
    return at + len(phrase), (_role(words.hedges.meaning[phrase]), at, at + len(phrase))


def _fits_after(tokens: Tokens, at: int, last: int) -> bool:
    """Whether the word is a hedge here: "plus" and "ish" after a hyphen, "odd" before a noun, "+" right after the digits."""
    word = tokens.lower[at]
    if word == "+":
        return tokens.glued(at) and not (tokens.glued(at + 1) and tokens.words[at + 1][:1].isalnum())
    if word in ("ish", "odd", "plus"):
        return at > last or (word == "odd" and tokens.lower[at + 1].isalpha())
    return not (word == "at" and tokens.lower[at + 2].isalnum())
