"""`--statistics`: counts, and on standard error alone also time and memory, so that results stay the same byte for byte."""

from __future__ import annotations

import sys
import time

import click

from crosscheck.cli.options import Flags
from crosscheck.model.result import Result


class Stopwatch:
    """Seconds by stage; it only grows."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self._following = ""
        self.stages: dict[str, float] = {}

    def lap(self, stage: str) -> None:
        """Everything since the last lap was this stage."""
        now = time.perf_counter()
        self.stages[stage] = self.stages.get(stage, 0.0) + now - self._last
        self._last = now
        self._following = ""

    def follow(self, stage: str) -> None:
        """The stage that is under way: what passed since another was told is that one's."""
        if stage != self._following:
            self.lap(self._following or "listing")
            self._following = stage


def tell_statistics(result: Result, watch: Stopwatch, flags: Flags) -> None:
    """A table on standard error, if it was asked for."""
    if not flags["statistics"]:
        return
    counts = result.statistics
    rows = [(name, f"{count:,}") for name, count in counts.items()]
    rows.append(("pairs a claim", f"{counts.get('pairs', 0) / max(1, counts.get('claims', 0)):.2f}"))
    rows += [(f"{stage} seconds", f"{seconds:.2f}") for stage, seconds in watch.stages.items()]
    rows += [(name, f"{peak:.0f}") for name, peak in _peaks() if peak]
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        click.echo(f"{name:<{width}}  {value:>10}", err=True)


def _peaks() -> list[tuple[str, float]]:
    """Peak resident memory of this process, and of the largest of those that it has started and that have ended; none where the system does not tell."""
    if sys.platform == "win32":
        return []
    import resource  # noqa: PLC0415 - POSIX alone has it

    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    own, others = (resource.getrusage(who).ru_maxrss / unit for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return [("peak memory MB", own), ("largest worker MB", others)]
