"""HTML pages as saved from news sites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from crosscheck.model import Comment
from crosscheck.model.document import BlockKind
from crosscheck.read.builder import TextBuilder, without_marks
from crosscheck.read.content import Content
from crosscheck.read.decode import decode
from crosscheck.read.errors import UnreadableError
from crosscheck.read.html_guard import check_markup
from crosscheck.read.html_metadata import find_html_metadata
from crosscheck.read.html_parts import Links, count_links, find_roots, is_caption, is_skipped
from crosscheck.read.options import ReadOptions
from crosscheck.read.raised import raise_text

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([\w.:-]{1,40})""", re.IGNORECASE)
_LATIN = ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii")
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
        "td",
        "th",
    ]
)
_KINDS: dict[str, BlockKind] = {"h1": "headline", "li": "list", "figcaption": "caption", "caption": "caption"}
_SPAN = re.compile(r"[1-9][0-9]{0,2}")
_MOST_REACHED = 64
"""Columns of a table in which a cell may reach down over rows."""
_BLANK_LINE = re.compile(r"\n\s*\n")
_COMMENT = re.compile(r"\s*crosscheck:(.*)", re.DOTALL)


def read_html(data: bytes, _path: str, options: ReadOptions) -> list[Content]:
    """An .html report: Document.text is the main text, extracted, so lines and columns count in it and not in the file.

    Navigation, comments, adverts, scripts and hidden parts are left out; a table is one block a cell. Raises UnreadableError.
    """
    source = _decode(data, options)
    check_markup(source, options)
    tree = LexborHTMLParser(source)
    metadata = find_html_metadata(tree)
    walk = _Walk(source, count_links(tree.body))
    walk.visit(find_roots(tree))
    if not walk.builder.blocks:
        raise UnreadableError("has no text")
    return [Content(walk.builder.text, tuple(walk.builder.blocks), metadata, tuple(walk.comments), stated=tuple(walk.builder.stated))]


def _decode(data: bytes, options: ReadOptions) -> str:
    """By byte-order mark, the option, `<meta charset>`, then detection. A declared encoding that the bytes contradict is passed over."""
    match = _CHARSET.search(data[:4096]) if options.encoding is None else None
    label = match[1].decode("ascii").lower() if match else "utf-8"
    if not label.startswith("utf"):
        try:
            return decode(data, "cp1252" if label in _LATIN else label)
        except UnreadableError:
            return decode(data)
    return decode(data, options.encoding)


class _Walk:
    """One pass over the elements with a stack of its own: nesting costs no recursion."""

    def __init__(self, source: str, links: Mapping[int, Links]) -> None:
        self.builder = TextBuilder()
        self._links = links
        self.comments: list[Comment] = []
        self._source = source
        self._searched = 0
        self._buffer: list[str] = []
        self._kinds: list[BlockKind] = ["paragraph"]
        self._row = 0
        self._column = 0
        self._taken: dict[int, int] = {}  # column -> the last row that a cell from above reaches
        self._opened: list[int] = []

    def visit(self, roots: Iterable[LexborNode]) -> None:
        """Adds the text of these elements, in order."""
        for root in roots:
            stack: list[tuple[LexborNode, bool]] = [(root, False)]
            while stack:
                node, leaving = stack.pop()
                if leaving:
                    self._leave(node)
                elif node.is_text_node:
                    self._buffer.append(without_marks(node.text_content or ""))
                elif node.is_comment_node:
                    self._comment(node.comment_content or "")
                elif not is_skipped(node, self._links):
                    self._enter(node)
                    stack.append((node, True))
                    stack.extend((child, False) for child in reversed(list(node.iter(include_text=True))))
            self._flush()

    def _enter(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in _BLOCKS:
            self._flush()
        if tag == "table":
            self.builder.start_table()
            self._row = 0
            self._taken = {}
        elif tag == "tr":
            self._row += 1
            self._column = 0
        elif tag == "br":
            self._buffer.append("\n")
        elif tag in ("sup", "time"):
            self._opened.append(len(self._buffer))
        if tag in _KINDS or tag in ("p", "blockquote"):
            self._kinds.append("caption" if tag == "p" and is_caption(node) else _KINDS.get(tag, self._kinds[-1]))

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in ("td", "th"):
            self._add_cell(_span(node, "colspan"), _span(node, "rowspan"))
        elif tag in _BLOCKS:
            self._flush()
        elif tag == "sup":
            at = self._opened.pop()
            self._buffer[at:] = [raise_text("".join(self._buffer[max(0, at - 3) : at]), "".join(self._buffer[at:]))]
        elif tag == "time":
            at = self._opened.pop()
            self._buffer[at:] = [self.builder.mark("".join(self._buffer[at:]), node.attributes.get("datetime") or "")]
        if tag in _KINDS or tag in ("p", "blockquote"):
            self._kinds.pop()

    def _add_cell(self, columns: int, rows: int) -> None:
        """One cell, in the next column that no cell from above reaches into."""
        row = max(1, self._row)
        while self._taken.get(self._column, 0) >= row:
            self._column += 1
        self.builder.add_cell("".join(self._buffer), self._column, row)
        if rows > 1:
            self._taken.update(dict.fromkeys(range(self._column, min(self._column + columns, _MOST_REACHED)), row + rows - 1))
        self._column += columns
        self._buffer.clear()

    def _flush(self) -> None:
        text = "".join(self._buffer)
        self._buffer.clear()
        if text and not text.isspace():
            for raw in _BLANK_LINE.split(text):
                self.builder.add(raw, self._kinds[-1])

    def _comment(self, content: str) -> None:
        match = _COMMENT.match(content)
        if match is None:
            return
        at = self._source.find(content, self._searched)
        line = None if at < 0 else self._source.count("\n", 0, at) + 1
        self._searched = max(self._searched, at)
        self.comments.append(Comment(match[1].strip(), self.builder.offset(), line))


def _span(node: LexborNode, name: str) -> int:
    """How many columns or rows a cell reaches over; 1 for what is no sensible number."""
    value = node.attributes.get(name) or ""
    return int(value) if _SPAN.fullmatch(value) else 1
