"""Finds quantities, ordinals and scores: a cheap pass over the pieces for what can begin one, the grammar only there."""

from __future__ import annotations

from msgspec import Struct

from crosscheck.lexicon.quantity_words import QuantityWords, load_quantity_words
from crosscheck.mentions.ages import LIFE_UNITS, find_bare_old, find_decade, find_old, find_stated_age
from crosscheck.mentions.amounts import Amount, Piece, find_amount, find_compound
from crosscheck.mentions.changes import find_change
from crosscheck.mentions.hedging import find_hedge_after, find_hedges_before
from crosscheck.mentions.names import is_glued_name, is_idiom, is_name, is_pronoun
from crosscheck.mentions.nouns import find_noun
from crosscheck.mentions.ordinals import find_ordinal, find_rank
from crosscheck.mentions.ranges import DASHES, find_range_end
from crosscheck.mentions.scores import can_be_range, find_digit_run, is_tally, starts_free
from crosscheck.mentions.tokens import Tokens, is_digits, split_tokens
from crosscheck.mentions.units import find_rate
from crosscheck.model import Mention
from crosscheck.model.mention import MentionKind

QUANTITY_ROLE = "quantity:"
"""Prefix of the roles of a quantity's parts inside a timex mention ("three years" is a duration and 3 year)."""

_CHUNK = 1 << 16


class _Found(Struct, frozen=True):
    """A mention in pieces: its span, the pieces of its parts (some may stand outside the span), and where the search goes on."""

    first: int
    last: int
    kind: MentionKind
    pattern: str
    pieces: tuple[Piece, ...]
    resume: int


def find_quantities(text: str, language: str = "en") -> list[Mention]:
    """The quantities, ordinals and scores of a text, in order, not overlapping. Linear in the text."""
    words = load_quantity_words(language)
    mentions: list[Mention] = []
    start = 0
    while start < len(text):
        end = _chunk_end(text, start)
        _find_in_chunk(split_tokens(text, start, end), words, mentions)
        start = end
    return mentions


def _chunk_end(text: str, start: int) -> int:
    """Cuts between paragraphs where it can, so that memory stays bounded."""
    end = start + _CHUNK
    if end >= len(text):
        return len(text)
    for mark in ("\n\n", ". ", " "):
        cut = text.rfind(mark, start, end)
        if cut > start:
            return cut + len(mark)
    return end


def _find_in_chunk(tokens: Tokens, words: QuantityWords, mentions: list[Mention]) -> None:
    candidates = words.candidates
    floor = 0
    for at, word in enumerate(tokens.words):
        if ("/" < word < ":" or word in candidates or (word[:1] == "." and len(word) > 1)) and at >= floor:
            found = _find_at(tokens, at, floor, words)
            if isinstance(found, int):
                floor = found
            elif found is not None:
                mentions.append(_mention(tokens, found))
                floor = found.resume


def _mention(tokens: Tokens, found: _Found) -> Mention:
    start, end = tokens.start(found.first), tokens.ends[found.last - 1]
    parts = tuple([tokens.part(*piece) for piece in found.pieces])
    return Mention(start, end, tokens.text[start:end], found.kind, found.pattern, parts)


def _find_at(tokens: Tokens, at: int, floor: int, words: QuantityWords) -> _Found | int | None:
    """The mention that begins at a candidate piece; the piece to go on from where the candidate is something else; None if it is nothing."""
    if not is_digits(tokens.words[at]):
        return _find_word(tokens, at, floor, words)
    special = _digit_special(tokens, at, words)
    if special is not None:
        return special
    amount = find_amount(tokens, at, words)
    if amount is None or amount.first < floor or is_glued_name(tokens, amount):
        return None
    return _quantity(tokens, amount, floor, words)


def _find_word(tokens: Tokens, at: int, floor: int, words: QuantityWords) -> _Found | int | None:
    if is_idiom(tokens, at, words):
        return None
    amount = find_amount(tokens, at, words)
    if amount is None or amount.first < floor:
        return _ordinal(tokens, at, words)
    if amount.unit is None and amount.numeral.kind != "fraction":
        ordinal = _ordinal(tokens, at, words)
        if ordinal is not None and ordinal.last >= amount.last:
            return ordinal
    return _quantity(tokens, amount, floor, words)


def _ordinal(tokens: Tokens, at: int, words: QuantityWords) -> _Found | None:
    found = find_ordinal(tokens, at, words)
    if found is None:
        return None
    first, last, pattern = found
    return _Found(first, last, "ordinal", pattern, (("numeral", first, last),), last)


