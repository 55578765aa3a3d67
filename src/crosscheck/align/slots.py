"""Joins clusters whose values differ but whose slots are one: the step that finds disagreements.

Agreeing claims align themselves; a claim that disagrees has only structure to be known by: the same person, family, noun, wording, and a
report that says the one seldom says the other. So each pair of claims is first weighed blind, as if their values were covered (weights learned on
all pairs, agreeing ones too, of which there are many), and then each cluster of agreeing claims as a whole against each other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from crosscheck.align.features import Features, blind_features, slot_score
from crosscheck.align.options import AlignModel
from crosscheck.align.persons import compare_persons
from crosscheck.align.rivals import Rivals
from crosscheck.align.values import AGREEING, compare_values, log_ratio
from crosscheck.align.views import ClaimView
from crosscheck.align.weigh import total
from crosscheck.model import Claim

Pair = tuple[str, str]
_FLOOR = -4.0
"""Blind match weights below this are not followed up: next to no true pair lies there."""
_NO_RIVAL = -6.0
_BEST = 3
"""The pairs of claims that speak for their clusters: the others may be told too shortly to show their slot."""
_FARTHEST = 3.0
"""Log ratios beyond twenty times tell no more."""
_MAGNITUDES = frozenset(("count", "magnitude"))


class SlotPair(Struct, frozen=True):
    """Two clusters (positions in the list of clusters, smaller first) and the blind weights of the pairs of claims between them, best first."""

    left: int
    right: int
    weights: tuple[tuple[float, Pair], ...]

    @property
    def best(self) -> Pair:
        """The pair of claims whose slots are most alike."""
        return self.weights[0][1]


def is_agreeing(left: ClaimView, right: ClaimView) -> bool:
    """Whether two values can be one: equal, one inside the other, or the same after rounding."""
    return compare_values(left.value, right.value) in AGREEING


def comparable_pairs(views: Mapping[str, ClaimView], pairs: Iterable[Pair]) -> list[Pair]:
    """The candidate pairs of one kind from two reports: those that may disagree."""
    return [(one, two) for one, two in pairs if _of_two_reports(views[one].claim, views[two].claim)]


def _of_two_reports(left: Claim, right: Claim) -> bool:
    kinds = {left.measurand.kind, right.measurand.kind}
    return (len(kinds) == 1 or kinds == _MAGNITUDES) and left.document != right.document


def blind_rows(views: Mapping[str, ClaimView], pairs: Sequence[Pair]) -> list[Features]:
    """The evidence of each pair, its values covered; in the order of `pairs`."""
    scores = [slot_score(views[one], views[two]) for one, two in pairs]
    rivals = Rivals(views, pairs, scores)
    return [
        blind_features(views[one], views[two], score, rivals.best_other(one, two), rivals.best_other(two, one))
        for (one, two), score in zip(pairs, scores, strict=True)
    ]


def blind_weights(views: Mapping[str, ClaimView], pairs: Sequence[Pair], model: AlignModel) -> dict[Pair, float]:
    """The match weight of each pair, its values covered."""
    rows = blind_rows(views, pairs)
    return {pair: model.blind_intercept + total(row, model.blind_weights) for pair, row in zip(pairs, rows, strict=True)}


def slot_pairs(clusters: Sequence[Sequence[str]], views: Mapping[str, ClaimView], blind: Mapping[Pair, float]) -> list[SlotPair]:
    """The pairs of clusters that some differing pair of claims links, in stable order."""
    home = {id_: at for at, ids in enumerate(clusters) for id_ in ids}
    weights: dict[tuple[int, int], list[tuple[float, Pair]]] = defaultdict(list)
    for (one, two), weight in blind.items():
        first, second = home[one], home[two]
        if first != second and not is_agreeing(views[one], views[two]) and not _other_slot(views[one].claim, views[two].claim):
            weights[min(first, second), max(first, second)].append((weight, (one, two)))
    ordered = {key: tuple(sorted(found, key=lambda item: (-item[0], item[1]))) for key, found in sorted(weights.items())}
    return [SlotPair(left, right, found) for (left, right), found in ordered.items() if found[0][0] >= _FLOOR]


def _other_slot(left: Claim, right: Claim) -> bool:
    """Whether two differing values are told of two families that share no group: killed and injured, revenue and profit."""
    one, two = left.measurand, right.measurand
    if not one.family or not two.family or one.family == two.family:
        return False
    return not one.group or one.group != two.group


def slot_features(
    found: Sequence[SlotPair], clusters: Sequence[Sequence[str]], views: Mapping[str, ClaimView], blind: Mapping[Pair, float]
) -> list[Features]:
    """The evidence that two clusters fill one slot; in the order of `found`."""
    rivals = Rivals(views, list(blind), list(blind.values()))
    counts = _count_slots(clusters, views)
    return [_features(pair, clusters, views, rivals, counts) for pair in found]


def _features(
    pair: SlotPair,
    clusters: Sequence[Sequence[str]],
    views: Mapping[str, ClaimView],
    rivals: Rivals,
    counts: Mapping[tuple[str, str, str], int],
) -> Features:
    one, two = pair.best
    left, right = views[one], views[two]
    reports = [frozenset(views[id_].claim.document for id_ in clusters[at]) for at in (pair.left, pair.right)]
    weight = pair.weights[0][0]
    inside = frozenset((*clusters[pair.left], *clusters[pair.right]))
    rival = max(rivals.best_beyond(one, two, inside), rivals.best_beyond(two, one, inside), _NO_RIVAL)
    kind = left.claim.measurand.kind
    relation = compare_values(left.value, right.value)
    return {
        "slots alike": weight,
        "slots alike, at least evenly": max(0.0, weight),
        f"{kind}: slots alike, at least evenly": max(0.0, weight),
        f"{kind}: person {compare_persons(left.person, right.person)}": 1.0,
        "slots alike on average": _mean([each for each, _ in pair.weights[:_BEST]]),
        "lead over rivals": max(-4.0, min(4.0, weight - rival)),
        f"kind {kind}": 1.0,
        f"value {relation}": 1.0,
        f"{kind}: value {relation}": 1.0,
        **_distance(left, right, kind),
        **_moving(left.claim, right.claim, relation),
        **_said_by_both(_of_person(clusters[pair.left], left, views), _of_person(clusters[pair.right], right, views), views),
        "reports of the smaller": float(min(3, *map(len, reports))),
        "reports of the larger": float(min(4, max(map(len, reports)))),
        "both single": float(len(clusters[pair.left]) == len(clusters[pair.right]) == 1),
        **_alone(left.claim, right.claim, counts),
    }


def _mean(weights: Sequence[float]) -> float:
    return sum(weights) / len(weights)


def _distance(left: ClaimView, right: ClaimView, kind: str) -> Features:
    """How far apart two figures are, finer than the word for it; nothing where they may be far apart: a slip, a value that moved on."""
    distance = log_ratio(left.value, right.value)
    if (
        distance is None
        or compare_values(left.value, right.value) == "slip"
        or (_moves(left.claim, right.claim) and _of_two_days(left.claim, right.claim))
    ):
        return {}
    return {"log ratio": min(_FARTHEST, distance), f"{kind}: log ratio": min(_FARTHEST, distance)}


def _moves(left: Claim, right: Claim) -> bool:
    """Whether the two tell of one family whose values move."""
    one, two = left.measurand, right.measurand
    return bool(one.family) and one.family == two.family and one.dynamics != "static"


def _of_two_days(left: Claim, right: Claim) -> bool:
    """Whether the two are of days that their texts state to be two, or were published on two days."""
    if not left.as_of.implied and not right.as_of.implied:
        return left.as_of.first != right.as_of.first
    return bool(left.published and right.published) and str(left.published)[:10] != str(right.published)[:10]


def _moving(left: Claim, right: Claim, relation: str) -> Features:
    """Values that move and are of two days differ by rights."""
    if not _moves(left, right):
        return {}
    return {
        "value that moves": 1.0,
        f"value that moves: {relation}": 1.0,
        "value that moves, of two days": float(_of_two_days(left, right)),
    }


def _said_by_both(one: Sequence[str], two: Sequence[str], views: Mapping[str, ClaimView]) -> Features:
    """The reports that say both values: in one voice these are two measurands, unless the report itself sets the one against the other."""
    first, second = _by_report(one, views), _by_report(two, views)
    common = sorted(first.keys() & second.keys())
    contrasts = sum(_are_contrasted(first[report], second[report]) for report in common)
    voices = sum(_told_apart(first[report], second[report]) for report in common)
    return {
        "reports that say both": float(min(3, len(common) - max(contrasts, voices))),
        "reports that credit both": float(min(3, max(0, voices - contrasts))),
        "reports that contrast both": float(min(2, contrasts)),
    }


def _are_contrasted(one: Sequence[Claim], two: Sequence[Claim]) -> bool:
    """Whether their report sets a figure of the ones against one of the others."""
    starts = {f"contrast:@{claim.start}" for claim in two}
    return any(cue in starts for claim in one for cue in claim.cues)


def _of_person(ids: Sequence[str], view: ClaimView, views: Mapping[str, ClaimView]) -> list[str]:
    """Those of the claims that are not told of another person than the claim in view."""
    return [id_ for id_ in ids if compare_persons(views[id_].person, view.person) != "other"]


def _by_report(ids: Sequence[str], views: Mapping[str, ClaimView]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for id_ in ids:
        found[views[id_].claim.document].append(views[id_].claim)
    return found


def _told_apart(one: Sequence[Claim], two: Sequence[Claim]) -> bool:
    """Whether a report credits its two values to two parties, or tells them of two days that its text states."""
    voices = [{claim.attribution.key for claim in claims if claim.attribution} for claims in (one, two)]
    days = [{claim.as_of.first for claim in claims if not claim.as_of.implied} for claims in (one, two)]
    return any((one or two) and not one & two for one, two in (voices, days))


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
    common = [slot for slot in _slot_names(left) if slot in _slot_names(right)]
    return {f"{slot} filled once": 1.0 / (counts[left.document, slot, name] * counts[right.document, slot, name]) for slot, name in common}
