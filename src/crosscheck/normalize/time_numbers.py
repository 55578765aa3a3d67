"""Counts of time units: digits, words, "two and a half", "several"."""

from __future__ import annotations

import re
from decimal import Decimal

from crosscheck.lexicon.time_words import TimeWords

_WORD = re.compile(r"[^\W\d_]+|\d[\d,]*(?:\.\d+)?|[½¼¾]")
_ARTICLES = frozenset({"a", "an"})
_FRACTIONS = {"quarter": Decimal("0.25"), "half": Decimal("0.5"), "½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}


def count_of(surface: str, words: TimeWords) -> Decimal | None:
    """The number that a count states; None where it gives none ("several", "dozens of"). A fraction follows "and a": 2.5."""
    tokens = _WORD.findall(surface.lower())
    if not tokens or tokens[-1] == "of" and tokens[0] != "a":
        return None
    whole = Decimal(0)
    for at, token in enumerate(tokens):
        if token in _FRACTIONS:
            whole += _FRACTIONS[token]
        elif token[0].isdecimal():
            whole += Decimal(token.replace(",", ""))
        elif token in _ARTICLES:
            whole += 1 if at == 0 and len(tokens) == 1 else 0
        elif token in words.cardinals:
            whole = _with_word(whole, words.cardinals[token])
        elif token == "couple":
            whole += 2
        elif token in words.table["vaguecount"]:
            return None
    return whole or None


def _with_word(whole: Decimal, value: int) -> Decimal:
    """Number words read on: twenty + one, three * hundred, two * dozen."""
    if whole and (value >= 100 or (value == 12 and whole < 12)):
        return whole * value
    return whole + value


def number_of(surface: str, words: TimeWords) -> int | None:
    """The whole number of a day, year or place in order, from digits or words ("6th", "twenty-first"); None if there is none."""
    if digits := re.search(r"\d+", surface):
        return int(digits[0])
    total = 0
    for token in re.findall(r"[a-z]+", surface.lower()):
        value = words.ordinals.get(token, words.cardinals.get(token))
        if value is not None:
            total += value
    return total or None


def amount_text(count: Decimal | None) -> str:
    """A count as TIMEX3 writes it: "3", "2.5", "X" where no figure is given."""
    if count is None:
        return "X"
    text = format(count.normalize(), "f")
    return text
