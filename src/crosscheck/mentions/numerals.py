"""How far a numeral reaches: digits with separators, number words, fractions. No arithmetic here; `normalize` reads the value."""

from __future__ import annotations

from msgspec import Struct

from crosscheck.lexicon.quantity_words import QuantityWords
from crosscheck.mentions.tokens import Tokens

_DASHES = frozenset("-‐‑")
_MINUSES = frozenset("-−–")
_GROUP_BLANKS = frozenset(("", " ", "\u00a0", "\u202f", "\u2009"))


class Numeral(Struct, frozen=True):
    """Where a numeral stands, in pieces (half-open). `kind` is "digits", "words", "fraction" (a share in words), or "vague"; `scale` is the
    index of its first scale piece if it has one apart from the number itself, else `last`.
    """

    first: int
    last: int
    scale: int
    kind: str


def is_digits(word: str) -> bool:
    """Whether a piece is written in digits."""
    return "/" < word[:1] < ":"


def find_numeral(tokens: Tokens, at: int, words: QuantityWords) -> Numeral | None:
    """The numeral that begins at the piece `at` (or at the article or multiplier just before it), or None."""
    word = tokens.words[at]
    if is_digits(word):
        return _digits(tokens, at, words)
    if word in words.fraction_characters:
        return Numeral(at, at + 1, at + 1, "digits")
    return _words(tokens, at, words)


def _digits(tokens: Tokens, at: int, words: QuantityWords) -> Numeral:
    """`1,000.5`, `1 000`, `3 1/2`, `3/4`, `2.5×10^6`, `1e5`, with a scale word after it and "and a half"."""
    last = _digit_groups(tokens, at)
    last = _power(tokens, last)
    last = _digit_fraction(tokens, at, last, words)
    scale = last
    last = _scales(tokens, last, words)
    last = _and_fraction(tokens, last, words)
    return Numeral(at, last, scale, "digits")


def _digit_groups(tokens: Tokens, at: int) -> int:
    """Groups of three after a blank belong to the number: 816 000, 1 234 567.89."""
    last = at + 1
    if len(tokens.words[at]) > 3:
        return last
    while is_digits(tokens.words[last]) and _is_group(tokens, last):
        last += 1
        if not tokens.words[last - 1].isdigit():
            break
    return last


def _is_group(tokens: Tokens, at: int) -> bool:
    word, raw = tokens.words[at], tokens.raw[at]
    return raw[: len(raw) - len(word)] in _GROUP_BLANKS and not tokens.glued(at) and word[:3].isdigit() and word[3:4] in ("", ".", ",") and len(word[:4].rstrip(".,")) == 3


def _power(tokens: Tokens, last: int) -> int:
    """`e5`, `×10^6`, `x10^-4` glued to the digits."""
    words = tokens.words
    if words[last] in ("e", "E") and tokens.glued(last):
        sign = 1 if words[last + 1] in ("+", "-", "−") else 0
        if words[last + 1 + sign].isdigit() and tokens.glued(last + 1 + sign):
            return last + 2 + sign
    if words[last] in ("x", "×", "X") and words[last + 1] == "10":
        power = last + 2 + (words[last + 2] == "^")
        power += words[power] in ("+", "-", "−")
        if words[power].isdigit() and tokens.glued(power) and power > last + 2:
            return power + 1
    return last


def _digit_fraction(tokens: Tokens, at: int, last: int, words: QuantityWords) -> int:
    """`3/4`, `3 1/2`, `3-1/2`, `3½`."""
    texts = tokens.words
    if texts[last] in words.fraction_characters:
        return last + 1
    if texts[last] == "/" and last == at + 1 and _is_denominator(tokens, last + 1):
        return last + 2
    mixed = last + 1 if texts[last] in _DASHES and tokens.glued(last) else last
    if texts[mixed].isdigit() and texts[mixed + 1] == "/" and _is_denominator(tokens, mixed + 2) and int(texts[mixed][:3]) < int(texts[mixed + 2][:3]):
        return mixed + 3
    return last


def _is_denominator(tokens: Tokens, at: int) -> bool:
    word = tokens.words[at]
    return word.isdigit() and len(word) <= 4 and tokens.glued(at) and tokens.words[at + 1] != "/"


def _scales(tokens: Tokens, last: int, words: QuantityWords) -> int:
    """Scale words after digits: `million`, `hundred thousand`, `-million`; short forms `bn`, `k` by their own rules."""
    at = last + 1 if tokens.words[last] in _DASHES and tokens.glued(last) and tokens.glued(last + 1) else last
    found = last
    while tokens.lower[at] in words.scales and tokens.lower[at] != "score":
        at += 1
        found = at
    if found == last and tokens.words[at] in words.loose_scales:
        found = at + 1
    elif found == last and tokens.words[last] in words.glued_scales and tokens.glued(last):
        found = last + 1
    return found


def _and_fraction(tokens: Tokens, last: int, words: QuantityWords) -> int:
    """`and a half`, `and three quarters`, `and two-thirds` after a number."""
    if tokens.lower[last] != "and":
        return last
    at = last + 1
    if tokens.lower[at] in ("a", "an"):
        at += 1
        return at + 1 if tokens.lower[at] in words.fractions and tokens.lower[at] != "second" else last
    if tokens.lower[at] in words.units_digit:
        end = at + 2 if tokens.words[at + 1] in _DASHES else at + 1
        return end + 1 if tokens.lower[end] in words.fractions else last
    return last


