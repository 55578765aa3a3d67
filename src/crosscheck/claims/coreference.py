"""Who is meant within one report: surnames stand for full names, pronouns and "the 27-year-old" for people told of before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from crosscheck.claims.persons import Person, fold_name, is_person, run_end
from crosscheck.claims.roles import RoleCue, find_role, name_places, roles_of
from crosscheck.claims.sentence import Sentence
from crosscheck.lexicon.claim_words import ClaimWords
from crosscheck.model import Claim

_LOOK_BACK = 2


class AgeMention(Struct, frozen=True):
    """An age claim (its position among the report's claims) with its sentence and whom its words name."""

    at: int
    sentence: Sentence
    person: Person


def link_ages(
    claims: Sequence[Claim],
    ages: Sequence[AgeMention],
    sentences: Sequence[Sentence],
    words: ClaimWords,
    roles: Mapping[str, tuple[RoleCue, ...]],
) -> list[Claim]:
    """The claims of one report, each age with its person and role as far as the report tells them."""
    linked = list(claims)
    if not ages:
        return linked
    full = _full_names(age.person.name for age in ages)
    by_value = _by_value(claims, ages)
    kept: dict[str, str] = {}
    places = name_places(sentences)
    for age in ages:
        claim = claims[age.at]
        name = full.get(age.person.name, age.person.name)
        extra: set[str] = set()
        if not name:
            name = _antecedent(age, sentences, words) or _same_age(claim, by_value)
            name = full.get(name, name)
            extra = {"linked-age"} if name else set()
        role = find_role(age.sentence, age.person.first, age.person.last, roles)
        if not role and name:
            if name not in kept:
                kept[name] = roles_of(name, places, roles)
            role = kept[name]
        scope = tuple(sorted({*claim.measurand.scope, *extra}))
        text = f"age of {name.title()}" if name else claim.measurand.text
        linked[age.at] = replace(claim, measurand=replace(claim.measurand, person=name, scope=scope, text=text, role=role))
    return linked


def _full_names(names: Iterable[str]) -> dict[str, str]:
    """Surname -> the one full name of that surname, where there is only one."""
    full: dict[str, set[str]] = {}
    for name in names:
        if " " in name:
            full.setdefault(name.split()[-1], set()).add(name)
    return {surname: min(found) for surname, found in full.items() if len(found) == 1}


def _by_value(claims: Sequence[Claim], ages: Sequence[AgeMention]) -> dict[tuple[object, ...], set[str]]:
    found: dict[tuple[object, ...], set[str]] = {}
    for age in ages:
        quantity = claims[age.at].quantity
        if age.person.name and quantity is not None:
            found.setdefault((quantity.value, quantity.unit), set()).add(age.person.name.split()[-1])
    return found


def _same_age(claim: Claim, by_value: Mapping[tuple[object, ...], set[str]]) -> str:
    """The one person of that age whom the report names."""
    if claim.quantity is None:
        return ""
    named = by_value.get((claim.quantity.value, claim.quantity.unit), set())
    return next(iter(named)) if len(named) == 1 else ""


def _antecedent(age: AgeMention, sentences: Sequence[Sentence], words: ClaimWords) -> str:
    """Whom "he" in "he was 75" means: the nearest name before it in its sentence, else the first of the sentences before."""
    if not age.person.pronoun:
        return ""
    inside = list(_people(age.sentence, words, age.person.first))
    if inside:
        return inside[-1]
    at = age.sentence.index
    for sentence in reversed(sentences[max(0, at - _LOOK_BACK) : at]):
        for name in _people(sentence, words, len(sentence.tokens)):
            return name
    return ""


def _people(sentence: Sentence, words: ClaimWords, before: int) -> Iterator[str]:
    """The folded names of the people that a sentence names before a position, in order."""
    end = 0
    for at in sentence.named:
        if at >= before:
            return
        if at < end:
            continue
        end = run_end(sentence, at)
        place = at > 0 and sentence.tokens[at - 1].lower in words.place_prepositions
        if not place and is_person(sentence, at, end, words):
            yield fold_name(sentence.tokens[at:end], words)
