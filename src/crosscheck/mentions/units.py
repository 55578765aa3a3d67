"""The unit, currency or rate that stands after a numeral."""

from __future__ import annotations

from msgspec import Struct

from crosscheck.lexicon.quantity_words import QuantityWords
from crosscheck.mentions.nouns import find_plural
from crosscheck.mentions.numerals import HYPHENS, Numeral
from crosscheck.mentions.tokens import Tokens, is_digits

_WHEN = frozenset(("after", "before", "ago", "earlier", "later", "old", "or", "and", "when", "in", "to"))
_MONEY_CUES = frozenset(("paid", "pay", "cost", "costs", "spent", "spend", "worth", "price", "priced", "fined", "fine", "earn", "earned", "earns", "sold", "bought", "debt", "budget", "profit", "loss", "losses", "revenue", "raised", "salary", "wage", "invest", "invested", "donated", "fee", "bid", "deal", "stolen", "owed", "million", "billion", "sterling", "bill", "bills", "note", "tax", "cash", "money", "fund", "funding"))
_MASS_CUES = frozenset(("weigh", "weighs", "weighed", "weighing", "weight", "heavy", "heavier", "lighter", "bench", "lift", "lifted", "gained", "gain", "lbs", "baby", "body", "overweight", "lose", "lost", "losing", "shed", "drop", "carry", "carried", "thrust", "dumbbell", "steak", "meat", "explosives", "cocaine", "heroin", "marijuana", "turkey", "bag", "fish"))
_STOPPED = frozenset(("K", "V", "W", "J", "L", "l", "g", "t", "h", "s", "C", "F"))


class FoundUnit(Struct, frozen=True):
    """A unit after a numeral: its pieces (half-open) and its name."""

    first: int
    last: int
    name: str


def find_unit(tokens: Tokens, numeral: Numeral, words: QuantityWords) -> FoundUnit | None:
    """The unit or currency after a numeral, over a hyphen too; None if there is none."""
    last = numeral.last
    at = last + 1 if tokens.words[last] in HYPHENS and tokens.inner(last) else last
    found = _word_unit(tokens, at, numeral, words) or _symbol_unit(tokens, at, numeral, words)
    if found is None and numeral.kind == "digits" and at == last:
        found = _glued_unit(tokens, at, words) or _weak_unit(tokens, at, words)
    if found is None and tokens.words[at] in ("(", "[") and tokens.words[at + 2] in (")", "]"):
        inner = _symbol_unit(tokens, at + 1, numeral, words) or _word_unit(tokens, at + 1, numeral, words)
        return inner if inner is not None and inner.last == at + 2 else None
    return found


def _word_unit(tokens: Tokens, at: int, numeral: Numeral, words: QuantityWords) -> FoundUnit | None:
    longest = words.units.starts.get(tokens.lower[at], 0)
    for length in range(longest, 0, -1):
        name = words.units.words.get(tuple(tokens.lower[at : at + length]))
        if name is not None and _word_fits(tokens, at, length, numeral):
            return FoundUnit(at, at + length, _sterling_or_pound(tokens, at, numeral) if name == "pound" else name)
    return None


def _word_fits(tokens: Tokens, at: int, length: int, numeral: Numeral) -> bool:
    """Words that are units only here and there: "second" (no ordinal), "won" (no verb), "stone" (no building material)."""
    word, after = tokens.lower[at], tokens.lower[at + length]
    if word == "second":
        return after not in ("half", "round", "quarter", "floor", "place", "time", "base", "degree") and not (after in HYPHENS and tokens.lower[at + 2] in ("half", "degree", "floor", "round", "place", "quarter"))
    if word in ("won", "real", "rand", "dong", "kip", "som", "leu", "lev"):
        return numeral.last > numeral.scale or (numeral.kind == "digits" and len(tokens.words[numeral.first]) > 2)
    if word == "stone":
        return not after.isalpha() or after in ("and", "in", "to", "of", "lighter", "heavier", "overweight", "after")
    if word == "degree" and length == 1:
        return tokens.words[at - 1] in HYPHENS or not after.isalpha() or numeral.kind == "digits"
    if word in ("hp", "db", "cl", "dl", "hl", "cc", "bps", "min", "sec", "amp", "gal", "pp"):
        return numeral.kind == "digits"
    return True


def _sterling_or_pound(tokens: Tokens, at: int, numeral: Numeral) -> str:
    """Money or weight: a scale or a word of money nearby says money, "of" after it or a word of weight says weight."""
    if numeral.last > numeral.scale or tokens.lower[numeral.last - 1] in ("million", "billion", "thousand"):
        return "pound" if tokens.lower[at + 1] == "of" and tokens.lower[at + 2] not in ("debt", "public", "taxpayers", "damage", "investment") else "pound sterling"
    if tokens.lower[at + 1] == "of":
        return "pound"
    for back in range(1, 9):
        before = tokens.lower[max(numeral.first - back, -1)]
        if before in (".", "") or numeral.first - back < 0:
            break
        if before in _MONEY_CUES:
            return "pound sterling"
        if before in _MASS_CUES:
            return "pound"
    for ahead in range(1, 7):
        after = tokens.lower[at + ahead]
        if after in (".", ""):
            break
        if after in _MONEY_CUES or after == "pence":
            return "pound sterling"
        if after in _MASS_CUES:
            return "pound"
    return "pound"


