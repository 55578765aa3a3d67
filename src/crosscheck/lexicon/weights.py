"""The learned match weights, shipped as data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from msgspec import Struct


class Weights(Struct, frozen=True):
    """Match weights by feature name, the intercept, and on what they were learned with which figures (for people)."""

    intercept: float
    weights: Mapping[str, float]
    learned_on: Mapping[str, float]


@cache
def load_weights(name: str = "align") -> Weights:
    """The weights of one model; made by `benchmarks/train.py`."""
    table = json.loads((files("crosscheck.lexicon") / "weights" / f"{name}.json").read_text("utf-8"))
    return Weights(table["intercept"], table["weights"], table["learned_on"])
