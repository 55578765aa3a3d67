"""Evidence -> match weight and probability, with the heaviest evidence kept as the reason."""

from __future__ import annotations

import math
from collections.abc import Mapping

from crosscheck.model import Comparison, Feature

_EXPLAINED = 6


def weigh(pair: tuple[str, str], features: Mapping[str, float], weights: Mapping[str, float], intercept: float) -> Comparison:
    """One comparison: log odds, probability, and the heaviest evidence, heaviest first, ties by name."""
    parts = [(name, value * weights[name]) for name, value in features.items() if weights.get(name)]
    weight = intercept + sum(part for _, part in parts)
    heaviest = sorted(parts, key=lambda part: (-abs(part[1]), part[0]))[:_EXPLAINED]
    explanation = tuple(Feature(name, round(part, 2)) for name, part in heaviest)
    return Comparison(pair[0], pair[1], weight, probability_of(weight), explanation)


def total(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The sum of the features times their weights; what has no weight weighs nothing."""
    return sum(value * weights.get(name, 0.0) for name, value in features.items())


def probability_of(weight: float) -> float:
    """The probability of a match weight (log odds)."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, weight))))
