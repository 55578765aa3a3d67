"""The tables of a report as grids: which figure stands in which line and column."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from crosscheck.claims.cue_view import fold
from crosscheck.lexicon.table_words import TableWords
from crosscheck.model import Block, Claim, Document

_NAME = re.compile(r"([A-Z]{1,3})(\d{1,6})")
_ASIDE = re.compile(r"[\[(][^\[\]()]*[\])]")
_WORD = re.compile(r"[^\W_]+")
_MOST_CELLS = 20_000
"""A larger table is no news table."""
_HEAD_LINES = 3


class Cell(Struct, frozen=True, gc=False):
    """One cell: its folded text, the claim of the one figure that fills it (a figure in brackets behind it is looked through), and
    whether it says that there is no figure ("n/a", "–").
    """

    text: str
    claim: Claim | None = None
    missing: bool = False


class Grid(Struct, frozen=True):
    """A table by (row, column), rows from 1 and columns from 0; blank cells are not in it. `lead` is the folded text right before the table."""

    cells: Mapping[tuple[int, int], Cell]
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    lead: str

    @property
    def heads(self) -> tuple[int, ...]:
        """The first rows that carry no figure of their own: the header."""
        found = []
        for row in self.rows[:_HEAD_LINES]:
            if any(cell.claim is not None for column in self.columns if (cell := self.cells.get((row, column)))):
                break
            found.append(row)
        return tuple(found)

    def text(self, row: int, column: int) -> str:
        """The folded text of a cell, "" for a blank one."""
        cell = self.cells.get((row, column))
        return "" if cell is None else cell.text

    def header(self, column: int) -> str:
        """The folded words above a column."""
        return " ".join(filter(None, (self.text(row, column) for row in self.heads)))


def build_grids(document: Document, claims: Sequence[Claim], words: TableWords) -> Iterator[Grid]:
    """The tables of a report that hold figures, in text order; `claims` in text order."""
    before: Block | None = None
    for key, group in groupby(document.blocks, lambda block: block.paragraph if block.kind == "table" else None):
        blocks = list(group)
        if key is not None and len(blocks) <= _MOST_CELLS:
            lead = "" if before is None else fold(document.text[before.start : before.end])
            yield _grid(_cells(document.text, blocks, claims, words), lead)
        before = blocks[-1] if key is None else before


def _grid(cells: Mapping[tuple[int, int], Cell], lead: str) -> Grid:
    return Grid(cells, tuple(sorted({row for row, _ in cells})), tuple(sorted({column for _, column in cells})), lead)


def _cells(text: str, blocks: Sequence[Block], claims: Sequence[Claim], words: TableWords) -> dict[tuple[int, int], Cell]:
    cells: dict[tuple[int, int], Cell] = {}
    for block in blocks:
        match = _NAME.fullmatch(block.cell or "")
        if match is not None:
            first, last = (bisect_left(claims, offset, key=lambda claim: claim.start) for offset in (block.start, block.end))
            cells[int(match[2]), _column(match[1])] = _cell(text[block.start : block.end], block.start, claims[first:last], words)
    return cells


def _column(letters: str) -> int:
    """The number of a column: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _cell(surface: str, start: int, claims: Sequence[Claim], words: TableWords) -> Cell:
    text = fold(surface)
    if text in words.missing:
        return Cell(text, missing=True)
    if not claims or claims[0].quantity is None:
        return Cell(text)
    first = claims[0]
    around = surface[: first.start - start] + " " + surface[first.end - start :]
    left = [word for word in _WORD.findall(fold(_ASIDE.sub(" ", around))) if word not in words.counted]
    opened = "(" in surface[: first.start - start]
    return Cell(text) if left or opened else Cell(text, first)
