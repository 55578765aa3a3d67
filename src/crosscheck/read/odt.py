"""OpenDocument text."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from crosscheck.model import Metadata
from crosscheck.model.document import BlockKind
from crosscheck.read.archive import Archive
from crosscheck.read.builder import TextBuilder
from crosscheck.read.content import Content
from crosscheck.read.errors import UnreadableError
from crosscheck.read.options import ReadOptions
from crosscheck.read.xml_tree import attribute, find_local, find_outer, first_text, local_name, parse_xml

_LEFT_OUT = frozenset(["tracked-changes", "annotation", "annotation-end", "note", "sequence-decls", "forms", "frame-title"])
_LARGEST_REPEAT = 1000


def read_odt(data: bytes, _path: str, options: ReadOptions) -> list[Content]:
    """An .odt report: paragraphs, lists, tables (a block a cell), then notes; tracked changes as accepted. Raises UnreadableError, LimitError."""
    archive = Archive(data, options)
    names = set(archive.names())
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise UnreadableError("is encrypted")
    root = parse_xml(archive.read("content.xml"), options)
    text = next((item for item in root.iter() if local_name(item) == "text" and item.tag.endswith(":office:1.0}text")), None)
    builder = TextBuilder()
    if text is not None:
        _add_text(builder, text)
        for note in find_local(text, "note-body"):
            builder.add(" ".join(_paragraph_text(item) for item in note.iter() if local_name(item) in ("p", "h")), "footnote")
    if not builder.blocks:
        raise UnreadableError("has no text")
    meta = parse_xml(archive.read("meta.xml"), options) if "meta.xml" in names else None
    return [Content(builder.text, tuple(builder.blocks), tuple(_metadata(meta)))]


def _add_text(builder: TextBuilder, text: Element) -> None:
    stack: list[tuple[Iterator[Element], BlockKind]] = [(iter(text), "paragraph")]
    while stack:
        children, kind = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            continue
        name = local_name(child)
        if name in ("p", "h"):
            builder.add(_paragraph_text(child), _kind(child, kind, first=not builder.blocks))
            stack.append((find_outer(child, "text-box"), "paragraph"))
        elif name == "table":
            _add_table(builder, child)
        elif name not in _LEFT_OUT:
            stack.append((iter(child), "list" if name == "list" else kind))


def _kind(paragraph: Element, kind: BlockKind, *, first: bool) -> BlockKind:
    style = (attribute(paragraph, "style-name") or "").lower()
    if style == "title" or (first and local_name(paragraph) == "h"):
        return "headline"
    return kind


def _paragraph_text(paragraph: Element) -> str:
    """The text of a paragraph; notes, annotations and text boxes are not part of it, `<text:s/>` and tabs are blanks."""
    pieces = [paragraph.text or ""]
    stack = [iter(paragraph)]
    tails: list[str] = []
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            pieces.append(tails.pop() if tails else "")
            continue
        name = local_name(child)
        if name in ("s", "tab", "line-break"):
            pieces.append(" ")
        if name in _LEFT_OUT or name == "text-box":
            pieces.append(child.tail or "")
            continue
        pieces.append(child.text or "")
        tails.append(child.tail or "")
        stack.append(iter(child))
    return "".join(pieces)


def _add_table(builder: TextBuilder, table: Element) -> None:
    builder.start_table()
    for row, line in enumerate(find_outer(table, "table-row"), 1):
        column = 0
        for cell in (item for item in line if local_name(item) in ("table-cell", "covered-table-cell")):
            builder.add_cell(" ".join(_paragraph_text(item) for item in cell.iter() if local_name(item) in ("p", "h")), column, row)
            column += _repeat(cell)


def _repeat(cell: Element) -> int:
    value = attribute(cell, "number-columns-repeated") or ""
    return max(1, min(int(value), _LARGEST_REPEAT)) if value.isascii() and value.isdigit() and len(value) < 9 else 1


def _metadata(meta: Element | None) -> Iterator[Metadata]:
    """When it was created, its title and language."""
    created = first_text(meta, "creation-date") or first_text(meta, "date")
    if created:
        yield Metadata("published", created, "format")
    if title := first_text(meta, "title"):
        yield Metadata("title", title, "format")
    if language := first_text(meta, "language"):
        yield Metadata("language", language, "format")
