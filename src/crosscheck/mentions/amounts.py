"""One amount: sign, currency, numeral, scale, unit; and the smaller units that go on from it."""

from __future__ import annotations

from msgspec import Struct

from crosscheck.lexicon.quantity_words import QuantityWords
from crosscheck.mentions.numerals import HYPHENS, Numeral, find_digits
from crosscheck.mentions.tokens import Tokens, is_digits
from crosscheck.mentions.units import FoundUnit, find_unit, is_millions
from crosscheck.mentions.word_numerals import find_word_numeral

MINUSES = frozenset("-−–")
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


def find_amount(tokens: Tokens, at: int, words: QuantityWords) -> Amount | None:
    """The amount whose numeral begins at the piece `at`, or None."""
    numeral = find_numeral(tokens, at, words)
    if numeral is None:
        return None
    currency = _currency_before(tokens, numeral.first, words)
    amount = _money(tokens, numeral, currency, words) if currency else _measured(tokens, numeral, words)
    return _signed(tokens, amount)


def find_numeral(tokens: Tokens, at: int, words: QuantityWords) -> Numeral | None:
    """The numeral at the piece `at`, in digits or in words."""
    word = tokens.words[at]
    if is_digits(word):
        return find_digits(tokens, at, words.numerals)
    if word in words.numerals.characters:
        return Numeral(at, at + 1, at + 1, "digits")
    return find_word_numeral(tokens, at, words.numerals)


def _numeral_pieces(numeral: Numeral) -> tuple[Piece, ...]:
    if numeral.scale < numeral.last:
        return ("numeral", numeral.first, numeral.scale), ("scale", numeral.scale, numeral.last)
    return (("numeral", numeral.first, numeral.last),)


def _currency_before(tokens: Tokens, first: int, words: QuantityWords) -> int:
    """How many pieces of a currency sign or code stand just before the numeral (`$`, `US$`, `EUR `); 0 for none."""
    phrases = words.units.currency.get(tokens.words[first - 1])
    if phrases is None or first == 0:
        return 0
    for phrase in phrases:
        begin = first - len(phrase)
        if begin >= 0 and tuple(tokens.words[begin:first]) == phrase and _stands_free(tokens, begin):
            return len(phrase)
    return 0


def _stands_free(tokens: Tokens, at: int) -> bool:
    """Whether a currency code is a word of its own and not the end of another."""
    return not (at and tokens.glued(at) and tokens.words[at - 1][-1:].isalnum() and tokens.words[at][:1].isalpha())


def _money(tokens: Tokens, numeral: Numeral, signs: int, words: QuantityWords) -> Amount:
    """`$5m`, `US$1.2 billion`, `£94.50 GBP`, `$2-million`."""
    first = numeral.first - signs
    name = words.units.currency_names[tuple(tokens.words[first : numeral.first])]
    pieces: tuple[Piece, ...] = (("currency", first, numeral.first), *_numeral_pieces(numeral))
    last = numeral.last
    scale = last + 1 if tokens.words[last] in HYPHENS and tokens.inner(last) else last
    if numeral.scale == numeral.last and tokens.words[scale] in words.numerals.money and _is_money_scale(tokens, scale):
        pieces = (*pieces, ("scale", scale, scale + 1))
        last = scale + 1
    repeated = find_unit(tokens, Numeral(numeral.first, last, numeral.scale, numeral.kind), words)
    if repeated is not None and words.units.units[repeated.name].dimension.startswith("currency:"):
        last = repeated.last
        if len(repeated.name) > len(name):
            name = repeated.name
            pieces = (*pieces, ("unit", repeated.first, repeated.last))
    return Amount(first, last, pieces, numeral, name)


def _is_money_scale(tokens: Tokens, at: int) -> bool:
    """Whether the letter at `at` is a scale of money and no word of its own ("$5 b" no, "$5b" and "$5 m" yes)."""
    if tokens.glued(at + 1) and tokens.words[at + 1][:1].isalnum():
        return False
    return tokens.glued(at) or tokens.words[at] in ("m", "M", "bn", "B", "b")


def _measured(tokens: Tokens, numeral: Numeral, words: QuantityWords) -> Amount:
    """A numeral with the unit after it, `m` as million where something is counted in it."""
    pieces = _numeral_pieces(numeral)
    if numeral.kind == "digits" and numeral.scale == numeral.last and tokens.words[numeral.last] in ("m", "M") and is_millions(tokens, numeral.last, words):
        numeral = Numeral(numeral.first, numeral.last + 1, numeral.last, numeral.kind)
        pieces = _numeral_pieces(numeral)
    unit = find_unit(tokens, numeral, words)
    if unit is None:
        return Amount(numeral.first, numeral.last, pieces, numeral)
    return _scaled_after(tokens, Amount(numeral.first, unit.last, (*pieces, ("unit", unit.first, unit.last)), numeral, unit.name), unit, words)


