"""Word documents. python-docx leaves out inserted text and footnotes, so the parts are read here."""

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

_LEFT_OUT = frozenset(
    ["del", "moveFrom", "Fallback", "instrText", "delText", "rPr", "pPr", "commentReference", "footnoteReference", "endnoteReference"]
)
_BREAKS = {"tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "-"}


def read_docx(data: bytes, _path: str, options: ReadOptions) -> list[Content]:
    """A .docx report: paragraphs, tables (a block a cell), then foot- and endnotes; tracked changes as accepted.

    Macros, comments and external links are never looked at. Raises UnreadableError, LimitError.
    """
    archive = Archive(data, options)
    names = set(archive.names())
    main = _main_part(archive, names, options)
    builder = TextBuilder()
    body = next((child for child in parse_xml(archive.read(main), options) if local_name(child) == "body"), None)
    if body is not None:
        _add_body(builder, body)
    folder = main.rpartition("/")[0]
    for notes in ("footnotes.xml", "endnotes.xml"):
        if f"{folder}/{notes}" in names:
            _add_notes(builder, parse_xml(archive.read(f"{folder}/{notes}"), options))
    if not builder.blocks:
        raise UnreadableError("has no text")
    properties = parse_xml(archive.read("docProps/core.xml"), options) if "docProps/core.xml" in names else None
    return [Content(builder.text, tuple(builder.blocks), tuple(_metadata(properties)))]


def _main_part(archive: Archive, names: set[str], options: ReadOptions) -> str:
    """The part that the package's relationships name, nearly always word/document.xml."""
    if "word/document.xml" in names:
        return "word/document.xml"
    if "_rels/.rels" in names:
        for relation in parse_xml(archive.read("_rels/.rels"), options):
            target = (relation.get("Target") or "").lstrip("/")
            if (relation.get("Type") or "").endswith("/officeDocument") and target in names:
                return target
    raise UnreadableError("is no Word document: it has no main part")


def _add_body(builder: TextBuilder, body: Element) -> None:
    """Paragraphs and tables in order; content controls and text boxes are looked through."""
    stack = [iter(body)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            continue
        name = local_name(child)
        if name == "p":
            builder.add(paragraph_text(child), _kind(child, first=not builder.blocks))
            stack.append(find_outer(child, "txbxContent", _LEFT_OUT))
        elif name == "tbl":
            _add_table(builder, child)
        elif name not in _LEFT_OUT:
            stack.append(iter(child))


def paragraph_text(paragraph: Element) -> str:
    """The text of a paragraph with tracked changes accepted; what stands in a text box is not part of it."""
    pieces: list[str] = []
    stack = [iter(paragraph)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            continue
        name = local_name(child)
        if name == "t":
            pieces.append(child.text or "")
        elif name in _BREAKS:
            pieces.append(_BREAKS[name])
        elif name not in _LEFT_OUT and name != "txbxContent":
            stack.append(iter(child))
    return "".join(pieces)


def _kind(paragraph: Element, *, first: bool) -> BlockKind:
    style, numbered = "", False
    for properties in paragraph:
        if local_name(properties) == "pPr":
            style = next((attribute(item, "val") or "" for item in properties if local_name(item) == "pStyle"), "").lower()
            numbered = any(local_name(item) == "numPr" for item in properties)
    if style.startswith("title") or (first and style.startswith("heading")):
        return "headline"
    if style.startswith("caption"):
        return "caption"
    return "list" if numbered else "paragraph"


def _add_table(builder: TextBuilder, table: Element) -> None:
    builder.start_table()
    for row, line in enumerate(find_outer(table, "tr"), 1):
        column = 0
        for cell in (item for item in line if local_name(item) in ("tc", "sdt")):
            text = " ".join(paragraph_text(item) for item in find_local(cell, "p"))
            builder.add_cell(text, column, row)
            column += _span(cell)


def _span(cell: Element) -> int:
    for properties in cell:
        if local_name(properties) == "tcPr":
            for item in properties:
                value = attribute(item, "val") or ""
                if local_name(item) == "gridSpan" and value.isascii() and value.isdigit():
                    return max(1, min(int(value), 100))
    return 1


def _add_notes(builder: TextBuilder, root: Element) -> None:
    for note in root:
        if attribute(note, "type") is None:  # typed ones are separators
            builder.add(" ".join(paragraph_text(item) for item in find_local(note, "p")), "footnote")


def _metadata(properties: Element | None) -> Iterator[Metadata]:
    """Core properties: when it was created, its title and language."""
    if created := first_text(properties, "created"):
        yield Metadata("published", created, "format")
    if title := first_text(properties, "title"):
        yield Metadata("title", title, "format")
    if language := first_text(properties, "language"):
        yield Metadata("language", language, "format")
