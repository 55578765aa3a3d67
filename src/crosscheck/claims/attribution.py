"""Who says so: the subject of the reporting verb, or what follows "according to"; carried through the sentences of one quotation."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from crosscheck.claims.persons import is_person, run_end
from crosscheck.claims.phrases import is_noun, is_verb
from crosscheck.claims.sentence import Sentence
from crosscheck.claims.tokens import stem_word
from crosscheck.lexicon.claim_words import ClaimWords
from crosscheck.lexicon.syntax_words import (
    ADVERB,
    AUXILIARY,
    BASE,
    BE,
    DETERMINER,
    HEDGE,
    PAST,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    REPORTING,
    SIGN,
    THIRD,
    TO,
)
from crosscheck.model import Attribution

_SUBJECT = 9
_OBJECT = 12
_APPOSITION = 14
_INSIDE_SUBJECT = frozenset(("of", "for", "'s", "-", "and", "&"))
_OPENING = ("“", '"', "‘")
_CLOSING = ("”", '"', "’")


def find_attribution(text: str, sentence: Sentence, words: ClaimWords, speaker: Attribution | None) -> Attribution | None:
    """The party that a sentence credits; a pronoun, or a sentence that opens inside a quotation, stands for `speaker`, the party credited before it."""
    for at in _credits(sentence, words):
        found = _credited(text, sentence, at)
        if found is None:
            continue
        first, last = found
        if first == last:
            return speaker or _first_name(text, sentence, first, words)
        return _party(text, sentence, first, last, words)
    return speaker if text.startswith(_OPENING, sentence.span.start) else None


def find_giver(text: str, sentence: Sentence, first: int, words: ClaimWords, speaker: Attribution | None) -> Attribution | None:
    """The party that gives the figure at token `first`: "Moran put the dead at 12", "spoke of 12", "a study found 12"; a pronoun stands for `speaker`."""
    at = first if sentence.tokens[first].lower in words.giving else first - 1
    while (
        at > 0
        and sentence.tags[at] & (HEDGE | ADVERB | DETERMINER)
        and sentence.tokens[at].lower not in words.giving
        and not is_verb(sentence, at)
    ):
        at -= 1
    if at < 1:
        return None
    verb = _giving_verb(sentence, at, words)
    found = None if verb is None else _backwards(sentence, verb)
    if found is None or found[0] == found[1]:
        return speaker if found else None
    if (
        verb == at
        and sentence.tokens[verb].stem == "find"
        and words.studies.isdisjoint(token.lower for token in sentence.tokens[slice(*found)])
    ):
        return None
    return _party(text, sentence, *found, words)


def _giving_verb(sentence: Sentence, at: int, words: ClaimWords) -> int | None:
    """The verb that gives the figure behind token `at`, itself or by way of "at" or "of"."""
    word = sentence.tokens[at].lower
    if word not in words.giving:
        giving = _stems(words.giving[""]) | {"find"}
        return at if sentence.tokens[at].stem in giving and sentence.tags[at] & (PAST | THIRD) and is_verb(sentence, at) else None
    giving = _stems(words.giving[word])
    for position in range(at - 1, max(-1, at - _OBJECT), -1):
        if sentence.tags[position] & SIGN:
            return None
        if sentence.tokens[position].stem in giving and (sentence.tags[position] & THIRD or is_verb(sentence, position)):
            return position
    return None


@cache
def _stems(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(stem_word, words))


def _credits(sentence: Sentence, words: ClaimWords) -> Iterator[int]:
    """The positions of "according" and of verbs that credit someone, "according" first."""
    tokens, tags = sentence.tokens, sentence.tags
    candidates = [at for at, tag in enumerate(tags) if tag & REPORTING]
    for at in candidates:
        if tokens[at].lower == "according" and at + 2 < len(tokens) and tags[at + 1] & TO:
            yield at
    for at in candidates:
        if tags[at] & (PAST | THIRD | BASE) and not (tokens[at].capital and at > 0) and _reports(sentence, at, words):
            yield at


def _reports(sentence: Sentence, verb: int, words: ClaimWords) -> bool:
    tags, tokens = sentence.tags, sentence.tokens
    if verb and tags[verb - 1] & BE:
        return False
    if tags[verb] & BASE:
        return verb > 0 and is_noun(tags[verb - 1]) and (tokens[verb].lower == "say" or is_verb(sentence, verb))
    if tokens[verb].stem in _stems(words.weak_reporting):
        return verb + 1 < len(tokens) and tokens[verb + 1].lower == "that"
    return is_verb(sentence, verb) or verb == 0 or bool(tags[verb - 1] & SIGN)


def _credited(text: str, sentence: Sentence, at: int) -> tuple[int, int] | None:
    """The tokens of the party credited by "according" or by the verb at `at`; an empty range for a pronoun, None for nobody."""
    if sentence.tokens[at].lower == "according":
        return _forwards(sentence, at + 2)
    if at and any(mark in text[sentence.ends[at - 1] : sentence.starts[at]] for mark in _CLOSING):
        return _forwards(sentence, at + 1) or _backwards(sentence, at)
    subject = _backwards(sentence, at)
    if subject is None and (at == 0 or sentence.tags[at - 1] & SIGN):
        return _forwards(sentence, at + 1)
    return subject


def _backwards(sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """The subject before a verb: over adverbs and auxiliaries, over an apposition, over a phrase that says where."""
    tags, tokens = sentence.tags, sentence.tokens
    last = verb - 1
    while last >= 0 and tags[last] & (AUXILIARY | ADVERB) and not tags[last] & PRONOUN:
        last -= 1
    if last > 1 and tokens[last].lower == ",":
        opening = next((at for at in range(last - 1, max(-1, last - _APPOSITION), -1) if tokens[at].lower == ","), None)
        if opening is None:
            return None
        last = opening - 1
    if last >= 0 and tags[last] & RELATIVE and last > 0:
        last -= 2 if tokens[last - 1].lower == "," else 1
    if last < 0:
        return None
    if tags[last] & PRONOUN:
        return (last, last)
    return _phrase_left(sentence, last)


def _phrase_left(sentence: Sentence, last: int) -> tuple[int, int] | None:
    if sentence.tokens[last].lower in _INSIDE_SUBJECT:
        return None
    first = last
    while first >= 0 and last - first < _SUBJECT and _in_party(sentence, first):
        first -= 1
    if first == last:
        return None
    if first > 0 and sentence.tags[first] & PREPOSITION and is_noun(sentence.tags[first - 1]):
        earlier = _phrase_left(sentence, first - 1)
        if earlier is not None and (earlier[0] == 0 or sentence.tags[earlier[0] - 1] & SIGN):
            return earlier
    begin = first + 1
    while begin <= last and sentence.tokens[begin].lower in _INSIDE_SUBJECT:
        begin += 1
    return (begin, last + 1) if begin <= last else None


def _in_party(sentence: Sentence, at: int) -> bool:
    tag, token = sentence.tags[at], sentence.tokens[at]
    if token.lower == "-":
        return at > 0 and sentence.ends[at - 1] == sentence.starts[at]
    if token.lower in _INSIDE_SUBJECT:
        return True
    if at + 1 < len(sentence.tokens) and sentence.tokens[at + 1].lower == "-" and sentence.ends[at] == sentence.starts[at + 1]:
        return True  # "the commander-in-chief"
    if at in sentence.names or tag & (DETERMINER | POSSESSIVE):
        return True
    return is_noun(tag) and (token.capital or not is_verb(sentence, at)) and not tag & HEDGE


def _first_name(text: str, sentence: Sentence, before: int, words: ClaimWords) -> Attribution | None:
    """Whom a pronoun means that no sentence before explains: the first name of its own."""
    for at in sentence.named:
        if at >= before:
            return None
        end = run_end(sentence, at)
        if is_person(sentence, at, end, words):
            return _party(text, sentence, at, end, words)
    return None


def _forwards(sentence: Sentence, first: int) -> tuple[int, int] | None:
    last = first
    while last < len(sentence.tokens) and last - first < _SUBJECT and not sentence.tags[last] & RELATIVE:
        if not _in_party(sentence, last) and not (last == first and is_noun(sentence.tags[last])):
            break
        last += 1
    while last > first and sentence.tokens[last - 1].lower in _INSIDE_SUBJECT:
        last -= 1
    return (first, last) if last > first else None


def _party(text: str, sentence: Sentence, first: int, last: int, words: ClaimWords) -> Attribution:
    """The party as written, without its article, and its key: a person's last name, a generic body's one word, else all its words."""
    if sentence.tags[first] & DETERMINER and first + 1 < last:
        first += 1
    surface = text[sentence.starts[first] : sentence.ends[last - 1]]
    tokens = sentence.tokens[first:last]
    head = tokens[-1]
    if last - 1 in sentence.names and head.lower not in words.not_persons and not any(token.lower == "of" for token in tokens):
        return Attribution(surface, head.lower)
    if head.lower in words.generic_sources:
        return Attribution(surface, head.lower)
    return Attribution(surface, " ".join(token.lower for token in tokens if not token.tags & DETERMINER and token.lower not in {"'s", "-"}))
