"""Rows as Parquet: what a shard holds can be asked by its plain columns; the values themselves are packed."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from crosscheck.run.rows import Cell, Row

ROW_GROUP = 16
"""Rows that are read together at the least."""
SCHEMA = pa.schema({"id": pa.string(), "under": pa.string(), "data": pa.binary(), "rest": pa.binary()})


class ParquetRows:
    """A row a report or cluster, in small row groups, so that a few are read without the others."""

    ending = ".parquet"

    def write(self, rows: Sequence[Row]) -> tuple[bytes, list[Cell]]:
        """The file, and of each row its row group and its place in that."""
        columns = {
            "id": [_text(row.id) for row in rows],
            "under": [_text(row.under) for row in rows],
            "data": [row.data for row in rows],
            "rest": [row.rest for row in rows],
        }
        out = io.BytesIO()
        pq.write_table(pa.table(columns, SCHEMA), out, row_group_size=ROW_GROUP, compression="zstd", use_dictionary=False)
        return out.getvalue(), [(place // ROW_GROUP, place % ROW_GROUP, 0) for place in range(len(rows))]

    def read(self, file: BinaryIO, cells: Sequence[Cell], column: str) -> Iterator[bytes]:
        """One part of each of these rows, in their order; each row group is read once while its rows follow each other."""
        table = pq.ParquetFile(file)
        loaded, values = -1, pa.chunked_array([], pa.binary())
        for group, place, _ in cells:
            if group != loaded:
                loaded, values = group, table.read_row_group(group, columns=[column]).column(0)
            yield values[place].as_py()


def _text(value: str) -> str:
    """Text without what UTF-8 cannot hold (halves of a pair of surrogates)."""
    return value.encode("utf-8", "replace").decode()
