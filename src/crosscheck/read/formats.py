"""Which file is read by which reader. A reader's module, and with it its library, is imported when the first such file comes."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from msgspec import Struct

from crosscheck.read.content import Content
from crosscheck.read.errors import UnreadableError
from crosscheck.read.options import ReadOptions


class Reader(Protocol):
    """The reports in one file's bytes, at least one. Raises UnreadableError; `path` is for messages only."""

    def __call__(self, data: bytes, path: str, options: ReadOptions, /) -> list[Content]:
        """Reads one file."""


class Format(Struct, frozen=True):
    """A format: `crosscheck.read.MODULE.read_MODULE` reads the files whose names end so (lower case).

    `level` says what it may hold: a format of level 0 no files, a mail (1) those, an archive (2) mails too; none its own kind.
    """

    name: str
    endings: tuple[str, ...]
    module: str
    level: int = 0


FORMATS = (
    Format("txt", (".txt", ".text"), "txt"),
    Format("md", (".md", ".markdown"), "md"),
    Format("html", (".html", ".htm", ".xhtml"), "html"),
    Format("docx", (".docx", ".docm"), "docx"),
    Format("odt", (".odt",), "odt"),
    Format("rtf", (".rtf",), "rtf"),
    Format("pdf", (".pdf",), "pdf"),
    Format("eml", (".eml",), "eml", level=1),
    Format("xml", (".xml", ".nitf", ".rss", ".atom"), "markup"),
    Format("ninjs", (".json", ".ninjs"), "ninjs"),
    Format("jsonl", (".jsonl", ".ndjson"), "jsonl"),
    Format("zip", (".zip",), "zip_file", level=2),
)
"""Every format, in the order in which `--help` and the docs list them."""


def format_of(path: str) -> Format | None:
    """The format that a path's ending names, None if no reader takes it."""
    name = path.rsplit("/", 1)[-1].lower()
    return next((format_ for format_ in FORMATS if name.endswith(format_.endings)), None)


def reader_of(format_: Format) -> Reader:
    """The reader of a format, imported now."""
    module = import_module(f"crosscheck.read.{format_.module}")
    return cast("Reader", getattr(module, f"read_{format_.module}"))


def read_here(format_: Format, data: bytes, path: str, options: ReadOptions) -> list[Content]:
    """The reports in one file's bytes, read in this process. Raises UnreadableError."""
    try:
        return reader_of(format_)(data, path, options)
    except (RecursionError, MemoryError):
        raise UnreadableError(f"is nested too deep or too large to be read as {format_.name}") from None
