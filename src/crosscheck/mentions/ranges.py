"""The second end of a range: `20-30`, `3 to 5.5 million t`, `between 20 and 30`, `two or three`, `2,000.45±0.01`."""

from __future__ import annotations

from crosscheck.lexicon.quantity_words import QuantityWords
from crosscheck.mentions.amounts import Amount, find_amount
from crosscheck.mentions.changes import changes_before
from crosscheck.mentions.numerals import HYPHENS
from crosscheck.mentions.tokens import Tokens, is_digits

DASHES = frozenset("-–—~‑−‐")
_WORDS = frozenset(("to", "or", "and", "through", "thru"))
_LIGHT_HEDGES = frozenset(("about", "around", "some", "~", "nearly", "perhaps", "even", "maybe", "as", "up"))


def find_range_end(tokens: Tokens, amount: Amount, words: QuantityWords) -> tuple[int, Amount] | None:
    """Where the joiner ends and the amount that ends the range; None if `amount` stands for itself."""
    at = amount.last
    suspended = tokens.words[at] in HYPHENS and tokens.glued(at) and not tokens.glued(at + 1)
    joiner = at + 1 if suspended and tokens.lower[at + 1] in _WORDS else at
    word = tokens.lower[joiner]
    if word not in DASHES and word not in _WORDS and word != "±" and not (word == "+" and tokens.words[joiner + 1 : joiner + 3] == ["/", "-"]):
        return None
    following = joiner + 3 if word == "+" else joiner + 1
    other = _other_end(tokens, following, words)
    if other is None or not _joins(tokens, amount, other, word, words, suspended=suspended):
        return None
    return following, other


def _other_end(tokens: Tokens, at: int, words: QuantityWords) -> Amount | None:
    """The amount at `at`, over a light hedge or a currency sign."""
    for step in range(5):
        word = tokens.words[at + step]
        if is_digits(word) or word in words.candidates:
            other = find_amount(tokens, at + step, words)
            return other if other is not None and other.first >= at else None
        skipped = tokens.lower[at + step] in _LIGHT_HEDGES or (word, ) in words.units.currency_names or word in words.units.currency or word in DASHES
        if not (skipped or word in ("US", "A", "C", "a", "an", "HK", "NZ", "U", ".", "S", "AU", "minus")):
            return None
    return None


def _joins(tokens: Tokens, amount: Amount, other: Amount, word: str, words: QuantityWords, *, suspended: bool) -> bool:
    """Whether two amounts with a joiner between them are the ends of one range."""
    if not _units_agree(amount, other, words):
        return False
    if word in ("±", "+"):
        return True
    first, second = figure(tokens, amount), figure(tokens, other)
    rising = first is None or second is None or first < second
    before = _before_hedges(tokens, amount.first)
    if word == "and":
        return before == "between" or suspended
    if word == "or":
        return suspended or (rising and (amount.unit is None or amount.unit == other.unit) and _near(first, second))
    if word == "to":
        if before == "between":
            return True
        if before == "from":
            return (rising or _same_scale(amount, other) is False) and changes_before(tokens, amount.first - 1, words) is None
        return rising and not (amount.unit is not None and changes_before(tokens, amount.first, words) is not None) and not _odds(tokens, other)
    if word in ("through", "thru"):
        return rising and amount.unit is None
    return rising or _same_scale(amount, other) is False or other.unit is not None


def _odds(tokens: Tokens, other: Amount) -> bool:
    """`2 to 1`, `a 5 to 4 decision`: odds and votes."""
    return other.unit is None and tokens.lower[other.last] in ("odds", "favorite", "favourite", "margin", "decision", "vote", "majority", "ratio", "against")


def _before_hedges(tokens: Tokens, first: int) -> str:
    """The word before an amount, one light hedge left out."""
    at = first - 1
    while at > 0 and tokens.lower[at] in _LIGHT_HEDGES:
        at -= 1
    return tokens.lower[at] if at >= 0 else ""


def _units_agree(amount: Amount, other: Amount, words: QuantityWords) -> bool:
    if amount.unit is None:
        return True
    if other.unit is None:
        return amount.pieces[0][0] in ("currency", "sign") or amount.numeral.kind == "digits" and words.units.units[amount.unit].dimension.startswith("currency:") and amount.pieces[0][0] == "currency"
    return words.units.units[amount.unit].dimension == words.units.units[other.unit].dimension


def _same_scale(amount: Amount, other: Amount) -> bool:
    """False where only the second end has a scale word, so that the figures alone do not tell which is larger."""
    return (amount.numeral.scale < amount.numeral.last) == (other.numeral.scale < other.numeral.last)


def _near(first: float | None, second: float | None) -> bool:
    """Whether "A or B" can be one estimate: "10 or 11", "two or three"; "45 or 900" are two figures."""
    return first is None or second is None or second <= 3 * first + 2


def figure(tokens: Tokens, amount: Amount) -> float | None:
    """How large a figure in plain digits is, only to compare two; None for others."""
    if amount.numeral.kind != "digits" or amount.numeral.scale != amount.numeral.first + 1:
        return None
    text = tokens.words[amount.numeral.first].replace(",", "")
    if amount.pieces[0][0] == "sign" or not text.replace(".", "", 1).isdigit() or len(text) > 15:
        return None
    return float(text)
