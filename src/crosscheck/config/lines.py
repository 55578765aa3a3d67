"""On which line of a TOML file a key stands: tomllib does not say, and a message without a line is half a message."""

from __future__ import annotations

import re

_TABLE = re.compile(r"\s*\[(\[)?([^\[\]]+)\]")
_ENTRY = re.compile(r"\s*([A-Za-z0-9_.\"' \-]+?)\s*=")
_PIECE = re.compile(r"\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9_\-]+)")


def find_key_lines(text: str) -> dict[tuple[str, ...], int]:
    """Each table and key of a TOML text with its 1-based line; the entries of an array of tables are numbered ("accept", "0", "reason")."""
    lines: dict[tuple[str, ...], int] = {}
    counts: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        header = _TABLE.match(line)
        if header:
            table = _pieces(header[2])
            if header[1]:
                counts[table] = counts.get(table, -1) + 1
                table = (*table, str(counts[table]))
            lines.setdefault(table, number)
            continue
        entry = _ENTRY.match(line)
        if entry:
            lines.setdefault((*table, *_pieces(entry[1])), number)
    return lines


def _pieces(key: str) -> tuple[str, ...]:
    return tuple(match[1] or match[2] or match[3] or "" for match in _PIECE.finditer(key))
