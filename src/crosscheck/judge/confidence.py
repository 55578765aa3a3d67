"""How sure a finding is: that its claims measure one thing, and that their words truly disagree."""

from __future__ import annotations

from crosscheck.judge.verdict import PairVerdict

_OF_VERDICT = {"CONFLICT": 1.0, "DISPUTED": 0.95, "SUPERSEDED": 0.95, "TENSION": 0.85}
_OF_SLIP = 0.5
"""The share of the doubt that a recognised slip takes away: equal digits at another scale are no accident."""


_OF_CONTESTED = 0.7


def score_confidence(pair: PairVerdict, probability: float, *, contested: bool = False) -> float:
    """A finding's confidence from 0 to 1, to two decimals.

    Features: `probability`, how surely the two claims measure the same thing (the comparison's, else the cluster's cohesion); the
    verdict, since a tension is more often no news to a desk; the clarity with which the words speak; whether a slip was recognised; whether the two reports agree
    elsewhere in the cluster (`contested`).
    """
    sure = probability * _OF_VERDICT.get(pair.verdict, 0.0) * (0.7 + 0.3 * pair.clarity)
    if pair.slip is not None:
        sure += (1 - sure) * _OF_SLIP * probability
    if contested:
        sure *= _OF_CONTESTED
    return round(min(max(sure, 0.0), 1.0), 2)
