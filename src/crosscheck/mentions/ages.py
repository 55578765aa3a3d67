"""Ages: `a 42-year-old man`, `six months old`, `aged 12 to 16`, `John Smith, 42,`, `in his late 50s`."""

from __future__ import annotations

from msgspec import Struct

from crosscheck.lexicon.quantity_words import QuantityWords
from crosscheck.mentions.amounts import Amount
from crosscheck.mentions.numerals import HYPHENS
from crosscheck.mentions.tokens import Tokens, is_digits

_OLDEST = 120
LIFE_UNITS = frozenset(("year", "month", "week", "day"))
"""The units in which ages are told."""

_CLOSING = frozenset((",", ".", ")", ";", "and", "from", "of", "who", "was", "were", "is", "", "both", "—", "–", "-", ":", "or", "&", "]", "'", '"', "”", "|"))
_PEOPLE = frozenset(("man", "woman", "boy", "girl", "son", "daughter", "wife", "husband", "brother", "sister", "mother", "father", "driver", "victim", "suspect", "male", "female", "student", "friend", "girlfriend", "boyfriend", "child", "grandson", "cousin", "neighbor", "passenger", "teenager", "resident", "officer", "aged", "nephew", "niece", "partner", "fiancee", "grandmother", "grandfather"))


class FoundAge(Struct, frozen=True):
    """Where an age ends, and by which pattern it was found."""

    last: int
    pattern: str


def find_old(tokens: Tokens, last: int, words: QuantityWords) -> FoundAge | None:
    """`-year-old`, ` years old`, ` years of age` after an amount whose time unit ends at `last`."""
    at = last
    if tokens.words[at] in HYPHENS and tokens.glued(at):
        at += 1
    word = tokens.lower[at]
    if word in ("old", "olds", "odl"):
        return FoundAge(at + 1, "quantity.duration" if _is_inanimate(tokens, at + 1, words) else "quantity.age.old")
    if word == "of" and tokens.lower[at + 1] == "age":
        return FoundAge(at + 2, "quantity.age.of")
    return None


def _is_inanimate(tokens: Tokens, at: int, words: QuantityWords) -> bool:
    """Whether what is so old is no person: "a 20-year-old conflict"; looks over two adjectives."""
    return any(tokens.lower[step] in words.inanimate for step in range(at, at + 3) if all(tokens.words[i].isalpha() for i in range(at, step + 1)))


def find_bare_old(tokens: Tokens, last: int) -> FoundAge | None:
    """`42yo`, `6-y-o`, `87 yo` after a bare number."""
    at = last + 1 if tokens.words[last] in HYPHENS and tokens.inner(last) else last
    word = tokens.lower[at]
    if word in ("yo", "yrold"):
        return FoundAge(at + 1, "quantity.age.old")
    if word in ("y", "yr", "yrs") and (tokens.lower[at + 1] == "o" or tokens.lower[at + 2] in ("o", "old")):
        end = at + 2 if tokens.lower[at + 1] == "o" else at + 3
        return FoundAge(end, "quantity.age.old")
    return None


def find_stated_age(tokens: Tokens, first: int, last: int, amount: Amount) -> str | None:
    """The pattern of an age that the words around a bare number tell: `aged 42`, `Smith, 42,`, `in his 30s`; None if it is no age."""
    if not _can_be_age(tokens, amount):
        return None
    before, second = tokens.lower[first - 1] if first else "", tokens.lower[first - 2] if first > 1 else ""
    if before in ("aged", "age", "ages"):
        return "quantity.age.aged"
    if before == "of" and second in ("age", "ages"):
        return "quantity.age.aged"
    if before == "turned" or (before == "turning" and tokens.lower[last] in (",", ".", "in", "on", "last", "this")):
        return "quantity.age.turned" if tokens.lower[last] in (",", ".", "in", "on", "last", "this", "today", "") else None
    return _after_name(tokens, first, last)


def _can_be_age(tokens: Tokens, amount: Amount) -> bool:
    if amount.unit is not None or amount.numeral.kind == "fraction":
        return False
    word = tokens.words[amount.first]
    return not is_digits(word) or (word.isdigit() and len(word) < 4 and int(word) <= _OLDEST)


def _after_name(tokens: Tokens, first: int, last: int) -> str | None:
    """`Smith, 42,`; `John Smith (42)`; `a woman, 22`: a number in commas or brackets after a name or a person."""
    mark = tokens.words[first - 1] if first else ""
    if mark not in (",", "(") or first < 2 or last != first + 1:
        return None
    name = tokens.words[first - 2]
    person = tokens.lower[first - 2] in _PEOPLE or (name in (".", '"', "”") and tokens.lower[first - 3] in ("jr", "sr"))
    if not person and not (name[:1].isupper() and name.isalpha() and len(name) > 1 and tokens.lower[first - 2] not in _NO_NAMES):
        return None
    after = tokens.lower[last]
    if mark == "(":
        return "quantity.age.name" if after in (")", ",", ";") and not name.isupper() else None
    if after not in _CLOSING or not is_digits(tokens.words[first]):
        return None
    strict = after in (",", ".", ")", "and", ";", "", '"', "”", "]")
    return "quantity.age.name" if strict or person or tokens.words[first - 3][:1].isupper() else None


_NO_NAMES = frozenset(("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "nos", "no", "of", "in", "and"))


def find_decade(tokens: Tokens, at: int) -> FoundAge | None:
    """`in his late 50s`, `in their 30s`: the age of a person in tens of years; the digits stand at `at`."""
    word = tokens.words[at]
    if not (len(word) == 2 and word.isdigit() and word[1] == "0" and word != "00"):
        return None
    end = at + 2 if tokens.words[at + 1] in ("'", "’") and tokens.lower[at + 2] == "s" else at + 1
    if tokens.lower[end] != "s" or not tokens.glued(end):
        return None
    back = at - 1
    while tokens.lower[back] in ("late", "early", "mid", "-", "middle"):
        back -= 1
    return FoundAge(end + 1, "quantity.age.decade") if tokens.lower[back] in ("his", "her", "their", "my", "your", "our", "its") else None
