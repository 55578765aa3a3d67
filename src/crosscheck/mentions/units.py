"""The unit or currency that stands after a numeral."""

from __future__ import annotations

from msgspec import Struct

from crosscheck.lexicon.phrases import Phrase
from crosscheck.lexicon.quantity_words import QuantityWords
from crosscheck.mentions.nouns import find_plural
from crosscheck.mentions.numerals import HYPHENS, Numeral
from crosscheck.mentions.tokens import Tokens, is_digits

_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_CUE_REACH = 8
_QUOTE_REACH = 250


class FoundUnit(Struct, frozen=True):
    """A unit after a numeral: its pieces (half-open), its name, and its role as a part ("sterling" for pounds that are money)."""

    first: int
    last: int
    name: str
    role: str = "unit"


def find_unit(tokens: Tokens, numeral: Numeral, words: QuantityWords) -> FoundUnit | None:
    """The unit or currency after a numeral, over a hyphen too; None if there is none."""
    at = numeral.last
    if tokens.words[at] in HYPHENS and tokens.inner(at):
        at += 1
    elif numeral.kind == "fraction":
        at = _over_article(tokens, at)
    elif tokens.lower[at] == "of" and (numeral.kind in ("vague", "couple") or tokens.lower[at - 1] in words.numerals.fractions):
        at += 1
    found = _longer(_word_unit(tokens, at, numeral, words), _symbol_unit(tokens, at, numeral, words))
    if found is None and numeral.kind == "digits" and at == numeral.last:
        found = _glued_unit(tokens, at, words) or _weak_unit(tokens, at, words)
        if found is None and _BRACKETS.get(tokens.words[at], "") == tokens.words[at + 2] != "":
            inner = _symbol_unit(tokens, at + 1, numeral, words) or _word_unit(tokens, at + 1, numeral, words)
            return inner if inner is not None and inner.last == at + 2 else None
    return found


def _longer(one: FoundUnit | None, other: FoundUnit | None) -> FoundUnit | None:
    return other if one is None or (other is not None and other.last > one.last) else one


def _over_article(tokens: Tokens, at: int) -> int:
    """`half an hour`, `a quarter of a mile`: the unit after a share stands behind its article."""
    step = at + 1 if tokens.lower[at] == "of" else at
    return step + 1 if tokens.lower[step] in ("a", "an") else step


def _word_unit(tokens: Tokens, at: int, numeral: Numeral, words: QuantityWords) -> FoundUnit | None:
    for length in range(words.units.starts.get(tokens.lower[at], 0), 0, -1):
        name = words.units.words.get(tuple(tokens.lower[at : at + length]))
        if name is not None and _word_fits(tokens, at, length, numeral, words):
            if name == "pound" and tokens.lower[at].startswith("pound") and _is_money(tokens, at, numeral, words):
                return FoundUnit(at, at + length, "pound sterling", "sterling")
            return FoundUnit(at, _before_stop(tokens, at + length), name)
    return None


def _before_stop(tokens: Tokens, last: int) -> int:
    """The end of an abbreviation, its point left to the sentence where one ends."""
    after = tokens.words[last]
    return last - 1 if tokens.words[last - 1] == "." and (not after or after[0].isupper() or after in '"”’)') else last


def _word_fits(tokens: Tokens, at: int, length: int, numeral: Numeral, words: QuantityWords) -> bool:
    """Words that are units only here and there: "second" (no ordinal), "won" (no verb), "stone" (no building material)."""
    word, after = tokens.lower[at], tokens.lower[at + length]
    if word == "second":
        return after not in words.cues["seconds"] and not (after in HYPHENS and tokens.inner(at + 1)) and not _is_year(tokens, numeral)
    if word in words.cues["rare_currencies"] and length == 1:
        return numeral.last > numeral.scale or (numeral.kind == "digits" and len(tokens.words[numeral.first]) > 2)
    if word == "stone":
        return not after.isalpha() or after in words.cues["stones"]
    return not (word in words.cues["digit_units"] and length == 1 and numeral.kind not in ("digits", "article"))


def _is_year(tokens: Tokens, numeral: Numeral) -> bool:
    word = tokens.words[numeral.first]
    return len(word) == 4 and word.isdigit() and "1900" <= word < "2100"


