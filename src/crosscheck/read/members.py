"""A file inside another: an attachment, a member of an archive."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from crosscheck.read.content import Content
from crosscheck.read.errors import LimitError, NotAReportError
from crosscheck.read.formats import format_of, reader_of
from crosscheck.read.options import ReadOptions


class Member(Struct, frozen=True):
    """An inner file: its name, its bytes, its path as shown, and the level of the format that holds it."""

    name: str
    data: bytes
    path: str
    level: int


def read_member(member: Member, options: ReadOptions) -> list[Content]:
    """The reports in one inner file. Raises NotAReportError for a name of no known format, LimitError for an archive in an archive."""
    format_ = format_of(member.name)
    if format_ is None:
        raise NotAReportError("is of no format that is read")
    if format_.level >= member.level:
        raise LimitError("is a container inside another of its kind; only one level is opened")
    return [replace(content, format=content.format or format_.name) for content in reader_of(format_)(member.data, member.path, options)]
