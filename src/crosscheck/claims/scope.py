"""Modifiers that make a value another figure: "other", "including", "expected", "each", an event of the past."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.claims.tokens import Token
from crosscheck.lexicon.claim_words import ClaimWords

_BEFORE = 5
_AFTER = 3


def find_scope(tokens: Sequence[Token], first: int, last: int, words: ClaimWords) -> set[str]:
    """The scope keys of the words just before and just after the value, not looking past a comma or another clause."""
    found = set()
    for position in range(first - 1, max(-1, first - 1 - _BEFORE), -1):
        token = tokens[position]
        if token.lower in (",", ";", ":", "(", ")"):
            break
        key = words.scope_before.get(token.lower) or words.scope_before.get(token.stem)
        if key:
            found.add(key)
    for position in range(last, min(len(tokens), last + _AFTER)):
        token = tokens[position]
        if token.lower in (";", ":", "("):
            break
        pair = f"{token.lower} {tokens[position + 1].lower}" if position + 1 < len(tokens) else ""
        key = words.scope_after.get(token.lower) or words.scope_after.get(pair)
        if key:
            found.add(key)
    return found
