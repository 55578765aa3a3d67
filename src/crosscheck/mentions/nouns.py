"""The counted noun of a figure: the head of the noun phrase that follows it."""

from __future__ import annotations

from crosscheck.lexicon.quantity_words import NounWords
from crosscheck.mentions.numerals import HYPHENS
from crosscheck.mentions.tokens import Tokens, is_digits

_REACH = 9
_APOSTROPHES = frozenset("'’")


def find_noun(tokens: Tokens, last: int, words: NounWords, *, single: bool, share: bool = False) -> int | None:
    """The piece that is the counted noun of a numeral that ends at `last`, or None.

    A plural is looked for; for `single` figures ("one", "1") the last noun before the phrase ends; for a `share` ("half the
    population") a plural first and else a singular.
    """
    if tokens.words[last] in HYPHENS and tokens.inner(last):
        return _hyphened(tokens, last + 1, words)
    at = _after_of(tokens, last, words) if tokens.lower[last] == "of" else last
    if share and tokens.lower[at] in words.determiners:
        at += 1
    if single and at == last:
        return _last_single(tokens, at, words)
    plural = find_plural(tokens, at, words)
    return _last_single(tokens, at, words) if plural is None and share else plural


def _hyphened(tokens: Tokens, at: int, words: NounWords) -> int | None:
    """`20-member`, `two-party`: the word after the hyphen, unless it only describes ("two-fold", "three-dimensional")."""
    word = tokens.lower[at]
    return (
        at
        if word.isalpha() and len(word) > 2 and word not in words.stops and not word.endswith(("fold", "ed", "ing", "al", "ish"))
        else None
    )


def _after_of(tokens: Tokens, last: int, words: NounWords) -> int:
    """`of the`, `of his five`, `of four`: where the noun phrase goes on."""
    at = last + 1
    while tokens.lower[at] in words.determiners or is_digits(tokens.words[at]) or tokens.lower[at] in words.counted:
        at += 1
    return at


def find_plural(tokens: Tokens, at: int, words: NounWords) -> int | None:
    """The head of a plural noun phrase at `at`: its first plural, or the last of plurals in a row ("sports teams"); None if none comes."""
    fallback = None
    end = at + _REACH
    while at < end:
        word = tokens.lower[at]
        step = _over_word(tokens, at, words) if word.isalpha() else _over_sign(tokens, at)
        if step:
            at += step
            continue
        if not word.isalpha() or _ends_phrase(tokens, at, words):
            return fallback
        if is_plural(word, words):
            common = word in words.irregular or not tokens.words[at][0].isupper()
            if common or fallback is not None:
                return _last_plural(tokens, at, words)
            fallback = at
        at += 1
    return fallback


def _over_word(tokens: Tokens, at: int, words: NounWords) -> int:
    """How many pieces to go on over a word that neither ends a noun phrase nor is its head: "the five" of "the city's five schools", "and" of
    "French and British troops", a plural that owns ("men's teams") or is half of a word ("Rolls-Royce"); 0 for others.
    """
    word, after = tokens.lower[at], tokens.words[at + 1]
    if word == "and":
        return int(_joins_adjectives(tokens, at))
    if word in words.counted:
        return int(tokens.lower[at - 1] == "s" and tokens.words[at - 2] in _APOSTROPHES)
    if not is_plural(word, words):
        return 0
    if after in _APOSTROPHES and tokens.glued(at + 1) and tokens.lower[at + 2] == "s":
        return 3
    return int(after in HYPHENS and tokens.inner(at + 1) and tokens.lower[at + 2] not in words.stops)


def _ends_phrase(tokens: Tokens, at: int, words: NounWords) -> bool:
    word = tokens.lower[at]
    return (word in words.stops and word not in words.adjectives and not _is_initials(tokens, at)) or _breaks(tokens, at)


def _joins_adjectives(tokens: Tokens, at: int) -> bool:
    """Whether "and" stands between two names of peoples: "French and British troops"."""
    before, after = tokens.words[at - 1], tokens.words[at + 1]
    return before[:1].isupper() and after[:1].isupper() and after.isalpha() and not before.endswith("s")


def _is_initials(tokens: Tokens, at: int) -> bool:
    """Whether a piece that looks like a stop word is an abbreviation or a model's letter: "US troops", "A350 jets"."""
    word = tokens.words[at]
    return word.isupper() and (len(word) > 1 or (is_digits(tokens.words[at + 1]) and tokens.glued(at + 1)))


def _breaks(tokens: Tokens, at: int) -> bool:
    """Whether a new line begins something new with this piece: a headline has no full stop."""
    return "\n" in tokens.raw[at] and tokens.words[at][:1].isupper()


def _is_narrow_unit(word: str) -> bool:
    """Whether a piece can be the short unit of a figure that describes the noun: "four 9 mm guns"."""
    return word in ("mm", "cm", "km", "m", "kg", "kV", "mph", "MW", "GB", "in", "ft")


def _over_sign(tokens: Tokens, at: int) -> int:
    """How many pieces to go on over signs inside a noun phrase: hyphens, possessives, initials, figures in names; 0 to stop."""
    word = tokens.words[at]
    if is_digits(word) and _is_narrow_unit(tokens.words[at + 1]):
        return 2
    if is_digits(word) and (tokens.lower[at - 1] == "s" and tokens.words[at - 2] in _APOSTROPHES):
        return 1
    if is_digits(word) and (tokens.words[at - 1][:1].isupper() or (tokens.words[at + 1] in HYPHENS and tokens.inner(at + 1))):
        return 1
    if word in HYPHENS and tokens.inner(at):
        return 1
    if word in _APOSTROPHES and tokens.glued(at):
        return 2 if tokens.lower[at + 1] == "s" and tokens.glued(at + 1) else 0
    if word == "." and tokens.glued(at) and len(tokens.words[at - 1]) == 1 and tokens.words[at - 1].isupper():
        return 1
    if is_digits(word) and tokens.glued(at) and (tokens.words[at - 1] in HYPHENS or tokens.words[at - 1].isalpha()):
        return 1
    return 0


def _last_plural(tokens: Tokens, at: int, words: NounWords) -> int:
    """The last of plurals in a row, "sports teams"; "times" stands for itself, "12 times earnings"."""
    while (
        tokens.lower[at] != "times"
        and is_plural(tokens.lower[at + 1], words)
        and tokens.lower[at + 1] not in words.stops
        and tokens.words[at + 1].islower()
    ):
        at += 1
    return at


def is_plural(word: str, words: NounWords) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in words.irregular or (word.endswith("men") and len(word) > 4 and word not in words.not_men):
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and word.isalpha()
        and word not in words.singular
        and word not in words.stops
    )


def _last_single(tokens: Tokens, at: int, words: NounWords) -> int | None:
    """The last noun of a singular noun phrase: before a verb, a preposition or a sign; of "the company's budget" the budget."""
    found, end = None, at + _REACH
    while at < end:
        word = tokens.lower[at]
        if word in _APOSTROPHES and tokens.lower[at + 1] == "s" and tokens.glued(at):
            found, at = None, at + 2
            continue
        if (word in HYPHENS and tokens.inner(at) and found is not None) or word in words.adjectives:
            at += 1
            continue
        if not word.isalpha() or (word in words.stops and not _is_initials(tokens, at)) or _breaks(tokens, at):
            break
        if found is not None and _looks_verbal(word):
            break
        if not word.endswith("ly"):
            found = at
        at += 1
    return found


def _looks_verbal(word: str) -> bool:
    return word.endswith(("ed", "ing", "ly")) or (len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us")))
