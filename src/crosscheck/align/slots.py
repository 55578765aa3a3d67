"""Joins clusters whose values differ but whose slots are one: the step that finds disagreements.

Agreeing claims align themselves; a claim that disagrees has only structure to be known by: the same person, family, noun, wording, and a
report that says the one never says the other. So each cluster of agreeing claims (or single claim) is weighed as a whole against each other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from crosscheck.align.features import Features, pair_features, slot_score
from crosscheck.align.values import compare_values
from crosscheck.align.views import ClaimView
from crosscheck.model import Claim

Pair = tuple[str, str]
AGREEING = frozenset(("equal", "rounded", "inside", "named", "exchange", "close", "restated"))
_FLOOR = 0.6
"""Slot scores below this are not weighed: in labelled reports next to no true pair lies there."""
_NO_RIVAL = -1.0


class SlotPair(Struct, frozen=True):
    """Two clusters (positions in the list of clusters, smaller first), the pair of claims whose slots are most alike, and their score."""

    left: int
    right: int
    best: Pair
    score: float


def is_agreeing(left: ClaimView, right: ClaimView) -> bool:
    """Whether two values can be one: equal, one inside the other, or the same after rounding."""
    return compare_values(left.value, right.value) in AGREEING


def _may_disagree(left: ClaimView, right: ClaimView) -> bool:
    """Two reports' values of one kind that cannot be one."""
    same_kind = left.claim.measurand.kind == right.claim.measurand.kind
    return same_kind and left.claim.document != right.claim.document and not is_agreeing(left, right)


def slot_pairs(clusters: Sequence[Sequence[str]], views: Mapping[str, ClaimView], pairs: Iterable[Pair]) -> list[SlotPair]:
    """The pairs of clusters that some candidate pair of differing claims from two reports links, in stable order."""
    home = {id_: at for at, ids in enumerate(clusters) for id_ in ids}
    best: dict[tuple[int, int], tuple[float, Pair]] = {}
    for one, two in pairs:
        first, second = home[one], home[two]
        if first == second or not _may_disagree(views[one], views[two]):
            continue
        score = slot_score(views[one], views[two])
        key = (min(first, second), max(first, second))
        if score >= _FLOOR and (key not in best or (score, (one, two)) > best[key]):
            best[key] = (score, (one, two))
    return [SlotPair(key[0], key[1], pair, score) for key, (score, pair) in sorted(best.items())]


def slot_features(found: Sequence[SlotPair], clusters: Sequence[Sequence[str]], views: Mapping[str, ClaimView]) -> list[Features]:
    """The evidence that two clusters fill one slot; in the order of `found`."""
    rivals = _best_two(found)
    counts = _count_slots(clusters, views)
    rows = []
    for pair in found:
        row = _features(pair, clusters, views, rivals)
        row.update(_alone(views[pair.best[0]].claim, views[pair.best[1]].claim, counts))
        rows.append(row)
    return rows


def _slot_names(claim: Claim) -> list[tuple[str, str]]:
    """The slots that a claim may fill in its report: by its family, its counted noun, its person."""
    measurand = claim.measurand
    named = (("family", measurand.family or ""), ("counted noun", measurand.head), ("person", measurand.person))
    return [(slot, f"{measurand.kind}|{name}") for slot, name in named if name]


def _count_slots(clusters: Sequence[Sequence[str]], views: Mapping[str, ClaimView]) -> Counter[tuple[str, str, str]]:
    """(report, slot, name) -> how many different values (clusters) fill it."""
    seen: set[tuple[str, str, str, int]] = set()
    for at, ids in enumerate(clusters):
        for id_ in ids:
            claim = views[id_].claim
            seen.update((claim.document, slot, name, at) for slot, name in _slot_names(claim))
    return Counter((document, slot, name) for document, slot, name, _ in seen)


def _alone(left: Claim, right: Claim, counts: Mapping[tuple[str, str, str], int]) -> Features:
    """How nearly each report fills the common slot with this one value only: 1 if both do, less the more values either gives."""
    found: Features = {}
    for slot, name in _slot_names(left):
        if (slot, name) in _slot_names(right):
            alone = 1.0 / (counts[left.document, slot, name] * counts[right.document, slot, name])
            found[f"{slot} filled once"] = alone
            found[f"{left.measurand.kind}: {slot} filled once"] = alone
    return found


def _best_two(found: Sequence[SlotPair]) -> Mapping[int, list[tuple[float, int]]]:
    best: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for pair in found:
        for one, two in ((pair.left, pair.right), (pair.right, pair.left)):
            best[one] = sorted([*best[one], (pair.score, two)], reverse=True)[:2]
    return best


def _rival(best: Sequence[tuple[float, int]], partner: int) -> float:
    return next((score for score, other in best if other != partner), _NO_RIVAL)


def _features(
    pair: SlotPair, clusters: Sequence[Sequence[str]], views: Mapping[str, ClaimView], rivals: Mapping[int, list[tuple[float, int]]]
) -> Features:
    left, right = (views[id_] for id_ in pair.best)
    found = {name: value for name, value in pair_features(left, right).items() if not name.startswith("differing: ")}
    reports = [frozenset(views[id_].claim.document for id_ in clusters[at]) for at in (pair.left, pair.right)]
    shared = len(reports[0] & reports[1])
    kind = left.claim.measurand.kind
    lead = pair.score - max(_rival(rivals[pair.left], pair.right), _rival(rivals[pair.right], pair.left))
    found |= {
        "slot score": pair.score,
        f"{kind}: slot score": pair.score,
        "lead over rivals": max(-2.0, min(2.0, lead)),
        f"{kind}: lead over rivals": max(-2.0, min(2.0, lead)),
        "reports that say both": float(shared),
        f"{kind}: a report says both": float(shared > 0),
        "reports of the smaller": float(min(3, min(map(len, reports)))),
        "reports of the larger": float(min(4, max(map(len, reports)))),
        "both single": float(len(clusters[pair.left]) == len(clusters[pair.right]) == 1),
    }
    found["mean slot score"] = _mean_score(pair, clusters, views)
    return found


def _mean_score(pair: SlotPair, clusters: Sequence[Sequence[str]], views: Mapping[str, ClaimView]) -> float:
    """The mean over (at most eight claims of each side of) the pairs from two reports."""
    scores = [
        slot_score(views[one], views[two])
        for one in clusters[pair.left][:8]
        for two in clusters[pair.right][:8]
        if views[one].claim.document != views[two].claim.document
    ]
    return sum(scores) / len(scores) if scores else 0.0
