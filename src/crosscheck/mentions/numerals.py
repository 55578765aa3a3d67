"""How far a numeral in digits reaches, and what every numeral is. No arithmetic here; `normalize` reads the value."""

from __future__ import annotations

import re

from msgspec import Struct

from crosscheck.lexicon.quantity_words import NumeralWords
from crosscheck.mentions.tokens import Tokens, is_digits

HYPHENS = frozenset("-‐‑")
_GROUP_BLANKS = frozenset((" ", "\u00a0", "\u202f", "\u2009"))
_NUMBER = re.compile(r"[0-9]*[.,]?[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?"
                     r"|[0-9]{1,3}(?:['’][0-9]{3})+(?:[.,][0-9]+)?|[0-9]{1,2}(?:,[0-9]{2})*,[0-9]{3}(?:\.[0-9]+)?")
_WHOLE = re.compile(r"[0-9]{1,3}")


class Numeral(Struct, frozen=True):
    """Where a numeral stands, in pieces (half-open). `kind` is "digits", "words", "fraction" (a share in words), "vague" (a range in words:
    "dozens", "several thousand") or "couple"; `scale` is the index of its first scale piece where that stands apart from the number, else
    `last`.
    """

    first: int
    last: int
    scale: int
    kind: str


def find_digits(tokens: Tokens, at: int, words: NumeralWords) -> Numeral | None:
    """The numeral in digits that begins at the piece `at`: `1,000.5`, `1 000`, `3 1/2`, `2.5×10^6`, with the scale words after it."""
    last = _digit_groups(tokens, at)
    if last == at + 1 and not tokens.words[at].isdigit() and not _NUMBER.fullmatch(tokens.words[at]):
        return None
    last = _power(tokens, last)
    last = _fraction(tokens, at, last, words)
    scale = last
    last = find_scales(tokens, last, words)
    if last > scale:
        last = _smaller_groups(tokens, last, words)
    last = find_and_fraction(tokens, last, words)
    if last > scale and not _only_scales(tokens, scale, last, words):
        scale = last
    return Numeral(at, last, scale, "digits")


def _only_scales(tokens: Tokens, scale: int, last: int, words: NumeralWords) -> bool:
    return tokens.lower[last - 1] in words.scales or last == scale + 1


def _digit_groups(tokens: Tokens, at: int) -> int:
    """Groups of three after a blank belong to the number: 816 000, 1 234 567.89."""
    last = at + 1
    if len(tokens.words[at]) > 3 or not tokens.words[at].isdigit():
        return last
    while _is_group(tokens, last):
        last += 1
        if not tokens.words[last - 1].isdigit():
            break
    return last


def _is_group(tokens: Tokens, at: int) -> bool:
    word, raw = tokens.words[at], tokens.raw[at]
    return (
        raw[: len(raw) - len(word)] in _GROUP_BLANKS
        and _WHOLE.match(word) is not None
        and len(word) >= 3
        and word[:3].isdigit()
        and not word[3:4].isdigit()
        and word.count(",") + word.count(".") <= 1
        and (len(word) == 3 or not is_thousands(word))
        and not (tokens.glued(at + 1) and tokens.words[at + 1][:1].isalpha() and tokens.words[at + 1][:1].islower() is False)
    )


def is_thousands(word: str) -> bool:
    """Whether a piece is a number grouped by three in itself: 816,000."""
    return len(word) > 4 and word[-4] in ",." and word[-3:].isdigit()


def _power(tokens: Tokens, last: int) -> int:
    """`e5`, `×10^6`, `x10-4` after the digits."""
    words = tokens.words
    if words[last] in ("e", "E") and tokens.glued(last):
        digits = last + 2 if words[last + 1] in ("+", "-", "−") and tokens.glued(last + 1) else last + 1
        return digits + 1 if words[digits].isdigit() and len(words[digits]) < 4 and tokens.glued(digits) else last
    if words[last] in ("x", "×", "X") and words[last + 1] == "10":
        power = last + 3 if words[last + 2] == "^" else last + 2
        power = power + 1 if words[power] in ("+", "-", "−") else power
        if power > last + 2 and words[power].isdigit() and len(words[power]) < 4 and tokens.glued(power):
            return power + 1
    return last


