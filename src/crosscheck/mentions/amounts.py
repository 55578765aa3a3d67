"""One amount: sign, currency, numeral, scale, unit."""

from __future__ import annotations

from msgspec import Struct

from crosscheck.lexicon.phrases import Phrase
from crosscheck.lexicon.quantity_words import QuantityWords
from crosscheck.mentions.numerals import HYPHENS, Numeral, find_and_fraction, find_digits
from crosscheck.mentions.tokens import Tokens, is_digits
from crosscheck.mentions.units import FoundUnit, find_unit, is_millions
from crosscheck.mentions.word_numerals import find_one_in, find_word_numeral

MINUSES = frozenset("-−–")
"""The signs that may stand for minus."""

_CLOSING = frozenset((")", "%", "'", '"', "’", "”", "]"))

Piece = tuple[str, int, int]
"""A role and the pieces that play it, half-open."""


class Amount(Struct, frozen=True):
    """A numeral with its currency or unit, in pieces (half-open). `unit` is the unit's or currency's name, None for a bare number."""

    first: int
    last: int
    pieces: tuple[Piece, ...]
    numeral: Numeral
    unit: str | None = None
    compound: bool = False

    @property
    def signed(self) -> bool:
        """Whether a minus stands before it."""
        return self.pieces[0][0] == "sign"

    @property
    def money_first(self) -> bool:
        """Whether it begins with a currency."""
        return self.pieces[0][0] == "currency" or (self.signed and self.pieces[1][0] == "currency")


def find_amount(tokens: Tokens, at: int, floor: int, words: QuantityWords) -> Amount | None:
    """The amount whose numeral begins at the piece `at`, or None; no currency is taken from before the piece `floor`."""
    numeral = find_numeral(tokens, at, words)
    if numeral is None:
        return None
    signs = _currency_before(tokens, numeral.first, floor, words)
    return _signed(tokens, _money(tokens, numeral, signs, words) if signs else _measured(tokens, numeral, words))


def find_numeral(tokens: Tokens, at: int, words: QuantityWords) -> Numeral | None:
    """The numeral at the piece `at`, in digits or in words."""
    word = tokens.words[at]
    if word in words.numerals.characters:
        return Numeral(at, at + 1, at + 1, "digits")
    if not is_digits(word):
        return find_word_numeral(tokens, at, words)
    numeral = find_digits(tokens, at, words.numerals)
    share = (
        find_one_in(tokens, at, numeral.last, words) if numeral is not None and tokens.lower[numeral.last] in ("in", "out", "over") else 0
    )
    return Numeral(at, share, share, "fraction") if share else numeral


def numeral_pieces(numeral: Numeral) -> tuple[Piece, ...]:
    """A numeral as parts: the number, and its scale where that stands apart."""
    if numeral.scale < numeral.last:
        return ("numeral", numeral.first, numeral.scale), ("scale", numeral.scale, numeral.last)
    return (("numeral", numeral.first, numeral.last),)


def _currency_before(tokens: Tokens, first: int, floor: int, words: QuantityWords) -> int:
    """How many pieces of a currency sign or code stand just before the numeral (`$`, `US$`, `EUR `); 0 for none."""
    phrases = words.units.currency.get(tokens.words[first - 1]) if first else None
    if phrases is None:
        return 0
    for phrase in phrases:
        begin = first - len(phrase)
        if (
            begin >= floor
            and tuple(tokens.words[begin:first]) == phrase
            and _stands_free(tokens, begin)
            and _is_whole(tokens, begin, phrase, words)
        ):
            return len(phrase)
    return 0


def _is_whole(tokens: Tokens, begin: int, phrase: Phrase, words: QuantityWords) -> bool:
    """Whether the pieces of a currency stand close together: "A$5" is Australian, "a $5 fine" is not."""
    return phrase in words.units.spaced or all(tokens.glued(begin + step) for step in range(1, len(phrase)))


def _stands_free(tokens: Tokens, at: int) -> bool:
    """Whether a currency code is a word of its own and not the end of another."""
    return not (at and tokens.glued(at) and tokens.words[at - 1][-1:].isalnum())


def _money(tokens: Tokens, numeral: Numeral, signs: int, words: QuantityWords) -> Amount:
    """`$5m`, `US$1.2 billion`, `£94.50 GBP`, `$2-million`."""
    first = numeral.first - signs
    name = words.units.currency_names[tuple(tokens.words[first : numeral.first])]
    pieces: tuple[Piece, ...] = (("currency", first, numeral.first), *numeral_pieces(numeral))
    if tokens.words[first] in words.numerals.money and len(tokens.words[first]) > 1:
        pieces = (*pieces, ("scale", first, first + 1))
    last = numeral.last
    scale = last + 1 if tokens.words[last] in HYPHENS and tokens.inner(last) else last
    if numeral.scale == last and tokens.words[scale] in words.numerals.money and _is_money_scale(tokens, scale):
        last = scale + 1
        pieces = (*pieces, ("scale", scale, last))
    repeated = find_unit(tokens, Numeral(numeral.first, last, last, "digits"), words) if not _hyphened(tokens, last) else None
    if (
        repeated is not None
        and words.units.units[repeated.name].dimension.startswith("currency:")
        and not is_digits(tokens.words[repeated.last])
    ):
        last = repeated.last
        if len(repeated.name) > len(name) and tokens.words[repeated.first].isalpha():
            name, pieces = repeated.name, (*pieces, ("unit", repeated.first, last))
    return Amount(first, last, pieces, numeral, name)


