"""Which words a value hangs on: the noun it counts, the verb that it is subject or object of, the noun or verb before its preposition."""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.claims.clauses import COORDINATED, LONGEST_INSERTION, REACH, find_behind
from crosscheck.claims.phrases import PHRASE, Phrase, ends_clause, find_phrase, is_noun, is_verb
from crosscheck.claims.relations import HEAD, NOUN, PATIENT, PREMOD, SUBJECT, VERB, Link
from crosscheck.claims.sentence import Sentence
from crosscheck.lexicon.syntax_words import (
    ADVERB,
    AUXILIARY,
    COORDINATOR,
    DETERMINER,
    HEDGE,
    LINKING,
    PARTICIPLE,
    PREPOSITION,
    RELATIVE,
    SUBORDINATOR,
    TO,
    VERBAL,
)

_CLAUSE = 12
_OWN = 0.9
_JOINING = frozenset(("including", "among", ","))
_OPENING = frozenset(("(", ":", "-", "–", "—"))


def find_links(sentence: Sentence, first: int, last: int, noun: str) -> tuple[Phrase, list[Link]]:
    """The noun phrase of the value at tokens `first` to `last - 1`, and everything it hangs on.

    `noun` is the stem of the counted noun where the mention knows it, else ""; it may lie inside the mention ("11 points").
    """
    phrase = find_phrase(sentence, last)
    own = _own_noun(sentence, first, last, phrase, noun)
    if phrase.head < 0 and noun:
        phrase = Phrase(phrase.end, own if own >= 0 else _noun_behind(sentence, last, noun), phrase.words, phrase.part)
    links = [Link(at, PREMOD, 0.5) for at in phrase.words]
    if phrase.head >= 0:
        links.append(Link(phrase.head, HEAD, 1.0))
    if own not in (-1, phrase.head):
        links.append(Link(own, HEAD, _OWN))
    links.extend(find_behind(sentence, phrase.end))
    links.extend(_before(sentence, first))
    if phrase.head < 0 and first > 1 and sentence.tokens[first - 1].lower == "of":
        links.append(Link(first - 2, NOUN, 0.4))  # "a mother of 12"
    return phrase, links


def _own_noun(sentence: Sentence, first: int, last: int, phrase: Phrase, noun: str) -> int:
    """Where the mention's own noun stands: inside it, or behind its hyphen ("38-caliber pistol"); -1 if nowhere."""
    if not noun:
        return -1
    hyphened = last + 1 in phrase.words and sentence.tokens[last].lower == "-"
    inner = (*range(last - 1, first - 1, -1), *((last + 1,) if hyphened else ()))
    return next((at for at in inner if sentence.tokens[at].stem == noun), -1)


def _noun_behind(sentence: Sentence, last: int, noun: str) -> int:
    behind = range(last, min(len(sentence.tokens), last + PHRASE))
    return next((at for at in behind if sentence.tokens[at].stem == noun), -1)


def _before(sentence: Sentence, first: int) -> Iterator[Link]:
    """What stands before the value: its verb, its preposition with the noun or verb before that, the noun it is told of."""
    tags, tokens, values = sentence.tags, sentence.tokens, sentence.values
    at = first - 1
    while at >= 0 and tags[at] & (DETERMINER | HEDGE | ADVERB) and not tags[at] & (PREPOSITION | RELATIVE) and at not in values:
        at -= 1
    if at < 0:
        return
    tag, word = tags[at], tokens[at].lower
    if is_verb(sentence, at):
        yield from _active(sentence, at)
    elif tag & AUXILIARY:
        yield from _told_of(sentence, at)
    elif tag & COORDINATOR or word in _JOINING:
        yield from _conjunct(sentence, at)
    elif tag & (PREPOSITION | TO):
        yield from _through(sentence, at)
    elif (is_noun(tag) and at not in values) or word in _OPENING:
        yield Link(at, NOUN, 1.2 if word in _OPENING else 1.5)
        yield from _nouns_left(sentence, at - 1, 2.0)


