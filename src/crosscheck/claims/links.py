"""Which words a value hangs on: the noun it counts, the verb that it is subject or object of, the noun or verb before its preposition.

A shallow reading of one sentence, from the value outwards: noun phrases end at function words, verb groups are told by their auxiliaries and
endings. It needs no parser and takes a few microseconds a value. Costs say how surely a relation governs: 0 (a predicate on the value itself)
to about 6.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from crosscheck.claims.sentence import Sentence
from crosscheck.lexicon.syntax_words import (
    ADVERB,
    AUXILIARY,
    BASE,
    BE,
    COORDINATOR,
    DETERMINER,
    DO,
    FIGURE,
    FUNCTION,
    HEDGE,
    ING,
    LINKING,
    MODAL,
    NEGATION,
    PARTICIPLE,
    PAST,
    POSSESSIVE,
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

HEAD = "head"
"""The counted noun."""
PREMOD = "premodifier"
"""A word between the figure and its noun: "12 wounded soldiers"."""
PREDICATE = "predicate"
"""A participle or adjective right behind the phrase: "two dead", "13 injured"."""
PATIENT = "patient"
"""The verb whose object, or passive subject, the value is."""
SUBJECT = "subject"
"""The verb whose active subject the value is."""
NOUN = "noun"
"""A noun that the value belongs to: "the death of three", "the toll rose to 12", "a $2 million heist"."""
INSIDE = "inside"
"""A noun behind a preposition that follows the phrase: "three men in custody"."""
VERB = "verb"
"""A verb that the value reaches through a preposition: "sold for $5"."""
FAR = "far"

_PLURALS = frozenset(("people", "men", "women", "children", "police"))
_PHRASE = 9
_REACH = 16
_CLAUSE = 12
_LIST = 28
_OWN = 0.9
_COORDINATED = 1.0


class Link(Struct, frozen=True, gc=False):
    """A word (its position in the sentence) on which a value hangs, how, and how surely (0 best)."""

    position: int
    relation: str
    cost: float


class Phrase(Struct, frozen=True, gc=False):
    """The noun phrase of a value: where it ends, its head's position (-1 if it has no noun), the words before the head; `part` where it is "of them"."""

    end: int
    head: int
    words: tuple[int, ...]
    part: bool


def is_noun(tag: int) -> bool:
    """Whether a word can be a noun or an adjective: no function word, no adverb."""
    return bool(tag & WORD) and not tag & (FUNCTION | ADVERB)


def is_verb(sentence: Sentence, at: int, values: frozenset[int] = frozenset()) -> bool:
    """Whether a token is a verb here (auxiliaries aside): by its form and its neighbours."""
    tags = sentence.tags
    tag = tags[at]
    if not tag & VERBAL or tag & (AUXILIARY | PREPOSITION):
        return False
    before = FIGURE if at - 1 in values else tags[at - 1] if at else SIGN
    after = tags[at + 1] if at + 1 < len(tags) else SIGN
    if tag & (PAST | PARTICIPLE):
        return not (before & (DETERMINER | POSSESSIVE) and is_noun(after))
    if tag & ING:
        return not before & (DETERMINER | POSSESSIVE)
    if before & (TO | MODAL | DO | PRONOUN | RELATIVE) or (
        before & (ADVERB | NEGATION) and at > 1 and tags[at - 2] & (TO | MODAL | DO | PRONOUN)
    ):
        return True
    opens = bool(after & (DETERMINER | PRONOUN | TO | FIGURE)) or at + 1 in values or (at + 1 in sentence.names and not at == 0)
    if tag & THIRD:
        return (
            is_noun(before)
            and not before & HEDGE
            and (opens or (bool(after & (PREPOSITION | SUBORDINATOR)) and sentence.tokens[at + 1].lower != "of"))
        )
    plural = sentence.tokens[at - 1].lower
    return is_noun(before) and (plural.endswith("s") or plural in _PLURALS) and (opens or bool(after & PREPOSITION))


