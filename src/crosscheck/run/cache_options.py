"""Where extractions are kept, and how many."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

MEBIBYTE = 1024 * 1024
FEWEST_KEPT = 16
"""Reports under which nothing is kept unasked: to open the file takes about as long as to extract three reports anew."""


class CacheOptions(Struct, frozen=True):
    """Where extractions are kept, and how many bytes of them (compressed; the file is a little larger)."""

    folder: Path
    max_bytes: int = 512 * MEBIBYTE


def cache_folder(environment: Mapping[str, str], platform: str = sys.platform) -> Path | None:
    """The platform's folder for caches: XDG_CACHE_HOME, LOCALAPPDATA, ~/Library/Caches or ~/.cache; None where there is no home."""
    named = environment.get("XDG_CACHE_HOME", "")
    if named and Path(named).is_absolute():  # a relative one is to be ignored (XDG Base Directory Specification)
        return Path(named) / "crosscheck"
    try:
        if platform == "win32":
            local = environment.get("LOCALAPPDATA")
            return (Path(local) if local else Path.home() / "AppData" / "Local") / "crosscheck" / "Cache"
        return Path.home() / ("Library/Caches" if platform == "darwin" else ".cache") / "crosscheck"
    except RuntimeError:
        return None
