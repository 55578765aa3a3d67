"""Of whom an age is told: the name beside it, in apposition or as its noun, else the pronoun it is said of."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from crosscheck.claims.phrases import is_noun, is_verb
from crosscheck.claims.sentence import Sentence
from crosscheck.claims.tokens import Token
from crosscheck.lexicon.claim_words import ClaimWords
from crosscheck.lexicon.syntax_words import AUXILIARY, DETERMINER, FUNCTION, HEDGE, PRONOUN, SIGN

_LONGEST_NAME = 8
_AHEAD = 7
_BEHIND = 8
_APPOSITION_WORDS = frozenset(
    ("age", "aged", "then", "now", "who", "is", "was", "were", "turned", "just", "only", "about", "a", "an", "the", "s", "'s", "at")
)
_OLD = frozenset(("old", "year", "years", "month", "months", "olds"))
_NAMING = frozenset(("identifi", "name"))
_NAMED_WORDS = frozenset(("named", "called"))
_NAMED = 14
_MALE_PRONOUNS = frozenset(("he", "him", "his"))
_FEMALE_PRONOUNS = frozenset(("she", "her", "hers"))


class Person(Struct, frozen=True):
    """Whose age it is: the folded `name`, or the `pronoun` that stands for one ("he"); `first` to `last` - 1 are the tokens of name and age together.

    `definite` marks "the 27-year-old": someone told of before.
    """

    name: str
    pronoun: str
    first: int
    last: int
    definite: bool = False


def find_person(sentence: Sentence, first: int, last: int, words: ClaimWords) -> Person:
    """The person whose age stands at tokens `first` to `last` - 1.

    "20-year-old Ann Lee", "20-year-old suspect Ann Lee", "his 20-year-old daughter, Ann,", "Ann Lee, 20,", "Ann Lee (20)", "Ann Lee, who is 20",
    "Ann Lee, a charming 20-year-old", "she was 20".
    """
    attributive = any(token.lower in _OLD for token in sentence.tokens[first:last]) or (
        last < len(sentence.tokens) and sentence.tokens[last].lower in _OLD
    )
    ahead, behind = _name_ahead(sentence, last, words), _name_behind(sentence, first, words, attributive=attributive)
    spans = (ahead, behind) if attributive else (behind, ahead)
    for span in (*spans, _identified(sentence, last, words), _subject(sentence, first, words)):
        if span is not None:
            name = fold_name(sentence.tokens[span[0] : span[1]], words)
            if name:
                near = span in spans
                return Person(name, "", min(first, span[0]) if near else first, max(last, span[1]) if near else last)
    definite = attributive and first > 0 and sentence.tokens[first - 1].lower in ("the", "that", "this")
    return Person("", _pronoun(sentence, first), first, last, definite)


def _name_ahead(sentence: Sentence, last: int, words: ClaimWords) -> tuple[int, int] | None:
    at = last
    nouns = False
    while at < min(len(sentence.tokens), last + _AHEAD):
        if at in sentence.names:
            end = run_end(sentence, at)
            if end - at > 1 or not _describes(sentence, end):
                return (at, end) if is_person(sentence, at, end, words) else None
            nouns = True
            at = end
            continue
        tag = sentence.tags[at]
        if tag & SIGN:
            if sentence.tokens[at].lower == "-":
                at += 1
                continue
            return _apposition(sentence, at, words) if nouns and sentence.tokens[at].lower == "," else None
        if nouns and sentence.tokens[at].lower in _NAMED_WORDS:
            at += 1
            continue
        if tag & (FUNCTION | SIGN) or is_verb(sentence, at):
            return None
        nouns = True
        at += 1
    return None


def _describes(sentence: Sentence, end: int) -> bool:
    """Whether a capitalised word stands before a common noun: "Australian climber", "Houston resident"."""
    return (
        end < len(sentence.tags)
        and end not in sentence.names
        and is_noun(sentence.tags[end])
        and not sentence.tags[end] & HEDGE
        and not is_verb(sentence, end)
    )


def _apposition(sentence: Sentence, comma: int, words: ClaimWords) -> tuple[int, int] | None:
    """ "his 20-year-old daughter, Ann, …": a name between signs."""
    start = comma + 1
    if start not in sentence.names:
        return None
    end = run_end(sentence, start)
    closed = end >= len(sentence.tokens) or bool(sentence.tags[end] & (SIGN | AUXILIARY)) or sentence.tokens[end].lower == "who"
    return (start, end) if closed and is_person(sentence, start, end, words) else None


def _name_behind(sentence: Sentence, first: int, words: ClaimWords, *, attributive: bool) -> tuple[int, int] | None:
    at = first - 1
    comma = False
    while at >= max(0, first - _BEHIND) and at not in sentence.names:
        token, tag = sentence.tokens[at], sentence.tags[at]
        if token.lower == "," and not comma:
            comma = True
        elif (
            (token.lower == "(" and at == first - 1)
            or token.lower in _APPOSITION_WORDS
            or token.lower in words.suffixes
            or tag & HEDGE
            or (attributive and not comma and is_noun(tag) and not is_verb(sentence, at))
        ):
            pass
        else:
            return None
        at -= 1
    if (
        at < 0
        or at not in sentence.names
        or (attributive and not comma and sentence.tokens[at + 1].lower != "is" and not sentence.tags[at + 1] & AUXILIARY)
    ):
        return None
    start = run_start(sentence, at)
    if start > 0 and sentence.tokens[start - 1].lower in words.place_prepositions:
        return None
    told = not attributive and comma  # "Lane Street, 19,": beside a bare age a name is a person's
    return (start, at + 1) if told or is_person(sentence, start, at + 1, words) else None


def _identified(sentence: Sentence, last: int, words: ClaimWords) -> tuple[int, int] | None:
    """ "The 45-year-old has been identified as Ann Lee": the name behind "as"."""
    for at in range(last, min(len(sentence.tokens) - 2, last + _NAMED)):
        if sentence.tokens[at].stem in _NAMING and sentence.tokens[at + 1].lower == "as" and at + 2 in sentence.names:
            end = run_end(sentence, at + 2)
            return (at + 2, end) if is_person(sentence, at + 2, end, words) else None
    return None


def _subject(sentence: Sentence, first: int, words: ClaimWords) -> tuple[int, int] | None:
    """ "Ann Lee, a painter, died on Monday at the age of 85": the name that the sentence opens with."""
    before = [token.lower for token in sentence.tokens[max(0, first - 3) : first]]
    if not before or not (before[-1] in ("age", "aged", "at") or before[-2:] == ["age", "of"]):
        return None
    if not any(is_verb(sentence, at) for at in range(first)):
        return None
    for at in sentence.named:
        if at >= first:
            return None
        end = run_end(sentence, at)
        if at > 0 and sentence.tokens[at - 1].lower in words.place_prepositions:
            continue
        if run_start(sentence, at) == at and end - at > 1 and is_person(sentence, at, end, words):
            return at, end
    return None


def run_end(sentence: Sentence, at: int) -> int:
    """Where the name that holds position `at` ends; a nickname in brackets belongs to it: "Kit (Sunny) Lane"."""
    longest = at + _LONGEST_NAME
    while at < min(len(sentence.tokens), longest) and at in sentence.names:
        at += 1
        if (
            at + 3 < len(sentence.tokens)
            and sentence.tokens[at].lower == "("
            and sentence.tokens[at + 2].lower == ")"
            and at + 3 in sentence.names
        ):
            at += 3
        elif at + 1 < len(sentence.tokens) and sentence.tokens[at].lower == "-" and at + 1 in sentence.names:
            at += 1
    return at


def run_start(sentence: Sentence, at: int) -> int:
    """Where the name that holds position `at` begins."""
    tokens = sentence.tokens
    longest = at - _LONGEST_NAME
    while at > max(0, longest):
        if at - 1 in sentence.names:
            at -= 1
        elif at - 2 in sentence.names and tokens[at - 1].lower == "-":
            at -= 2
        elif at - 4 in sentence.names and tokens[at - 1].lower == ")" and tokens[at - 3].lower == "(":
            at -= 4
        else:
            break
    return at


def is_person(sentence: Sentence, start: int, end: int, words: ClaimWords) -> bool:
    """Whether a run of capitals can be a person's name: none of its words is one of bodies, places or things."""
    tokens = sentence.tokens[start:end]
    return 0 < len(tokens) <= 7 and not any(token.lower in words.not_persons for token in tokens)


