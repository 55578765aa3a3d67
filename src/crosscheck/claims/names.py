"""Proper names in a report, by their capitals: no list of names, and so none to miss or to mistake."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.claims.tokens import Token
from crosscheck.lexicon.claim_words import ClaimWords


def is_name(tokens: Sequence[Token], position: int, words: ClaimWords, known: frozenset[str] = frozenset()) -> bool:
    """Whether a token is (part of) a name: capitalised, no function or calendar word, and not only capitalised because it opens the sentence.

    `known` holds folded words that the report capitalises inside sentences: they count at the start of one too.
    """
    token = tokens[position]
    if not token.capital or token.lower in words.not_names or token.lower in words.stop:
        return False
    if position > 0:
        return True
    return token.lower in known or (len(tokens) > 1 and tokens[1].capital and tokens[1].lower not in words.not_names)


def known_names(sentences: Sequence[Sequence[Token]], words: ClaimWords) -> frozenset[str]:
    """The folded words that a report capitalises inside sentences, headlines of all capitals left out."""
    found = set()
    for tokens in sentences:
        inside = [token for token in tokens[1:] if token.is_word]
        if not inside or sum(token.capital for token in inside) * 2 > len(inside):
            continue
        found.update(token.lower for token in inside if token.capital)
    return frozenset(found - words.not_names - words.stop)


def name_positions(tokens: Sequence[Token], words: ClaimWords, known: frozenset[str]) -> list[int]:
    """Positions of name tokens; in a headline that capitalises most words, only those known from the running text."""
    inside = [token for token in tokens if token.is_word]
    title_case = len(inside) > 3 and sum(token.capital for token in inside) * 3 > len(inside) * 2
    positions = [position for position in range(len(tokens)) if is_name(tokens, position, words, known)]
    return [position for position in positions if tokens[position].lower in known] if title_case else positions
