"""How far a numeral in digits reaches, and what every numeral is. No arithmetic here; `normalize` reads the value."""

from __future__ import annotations

import re

from msgspec import Struct

from crosscheck.lexicon.quantity_words import NumeralWords
from crosscheck.mentions.tokens import Tokens

HYPHENS = frozenset("-‐‑")
"""The characters that join the words of a compound."""

_GROUP_BLANKS = frozenset((" ", "\u00a0", "\u202f", "\u2009"))
_NUMBER = re.compile(
    r"[0-9]*[.,][0-9]+|[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?"
    r"|[0-9]{1,3}(?:['’][0-9]{3})+(?:[.,][0-9]+)?|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?"
)
_LAST_GROUP = re.compile(r"[0-9]{3}(?:[.,][0-9]{1,2})?")
_LONGEST_DENOMINATOR = 4
_DEGREE_REACH = 9


class Numeral(Struct, frozen=True):
    """Where a numeral stands, in pieces (half-open).

    `kind` is "digits", "words", "fraction" (a share in words), "vague" (a range in words: "dozens", "several thousand"), "couple",
    "article" ("a" before a unit) or "none" ("no injuries"). `scale` is the index of its first scale piece where that stands apart from the
    number, else `last`.
    """

    first: int
    last: int
    scale: int
    kind: str


def find_digits(tokens: Tokens, at: int, words: NumeralWords) -> Numeral | None:
    """The numeral in digits that begins at the piece `at`: `1,000.5`, `1 000`, `3 1/2`, `2.5×10^6`, with the scale words after it."""
    word = tokens.words[at]
    if not word.isdigit() and not _NUMBER.fullmatch(word):
        return None
    last = _digit_groups(tokens, at) if len(word) < 4 else at + 1
    if tokens.words[last] == "," and tokens.words[last + 1] in ("-", "–") and tokens.inner(last):
        return Numeral(at, last + 2, last + 2, "digits")
    number = last
    if tokens.words[last] in _CONTINUING or tokens.words[last] in words.characters or "/" < tokens.words[last] < ":":
        last = _fraction(tokens, at, _power(tokens, last), words)
    if tokens.lower[last] == "point" and (tokens.words[last + 1].isdigit() or tokens.lower[last + 1] in words.small) and last == at + 1:
        return Numeral(at, last + 2, last + 2, "words")
    scale = last
    last = find_scales(tokens, last, words)
    if last > scale and tokens.lower[last - 1] in words.scales:
        number, last = last, _smaller_groups(tokens, last, words)
        scale = last if last > number else scale
    ends = find_and_fraction(tokens, last, words)
    return Numeral(at, ends, ends if ends > last else scale, "digits")


_SIGNS = frozenset(("+", "-", "−"))
_CONTINUING = frozenset(("e", "E", "x", "X", "×", "^", "/", "-", "‐", "‑"))


def _digit_groups(tokens: Tokens, at: int) -> int:
    """Groups of three after a blank belong to the number: 816 000, 1 234 567.89."""
    last = at + 1
    while _is_group(tokens, last):
        last += 1
        if not tokens.words[last - 1].isdigit():
            break
    return last


def _is_group(tokens: Tokens, at: int) -> bool:
    word, raw = tokens.words[at], tokens.raw[at]
    if not ("/" < word < ":" and _LAST_GROUP.fullmatch(word) and raw[: len(raw) - len(word)] in _GROUP_BLANKS):
        return False
    return tokens.words[at - 1].isdigit() and not (tokens.glued(at + 1) and tokens.words[at + 1][:1].isupper())


def _power(tokens: Tokens, last: int) -> int:
    """`e5`, `×10^6`, `x10-4`, `^23` after the digits."""
    words = tokens.words
    if words[last] == "^" and tokens.glued(last):
        return _exponent(tokens, last + 1) or last
    if words[last] in ("e", "E") and tokens.glued(last):
        digits = last + 2 if words[last + 1] in ("+", "-", "−") and tokens.glued(last + 1) else last + 1
        return digits + 1 if words[digits].isdigit() and len(words[digits]) < 4 and tokens.glued(digits) else last
    if words[last] in ("x", "×", "X") and words[last + 1].isdigit() and words[last + 2] == "^":
        return _exponent(tokens, last + 3) or last
    if words[last] in ("x", "×", "X") and words[last + 1] == "10":
        power = last + 2
        power = power + 1 if words[power] in ("+", "-", "−") else power
        if power > last + 2 and words[power].isdigit() and len(words[power]) < 4 and tokens.glued(power):
            return power + 1
    return last


def _exponent(tokens: Tokens, at: int) -> int:
    """The end of an exponent with its signs, glued to the caret before it; 0 if there is none."""
    while tokens.words[at] in _SIGNS and tokens.glued(at):
        at += 1
    return at + 1 if tokens.words[at].isdigit() and len(tokens.words[at]) < 4 and tokens.glued(at) else 0


