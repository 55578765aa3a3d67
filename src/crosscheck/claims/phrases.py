"""Nouns, verbs and noun phrases of a sentence, told by closed classes of words, endings and neighbours: no parser, a few microseconds a value."""

from __future__ import annotations

from msgspec import Struct

from crosscheck.claims.sentence import Sentence
from crosscheck.lexicon.syntax_words import (
    ADVERB,
    AUXILIARY,
    BASE,
    DETERMINER,
    DO,
    FIGURE,
    FUNCTION,
    HEDGE,
    ING,
    MODAL,
    NEGATION,
    PARTICIPLE,
    PAST,
    POSSESSIVE,
    PREDICATIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SIGN,
    SUBORDINATOR,
    THIRD,
    TO,
    VERBAL,
    WORD,
)

PHRASE = 9
"""How many tokens a noun phrase can be long."""
_PLURALS = frozenset(("people", "men", "women", "children", "police"))
_INSIDE_WORDS = frozenset(("-", "'s"))


class Phrase(Struct, frozen=True, gc=False):
    """The noun phrase of a value: where it ends, its head's position (-1 if it has no noun), the words before the head; `part` where it is "of them"."""

    end: int
    head: int
    words: tuple[int, ...]
    part: bool


def is_noun(tag: int) -> bool:
    """Whether a word can be a noun or an adjective: no function word, no adverb."""
    return bool(tag & WORD) and not tag & (FUNCTION | ADVERB)


def next_is(sentence: Sentence, at: int, bits: int) -> bool:
    """Whether the sentence goes on to position `at` and that token has one of the bits."""
    return at < len(sentence.tags) and bool(sentence.tags[at] & bits)


def ends_clause(sentence: Sentence, at: int) -> bool:
    """Whether a clause begins behind a token: a conjunction, a relative, or a sign that is not inside a word."""
    tag = sentence.tags[at]
    if tag & SIGN:
        return sentence.tokens[at].lower not in _INSIDE_WORDS
    return bool(tag & (SUBORDINATOR | RELATIVE)) and not tag & PREPOSITION


def is_verb(sentence: Sentence, at: int) -> bool:
    """Whether a token is a verb here (auxiliaries aside): by its form and its neighbours."""
    tags = sentence.tags
    tag = tags[at]
    if not tag & VERBAL or tag & (AUXILIARY | PREPOSITION):
        return False
    before = FIGURE if at - 1 in sentence.values else tags[at - 1] if at else SIGN
    if tag & (PAST | PARTICIPLE):
        return not (before & (DETERMINER | POSSESSIVE) and next_is(sentence, at + 1, WORD) and is_noun(tags[at + 1]))
    if tag & ING:
        return not before & (DETERMINER | POSSESSIVE)
    return _is_present(sentence, at, before)


def _is_present(sentence: Sentence, at: int, before: int) -> bool:
    """Whether "report", "reports" is a verb, not a noun: behind "to", a modal or a pronoun, or between a noun and what a verb takes."""
    tags = sentence.tags
    leads = TO | MODAL | DO | PRONOUN
    if before & (leads | RELATIVE) or (before & (ADVERB | NEGATION) and at > 1 and tags[at - 2] & leads):
        return True
    if not is_noun(before):
        return False
    after = tags[at + 1] if at + 1 < len(tags) else SIGN
    takes = bool(after & (DETERMINER | PRONOUN | TO | FIGURE)) or at + 1 in sentence.values or at + 1 in sentence.names
    if tags[at] & THIRD:
        goes_on = bool(after & (PREPOSITION | SUBORDINATOR)) and sentence.tokens[at + 1].lower != "of"
        return not before & HEDGE and (takes or goes_on)
    subject = sentence.tokens[at - 1].lower
    return (subject.endswith("s") or subject in _PLURALS) and (takes or bool(after & PREPOSITION))


def find_phrase(sentence: Sentence, last: int) -> Phrase:
    """The noun phrase that goes on behind a figure whose last token is `last - 1`, over "of the", "of them"."""
    at, words = phrase_words(sentence, last)
    if words or at >= len(sentence.tokens) or sentence.tokens[at].lower != "of":
        return Phrase(at, words[-1] if words else -1, tuple(words[:-1]), part=False)
    inner = at + 1
    definite = False
    while inner < at + PHRASE and (next_is(sentence, inner, DETERMINER | PRONOUN | HEDGE | FIGURE) or inner in sentence.values):
        definite |= bool(sentence.tags[inner] & (DETERMINER | PRONOUN))
        inner += 1
    end, words = phrase_words(sentence, inner)
    return Phrase(end, words[-1] if words else -1, tuple(words[:-1]), part=definite)


def object_words(sentence: Sentence, at: int) -> tuple[int, list[int]]:
    """The end and the words of the noun phrase that begins at `at`, articles and all."""
    while next_is(sentence, at, DETERMINER | HEDGE) and not sentence.tags[at] & RELATIVE:
        at += 1
    return phrase_words(sentence, at)


def phrase_words(sentence: Sentence, start: int) -> tuple[int, list[int]]:
    """The end of the noun phrase at `start`, and the positions of its nouns and adjectives."""
    tags, tokens = sentence.tags, sentence.tokens
    at = start
    words: list[int] = []
    while at < min(len(tags), start + PHRASE) and at not in sentence.values:
        tag = tags[at]
        if tag & FUNCTION or (tag & SIGN and tokens[at].lower not in _INSIDE_WORDS):
            break
        if tag & WORD and not tag & (HEDGE | ADVERB):
            if _ends_phrase(sentence, at, words):
                break
            words.append(at)
        at += 1
    return at, words


def _ends_phrase(sentence: Sentence, at: int, words: list[int]) -> bool:
    """Whether a word is said of the phrase before it, no part of it: a verb, "dead". The first plural behind a figure is its noun."""
    tag = sentence.tags[at]
    if _describes(sentence, at):
        return False
    if tag & PREDICATIVE:
        return True
    if tag & THIRD and not any(sentence.tokens[word].lower.endswith("s") for word in words):
        return False
    return is_verb(sentence, at)


def _describes(sentence: Sentence, at: int) -> bool:
    """Whether a participle stands before a noun that it describes: "two wounded victims"; not "13 injured in clashes"."""
    tags = sentence.tags
    if not tags[at] & (PARTICIPLE | ING | PREDICATIVE) or at + 1 >= len(tags) or at + 1 in sentence.names:
        return False
    return is_noun(tags[at + 1]) and not tags[at + 1] & (VERBAL & ~THIRD & ~BASE | HEDGE)