def _words(tokens: Tokens, at: int, words: QuantityWords) -> Numeral | None:
    """A numeral in words, the article or multiplier before it included."""
    word = tokens.lower[at]
    if word in words.units_digit or word in words.teens or word in words.tens:
        return _cardinal(tokens, at, words)
    if word in words.vague or word == "tens":
        return _vague(tokens, at, words)
    if word in words.fractions:
        return _fraction(tokens, at, words)
    if word == "couple":
        return _couple(tokens, at, words)
    if word in words.scales:
        return _bare_scale(tokens, at, words)
    return None


def _cardinal(tokens: Tokens, at: int, words: QuantityWords) -> Numeral | None:
    """`twenty-one thousand three hundred and five`, `two point five million`, `two-thirds`, `one in five`."""
    last = _below_hundred(tokens, at, words)
    fraction = last + 1 if tokens.words[last] in _DASHES and tokens.glued(last) else last
    if tokens.lower[fraction] in words.fractions and not tokens.lower[fraction].startswith("half"):
        return _after_fraction(tokens, at, fraction + 1, words)
    last = _decimal_words(tokens, last, words)
    last = _larger(tokens, last, words)
    last = _and_fraction(tokens, last, words)
    if last == at + 1 or tokens.lower[last] in words.scales:
        last = _more_scales(tokens, last, words)
    return Numeral(at, last, last, "words")


def _below_hundred(tokens: Tokens, at: int, words: QuantityWords) -> int:
    if tokens.lower[at] not in words.tens:
        return at + 1
    following = at + 2 if tokens.words[at + 1] in _DASHES and tokens.glued(at + 1) else at + 1
    if tokens.lower[following] in words.units_digit and tokens.lower[following] not in ("zero", "nil"):
        return following + 1
    return at + 1


def _decimal_words(tokens: Tokens, last: int, words: QuantityWords) -> int:
    if tokens.lower[last] != "point":
        return last
    end = last + 1
    while tokens.lower[end] in words.units_digit or tokens.lower[end] in words.teens or tokens.lower[end] in words.tens:
        end = _below_hundred(tokens, end, words)
    return end if end > last + 1 else last


def _larger(tokens: Tokens, last: int, words: QuantityWords) -> int:
    """Goes on over scales and the smaller numbers after them: `hundred and five thousand two hundred`."""
    while True:
        following = _more_scales(tokens, last, words)
        if following == last:
            return last
        last = following
        at = last + 1 if tokens.lower[last] == "and" else last
        word = tokens.lower[at]
        if word not in words.units_digit and word not in words.teens and word not in words.tens:
            return last
        end = _below_hundred(tokens, at, words)
        if tokens.lower[end] in words.fractions and at > last:
            return last
        last = end


def _more_scales(tokens: Tokens, last: int, words: QuantityWords) -> int:
    at = last + 1 if tokens.words[last] in _DASHES and tokens.glued(last) and tokens.glued(last + 1) else last
    end = last
    while tokens.lower[at] in words.scales and (tokens.lower[at] != "score" or end == last):
        at += 1
        end = at
    return end


def _vague(tokens: Tokens, at: int, words: QuantityWords) -> Numeral | None:
    """`dozens`, `hundreds of thousands`, `tens of millions`; not `hundreds` as a part of "the hundreds place"."""
    last = at + 1
    if tokens.lower[last] == "of" and tokens.lower[last + 1] in words.vague:
        last += 2
    elif tokens.lower[at] == "tens":
        return None
    return Numeral(at, last, last, "vague")


def _fraction(tokens: Tokens, at: int, words: QuantityWords) -> Numeral | None:
    """`half`, `a third of`, `half a million`, `a quarter of a million`."""
    word = tokens.lower[at]
    article = tokens.lower[at - 1] in ("a", "an") and not tokens.glued(at)
    first = at - 1 if article else at
    if word in ("half", "halves"):
        return _after_fraction(tokens, first, at + 1, words)
    if not article or word.endswith("s"):
        return None
    found = _after_fraction(tokens, first, at + 1, words)
    if tokens.lower[at + 1] == "of" or found.last > at + 1:
        return found
    return None


def _after_fraction(tokens: Tokens, first: int, last: int, words: QuantityWords) -> Numeral:
    """Takes in a scale after a fraction: `of a million`, `a million`, `million`."""
    at = last
    if tokens.lower[at] == "of":
        at += 1
    if tokens.lower[at] in ("a", "an"):
        at += 1
    if tokens.words[at] in _DASHES:
        at += 1
    if tokens.lower[at] in words.scales:
        return Numeral(first, at + 1, at + 1, "words")
    return Numeral(first, last, last, "fraction")


def _couple(tokens: Tokens, at: int, words: QuantityWords) -> Numeral | None:
    """`a couple of hundred`, `a couple of weeks`; `the couple` are two people and no figure."""
    if tokens.lower[at - 1] not in ("a", "last", "past", "next") or tokens.lower[at + 1] not in ("of", "dozen", "hundred", "thousand", "million"):
        return None
    last = at + 2 if tokens.lower[at + 1] == "of" else at + 1
    last = _more_scales(tokens, last, words)
    return Numeral(at - 1 if tokens.lower[at - 1] == "a" else at, last, last, "couple")


def _bare_scale(tokens: Tokens, at: int, words: QuantityWords) -> Numeral | None:
    """`a hundred thousand`, `a dozen`, `several thousand`, `few hundred`."""
    before = tokens.lower[at - 1]
    if before in ("a", "an"):
        first, kind = at - 1, "words"
    elif before in ("several", "few"):
        first, kind = (at - 2 if tokens.lower[at - 2] == "a" else at - 1), "several"
    else:
        first, kind = at, "words"
    if tokens.lower[at] in ("score", "gross") and kind == "words":
        return None
    last = _larger(tokens, at, words)
    last = _and_fraction(tokens, last, words)
    return Numeral(first, last, last, kind)
