"""What aligning yields: how well two claims measure the same thing, and which claims belong together."""

from __future__ import annotations

from msgspec import Struct


class Feature(Struct, frozen=True, gc=False):
    """One piece of evidence and its match weight (natural-log odds): "same counted noun" +1.3."""

    feature: str
    weight: float


class Comparison(Struct, frozen=True, gc=False):
    """Two claims, `left` < `right` by id: the match weight (log odds), the probability, and why."""

    left: str
    right: str
    weight: float
    probability: float
    explanation: tuple[Feature, ...] = ()


class Cluster(Struct, frozen=True, gc=False):
    """Claims that measure the same thing, ids sorted; `cohesion` is the mean probability of its cross-report pairs."""

    id: str
    measurand: str
    family: str | None
    claims: tuple[str, ...]
    cohesion: float = 1.0
    comparisons: tuple[Comparison, ...] = ()