def find_phrase(sentence: Sentence, last: int, values: frozenset[int]) -> Phrase:
    """The noun phrase that goes on behind a figure whose last token is `last - 1`."""
    at, words = _phrase_words(sentence, last, values)
    if words or at >= len(sentence.tokens) or sentence.tokens[at].lower != "of":
        return Phrase(at, words[-1] if words else -1, tuple(words[:-1]), False)
    inner = at + 1
    definite = False
    while inner < len(sentence.tags) and (sentence.tags[inner] & (DETERMINER | PRONOUN | HEDGE | FIGURE) or inner in values):
        definite |= bool(sentence.tags[inner] & (DETERMINER | PRONOUN))
        inner += 1
    end, words = _phrase_words(sentence, inner, values)
    return Phrase(end, words[-1] if words else -1, tuple(words[:-1]), definite)


def _phrase_words(sentence: Sentence, start: int, values: frozenset[int]) -> tuple[int, list[int]]:
    at = start
    words: list[int] = []
    tags = sentence.tags
    while at < min(len(tags), start + _PHRASE) and at not in values:
        tag = tags[at]
        if tag & SIGN and sentence.tokens[at].lower not in ("-", "'s"):
            break
        if tag & FUNCTION:
            break
        if tag & WORD and not tag & (HEDGE | ADVERB):
            if tag & PREDICATIVE and not _modifies(sentence, at):
                break
            counted = tag & THIRD and not any(tags[word] & THIRD or sentence.tokens[word].lower.endswith("s") for word in words)
            if not counted and is_verb(sentence, at, values) and not _modifies(sentence, at):
                break
            words.append(at)
        at += 1
    return at, words


def _modifies(sentence: Sentence, at: int) -> bool:
    """Whether a participle stands before a noun that it describes: "two wounded victims"; not "13 injured in clashes"."""
    tags = sentence.tags
    if at + 1 >= len(tags) or at + 1 in sentence.names or not tags[at] & (PARTICIPLE | ING | PREDICATIVE):
        return False
    return is_noun(tags[at + 1]) and not tags[at + 1] & (VERBAL & ~THIRD & ~BASE | HEDGE)


def find_links(sentence: Sentence, first: int, last: int, values: frozenset[int], noun: str) -> tuple[Phrase, list[Link]]:
    """The noun phrase of the value at tokens `first` to `last - 1`, and everything it hangs on.

    `values` holds the positions of all values of the sentence, its own among them; `noun` is the stem of the counted noun where the mention knows it, and
    may lie inside the mention ("11 points").
    """
    phrase = find_phrase(sentence, last, values)
    hyphened = last + 1 in phrase.words and sentence.tokens[last].lower == "-"
    inner = (*range(last - 1, first - 1, -1), *((last + 1,) if hyphened else ()))
    own = next((at for at in inner if noun and sentence.tokens[at].stem == noun), -1)
    if noun and phrase.head < 0:
        behind = range(last, min(len(sentence.tokens), last + _PHRASE))
        inside = own if own >= 0 else next((at for at in behind if sentence.tokens[at].stem == noun), -1)
        phrase = Phrase(phrase.end, inside, phrase.words, phrase.part)
    links = [Link(at, PREMOD, 0.5) for at in phrase.words]
    if phrase.head >= 0:
        links.append(Link(phrase.head, HEAD, 1.0))
    if own >= 0 and own != phrase.head:
        links.append(Link(own, HEAD, _OWN))
    links.extend(_behind(sentence, phrase.end, values))
    links.extend(_before(sentence, first, values))
    if phrase.head < 0 and first >= 2 and sentence.tokens[first - 1].lower == "of":
        links.append(Link(first - 2, NOUN, 0.4))
    return phrase, links


