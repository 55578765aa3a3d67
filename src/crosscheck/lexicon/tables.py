"""Reads the shipped TOML tables."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_table(language: str, name: str) -> dict[str, Any]:
    """The table `lexicon/<language>/<name>.toml`, parsed once a process. Callers must not change it.

    Raises FileNotFoundError if the language has no such table.
    """
    path = files("crosscheck.lexicon") / language / f"{name}.toml"
    return tomllib.loads(path.read_text("utf-8"))


def load_table_or_english(language: str, name: str) -> dict[str, Any]:
    """The table of a language, or the English one where the language has none."""
    try:
        return load_table(language, name)
    except FileNotFoundError:
        return load_table("en", name)
