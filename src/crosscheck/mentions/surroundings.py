"""An amount with what stands around it: its range, its counted noun, hedges, rate, change; an age; or a mere name."""

from __future__ import annotations

from crosscheck.lexicon.quantity_words import QuantityWords
from crosscheck.mentions.ages import LIFE_UNITS, FoundAge, find_bare_old, find_old, find_stated_age
from crosscheck.mentions.amounts import Amount, Piece, find_amount, find_compound
from crosscheck.mentions.changes import find_change
from crosscheck.mentions.found import Found
from crosscheck.mentions.hedging import find_hedge_after, find_hedges_before
from crosscheck.mentions.names import is_clock, is_name
from crosscheck.mentions.nouns import find_noun
from crosscheck.mentions.pronouns import is_pronoun
from crosscheck.mentions.ranges import figure, find_former, find_range_end
from crosscheck.mentions.rates import find_rate
from crosscheck.mentions.tokens import Tokens, is_digits

_LOW = frozenset(("at-least", "more-than"))
_HIGH = frozenset(("at-most", "less-than"))
_MASSES = frozenset(("length", "volume", "mass", "area"))


def find_quantity(tokens: Tokens, amount: Amount, floor: int, words: QuantityWords) -> Found | int | None:
    """The quantity whose first amount is given; the piece to go on from if the number only names something; None if it is none at all."""
    amount = find_compound(tokens, amount, words)
    pieces, last, pattern, unit = list(amount.pieces), amount.last, _pattern(amount), amount.unit
    if unit is None and tokens.words[amount.first].isdigit() and is_clock(tokens, amount.first, last, words):
        return last
    end = find_range_end(tokens, amount, words)
    if end is not None:
        joiner, other = end
        pieces += [("joiner", amount.last, joiner), *other.pieces]
        last, unit, pattern = other.last, other.unit or unit, "quantity.range"
    age = _age(tokens, last, unit, words)
    if age is not None:
        return _wrap(tokens, amount, pieces, age.last, age.pattern, floor, words, unit)
    if unit is None:
        return _bare(tokens, amount, pieces, last, pattern, floor, words)
    if amount.numeral.kind == "article" and end is None and not _is_articled(tokens, amount, words):
        return None
    if end is None and is_name(tokens, amount, words, counted=True):
        return last
    return _wrap(tokens, amount, pieces, last, pattern, floor, words, unit)


def _pattern(amount: Amount) -> str:
    if amount.compound:
        return "quantity.compound"
    if amount.unit is None:
        return {"fraction": "quantity.fraction", "vague": "quantity.vague"}.get(amount.numeral.kind, "quantity.number")
    return "quantity.money" if amount.money_first else "quantity.measure"


def _age(tokens: Tokens, last: int, unit: str | None, words: QuantityWords) -> FoundAge | None:
    if unit is None:
        return find_bare_old(tokens, last, words)
    return find_old(tokens, last, words) if unit in LIFE_UNITS else None


def _is_articled(tokens: Tokens, amount: Amount, words: QuantityWords) -> bool:
    """Whether "a mile", "an hour" tells one of the unit: hedged, or of a length, weight or volume, or the whole text."""
    if amount.unit not in words.units.articled:
        return False
    if amount.compound or tokens.lower[amount.first - 1] in words.hedges.before and amount.first > 0 and tokens.lower[amount.first - 1] not in ("all", "only", "just", "another"):
        return True
    if amount.first == 0 and not tokens.words[amount.last]:
        return True
    dimension = words.units.units[amount.unit].dimension
    if dimension.startswith("currency:"):
        return tokens.words[amount.last] in (".", "!", "?")
    return dimension in _MASSES and tokens.lower[amount.last] in words.cues["long"]


