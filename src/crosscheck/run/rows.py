"""The rows of a shard: a name, what comparing reads, and the rest; one row is read without the others."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO, Protocol

from msgspec import Struct

_LEVEL = 1

Cell = tuple[int, int, int]
"""Where a row stands in its shard, as its format understands it."""


class Row(Struct, frozen=True):
    """One report or cluster: its id, the group or family that it is filed under, and its two parts as bytes."""

    id: str
    under: str
    data: bytes
    rest: bytes = b""


class RowFormat(Protocol):
    """How rows are laid out in a file."""

    @property
    def ending(self) -> str:
        """The ending of such files."""

    def write(self, rows: Sequence[Row]) -> tuple[bytes, list[Cell]]:
        """The file, and where in it each row stands."""

    def read(self, file: BinaryIO, cells: Sequence[Cell], column: str) -> Iterator[bytes]:
        """One part ("data" or "rest") of each of these rows, in their order."""


class PlainRows:
    """One row after the other, each part compressed by itself."""

    ending = ".rows"

    def write(self, rows: Sequence[Row]) -> tuple[bytes, list[Cell]]:
        """The file, and of each row its offset and the sizes of its parts."""
        out = bytearray()
        cells: list[Cell] = []
        for row in rows:
            parts = zlib.compress(row.data, _LEVEL), zlib.compress(row.rest, _LEVEL)
            cells.append((len(out), len(parts[0]), len(parts[1])))
            out += parts[0] + parts[1]
        return bytes(out), cells

    def read(self, file: BinaryIO, cells: Sequence[Cell], column: str) -> Iterator[bytes]:
        """One part of each of these rows, in their order."""
        for offset, data, rest in cells:
            file.seek(offset if column == "data" else offset + data)
            yield zlib.decompress(file.read(data if column == "data" else rest))


def format_named(ending: str) -> RowFormat:
    """The format of files with that ending."""
    if ending == PlainRows.ending:
        return PlainRows()
    from crosscheck.run.parquet_rows import ParquetRows  # noqa: PLC0415 - pyarrow is an extra

    return ParquetRows()
