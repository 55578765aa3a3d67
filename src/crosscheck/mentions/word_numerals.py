"""How far a numeral in words reaches: cardinals, fractions, vague plurals, couples."""

from __future__ import annotations

from crosscheck.lexicon.quantity_words import NumeralWords
from crosscheck.mentions.numerals import HYPHENS, Numeral, find_and_fraction, find_scales
from crosscheck.mentions.tokens import Tokens, is_digits


def find_word_numeral(tokens: Tokens, at: int, words: NumeralWords) -> Numeral | None:
    """The numeral in words that begins at the piece `at`, the article or multiplier before it included; None if there is none."""
    word = tokens.lower[at]
    if word in words.small:
        return _cardinal(tokens, at, words)
    if word in words.vague or word == "tens":
        return _vague(tokens, at, words)
    if word in words.fractions:
        return _fraction(tokens, at, words)
    if word in words.groups:
        return _group(tokens, at, words)
    if word in words.scales:
        return _bare_scale(tokens, at, words)
    if word == "twice":
        return Numeral(at, at + 1, at + 1, "words")
    return None


def _cardinal(tokens: Tokens, at: int, words: NumeralWords) -> Numeral:
    """`twenty-one thousand three hundred and five`, `two point five million`, `two-thirds`, `one in five`."""
    last = _below_hundred(tokens, at, words)
    fraction = _fraction_after(tokens, last, words)
    if fraction:
        return _scaled_fraction(tokens, at, fraction, words)
    last = _decimals(tokens, last, words)
    last = _larger(tokens, last, words)
    whole = last
    last = find_and_fraction(tokens, last, words)
    last = find_scales(tokens, last, words)
    if last == at + 1 == whole:
        share = _one_in(tokens, last, words)
        if share:
            return Numeral(at, share, share, "fraction")
    return Numeral(at, last, last, "words")


def _fraction_after(tokens: Tokens, last: int, words: NumeralWords) -> int:
    """The end of the lower half of a fraction (`-thirds`, ` quarters`) at `last`; 0 if there is none.

    "one second", "two third graders" and "one quarter" of a match are no fractions: the plural, the hyphen or "of" must show it.
    """
    glued = tokens.words[last] in HYPHENS and tokens.inner(last)
    at = last + 1 if glued else last
    word = tokens.lower[at]
    if word not in words.fractions or tokens.glued(at) != glued:
        return 0
    if word in ("half", "halves"):
        return at + 1 if glued or tokens.lower[at + 1] in ("of", "million", "billion") or word == "halves" else 0
    plural = word.endswith("s")
    if tokens.lower[last - 1] == "one":
        return at + 1 if not plural and (glued or tokens.lower[at + 1] in ("of", "the") or word in ("third", "quarter", "fifth")) else 0
    if not plural:
        return at + 1 if glued else 0
    return at + 1


def _one_in(tokens: Tokens, last: int, words: NumeralWords) -> int:
    """The end of `one in five`, `two out of three`: a share in words; 0 if it is none ("one in Kyiv", "two in 2014")."""
    at = last
    if tokens.lower[at] == "in":
        at += 1
    elif tokens.lower[at] == "out" and tokens.lower[at + 1] == "of" or tokens.lower[at : at + 2] == ["in", "every"]:
        at += 2
    else:
        return 0
    at += tokens.lower[at] == "every"
    before, word = tokens.lower[last - 1], tokens.lower[at]
    if is_digits(tokens.words[at]):
        if len(tokens.words[at]) > 7 or (len(tokens.words[at]) == 4 and tokens.words[at].isdigit()) or tokens.words[at] == "0":
            return 0
        return find_scales(tokens, at + 1, words)
    if word not in words.small or words.small[word] <= words.small.get(before, 99):
        return 0
    return _larger(tokens, _below_hundred(tokens, at, words), words)


def _below_hundred(tokens: Tokens, at: int, words: NumeralWords) -> int:
    if tokens.lower[at] not in words.tens:
        return at + 1
    following = at + 2 if tokens.words[at + 1] in HYPHENS and tokens.inner(at + 1) else at + 1
    return following + 1 if words.ones.get(tokens.lower[following], 0) > 0 else at + 1


def _decimals(tokens: Tokens, last: int, words: NumeralWords) -> int:
    """`point two five` after a cardinal."""
    if tokens.lower[last] != "point":
        return last
    end = last + 1
    while tokens.lower[end] in words.small:
        end = _below_hundred(tokens, end, words)
    return end if end > last + 1 else last