def _hyphened(tokens: Tokens, at: int) -> bool:
    return tokens.words[at] in HYPHENS


def _is_money_scale(tokens: Tokens, at: int) -> bool:
    """Whether the letter at `at` is a scale of money and no word of its own."""
    return not (tokens.glued(at + 1) and tokens.words[at + 1][:1].isalnum()) and (
        tokens.glued(at) or tokens.words[at] in ("m", "M", "B", "b")
    )


def _measured(tokens: Tokens, numeral: Numeral, words: QuantityWords) -> Amount:
    """A numeral with the unit after it, `m` as million where something is counted in it."""
    if (
        numeral.kind == "digits"
        and numeral.scale == numeral.last
        and tokens.words[numeral.last] in ("m", "M")
        and is_millions(tokens, numeral.last, words)
    ):
        numeral = Numeral(numeral.first, numeral.last + 1, numeral.last, numeral.kind)
    pieces = numeral_pieces(numeral)
    unit = find_unit(tokens, numeral, words)
    if unit is None:
        return _unit_before(tokens, numeral, pieces, words)
    pieces = (*pieces, (unit.role, unit.first, unit.last))
    last, extra = _after_unit(tokens, numeral, unit, words)
    return Amount(numeral.first, last, (*pieces, *extra), numeral, unit.name, compound=len(extra) > 1)


def _unit_before(tokens: Tokens, numeral: Numeral, pieces: tuple[Piece, ...], words: QuantityWords) -> Amount:
    """`magnitude 6.1`: a unit that stands before its figure."""
    phrases = words.units.before.get(tokens.lower[numeral.first - 1]) if numeral.first else None
    phrase = tokens.precedes(numeral.first, phrases) if phrases else None
    if phrase is None:
        return Amount(numeral.first, numeral.last, pieces, numeral)
    first = numeral.first - len(phrase)
    return Amount(first, numeral.last, (("unit", first, first + 1), *pieces), numeral, words.units.before_names[phrase])


def _after_unit(tokens: Tokens, numeral: Numeral, unit: FoundUnit, words: QuantityWords) -> tuple[int, tuple[Piece, ...]]:
    """`75 USD million`, `30 MUSD`, `an hour and a half`: what goes on after the unit."""
    last = unit.last
    if words.units.units[unit.name].dimension.startswith("currency:") and numeral.scale == numeral.last:
        if tokens.lower[last] in words.numerals.scales:
            return last + 1, (("scale", last, last + 1),)
        if tokens.words[unit.first] in words.numerals.money:
            return last, (("scale", unit.first, last),)
    half = find_and_fraction(tokens, last, words.numerals)
    if half > last:
        return half, (("numeral", last + 1, half), ("unit", unit.first, unit.last))
    return last, ()


def _signed(tokens: Tokens, amount: Amount) -> Amount:
    """Takes in a sign: `-5`, `−12`, `minus 40`, `10 degrees below zero`."""
    at, last = amount.first - 1, amount.last
    if at >= 0 and _is_minus(tokens, at, amount):
        return Amount(at, last, (("sign", at, amount.first), *amount.pieces), amount.numeral, amount.unit, amount.compound)
    if (
        tokens.lower[last] == "below"
        and tokens.lower[last + 1] in ("zero", "freezing")
        and amount.unit in (None, "degree", "celsius", "fahrenheit")
    ):
        return Amount(amount.first, last + 2, (*amount.pieces, ("sign", last, last + 2)), amount.numeral, amount.unit)
    return amount


def _is_minus(tokens: Tokens, at: int, amount: Amount) -> bool:
    """Whether a sign stands before an amount; one with a blank after it only before degrees or at the head of a text."""
    if tokens.lower[at] in ("minus", "negative"):
        return True
    if tokens.words[at] not in MINUSES:
        return False
    if not tokens.glued(amount.first):
        return at == 0 or (amount.unit in ("degree", "celsius", "fahrenheit") and tokens.words[at] in "-−" and not tokens.glued(at))
    return at == 0 or not tokens.glued(at) or not (tokens.words[at - 1][-1:].isalnum() or tokens.words[at - 1] in _CLOSING)