def _behind(sentence: Sentence, start: int, values: frozenset[int]) -> Iterator[Link]:
    """What follows the phrase: a predicate, a prepositional phrase, a relative clause, the verb that it is subject of."""
    tags, tokens = sentence.tags, sentence.tokens
    at = start
    cost = 0.0
    while at < min(len(tags), start + _REACH):
        tag = tags[at]
        if tokens[at].lower in (",", "-", "—", "–") and (
            _next_is(sentence, at + 1, AUXILIARY)
            or (at == start and _next_is(sentence, at + 1, PAST | THIRD) and at + 1 not in sentence.names)
        ):
            at += 1
        elif tag & SIGN and tokens[at].lower in (",", "(", "—", "–"):
            after = _parenthesis(sentence, at, values)
            if after is None:
                return
            at = after
            cost += 0.4
        elif (tag & SIGN and tokens[at].lower not in ("-", "'s")) or (tag & SUBORDINATOR and not tag & RELATIVE):
            return
        elif tag & RELATIVE:
            yield from _verb_group(sentence, at + 1, cost + 0.3, values)
            return
        elif tag & COORDINATOR:
            at += 1
            cost += _COORDINATED
            if at < len(tags) and is_verb(sentence, at, values):
                return
        elif tag & AUXILIARY or is_verb(sentence, at, values):
            yield from _verb_group(sentence, at, cost, values)
            return
        elif tag & TO and _next_is(sentence, at + 1, BASE):
            yield Link(at + 1, INSIDE, 1.2 + cost)
            return
        elif tag & PREPOSITION:
            at += 1
            at, words = _object_words(sentence, at, values)
            yield from (Link(word, INSIDE, 2.5 + cost) for word in words)
            cost += 0.3
        else:
            if (at == start and (not tag & ADVERB or not _next_is(sentence, at + 1, WORD))) or tag & PREDICATIVE:
                yield Link(at, PREDICATE, 0.3 + cost)
            at += 1
            cost += 0.2


def _object_words(sentence: Sentence, at: int, values: frozenset[int]) -> tuple[int, list[int]]:
    while at < len(sentence.tags) and sentence.tags[at] & (DETERMINER | HEDGE) and not sentence.tags[at] & RELATIVE:
        at += 1
    return _phrase_words(sentence, at, values)


def _parenthesis(sentence: Sentence, comma: int, values: frozenset[int]) -> int | None:
    """Where the sentence goes on behind ", including two children," or ", who …,"; None if nothing is set off there."""
    tags, tokens = sentence.tags, sentence.tokens
    closing = ")" if tokens[comma].lower == "(" else tokens[comma].lower
    for at in range(comma + 1, min(len(tokens), comma + _LIST)):
        if tokens[at].lower == closing:
            follows = tags[at + 1] if at + 1 < len(tags) else SIGN
            if follows & AUXILIARY or (at + 1 < len(tags) and is_verb(sentence, at + 1, values)):
                return at + 1
            if closing == ")":
                return at + 1
    return None


def _verb_group(sentence: Sentence, start: int, cost: float, values: frozenset[int]) -> Iterator[Link]:
    """The verbs of the group at `start`, as the subject before it sees them."""
    tags = sentence.tags
    at = start
    passive = False
    auxiliary = False
    while at < min(len(tags), start + _REACH) and at not in values:
        tag = tags[at]
        if tag & AUXILIARY:
            passive = bool(tag & BE)
            auxiliary = True
        elif tag & (ADVERB | NEGATION | TO) or (tag & HEDGE and not tag & VERBAL):
            pass
        else:
            break
        at += 1
    if at >= len(tags):
        return
    tag = tags[at]
    if not tag & VERBAL or at in values:
        if passive:
            yield from _complement(sentence, at, cost, values)
        return
    relation = _voice(sentence, at, passive, auxiliary, values)
    if tag & (RAISING | REPORTING) and _next_is(sentence, at + 1, TO):
        yield from _verb_group(sentence, at + 2, cost + 0.1, values)
        return
    yield Link(at, relation, cost + (1.0 if relation == PATIENT and not auxiliary else 1.5))
    if relation == PATIENT and not auxiliary and tag & PAST:
        yield Link(at, SUBJECT, cost + 1.2)
    if _next_is(sentence, at + 1, PREDICATIVE):
        yield Link(at + 1, PREDICATE, cost + 1.0)
    if at + 2 < len(tags) and tags[at + 1] & COORDINATOR:
        second = at + 2
        while second < len(tags) and tags[second] & ADVERB:
            second += 1
        if second < len(tags) and tags[second] & (PAST | PARTICIPLE):
            yield Link(second, relation, cost + 1.4)
    elif _next_is(sentence, at + 1, PREPOSITION):
        _, words = _object_words(sentence, at + 2, values)
        yield from (Link(word, INSIDE, cost + 1.8) for word in words)


