"""How rare a word is in English at large: from a shipped table, so that an added report changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

RAREST = 14.0
"""The rarity of a word that the table does not hold (names, mostly)."""


@cache
def load_rarity(language: str = "en") -> Mapping[str, float]:
    """Stem -> natural log of (all words / this stem) in the background corpus; made by `scripts/build_rarity.py`."""
    text = (files("crosscheck.lexicon") / language / "rarity.txt").read_text("utf-8")
    return {stem: float(rarity) for stem, rarity in (line.split(" ") for line in text.splitlines())}