def _is_money(tokens: Tokens, at: int, numeral: Numeral, words: QuantityWords) -> bool:
    """Whether pounds are money: after a scale, or if the nearest word of money or weight is one of money; "of" after them says weight."""
    after, cues = tokens.lower[at + 1], words.cues
    if numeral.last > numeral.scale or tokens.lower[numeral.last - 1] in words.numerals.scales:
        return after != "of" or tokens.lower[at + 2] in cues["debts"]
    if after == "of" or after in HYPHENS:
        return False
    for distance in range(1, _CUE_REACH):
        for near in (numeral.first - distance, at + distance):
            word = tokens.lower[near] if near >= 0 else ""
            if word in cues["money"] or word in cues["mass"]:
                return word in cues["money"]
    return False


def _symbol_unit(tokens: Tokens, at: int, numeral: Numeral, words: QuantityWords) -> FoundUnit | None:
    for length in range(words.units.symbol_starts.get(tokens.words[at], 0), 0, -1):
        phrase = tuple(tokens.words[at : at + length])
        name = words.units.symbols.get(phrase)
        if (
            name is not None
            and _ends_word(tokens, at + length)
            and _is_tight(tokens, at, phrase)
            and (length > 1 or _letter_fits(tokens, at, numeral, words))
        ):
            return FoundUnit(at, at + length, name)
    return None


def _is_tight(tokens: Tokens, at: int, phrase: Phrase) -> bool:
    """Whether the digits of a symbol stand close by: "12 m2", not "12 m 2 dm"."""
    return all(tokens.glued(at + step) for step, piece in enumerate(phrase) if step and (piece.isdigit() or piece == "^"))


def _ends_word(tokens: Tokens, last: int) -> bool:
    """Whether no letter or digit runs on from a symbol: "24703m212" has no meters."""
    return not (tokens.glued(last) and tokens.words[last][:1].isalnum() and tokens.words[last - 1][-1:].isalnum())


def _letter_fits(tokens: Tokens, at: int, numeral: Numeral, words: QuantityWords) -> bool:
    """Whether a one-letter symbol is a unit: after digits only, "m" not before what is counted in millions, no decade, no initial."""
    word, after = tokens.words[at], tokens.words[at + 1]
    if numeral.kind != "digits":
        return len(word) > 2 or not word.isalpha()
    if not word.isalpha() or len(word) > 1:
        return True
    if after in ("'", "’", "&"):
        return False
    glued = tokens.glued(at)
    if word == "s":
        return "." in tokens.words[numeral.last - 1] if glued else after in (".", ",", "")
    if word == "m":
        return not is_millions(tokens, at, words)
    if not glued and word in words.units.shy:
        return not after[:1].isalpha() and not (after == "." and tokens.words[at + 2][:1].isupper() and word.isupper())
    return True


def is_millions(tokens: Tokens, at: int, words: QuantityWords) -> bool:
    """Whether the "m" or "M" at a piece stands for million: something counted, or a unit, follows it."""
    after = tokens.lower[at + 1]
    if after in words.units.starts and len(after) > 2 and after not in ("per", "long"):
        return True
    noun = find_plural(tokens, at + 1, words.nouns)
    return noun is not None and tokens.lower[noun] != "hurdles"


def _glued_unit(tokens: Tokens, at: int, words: QuantityWords) -> FoundUnit | None:
    """`5'`, `10"`, `90p`: signs that mean a unit only right after digits."""
    for length in (2, 1):
        name = words.units.glued.get(tuple(tokens.words[at : at + length]))
        if name is None or not _ends_word(tokens, at + length) or (name == "penny" and tokens.words[at - 1] in words.cues["heights"]):
            continue
        if (tokens.glued(at) and _quote_fits(tokens, at, length)) or (
            tokens.words[at] == '"' and tokens.lower[at + length] in words.cues["long"] and tokens.lower[at + length].isalpha()
        ):
            return FoundUnit(at, at + length, name)
    return None


def _quote_fits(tokens: Tokens, at: int, length: int) -> bool:
    """A quotation mark is an inch only where none is open; an apostrophe is a foot only before inches."""
    word = tokens.words[at]
    if length == 1 and word in ('"', "”"):
        before = tokens.words[max(at - _QUOTE_REACH, 0) : at]
        return (before.count('"') + before.count("“")) % 2 == 0
    return not (length == 1 and word in ("'", "’")) or (is_digits(tokens.words[at + 1]) and tokens.glued(at + 1))


def _weak_unit(tokens: Tokens, at: int, words: QuantityWords) -> FoundUnit | None:
    """`5 in`, `30 C`: letters that are units only where a phrase ends."""
    name = words.units.weak.get(tokens.words[at])
    if name is None or not _ends_word(tokens, at + 1) or (name == "bit" and len(tokens.words[at - 1]) < 4):
        return None
    fits = tokens.lower[at + 1] in words.cues["measured"] or (name == "bit" and tokens.glued(at))
    return FoundUnit(at, at + 1, name) if fits else None
