"""What the user may set about reading."""

from __future__ import annotations

from msgspec import Struct

MEBIBYTE = 1024 * 1024


class ReadOptions(Struct, frozen=True):
    """How reports are found and read.

    `max_bytes` is the largest file that is read; a larger one is a fault. `encoding` is taken for .txt, .md and .html without a byte-order
    mark, None detects it. `excludes` are patterns like those of .gitignore, matched against the path relative to the named folder.
    `follow_links` lets a symbolic link lead out of the named folders. `max_members` and `max_ratio` bound archives (files in one, and
    unpacked bytes to packed bytes), `max_pages` bounds PDF, `max_depth` the nesting of elements and `max_seconds` the time a file.
    `stdin_name` names what comes from standard input; its ending says the format.
    """

    max_bytes: int = 64 * MEBIBYTE
    encoding: str | None = None
    excludes: tuple[str, ...] = ()
    follow_links: bool = False
    stdin_name: str = "stdin.txt"
    max_members: int = 1000
    max_ratio: int = 200
    max_pages: int = 500
    max_depth: int = 500
    max_seconds: float = 60.0
