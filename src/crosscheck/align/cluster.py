"""Comparisons -> clusters, by average linkage: no chain of weak links, ties broken by content."""

from __future__ import annotations

import hashlib
import heapq
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from crosscheck.model import Claim, Cluster, Comparison

_UNSEEN = 0.02
"""The probability of a pair that shares no block key."""
_FLOOR = 0.1
"""Links weaker than this never join anything."""

Links = dict[str, dict[str, tuple[float, int]]]


def cluster_claims(claims: Sequence[Claim], comparisons: Sequence[Comparison], threshold: float) -> list[Cluster]:
    """Clusters of two claims or more from two reports or more, ordered by id.

    Two clusters join while the mean probability over all their pairs is at least `threshold`, best first. Two claims of one sentence with
    differing values are two measurands: they never fall into one cluster.
    """
    by_id = {claim.id: claim for claim in claims}
    strong = [pair for pair in comparisons if pair.probability >= _FLOOR]
    members = _join(by_id, strong, threshold)
    pairs: dict[str, list[Comparison]] = defaultdict(list)
    home = {id_: root for root, ids in members.items() for id_ in ids}
    for comparison in comparisons:
        if comparison.left in home and home[comparison.left] == home.get(comparison.right):
            pairs[home[comparison.left]].append(comparison)
    clusters = [_build(sorted(ids), by_id, pairs[root]) for root, ids in members.items() if len(ids) > 1]
    return sorted(clusters, key=lambda cluster: cluster.id)


def _join(by_id: Mapping[str, Claim], comparisons: Sequence[Comparison], threshold: float) -> dict[str, list[str]]:
    members: dict[str, list[str]] = {}
    links: Links = defaultdict(dict)
    for pair in comparisons:
        for id_ in (pair.left, pair.right):
            members.setdefault(id_, [id_])
        links[pair.left][pair.right] = links[pair.right][pair.left] = (pair.probability, 1)
    queue = [(-pair.probability, pair.left, pair.right, 1, 1) for pair in comparisons]
    heapq.heapify(queue)
    while queue and -queue[0][0] >= threshold:
        _, one, two, size_one, size_two = heapq.heappop(queue)
        if (one in members and two in members) and (len(members[one]), len(members[two])) == (size_one, size_two):
            if not _conflict(members[one], members[two], by_id):
                _merge(one, two, members, links, queue)
    return members


def _conflict(one: Sequence[str], two: Sequence[str], by_id: Mapping[str, Claim]) -> bool:
    """Whether a claim of each stands in the same sentence with another value."""
    sentences = {(by_id[id_].document, by_id[id_].sentence): by_id[id_] for id_ in one}
    for id_ in two:
        other = sentences.get((by_id[id_].document, by_id[id_].sentence))
        if other is not None and not _same_value(other, by_id[id_]):
            return True
    return False


def _same_value(one: Claim, two: Claim) -> bool:
    if one.quantity and two.quantity:
        return (one.quantity.low, one.quantity.high, one.quantity.unit) == (two.quantity.low, two.quantity.high, two.quantity.unit)
    if one.timex and two.timex:
        if one.timex.first and two.timex.first and one.timex.last and two.timex.last:
            return one.timex.first <= two.timex.last and two.timex.first <= one.timex.last
        return one.timex.value == two.timex.value
    return one.value == two.value


def _merge(one: str, two: str, members: dict[str, list[str]], links: Links, queue: list[tuple[float, str, str, int, int]]) -> None:
    """Joins cluster `two` into `one` (the smaller name) and queues its new links."""
    one, two = min(one, two), max(one, two)
    size_one, size_two = len(members[one]), len(members[two])
    merged = links.pop(two)
    merged.pop(one, None)
    own = links[one]
    own.pop(two, None)
    for other, (total, count) in merged.items():
        before, seen = own.get(other, (0.0, 0))
        own[other] = (before + total, seen + count)
        links[other].pop(two, None)
    members[one] = members[one] + members.pop(two)
    for other, (total, count) in own.items():
        links[other][one] = (total, count)
        size = len(members[other])
        mean = (total + _UNSEEN * ((size_one + size_two) * size - count)) / ((size_one + size_two) * size)
        first, second = min(one, other), max(one, other)
        heapq.heappush(queue, (-mean, first, second, len(members[first]), len(members[second])))


def _build(ids: list[str], by_id: Mapping[str, Claim], comparisons: Sequence[Comparison]) -> Cluster:
    families = Counter(family for id_ in ids if (family := by_id[id_].measurand.family))
    family = min(families, key=lambda key: (-families[key], key)) if families else None
    texts = Counter(by_id[id_].measurand.text for id_ in ids if not family or by_id[id_].measurand.family == family)
    text = min(texts, key=lambda key: (-texts[key], len(key), key))
    cross = [pair.probability for pair in comparisons if by_id[pair.left].document != by_id[pair.right].document]
    cohesion = sum(cross) / len(cross) if cross else 1.0
    digest = hashlib.sha256("\0".join(ids).encode()).hexdigest()[:12]
    return Cluster(digest, text, family, tuple(ids), round(cohesion, 6), tuple(sorted(comparisons, key=lambda pair: (pair.left, pair.right))))
