"""Counts told again: "the two men", "all three victims" stand for the people counted before in the same report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from crosscheck.claims.tokens import stem_word
from crosscheck.lexicon.claim_words import Family
from crosscheck.model import Claim, Number

_DEFINITE = frozenset(("the", "these", "those", "all", "both", "their"))


def link_counts(claims: Sequence[Claim], families: Mapping[str, Family]) -> list[Claim]:
    """The claims of one report; a definite count that no verb governs takes the family of the nearest equal count of people before it."""
    linked = list(claims)
    told: dict[Number, Claim] = {}
    for at, claim in enumerate(claims):
        quantity = claim.quantity
        if claim.measurand.kind != "count" or quantity is None or quantity.value is None:
            continue
        earlier, family = told.get(quantity.value), families.get(claim.measurand.family or "")
        if _is_bare(claim) and _is_definite(claim) and earlier is not None:
            linked[at] = share_slot(claim, earlier)
        elif family is not None and family.people and not _is_bare(claim):
            told[quantity.value] = claim
    return linked


def _counts_people(claim: Claim, families: Mapping[str, Family]) -> bool:
    family = families.get(claim.measurand.family or "")
    return family is not None and family.people


def link_bare(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one report; a bare decimal that nothing governs ("… gave 6.8") takes the family of the decimal told just before it."""
    linked: list[Claim] = []
    last: Claim | None = None
    for claim in claims:
        measurand = claim.measurand
        if measurand.kind == "count" and claim.quantity is not None:
            if measurand.family is None and not measurand.head and last is not None and _follows(claim, last):
                linked.append(share_slot(claim, last))
                continue
            last = claim if measurand.family is not None else None
        linked.append(claim)
    return linked


def _follows(claim: Claim, earlier: Claim) -> bool:
    if claim.sentence_index - earlier.sentence_index > 1 or claim.quantity is None or earlier.quantity is None:
        return False
    return claim.quantity.precision < 1 and earlier.quantity.precision < 1


def _is_bare(claim: Claim) -> bool:
    """Whether nothing but its own noun says what is counted."""
    measurand = claim.measurand
    return measurand.family is None or (measurand.head != "" and stem_word(measurand.head.split()[-1]) == measurand.governor)


def _is_definite(claim: Claim) -> bool:
    before = claim.measurand.before
    return bool(before and before[0] in _DEFINITE) or claim.surface.lower().split()[0] in _DEFINITE


def share_slot(claim: Claim, earlier: Claim) -> Claim:
    """A claim that measures what an earlier one does: with its family and governor, and its counted noun where it has none of its own."""
    family, source = claim.measurand, earlier.measurand
    measurand = replace(
        family,
        family=source.family,
        text=source.text,
        dynamics=source.dynamics,
        governor=source.governor,
        group=source.group,
        head=family.head or source.head,
    )
    return replace(claim, measurand=measurand)
