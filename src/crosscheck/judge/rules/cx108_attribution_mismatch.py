"""One figure is credited to two different people or bodies.

## What it flags

> 1,360 square kilometers, according to Anna Weber of the institute. — 1,360 square kilometers, President Miller said.

A figure of two significant digits or more that one report credits to one name and another report to another, where no report names both.

## Why

One of the two reports may have taken the figure from the other and put it into the wrong mouth.

## What it leaves alone

Ages, unnamed sources ("police", "officials"), names that share a word ("Weber" and "Anna Weber"), and figures that some report credits to both.

## What to do

Find out who gave the figure first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from crosscheck.judge.options import JudgeOptions
from crosscheck.judge.rule import Rule
from crosscheck.judge.single import Naming, tell, words_of
from crosscheck.judge.slips import significant_digits
from crosscheck.judge.stances import source_of, value_key
from crosscheck.model import Attribution, Claim, Cluster, Finding

_NAMING = Naming("CX108", "attribution-mismatch", "warning")
_OF_COHESION = 0.5
"""A figure may well be known to two people: half the surety that the claims are of one thing."""
_MOST_CLAIMS = 60


def beside(cluster: Cluster, members: Sequence[Claim], options: JudgeOptions) -> tuple[Finding, ...]:
    """At most one finding a cluster: the first two reports that credit one figure to two names."""
    del options
    by_value: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in sorted(members, key=lambda claim: claim.id)[:_MOST_CLAIMS]:
        if (
            claim.attribution is not None
            and claim.quantity is not None
            and claim.measurand.kind != "age"
            and len(significant_digits(claim.quantity)) > 1
        ):
            by_value[value_key(claim)].append(claim)
    for claims in by_value.values():
        for one, two in combinations(claims, 2):
            if one.attribution is not None and two.attribution is not None and _two_mouths(one, two, claims):
                message = (
                    f"{words_of(one)} is credited to {one.attribution.text} in {source_of(one)} "
                    f"and to {two.attribution.text} in {source_of(two)}"
                )
                return (tell(_NAMING, [one, two], message, round(cluster.cohesion * _OF_COHESION, 2), cluster.id),)
    return ()


def _two_mouths(one: Claim, two: Claim, claims: Sequence[Claim]) -> bool:
    if one.document == two.document or one.attribution is None or two.attribution is None:
        return False
    first, second = one.attribution, two.attribution
    if not (_is_named(first) and _is_named(second)) or set(first.key.split()) & set(second.key.split()):
        return False
    credited = {(claim.document, claim.attribution.key) for claim in claims if claim.attribution is not None}
    return (one.document, second.key) not in credited and (two.document, first.key) not in credited


def _is_named(attribution: Attribution) -> bool:
    """Whether a speaker is told by name: all words of two or more begin with a capital letter."""
    words = attribution.text.split()
    return len(words) > 1 and all(word[:1].isupper() for word in words)


RULE = Rule(_NAMING.code, _NAMING.name, _NAMING.severity, __doc__ or "", beside=beside)
