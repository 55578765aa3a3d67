"""One file's bytes to Documents."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from crosscheck.model import Document, Fault, Metadata
from crosscheck.model.document import MetadataOrigin
from crosscheck.read.content import Content
from crosscheck.read.errors import UnreadableError
from crosscheck.read.file_names import read_file_name
from crosscheck.read.formats import FORMATS, Format, format_of, read_here
from crosscheck.read.layout import find_layout
from crosscheck.read.lines import line_starts
from crosscheck.read.options import ReadOptions

_ORDER: tuple[MetadataOrigin, ...] = ("manifest", "front-matter", "format", "stamp", "dateline", "headline", "file-name", "option")


class Source(Struct, frozen=True):
    """Where bytes come from: the path as shown to the user, the document's id, and what the manifest says of it."""

    path: str
    id: str
    listed: tuple[Metadata, ...] = ()


ReadContents = Callable[[Format, bytes, str, ReadOptions], list[Content]]
"""Reads one file's bytes, here or elsewhere (`Isolation.read`)."""


def read_document(source: Source, data: bytes, options: ReadOptions, read: ReadContents = read_here) -> tuple[list[Document], list[Fault]]:
    """The reports in one file (several for a feed or an archive), and what was wrong but did not stop reading.

    Raises UnreadableError if the bytes are no report of the format that the name says; a name without a known ending is read as text.
    """
    format_ = format_of(source.id) or FORMATS[0]
    documents: list[Document] = []
    parts: Counter[str] = Counter()
    faults: list[Fault] = []
    for content in read(format_, data, source.path, options):
        faults.extend(content.faults)
        if content.text.strip():
            part = _part_name(content.part, parts)
            documents.append(_build(source, replace(content, part=part), format_, data))
    if not documents and not faults:
        raise UnreadableError("has no text")
    return documents, faults


def _part_name(part: str, seen: Counter[str]) -> str:
    """A part's name that no other one of the file has: "entry", "entry~2", "entry~3"."""
    seen[part] += 1
    if not part or seen[part] == 1:
        return part
    return _part_name(f"{part}~{seen[part]}", seen)


def _build(source: Source, content: Content, format_: Format, data: bytes) -> Document:
    given = (*source.listed, *content.metadata)
    title = next((item.value for item in given if item.field == "title"), None)
    layout = find_layout(content.text, content.blocks, title)
    named = read_file_name(content.part or source.id)
    id_ = f"{source.id}/{content.part}" if content.part else source.id
    return Document(
        id=id_,
        path=f"{source.path}/{content.part}" if content.part else source.path,
        sha256=hashlib.sha256(content.text.encode("utf-8", "replace") if content.part else data).hexdigest(),
        text=content.text,
        group=_group(source, content),
        format=content.format or format_.name,
        metadata=tuple(sorted((*given, *layout.metadata, *named), key=lambda item: _ORDER.index(item.origin))),
        blocks=layout.blocks,
        line_starts=line_starts(content.text),
        comments=content.comments,
        plain=content.plain,
        stated=content.stated,
    )


def _group(source: Source, content: Content) -> str:
    """The folder that a report stands in; an archive is one too, a feed or a mail is not."""
    if content.folder is None:
        return source.id.rpartition("/")[0]
    return f"{source.id}/{content.folder}".rstrip("/")