def _voice(sentence: Sentence, at: int, passive: bool, auxiliary: bool, values: frozenset[int]) -> str:
    tag = sentence.tags[at]
    if tag & PARTICIPLE and (passive or (not auxiliary and not _has_object(sentence, at, values))):
        return PATIENT
    return SUBJECT


def _has_object(sentence: Sentence, verb: int, values: frozenset[int]) -> bool:
    """Whether a noun phrase follows: "officers shot the boy", not "two shot in Athens"."""
    at = verb + 1
    while at < len(sentence.tags) and sentence.tags[at] & ADVERB and at not in values:
        at += 1
    if at >= len(sentence.tags):
        return False
    tag = sentence.tags[at]
    return bool(tag & (DETERMINER | PRONOUN | FIGURE)) or at in sentence.names or (is_noun(tag) and at not in values)


def _next_is(sentence: Sentence, at: int, bits: int) -> bool:
    return at < len(sentence.tags) and bool(sentence.tags[at] & bits)


def _complement(sentence: Sentence, at: int, cost: float, values: frozenset[int]) -> Iterator[Link]:
    """ "were dead", "are in custody", "is the number of …": what a form of be says of its subject."""
    relation, price = PREDICATE, 1.0
    if sentence.tags[at] & PREDICATIVE:
        yield Link(at, PREDICATE, cost + price)
        return
    if sentence.tags[at] & PREPOSITION:
        relation, price = INSIDE, 1.5
        at += 1
    _, words = _object_words(sentence, at, values)
    yield from (Link(word, relation, cost + price) for word in words)


def _before(sentence: Sentence, first: int, values: frozenset[int]) -> Iterator[Link]:
    """What stands before the value: its verb, its preposition with the noun or verb before that, the noun it is told of."""
    tags, tokens = sentence.tags, sentence.tokens
    at = first - 1
    while at >= 0 and tags[at] & (DETERMINER | HEDGE | ADVERB) and not tags[at] & (PREPOSITION | RELATIVE) and at not in values:
        at -= 1
    if at < 0:
        return
    tag = tags[at]
    if is_verb(sentence, at, values):
        yield from _active(sentence, at, 1.5)
    elif tag & AUXILIARY:
        yield from _told_of(sentence, at, values)
    elif tokens[at].lower in ("including", "among"):
        yield from _conjunct(sentence, at, values)
    elif tag & PREPOSITION or tag & TO:
        yield from _through(sentence, at, values)
    elif tag & COORDINATOR or tokens[at].lower == ",":
        yield from _conjunct(sentence, at, values)
    elif is_noun(tag) and at not in values:
        yield Link(at, NOUN, 1.5)
        yield from _nouns_left(sentence, at - 1, 2.0, values)
    elif tokens[at].lower in ("(", ":", "-", "–", "—"):
        yield Link(at, NOUN, 1.2)
        yield from _nouns_left(sentence, at - 1, 2.0, values)


def _active(sentence: Sentence, verb: int, cost: float) -> Iterator[Link]:
    """The verb that takes the value as its object, and the verbs joined to it ("shot and killed three")."""
    tags = sentence.tags
    if tags[verb] & LINKING:
        yield from _told_of(sentence, verb, frozenset())
    yield Link(verb, PATIENT, cost)
    at = verb - 1
    while at > 0 and tags[at] & ADVERB:
        at -= 1
    if at > 0 and tags[at] & COORDINATOR and tags[at - 1] & VERBAL:
        yield Link(at - 1, PATIENT, cost + 0.5)