def _fraction(tokens: Tokens, at: int, last: int, words: NumeralWords) -> int:
    """`3/4`, `3 1/2`, `3-1/2`, `3½`."""
    texts = tokens.words
    if texts[last] in words.characters:
        return last + 1
    if last != at + 1 or not texts[at].isdigit():
        return last
    if texts[last] == "/" and _is_denominator(tokens, last + 1):
        return last + 2
    mixed = last + 1 if texts[last] in HYPHENS and tokens.inner(last) else last
    if (
        texts[mixed].isdigit()
        and texts[mixed + 1] == "/"
        and _is_denominator(tokens, mixed + 2)
        and _is_proper(texts[mixed], texts[mixed + 2])
    ):
        return mixed + 3
    return last


def _is_proper(above: str, below: str) -> bool:
    return len(above) < len(below) or (len(above) == len(below) and above < below)


def _is_denominator(tokens: Tokens, at: int) -> bool:
    """Whether the piece can stand under a slash: a few digits, not nought, no further slash (that would be a date)."""
    word = tokens.words[at]
    spaced = tokens.glued(at - 1) == tokens.glued(at)
    return spaced and word.isdigit() and len(word) <= _LONGEST_DENOMINATOR and word.strip("0") != "" and tokens.words[at + 1] != "/"


def find_scales(tokens: Tokens, last: int, words: NumeralWords) -> int:
    """The end of the scale words at `last`: `million`, `hundred thousand`, `-million`, `bn`, `k`; `last` if there are none."""
    at = last + 1 if tokens.words[last] in HYPHENS and tokens.inner(last) else last
    found = last
    while tokens.lower[at] in words.scales and _multiplies(tokens, at):
        at += 1
        found = at
    if found > last:
        return found
    word = tokens.words[at]
    if word in words.loose and _ends(tokens, at) and (len(word) > 1 or tokens.glued(at)) and tokens.words[at - 1][-1:].isalnum():
        return at + 1
    if word in words.glued and at == last and tokens.glued(at) and _ends(tokens, at) and _is_letter_scale(tokens, at):
        return at + 1
    return last


def _is_letter_scale(tokens: Tokens, at: int) -> bool:
    """Whether a letter glued to digits multiplies them: "100K", not "4K", nor 1500b (bits), nor 573.15K beside degrees."""
    word, number = tokens.words[at], tokens.words[at - 1]
    if word == "b":
        return len(number) < 4 or "." in number
    if word == "K" and "." in number and "°" in tokens.words[max(at - _DEGREE_REACH, 0) : at]:
        return False
    return not (word in "KBT" and len(number) < 2)


def _multiplies(tokens: Tokens, at: int) -> bool:
    """Whether a scale word multiplies here: three score and ten, not a match's score."""
    word = tokens.lower[at]
    return not (word in ("score", "gross") and tokens.lower[at + 1] not in (("and",) if word == "score" else ()))


def _ends(tokens: Tokens, at: int) -> bool:
    return not (tokens.glued(at + 1) and tokens.words[at + 1][:1].isalnum())


def _smaller_groups(tokens: Tokens, last: int, words: NumeralWords) -> int:
    """`4 thousand 3 hundred and 21`: smaller numbers that go on after a scale word."""
    while tokens.lower[last - 1] in words.scales:
        before = words.scales[tokens.lower[last - 1]]
        at = last + 1 if tokens.lower[last] == "and" else last
        word = tokens.lower[at]
        if not ((word.isdigit() and len(word) <= 3 and word != "0") or (word in words.small and word != "zero")):
            return last
        end = find_scales(tokens, at + 1, words)
        if end > at + 1 and words.scales.get(tokens.lower[end - 1], before) >= before:
            return last
        if end == at + 1 and (at == last or (tokens.lower[end].isalpha() and before > 100)):
            return last
        last = end
    return last


def find_and_fraction(tokens: Tokens, last: int, words: NumeralWords) -> int:
    """The end of `and a half`, `and three quarters`, `and two-thirds` after a number or unit; `last` if it does not go on so."""
    if tokens.lower[last] != "and":
        return last
    at = last + 1
    word = tokens.lower[at]
    if word in ("a", "an"):
        at += 1
    elif word in words.small:
        at = below_hundred(tokens, at, words)
        at += tokens.words[at] in HYPHENS and tokens.inner(at)
    elif word not in ("half", "quarter"):
        return last
    if tokens.lower[at] not in words.fractions:
        return last
    return at + 1 if tokens.lower[at + 1] != "of" or tokens.lower[at + 2] not in ("the", "a", "its", "their", "his", "her", "all") else last


def below_hundred(tokens: Tokens, at: int, words: NumeralWords) -> int:
    """The end of a number word below a hundred that begins at `at`: `seven`, `twenty`, `twenty-one`, `twenty - one`."""
    if tokens.lower[at] not in words.tens:
        return at + 1
    following = at + 2 if tokens.words[at + 1] in HYPHENS and tokens.glued(at + 1) == tokens.glued(at + 2) else at + 1
    return following + 1 if words.ones.get(tokens.lower[following], 0) > 0 else at + 1
