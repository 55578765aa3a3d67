"""How a configuration fails: every problem at once, each with its file and line."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct


class Problem(Struct, frozen=True):
    """One thing that is wrong; `line` is 1-based, None where it is not known (or stands on the command line)."""

    path: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        """`path:line: message`."""
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.message}"


class ConfigError(Exception):
    """A configuration that cannot be used."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)
