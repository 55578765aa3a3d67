"""Which measurand family a value belongs to: the word that governs it, in the relation that the family asks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from crosscheck.claims.relations import FAR, HEAD, INSIDE, NOUN, PATIENT, PREDICATE, PREMOD, SUBJECT, VERB, Link
from crosscheck.claims.sentence import Sentence
from crosscheck.claims.tokens import stem_word
from crosscheck.lexicon.claim_words import Family, load_claim_words, load_families
from crosscheck.lexicon.syntax_words import PREPOSITION, SIGN

REACH = 14
"""How many tokens away a word may stand that governs a value by nearness alone."""
FAR_COST = 5.0
_SEPARATOR_COST = {",": 1.5, ";": 6.0, ":": 3.0, "(": 2.0, ")": 2.0, "–": 3.0, "—": 3.0, "/": 1.0, ".": 9.0}
_CLAUSE_COST = {
    "and": 1.5,
    "but": 4.0,
    "while": 4.0,
    "when": 3.0,
    "after": 2.5,
    "before": 2.5,
    "who": 1.5,
    "which": 2.0,
    "that": 1.0,
    "as": 1.5,
}
_VALUE_COST = 6.0
_WEAK_COST = 3.5
_HEADED = 1.0
_WINDOW = 7

_COUNT_RELATIONS: Mapping[str, frozenset[str]] = {
    "nouns": frozenset((HEAD, NOUN, FAR)),
    "weak_nouns": frozenset((HEAD,)),
    "verbs": frozenset((PREMOD, PREDICATE, PATIENT, FAR)),
    "subjects": frozenset((PREMOD, PREDICATE, SUBJECT, FAR)),
    "states": frozenset((PREMOD, PREDICATE, INSIDE)),
}
"""By which relations the words of each role govern a counted thing."""
_ANY_VERB = frozenset((PREMOD, PREDICATE, PATIENT, SUBJECT, VERB, FAR))
_OTHER_RELATIONS: Mapping[str, frozenset[str]] = {
    "nouns": frozenset((HEAD, NOUN, PREMOD, INSIDE, PREDICATE, FAR)),
    "weak_nouns": frozenset((HEAD, NOUN, INSIDE, PREDICATE)),
    "verbs": _ANY_VERB,
    "subjects": _ANY_VERB,
    "states": frozenset((PREMOD, PREDICATE, INSIDE)),
}


class Cue(Struct, frozen=True, gc=False):
    """One family that a stem speaks for, in which role; `rest` are the stems that must follow it ("take" … "custody").

    `heads` are the stems of the only counted nouns that it takes (empty for any), `barred` those that it does not take.
    """

    family: Family
    role: str
    rest: frozenset[str]
    heads: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()


class FamilyIndex(Struct, frozen=True):
    """Slot kind -> stem -> the families it speaks for; the same by folded word, for words whose stem is shared with another word ("shots")."""

    stems: Mapping[str, Mapping[str, tuple[Cue, ...]]]
    words: Mapping[str, Mapping[str, tuple[Cue, ...]]]
    families: Mapping[str, Family]


CueTable = defaultdict[str, defaultdict[str, dict[tuple[str, str, frozenset[str]], Cue]]]
_NO_CUES: Mapping[str, tuple[Cue, ...]] = {}


class Governor(Struct, frozen=True, gc=False):
    """The word that a value depends on and the family it speaks for."""

    family: Family | None
    stem: str
    cost: float
    position: int = -1


NO_GOVERNOR = Governor(None, "", float("inf"))


@cache
def build_index(own: tuple[Family, ...] = (), language: str = "en") -> FamilyIndex:
    """The cue index of the shipped families and a desk's own; an own family of the same key replaces the shipped one."""
    families = {family.key: family for family in (*load_families(language), *own)}
    stems: CueTable = defaultdict(lambda: defaultdict(dict))
    words: CueTable = defaultdict(lambda: defaultdict(dict))
    things = _stems(load_claim_words(language).things)
    for family in families.values():
        heads, barred = _stems(family.heads), things if family.people else frozenset()
        for role, phrase in _cue_words(family):
            exact = phrase.startswith("=")
            first, *rest = phrase.removeprefix("=").split()
            cue = Cue(family, role, _stems(rest), frozenset() if role == "nouns" else heads, barred)
            for kind in family.kinds:
                table, key = (words, first) if exact else (stems, stem_word(first))
                table[kind][key][family.key, role, cue.rest] = cue
    return FamilyIndex(_frozen(stems), _frozen(words), families)


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(stem_word, words))


