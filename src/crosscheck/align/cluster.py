"""Comparisons -> clusters: agreeing claims first, then the slots whose values differ."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import product

from crosscheck.align.linkage import link_items
from crosscheck.align.options import AlignModel, AlignOptions
from crosscheck.align.persons import compare_persons
from crosscheck.align.slots import blind_weights, comparable_pairs, is_agreeing, slot_features, slot_pairs
from crosscheck.align.views import ClaimView
from crosscheck.align.weigh import weigh
from crosscheck.model import Claim, Cluster, Comparison

_UNSEEN = 0.02
"""The probability of a pair that shares no block key, or differs."""
_FLOOR = 0.05
"""Links weaker than this never join anything."""

Groups = list[list[str]]


def join_agreeing(views: Mapping[str, ClaimView], comparisons: Sequence[Comparison], threshold: float) -> Groups:
    """Groups of claims that agree and measure the same thing, every other claim alone; sorted."""
    links = [(pair.left, pair.right, pair.probability) for pair in comparisons if pair.probability >= _FLOOR]
    groups = link_items(links, threshold, _UNSEEN, lambda one, two: _are_two(one, two, views))
    grouped = {id_ for ids in groups for id_ in ids}
    return sorted(groups + [[id_] for id_ in views if id_ not in grouped])


def join_slots(
    groups: Groups, views: Mapping[str, ClaimView], pairs: Sequence[tuple[str, str]], model: AlignModel, threshold: float
) -> tuple[Groups, list[Comparison]]:
    """Joins groups whose values differ but whose slots are one; also gives what was found of each joined pair of claims."""
    blind = blind_weights(views, comparable_pairs(views, pairs), model)
    found = slot_pairs(groups, views, blind)
    names = {at: ids[0] for at, ids in enumerate(groups)}
    by_name = {ids[0]: ids for ids in groups}
    weighed = [
        (slot, weigh((names[slot.left], names[slot.right]), features, model.slot_weights, model.slot_intercept))
        for slot, features in zip(found, slot_features(found, groups, views, blind), strict=True)
    ]
    links = [
        (min(one, two), max(one, two), pair.probability)
        for slot, pair in weighed
        for one, two in ((names[slot.left], names[slot.right]),)
        if pair.probability >= _FLOOR
    ]

    def apart(one: Sequence[str], two: Sequence[str]) -> bool:
        return _are_two([id_ for name in one for id_ in by_name[name]], [id_ for name in two for id_ in by_name[name]], views)

    joined = link_items(links, threshold, _UNSEEN, apart)
    home = {name: at for at, names_ in enumerate(joined) for name in names_}
    merged = [sorted(id_ for name in names_ for id_ in by_name[name]) for names_ in joined]
    rest = [ids for ids in groups if ids[0] not in home]
    told = [
        _spread(pair, one, two)
        for slot, pair in weighed
        if home.get(names[slot.left], -1) == home.get(names[slot.right], -2)
        for one, two in product(groups[slot.left], groups[slot.right])
    ]
    return sorted(merged + rest), told


def _spread(pair: Comparison, one: str, two: str) -> Comparison:
    """The comparison of two slots, told of one pair of their claims."""
    return Comparison(min(one, two), max(one, two), pair.weight, pair.probability, pair.explanation)


def _are_two(one: Sequence[str], two: Sequence[str], views: Mapping[str, ClaimView]) -> bool:
    """Whether the claims cannot be of one thing: of two persons, or of one sentence with differing values."""
    return _two_persons(one, two, views) or _one_sentence(one, two, views)


def _two_persons(one: Sequence[str], two: Sequence[str], views: Mapping[str, ClaimView]) -> bool:
    """Whether ages are told of two persons by name."""
    left, right = ({views[id_].person for id_ in ids if views[id_].claim.measurand.kind == "age"} for ids in (one, two))
    return any(compare_persons(first, second) == "other" for first in left for second in right)


def _one_sentence(one: Sequence[str], two: Sequence[str], views: Mapping[str, ClaimView]) -> bool:
    """Whether a claim of each stands in the same sentence with another value: those are two measurands, unless set against each other."""
    sentences = {(views[id_].claim.document, views[id_].claim.sentence): id_ for id_ in one}
    for id_ in two:
        other = sentences.get((views[id_].claim.document, views[id_].claim.sentence))
        if other is not None and not is_agreeing(views[other], views[id_]) and not _contrasted(views[other].claim, views[id_].claim):
            return True
    return False


def _contrasted(one: Claim, two: Claim) -> bool:
    return f"contrast:@{two.start}" in one.cues


def cluster_claims(
    views: Mapping[str, ClaimView],
    pairs: Sequence[tuple[str, str]],
    comparisons: Sequence[Comparison],
    model: AlignModel,
    options: AlignOptions,
) -> list[Cluster]:
    """Clusters of two claims or more, ordered by id; `comparisons` are those of the agreeing pairs among `pairs`."""
    groups = join_agreeing(views, comparisons, options.threshold)
    groups, told = join_slots(groups, views, pairs, model, options.slot_threshold)
    home = {id_: at for at, ids in enumerate(groups) for id_ in ids}
    within: dict[int, list[Comparison]] = {}
    for comparison in (*comparisons, *told):
        if home[comparison.left] == home[comparison.right]:
            within.setdefault(home[comparison.left], []).append(comparison)
    claims = {id_: view.claim for id_, view in views.items()}
    clusters = [_build(ids, claims, within.get(at, [])) for at, ids in enumerate(groups) if len(ids) > 1]
    return sorted(clusters, key=lambda cluster: cluster.id)


def _build(ids: Sequence[str], claims: Mapping[str, Claim], comparisons: Sequence[Comparison]) -> Cluster:
    families = Counter(family for id_ in ids if (family := claims[id_].measurand.family))
    family = min(families, key=lambda key: (-families[key], key)) if families else None
    texts = Counter(claims[id_].measurand.text for id_ in ids if not family or claims[id_].measurand.family == family)
    text = min(texts, key=lambda key: (-texts[key], len(key), key))
    cross = [pair.probability for pair in comparisons if claims[pair.left].document != claims[pair.right].document]
    cohesion = sum(cross) / len(cross) if cross else 1.0
    digest = hashlib.sha256("\0".join(ids).encode()).hexdigest()[:12]
    return Cluster(
        digest, text, family, tuple(ids), round(cohesion, 6), tuple(sorted(comparisons, key=lambda pair: (pair.left, pair.right)))
    )
