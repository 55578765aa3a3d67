"""Text in terminal cells: how wide it is, where to cut it, and what of it must never reach a terminal as it is."""

from __future__ import annotations

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\ud800-\udfff]")
"""Control characters (a report may hold terminal escapes), marks that reorder a line, byte order marks and lone surrogates."""

_ZERO_WIDTH = frozenset({"Mn", "Me", "Cf"})


def plain(text: str) -> str:
    """The same number of code points with nothing that moves a cursor, colours or reorders: white space is a space, the rest U+FFFD."""
    return _CONTROL.sub(lambda match: " " if match[0] in "\t\n\v\f\r\x85\u2028\u2029" else "\ufffd", text)


def cell_width(text: str) -> int:
    """How many terminal cells a text takes: wide characters two, combining and format characters none."""
    if text.isascii():
        return len(text)
    return sum(_character_width(character) for character in text)


def _character_width(character: str) -> int:
    if character < "\u0300":
        return 1
    if unicodedata.category(character) in _ZERO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def is_right_to_left(text: str) -> bool:
    """Whether a terminal may reorder the line: it then holds letters written right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)


def pad(text: str, width: int) -> str:
    """The text, filled with spaces to the width."""
    return text + " " * (width - cell_width(text))


def shorten(text: str, width: int, ellipsis: str = "…") -> str:
    """The text, or its beginning with an ellipsis, in no more than so many cells (but one character at the least)."""
    if cell_width(text) <= width:
        return text
    return text[: fitting(text, 0, width - cell_width(ellipsis))].rstrip() + ellipsis


def fitting(text: str, start: int, width: int) -> int:
    """Where a stretch from `start` of at most so many cells ends; it takes one character at the least."""
    used, at = 0, start
    while at < len(text):
        used += _character_width(text[at])
        if used > width and at > start:
            break
        at += 1
    return at


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Half-open stretches of the text, a row each: broken at spaces, in a word only where it is wider than a row."""
    rows: list[tuple[int, int]] = []
    start = _skip_spaces(text, 0)
    while start < len(text):
        end = fitting(text, start, width)
        if end < len(text) and text[end] != " ":
            space = text.rfind(" ", start, end)
            end = space if space > start else end
        rows.append((start, start + len(text[start:end].rstrip(" "))))
        start = _skip_spaces(text, end)
    return rows


def _skip_spaces(text: str, at: int) -> int:
    while at < len(text) and text[at] == " ":
        at += 1
    return at


def wrapped(text: str, width: int) -> list[str]:
    """The rows of a text, as strings."""
    return [text[start:end] for start, end in wrap(text, width)]