def _frozen(table: CueTable) -> dict[str, dict[str, tuple[Cue, ...]]]:
    return {kind: {word: tuple(found.values()) for word, found in cues.items()} for kind, cues in table.items()}


def _cue_words(family: Family) -> Iterator[tuple[str, str]]:
    for role, words in (
        ("nouns", family.nouns),
        ("weak_nouns", family.weak_nouns),
        ("verbs", family.verbs),
        ("subjects", family.subjects),
        ("states", family.states),
    ):
        for word in words:
            yield role, word


def find_governor(sentence: Sentence, links: Sequence[Link], head: str, kind: str, index: FamilyIndex) -> Governor:
    """The cheapest link whose word speaks for a family of that slot kind; without one, the likeliest governing word and no family."""
    relations = _COUNT_RELATIONS if kind == "count" else _OTHER_RELATIONS
    best = NO_GOVERNOR
    stems, words = index.stems.get(kind, _NO_CUES), index.words.get(kind, _NO_CUES)
    for link in links:
        if link.cost >= best.cost + _HEADED:
            continue
        token = sentence.tokens[link.position]
        cues = words.get(token.lower, ()) + stems.get(token.stem, ())
        if link.relation == HEAD and token.stem != head:
            cues += stems.get(head, ())  # the mention knows the singular: "wolves", "wolf"
        if not cues or (link.position in sentence.names and link.relation not in (PREDICATE, PATIENT, SUBJECT)):
            continue
        for cue in cues:
            if link.relation not in relations[cue.role]:
                continue
            cost = _cue_cost(cue, link, sentence, head, kind)
            if cost is not None and cost < best.cost:
                best = Governor(cue.family, token.stem, cost, link.position)
    return best if best.family else _plain_governor(sentence, links)


def _cue_cost(cue: Cue, link: Link, sentence: Sentence, head: str, kind: str) -> float | None:
    """What the link costs for a family; None if the counted noun or the rest of its phrase speaks against it."""
    cost = link.cost
    if link.relation == FAR and kind == "count" and not cue.family.people:
        return None
    if cue.heads:
        if head not in cue.heads:
            return None
        cost -= _HEADED
    elif head in cue.barred and link.relation != HEAD:
        return None
    if cue.rest:
        if not cue.rest <= _following(sentence, link.position):
            return None
        cost -= _HEADED
    return cost + cue.family.handicap + (_WEAK_COST if cue.role == "weak_nouns" else 0.0)


def _following(sentence: Sentence, position: int) -> set[str]:
    """The stems behind a word, up to the next sign (prepositions only right behind it: "broke out"), and the one right before it ("fatally shot")."""
    found = {sentence.tokens[position - 1].stem} if position else set()
    for at in range(position + 1, min(len(sentence.tokens), position + 1 + _WINDOW)):
        if sentence.tags[at] & SIGN:
            break
        if at == position + 1 or not sentence.tags[at] & PREPOSITION:
            found.add(sentence.tokens[at].stem)
    return found


def _plain_governor(sentence: Sentence, links: Iterable[Link]) -> Governor:
    governing = [link for link in links if link.relation in (PATIENT, SUBJECT, VERB, NOUN, PREDICATE)]
    if not governing:
        return NO_GOVERNOR
    nearest = min(governing, key=lambda link: (link.cost, link.position))
    return Governor(None, sentence.tokens[nearest.position].stem, nearest.cost, nearest.position)


def far_links(sentence: Sentence, first: int, last: int, kind: str, index: FamilyIndex) -> Iterator[Link]:
    """The words within reach that speak for a family of that slot kind, by distance and what stands between: for values that the sentence's
    structure leaves without a family.
    """
    tokens, tags = sentence.tokens, sentence.tags
    stems, words = index.stems.get(kind, _NO_CUES), index.words.get(kind, _NO_CUES)
    for positions in (range(first - 1, max(-1, first - 1 - REACH), -1), range(last, min(len(tokens), last + REACH))):
        cost = FAR_COST
        for position in positions:
            cost += 0.5
            if position in sentence.values:
                cost += _VALUE_COST
            cost += (
                _SEPARATOR_COST.get(tokens[position].lower, 0.0) if tags[position] & SIGN else _CLAUSE_COST.get(tokens[position].lower, 0.0)
            )
            if tokens[position].stem in stems or tokens[position].lower in words:
                yield Link(position, FAR, cost)
