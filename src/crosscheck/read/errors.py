"""How reading fails: for the user who named a path, and for one file among others."""

from __future__ import annotations


class ReadError(Exception):
    """A path that the user named is missing or cannot be opened. `path` is as the user wrote it."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path
        self.message = message


class NothingReadError(ReadError):
    """Every named path is there, and no report is in any of them."""


class UnreadableError(Exception):
    """One file's bytes are no report of its format; told as CX901 while the rest is read."""


class NotAReportError(UnreadableError):
    """A well-formed file of a general format (.json, .xml) that holds no report: left out of a folder, a fault if named."""


class LimitError(UnreadableError):
    """A limit of ReadOptions struck before the file was wholly read."""