def _larger(tokens: Tokens, last: int, words: NumeralWords) -> int:
    """Goes on over scales and the smaller numbers after them: `hundred and five thousand two hundred`."""
    while True:
        following = find_scales(tokens, last, words)
        if following == last or tokens.lower[following - 1] not in words.scales:
            return following
        last = following
        at = last + 1 if tokens.lower[last] in ("and", "&") else last
        if tokens.lower[at] not in words.small or tokens.lower[at] == "zero" or words.scales[tokens.lower[last - 1]] < 100:
            return last
        end = _below_hundred(tokens, at, words)
        if _fraction_after(tokens, end, words) or (at > last and tokens.lower[end] in words.fractions):
            return last
        last = end


def _vague(tokens: Tokens, at: int, words: NumeralWords) -> Numeral | None:
    """`dozens`, `hundreds of thousands`, `tens of millions`."""
    last = at + 1
    if tokens.lower[last] == "of" and tokens.lower[last + 1] in words.vague:
        last += 2
    elif tokens.lower[at] == "tens":
        return None
    return Numeral(at, last, last, "vague")


def _fraction(tokens: Tokens, at: int, words: NumeralWords) -> Numeral | None:
    """`half`, `a third of`, `half a million`, `a quarter of a million`; a lone "third" is an ordinal, a lone "quarter" a period."""
    word = tokens.lower[at]
    article = tokens.lower[at - 1] in ("a", "an") and not tokens.glued(at)
    first = at - 1 if article else at
    if word == "half":
        return _half(tokens, first, at, words)
    found = _scaled_fraction(tokens, first, at + 1, words)
    if word in ("quarter", "third", "fourth", "tenth") and not article and (found.kind == "words" or tokens.lower[at + 1] == "of"):
        return found if tokens.lower[at - 1] not in words.ordinals and tokens.lower[at - 1] not in ("the", "last", "this", "its", "his", "per") and (found.kind == "words" or at == 0) else None
    if not article or word.endswith("s"):
        return None
    return found if tokens.lower[at + 1] == "of" or found.last > at + 1 or tokens.lower[at + 1] in ("more", "less", "fewer", "higher", "lower", "as") else None


def _half(tokens: Tokens, first: int, at: int, words: NumeralWords) -> Numeral | None:
    """`half of`, `half the`, `half a million`, `half-million`, `more than half`; not a match's half, nor `half-hearted`."""
    before, after = tokens.lower[first - 1], tokens.lower[at + 1]
    if before in words.ordinals or before in ("the", "other", "better", "latter", "this", "that", "each", "either", "every") or after in ("time", "way", "past", "back"):
        return None
    return _scaled_fraction(tokens, first, at + 1, words)


def _scaled_fraction(tokens: Tokens, first: int, last: int, words: NumeralWords) -> Numeral:
    """Takes in a scale after a fraction: `of a million`, `a million`, `-million`, ` a dozen`."""
    at = last + 1 if tokens.lower[last] == "of" or (tokens.words[last] in HYPHENS and tokens.inner(last)) else last
    at = at + 1 if tokens.lower[at] in ("a", "an") else at
    end = find_scales(tokens, at, words)
    if end > at and tokens.lower[end - 1] in words.scales:
        return Numeral(first, end, end, "words")
    return Numeral(first, last, last, "fraction")


def _group(tokens: Tokens, at: int, words: NumeralWords) -> Numeral | None:
    """`a couple of hundred`, `a couple of weeks`, `a pair of free throws`; `the couple` are two people and no figure."""
    word, before, after = tokens.lower[at], tokens.lower[at - 1], tokens.lower[at + 1]
    if before not in ("a", "last", "past", "next", "another", "first") or after not in ("of", *words.scales):
        return None
    last = find_scales(tokens, at + 2 if after == "of" else at + 1, words)
    scaled = last > at + 2 or (after != "of" and last > at + 1)
    first = at - 1 if before == "a" else at
    if scaled or word == "couple":
        return Numeral(first, last if scaled else at + 1, last if scaled else at + 1, "couple" if word == "couple" else "words")
    return Numeral(first, at + 1, at + 1, "vague" if word == "handful" else "words")


def _bare_scale(tokens: Tokens, at: int, words: NumeralWords) -> Numeral | None:
    """`a hundred thousand`, `a dozen`, `several thousand`, `a few hundred`; "score" alone is no number."""
    before = tokens.lower[at - 1]
    if tokens.lower[at] in ("score", "gross", "doz") or (tokens.lower[at] in words.vague and before not in ("several", "few")):
        return None
    first, kind = at, "words"
    if before in ("a", "an"):
        first = at - 1
    elif before in ("several", "few", "many"):
        first, kind = (at - 2 if tokens.lower[at - 2] == "a" else at - 1), "vague"
    last = _larger(tokens, at, words)
    if last == at:
        return None
    last = find_and_fraction(tokens, last, words)
    return Numeral(first, last, last, kind)
