"""crosscheck reads several reports of one event and flags where their numbers and times disagree.

`check(paths, config=None) -> Result` and `extract(paths) -> Iterator[Extraction]` are the commands of the same names in small.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"
__all__ = ["__version__", "check", "extract"]


def __getattr__(name: str) -> Any:
    """`check` and `extract` are imported at first use, so that `crosscheck --version` starts fast; the stub beside this file types them."""
    if name in ("check", "extract"):
        return getattr(import_module("crosscheck.api"), name)
    raise AttributeError(f"module 'crosscheck' has no attribute {name!r}")
