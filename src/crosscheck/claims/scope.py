"""Modifiers that make a value another figure: "other", "including", "expected", "each", what "could" happen, "not"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from crosscheck.claims.phrases import Phrase
from crosscheck.claims.sentence import Sentence
from crosscheck.lexicon.claim_words import ClaimWords
from crosscheck.lexicon.syntax_words import AUXILIARY, NEGATION, SCOPED, SIGN

_BEFORE = 4
_AFTER = 3
_VERB = 5
_BOUND = frozenset((("more", "than"), ("per", "cent"), ("other", "than")))


def find_scope(sentence: Sentence, place: tuple[int, int], phrase: Phrase | None, governor: int, words: ClaimWords) -> set[str]:
    """The scope keys of the value at `place` (its first token, and the one behind its last): of its phrase, of what leads to it, of its verb
    (at `governor`, -1 if none).
    """
    first, last = place
    end = phrase.end if phrase is not None else last
    found = set(_keys(sentence, range(max(0, first - 2), end), words.scope_phrase))
    found.update(_keys(sentence, _leftwards(sentence, first), words.scope_before))
    found.update(_behind(sentence, end, words))
    if phrase is not None and phrase.part:
        found.add("part")
    if governor >= 0:
        found.update(_of_verb(sentence, governor, words))
        found.update(_keys(sentence, range(max(0, governor - 1), governor), words.scope_noun))
    return found


def _keys(sentence: Sentence, positions: Iterable[int], keys: Mapping[str, str]) -> Iterable[str]:
    for at in positions:
        if not sentence.tags[at] & SCOPED:
            continue
        token = sentence.tokens[at]
        key = keys.get(token.lower) or keys.get(token.stem)
        if key and not _is_bound(sentence, at):
            yield key


def _is_bound(sentence: Sentence, at: int) -> bool:
    """Whether a word belongs to a set phrase: "more than 12", "8 per cent"."""
    following = sentence.tokens[at + 1].lower if at + 1 < len(sentence.tokens) else ""
    return (sentence.tokens[at].lower, following) in _BOUND


def _leftwards(sentence: Sentence, first: int) -> Iterable[int]:
    for at in range(first - 1, max(-1, first - 1 - _BEFORE), -1):
        if sentence.tags[at] & SIGN:
            return
        yield at


def _behind(sentence: Sentence, end: int, words: ClaimWords) -> Iterable[str]:
    tokens = sentence.tokens
    for at in range(end, min(len(tokens), end + _AFTER)):
        if sentence.tags[at] & SIGN and tokens[at].lower != ",":
            return
        if not sentence.tags[at] & SCOPED:
            continue
        pair = f"{tokens[at].lower} {tokens[at + 1].lower}" if at + 1 < len(tokens) else ""
        key = words.scope_after.get(tokens[at].lower) or (words.scope_after.get(pair) if at == end or not pair.startswith("a") else None)
        if key and not _is_bound(sentence, at):
            yield key


def _of_verb(sentence: Sentence, governor: int, words: ClaimWords) -> Iterable[str]:
    """What the words before the governing verb make of it: "could have killed", "plans to hire", "did not die"."""
    for at in range(governor - 1, max(-1, governor - 1 - _VERB), -1):
        token, tag = sentence.tokens[at], sentence.tags[at]
        if tag & SIGN:
            return
        key = (words.scope_verb.get(token.lower) or words.scope_verb.get(token.stem)) if tag & SCOPED else None
        if key:
            yield key
        elif tag & NEGATION and tag & AUXILIARY:
            yield "negated"
