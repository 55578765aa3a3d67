"""What the tests make processes do to themselves; a module of its own, so that workers can import it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from crosscheck.model import Document
from crosscheck.pipeline import PipelineOptions


class Poison(Struct, frozen=True):
    """Options of a report that kill the process which asks for them: every time, or once (`mark` is then left behind)."""

    options: Callable[[Document], PipelineOptions]
    name: str
    mark: str
    once: bool

    def __call__(self, document: Document) -> PipelineOptions:
        if document.id == self.name and not (self.once and Path(self.mark).exists()):
            with Path(self.mark).open("a", encoding="utf-8") as file:
                file.write("x")
            os.kill(os.getpid(), signal.SIGKILL)
        return self.options(document)


def slow_abs(number: int) -> int:
    """Long enough for a scheduler to be killed meanwhile."""
    time.sleep(0.3)
    return abs(number)
