"""How a pair of claims stands among the other claims of the two reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from crosscheck.align.views import ClaimView

Pair = tuple[str, str]
NO_RIVAL = -3.0


class Rivals:
    """For each claim and each report that it is compared with: the scores of its partners there, best first."""

    def __init__(self, views: Mapping[str, ClaimView], pairs: Sequence[Pair], scores: Iterable[float]) -> None:
        self._document = {id_: view.claim.document for id_, view in views.items()}
        found: dict[tuple[str, str], list[tuple[float, str]]] = defaultdict(list)
        for (one, two), score in zip(pairs, scores, strict=True):
            found[one, self._document[two]].append((score, two))
            found[two, self._document[one]].append((score, one))
        self._best = {key: sorted(partners, key=lambda item: (-item[0], item[1])) for key, partners in found.items()}

    def best_other(self, claim: str, partner: str) -> float:
        """The best score of `claim` with any claim of the partner's report but the partner."""
        return self.best_beyond(claim, partner, frozenset((partner,)))

    def best_beyond(self, claim: str, partner: str, but: AbstractSet[str]) -> float:
        """The best score of `claim` with any claim of the partner's report that is not in `but`; NO_RIVAL if there is none."""
        for score, other in self._best.get((claim, self._document[partner]), ()):
            if other not in but:
                return score
        return NO_RIVAL
