"""Ages: `a 42-year-old man`, `six months old`, `aged 12 to 16`, `John Smith, 42,`, `in his late 50s`."""

from __future__ import annotations

from msgspec import Struct

from crosscheck.lexicon.quantity_words import QuantityWords
from crosscheck.mentions.amounts import Amount
from crosscheck.mentions.numerals import HYPHENS
from crosscheck.mentions.tokens import Tokens, is_digits

LIFE_UNITS = frozenset(("year", "month", "week", "day"))
"""The units in which ages are told."""

_OLDEST = 120
_LONGEST_LIST = 16
_COUNTED = frozenset(("the", "of"))
_LISTING = frozenset((",", "and", "of", "to", "or"))


class FoundAge(Struct, frozen=True):
    """Where an age ends, and by which pattern it was found."""

    last: int
    pattern: str


def find_old(tokens: Tokens, last: int, words: QuantityWords) -> FoundAge | None:
    """`-year-old`, ` years old`, ` years of age` after an amount whose time unit ends at `last`."""
    at = last + 1 if tokens.words[last] in HYPHENS and tokens.glued(last) else last
    word = tokens.lower[at]
    if word in words.ages.old:
        return FoundAge(at + 1, "quantity.duration" if _is_inanimate(tokens, at + 1, words) else "quantity.age.old")
    if word == "of" and tokens.lower[at + 1] == "age":
        return FoundAge(at + 2, "quantity.age.of")
    return None


def _is_inanimate(tokens: Tokens, at: int, words: QuantityWords) -> bool:
    """Whether what is so old is no person: "a 20-year-old conflict"; looks over two adjectives."""
    for step in range(at, at + 3):
        if not tokens.words[step].isalpha() or tokens.lower[step] in words.cues["people"]:
            return False
        if tokens.lower[step] in words.ages.inanimate:
            return True
    return False


def find_bare_old(tokens: Tokens, last: int, words: QuantityWords) -> FoundAge | None:
    """`42yo`, `6-y-o`, `87 yo` after a bare number."""
    at = last + 1 if tokens.words[last] in HYPHENS and tokens.inner(last) else last
    if tokens.lower[at] in words.ages.abbreviations:
        return FoundAge(at + 1, "quantity.age.old")
    if tokens.lower[at] in ("y", "yr", "yrs"):
        end = at + 2 if tokens.words[at + 1] in (*HYPHENS, ".", "/") else at + 1
        if tokens.lower[end] in ("o", *words.ages.old):
            return FoundAge(end + 1, "quantity.age.old")
    return None


def find_stated_age(tokens: Tokens, first: int, last: int, amount: Amount, words: QuantityWords) -> str | None:
    """The pattern of an age that the words around a bare number tell: `aged 42`, `Smith, 42,`; None if it is no age."""
    if amount.numeral.kind not in ("digits", "words") or not _can_be_age(tokens, amount):
        return None
    before, second = (tokens.lower[first - 1] if first else ""), (tokens.lower[first - 2] if first > 1 else "")
    if before in (",", "and") and _is_listed(tokens, first, words):
        return "quantity.age.aged"
    if (
        before in words.ages.aged
        or (before in ("of", "between") and second in words.ages.aged)
        or (before == "of" and second == "the" and tokens.lower[first - 3] == "ages")
    ):
        return "quantity.age.aged"
    if before in ("turned", "turning", "turns"):
        return "quantity.age.turned" if tokens.lower[last] in words.cues["turned"] else None
    if is_digits(tokens.words[first]) and tokens.lower[last] in words.cues["ended"] and _is_told(tokens, first, words):
        return "quantity.age.told"
    if before in (",", "(") and first > 1 and last == first + 1 and is_digits(tokens.words[first]):
        return _after_name(tokens, first, last, words)
    return None


def _is_listed(tokens: Tokens, first: int, words: QuantityWords) -> bool:
    """`ages 19, 22 and 31`: a further age of a list."""
    back = first - 1
    while back > 0 and first - back < _LONGEST_LIST and (tokens.lower[back] in _LISTING or is_digits(tokens.words[back])):
        back -= 1
    return tokens.lower[back] in words.ages.aged


def _is_told(tokens: Tokens, first: int, words: QuantityWords) -> bool:
    """`she was 91.`, `dies at 91`, `both 19,`: the words before a figure that ends a clause."""
    before, second = tokens.lower[first - 1], tokens.lower[first - 2] if first > 1 else ""
    if before in words.cues["copulas"]:
        return second in words.cues["persons"] or (
            tokens.words[first - 2][:1].isupper()
            and tokens.words[first - 2].isalpha()
            and first > 2
            and second not in words.cues["nameless"]
        )
    if before == "at" and second in words.cues["died"]:
        return first < 3 or tokens.lower[first - 3] not in _COUNTED  # "put the dead at 12"
    return before == "both"


def _can_be_age(tokens: Tokens, amount: Amount) -> bool:
    word = tokens.words[amount.first]
    return not is_digits(word) or (word.isdigit() and len(word) < 4 and int(word) <= _OLDEST)


def _after_name(tokens: Tokens, first: int, last: int, words: QuantityWords) -> str | None:
    """`Smith, 42,`; `John Smith (42)`; `a woman, 22`: a number in commas or brackets after a name or a person."""
    cues, name, after = words.cues, tokens.words[first - 2], tokens.lower[last]
    if name == ")" and first > 4 and tokens.words[first - 4] == "(":
        name = tokens.words[first - 5]
    person = tokens.lower[first - 2] in cues["people"] or (name in (".", '"', "”") and tokens.lower[first - 3] in ("jr", "sr"))
    named = name[:1].isupper() and name.isalpha() and len(name) > 1 and tokens.lower[first - 2] not in cues["nameless"]
    if not person and not named:
        return None
    if tokens.words[first - 1] == "(":
        return "quantity.age.name" if after in (")", ",", ";") and not name.isupper() else None
    if after not in cues["closing"]:
        return None
    full = first > 2 and tokens.words[first - 3][:1].isupper()
    return "quantity.age.name" if after in cues["closed"] or person or full else None


def find_decade(tokens: Tokens, at: int, words: QuantityWords) -> FoundAge | None:
    """`in his late 50s`, `in their 30s`: the age of a person in tens of years; the digits stand at `at`."""
    word = tokens.words[at]
    if len(word) != 2 or word[1] != "0":
        return None
    end = at + 2 if tokens.words[at + 1] in ("'", "’") else at + 1
    if tokens.lower[end] != "s" or not tokens.glued(end):
        return None
    back = at - 1
    while tokens.lower[back] in words.cues["parts"]:
        back -= 1
    return FoundAge(end + 1, "quantity.age.decade") if tokens.lower[back] in words.cues["possessive"] else None
