"""A file inside another: an attachment, a member of an archive."""

from __future__ import annotations

from msgspec.structs import replace

from crosscheck.read.content import Content
from crosscheck.read.errors import LimitError, NotAReportError
from crosscheck.read.formats import format_of, reader_of
from crosscheck.read.options import ReadOptions


def read_member(name: str, data: bytes, path: str, options: ReadOptions) -> list[Content]:
    """The reports in one inner file. Raises NotAReportError for a name of no known format, LimitError for a container in a container."""
    format_ = format_of(name)
    if format_ is None:
        raise NotAReportError("is of no format that is read")
    if format_.container:
        raise LimitError("is an archive or a mail inside another; only one level is opened")
    return [replace(content, format=content.format or format_.name) for content in reader_of(format_)(data, path, options)]