def _active(sentence: Sentence, verb: int) -> Iterator[Link]:
    """The verb that takes the value as its object, and the verb joined to it ("shot and killed three")."""
    tags = sentence.tags
    if tags[verb] & LINKING:
        yield from _told_of(sentence, verb)
    yield Link(verb, PATIENT, 1.5)
    at = verb - 1
    while at > 0 and tags[at] & ADVERB:
        at -= 1
    if at > 0 and tags[at] & COORDINATOR and tags[at - 1] & VERBAL:
        yield Link(at - 1, PATIENT, 2.0)


def _told_of(sentence: Sentence, verb: int) -> Iterator[Link]:
    """The subject of "be", "rise", "reach" …: the name of the figure; over an insertion ("the advance, he said, was …")."""
    tokens = sentence.tokens
    at = verb - 1
    while at >= 0 and sentence.tags[at] & (AUXILIARY | ADVERB | TO):
        at -= 1
    if at > 1 and tokens[at].lower == ",":
        opening = next((before for before in range(at - 1, max(-1, at - REACH), -1) if tokens[before].lower == ","), None)
        at = at if opening is None else opening - 1
    yield from _nouns_left(sentence, at, 1.6)


def _nouns_left(sentence: Sentence, at: int, cost: float) -> Iterator[Link]:
    """The nouns of one clause from `at` leftwards, dearer the farther, and the participles that describe them."""
    tags = sentence.tags
    for position in range(at, max(-1, at - _CLAUSE), -1):
        tag = tags[position]
        if position in sentence.values:
            cost += 1.0
        elif ends_clause(sentence, position) or tag & AUXILIARY:
            return
        elif is_verb(sentence, position):
            if not tag & PARTICIPLE or position == 0 or not is_noun(tags[position - 1]):
                return
            yield Link(position, PATIENT, cost + 0.5)  # "the number of people killed in the blast rose to …"
            cost += 0.5
        elif is_noun(tag):
            yield Link(position, NOUN, cost)
            cost += 0.3


def _through(sentence: Sentence, preposition: int) -> Iterator[Link]:
    """What the preposition before a value hangs on."""
    tags = sentence.tags
    at = preposition - 1
    while at >= 0 and (tags[at] & (ADVERB | PREPOSITION) or (tags[at] & HEDGE and not is_verb(sentence, at))):
        at -= 1
    if at < 0:
        return
    word = sentence.tokens[preposition].lower
    if tags[at] & AUXILIARY:
        yield from _told_of(sentence, at)
    elif is_verb(sentence, at):
        yield _by_or_through(sentence, at, word, 2.2)
        if tags[at] & LINKING:
            yield from _told_of(sentence, at)
    else:
        yield from _nouns_left(sentence, at, 2.0 if word in ("of", "with") else 2.5)
        verb = _verb_left(sentence, at)
        if verb is not None:
            yield _by_or_through(sentence, verb, word, 3.2 + 0.15 * (at - verb))


def _by_or_through(sentence: Sentence, verb: int, preposition: str, cost: float) -> Link:
    """ "was chased by two officers" makes them the subject; other prepositions only lead to the verb."""
    if preposition == "by" and sentence.tags[verb] & PARTICIPLE:
        return Link(verb, SUBJECT, cost - 0.4)
    return Link(verb, VERB, cost)


def _verb_left(sentence: Sentence, at: int) -> int | None:
    """The nearest verb of the clause from `at` leftwards, over commas."""
    for position in range(at, max(-1, at - REACH), -1):
        if is_verb(sentence, position):
            return position
        if ends_clause(sentence, position) and sentence.tokens[position].lower != ",":
            return None
    return None


def _conjunct(sentence: Sentence, at: int) -> Iterator[Link]:
    """The verb or preposition that the first of several joined phrases hangs on: "killed two women and a man"."""
    for position in range(at - 1, max(-1, at - LONGEST_INSERTION), -1):
        tag = sentence.tags[position]
        if is_verb(sentence, position):
            yield Link(position, PATIENT, 1.5 + COORDINATED + 0.05 * (at - position))
            return
        if tag & PREPOSITION and (position + 1 in sentence.values or position + 2 in sentence.values):
            yield from (Link(link.position, link.relation, link.cost + COORDINATED) for link in _through(sentence, position))
            return
        if tag & AUXILIARY or (tag & (SUBORDINATOR | RELATIVE) and not tag & PREPOSITION):
            return