def _digit_special(tokens: Tokens, at: int, words: QuantityWords) -> _Found | int | None:
    """What digits can be besides an amount: an ordinal, a rank, a score, a person's decade, a number with hyphens."""
    if not tokens.words[at].isdigit():
        return None
    after = tokens.words[at + 1]
    if after and tokens.glued(at + 1):
        if after in DASHES:
            return _digit_run(tokens, at, words)
        decade = find_decade(tokens, at)
        if decade is not None:
            return _Found(at, decade.last, "quantity", decade.pattern, (("numeral", at, at + 1), ("decade", at + 1, decade.last)), decade.last)
        ordinal = _ordinal(tokens, at, words)
        if ordinal is not None:
            return ordinal
    rank = find_rank(tokens, at)
    return _Found(rank[0], rank[1], "ordinal", rank[2], (("numeral", at, at + 1),), rank[1]) if rank is not None else None


def _digit_run(tokens: Tokens, at: int, words: QuantityWords) -> _Found | int | None:
    """A score or tally; the end of a date, phone number or season; None for what can be a range."""
    run = find_digit_run(tokens, at)
    if run is None:
        return None
    ranged = len(run.groups) == 2 and can_be_range(tokens, run, words)
    if is_tally(tokens, run) and not ranged and starts_free(tokens, at):
        return _Found(at, run.last, "score", "score.dash", (("numeral", at, run.last),), run.last)
    return None if ranged and starts_free(tokens, at) else run.last


def _quantity(tokens: Tokens, amount: Amount, floor: int, words: QuantityWords) -> _Found | int | None:
    """An amount with what stands around it: its range, its noun, its hedges, its rate; an age; None if it only names something."""
    amount = find_compound(tokens, amount, words)
    pieces, last, pattern = list(amount.pieces), amount.last, _amount_pattern(amount)
    end = find_range_end(tokens, amount, words)
    unit = amount.unit
    if end is not None:
        joiner, other = end
        pieces += [("joiner", amount.last, joiner), *other.pieces]
        last, unit, pattern = other.last, other.unit or unit, "quantity.range"
    age = find_old(tokens, last, words) if unit in LIFE_UNITS else find_bare_old(tokens, last) if unit is None else None
    if age is not None:
        return _wrapped(tokens, amount, pieces, age.last, age.pattern, floor, words, unit)
    noun = find_noun(tokens, last, words.nouns, single=_is_single(tokens, amount) and end is None, share=amount.numeral.kind == "fraction") if unit is None else None
    if end is None and is_name(tokens, amount, words, counted=noun is not None):
        return amount.last
    if tokens.lower[amount.first] == "one" and amount.last == amount.first + 1 and end is None and is_pronoun(tokens, amount.first, words, counted=noun is not None):
        return None
    if noun is not None:
        pieces.append(("noun", noun, noun + 1))
        pattern = "quantity.count" if pattern == "quantity.number" else pattern
    elif unit is None:
        stated = find_stated_age(tokens, amount.first, last, amount)
        pattern = stated or pattern
    return _wrapped(tokens, amount, pieces, last, pattern, floor, words, unit)


def _amount_pattern(amount: Amount) -> str:
    if amount.compound:
        return "quantity.compound"
    if amount.pieces[0][0] == "currency":
        return "quantity.money"
    if amount.unit is not None:
        return "quantity.measure"
    return {"fraction": "quantity.fraction", "vague": "quantity.vague"}.get(amount.numeral.kind, "quantity.number")


def _is_single(tokens: Tokens, amount: Amount) -> bool:
    return amount.last == amount.first + 1 and tokens.lower[amount.first] in ("one", "1")


def _wrapped(
    tokens: Tokens, amount: Amount, pieces: list[Piece], last: int, pattern: str, floor: int, words: QuantityWords, unit: str | None
) -> _Found:
    """Takes in the hedges on both sides, the rate and the word of change."""
    lasting = unit is not None and words.units.units[unit].dimension == "time"
    first, hedges = find_hedges_before(tokens, amount.first, floor, words, lasting=lasting)
    pieces += hedges
    resume = max(last, max(piece[2] for piece in pieces if piece[0] != "noun"))
    after = find_hedge_after(tokens, last, words)
    if after is not None:
        last, piece = after
        pieces.append(piece)
        resume = last
    rate = None if pattern.startswith("quantity.age") else find_rate(tokens, _noun_end(pieces, last), words)
    if rate is not None:
        pieces.append(("per", *rate))
        resume = rate[1]
    change = find_change(tokens, first, last, words)
    if change is not None:
        pieces.append(("change", *change))
    return _Found(first, last, "quantity", pattern, tuple(pieces), max(resume, last))


def _noun_end(pieces: list[Piece], last: int) -> int:
    return max([last, *(piece[2] for piece in pieces if piece[0] == "noun")])
