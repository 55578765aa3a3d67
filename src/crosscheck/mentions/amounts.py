"""One amount: sign, currency, numeral, scale, unit; and what stands around it."""

from __future__ import annotations

from msgspec import Struct

from crosscheck.lexicon.quantity_words import QuantityWords
from crosscheck.mentions.numerals import Numeral, find_numeral, is_digits
from crosscheck.mentions.tokens import Tokens

_DASHES = frozenset("-‐‑–—−")

Piece = tuple[str, int, int]
"""A role and the pieces that play it, half-open."""


class Amount(Struct, frozen=True):
    """A numeral with its currency or unit, in pieces (half-open). `unit` is the unit's or currency's name, None for a bare number."""

    first: int
    last: int
    pieces: tuple[Piece, ...]
    kind: str
    unit: str | None = None


def find_amount(tokens: Tokens, at: int, words: QuantityWords) -> Amount | None:
    """The amount whose numeral begins at the piece `at`, or None."""
    numeral = find_numeral(tokens, at, words)
    if numeral is None:
        return None
    pieces = _numeral_pieces(numeral)
    first, currency = _currency_before(tokens, numeral.first, words)
    if currency is not None:
        pieces = [("currency", first, numeral.first), *pieces]
        money = _money_scale(tokens, numeral, words)
        if money:
            pieces.append(("scale", numeral.last, money))
        last = money or numeral.last
        last = _repeated_currency(tokens, last, words)
        return _signed(tokens, Amount(first, last, tuple(pieces), numeral.kind, currency))
    last, unit, role = find_unit(tokens, numeral.last, words, numeral.kind)
    if unit is not None:
        begin = _unit_begin(tokens, numeral.last)
        pieces.append((role, begin, last))
    return _signed(tokens, Amount(numeral.first, last, tuple(pieces), numeral.kind, unit))


def _numeral_pieces(numeral: Numeral) -> list[Piece]:
    if numeral.scale < numeral.last:
        return [("numeral", numeral.first, numeral.scale), ("scale", numeral.scale, numeral.last)]
    return [("numeral", numeral.first, numeral.last)]


def _currency_before(tokens: Tokens, first: int, words: QuantityWords) -> tuple[int, str | None]:
    """A currency sign or code just before the numeral: `$`, `US$`, `EUR `."""
    phrases = words.currency_before.get(tokens.words[first - 1])
    if phrases:
        for phrase in phrases:
            begin = first - len(phrase)
            if begin >= 0 and tuple(tokens.words[begin:first]) == phrase:
                return begin, words.currency_names[phrase]
    return first, None


def _money_scale(tokens: Tokens, numeral: Numeral, words: QuantityWords) -> int:
    """The end of a short scale that only money takes: `$5m`, `£3 m`, `$2-million`; 0 if there is none."""
    if numeral.scale < numeral.last:
        return 0
    word = tokens.words[numeral.last]
    if word in words.money_scales and (tokens.glued(numeral.last) or len(word) > 0 and tokens.words[numeral.last + 1] not in ("'", "’")):
        return numeral.last + 1
    return 0


def _repeated_currency(tokens: Tokens, last: int, words: QuantityWords) -> int:
    """A code or name repeated after the figure: `$5 million USD`, `£94.50 GBP`."""
    return last + 1 if (tokens.words[last],) in words.currency_names and tokens.words[last].isalpha() and len(tokens.words[last]) == 3 else last


def _unit_begin(tokens: Tokens, last: int) -> int:
    return last + 1 if tokens.words[last] in _DASHES and tokens.glued(last) else last


def find_unit(tokens: Tokens, last: int, words: QuantityWords, kind: str) -> tuple[int, str | None, str]:
    """The unit or currency after a numeral: where it ends, its name, its role; (last, None, "unit") if there is none."""
    at = _unit_begin(tokens, last)
    name = tokens.lower[at]
    longest = words.unit_starts.get(name, 0)
    for length in range(longest, 0, -1):
        found = words.unit_phrases.get(tuple(tokens.lower[at : at + length]))
        if found is not None:
            return at + length, found, "unit"
    longest = words.symbol_starts.get(tokens.words[at], 0)
    for length in range(longest, 0, -1):
        found = words.unit_symbols.get(tuple(tokens.words[at : at + length]))
        if found is not None and _symbol_fits(tokens, at, length):
            return at + length, found, "unit"
    if tokens.glued(at) and kind == "digits":
        for length in (2, 1):
            found = words.glued_units.get(tuple(tokens.words[at : at + length]))
            if found is not None:
                return at + length, found, "unit"
        if tokens.words[at] in words.weak_units and at == last:
            return at + 1, words.weak_units[tokens.words[at]], "unit"
    return last, None, "unit"


def _symbol_fits(tokens: Tokens, at: int, length: int) -> bool:
    """One-letter symbols must not run on into a word or an initial ("5 m.", "3 W. Main")."""
    return not (length == 1 and len(tokens.words[at]) == 1 and tokens.words[at].isalpha() and tokens.words[at + 1] in ("'", "’", "&"))


def _signed(tokens: Tokens, amount: Amount) -> Amount:
    """Takes in a sign before the amount: `-5`, `−12`, `minus 40`."""
    at = amount.first - 1
    sign = tokens.words[at] if at >= 0 else ""
    if sign in ("-", "−", "–") and tokens.glued(amount.first) and (not tokens.glued(at) or at == 0 or not tokens.words[at - 1][-1:].isalnum()):
        pass
    elif tokens.lower[at] not in ("minus", "negative") or at < 0:
        return amount
    return Amount(at, amount.last, (("sign", at, amount.first), *amount.pieces), amount.kind, amount.unit)


def is_number(word: str) -> bool:
    """Whether a piece is in digits (for callers that need no numeral)."""
    return is_digits(word)
