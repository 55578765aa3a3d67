"""Lines and paragraphs of a PDF page: what a printed page breaks up is put together again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from crosscheck.read.raised import raise_text

_HYPHENS = "-\u00ad\u2010\u0002\ufffe"
_PAGE_NUMBER = re.compile(r"(?:page\s*|p\.\s*|[-–—]\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*[-–—])?", re.IGNORECASE)
_CLOSED = re.compile(r"[.!?:…][\"'”’)\]]*$")
_MARK = re.compile(r"(\d{1,3})(?=\s?[^\W\d]|\s*$)")
_BULLET = re.compile(r"[•‣▪●◦]")
_SPACED = 1.3
_EDGE_LINES = 2
_NEAR = 3
_FEWEST_ROWS = 4


class Piece(Struct, frozen=True):
    """A run of characters as the page draws it; the origin is at the lower left, in points."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def height(self) -> float:
        """From the bottom to the top of its characters."""
        return self.top - self.bottom


class Line(Struct, frozen=True):
    """One line: its cells, more than one only in a table's row or across columns; `page` is 1-based; `note` marks footnotes."""

    page: int
    cells: tuple[Piece, ...]
    note: bool = False

    @property
    def text(self) -> str:
        """The whole line."""
        return " ".join(cell.text.strip() for cell in self.cells)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.cells[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.cells[-1].right

    @property
    def bottom(self) -> float:
        """The lower edge of its first cell."""
        return self.cells[0].bottom

    @property
    def height(self) -> float:
        """The height of its tallest cell."""
        return max(cell.height for cell in self.cells)


class Paragraph(Struct, frozen=True):
    """A paragraph on a page, or, with cells, a row of a table."""

    page: int
    text: str
    cells: tuple[str, ...] = ()
    note: bool = False


def build_pieces(characters: Iterable[Piece]) -> list[Piece]:
    """Runs of characters that stand side by side in one size; a line end, a jump or another size begins a new one."""
    runs: list[list[Piece]] = []
    broken = True
    for character in characters:
        if character.text in "\r\n":
            broken = True
        elif character.height <= 0:
            if runs and not broken:
                runs[-1].append(replace(character, left=runs[-1][-1].right, right=runs[-1][-1].right))
        elif broken or not _is_beside(next(one for one in reversed(runs[-1]) if one.height > 0), character):
            runs.append([character])
            broken = False
        else:
            runs[-1].append(character)
    return [_run(run) for run in runs]


def _is_beside(last: Piece, character: Piece) -> bool:
    """The boxes of one ligature's letters lie on each other, so a step back of a letter's width is still beside."""
    gap = character.left - last.right
    same_size = abs(last.height - character.height) < 0.25 * last.height and abs(last.bottom - character.bottom) < 0.2 * last.height
    return same_size and -1.2 * last.height < gap < last.height


def _run(run: list[Piece]) -> Piece:
    first = run[0]
    text = "".join(character.text for character in run)
    return Piece(first.left, first.bottom, max(character.right for character in run), first.top, text)


def build_lines(pieces: Iterable[Piece], page: int) -> list[Line]:
    """The lines of a page in the order in which it draws them; columns that are drawn row by row are read one after the other.

    Raised numbers are the marks of footnotes: they are left out, and the line that begins with one, and what the page draws after it,
    is a footnote.
    """
    rows: list[list[Piece]] = []
    marks: set[str] = set()
    notes_from: int | None = None
    for piece in pieces:
        last = rows[-1][-1] if rows else None
        if last is None or not _same_line(last, piece):
            if not piece.text.strip():
                continue
            if notes_from is None and _mark(piece, marks):
                notes_from = len(rows)
            rows.append([piece])
        elif _is_raised(piece, last):
            marks.add(piece.text.strip())
            rows[-1][-1] = _extended(last, piece, raise_text(last.text, piece.text))
        elif len(rows[-1]) == 1 and _is_raised(last, piece):
            notes_from = len(rows) - 1 if notes_from is None else notes_from
            rows[-1] = [piece]
        elif piece.left - last.right > last.height:
            rows[-1].append(piece)
        else:
            rows[-1][-1] = _extended(last, piece, _spaced(last, piece))
    rows = [[cell for cell in row if cell.text.strip()] for row in rows]
    return _lines(rows, notes_from, page, marks)


def _lines(rows: list[list[Piece]], notes_from: int | None, page: int, marks: set[str]) -> list[Line]:
    story = rows if notes_from is None else rows[:notes_from]
    notes = [] if notes_from is None else rows[notes_from:]
    lines = _in_columns(_aligned([Line(page, tuple(row)) for row in story]))
    return [*lines, *(Line(page, (_without_mark(row, marks),), note=True) for row in notes)]


def _mark(piece: Piece, marks: set[str]) -> str:
    """The footnote mark that a line begins with, if the page has one like it; else ""."""
    match = _MARK.match(piece.text)
    return match[1] if match and match[1] in marks else ""


def _without_mark(row: list[Piece], marks: set[str]) -> Piece:
    joined = _merged(row)
    return replace(joined, text=joined.text[len(_mark(joined, marks)) :])


def _is_raised(mark: Piece, beside: Piece) -> bool:
    """Whether a piece is a small number that stands higher than the text beside it."""
    return mark.text.strip().isdigit() and mark.height < 0.9 * beside.height and mark.bottom > beside.bottom + 0.15 * beside.height


def _aligned(lines: list[Line]) -> list[Line]:
    """Cells that begin where those of a line nearby do, or figures that end there, stay apart; other wide blanks are those of justified text."""
    result = []
    for at, line in enumerate(lines):
        near = [other for other in lines[max(0, at - _NEAR) : at + _NEAR + 1] if other is not line and len(other.cells) == len(line.cells)]
        edges = {edge for other in near for cell in other.cells[1:] for edge in _edges(cell)}
        table = all(edges.intersection(_edges(cell)) for cell in line.cells[1:]) and not _is_justified(line)
        result.append(line if table else replace(line, cells=(_merged(line.cells),)))
    return result


def _edges(cell: Piece) -> tuple[tuple[str, int], ...]:
    left = ("left", round(cell.left / 3))
    return (left, ("right", round(cell.right / 3))) if any(char.isdigit() for char in cell.text) else (left,)


def _is_justified(line: Line) -> bool:
    """Several single words with the same blank between them are a line of prose that was stretched."""
    gaps = [after.left - before.right for before, after in pairwise(line.cells)]
    return len(gaps) > 1 and max(gaps) - min(gaps) < 0.2 * line.height


def _merged(cells: Sequence[Piece]) -> Piece:
    text = " ".join(cell.text.strip() for cell in cells)
    return Piece(cells[0].left, cells[0].bottom, cells[-1].right, max(cell.top for cell in cells), text)


def _same_line(last: Piece, piece: Piece) -> bool:
    overlap = min(last.top, piece.top) - max(last.bottom, piece.bottom)
    return overlap > 0.4 * min(last.height, piece.height) and piece.left >= last.right - 0.6 * last.height


def _spaced(last: Piece, piece: Piece) -> str:
    apart = piece.left - last.right > 0.25 * last.height and not last.text.endswith(" ") and not piece.text.startswith(" ")
    return " " + piece.text if apart else piece.text


def _extended(last: Piece, piece: Piece, text: str) -> Piece:
    return Piece(last.left, last.bottom, piece.right, last.top, last.text + text)


def _in_columns(lines: list[Line]) -> list[Line]:
    """Runs of rows that are prose in columns, cut into one column after the other."""
    result: list[Line] = []
    run: list[Line] = []
    for line in [*lines, None]:
        if line is not None and len(line.cells) > 1 and (not run or len(run[0].cells) == len(line.cells)):
            run.append(line)
            continue
        result.extend(_columns(run))
        run = [line] if line is not None and len(line.cells) > 1 else []
        if line is not None and not run:
            result.append(line)
    return result


def _columns(run: list[Line]) -> list[Line]:
    if len(run) < _FEWEST_ROWS or not all(_is_prose([line.cells[at] for line in run]) for at in range(len(run[0].cells))):
        return run
    return [Line(line.page, (line.cells[at],)) for at in range(len(run[0].cells)) for line in run]


def _is_prose(cells: Sequence[Piece]) -> bool:
    """Whether most cells fill their column and hold several words."""
    width = max(cell.right for cell in cells) - min(cell.left for cell in cells)
    return median(cell.right - cell.left for cell in cells) > 0.75 * width and median(len(cell.text.split()) for cell in cells) >= 3


def without_running_heads(pages: Sequence[list[Line]]) -> list[Line]:
    """All lines in order, without page numbers and without what stands at the top or bottom of several pages but for its digits."""
    edges: Counter[str] = Counter()
    for lines in pages:
        edges.update({_shape(line) for line in _edge_lines(lines)})
    kept = []
    for lines in pages:
        at_edge = {id(line) for line in _edge_lines(lines)}
        for line in lines:
            repeated = edges[_shape(line)] > 1 and len(pages) > 1
            if id(line) not in at_edge or not (repeated or _PAGE_NUMBER.fullmatch(line.text.strip())):
                kept.append(line)
    return kept


def _edge_lines(lines: list[Line]) -> list[Line]:
    ordered = sorted(lines, key=lambda line: -line.bottom)
    return ordered[:_EDGE_LINES] + ordered[-_EDGE_LINES:]


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "#", " ".join(line.text.split()).lower())


