"""Builds the text of a report out of its parts, for formats whose file is not itself the text."""

from __future__ import annotations

import re

from crosscheck.model import Block, Stated
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
        self._values: list[str] = []
        self.blocks: list[Block] = []
        self.stated: list[Stated] = []
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
        folded = self._fold(raw)
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
        folded = self._fold(raw)
        if not folded:
            return
        if self._row is None:
            self.paragraph += 1
            joint = "\n\n"
        else:
            joint = "\t" if self._row == row else "\n"
        self._row = row
        self._append(joint if self._length else "", folded, "table", page, cell_name(column, row))

    def mark(self, raw: str, value: str) -> str:
        """The text with invisible marks around its words: where they come to stand, `stated` will tell the value. The readers that mark
        take such characters out of what they read, with `without_marks`.
        """
        inner = raw.strip()
        if len(self._values) >= _MOST_MARKS or not inner:
            return raw
        self._values.append(value)
        return raw.replace(inner, f"{chr(_MARKS + len(self._values) - 1)}{inner}{_MARK_END}", 1)

    def _fold(self, raw: str) -> str:
        return fold(raw if self._values else without_marks(raw))

    def _unmark(self, folded: str, start: int) -> str:
        """Takes the marks out of a part that begins at `start` and remembers where they stood."""
        if not _MARKED.search(folded):
            return folded
        pieces: list[str] = []
        length, opened = start, (0, "")
        for piece in _MARKED.split(folded):
            if piece == _MARK_END:
                if opened[1] and opened[0] < length:
                    self.stated.append(Stated(opened[0], length, opened[1]))
                opened = (0, "")
            elif _MARKED.fullmatch(piece):
                number = ord(piece) - _MARKS
                opened = (length, self._values[number]) if number < len(self._values) else (0, "")
            else:
                pieces.append(piece)
                length += len(piece)
        return "".join(pieces)

    def _append(self, joint: str, folded: str, kind: BlockKind, page: int | None, cell: str | None) -> None:
        start = self._length + len(joint)
        folded = self._unmark(folded, start)
        self._pieces += (joint, folded)
        self._length = start + len(folded)
        self.blocks.append(Block(start, self._length, kind, page, self.paragraph, cell))


def without_marks(raw: str) -> str:
    """The text without the private characters that mark stated times while a text is built."""
    return _MARKED.sub("", raw)


def fold(raw: str) -> str:
    """The text with each run of white space as one blank, soft hyphens and zero-width characters out, lone surrogates replaced."""
    return replace_surrogates(" ".join(raw.translate(_INVISIBLE).split()))


_MARKS, _MOST_MARKS, _MARK_END = 0xF0000, 0xFFFE, "\U0010fffd"  # of the private planes, which carry no text
_MARKED = re.compile("([\U000f0000-\U000fffff\U0010fffd])")
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