def _bare(tokens: Tokens, amount: Amount, pieces: list[Piece], last: int, pattern: str, floor: int, words: QuantityWords) -> Found | int | None:
    """A number without a unit: an age, a count of something, a share, a plain number; or a name."""
    ranged = pattern == "quantity.range"
    if amount.numeral.kind in ("article", "none"):
        return None
    if ranged and is_clock(tokens, amount.first, last, words):
        return last
    stated = find_stated_age(tokens, amount.first, last, amount, words)
    if stated is not None:
        return _wrap(tokens, amount, pieces, last, stated, floor, words, None)
    after = find_hedge_after(tokens, last, words)
    counted_from = after[0] if after is not None else last
    single = not ranged and last == amount.first + 1 and tokens.lower[amount.first] in ("one", "1")
    noun = find_noun(tokens, counted_from, words.nouns, single=single, share=amount.numeral.kind == "fraction")
    if not ranged and is_name(tokens, amount, words, counted=noun is not None):
        return last
    if single and tokens.lower[amount.first] == "one" and is_pronoun(tokens, amount.first, words, counted=noun is not None):
        return None
    if noun is not None:
        pieces.append(("noun", noun, noun + 1))
        pattern = "quantity.count" if pattern == "quantity.number" else pattern
    return _wrap(tokens, amount, pieces, last, pattern, floor, words, None)


def _wrap(
    tokens: Tokens, amount: Amount, pieces: list[Piece], last: int, pattern: str, floor: int, words: QuantityWords, unit: str | None
) -> Found:
    """Takes in the hedges on both sides, the other bound, the rate and the word of change."""
    lasting = unit is not None and words.units.units[unit].dimension == "time"
    first, hedges = find_hedges_before(tokens, amount.first, floor, words, lasting=lasting)
    pieces += hedges
    after = find_hedge_after(tokens, last, words)
    if after is not None:
        last = after[0]
        pieces.append(after[1])
    elif pieces[-1][0] == "noun" and (after := find_hedge_after(tokens, pieces[-1][2], words)) is not None:
        pieces.append(after[1])
    elif hedges:
        last, pattern = _other_bound(tokens, amount, pieces, hedges, last, pattern, words)
    change = find_change(tokens, first, last, words)
    former = find_former(tokens, first) if change is None else None
    if change is not None:
        pieces.append(("change", *change))
    elif former is not None:
        pieces.append(("former", *former))
    resume = max(last, amount.last)
    if not pattern.startswith("quantity.age"):
        rate = find_rate(tokens, max(last, *(piece[2] for piece in pieces if piece[0] in ("noun", "numeral"))), words)
        if rate is not None:
            pieces.append(("per", *rate))
            resume = rate[1]
    return Found(first, last, "quantity", pattern, tuple(pieces), resume)


def _other_bound(
    tokens: Tokens, amount: Amount, pieces: list[Piece], hedges: tuple[Piece, ...], last: int, pattern: str, words: QuantityWords
) -> tuple[int, str]:
    """`more than 20 but fewer than 30`: a second bound on the other side makes a range of the two."""
    at = last + 1 if tokens.lower[last] in ("and", "but", ",") else last
    if at == last or pattern == "quantity.range" or hedges[-1][0] != "bound":
        return last, pattern
    for phrase in (words.hedges.before_by_first.get(tokens.lower[at]) or ()):
        begin = at + len(phrase)
        if tuple(tokens.lower[at:begin]) != phrase or not (is_digits(tokens.words[begin]) or tokens.words[begin] in words.candidates):
            continue
        other = find_amount(tokens, begin, begin, words)
        if other is None or other.first != begin or (amount.unit is not None and other.unit != amount.unit):
            return last, pattern
        mine, theirs = words.hedges.meaning[tuple(tokens.lower[hedges[-1][1] : hedges[-1][2]])].bound, words.hedges.meaning[phrase].bound
        first, second = figure(tokens, amount), figure(tokens, other)
        rising = first is None or second is None or first < second
        if (mine in _LOW and theirs in _HIGH and rising) or (mine in _HIGH and theirs in _LOW and (first is None or second is None or first > second)):
            pieces[:] = [piece for piece in pieces if piece[0] != "bound"] + [("joiner", last, begin), *other.pieces]
            return other.last, "quantity.range"
        return last, pattern
    return last, pattern
