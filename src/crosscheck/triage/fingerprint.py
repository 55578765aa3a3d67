"""What makes a finding the same finding tomorrow: its rule, its measurand and its distinct values. Never lines, words or counts of sources."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

from crosscheck.model.claim import Claim
from crosscheck.model.comparison import Cluster
from crosscheck.model.finding import Finding
from crosscheck.model.number import Number, number_text
from crosscheck.model.quantity import Quantity

LENGTH = 16
"""Hexadecimal digits: 64 bits, so that a baseline of a million findings collides once in thirty million."""


def fingerprint(finding: Finding, claims: Sequence[Claim], cluster: Cluster | None) -> str:
    """The finding's fingerprint. A further source of a known value leaves it as it is, a new value changes it.

    The tool's own limits have no claims; theirs is made of the report they concern.
    """
    measurand = stable_measurand(claims, cluster)
    values = sorted({value_key(claim) for claim in claims})
    places = () if claims else sorted(f"{location.document}" for location in finding.locations)
    parts = (finding.rule, measurand, *values, *places)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def stable_measurand(claims: Sequence[Claim], cluster: Cluster | None) -> str:
    """The measurand's family, which a further wording does not change; where it has none, its text.

    Without a cluster it is what most of the claims measure; ties by name, so that their order decides nothing.
    """
    if cluster is not None:
        return cluster.family or cluster.measurand
    names = Counter(claim.measurand.family or claim.measurand.text for claim in claims)
    return min(names, key=lambda name: (-names[name], name)) if names else ""


def value_key(claim: Claim) -> str:
    """One string for one value, whatever its unit, bound and hedge: "at least 12" and "about 12" are the figure 12."""
    if claim.quantity is not None:
        return f"{claim.quantity.dimension}:{_base_ends(claim.quantity)}"
    if claim.timex is not None:
        return f"time:{claim.timex.value or claim.surface.casefold()}"
    return f"{claim.kind}:{claim.value or claim.surface.casefold()}"


def _base_ends(quantity: Quantity) -> str:
    if quantity.value is not None:
        return number_text(quantity.to_base(quantity.value))
    return "/".join("" if end is None else number_text(quantity.to_base(end)) for end in (quantity.low, quantity.high))


def value_texts(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The distinct values as a person reads and writes them ("800 square kilometer", "12", "2024-08-06"), sorted by their keys."""
    texts: dict[str, str] = {}
    for claim in claims:
        key, text = value_key(claim), _value_text(claim)
        texts[key] = min(texts.get(key, text), text)
    return tuple(texts[key] for key in sorted(texts))


def _value_text(claim: Claim) -> str:
    if claim.quantity is None:
        return (claim.timex.value if claim.timex else claim.value) or claim.surface
    quantity = claim.quantity
    ends: list[Number | None] = [quantity.value] if quantity.value is not None else [quantity.low, quantity.high]
    figure = "-".join("" if end is None else number_text(end) for end in ends)
    return figure if quantity.dimension in ("count", "") else f"{figure} {quantity.unit}".strip()


def claims_of(finding: Finding, claims: Mapping[str, Claim]) -> tuple[Claim, ...]:
    """The finding's claims, in its order."""
    return tuple(claims[one] for one in finding.claims if one in claims)
