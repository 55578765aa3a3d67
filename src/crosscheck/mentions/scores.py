"""Scores and tallies: `20-13`, `6–4`, `45-7-2`; and the digit strings with hyphens that are none."""

from __future__ import annotations

from msgspec import Struct

from crosscheck.lexicon.quantity_words import QuantityWords
from crosscheck.mentions.nouns import find_noun
from crosscheck.mentions.numerals import Numeral
from crosscheck.mentions.tokens import Tokens
from crosscheck.mentions.units import find_unit

_DASHES = frozenset("-–‐‑—")
_OPENING = frozenset(("(", '"', "“", ",", "", "[", "'", "‘", "~", "≈", ">", "<", "$", "£", "€"))
_LONGEST = 3


class DigitRun(Struct, frozen=True):
    """Digit groups with dashes between them: the pieces of the groups, and where the run ends."""

    groups: tuple[int, ...]
    last: int


def find_digit_run(tokens: Tokens, at: int) -> DigitRun | None:
    """The run of digit groups joined by dashes without blanks that begins at the piece `at`; None for a single group."""
    groups = [at]
    last = at + 1
    while tokens.words[last] in _DASHES and tokens.inner(last) and tokens.words[last + 1].isdigit():
        groups.append(last + 1)
        last += 2
    return DigitRun(tuple(groups), last) if len(groups) > 1 else None


def is_tally(tokens: Tokens, run: DigitRun) -> bool:
    """Whether a run of digit groups can be a score or a win-loss record: two or three short groups, no date, no phone number."""
    words = [tokens.words[group] for group in run.groups]
    if len(words) > 3 or any(len(word) > _LONGEST or (len(word) > 1 and word[0] == "0") for word in words):
        return False
    after = tokens.words[run.last]
    if tokens.glued(run.last) and (after[:1].isalnum() or (after in _DASHES and tokens.words[run.last + 1].isupper())):
        return False
    if len(words) == 3:
        return all(len(word) < 3 for word in words)
    return not (len(words[0]) == 3 and len(words[1]) == 3 and words[0] < words[1])


def starts_free(tokens: Tokens, at: int) -> bool:
    """Whether nothing runs on into the digits at a piece."""
    return at == 0 or not tokens.glued(at) or tokens.words[at - 1] in _OPENING


def can_be_range(tokens: Tokens, run: DigitRun, words: QuantityWords) -> bool:
    """Whether two digit groups are the ends of a range: they rise, and a unit, a counted noun or a hedge says that they measure."""
    at = run.groups[0]
    first, second = (tokens.words[group] for group in run.groups)
    if int(first[:_LONGEST_NUMBER]) >= int(second[:_LONGEST_NUMBER]) or _are_years(first, second) or second[0] == "0":
        return False
    before = tokens.lower[at - 1] if at else ""
    if tokens.words[run.last] in _DASHES and tokens.words[run.last + 1].isupper() and tokens.inner(run.last):
        return False
    if (len(first) > 3 and len(second) > 3) or before in words.cues["ranges"] or before in ("$", "£", "€"):
        return True
    if tokens.lower[run.last] in words.cues["aging"]:
        return True
    numeral = Numeral(run.groups[1], run.last, run.last, "digits")
    if find_unit(tokens, numeral, words) is not None:
        return True
    noun = find_noun(tokens, run.last, words.nouns, single=False)
    return noun is not None and tokens.lower[noun] not in words.cues["tallies"]


_LONGEST_NUMBER = 18


def _are_years(first: str, second: str) -> bool:
    return len(first) == 4 == len(second) and "1000" <= first < "2100" and "1000" <= second < "2100"
