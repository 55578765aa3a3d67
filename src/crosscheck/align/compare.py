"""Candidate pairs -> comparisons of the agreeing ones: the match weight of each pair, its probability, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crosscheck.align.features import Features, pair_features, rank_features, slot_score
from crosscheck.align.options import AlignModel
from crosscheck.align.rivals import Rivals
from crosscheck.align.slots import is_agreeing
from crosscheck.align.views import ClaimView
from crosscheck.align.weigh import weigh
from crosscheck.model import Comparison

Pair = tuple[str, str]


def agreeing_pairs(views: Mapping[str, ClaimView], pairs: Sequence[Pair]) -> list[Pair]:
    """The candidate pairs whose values can be one, or are both unknown."""
    return [pair for pair in pairs if is_agreeing(views[pair[0]], views[pair[1]])]


def features_of_pairs(views: Mapping[str, ClaimView], pairs: Sequence[Pair]) -> list[Features]:
    """The full evidence of each pair, its rank among rivals included; in the order of `pairs`."""
    scores = [slot_score(views[one], views[two]) for one, two in pairs]
    rivals = Rivals(views, pairs, scores)
    found = []
    for (one, two), score in zip(pairs, scores, strict=True):
        features = pair_features(views[one], views[two])
        features.update(rank_features(score, rivals.best_other(one, two), rivals.best_other(two, one)))
        found.append(features)
    return found


def compare_pairs(views: Mapping[str, ClaimView], pairs: Sequence[Pair], model: AlignModel) -> list[Comparison]:
    """Weighs each agreeing pair; the explanation holds the heaviest pieces of evidence."""
    return [
        weigh(pair, features, model.weights, model.intercept) for pair, features in zip(pairs, features_of_pairs(views, pairs), strict=True)
    ]
