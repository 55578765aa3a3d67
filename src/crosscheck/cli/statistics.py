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
        self.stages: dict[str, float] = {}

    def lap(self, stage: str) -> None:
        """Everything since the last lap was this stage."""
        now = time.perf_counter()
        self.stages[stage] = self.stages.get(stage, 0.0) + now - self._last
        self._last = now


def tell_statistics(result: Result, watch: Stopwatch, flags: Flags) -> None:
    """A table on standard error, if it was asked for."""
    if not flags["statistics"]:
        return
    rows = [(name, f"{count:,}") for name, count in result.statistics.items()]
    rows += [(f"{stage} seconds", f"{seconds:.2f}") for stage, seconds in watch.stages.items()]
    rows += [("peak memory MB", f"{peak:.0f}")] if (peak := _peak_megabytes()) else []
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        click.echo(f"{name:<{width}}  {value:>10}", err=True)


def _peak_megabytes() -> float | None:
    """The process's peak resident memory; None where the system does not tell (Windows)."""
    if sys.platform == "win32":
        return None
    import resource  # noqa: PLC0415 - POSIX alone has it

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024) if sys.platform == "darwin" else peak / 1024
