"""Markdown."""

from __future__ import annotations

import re

from crosscheck.model import Block, Span
from crosscheck.model.document import BlockKind
from crosscheck.read.builder import cell_name
from crosscheck.read.content import Content
from crosscheck.read.decode import decode
from crosscheck.read.front_matter import read_front_matter
from crosscheck.read.lines import line_spans
from crosscheck.read.md_plain import blank_markup
from crosscheck.read.options import ReadOptions
from crosscheck.read.txt import front_blocks, front_faults

_HEADING = re.compile(r"#{1,6}\s+")
_HEADING_END = re.compile(r"\s+#+\s*$")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\]:\s*")
_SKIPPED = re.compile(r"(?:-{3,}|={3,}|\*{3,}|_{3,}|(?:[-*_]\s){2,}[-*_]|\[(?!\^)[^\]]{1,80}\]:\s*\S.*|!\[[^\]]*\]\([^)]*\))$")
_RULE_ROW = re.compile(r"\|?[\s:|-]*-[\s:|-]*$")
_CELL = re.compile(r"(?<=\|)[^|]*")


def read_md(data: bytes, path: str, options: ReadOptions) -> list[Content]:
    """A .md report: the text is the decoded file itself; blocks leave out fences, rules, comments and the marks before a line.

    A table is one block a cell, named like a spreadsheet's: the header row is row 1. Raises UnreadableError.
    """
    text = decode(data, options.encoding)
    front = read_front_matter(text)
    blocks = (*front_blocks(text, front), *_Scanner(text).scan(front.end))
    return [Content(text, blocks, front.metadata, faults=front_faults(front, path), plain=blank_markup(text, blocks))]


class _Scanner:
    """Walks the lines once; the state is what the line before began."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.paragraph = 0
        self.row = 0
        self.fence: str | None = None
        self.in_comment = False
        self.open: BlockKind | None = None

    def scan(self, start: int) -> list[Block]:
        for line in line_spans(self.text, start):
            if not self._skips(line):
                self._add_line(line)
        return self.blocks

    def _skips(self, line: Span) -> bool:
        """Blank lines, code fences, HTML comments, rules, link definitions and images end what is open and hold no text."""
        surface = self.text[line.start : line.end]
        if self.fence is not None:
            self.fence = None if surface.startswith(self.fence) else self.fence
            return True
        if self.in_comment:
            self.in_comment = "-->" not in surface
            return True
        if surface.startswith(("```", "~~~")):
            self.fence = surface[:3]
        elif surface.startswith("<!--"):
            self.in_comment = "-->" not in surface
        elif surface and not _SKIPPED.match(surface):
            return False
        if not surface.startswith("|"):
            self.row = 0
        self.open = None
        return True

    def _add_line(self, line: Span) -> None:
        start = line.start
        while self.text.startswith(">", start):
            start += 1
            while start < line.end and self.text[start].isspace():
                start += 1
        surface = self.text[start : line.end]
        if surface.startswith("|"):
            self._add_row(start, line.end)
        elif match := _HEADING.match(surface):
            end = _HEADING_END.search(surface)
            self._begin(start + match.end(), start + end.start() if end else line.end, "paragraph" if self.blocks else "headline")
            self.open = None
        elif match := _FOOTNOTE.match(surface):
            self._begin(start + match.end(), line.end, "footnote")
        elif match := _ITEM.match(surface):
            self._begin(start + match.end(), line.end, "list")
        elif self.open is not None and start < line.end:
            self.blocks[-1] = _extended(self.blocks[-1], line.end)
        else:
            self._begin(start, line.end, "paragraph")

    def _begin(self, start: int, end: int, kind: BlockKind) -> None:
        self.row = 0
        if start >= end:
            self.open = None
            return
        self.paragraph += 1
        self.blocks.append(Block(start, end, kind, paragraph=self.paragraph))
        self.open = kind

    def _add_row(self, start: int, end: int) -> None:
        self.open = None
        surface = self.text[start:end]
        if _RULE_ROW.match(surface):
            return
        if self.row == 0:
            self.paragraph += 1
        self.row += 1
        for column, match in enumerate(_CELL.finditer(surface)):
            stripped = match[0].strip()
            if stripped:
                at = start + match.start() + match[0].index(stripped)
                self.blocks.append(Block(at, at + len(stripped), "table", paragraph=self.paragraph, cell=cell_name(column, self.row)))


def _extended(block: Block, end: int) -> Block:
    return Block(block.start, end, block.kind, block.page, block.paragraph, block.cell)
