"""From clusters to findings: what is told to the desk about each thing that several claims measure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from crosscheck.judge.confidence import score_confidence
from crosscheck.judge.message import compose_message
from crosscheck.judge.options import JudgeOptions
from crosscheck.judge.pairs import JudgedPair, judge_pairs
from crosscheck.judge.rules import RULES, rule_for
from crosscheck.judge.stances import teller_of, value_key
from crosscheck.judge.verdict import GRAVITY
from crosscheck.model import Claim, Cluster, Extraction, Finding, Location


def judge_cluster(cluster: Cluster, claims: Mapping[str, Claim], options: JudgeOptions) -> tuple[Finding, ...]:
    """The one value finding of a cluster, if its reports disagree: the gravest verdict among its pairs names it. CX108 may stand beside."""
    members = [claims[id_] for id_ in cluster.claims if id_ in claims]
    pairs = _standing(judge_pairs(cluster, members, options, within=len({claim.document for claim in members}) == 1))
    pairs = _with_history(pairs, members)
    best = _most_telling(_disagreements(pairs)) or _most_telling(_contested(pairs))
    value = () if best is None else (_build_finding(best, pairs, cluster, members, options),)
    return *value, *(finding for rule in RULES if rule.beside is not None for finding in rule.beside(cluster, members, options))


def judge_across(claims: Sequence[Claim], clusters: Sequence[Cluster], options: JudgeOptions) -> tuple[Finding, ...]:
    """What shows only over all claims of a group of reports and their clusters."""
    return tuple(finding for rule in RULES if rule.across is not None for finding in rule.across(claims, clusters, options))


def judge_document(extraction: Extraction, options: JudgeOptions) -> tuple[Finding, ...]:
    """What is wrong within one report, whatever stands beside it; in the order of the rules, then of the text."""
    return tuple(finding for rule in RULES if rule.check is not None for finding in rule.check(extraction, options))


def _standing(pairs: Sequence[JudgedPair]) -> list[JudgedPair]:
    """The pairs without those of a claim that a later version of its own story has replaced: it stands against that version alone."""
    replaced = {
        claim.id
        for pair in pairs
        if pair.verdict.reason == "edition"
        for claim in (pair.left, pair.right)
        if claim.id != pair.verdict.latest
    }
    return [pair for pair in pairs if pair.verdict.reason == "edition" or not replaced & {pair.left.id, pair.right.id}]


def _with_history(pairs: Sequence[JudgedPair], members: Sequence[Claim]) -> list[JudgedPair]:
    """The pairs, a conflict with a value that some report calls an earlier one being no conflict: the value has moved on."""
    earlier = {value_key(claim) for claim in members if "told-earlier" in claim.cues or "previous" in claim.measurand.scope}
    later = {value_key(claim) for claim in members if "told-later" in claim.cues}
    return [_superseded(pair) if pair.verdict.verdict == "CONFLICT" and _is_history(pair, earlier, later) else pair for pair in pairs]


def _is_history(pair: JudgedPair, earlier: AbstractSet[tuple[str, ...]], later: AbstractSet[tuple[str, ...]]) -> bool:
    left, right = value_key(pair.left), value_key(pair.right)
    return (left in earlier) != (right in earlier) or (left in later - earlier) != (right in later - earlier)


def _superseded(pair: JudgedPair) -> JudgedPair:
    verdict = replace(pair.verdict, verdict="SUPERSEDED", reason="later", slip=None, detail="")
    return replace(pair, verdict=verdict, confidence=score_confidence(verdict, pair.probability))


def _disagreements(pairs: Sequence[JudgedPair]) -> list[JudgedPair]:
    """The pairs that differ, of each two reports only the mildest: a report stands by the best of what it says."""
    mildest: dict[tuple[str, str], int] = {}
    for pair in pairs:
        gravity = GRAVITY[pair.verdict.verdict]
        if gravity > 0:
            mildest[_reports(pair)] = min(gravity, mildest.get(_reports(pair), gravity))
    return [pair for pair in pairs if GRAVITY["TENSION"] <= GRAVITY[pair.verdict.verdict] <= mildest.get(_reports(pair), 0)]


def _contested(pairs: Sequence[JudgedPair]) -> list[JudgedPair]:
    """The pairs that differ although their two reports agree elsewhere in the cluster: one of the two contradicts itself, or the
    cluster holds more than one thing. They count for less.
    """
    differing = [pair for pair in pairs if GRAVITY[pair.verdict.verdict] >= GRAVITY["TENSION"]]
    return [replace(pair, confidence=score_confidence(pair.verdict, pair.probability, contested=not pair.contrasted)) for pair in differing]


def _reports(pair: JudgedPair) -> tuple[str, str]:
    return min(pair.left.document, pair.right.document), max(pair.left.document, pair.right.document)


def _most_telling(pairs: Sequence[JudgedPair]) -> JudgedPair | None:
    """Of the gravest verdict the surest pair; ties by id."""
    if not pairs:
        return None
    return min(pairs, key=lambda pair: (-GRAVITY[pair.verdict.verdict], -pair.confidence, pair.left.id, pair.right.id))


def _build_finding(
    best: JudgedPair, pairs: Sequence[JudgedPair], cluster: Cluster, members: Sequence[Claim], options: JudgeOptions
) -> Finding:
    rule = rule_for(best.verdict)
    first, second = _shown_order(best, members)
    witnesses = [first, second, *_witnesses(best, pairs, members, options)]
    return Finding(
        rule.code,
        rule.name,
        rule.severity,
        best.confidence,
        compose_message(best.verdict, witnesses, {claim.id: claim for claim in witnesses}, cluster.measurand),
        tuple(claim.id for claim in witnesses),
        first.id,
        cluster.id,
        best.verdict.verdict,
        tuple(location_of(claim) for claim in witnesses),
        best.comparison.explanation if best.comparison else (),
    )


def _shown_order(best: JudgedPair, members: Sequence[Claim]) -> tuple[Claim, Claim]:
    """The claim to look at first: the stale one, else the one that fewer witnesses support, of equally many the one that fewer reports tell."""
    if best.verdict.verdict == "SUPERSEDED" and best.verdict.latest is not None:
        return (best.left, best.right) if best.verdict.latest == best.right.id else (best.right, best.left)
    witnesses = Counter(value for value, _ in {(value_key(claim), teller_of(claim)) for claim in members})
    reports = Counter(value for value, _ in {(value_key(claim), claim.document) for claim in members})
    left, right = value_key(best.left), value_key(best.right)
    if (witnesses[right], reports[right]) < (witnesses[left], reports[left]):
        return best.right, best.left
    return best.left, best.right


def _witnesses(best: JudgedPair, pairs: Sequence[JudgedPair], members: Sequence[Claim], options: JudgeOptions) -> list[Claim]:
    """The other claims of the cluster that surely measure the same as one of the pair, in the order of the reports."""
    shown = {best.left.id, best.right.id}
    sure: set[str] = set()
    for pair in pairs:
        if pair.probability >= options.witness_probability and shown & {pair.left.id, pair.right.id}:
            sure |= {pair.left.id, pair.right.id}
    return sorted((claim for claim in members if claim.id in sure - shown), key=lambda claim: (claim.document, claim.start, claim.id))


def location_of(claim: Claim) -> Location:
    """Where a claim stands."""
    place = claim.place
    return Location(claim.document, place.line, place.column, place.page, place.paragraph, place.cell)
