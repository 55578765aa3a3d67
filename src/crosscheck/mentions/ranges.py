"""The second end of a range: `20-30`, `3 to 5.5 million t`, `between 20 and 30`, `two or three`, `2,000.45±0.01`."""

from __future__ import annotations

from crosscheck.lexicon.quantity_words import QuantityWords
from crosscheck.mentions.amounts import Amount, find_amount
from crosscheck.mentions.changes import find_change_verb
from crosscheck.mentions.numerals import HYPHENS
from crosscheck.mentions.tokens import Tokens, is_digits

DASHES = frozenset("-–—~‑−‐")
"""The signs that may stand between the ends of a range."""

_WORDS = frozenset(("to", "or", "and", "through", "thru"))
_REACH = 5


def find_range_end(tokens: Tokens, amount: Amount, words: QuantityWords) -> tuple[int, Amount] | None:
    """Where the joiner ends and the amount that ends the range; None if `amount` stands for itself."""
    at = amount.last
    suspended = tokens.words[at] in HYPHENS and tokens.glued(at) and not tokens.glued(at + 1) and tokens.lower[at + 1] in _WORDS
    joiner = at + 1 if suspended else at
    word = tokens.lower[joiner]
    plus_minus = word == "±" or (word == "+" and tokens.words[joiner + 1 : joiner + 3] == ["/", "-"])
    if word not in DASHES and word not in _WORDS and not plus_minus:
        return None
    following = joiner + 3 if word == "+" else joiner + 1
    other = _other_end(tokens, _over_hedge(tokens, following, words) if word in ("to", "and") else following, words)
    if other is not None and amount.money_first:
        other = _in_money(tokens, other, words)
    if other is None or not _units_agree(amount, other, words):
        return None
    joins = plus_minus or suspended or _joins(tokens, amount, other, words)
    return (following, other) if joins else None


def _over_hedge(tokens: Tokens, at: int, words: QuantityWords) -> int:
    """`from 400 to more than 900`: where the second end goes on behind its bound."""
    hedge = tokens.follows(at, words.hedges.before_by_first.get(tokens.lower[at], ()))
    return at + len(hedge or ())


def _other_end(tokens: Tokens, at: int, words: QuantityWords) -> Amount | None:
    """The amount at `at`, over light hedges and the signs of a currency."""
    for step in range(at, at + _REACH):
        word = tokens.words[step]
        if is_digits(word) or word in words.candidates:
            other = find_amount(tokens, step, at, words)
            usable = other is not None and other.first >= at and other.numeral.kind not in ("article", "none", "couple")
            return other if usable else None
        if not (tokens.lower[step] in words.cues["light"] or word in DASHES or word in words.units.currency_pieces):
            return None
    return None


def _in_money(tokens: Tokens, other: Amount, words: QuantityWords) -> Amount:
    """The second end of a range of money: its letter is a scale and no unit ("$36m-40m")."""
    last = other.numeral.last
    if other.money_first or tokens.words[last] not in words.numerals.money or not tokens.glued(last):
        return other
    return Amount(other.first, last + 1, (("numeral", other.numeral.first, last), ("scale", last, last + 1)), other.numeral)


def find_former(tokens: Tokens, first: int) -> tuple[int, int] | None:
    """The piece of the former figure before an amount, `from 36,040 to 34,935`; None if there is none."""
    former = first - 2
    if former > 0 and tokens.lower[first - 1] == "to" and is_digits(tokens.words[former]) and tokens.lower[former - 1] == "from":
        return former, former + 1
    return None


def _joins(tokens: Tokens, amount: Amount, other: Amount, words: QuantityWords) -> bool:
    """Whether two amounts with a joiner between them are the ends of one range."""
    word = tokens.lower[amount.last]
    first, second = figure(tokens, amount), figure(tokens, other)
    scaled = amount.numeral.scale == amount.numeral.last and other.numeral.scale < other.numeral.last
    rising = first is None or second is None or first < second or (scaled and first < 1000)
    before = _before(tokens, amount.first, words)
    if word == "and":
        return before == "between" and _near(tokens, amount, other)
    if word == "or":
        return rising and amount.unit in (None, other.unit) and _near(tokens, amount, other) and not _is_list(tokens, amount)
    if word == "to":
        return before == "between" or ((rising or amount.signed) and _goes_to(tokens, amount, other, before, words))
    if word in ("through", "thru"):
        return rising and amount.unit is None
    return (
        rising
        or (amount.unit == other.unit and amount.signed)
        or (other.unit is not None and amount.unit is None and first is not None and second is not None and amount.signed)
    )


def _goes_to(tokens: Tokens, amount: Amount, other: Amount, before: str, words: QuantityWords) -> bool:
    """`20 to 30`, `from 300 to 400 soldiers`; not `rose 5% to 41%`, which are two figures."""
    if before == "from" or amount.unit is not None:
        return find_change_verb(tokens, amount.first, words) is None
    return not (other.unit is None and tokens.lower[other.last] in words.cues["odds"])


def _before(tokens: Tokens, first: int, words: QuantityWords) -> str:
    """The word before an amount, light hedges left out."""
    at = first - 1
    while at > 0 and tokens.lower[at] in words.cues["light"]:
        at -= 1
    return tokens.lower[at] if at >= 0 else ""


def _is_list(tokens: Tokens, amount: Amount) -> bool:
    return amount.first > 0 and tokens.words[amount.first - 1] == ","


def _units_agree(amount: Amount, other: Amount, words: QuantityWords) -> bool:
    if amount.unit is None:
        return not other.money_first
    if other.unit is None:
        return amount.money_first
    return words.units.units[amount.unit].dimension == words.units.units[other.unit].dimension


def _near(tokens: Tokens, amount: Amount, other: Amount) -> bool:
    """Whether "A or B" can be one estimate: "10 or 11", "two or three"; "45 or 900" are two figures."""
    first, second = figure(tokens, amount), figure(tokens, other)
    if first is None or second is None or tokens.lower[amount.last] == "and":
        return True
    return second <= 3 * first + 2


def figure(tokens: Tokens, amount: Amount) -> float | None:
    """How large a figure in plain digits is, only to compare two; None for others."""
    numeral = amount.numeral
    if numeral.kind != "digits" or numeral.scale != numeral.first + 1:
        return None
    text = tokens.words[numeral.first].replace(",", "")
    if amount.signed or len(text) > 15 or not text.replace(".", "", 1).isdigit():
        return None
    return float(text)
