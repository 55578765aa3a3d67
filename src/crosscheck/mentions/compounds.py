"""The smaller units that go on from an amount: `5ft 10in`, `6-foot-3`, `3 hours and 20 minutes`, `3 dollars 50 cents`."""

from __future__ import annotations

from crosscheck.lexicon.quantity_words import QuantityWords
from crosscheck.mentions.amounts import Amount, find_numeral, numeral_pieces
from crosscheck.mentions.numerals import HYPHENS, Numeral, below_hundred
from crosscheck.mentions.tokens import Tokens, is_digits
from crosscheck.mentions.units import find_unit

_LARGEST_STEP = 10000
_NO_END = frozenset(("%", "$", "£", "€", "-", "–", ":"))


def find_compound(tokens: Tokens, amount: Amount, words: QuantityWords) -> Amount:
    """Takes in the smaller units that go on from an amount: `5ft 10in`, `6-foot-3`, `3 hours and 20 minutes`, `3 dollars 50 cents`."""
    simple = amount
    if _goes_on_from(tokens, amount, words):
        return amount
    while amount.unit is not None and amount.numeral.kind not in ("fraction", "vague"):
        following = _smaller(tokens, amount, words)
        if following is None:
            return simple if _goes_on(tokens, amount, words) else amount
        unit = amount.unit if words.units.units[amount.unit].dimension.startswith("currency:") else following.unit
        amount = Amount(amount.first, following.last, (*amount.pieces, *following.pieces), amount.numeral, unit, compound=True)
    return amount


def _goes_on(tokens: Tokens, amount: Amount, words: QuantityWords) -> bool:
    """Whether a list of times goes on with a unit that is no part of the last one ("2 months, 14 days"): then each stands for itself."""
    at = amount.last
    while tokens.lower[at] in (",", "and"):
        at += 1
    if at == amount.last or not amount.compound or not is_digits(tokens.words[at]):
        return False
    numeral = find_numeral(tokens, at, words)
    unit = find_unit(tokens, numeral, words) if numeral is not None else None
    return unit is not None and words.units.units[unit.name].dimension == "time" == words.units.units[amount.unit or ""].dimension


def _goes_on_from(tokens: Tokens, amount: Amount, words: QuantityWords) -> bool:
    """Whether an amount of time goes on such a list: the 12 days of "3 months, 12 days and 9 hours"."""
    at = amount.first - 1
    if amount.unit is None or at < 1 or tokens.lower[at] not in (",", "and"):
        return False
    name = words.units.words.get((tokens.lower[at - 1],))
    return name is not None and words.units.units[name].dimension == "time" == words.units.units[amount.unit].dimension


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
        return (
            _bare_minutes(tokens, amount, numeral, words)
            or _bare_inches(tokens, amount, numeral, linked=linked)
            or _bare_cents(tokens, amount, numeral, words)
        )
    if not _is_part(amount.unit or "", unit.name, words):
        return None
    return Amount(numeral.first, unit.last, (*numeral_pieces(numeral), (unit.role, unit.first, unit.last)), numeral, unit.name)


def _is_part(larger: str, smaller: str, words: QuantityWords) -> bool:
    """Whether a whole number of the smaller unit make the larger one."""
    one, other = words.units.units[larger], words.units.units[smaller]
    if one.dimension.startswith("currency:"):
        return (
            other.dimension.startswith("currency:")
            and other.factor < one.factor
            and (other.dimension == one.dimension or smaller == "cent")
        )
    ratio = one.factor / other.factor
    return one.dimension == other.dimension and 1 < ratio <= _LARGEST_STEP and ratio.denominator == 1


def _bare_inches(tokens: Tokens, amount: Amount, numeral: Numeral, *, linked: bool) -> Amount | None:
    """`6-foot-3`, `5 feet 10`, `5'10`: inches that are not named."""
    at, last = numeral.first, numeral.last
    if amount.unit != "foot" or last != at + 1 or tokens.lower[amount.last] in ("and", ","):
        return None
    word = tokens.lower[at]
    if (word.isdigit() and int(word[:3]) > 11) or (not word.isdigit() and word not in _INCHES):
        return None
    close = linked or tokens.glued(at) or not tokens.words[last].isalpha() or tokens.lower[last] in ("tall", "and", "in", "with")
    return Amount(at, last, (("numeral", at, last), ("inch", at, last)), numeral, "inch") if close else None


_INCHES = frozenset(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"))


def _bare_minutes(tokens: Tokens, amount: Amount, numeral: Numeral, words: QuantityWords) -> Amount | None:
    """`1 hour thirty`, `2 hours and 10`, at the end of a phrase: minutes that are not named."""
    if amount.unit != "hour" or amount.compound or tokens.lower[amount.last] == ",":
        return None
    word, last = tokens.words[numeral.first], numeral.last
    short = len(word) == 2 if word.isdigit() else last == below_hundred(tokens, numeral.first, words.numerals)
    if not short or tokens.words[last][:1].isalnum() or tokens.words[last] in _NO_END:
        return None
    return Amount(numeral.first, last, (("numeral", numeral.first, last), ("minutes", numeral.first, last)), numeral, "minute")


def _bare_cents(tokens: Tokens, amount: Amount, numeral: Numeral, words: QuantityWords) -> Amount | None:
    """`15 dollars 50.`, `thirteen dollars and forty five`: two figures after a currency, at the end of a phrase."""
    at, last = numeral.first, numeral.last
    unit = words.units.units[amount.unit or ""]
    if not unit.dimension.startswith("currency:") or unit.factor != 1 or amount.numeral.scale < amount.numeral.last or amount.compound:
        return None
    short = (
        len(tokens.words[at]) == 2 and last == at + 1 if tokens.words[at].isdigit() else last == below_hundred(tokens, at, words.numerals)
    )
    if not short or tokens.words[last][:1].isalnum() or tokens.lower[amount.last] == "," or tokens.words[last] in _NO_END:
        return None
    return Amount(at, last, (("numeral", at, last), ("cents", at, last)), numeral, amount.unit)
