"""What an engine is: something that computes a function of many tasks, wherever that is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")

MOST_DEATHS = 12
"""How often a task is handed out anew after its worker died, before the run gives up."""


class EngineError(Exception):
    """The engine cannot be used, or was lost; what is finished is kept."""


class Engine(Protocol):
    """Computes tasks, in any order and on as many workers as it has; a task whose worker died is handed out anew."""

    def run(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
        """The results as they come; never more tasks are taken than are soon computed. Raises EngineError."""


class SerialEngine:
    """Computes here, one task after the other."""

    def run(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
        """The results, in order."""
        return map(function, tasks)
