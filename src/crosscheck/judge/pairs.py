"""The pairs of a cluster that are judged: claims of different reports, each report standing by what it says."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from crosscheck.judge.confidence import score_confidence
from crosscheck.judge.options import JudgeOptions
from crosscheck.judge.stances import value_key
from crosscheck.judge.verdict import PairVerdict, judge_pair
from crosscheck.model import Claim, Cluster, Comparison

_CONTRAST = "contrast:@"
_FIGURE = 5
_MOST_CLAIMS = 400
"""Claims of one cluster that are judged pair by pair: a cluster beyond that is a pile of one figure, and its first claims speak for it."""


class JudgedPair(Struct, frozen=True):
    """Two claims of one cluster, what was found of them, how surely they measure one thing, and how sure the finding is.

    `contrasted`: some report itself sets the two values against each other.
    """

    left: Claim
    right: Claim
    verdict: PairVerdict
    probability: float
    confidence: float
    comparison: Comparison | None = None
    contrasted: bool = False


def judge_pairs(cluster: Cluster, members: Sequence[Claim], options: JudgeOptions, *, within: bool = False) -> list[JudgedPair]:
    """All pairs of claims of two reports, judged, in stable order; pairs that state the same are judged once.

    `within` pairs the claims of one report instead: two sentences of it, for two values in one sentence are two things.
    """
    compared = {(pair.left, pair.right): pair for pair in cluster.comparisons}
    ordered = sorted(members, key=lambda claim: claim.id)[:_MOST_CLAIMS]
    signatures = {claim.id: _signature(claim) for claim in ordered}
    known: dict[tuple[object, object], PairVerdict] = {}
    contrasts = _contrasts(members)
    judged = []
    for left, right in combinations(ordered, 2):
        if (left.document == right.document) != within or (within and left.sentence == right.sentence):
            continue
        key = (signatures[left.id], signatures[right.id])
        if key not in known:
            known[key] = judge_pair(left, right, options)
        verdict = _renamed(known[key], left, right)
        contrasted = frozenset((_figure(left), _figure(right))) in contrasts
        if contrasted:
            verdict = replace(verdict, clarity=1.0)
        comparison = compared.get((left.id, right.id))
        probability = cluster.cohesion if comparison is None else comparison.probability
        judged.append(JudgedPair(left, right, verdict, probability, score_confidence(verdict, probability), comparison, contrasted))
    return judged


def _contrasts(members: Sequence[Claim]) -> set[frozenset[object]]:
    """The values that some report itself sets against each other: then it is plain that they differ."""
    places = {(claim.document, claim.start): claim for claim in members}
    told = [(claim, cue.removeprefix(_CONTRAST)) for claim in members for cue in claim.cues if cue.startswith(_CONTRAST)]
    others = [(claim, places.get((claim.document, int(start)))) for claim, start in told]
    return {frozenset((_figure(claim), _figure(other))) for claim, other in others if other is not None}


def _figure(claim: Claim) -> tuple[str, ...]:
    """The dimension and the figures of a value, whatever its hedges."""
    return value_key(claim)[:_FIGURE]


def _signature(claim: Claim) -> tuple[object, ...]:
    """All of a claim that a verdict depends on."""
    measurand, speaker = claim.measurand, claim.attribution.key if claim.attribution else None
    implied = claim.timex is not None and claim.timex.implied_day
    meaning = (measurand.family, measurand.dynamics, measurand.kind, measurand.scope, claim.cues, speaker)
    unit = claim.quantity.unit if claim.quantity else None
    report = (claim.published, claim.source, claim.edition)
    return (value_key(claim), unit, implied, claim.as_of, *report, *meaning)


def _renamed(verdict: PairVerdict, left: Claim, right: Claim) -> PairVerdict:
    """The verdict on two claims that state the same as the two that were judged."""
    latest = {verdict.left: left.id, verdict.right: right.id}.get(verdict.latest or "")
    return replace(verdict, left=left.id, right=right.id, latest=latest, one_report=left.document == right.document)
