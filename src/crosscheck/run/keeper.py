"""How long shards live: those of a run without a cache end with its result, others stay for the next run, within a bound."""

from __future__ import annotations

import shutil
import tempfile
import time
import weakref
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

MAX_BYTES = 4 * 1024**3
"""Bytes of shards that are kept; 100,000 reports of a page take about a tenth of that."""
_STALE = 86_400.0
"""Seconds after which what a killed run left half-written is swept up."""


class Keeper:
    """Holds a folder of shards for one run; the folder is removed once nothing refers to this any more."""

    def __init__(self) -> None:
        self.root = tempfile.mkdtemp(prefix="crosscheck-")
        weakref.finalize(self, shutil.rmtree, self.root, ignore_errors=True)


def prune_shards(root: Path, since: float, max_bytes: int = MAX_BYTES) -> None:
    """Throws away what was used longest ago, down to nine tenths of the bound once that is passed; never what was used after `since`."""
    seals = sorted((used, size, path) for used, size, path in _files(root) if path.suffix == ".seal")
    sizes = {path.with_suffix(""): size for _, size, path in _files(root) if path.suffix in (".rows", ".parquet")}
    surplus = sum(sizes.values()) - max_bytes
    if surplus > 0:
        surplus += max_bytes // 10
    for used, _, path in seals:
        if surplus <= 0 or used >= since:
            break
        shard = path.with_suffix("")
        surplus -= sizes.pop(shard, 0)
        _remove(path, *(shard.with_suffix(ending) for ending in (".rows", ".parquet")))
    now = time.time()
    _remove(
        *(path for used, _, path in _files(root) if (path.suffix in (".tmp", ".at") or path.parent.name == "runs") and now - used > _STALE)
    )


def _files(root: Path) -> Iterator[tuple[float, int, Path]]:
    for path in root.rglob("*"):
        with suppress(OSError):  # another run has just removed it
            told = path.stat()
            if path.is_file():
                yield told.st_mtime, told.st_size, path


def _remove(*paths: Path) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink()
