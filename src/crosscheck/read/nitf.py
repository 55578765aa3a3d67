"""NITF, the IPTC's XML for news."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from crosscheck.model import Metadata
from crosscheck.model.document import BlockKind
from crosscheck.read.builder import TextBuilder, without_marks
from crosscheck.read.content import Content
from crosscheck.read.errors import UnreadableError
from crosscheck.read.xml_tree import find_local, find_outer, first_text, local_name

_BLOCKS: dict[str, BlockKind] = {
    "hl1": "headline",
    "hl2": "summary",
    "p": "paragraph",
    "li": "list",
    "media-caption": "caption",
    "abstract": "summary",
    "byline": "metadata",
    "dateline": "metadata",
    "note": "metadata",
    "copyrite": "boilerplate",
    "tagline": "boilerplate",
    "bibliography": "boilerplate",
    "dt": "paragraph",
    "dd": "paragraph",
    "pre": "paragraph",
    "credit": "paragraph",
}
_BETWEEN_DIGITS = re.compile(r"(?<=\d)\D(?=\d)")
_LEFT_OUT = frozenset(["media-metadata", "media-reference", "media-object", "media-producer", "rights", "fn"])


def read_nitf(root: Element) -> list[Content]:
    """One NITF report: `<body>` in order, tables a block a cell, footnotes at the end. Raises UnreadableError if it has no text.

    `<num>`, `<money>` and the like stay part of the sentence that they stand in; the `norm` of a `<chron>` is the stated time of its words, the
    `unit` of a `<money>` their stated currency. A `<num>` that says which characters part its digits is written the English way.
    """
    builder = TextBuilder()
    body = next(find_local(root, "body"), None)
    if body is not None:
        _add_body(builder, body)
        for note in find_local(body, "fn"):
            builder.add(_flat(note, builder), "footnote")
    if not builder.blocks:
        raise UnreadableError("has no text")
    blocks, stated = tuple(builder.blocks), tuple(builder.stated)
    return [Content(builder.text, blocks, tuple(_metadata(root)), format="nitf", stated=stated)]


def _add_body(builder: TextBuilder, body: Element) -> None:
    stack = [iter(body)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            continue
        name = local_name(child)
        if name in _BLOCKS:
            builder.add(_flat(child, builder), _BLOCKS[name])
        elif name in ("table", "nitf-table"):
            _add_table(builder, child)
        elif name not in _LEFT_OUT:
            stack.append(iter(child))


def _add_table(builder: TextBuilder, table: Element) -> None:
    builder.start_table()
    for row, line in enumerate(find_outer(table, "tr"), 1):
        for column, cell in enumerate(item for item in line if local_name(item) in ("td", "th")):
            builder.add_cell(_flat(cell, builder), column, row)


def _flat(element: Element, builder: TextBuilder) -> str:
    """The text inside, footnotes left out, the words of a `<chron>` marked with its date."""
    pieces = [without_marks(element.text or "")]
    stack = [(iter(element), "")]
    while stack:
        child = next(stack[-1][0], None)
        if child is None:
            pieces.append(stack.pop()[1])
            continue
        tail = without_marks(child.tail or "")
        if local_name(child) in _LEFT_OUT:
            pieces.append(tail)
        elif local_name(child) == "chron" and child.get("norm"):
            pieces.append(builder.mark(without_marks("".join(child.itertext())), child.get("norm") or "") + tail)
        elif local_name(child) == "money" and child.get("unit"):
            pieces.append(builder.mark(without_marks("".join(child.itertext())), child.get("unit") or "") + tail)
        elif local_name(child) == "num" and (child.get("decimal-ch") or child.get("thousands-ch")):
            pieces.append(_english(without_marks("".join(child.itertext())), child.get("decimal-ch"), child.get("thousands-ch")) + tail)
        else:
            pieces.append(" " if local_name(child) == "br" else without_marks(child.text or ""))
            stack.append((iter(child), tail))
    return "".join(pieces)


def _english(number: str, decimal: str | None, thousands: str | None) -> str:
    """The digits with a comma for what parts thousands and a point for what parts decimals; other words of the element stay."""
    marks = {thousands: ",", decimal: "."}
    return _BETWEEN_DIGITS.sub(lambda match: marks.get(match[0], match[0]), number)


def _metadata(root: Element) -> Iterator[Metadata]:
    """`<docdata>` and `<head>`: issue date, source, title, slug and version."""
    for name in ("date.issue", "date.release", "story.date"):
        for element in find_local(root, name):
            if value := element.get("norm"):
                yield Metadata("published", value, "format")
    for name, attribute in (("doc.copyright", "holder"), ("doc-id", "regsrc"), ("pubdata", "name")):
        for element in find_local(root, name):
            if value := element.get(attribute):
                yield Metadata("source", value, "format")
    if title := first_text(next(find_local(root, "head"), None), "title") or first_text(root, "hl1"):
        yield Metadata("title", title, "format")
    for element in find_local(root, "du-key"):
        yield from (Metadata("version", value, "format") for value in [element.get("version")] if value)
        yield from (Metadata("slug", value, "format") for value in [element.get("key")] if value)
