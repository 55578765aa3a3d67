"""Finds quantities, ordinals and scores: a cheap pass over the pieces for what can begin one, the grammar only there."""

from __future__ import annotations

from crosscheck.lexicon.quantity_words import QuantityWords, load_quantity_words
from crosscheck.lexicon.unit_words import OwnUnit
from crosscheck.mentions.ages import find_decade
from crosscheck.mentions.amounts import MINUSES, find_amount
from crosscheck.mentions.found import Found
from crosscheck.mentions.names import find_phone, is_calendar, is_glued_name, is_idiom
from crosscheck.mentions.nought import find_nought
from crosscheck.mentions.ordinals import FoundOrdinal, find_digit_ordinal, find_rank, find_word_ordinal
from crosscheck.mentions.ranges import DASHES
from crosscheck.mentions.scores import can_be_range, find_digit_run, is_tally, starts_free
from crosscheck.mentions.surroundings import find_quantity
from crosscheck.mentions.tokens import Tokens, is_digits, split_tokens
from crosscheck.model import Mention

QUANTITY_ROLE = "quantity:"
"""Prefix of the roles of a quantity's parts inside a timex mention ("three years" is a duration and 3 year)."""

_CHUNK = 1 << 16


def find_quantities(text: str, language: str = "en", own_units: tuple[OwnUnit, ...] = ()) -> list[Mention]:
    """The quantities, ordinals and scores of a text, in order, not overlapping; `own_units` are the config's. Linear in the text."""
    words = load_quantity_words(language, own_units)
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
    # Between "." and ":" sort the digits and ".5": one comparison for most pieces.
    for at in [at for at, word in enumerate(tokens.words) if "." < word < ":" or word in candidates]:
        if at < floor:
            continue
        found = _find_at(tokens, at, floor, words)
        if isinstance(found, int):
            floor = found
        elif found is not None:
            mentions.append(_mention(tokens, found))
            floor = found.resume


def _mention(tokens: Tokens, found: Found) -> Mention:
    start, end = tokens.start(found.first), tokens.ends[found.last - 1]
    parts = tuple([tokens.part(*piece) for piece in found.pieces])
    return Mention(start, end, tokens.text[start:end], found.kind, found.pattern, parts)


def _find_at(tokens: Tokens, at: int, floor: int, words: QuantityWords) -> Found | int | None:
    """The mention that begins at a candidate piece; the piece to go on from where the candidate is something else; None if it is nothing."""
    if not is_digits(tokens.words[at]):
        return _find_word(tokens, at, floor, words)
    if is_calendar(tokens, at, words):
        return at + 1
    special = _digit_special(tokens, at, words)
    if special is not None:
        return special
    run = find_phone(tokens, at)
    if run:
        return run
    amount = find_amount(tokens, at, floor, words)
    if amount is None or amount.first < floor or is_glued_name(tokens, amount, words):
        return None
    return find_quantity(tokens, amount, floor, words)


def _find_word(tokens: Tokens, at: int, floor: int, words: QuantityWords) -> Found | int | None:
    if tokens.lower[at] in ("no", "nobody"):
        nought = find_nought(tokens, at, words)
        return (
            Found(at, nought[0], "quantity", "quantity.none", (("none", at, at + 1), ("noun", nought[1], nought[1] + 1)), nought[0])
            if nought is not None
            else None
        )
    if (
        tokens.lower[at] in words.units.starts
        and tokens.lower[at - 1] not in ("a", "an")
        and tokens.lower[at] not in words.numerals.ordinals
    ):
        return None
    if is_idiom(tokens, at, words):
        return None
    amount = find_amount(tokens, at, floor, words)
    if amount is None or amount.first < floor:
        return _ordinal(find_word_ordinal(tokens, at, words))
    if (amount.unit is None and amount.numeral.kind != "fraction") or amount.numeral.kind == "article":
        ordinal = find_word_ordinal(tokens, at, words)
        if ordinal is not None and ordinal[1] >= amount.last:
            return _ordinal(ordinal)
    return find_quantity(tokens, amount, floor, words)


def _ordinal(found: FoundOrdinal | None) -> Found | None:
    if found is None:
        return None
    first, last, numeral, pattern = found
    return Found(first, last, "ordinal", pattern, (("numeral", numeral, last),), last)


def _digit_special(tokens: Tokens, at: int, words: QuantityWords) -> Found | int | None:
    """What digits can be besides an amount: an ordinal, a rank, a score, a person's decade, a number with hyphens."""
    if not tokens.words[at].isdigit():
        return None
    after = tokens.words[at + 1]
    if after and tokens.glued(at + 1):
        if after in ("/", "-") and is_idiom(tokens, at, words):
            return at + 3
        if after in DASHES:
            return _digit_run(tokens, at, words)
        decade = find_decade(tokens, at, words)
        if decade is not None:
            return Found(
                at, decade.last, "quantity", decade.pattern, (("numeral", at, at + 1), ("decade", at + 1, decade.last)), decade.last
            )
        ordinal = find_digit_ordinal(tokens, at, words)
        if ordinal is not None:
            return _ordinal(ordinal)
    return _ordinal(find_rank(tokens, at))


def _digit_run(tokens: Tokens, at: int, words: QuantityWords) -> Found | int | None:
    """A score or tally; the end of a date, phone number or season; None for what can be a range."""
    run = find_digit_run(tokens, at)
    if run is None:
        return None
    if at and tokens.words[at - 1] in MINUSES and tokens.glued(at) and (at == 1 or not tokens.glued(at - 1)):
        return None
    free = starts_free(tokens, at)
    if len(run.groups) == 2 and free and can_be_range(tokens, run, words):
        return None
    if free and is_tally(tokens, run) and tokens.lower[at - 1] not in words.names.labels:
        return Found(at, run.last, "score", "score.dash", (("numeral", at, run.last),), run.last)
    return run.last
