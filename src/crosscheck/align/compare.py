"""Candidate pairs -> comparisons: the match weight of each pair, its probability, and why."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from crosscheck.align.features import Features, pair_features, rank_features, slot_score
from crosscheck.align.options import AlignModel
from crosscheck.align.views import ClaimView, view_claim
from crosscheck.model import Claim, Comparison, Feature

Pair = tuple[str, str]
_NO_RIVAL = -3.0
_EXPLAINED = 6


def features_of_pairs(claims: Sequence[Claim], pairs: Sequence[Pair], rarity: Mapping[str, float]) -> list[Features]:
    """The full evidence of each pair, its rank among rivals included; in the order of `pairs`."""
    views = {claim.id: view_claim(claim, rarity) for claim in claims}
    scores = [slot_score(views[one], views[two]) for one, two in pairs]
    rivals = _Rivals(views, pairs, scores)
    found = []
    for (one, two), score in zip(pairs, scores, strict=True):
        features = pair_features(views[one], views[two])
        features.update(rank_features(score, rivals.best_other(one, two), rivals.best_other(two, one)))
        found.append(features)
    return found


class _Rivals:
    """For each claim and each report it is compared with: the two best slot scores, to ask for the best one but a given partner."""

    def __init__(self, views: Mapping[str, ClaimView], pairs: Iterable[Pair], scores: Iterable[float]) -> None:
        self._document = {id_: view.claim.document for id_, view in views.items()}
        self._best: dict[tuple[str, str], list[tuple[float, str]]] = defaultdict(list)
        for (one, two), score in zip(pairs, scores, strict=True):
            self._add(one, two, score)
            self._add(two, one, score)

    def _add(self, claim: str, partner: str, score: float) -> None:
        best = self._best[claim, self._document[partner]]
        best.append((score, partner))
        best.sort(reverse=True)
        del best[2:]

    def best_other(self, claim: str, partner: str) -> float:
        """The best slot score of `claim` with any claim of the partner's report but the partner."""
        for score, other in self._best[claim, self._document[partner]]:
            if other != partner:
                return score
        return _NO_RIVAL


def compare_pairs(claims: Sequence[Claim], pairs: Sequence[Pair], model: AlignModel) -> list[Comparison]:
    """Weighs each pair; the explanation holds the heaviest pieces of evidence."""
    return [
        build_comparison(pair, features, model) for pair, features in zip(pairs, features_of_pairs(claims, pairs, model.rarity), strict=True)
    ]


def build_comparison(pair: Pair, features: Features, model: AlignModel) -> Comparison:
    """One comparison: log odds, probability, and the heaviest evidence, heaviest first, ties by name."""
    parts = [(name, value * model.weights[name]) for name, value in features.items() if model.weights.get(name)]
    weight = model.intercept + sum(part for _, part in parts)
    heaviest = sorted(parts, key=lambda part: (-abs(part[1]), part[0]))[:_EXPLAINED]
    explanation = tuple(Feature(name, round(part, 2)) for name, part in heaviest)
    return Comparison(pair[0], pair[1], weight, probability_of(weight), explanation)


def probability_of(weight: float) -> float:
    """The probability of a match weight (log odds)."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, weight))))
