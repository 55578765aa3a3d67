"""Finds quantities: a cheap pass over the pieces for what can begin a numeral, the grammar only there."""

from __future__ import annotations

import re

from crosscheck.lexicon.quantity_words import HedgeInfo, QuantityWords, load_quantity_words
from crosscheck.mentions.amounts import Amount, Piece, find_amount
from crosscheck.mentions.nouns import find_noun
from crosscheck.mentions.numerals import is_digits
from crosscheck.mentions.tokens import Tokens, split_tokens
from crosscheck.model import Mention

QUANTITY_ROLE = "quantity:"
"""Prefix of the roles of a quantity's parts inside a timex mention ("three years" is a duration and 3 year)."""

_CHUNK = 1 << 16
_BREAK = re.compile(r"\n\s*\n")
_RANGE_DASHES = frozenset("-–—~‑−")
_DASHES = frozenset("-‐‑–—−")


def find_quantities(text: str, language: str = "en") -> list[Mention]:
    """The quantities, ordinals and scores of a text, in order, not overlapping. Linear in the text."""
    words = load_quantity_words(language)
    mentions: list[Mention] = []
    start = 0
    while start < len(text):
        end = _chunk_end(text, start)
        _find_in_chunk(text, split_tokens(text, start, end), words, mentions)
        start = end
    return mentions


def _chunk_end(text: str, start: int) -> int:
    """Cuts between paragraphs where it can, so that memory stays bounded."""
    end = start + _CHUNK
    if end >= len(text):
        return len(text)
    for cut in (text.rfind("\n\n", start, end), text.rfind(". ", start, end), text.rfind(" ", start, end)):
        if cut > start:
            return cut + 1
    return end


def _find_in_chunk(text: str, tokens: Tokens, words: QuantityWords, mentions: list[Mention]) -> None:
    candidates = words.candidates
    done = 0
    for at, word in enumerate(tokens.words):
        if ("/" < word < ":" or word in candidates) and at >= done:
            found = _find_at(text, tokens, at, done, words)
            if found is not None:
                mention, done = found
                mentions.append(mention)


def _find_at(text: str, tokens: Tokens, at: int, done: int, words: QuantityWords) -> tuple[Mention, int] | None:
    amount = find_amount(tokens, at, words)
    if amount is None or amount.first < done or _is_name(tokens, amount, words):
        return None
    pieces = list(amount.pieces)
    last, kind = amount.last, amount.kind
    unit = amount.unit
    second = _range_end(tokens, amount, words)
    pattern = "quantity.number"
    if second is not None:
        joiner, other = second
        pieces += [("joiner", amount.last, joiner), *other.pieces]
        last, unit = other.last, other.unit or unit
        pattern = "quantity.range"
    if unit is None:
        noun = find_noun(tokens, last, words, single=tokens.lower[at] in ("one", "1"))
        if noun is not None:
            pieces.append(("noun", noun, noun + 1))
            pattern = "quantity.count" if second is None else pattern
        elif not _stands_alone(tokens, amount, second is not None, kind):
            return None
    first = _hedges_before(tokens, amount.first, done, words, pieces)
    last = _hedges_after(tokens, last, words, pieces)
    parts = tuple(tokens.part(text, *piece) for piece in pieces)
    start, end = tokens.start(first), tokens.ends[last - 1]
    return Mention(start, end, text[start:end], "quantity", pattern, parts), last


def _is_name(tokens: Tokens, amount: Amount, words: QuantityWords) -> bool:
    at = amount.first
    if at and tokens.glued(at) and tokens.words[at][:1].isalnum() and tokens.words[at - 1][-1:].isalnum():
        return True
    if amount.unit is None and tokens.words[at - 1] in ("-", "/", ":", ".", "#", "_") and tokens.glued(at) and tokens.words[at - 2][-1:].isalnum() and tokens.glued(at - 1):
        return True
    return _is_year(tokens, amount)


def _is_year(tokens: Tokens, amount: Amount) -> bool:
    word = tokens.words[amount.first]
    return amount.unit is None and amount.last == amount.first + 1 and len(word) == 4 and word.isdigit() and 1500 <= int(word) < 2100


def _stands_alone(tokens: Tokens, amount: Amount, ranged: bool, kind: str) -> bool:
    word = tokens.lower[amount.first]
    if word == "one" and amount.last == amount.first + 1:
        return False
    return True


def _range_end(tokens: Tokens, amount: Amount, words: QuantityWords) -> tuple[int, Amount] | None:
    at = amount.last
    word = tokens.lower[at]
    if word in _RANGE_DASHES or word == "to" or word == "or" or (word == "and" and tokens.lower[amount.first - 1] == "between"):
        following = at + 1
        for step in (0, 1):
            if is_digits(tokens.words[following + step]) or tokens.words[following + step] in words.candidates:
                other = find_amount(tokens, following + step, words)
                if other is not None and other.first in (following, following + step):
                    return following, other
    return None


def _hedges_before(tokens: Tokens, first: int, done: int, words: QuantityWords, pieces: list[Piece]) -> int:
    for _ in range(3):
        begin = _hedge_before(tokens, first, done, words)
        if begin is None:
            return first
        info = words.hedge_info[tuple(tokens.lower[begin:first])]
        pieces.append((_hedge_role(info), begin, first))
        first = begin
    return first


def _hedge_before(tokens: Tokens, first: int, done: int, words: QuantityWords) -> int | None:
    for phrase in words.hedges_before.get(tokens.lower[first - 1], ()):
        begin = first - len(phrase)
        if begin >= done and tuple(tokens.lower[begin:first]) == phrase:
            return begin
    return None


def _hedge_role(info: HedgeInfo) -> str:
    if info.bound:
        return "bound"
    return "hedge" if info.hedge else "exact"


def _hedges_after(tokens: Tokens, last: int, words: QuantityWords, pieces: list[Piece]) -> int:
    at = last + 1 if tokens.words[last] in _DASHES and tokens.glued(last) else last
    for phrase in words.hedges_after.get(tokens.lower[at], ()):
        if tuple(tokens.lower[at : at + len(phrase)]) == phrase:
            pieces.append((_hedge_role(words.hedge_info[phrase]), at, at + len(phrase)))
            return at + len(phrase)
    return last
