"""What a person is to the event: victim, suspect, officer, witness; by the words that name them and the verbs they stand with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from crosscheck.claims.links import find_links
from crosscheck.claims.persons import run_end
from crosscheck.claims.phrases import is_noun, is_verb
from crosscheck.claims.relations import HEAD, NOUN, PATIENT, PREDICATE, PREMOD, SUBJECT, Link
from crosscheck.claims.sentence import Sentence
from crosscheck.claims.tokens import stem_word
from crosscheck.lexicon.claim_words import load_claim_words
from crosscheck.lexicon.syntax_words import DETERMINER, SIGN

_RELATIONS: Mapping[str, frozenset[str]] = {
    "nouns": frozenset((HEAD, PREMOD)),
    "patients": frozenset((PATIENT,)),
    "subjects": frozenset((SUBJECT, PREDICATE)),
    "of": frozenset((NOUN,)),
}
_WINDOW = 6
_MOST_PLACES = 200
"""How many mentions of one name are read for its role."""


class RoleCue(Struct, frozen=True):
    """One role that a stem speaks for, by which relation; `rest` are the stems that must follow."""

    role: str
    relations: frozenset[str]
    rest: frozenset[str]


@cache
def build_role_index(language: str = "en") -> Mapping[str, tuple[RoleCue, ...]]:
    """Stem -> the roles it speaks for."""
    cues: dict[str, list[RoleCue]] = {}
    for role in load_claim_words(language).roles:
        for name, words in (("nouns", role.nouns), ("patients", role.patients), ("subjects", role.subjects), ("of", role.of)):
            for word in words:
                first, *rest = word.split()
                cues.setdefault(stem_word(first), []).append(RoleCue(role.key, _RELATIONS[name], frozenset(map(stem_word, rest))))
    return {stem: tuple(found) for stem, found in cues.items()}


def find_role(sentence: Sentence, first: int, last: int, index: Mapping[str, tuple[RoleCue, ...]]) -> str:
    """The role of the person at tokens `first` to `last` - 1; "" if the sentence tells none."""
    _, links = find_links(sentence, first, last, "")
    links.extend(Link(at, HEAD, 0.2) for at in _beside(sentence, first))
    best, found = float("inf"), ""
    for link in links:
        if link.cost >= best:
            continue
        for cue in index.get(sentence.tokens[link.position].stem, ()):
            if link.relation in cue.relations and cue.rest <= _following(sentence, link):
                best, found = link.cost, cue.role
                break
    return found


def _beside(sentence: Sentence, first: int) -> Iterator[int]:
    """ "the suspect, 23-year-old Ann Lee", "another witness, a 31-year-old nurse": the noun that the phrase is set beside."""
    at = first - 1
    while at >= 0 and sentence.tags[at] & DETERMINER:
        at -= 1
    if at > 0 and sentence.tokens[at].lower == ",":
        at -= 1
    if at >= 0 and at < first and is_noun(sentence.tags[at]) and not is_verb(sentence, at):
        yield at


def _following(sentence: Sentence, link: Link) -> set[str]:
    found = set()
    for at in range(link.position + 1, min(len(sentence.tokens), link.position + 1 + _WINDOW)):
        if sentence.tags[at] & SIGN:
            break
        found.add(sentence.tokens[at].stem)
    return found


def name_places(sentences: Iterable[Sentence]) -> Mapping[str, list[tuple[Sentence, int]]]:
    """Folded name word -> where the report has it."""
    places: dict[str, list[tuple[Sentence, int]]] = {}
    for sentence in sentences:
        for at in sentence.named:
            places.setdefault(sentence.tokens[at].lower, []).append((sentence, at))
    return places


def roles_of(name: str, places: Mapping[str, list[tuple[Sentence, int]]], index: Mapping[str, tuple[RoleCue, ...]]) -> str:
    """The role that most sentences of a report give the person of that folded name, ties by name; "" if none does."""
    parts = name.split()
    counts: Counter[str] = Counter()
    for sentence, at in places.get(parts[-1], ())[:_MOST_PLACES]:
        if not _is_namesake(sentence, at, parts):
            role = find_role(sentence, at, run_end(sentence, at), index)
            if role:
                counts[role] += 1
    return min(counts, key=lambda role: (-counts[role], role)) if counts else ""


def _is_namesake(sentence: Sentence, at: int, parts: Sequence[str]) -> bool:
    """Whether the surname at a position stands with another first name."""
    return len(parts) > 1 and at - 1 in sentence.names and sentence.tokens[at - 1].lower not in parts
