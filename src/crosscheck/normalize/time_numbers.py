"""Counts of time units: digits, words, "two and a half", "several"."""

from __future__ import annotations

import re
from decimal import Decimal

from crosscheck.lexicon.time_words import TimeWords

_WORD = re.compile(r"[^\W\d_]+|\d[\d,]*(?:\.\d+)?|[½¼¾]")
_PAIR = "couple"
_ARTICLES = frozenset({"a", "an"})
_FRACTIONS = {"quarter": Decimal("0.25"), "half": Decimal("0.5"), "½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}


def count_of(surface: str, words: TimeWords) -> Decimal | None:
    """The number that a count states; None where it gives none ("several", "dozens of"). A fraction follows "and a": 2.5."""
    counted = _WORD.findall(surface.lower())
    if not counted or (counted[-1] == "of" and counted[0] != "a"):
        return None
    if counted[0] in _ARTICLES and len(counted) == 1:
        return Decimal(1)
    whole = Decimal(0)
    for word in counted:
        if word in words.table["vaguecount"] and word != _PAIR:
            return None
        whole = _with_word(whole, word, words)
    return whole or None


def _with_word(whole: Decimal, word: str, words: TimeWords) -> Decimal:
    """Number words read on: twenty + one, three * hundred, two * dozen; other words add nothing."""
    if word[0].isdecimal():
        return whole + Decimal(word.replace(",", ""))
    value = _FRACTIONS.get(word) or Decimal(2 if word == _PAIR else words.cardinals.get(word, 0))
    if whole and (value >= 100 or (value == 12 and whole < 12)):
        return whole * value
    return whole + value


def number_of(surface: str, words: TimeWords) -> int | None:
    """The whole number of a day, year or place in order, from digits or words ("6th", "twenty-first"); None if there is none."""
    if digits := re.search(r"\d+", surface):
        return int(digits[0])
    total = sum(words.ordinals.get(word, words.cardinals.get(word, 0)) for word in re.findall(r"[a-z]+", surface.lower()))
    return total or None


def amount_text(count: Decimal | None) -> str:
    """A count as TIMEX3 writes it: "3", "2.5", "X" where no figure is given."""
    if count is None:
        return "X"
    return format(count.normalize(), "f")
