"""An amount with what stands around it: its range, its counted noun, hedges, rate, change; an age; or a mere name."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from crosscheck.lexicon.quantity_words import QuantityWords
from crosscheck.mentions.ages import LIFE_UNITS, FoundAge, find_bare_old, find_old, find_stated_age
from crosscheck.mentions.amounts import Amount, Piece, find_amount
from crosscheck.mentions.changes import find_change
from crosscheck.mentions.compounds import find_compound
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
_DESCRIBED = frozenset(("time", "length", "area", "mass"))  # "five trading days", "189 rushing yards"
_MEASURES = frozenset(("length", "volume", "mass", "area"))


class _Draft(Struct, frozen=True):
    """A quantity in the making: its first amount, the pieces so far, where it ends, its pattern, its unit; `floor` is where the mention
    before it ended.
    """

    tokens: Tokens
    words: QuantityWords
    floor: int
    amount: Amount
    pieces: tuple[Piece, ...]
    last: int
    pattern: str
    unit: str | None

    def with_pieces(self, *pieces: Piece) -> _Draft:
        """The draft with more pieces."""
        return replace(self, pieces=self.pieces + pieces)


def find_quantity(tokens: Tokens, amount: Amount, floor: int, words: QuantityWords) -> Found | int | None:
    """The quantity whose first amount is given; the piece to go on from if the number only names something; None if it is none at all."""
    amount = find_compound(tokens, amount, words)
    if amount.unit is None and tokens.words[amount.first].isdigit() and is_clock(tokens, amount.first, amount.last, words):
        return amount.last
    draft = _Draft(tokens, words, floor, amount, amount.pieces, amount.last, _pattern(amount), amount.unit)
    end = find_range_end(tokens, amount, words)
    if end is not None:
        joiner, other = end
        pieces = (*amount.pieces, ("joiner", amount.last, joiner), *other.pieces)
        draft = replace(draft, pieces=pieces, last=other.last, unit=other.unit or amount.unit, pattern="quantity.range")
    age = _age(draft)
    if age is not None:
        return _wrap(replace(draft, last=age.last, pattern=age.pattern))
    if draft.unit is None:
        return _bare(draft)
    if end is None and amount.numeral.kind == "article" and not _is_articled(tokens, amount, words):
        return None
    return amount.last if end is None and is_name(tokens, amount, words, counted=True) else _wrap(draft)


def _pattern(amount: Amount) -> str:
    if amount.compound:
        return "quantity.compound"
    if amount.unit is None:
        return {"fraction": "quantity.fraction", "vague": "quantity.vague"}.get(amount.numeral.kind, "quantity.number")
    return "quantity.money" if amount.money_first else "quantity.measure"


def _age(draft: _Draft) -> FoundAge | None:
    if draft.unit is None:
        return find_bare_old(draft.tokens, draft.last, draft.words)
    return find_old(draft.tokens, draft.last, draft.words) if draft.unit in LIFE_UNITS else None


def _is_articled(tokens: Tokens, amount: Amount, words: QuantityWords) -> bool:
    """Whether "a mile", "an hour" tells one of the unit: hedged, or of a length, weight or volume, or as the whole text."""
    before, after = (tokens.lower[amount.first - 1] if amount.first else ""), tokens.lower[amount.last]
    if amount.unit not in words.units.articled:
        return False
    if amount.compound or (before in words.hedges.before and before not in words.cues["unarticled"]) or before == after == "":
        return True
    if not before and after in ("is", "was"):
        return True
    dimension = words.units.units[amount.unit].dimension
    if dimension.startswith("currency:"):
        return after in (".", "!", "?")
    return dimension in _MEASURES and after in words.cues["long"]


def _bare(draft: _Draft) -> Found | int | None:
    """A number without a unit: an age, a count of something, a share, a plain number; or a name."""
    tokens, amount, words, last = draft.tokens, draft.amount, draft.words, draft.last
    ranged = draft.pattern == "quantity.range"
    if amount.numeral.kind in ("article", "none"):
        return None
    if ranged and is_clock(tokens, amount.first, last, words):
        return last
    stated = find_stated_age(tokens, amount.first, last, amount, words)
    if stated is not None:
        return _wrap(replace(draft, pattern=stated))
    after = find_hedge_after(tokens, last, words)
    single = not ranged and last == amount.first + 1 and tokens.lower[amount.first] in ("one", "1")
    noun = find_noun(tokens, after[0] if after else last, words.nouns, single=single, share=amount.numeral.kind == "fraction")
    if not ranged and is_name(tokens, amount, words, counted=noun is not None):
        return last
    if single and tokens.lower[amount.first] == "one" and is_pronoun(tokens, amount.first, words, counted=noun is not None):
        return None
    if noun is None:
        return _wrap(draft)
    unit = words.units.words.get((tokens.words[noun],))
    if unit is not None and words.units.units[unit].dimension in _DESCRIBED:
        return _wrap(replace(draft.with_pieces(("unit", noun, noun + 1)), unit=unit, pattern="quantity.measure"))
    draft = draft.with_pieces(("noun", noun, noun + 1))
    return _wrap(replace(draft, pattern="quantity.count") if draft.pattern == "quantity.number" else draft)


def _wrap(draft: _Draft) -> Found:
    """Takes in the hedges on both sides, the other bound, the word of change and the rate."""
    tokens, words, amount = draft.tokens, draft.words, draft.amount
    lasting = draft.unit is not None and words.units.units[draft.unit].dimension == "time"
    first, hedges = find_hedges_before(tokens, amount.first, draft.floor, words, lasting=lasting)
    draft = _hedged_after(draft, hedges)
    noun = next((tokens.lower[piece[1]] for piece in draft.pieces if piece[0] == "noun"), None)
    change = find_change(tokens, first, draft.last, draft.unit or noun, words)
    former = find_former(tokens, first) if change is None else None
    if change is not None or former is not None:
        draft = draft.with_pieces(("change", *change) if change is not None else ("former", *(former or (0, 0))))
    rate = None if draft.pattern.startswith("quantity.age") else find_rate(tokens, _end_of_noun(draft), words)
    if rate is None:
        return Found(first, draft.last, "quantity", draft.pattern, draft.pieces, draft.last)
    return Found(first, draft.last, "quantity", draft.pattern, (*draft.pieces, ("per", *rate)), rate[1])


def _end_of_noun(draft: _Draft) -> int:
    return max([draft.last, *(piece[2] for piece in draft.pieces if piece[0] == "noun")])


def _hedged_after(draft: _Draft, hedges: tuple[Piece, ...]) -> _Draft:
    """The draft with the hedges before it, and those after the figure or after its noun, or a second bound."""
    draft = draft.with_pieces(*hedges)
    after = find_hedge_after(draft.tokens, draft.last, draft.words)
    if after is not None:
        return replace(draft.with_pieces(after[1]), last=after[0])
    noun = next((piece for piece in draft.pieces if piece[0] == "noun"), None)
    after = find_hedge_after(draft.tokens, noun[2], draft.words) if noun is not None else None
    if after is not None:
        return draft.with_pieces(after[1])
    bounded = bool(hedges) and hedges[-1][0] == "bound" and draft.pattern != "quantity.range"
    return _with_other_bound(draft, hedges[-1]) if bounded else draft


def _with_other_bound(draft: _Draft, bound: Piece) -> _Draft:
    """`more than 20 but fewer than 30`: a second bound on the other side makes a range of the two."""
    tokens, words, last = draft.tokens, draft.words, draft.last
    if tokens.lower[last] not in ("and", "but", ","):
        return draft
    phrase = tokens.follows(last + 1, words.hedges.before_by_first.get(tokens.lower[last + 1], ()))
    begin = last + 1 + len(phrase or ())
    if phrase is None or not (is_digits(tokens.words[begin]) or tokens.words[begin] in words.candidates):
        return draft
    other = find_amount(tokens, begin, begin, words)
    if other is None or other.first != begin or draft.amount.unit not in (None, other.unit):
        return draft
    mine, theirs = words.hedges.meaning[tuple(tokens.lower[bound[1] : bound[2]])].bound, words.hedges.meaning[phrase].bound
    if not _close(mine, theirs, figure(tokens, draft.amount), figure(tokens, other)):
        return draft
    pieces = (*(piece for piece in draft.pieces if piece[0] != "bound"), ("joiner", last, begin), *other.pieces)
    return replace(draft, pieces=pieces, last=other.last, pattern="quantity.range")


def _close(mine: str | None, theirs: str | None, first: float | None, second: float | None) -> bool:
    """Whether two bounds close an interval between them."""
    if first is None or second is None:
        return (mine in _LOW and theirs in _HIGH) or (mine in _HIGH and theirs in _LOW)
    return (mine in _LOW and theirs in _HIGH and first < second) or (mine in _HIGH and theirs in _LOW and first > second)