def _scaled_after(tokens: Tokens, amount: Amount, unit: FoundUnit, words: QuantityWords) -> Amount:
    """`75 USD million`: the scale after the currency."""
    dimension = words.units.units[unit.name].dimension
    if dimension.startswith("currency:") and tokens.lower[amount.last] in words.numerals.scales and amount.numeral.scale == amount.numeral.last:
        return Amount(amount.first, amount.last + 1, (*amount.pieces, ("scale", amount.last, amount.last + 1)), amount.numeral, amount.unit)
    return amount


def _signed(tokens: Tokens, amount: Amount) -> Amount:
    """Takes in a sign: `-5`, `−12`, `minus 40`, `10 degrees below zero`."""
    at = amount.first - 1
    if at >= 0 and _is_minus(tokens, at, amount.first):
        return Amount(at, amount.last, (("sign", at, amount.first), *amount.pieces), amount.numeral, amount.unit)
    if tokens.lower[amount.last] == "below" and tokens.lower[amount.last + 1] in ("zero", "freezing") and amount.unit in (None, "degree", "celsius", "fahrenheit"):
        return Amount(amount.first, amount.last + 2, (*amount.pieces, ("sign", amount.last, amount.last + 2)), amount.numeral, amount.unit)
    return amount


def _is_minus(tokens: Tokens, at: int, first: int) -> bool:
    if tokens.lower[at] in ("minus", "negative"):
        return True
    if tokens.words[at] not in MINUSES:
        return False
    if not tokens.glued(first):
        return at == 0
    return not tokens.glued(at) or at == 0 or not (tokens.words[at - 1][-1:].isalnum() or tokens.words[at - 1] in (")", "%", "'", '"', "’", "”"))


def find_compound(tokens: Tokens, amount: Amount, words: QuantityWords) -> Amount:
    """Takes in the smaller units that go on from an amount: `5ft 10in`, `6-foot-3`, `3 hours and 20 minutes`, `3 dollars 50 cents`."""
    while amount.unit is not None:
        following = _smaller(tokens, amount, words)
        if following is None:
            return amount
        amount = Amount(amount.first, following.last, (*amount.pieces, *following.pieces), amount.numeral, following.unit or amount.unit, compound=True)
    return amount


def _smaller(tokens: Tokens, amount: Amount, words: QuantityWords) -> Amount | None:
    at = amount.last
    linked = tokens.lower[at] in ("and", ",") or (tokens.words[at] in HYPHENS and tokens.inner(at))
    at += linked
    at += tokens.lower[at] == "and" and tokens.lower[at - 1] == ","
    if not (is_digits(tokens.words[at]) or tokens.lower[at] in words.numerals.small):
        return None
    numeral = find_numeral(tokens, at, words)
    if numeral is None or numeral.scale < numeral.last:
        return None
    unit = find_unit(tokens, numeral, words)
    if unit is None:
        return _bare_smaller(tokens, amount, numeral, linked=linked)
    larger, smaller = words.units.units[amount.unit or ""], words.units.units[unit.name]
    ratio = larger.factor / smaller.factor
    if larger.dimension != smaller.dimension or ratio <= 1 or ratio.denominator != 1 or ratio > 10000:
        return None
    return Amount(numeral.first, unit.last, (*_numeral_pieces(numeral), ("unit", unit.first, unit.last)), numeral, unit.name)


def _bare_smaller(tokens: Tokens, amount: Amount, numeral: Numeral, *, linked: bool) -> Amount | None:
    """`6-foot-3`, `5 feet 10`, `5'10`: inches that are not named."""
    if amount.unit != "foot" or numeral.last - numeral.first != 1 or tokens.lower[amount.last] in ("and", ","):
        return None
    word = tokens.words[numeral.first]
    if (word.isdigit() and int(word[:3]) > 11) or tokens.lower[numeral.last] in ("people", "men"):
        return None
    close = linked or tokens.glued(numeral.first) or not tokens.words[numeral.last].isalpha() or tokens.lower[numeral.last] in ("tall", "and", "in", "with")
    return Amount(numeral.first, numeral.last, (("numeral", numeral.first, numeral.last), ("inch", numeral.first, numeral.last)), numeral, "inch") if close else None