def _symbol_unit(tokens: Tokens, at: int, numeral: Numeral, words: QuantityWords) -> FoundUnit | None:
    longest = words.units.symbol_starts.get(tokens.words[at], 0)
    for length in range(longest, 0, -1):
        name = words.units.symbols.get(tuple(tokens.words[at : at + length]))
        if name is not None and (length > 1 or _symbol_fits(tokens, at, numeral, words)) and _ends_word(tokens, at + length):
            return FoundUnit(at, at + length, name)
    return None


def _ends_word(tokens: Tokens, last: int) -> bool:
    """Whether no letter or digit runs on from a symbol: "24703m212" has no meters."""
    return not (tokens.glued(last) and tokens.words[last][:1].isalnum() and tokens.words[last - 1][-1:].isalnum())


def _symbol_fits(tokens: Tokens, at: int, numeral: Numeral, words: QuantityWords) -> bool:
    """Whether a one-letter symbol is a unit: after digits only, "m" not before what is counted in millions, no decade, no initial."""
    word = tokens.words[at]
    if not word.isalpha() or len(word) > 1:
        return numeral.kind == "digits" or not word.isalpha() or len(word) > 2
    if numeral.kind != "digits" or tokens.words[at + 1] in ("'", "’", "&"):
        return False
    glued = tokens.glued(at)
    if word == "s":
        return "." in tokens.words[numeral.last - 1] if glued else tokens.words[at + 1] in (".", ",", "")
    if word in _STOPPED and not glued:
        return not tokens.words[at + 1][:1].isalpha() and not (tokens.words[at + 1] == "." and tokens.words[at + 2][:1].isupper() and word.isupper())
    return not (word == "m" and is_millions(tokens, at, words))


def is_millions(tokens: Tokens, at: int, words: QuantityWords) -> bool:
    """Whether the "m" or "M" at a piece stands for million: something counted, or a unit, follows it."""
    if tokens.lower[at + 1] in words.units.starts and tokens.lower[at + 1].isalpha():
        return True
    noun = find_plural(tokens, at + 1, words.nouns)
    return noun is not None and tokens.lower[noun] != "hurdles"


def _glued_unit(tokens: Tokens, at: int, words: QuantityWords) -> FoundUnit | None:
    """`5'`, `10"`, `90p`: signs that mean a unit only right after digits."""
    if not tokens.glued(at):
        return None
    for length in (2, 1):
        name = words.units.glued.get(tuple(tokens.words[at : at + length]))
        if name is not None and _ends_word(tokens, at + length) and _quote_fits(tokens, at, length):
            return FoundUnit(at, at + length, name)
    return None


def _quote_fits(tokens: Tokens, at: int, length: int) -> bool:
    """A quotation mark is an inch only where none is open; an apostrophe is a foot only before inches."""
    word = tokens.words[at]
    if word == '"' or word == "”":
        opened = sum(tokens.words[back] in ('"', "“") for back in range(max(at - 250, 0), at))
        return opened % 2 == 0
    if word in ("'", "’") and length == 1:
        return is_digits(tokens.words[at + 1]) and tokens.glued(at + 1)
    return True


def _weak_unit(tokens: Tokens, at: int, words: QuantityWords) -> FoundUnit | None:
    """`5 in`, `30 C`: letters that are units only where a phrase ends."""
    name = words.units.weak.get(tokens.words[at])
    if name is None or not _ends_word(tokens, at + 1):
        return None
    after = tokens.lower[at + 1]
    if tokens.glued(at) or after in (".", ",", ")", "", "!", "?", ";", "(", "thick", "long", "wide", "tall", "deep", "high", "outside"):
        return FoundUnit(at, at + 1, name)
    return None


def find_rate(tokens: Tokens, last: int, words: QuantityWords) -> tuple[int, int] | None:
    """What follows in a rate, as pieces (half-open): `per day`, `a share`, `/100,000 people`, `-a-barrel`; None if nothing does."""
    at = last
    while tokens.words[at] in HYPHENS and tokens.inner(at):
        at += 1
    link = tokens.lower[at]
    if link not in ("per", "a", "an", "/", "each", "every") or (link == "/" and not tokens.glued(at)):
        return None
    first = at + 1
    while tokens.words[first] in HYPHENS and tokens.inner(first):
        first += 1
    if link in ("per", "/") and is_digits(tokens.words[first]):
        noun = find_plural(tokens, first + 1, words.nouns)
        return (first, noun + 1) if noun is not None and noun <= first + 2 else None
    end = _rate_unit(tokens, first, words, link)
    if not end or (link in ("a", "an", "each", "every") and tokens.lower[end] in _WHEN and tokens.lower[end] not in ("in", "to", "and", "or")):
        return None
    return first, end


def _rate_unit(tokens: Tokens, first: int, words: QuantityWords, link: str) -> int:
    for length in range(words.units.starts.get(tokens.lower[first], 0), 0, -1):
        name = words.units.words.get(tuple(tokens.lower[first : first + length]))
        if name is not None and (link in ("per", "/") or words.units.units[name].dimension in ("time", "volume", "mass", "length", "area")):
            return first + length
    if link in ("per", "/"):
        for length in range(words.units.symbol_starts.get(tokens.words[first], 0), 0, -1):
            if tuple(tokens.words[first : first + length]) in words.units.symbols:
                return first + length
        if link == "per" and tokens.lower[first] == "cent":
            return 0
    if tokens.lower[first] in words.units.rated:
        return first + 1
    return first + 1 if link == "per" and tokens.lower[first].isalpha() and tokens.lower[first] not in words.nouns.stops else 0
