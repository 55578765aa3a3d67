"""A claim prepared for comparing: its words weighted by rarity, its value on an axis."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from math import fsum

from msgspec import Struct

from crosscheck.align.values import ValueView, view_value
from crosscheck.model import Claim

RAREST = 14.0
"""Rarity of a word that the background table does not hold."""
_COMMONEST = 5.0
_NEAR_TERMS = 5
_LONG = 45
_HAPPENING = frozenset(("date-incident", "date-death", "date-call", "date-found"))
_COARSE = frozenset(("century", "decade", "year", "half", "quarter", "season", "month", "week", "weekend"))


class ClaimView(Struct, frozen=True):
    """A claim with what every comparison of it needs; made once a claim, not once a pair. `main_day`: it falls on the day that its report is
    mostly about.
    """

    claim: Claim
    value: ValueView
    near: Mapping[str, float]
    terms: Mapping[str, float]
    wide: Mapping[str, float]
    names: Mapping[str, float]
    scope: frozenset[str]
    gender: str
    person: str
    main_day: bool = False


def view_claims(claims: Sequence[Claim], rarity: Mapping[str, float]) -> dict[str, ClaimView]:
    """Id -> the prepared claim; `rarity` is the background table of the lexicon."""
    days = _main_days(claims)
    return {claim.id: _view_claim(claim, rarity, days.get(claim.document)) for claim in claims}


def _main_days(claims: Sequence[Claim]) -> dict[str, str]:
    """Report -> the day that it dates most of what happened to; of equals the first told."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        day = _day_of(claim)
        if day and claim.measurand.family in _HAPPENING:
            counts[claim.document][day] += 1
    return {document: days.most_common(1)[0][0] for document, days in counts.items()}


def _day_of(claim: Claim) -> str | None:
    timex = claim.timex
    if timex is None or timex.first is None or timex.last is None or timex.grain in _COARSE:
        return None
    return timex.first[:10]


def _view_claim(claim: Claim, rarity: Mapping[str, float], main_day: str | None) -> ClaimView:
    measurand = claim.measurand
    names = frozenset(measurand.names)
    terms = {term: _weight(term, rarity) for term in measurand.terms}
    near = {term: terms[term] for term in measurand.terms[:_NEAR_TERMS]}
    wide = terms | {term: _weight(term, rarity) for term in measurand.context}
    gender = next((key[-1] for key in measurand.scope if key.startswith("gender:")), "")
    return ClaimView(
        claim=claim,
        value=view_value(claim),
        near=near,
        terms=terms,
        wide=wide,
        names={name: _weight(name, rarity) for name in names},
        scope=frozenset(key for key in measurand.scope if not key.startswith("gender:") and key != "linked-age") | _period(claim),
        gender=gender,
        person=measurand.person,
        main_day=main_day is not None and _day_of(claim) == main_day,
    )


def _period(claim: Claim) -> frozenset[str]:
    """ "period" for a figure counted over months up to the report ("since the start of 2024"): it measures another thing than today's figure."""
    first, last = claim.as_of.first, claim.as_of.last
    if claim.as_of.implied or first is None or last is None or claim.published is None or last[:10] != claim.published[:10]:
        return frozenset()
    days = date.fromisoformat(last[:10]).toordinal() - date.fromisoformat(first[:10]).toordinal()
    return frozenset(("period",)) if days > _LONG else frozenset()


def _weight(term: str, rarity: Mapping[str, float]) -> float:
    """Rarity above that of everyday words, 0 to 1."""
    return max(0.05, (rarity.get(term, RAREST) - _COMMONEST) / (RAREST - _COMMONEST))


def overlap(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Weight of the shared words, as a share of the geometric mean of both weights; 0 to 1."""
    if not left or not right:
        return 0.0
    shared = shared_weight(left, right)
    if not shared:
        return 0.0
    return float(shared / (fsum(left.values()) * fsum(right.values())) ** 0.5)


def shared_weight(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Weight of the shared words, absolute; the same whichever is left, since `fsum` rounds once."""
    return fsum(weight for term, weight in left.items() if term in right)