def build_paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """Paragraphs from lines in reading order, footnotes last; hyphenated words are put together."""
    story = [line for line in lines if not line.note]
    notes = [line for line in lines if line.note]
    return [*_paragraphs(story), *_paragraphs(notes)]


def _paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    leading = _leading(lines)
    paragraphs: list[Paragraph] = []
    previous: Line | None = None
    for line in lines:
        if len(line.cells) > 1:
            paragraphs.append(Paragraph(line.page, line.text, tuple(cell.text.strip() for cell in line.cells), line.note))
            previous = None
        elif previous is None or _begins(previous, line, leading):
            paragraphs.append(Paragraph(line.page, line.text, (), line.note))
            previous = line
        else:
            last = paragraphs[-1]
            paragraphs[-1] = Paragraph(last.page, _continued(last.text, line.text), (), line.note)
            previous = line
    return paragraphs


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance from line to line, in heights of a line."""
    steps = [_step(above, below) for above, below in pairwise(lines)]
    return median([step for step in steps if 0 < step < 4] or [0.0])


def _step(above: Line, below: Line) -> float:
    return (above.bottom - below.bottom) / max(above.height, below.height, 0.1)


def _begins(previous: Line, line: Line, leading: float) -> bool:
    """Whether a line begins a paragraph: by its size, spacing, indent or bullet, or after a short last line."""
    closed = _CLOSED.search(previous.text) is not None
    if _BULLET.match(line.text) or abs(previous.height - line.height) > 0.2 * max(previous.height, line.height):
        return True
    step = _step(previous, line)
    if previous.page != line.page or step <= 0:  # a new column or page
        return closed and not line.text[:1].islower()
    if leading and step > _SPACED * leading:
        return True
    indented = line.left - previous.left > 0.8 * line.height
    return closed and (indented or previous.right < line.right - 2 * line.height)


def _continued(text: str, following: str) -> str:
    """A line put after another: a hyphen at its end goes where a small letter follows, and stays where a capital or a figure does."""
    following = following.lstrip()
    if text[-1:] in _HYPHENS and text[-2:-1].isalpha():
        if following[:1].islower():
            return text[:-1] + following
        return text[:-1] + "-" + following
    return f"{text.rstrip()} {following}"
