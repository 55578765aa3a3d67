"""Layers of settings to one table and the origin of each of its values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crosscheck.config.layers import Layer

Origins = dict[tuple[str, ...], str]

JOINED = ("accept", "overrides")
"""Lists that a further file adds to; any other list replaces the one before it."""


def merge_layers(layers: Sequence[Layer]) -> tuple[dict[str, Any], Origins]:
    """The tables laid over each other, later ones on top; a table is merged key by key."""
    merged: dict[str, Any] = {}
    origins: Origins = {}
    for layer in layers:
        _lay(merged, layer.table, (), layer, origins)
    return merged, origins


def _lay(target: dict[str, Any], table: dict[str, Any], at: tuple[str, ...], layer: Layer, origins: Origins) -> None:
    for name, value in table.items():
        key = (*at, name)
        if isinstance(value, dict):
            held = target.get(name)
            inner = dict(held) if isinstance(held, dict) else {}
            _lay(inner, value, key, layer, origins)
            target[name] = inner
            if not value:
                origins.setdefault(key, layer.origin(key))
        elif name in JOINED and not at and isinstance(value, list):
            first = len(target.get(name, []))
            target[name] = [*target.get(name, []), *value]
            for number in range(len(value)):
                origins[(name, str(first + number))] = layer.origin((name, str(number)))
        else:
            target[name] = value
            origins[key] = layer.origin(key)
