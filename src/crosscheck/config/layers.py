"""A settings file, parsed and with the files it extends: layers, the base first."""

from __future__ import annotations

import os
import tomllib
from datetime import date, time
from typing import Any

from msgspec import Struct

from crosscheck.config.discover import PYPROJECT, shown
from crosscheck.config.errors import ConfigError, Problem
from crosscheck.config.lines import find_key_lines
from crosscheck.config.settings import PATH_KEYS

PYPROJECT_TABLE = ("tool", "crosscheck")


class Layer(Struct, frozen=True):
    """One source of settings: a parsed table, its file (or "command line") and the lines of its keys."""

    name: str
    table: dict[str, Any]
    lines: dict[tuple[str, ...], int] = {}
    folder: str | None = None

    def line(self, key: tuple[str, ...]) -> int | None:
        """The line of a key, or of the nearest table around it."""
        for length in range(len(key), 0, -1):
            if key[:length] in self.lines:
                return self.lines[key[:length]]
        return None

    def origin(self, key: tuple[str, ...]) -> str:
        """`crosscheck.toml:12`, or the layer's name where it has no lines."""
        line = self.line(key)
        return self.name if line is None else f"{self.name}:{line}"


def load_layers(path: str, seen: tuple[str, ...] = ()) -> list[Layer]:
    """The file's layer after those that it extends.

    Raises ConfigError for a file that is missing, is no TOML, or extends itself.
    """
    real = os.path.realpath(path)
    if real in seen:
        raise ConfigError([Problem(shown(path), "extends itself")])
    layer = _read_layer(path)
    layers: list[Layer] = []
    for base in _bases(layer):
        layers.extend(load_layers(os.path.join(layer.folder or "", base), (*seen, real)))
    return [*layers, layer]


def _read_layer(path: str) -> Layer:
    name = shown(path)
    text = _read_text(path, name)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError([Problem(name, f"is not valid TOML: {error}")]) from None
    lines = find_key_lines(text)
    if os.path.basename(path) == PYPROJECT:
        table = table.get("tool", {}).get("crosscheck", {})
        lines = {key[2:]: line for key, line in lines.items() if key[:2] == PYPROJECT_TABLE and len(key) > len(PYPROJECT_TABLE)}
    folder = os.path.dirname(path)
    return Layer(name, {key: _from_folder(key, _dates_as_text(value), folder) for key, value in table.items()}, lines, folder)


def _read_text(path: str, name: str) -> str:
    try:
        with open(path, encoding="utf-8-sig") as file:
            return file.read()
    except OSError as error:
        raise ConfigError([Problem(name, f"cannot be read: {error.strerror}")]) from None
    except UnicodeDecodeError:
        raise ConfigError([Problem(name, "is not UTF-8 text")]) from None


def _dates_as_text(value: Any) -> Any:
    """TOML has dates of its own; `expires = 2025-01-31` is as good as the same in quotes."""
    if isinstance(value, dict):
        return {key: _dates_as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_dates_as_text(inner) for inner in value]
    return value.isoformat() if isinstance(value, date | time) else value


def _from_folder(key: str, value: Any, folder: str) -> Any:
    return os.path.normpath(os.path.join(folder, value)) if key in PATH_KEYS and isinstance(value, str) and "://" not in value else value


def _bases(layer: Layer) -> list[str]:
    extend = layer.table.get("extend", [])
    bases = [extend] if isinstance(extend, str) else extend
    if not isinstance(bases, list) or not all(isinstance(base, str) for base in bases):
        raise ConfigError([Problem(layer.name, "extend must be a path or a list of paths", layer.line(("extend",)))])
    return bases
