"""Progress on standard error: on a terminal only, and only of runs that take longer than a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from crosscheck.cli.options import Flags
from crosscheck.run.local import Progress

PATIENCE = 1.0
INTERVAL = 0.1


@contextmanager
def show_progress(flags: Flags) -> Iterator[Progress]:
    """A callback that draws one line, and wipes it at the end."""
    if flags.get("quiet") or flags.get("no_progress") or not sys.stderr.isatty():
        yield _ignore
        return
    line = _Line()
    try:
        yield line.draw
    finally:
        line.wipe()


def _ignore(stage: str, done: int, total: int) -> None:
    """Nobody watches."""


class _Line:
    """The line on the terminal; the only thing here that changes."""

    def __init__(self) -> None:
        self.started = self.drawn = time.monotonic()
        self.began, self.stage = self.started, ""
        self.width = 0

    def draw(self, stage: str, done: int, total: int) -> None:
        """Draws at most ten times a second, and nothing in the first second."""
        now = time.monotonic()
        if stage != self.stage:
            self.stage, self.began = stage, now if self.stage else self.started
        if now - self.started < PATIENCE or now - self.drawn < INTERVAL:
            return
        self.drawn = now
        rate = done / max(INTERVAL, now - self.began)
        text = f"{stage} {done:,}/{total:,} reports, {rate:,.0f} a second"
        sys.stderr.write(f"\r{text:<{self.width}}")
        sys.stderr.flush()
        self.width = len(text)

    def wipe(self) -> None:
        """Leaves the terminal as it was."""
        if self.width:
            sys.stderr.write("\r" + " " * self.width + "\r")
            sys.stderr.flush()