def fold_name(tokens: Sequence[Token], words: ClaimWords) -> str:
    """The folded name: no suffixes, no nickname in brackets, no nationality before it."""
    kept: list[str] = []
    inside = False
    for token in tokens:
        if token.lower in ("(", ")"):
            inside = token.lower == "("
        elif token.is_word and not inside and token.lower not in words.suffixes:
            kept.append(token.lower)
    while len(kept) > 2 and kept[0].endswith(words.demonym_endings):
        kept.pop(0)
    return " ".join(kept)


def _pronoun(sentence: Sentence, first: int) -> str:
    """ "he", "she" or "": the pronoun just before "was 20", "is now 20"."""
    at = first - 1
    if at > 0 and sentence.tokens[at].lower in ("his", "her") and sentence.tokens[at - 1].lower == "in":
        at -= 2
        if at >= 0 and is_noun(sentence.tags[at]) and not is_verb(sentence, at):
            return ""
    while (
        at >= 0
        and first - at < 7
        and (sentence.tags[at] & (AUXILIARY | HEDGE | DETERMINER) or sentence.tokens[at].lower in _APPOSITION_WORDS)
    ):
        at -= 1
    if at < 0 or not sentence.tags[at] & PRONOUN:
        return ""
    lower = sentence.tokens[at].lower.split("'")[0]
    return "he" if lower in _MALE_PRONOUNS else "she" if lower in _FEMALE_PRONOUNS else ""


def find_gender(tokens: Sequence[Token], first: int, last: int, words: ClaimWords) -> str:
    """ "m", "f" or "": by the nearest word of gender within a few tokens of the age."""
    order = [*range(last, min(len(tokens), last + 4)), *range(first - 1, max(-1, first - 5), -1)]
    for position in order:
        if tokens[position].lower in words.female:
            return "f"
        if tokens[position].lower in words.male:
            return "m"
    return ""
