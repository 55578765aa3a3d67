"""Builds the text of a report out of its parts, for formats whose file is not itself the text."""

from __future__ import annotations

from crosscheck.model import Block
from crosscheck.model.document import BlockKind
from crosscheck.read.decode import replace_surrogates


class TextBuilder:
    """Collects blocks: each part's white space is folded, parts stand a blank line apart, cells of a row a tab, rows a line.

    `text` and `blocks` are what a Content takes; paragraphs are numbered from 1, a table counts as one.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._row: int | None = None
        self.blocks: list[Block] = []
        self.paragraph = 0

    @property
    def text(self) -> str:
        """All that was added, in order."""
        return "".join(self._pieces)

    def offset(self) -> int:
        """Where the next part will begin, at the earliest."""
        return self._length

    def add(self, raw: str, kind: BlockKind = "paragraph", page: int | None = None) -> None:
        """One paragraph; nothing if it is blank."""
        folded = fold(raw)
        if folded[:1] in _BULLETS and kind == "paragraph":
            folded, kind = folded[1:].lstrip(), "list"
        if folded:
            self.paragraph += 1
            self._row = None
            self._append("\n\n" if self._length else "", folded, kind, page, None)

    def start_table(self) -> None:
        """The cells that follow belong to a new table."""
        self._row = None

    def add_cell(self, raw: str, column: int, row: int, page: int | None = None) -> None:
        """One cell of a table; `column` from 0, `row` from 1; nothing if it is blank."""
        folded = fold(raw)
        if not folded:
            return
        if self._row is None:
            self.paragraph += 1
            joint = "\n\n"
        else:
            joint = "\t" if self._row == row else "\n"
        self._row = row
        self._append(joint if self._length else "", folded, "table", page, cell_name(column, row))

    def _append(self, joint: str, folded: str, kind: BlockKind, page: int | None, cell: str | None) -> None:
        start = self._length + len(joint)
        self._pieces += (joint, folded)
        self._length = start + len(folded)
        self.blocks.append(Block(start, self._length, kind, page, self.paragraph, cell))


def fold(raw: str) -> str:
    """The text with each run of white space as one blank, soft hyphens and zero-width characters out, lone surrogates replaced."""
    return replace_surrogates(" ".join(raw.translate(_INVISIBLE).split()))


_BULLETS = ("•", "‣", "▪", "●", "◦", "\uf0b7")
_INVISIBLE = dict.fromkeys((0x00, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))


def cell_name(column: int, row: int) -> str:
    """A spreadsheet-like name: column 0, row 1 is "A1"; column 26 is "AA"."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"
