"""A sentence as a compiler would show it: wrapped to the width, the number underlined, its normalized value beside the line."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from crosscheck.report.cells import cell_width, is_right_to_left, plain, shorten, wrap
from crosscheck.report.style import BOLD, DIM, Style

CONTEXT_ROWS = 1
LONGEST_SENTENCE = 2000
"""Code points shown of a sentence around its number: an unbroken text of a megabyte stays a quote."""


class Quote(Struct, frozen=True):
    """What to show: a text, the half-open stretch of it that is marked, the line where that stands, and what is said of it."""

    text: str
    start: int
    end: int
    line: int
    label: str
    color: str
    mark: str


def render_quote(quote: Quote, style: Style, gutter: int, width: int) -> Iterator[str]:
    """The rows of a quote behind a gutter of so many cells: text, underline, label."""
    quote = _clipped(quote)
    text = plain(quote.text)
    room = max(width - gutter - 7, 20)
    rows = wrap(text, room)
    marked = [at for at, (start, end) in enumerate(rows) if start < quote.end and quote.start < end]
    if not marked:
        return
    first, last = max(marked[0] - CONTEXT_ROWS, 0), min(marked[-1] + CONTEXT_ROWS, len(rows) - 1)
    for at in range(first, last + 1):
        start, end = rows[at]
        lead = style.signs.ellipsis + " " if at == first and first > 0 else ""
        tail = " " + style.signs.ellipsis if at == last and last < len(rows) - 1 else ""
        number = str(quote.line) if at == marked[0] else ""
        stretch = (max(quote.start, start), min(quote.end, end)) if at in marked else None
        yield from _row(quote, style, _Row(text, start, end, lead, tail, number, stretch, is_last=at == marked[-1]), gutter, room)


class _Row(Struct, frozen=True):
    """One row of a quote: its stretch of the text and, where it holds some of the mark, that stretch."""

    text: str
    start: int
    end: int
    lead: str
    tail: str
    number: str
    stretch: tuple[int, int] | None
    is_last: bool

    @property
    def is_right_to_left(self) -> bool:
        """Whether a terminal may reorder this row, so that nothing can be underlined in it."""
        return is_right_to_left(self.text[self.start : self.end])


def _row(quote: Quote, style: Style, row: _Row, gutter: int, room: int) -> Iterator[str]:
    inner = _marked(row, style)
    if row.is_right_to_left:
        inner = style.signs.isolate + inner + style.signs.end_isolate
    yield _gutter(style, row.number, gutter) + style.paint(row.lead, DIM) + inner + style.paint(row.tail, DIM)
    empty = _gutter(style, "", gutter)
    for indent, line in _underline(quote, row, room, style.signs.ellipsis):
        yield empty + " " * indent + style.paint(line, quote.color)


def _marked(row: _Row, style: Style) -> str:
    words = row.text[row.start : row.end]
    if row.stretch is None:
        return words
    start, end = (offset - row.start for offset in row.stretch)
    marked = words[start:end]
    if row.is_right_to_left:
        marked = style.signs.left_mark + marked + style.signs.right_mark
    return words[:start] + style.paint(marked, BOLD) + words[end:]


def _underline(quote: Quote, row: _Row, room: int, ellipsis: str) -> Iterator[tuple[int, str]]:
    """The lines under a row, each with its indent: the mark, and after the last row of it the label, beside the mark where it fits."""
    if row.stretch is None:
        return
    start, end = row.stretch
    indent = 0 if row.is_right_to_left else cell_width(row.lead + row.text[row.start : start])
    mark = "" if row.is_right_to_left else quote.mark * max(cell_width(row.text[start:end]), 1)
    label = shorten(quote.label, room, ellipsis) if row.is_last else ""
    together = f"{mark} {label}".strip()
    if indent + cell_width(together) <= room:
        yield indent, together
        return
    yield indent, mark
    if label:
        yield max(min(indent, room - cell_width(label)), 0), label


def _gutter(style: Style, number: str, width: int) -> str:
    return style.paint(f"{number:>{width}} {style.signs.bar} ", DIM)


def _clipped(quote: Quote) -> Quote:
    """The quote, cut around its mark where the sentence is absurdly long."""
    if len(quote.text) <= LONGEST_SENTENCE:
        return quote
    start = max(quote.start - LONGEST_SENTENCE // 2, 0)
    end = start + LONGEST_SENTENCE
    shown = min(quote.end, end)
    return Quote(quote.text[start:end], quote.start - start, shown - start, quote.line, quote.label, quote.color, quote.mark)
