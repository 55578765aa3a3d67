"""Words of change around an amount: `fell 5%`, `rose by 3 points to 41%`, `a 5% rise`, `up from 2m`."""

from __future__ import annotations

from crosscheck.lexicon.quantity_words import QuantityWords
from crosscheck.mentions.tokens import Tokens, is_digits

_REACH = 8
_RANGE_REACH = 9
_CLAUSE_ENDS = frozenset((".", ";", ":", "", "(", ")", "and", "killed"))


def find_change_verb(tokens: Tokens, first: int, words: QuantityWords) -> int | None:
    """The piece of the verb of change that stands before an amount in its clause, at most a few words away; None if none does."""
    for at in range(first - 1, max(first - _RANGE_REACH, -1), -1):
        word = tokens.lower[at]
        if word in words.changes.directions and not (word == "up" and tokens.lower[at + 1] == "to"):
            return at
        if word in _CLAUSE_ENDS:
            return None
    return None


def find_change(tokens: Tokens, first: int, last: int, unit: str | None, words: QuantityWords) -> tuple[int, int] | None:
    """The pieces of the word that says that the amount is a change, or the level after one; None if nothing does. `unit` is what the
    amount is told in: its unit's or counted noun's name.
    """
    verb = _verb_before(tokens, first, words) if tokens.lower[first - 1] != "from" else None
    if verb is not None and _changes(tokens, verb, first, unit, words):
        return verb, verb + 1
    if tokens.lower[last] in words.changes.nouns:
        return last, last + 1
    at = last + 1 if tokens.lower[last] == "," else last
    if tokens.lower[at] in ("up", "down") and tokens.lower[at + 1] in ("from", "on"):
        return at, at + 1
    return None


def _verb_before(tokens: Tokens, first: int, words: QuantityWords) -> int | None:
    """`rose`, `rose by`, `rose sharply to`, `an increase of`, `rose 3 points to`: the verb, over adverbs and one other amount."""
    for at in range(first - 1, max(first - _REACH, -1), -1):
        word = tokens.lower[at]
        if word in words.changes.directions and not (word == "up" and tokens.lower[at + 1] == "to"):
            return at if word not in ("up", "down") or at == 0 or tokens.lower[at - 1] in words.cues["standing_at"] else None
        if word not in words.changes.adverbs and not is_digits(tokens.words[at]):
            return None
    return None


def _changes(tokens: Tokens, verb: int, first: int, unit: str | None, words: QuantityWords) -> bool:
    """Whether a verb changes such an amount: prices fall by dollars, men fall by feet, ships sink by none."""
    word = tokens.lower[verb]
    if word in words.changes.plain or tokens.lower[first - 1] in ("by", "to"):
        return True
    known = words.units.units.get(unit or "")
    dimension = known.dimension if known is not None else ""
    if dimension in ("share", "share-difference") or unit in ("point", "points"):
        return True
    money = dimension.startswith("currency:") or unit is None
    return money and word not in words.changes.transitive