def _fraction(tokens: Tokens, at: int, last: int, words: NumeralWords) -> int:
    """`3/4`, `3 1/2`, `3-1/2`, `3½`."""
    texts = tokens.words
    if texts[last] in words.characters:
        return last + 1
    if texts[last] == "/" and last == at + 1 and texts[at].isdigit() and is_denominator(tokens, last + 1):
        return last + 2
    mixed = last + 1 if texts[last] in HYPHENS and tokens.inner(last) else last
    if last == at + 1 and _WHOLE.fullmatch(texts[mixed]) and texts[mixed + 1] == "/" and is_denominator(tokens, mixed + 2) and int(texts[mixed]) < int(texts[mixed + 2]):
        return mixed + 3
    return last


def is_denominator(tokens: Tokens, at: int) -> bool:
    """Whether the piece can stand under a slash: digits, close by, and no further slash (that would be a date)."""
    word = tokens.words[at]
    slash_blank = not tokens.glued(at - 1)
    return word.isdigit() and len(word) <= 4 and (tokens.glued(at) or slash_blank) and tokens.words[at + 1] != "/" and word.strip("0") != ""


def find_scales(tokens: Tokens, last: int, words: NumeralWords) -> int:
    """The end of the scale words at `last`: `million`, `hundred thousand`, `-million`, `bn`, `k`; `last` if there are none."""
    at = last + 1 if tokens.words[last] in HYPHENS and tokens.inner(last) else last
    found = last
    while tokens.lower[at] in words.scales and _is_scale(tokens, at):
        at += 1
        found = at
    if found > last:
        return found
    word = tokens.words[at]
    if word in words.loose and (tokens.glued(at) or len(word) > 1 or tokens.words[at - 1][-1:].isdigit()):
        return at + 1
    if word in words.glued and at == last and tokens.glued(at) and _is_glued_scale(tokens, at, words):
        return at + 1
    return last


def _is_scale(tokens: Tokens, at: int) -> bool:
    """Whether a scale word multiplies here; a score of people does, the score of a match does not."""
    word = tokens.lower[at]
    return not (word in ("score", "gross") and not (tokens.lower[at + 1] in ("and", "of") and word == "score"))


def _is_glued_scale(tokens: Tokens, at: int, words: NumeralWords) -> bool:
    """A letter glued to digits is a scale if a wider number stands before it ("100K", not "4K") and no letter or digit after it."""
    if tokens.glued(at + 1) and tokens.words[at + 1][:1].isalnum():
        return False
    return not (tokens.words[at] in ("K", "B", "b", "T") and len(tokens.words[at - 1]) < 2)


def _smaller_groups(tokens: Tokens, last: int, words: NumeralWords) -> int:
    """`4 thousand 3 hundred and 21`: smaller numbers that go on after a scale word."""
    while tokens.lower[last - 1] in words.scales:
        at = last + 1 if tokens.lower[last] == "and" else last
        if not (tokens.words[at].isdigit() and len(tokens.words[at]) <= 3 and not tokens.glued(at)):
            return last
        end = find_scales(tokens, at + 1, words)
        if end > at + 1:
            if words.scales.get(tokens.lower[end - 1], 0) >= words.scales[tokens.lower[last - 1]]:
                return last
        elif at == last or tokens.words[at] == "0" or words.scales[tokens.lower[last - 1]] > 1000:
            return last
        last = end
    return last


def find_and_fraction(tokens: Tokens, last: int, words: NumeralWords) -> int:
    """The end of `and a half`, `and three quarters`, `and two-thirds` after a number; `last` if it does not go on so."""
    if tokens.lower[last] != "and":
        return last
    at = last + 1
    word = tokens.lower[at]
    if word in ("a", "an"):
        at += 1
    elif word in words.small:
        at += 2 if tokens.words[at + 1] in HYPHENS and tokens.inner(at + 1) else 1
    elif word not in ("half", "quarter"):
        return last
    return at + 1 if tokens.lower[at] in words.fractions and tokens.lower[at + 1] != "of" else last
