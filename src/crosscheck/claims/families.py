"""Which measurand family a value belongs to: the nearest word that governs it, other values and clauses standing between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from msgspec import Struct

from crosscheck.claims.tokens import Token, stem_word
from crosscheck.lexicon.claim_words import Family, load_families

REACH = 14
"""How many tokens away a governing word may stand."""
_SEPARATOR_COST = {",": 1.5, ";": 6.0, ":": 3.0, "(": 2.0, ")": 2.0, "-": 0.0, "–": 3.0, "—": 3.0, "/": 1.0}
_CLAUSE_COST = {"and": 1.5, "but": 4.0, "while": 4.0, "when": 3.0, "after": 2.5, "before": 2.5, "who": 1.5, "which": 2.0, "that": 1.0, "as": 1.5}
_VALUE_COST = 6.0
_NOUN_BONUS = 3.0


class Cue(Struct, frozen=True):
    """One family that a stem speaks for; `noun` if as a noun."""

    family: Family
    noun: bool


class FamilyIndex(Struct, frozen=True):
    """Stem -> the families it speaks for."""

    cues: Mapping[str, tuple[Cue, ...]]


class Governor(Struct, frozen=True):
    """The word that a value depends on and the family it speaks for."""

    family: Family | None
    stem: str
    cost: float


NO_GOVERNOR = Governor(None, "", float("inf"))


@cache
def build_index(own: tuple[Family, ...] = (), language: str = "en") -> FamilyIndex:
    """The cue index of the shipped families and a desk's own; an own family of the same key replaces the shipped one."""
    families = {family.key: family for family in (*load_families(language), *own)}
    cues: dict[str, dict[str, Cue]] = {}
    for family in families.values():
        for words, noun in ((family.verbs, False), (family.nouns, True)):
            for word in words:
                cues.setdefault(stem_word(word), {})[family.key] = Cue(family, noun)
    return FamilyIndex({stem: tuple(found.values()) for stem, found in cues.items()})


def find_governor(tokens: Sequence[Token], first: int, last: int, kind: str, values: frozenset[int], index: FamilyIndex) -> Governor:
    """The cheapest cue for the value at `tokens[first:last]`.

    `values` holds the positions of tokens that belong to other values of the same kind: crossing one is dear, since it has
    governors of its own. Costs are distances in tokens plus what stands between.
    """
    best = NO_GOVERNOR
    for step, positions in ((-1, range(first - 1, max(-1, first - 1 - REACH), -1)), (1, range(last, min(len(tokens), last + REACH)))):
        cost = 0.0
        for position in positions:
            token = tokens[position]
            cost += 1.0
            if position in values:
                cost += _VALUE_COST
            cost += _SEPARATOR_COST.get(token.lower, 0.0) + _CLAUSE_COST.get(token.lower, 0.0)
            if cost >= best.cost:
                break
            best = _best_of(index.cues.get(token.stem, ()), kind, token.stem, cost, step, best)
    return best


def _best_of(cues: Sequence[Cue], kind: str, stem: str, cost: float, step: int, best: Governor) -> Governor:
    for cue in cues:
        if kind not in cue.family.kinds:
            continue
        # a counted noun follows its number; a noun before it is looser
        own = cost - _NOUN_BONUS if cue.noun and step > 0 else cost
        if own < best.cost:
            best = Governor(cue.family, stem, own)
    return best
