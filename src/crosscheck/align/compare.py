"""Candidate pairs -> comparisons of the agreeing ones: the match weight of each pair, its probability, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from crosscheck.align.features import Features, pair_features, rank_features, slot_score
from crosscheck.align.options import AlignModel
from crosscheck.align.slots import is_agreeing
from crosscheck.align.views import ClaimView
from crosscheck.align.weigh import weigh
from crosscheck.model import Comparison

Pair = tuple[str, str]
_NO_RIVAL = -3.0


def agreeing_pairs(views: Mapping[str, ClaimView], pairs: Sequence[Pair]) -> list[Pair]:
    """The candidate pairs whose values can be one, or are both unknown."""
    return [pair for pair in pairs if is_agreeing(views[pair[0]], views[pair[1]])]


def features_of_pairs(views: Mapping[str, ClaimView], pairs: Sequence[Pair]) -> list[Features]:
    """The full evidence of each pair, its rank among rivals included; in the order of `pairs`."""
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


def compare_pairs(views: Mapping[str, ClaimView], pairs: Sequence[Pair], model: AlignModel) -> list[Comparison]:
    """Weighs each agreeing pair; the explanation holds the heaviest pieces of evidence."""
    return [
        weigh(pair, features, model.weights, model.intercept) for pair, features in zip(pairs, features_of_pairs(views, pairs), strict=True)
    ]
