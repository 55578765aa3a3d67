"""What follows a noun phrase: what is said of it, the verb that it is subject of, and in which voice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from crosscheck.claims.phrases import is_noun, is_verb, next_is, object_words
from crosscheck.claims.relations import INSIDE, PATIENT, PREDICATE, SUBJECT, Link
from crosscheck.claims.sentence import Sentence
from crosscheck.lexicon.syntax_words import (
    ADVERB,
    AUXILIARY,
    BASE,
    BE,
    COORDINATOR,
    DETERMINER,
    FIGURE,
    HEDGE,
    NEGATION,
    PARTICIPLE,
    PAST,
    PREDICATIVE,
    PREPOSITION,
    PRONOUN,
    RAISING,
    RELATIVE,
    REPORTING,
    SIGN,
    SUBORDINATOR,
    THIRD,
    TO,
    VERBAL,
    WORD,
)

REACH = 16
LONGEST_INSERTION = 28
_DEEPEST = 3.0
COORDINATED = 1.0
"""What it costs to go over "and" to the next of several joined phrases."""
_SET_OFF = frozenset((",", "(", "—", "–"))
_INSIDE_WORDS = frozenset(("-", "'s"))


class _Step(Struct, frozen=True, gc=False):
    """One step over a part of the sentence: what it yields, where it leads, what it costs."""

    links: Iterable[Link]
    at: int
    cost: float


def find_behind(sentence: Sentence, start: int) -> Iterator[Link]:
    """What the phrase that ends at `start` hangs on behind it: a predicate, a phrase that says where, a relative clause, its verb."""
    at, cost = start, 0.0
    while at < min(len(sentence.tags), start + REACH):
        verb = _verb_at(sentence, at, cost)
        if verb is not None:
            yield from verb
            return
        step = _step(sentence, at, start, cost)
        if step is None:
            return
        yield from step.links
        at, cost = step.at, cost + step.cost


def _verb_at(sentence: Sentence, at: int, cost: float) -> Iterable[Link] | None:
    """The links of the verb that begins at `at`; None if none does."""
    tag = sentence.tags[at]
    if tag & RELATIVE:
        return find_verbs(sentence, at + 1, cost + 0.3)
    if tag & TO and next_is(sentence, at + 1, BASE):
        return (Link(at + 1, INSIDE, cost + 1.2),)
    if tag & AUXILIARY or (not tag & SUBORDINATOR and is_verb(sentence, at)):
        return find_verbs(sentence, at, cost)
    return None


def _step(sentence: Sentence, at: int, start: int, cost: float) -> _Step | None:
    """Over a sign, a conjunction, a prepositional phrase or a word; None where the clause ends."""
    tag = sentence.tags[at]
    if tag & SIGN and sentence.tokens[at].lower not in _INSIDE_WORDS:
        return _over_sign(sentence, at, start)
    if next_is(sentence, at, SIGN) and next_is(sentence, at + 1, AUXILIARY):
        return _Step((), at + 1, 0.0)
    if tag & SUBORDINATOR:
        return None
    if tag & COORDINATOR:
        joins_verbs = at + 1 < len(sentence.tags) and is_verb(sentence, at + 1)
        return None if joins_verbs else _Step((), at + 1, COORDINATED)
    if tag & (PREPOSITION | TO):
        end, words = object_words(sentence, at + 1)
        return _Step([Link(word, INSIDE, 2.5 + cost) for word in words], end, 0.3)
    alone = at == start and (not tag & ADVERB or not next_is(sentence, at + 1, WORD))
    return _Step([Link(at, PREDICATE, 0.3 + cost)] if alone or tag & PREDICATIVE else (), at + 1, 0.2)


def _over_sign(sentence: Sentence, at: int, start: int) -> _Step | None:
    """Over the sign that closes an apposition ("Ann Lee, 20, was …"), or over all that two signs set off (", including two children,")."""
    mark = sentence.tokens[at].lower
    if mark not in _SET_OFF:
        return None
    closes = next_is(sentence, at + 1, AUXILIARY) or (
        at == start and next_is(sentence, at + 1, PAST | THIRD) and at + 1 not in sentence.names
    )
    if closes and mark != "(":
        return _Step((), at + 1, 0.0)
    closing = ")" if mark == "(" else mark
    for end in range(at + 1, min(len(sentence.tokens), at + LONGEST_INSERTION)):
        if sentence.tokens[end].lower == closing:
            goes_on = end + 1 < len(sentence.tags) and (sentence.tags[end + 1] & AUXILIARY or is_verb(sentence, end + 1))
            if goes_on or closing == ")":
                return _Step((), end + 1, 0.4)
    return None


def find_verbs(sentence: Sentence, start: int, cost: float) -> Iterator[Link]:
    """The verbs of the group that begins at `start`, as the subject before it sees them; "are said to have been killed" is of killing."""
    at, auxiliary = _verb_head(sentence, start)
    if at >= len(sentence.tags):
        return
    tag = sentence.tags[at]
    passive = auxiliary >= 0 and bool(sentence.tags[auxiliary] & BE)
    if not tag & VERBAL or at in sentence.values:
        if passive:
            yield from _complement(sentence, at, cost)
        return
    if tag & (RAISING | REPORTING) and next_is(sentence, at + 1, TO) and cost < _DEEPEST:
        yield from find_verbs(sentence, at + 2, cost + 0.1)
        return
    bare = auxiliary < 0
    relation = PATIENT if tag & PARTICIPLE and (passive or (bare and not _has_object(sentence, at))) else SUBJECT
    yield Link(at, relation, cost + (1.0 if relation == PATIENT and bare else 1.5))
    if relation == PATIENT and bare and tag & PAST:
        yield Link(at, SUBJECT, cost + 1.2)  # "three died" looks like "three killed"
    yield from _after_verb(sentence, at, relation, cost)


def _verb_head(sentence: Sentence, start: int) -> tuple[int, int]:
    """The position of the verb itself, behind its auxiliaries and adverbs, and that of its last auxiliary (-1 without one)."""
    at, auxiliary = start, -1
    while at < min(len(sentence.tags), start + REACH) and at not in sentence.values:
        tag = sentence.tags[at]
        if tag & AUXILIARY:
            auxiliary = at
        elif not tag & (ADVERB | NEGATION | TO) and (not tag & HEDGE or tag & VERBAL):
            break
        at += 1
    return at, auxiliary


def _after_verb(sentence: Sentence, verb: int, relation: str, cost: float) -> Iterator[Link]:
    """ "left homeless", "shot and killed", "taken to hospital"."""
    if next_is(sentence, verb + 1, PREDICATIVE):
        yield Link(verb + 1, PREDICATE, cost + 1.0)
    if next_is(sentence, verb + 1, COORDINATOR):
        second = verb + 2
        while next_is(sentence, second, ADVERB):
            second += 1
        if next_is(sentence, second, PAST | PARTICIPLE):
            yield Link(second, relation, cost + 1.4)
    elif next_is(sentence, verb + 1, PREPOSITION | TO):
        _, words = object_words(sentence, verb + 2)
        yield from (Link(word, INSIDE, cost + 1.8) for word in words)


def _has_object(sentence: Sentence, verb: int) -> bool:
    """Whether a noun phrase follows: "officers shot the boy", not "two shot in Athens"."""
    at = verb + 1
    while next_is(sentence, at, ADVERB) and at not in sentence.values:
        at += 1
    if at >= len(sentence.tags):
        return False
    tag = sentence.tags[at]
    return bool(tag & (DETERMINER | PRONOUN | FIGURE)) or at in sentence.names or (is_noun(tag) and at not in sentence.values)


def _complement(sentence: Sentence, at: int, cost: float) -> Iterator[Link]:
    """ "were dead", "are in custody", "is the number of …": what a form of be says of its subject."""
    if sentence.tags[at] & PREDICATIVE:
        yield Link(at, PREDICATE, cost + 1.0)
    elif sentence.tags[at] & (PREPOSITION | TO):
        _, words = object_words(sentence, at + 1)
        yield from (Link(word, INSIDE, cost + 1.5) for word in words)
    else:
        _, words = object_words(sentence, at)
        yield from (Link(word, PREDICATE, cost + 1.0) for word in words)
