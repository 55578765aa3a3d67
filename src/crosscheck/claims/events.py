"""Which event a time dates: the noun it stands with, or the verb of its clause and what that verb is said of."""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.claims.phrases import ends_clause, is_noun, is_verb
from crosscheck.claims.relations import HEAD, NOUN, PREMOD, VERB, Link
from crosscheck.claims.sentence import Sentence
from crosscheck.lexicon.syntax_words import (
    AUXILIARY,
    COORDINATOR,
    HEDGE,
    LIGHT,
    PAST,
    POSSESSIVE,
    PREPOSITION,
    RAISING,
    RELATIVE,
    REPORTING,
    SIGN,
    SUBORDINATOR,
    TO,
)

_REACH = 22
_COMPOUND = 4
_FRONTED = 1.0
_GOVERNED = 3.0
_CLAUSE = 2.0


def find_time_links(sentence: Sentence, first: int, last: int) -> list[Link]:
    """Everything that the time at tokens `first` to `last - 1` may date, best first where it is certain."""
    links = list(_described(sentence, last))
    if links:
        return links
    links.extend(_leftwards(sentence, first))
    if not any(link.relation == VERB and link.cost < _GOVERNED for link in links):
        links.extend(_rightwards(sentence, last, _FRONTED))
    return links


def _described(sentence: Sentence, last: int) -> Iterator[Link]:
    """ "Saturday's shooting", "the Aug. 8 killing", "the 1976 law": the noun that the time describes."""
    tags = sentence.tags
    at = last
    possessive = at < len(tags) and bool(tags[at] & POSSESSIVE)
    at += possessive
    words = []
    while at < min(len(tags), last + 1 + _COMPOUND) and at not in sentence.values and is_noun(tags[at]) and not tags[at] & HEDGE:
        if is_verb(sentence, at) and not (possessive or _is_before_noun(sentence, at)):
            break
        words.append(at)
        at += 1
    if not words or (not possessive and at < len(tags) and _opens_clause(sentence, at, words)):
        return
    for position in words[:-1]:
        yield Link(position, PREMOD, 0.8)
    yield Link(words[-1], HEAD, 0.4)


def _is_before_noun(sentence: Sentence, at: int) -> bool:
    return at + 1 < len(sentence.tags) and is_noun(sentence.tags[at + 1]) and not sentence.tags[at + 1] & HEDGE


def _opens_clause(sentence: Sentence, at: int, words: list[int]) -> bool:
    """Whether the words behind a time are the subject of a clause of their own: "on Monday gunmen stormed …"."""
    tag = sentence.tags[at]
    return bool(tag & AUXILIARY) or is_verb(sentence, at) or words[0] in sentence.names


def _leftwards(sentence: Sentence, first: int) -> Iterator[Link]:
    """Nouns and verbs before the time, nearest first, dearer across commas and clauses; ends behind the first verb that dates."""
    tags, tokens = sentence.tags, sentence.tokens
    cost = 0.6
    nouns = 0.0
    for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
        tag = tags[at]
        if at in sentence.values:
            continue
        if tag & SIGN:
            cost += {",": 0.6, "-": 0.0, "'s": 0.0, "(": 1.0, ")": 0.2}.get(tokens[at].lower, 4.0)
        elif is_verb(sentence, at):
            yield Link(at, VERB, cost + _dating_cost(sentence, at))
            if tag & LIGHT:
                yield from _subject_nouns(sentence, at, cost, 0)
                return
            if not tag & (RAISING | REPORTING):
                return
            cost += 1.0
        elif tag & COORDINATOR:
            cost += 0.4
        elif tag & (SUBORDINATOR | RELATIVE) and not tag & PREPOSITION:
            cost += _CLAUSE
        elif is_noun(tag) and at not in sentence.names:
            yield Link(at, NOUN, cost + nouns + (0.0 if at == first - 1 or tags[at + 1] & PREPOSITION else 0.6))
            nouns += 0.5
        cost += 0.06


def _dating_cost(sentence: Sentence, verb: int) -> float:
    """What a verb costs as the dated one: "police say" and infinitives of purpose are seldom dated themselves."""
    tag = sentence.tags[verb]
    if tag & REPORTING and not tag & PAST and sentence.tokens[verb].lower in ("say", "says"):
        return 3.0
    return 0.6 if verb and sentence.tags[verb - 1] & TO else 0.0


def _subject_nouns(sentence: Sentence, verb: int, cost: float, since: int) -> Iterator[Link]:
    """ "The shooting happened …": the nouns before a verb that says nothing of its own, from position `since`."""
    nouns = 0.0
    for at in range(verb - 1, max(since - 1, verb - _REACH, -1), -1):
        tag = sentence.tags[at]
        if (ends_clause(sentence, at) and sentence.tokens[at].lower != ",") or is_verb(sentence, at):
            return
        if is_noun(tag) and at not in sentence.names and at not in sentence.values:
            yield Link(at, NOUN, cost - 0.3 + nouns)
            nouns += 0.2


def _rightwards(sentence: Sentence, last: int, cost: float) -> Iterator[Link]:
    """The main verb behind a time that opens its clause: "On Monday, four men rammed …"; dearer where a verb stands before the time."""
    tags, tokens = sentence.tags, sentence.tokens
    if last < len(tags) and tokens[last].lower == ",":
        last += 1
    found = 0
    for at in range(last, min(len(tags), last + _REACH)):
        tag = tags[at]
        if tag & SIGN and tokens[at].lower not in ("-", "'s"):
            cost += 0.7 if tokens[at].lower in (",", "(", ")") else 4.0
        elif tag & (SUBORDINATOR | RELATIVE) and not tag & PREPOSITION:
            cost += _CLAUSE
        elif is_verb(sentence, at):
            yield Link(at, VERB, cost + found)
            if tag & LIGHT:
                yield from _subject_nouns(sentence, at, cost, last)
            found += 1
            if found == 2:
                return
        elif is_noun(tag) and at not in sentence.names and at not in sentence.values:
            yield Link(at, NOUN, cost + 1.5)
        cost += 0.08
