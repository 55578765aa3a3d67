"""One distinctive figure stands for two different things.

## What it flags

> 1,342 people were killed. — Another report: 1,342 people are in shelters.

Counts of three significant digits or more, given in one report for one family of things and in another report for another. Told also
where the two were aligned as one thing, as equal figures often are.

## Why

Two counts seldom come out at the same odd figure. One report may have put a figure to the wrong noun.

## What it leaves alone

Round figures, sums of money, measures, dates and ages, families that often tell of the same people (arrested and charged), and figures that the same
report gives for both things.

## What to do

Look up what the figure counts at its source. This is a hint, not an error: now and then two things are equally many.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations

from crosscheck.judge.options import JudgeOptions
from crosscheck.judge.rule import Rule
from crosscheck.judge.single import Naming, tell, words_of
from crosscheck.judge.slips import significant_digits
from crosscheck.judge.stances import source_of
from crosscheck.model import Claim, Cluster, Finding, number_text

_NAMING = Naming("CX106", "shared-figure", "info")
_CONFIDENCE = 0.5
_DISTINCTIVE = 3
_MOST_CLAIMS = 60


def across(claims: Sequence[Claim], clusters: Sequence[Cluster], options: JudgeOptions) -> tuple[Finding, ...]:
    """At most one finding a figure, in the order of the figures' first claims."""
    del clusters, options
    by_figure: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        quantity = claim.quantity
        if quantity is None or quantity.value is None or claim.measurand.kind != "count" or quantity.word_fraction:
            continue
        if len(significant_digits(quantity)) >= _DISTINCTIVE and claim.measurand.family is not None:
            by_figure[number_text(quantity.value)].append(claim)
    findings = []
    for found in by_figure.values():
        first = sorted(found, key=lambda claim: claim.id)[:_MOST_CLAIMS]
        told = {(claim.document, claim.measurand.family) for claim in found}
        pair = next(((one, two) for one, two in combinations(first, 2) if _are_two_things(one, two, told)), None)
        if pair is not None:
            findings.append(tell(_NAMING, pair, _told(*pair), _CONFIDENCE))
    return tuple(findings)


def _are_two_things(one: Claim, two: Claim, told: AbstractSet[tuple[str, str | None]]) -> bool:
    """Whether two reports give the figure for two families, and neither report gives it for both."""
    first, second = one.measurand, two.measurand
    if one.document == two.document or first.family == second.family or (first.group and first.group == second.group):
        return False
    return (one.document, second.family) not in told and (two.document, first.family) not in told


def _told(one: Claim, two: Claim) -> str:
    return (
        f"{words_of(one)} stands for {one.measurand.text} in {source_of(one)} and for {two.measurand.text} in {source_of(two)}: "
        "two counts seldom come out at the same odd figure"
    )


RULE = Rule(_NAMING.code, _NAMING.name, _NAMING.severity, __doc__ or "", across=across)
