"""Cues of tables: which cells a total sums up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from crosscheck.claims.table_grid import Cell, Grid, build_grids
from crosscheck.lexicon.table_words import TableWords, load_table_words, words_in
from crosscheck.model import Claim, Document, exact

_MOST_PARTS = 400
_MOST_TOTALS = 12
_MOST_OPENINGS = 40
_EXACT_BELOW = 100
_HUNDRED = 100


class _Line(Struct, frozen=True, gc=False):
    """A row or a column: its number and its folded label."""

    number: int
    label: str


class _Axis(Struct, frozen=True):
    """One way to add up a table: its lines are added, cell by cell, along the lines that cross them."""

    name: str
    grid: Grid
    lines: tuple[_Line, ...]
    across: tuple[_Line, ...]

    def cell(self, line: _Line, cross: _Line) -> Cell | None:
        at = (line.number, cross.number) if self.name == "row" else (cross.number, line.number)
        return self.grid.cells.get(at)


def link_tables(document: Document, claims: Sequence[Claim], language: str = "en") -> list[Claim]:
    """The claims of one report in text order; the totals of its tables with a cue that names the cells they sum up."""
    linked = list(claims)
    if not any(block.kind == "table" for block in document.blocks):
        return linked
    words = load_table_words(language)
    places = {claim.id: at for at, claim in enumerate(claims)}
    for grid in build_grids(document, claims, words):
        for axis in (_row_axis(grid, words), _column_axis(grid, words)):
            for total, cue in _sums(axis, words):
                at = places[total.id]
                linked[at] = replace(linked[at], cues=(*linked[at].cues, cue))
    return linked


def _row_axis(grid: Grid, words: TableWords) -> _Axis:
    """Rows that are added up column by column; the label of a row stands where the total rows have theirs."""
    body = [row for row in grid.rows if row not in grid.heads]
    stub = next((column for row in body for column in grid.columns[:2] if words.is_total(grid.text(row, column))), None)
    if stub is None:
        return _Axis("row", grid, (), ())
    across = [_Line(column, grid.header(column)) for column in grid.columns if column > stub]
    summed = tuple(line for line in across if not words.is_unsummed(line.label))
    return _Axis("row", grid, tuple(_Line(row, grid.text(row, stub)) for row in body), summed)


def _column_axis(grid: Grid, words: TableWords) -> _Axis:
    """Columns that are added up row by row; those up to the last one of words are labels, and a row of totals is added up the other way."""
    labels = {column: grid.header(column) for column in grid.columns[1:]}
    if not any(words.is_total(label) for label in labels.values()):
        return _Axis("column", grid, (), ())
    body = [row for row in grid.rows if row not in grid.heads]
    stub = max((column for column in grid.columns if _is_wordy(grid, body, column)), default=grid.columns[0])
    lines = tuple(_Line(column, label) for column, label in labels.items() if column > stub and not words.is_unsummed(label))
    across = tuple(_Line(row, grid.text(row, stub)) for row in body)
    return _Axis("column", grid, lines, tuple(line for line in across if not (words.is_aside(line.label) or words.is_total(line.label))))


def _is_wordy(grid: Grid, body: Sequence[int], column: int) -> bool:
    """Whether most cells of a column hold words."""
    cells = [cell for row in body if (cell := grid.cells.get((row, column))) is not None]
    return sum(cell.claim is None and not cell.missing for cell in cells) * 2 > len(cells)


def _sums(axis: _Axis, words: TableWords) -> Iterator[tuple[Claim, str]]:
    """Each total cell with its cue."""
    lines = [line for line in axis.lines if not (words.is_aside(line.label) or words.is_nested(line.label))]
    totals = [at for at, line in enumerate(lines) if words.is_total(line.label)]
    if len(lines) > _MOST_PARTS or len(totals) > _MOST_TOTALS:
        return
    for at in totals:
        partitions = _partitions(axis, lines, totals, at)
        for cross in axis.across:
            total = axis.cell(lines[at], cross)
            cue = _cue(axis, lines[at], cross, partitions, words)
            if total is not None and total.claim is not None and cue:
                yield total.claim, cue


def _partitions(axis: _Axis, lines: Sequence[_Line], totals: Sequence[int], at: int) -> list[list[_Line]]:
    """The ways to read what a total sums up, the likeliest first: the lines since the total before it, all lines, the totals before it."""
    earlier = [total for total in totals if total < at]
    since = [line for line in lines[(earlier[-1] + 1 if earlier else 0) : at] if line.label or axis.name == "row"]
    if not since and not earlier:
        following = next((total for total in totals if total > at), len(lines))
        after = list(lines[at + 1 : following])
        return [after, *(after[:size] for size in range(len(after) - 1, 1, -1) if len(after) <= _MOST_OPENINGS)]
    loose = [line for number, line in enumerate(lines[:at]) if number not in totals]
    ways = [since, loose, [*(lines[total] for total in earlier), *since], [lines[total] for total in earlier]]
    if axis.name == "row" and not axis.grid.heads and since[:1] == [lines[0]]:
        ways.append(since[1:])
    return [way for number, way in enumerate(ways) if len(way) > 1 and way not in ways[:number]]


def _cue(axis: _Axis, line: _Line, cross: _Line, partitions: Iterable[Sequence[_Line]], words: TableWords) -> str:
    """`table-sum:` with the line, the place to which its figures are rounded, and the partitions; "" where nothing is added up."""
    total = axis.cell(line, cross)
    if total is None or total.claim is None:
        return ""
    told = " ".join((axis.grid.lead, cross.label if axis.name == "row" else "", axis.grid.text(*_corner(axis.grid))))
    ways, figures = [], [total.claim]
    for way in partitions:
        cells = _cells(axis, way, cross)
        if cells is None:
            return ""
        parts = [cell.claim for cell in cells if cell.claim is not None]
        figures += parts
        terms = [f"@{part.start}" for part in parts] + ["?"] * (len(parts) < len(cells) or not words.selected.isdisjoint(words_in(told)))
        if len(parts) > 1:
            ways.append("+".join(terms))
    place = _place(figures, told, cross.label if axis.name == "row" else line.label, words) if ways else None
    return "" if place is None else f"table-sum:{axis.name} {line.number};{place};{'|'.join(ways)}"


def _corner(grid: Grid) -> tuple[int, int]:
    return grid.rows[0], grid.columns[0]


def _cells(axis: _Axis, way: Sequence[_Line], cross: _Line) -> list[Cell] | None:
    """The cells to add up; a blank one only where its line has figures elsewhere; None if one holds words."""
    found = []
    for line in way:
        cell = axis.cell(line, cross)
        if cell is None:
            if any((other := axis.cell(line, one)) is not None and other.claim is not None for one in axis.across):
                found.append(Cell("", missing=True))
        elif cell.claim is None and not cell.missing:
            return None
        else:
            found.append(cell)
    return found


def _place(figures: Sequence[Claim], told: str, header: str, words: TableWords) -> str | None:
    """To which place the figures are rounded: "0" for exact counts, "own" where each is written with a scale of its own; None for what is no sum."""
    quantities = [claim.quantity for claim in figures if claim.quantity is not None]
    total = quantities[0]
    if len({quantity.unit for quantity in quantities} - {""}) > 1 or total.value is None or total.dimension == "temperature":
        return None
    is_share = total.dimension.startswith("share") or not words.shares.isdisjoint(words_in(header))
    if is_share and total.value != _HUNDRED:
        return None
    scaled = {any(sign.isalpha() for sign in claim.surface) for claim in figures}
    if len(scaled) > 1:
        return None
    finest = min(exact(quantity.precision) for quantity in quantities)
    if scaled == {True}:
        return "own"
    small = all(abs(exact(quantity.value)) < _EXACT_BELOW for quantity in quantities if quantity.value is not None)
    place = min(finest, Fraction(1)) if is_share or small else finest
    if place != 1 or is_share or _is_rounded(f"{told} {header}", words):
        return str(place)
    counted = not words.counted.isdisjoint(words_in(f"{told} {header}")) and not total.dimension.startswith("currency:")
    return "0" if small or counted else str(place)


def _is_rounded(told: str, words: TableWords) -> bool:
    return not words.rounded.isdisjoint(words_in(told)) or not words.rounded_signs.isdisjoint(told)