def _told_of(sentence: Sentence, verb: int, values: frozenset[int]) -> Iterator[Link]:
    """The subject of "be", "rise", "reach" …: the name of the figure."""
    at = verb - 1
    while at >= 0 and sentence.tags[at] & (AUXILIARY | ADVERB | TO):
        at -= 1
    if at > 1 and sentence.tokens[at].lower == ",":
        opening = next((before for before in range(at - 1, max(-1, at - _REACH), -1) if sentence.tokens[before].lower == ","), at)
        at = opening - 1 if opening < at else at
    yield from _nouns_left(sentence, at, 1.6, values)


def _nouns_left(sentence: Sentence, at: int, cost: float, values: frozenset[int]) -> Iterator[Link]:
    """The nouns of one clause from `at` leftwards, dearer the farther, and the participles that describe them."""
    tags = sentence.tags
    for position in range(at, max(-1, at - _CLAUSE), -1):
        tag = tags[position]
        if position in values:
            cost += 1.0
        elif _ends_clause(sentence, position) or tag & AUXILIARY:
            return
        elif is_verb(sentence, position, values):
            if not tag & PARTICIPLE or position == 0 or not is_noun(tags[position - 1]):
                return
            yield Link(position, PATIENT, cost + 0.5)  # "the number of people killed in the blast rose to …"
            cost += 0.5
        elif is_noun(tag):
            yield Link(position, NOUN, cost)
            cost += 0.3


def _ends_clause(sentence: Sentence, at: int) -> bool:
    """Whether a clause begins behind a token: a conjunction, a relative, or a sign that is not inside a word."""
    tag = sentence.tags[at]
    if tag & SIGN:
        return sentence.tokens[at].lower not in ("-", "'s")
    return bool(tag & (SUBORDINATOR | RELATIVE)) and not tag & PREPOSITION


def _through(sentence: Sentence, preposition: int, values: frozenset[int]) -> Iterator[Link]:
    """What the preposition before a value hangs on."""
    tags = sentence.tags
    at = preposition - 1
    while at >= 0 and (tags[at] & (ADVERB | PREPOSITION) or (tags[at] & HEDGE and not is_verb(sentence, at, values))):
        at -= 1
    if at < 0:
        return
    word = sentence.tokens[preposition].lower
    if is_verb(sentence, at, values):
        if word == "by" and tags[at] & PARTICIPLE:
            yield Link(at, SUBJECT, 1.8)
        else:
            yield Link(at, VERB, 2.2)
        if tags[at] & LINKING:
            yield from _told_of(sentence, at, values)
    elif tags[at] & AUXILIARY:
        yield from _told_of(sentence, at, values)
    else:
        cost = 2.0 if word in ("of", "with") else 2.5
        yield from _nouns_left(sentence, at, cost, values)
        verb = _verb_left(sentence, at, values)
        if verb is not None:
            yield Link(verb, SUBJECT if word == "by" and tags[verb] & PARTICIPLE else VERB, 3.2 + 0.15 * (at - verb))


def _verb_left(sentence: Sentence, at: int, values: frozenset[int]) -> int | None:
    """The nearest verb of the clause from `at` leftwards."""
    for position in range(at, max(-1, at - _REACH), -1):
        tag = sentence.tags[position]
        if is_verb(sentence, position, values):
            return position
        if (tag & SIGN and sentence.tokens[position].lower not in ("-", "'s", ",")) or (
            tag & (SUBORDINATOR | RELATIVE) and not tag & PREPOSITION
        ):
            return None
    return None


def _conjunct(sentence: Sentence, at: int, values: frozenset[int]) -> Iterator[Link]:
    """The verb or preposition that the first of several joined phrases hangs on: "killed two women and a man"."""
    for position in range(at - 1, max(-1, at - _LIST), -1):
        tag = sentence.tags[position]
        if is_verb(sentence, position, values):
            yield Link(position, PATIENT, 1.5 + _COORDINATED + 0.05 * (at - position))
            return
        if (tag & PREPOSITION and position + 1 in values) or (tag & PREPOSITION and position + 2 in values):
            for link in _through(sentence, position, values):
                yield Link(link.position, link.relation, link.cost + _COORDINATED)
            return
        if tag & AUXILIARY or (tag & (SUBORDINATOR | RELATIVE) and not tag & PREPOSITION):
            return
