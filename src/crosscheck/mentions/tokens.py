"""Running text as pieces: words without digits, digit groups with their separators, single signs."""

from __future__ import annotations

import re
from itertools import accumulate

from msgspec import Struct

from crosscheck.model import Part

_PIECE = re.compile(r"\s?(?:[^\W\d_]+|[0-9]+(?:[.,'’][0-9]+)*|[^\w\s]|_|\d)|\s")
_PADDING = ("",) * 12


class Tokens(Struct, frozen=True):
    """The pieces of a stretch of text. `raw` has the one blank before a piece, `words` none, `lower` is the same in lower case; `ends`
    are offsets in the text. The lists are padded with empty pieces, so that looking a little over either end finds "".
    """

    raw: list[str]
    words: list[str]
    lower: list[str]
    ends: list[int]

    def start(self, at: int) -> int:
        """The offset of a piece's first character."""
        return self.ends[at] - len(self.words[at])

    def glued(self, at: int) -> bool:
        """Whether no blank stands before the piece (the first piece of a text counts as glued)."""
        return self.raw[at] == self.words[at]

    def part(self, text: str, role: str, first: int, last: int) -> Part:
        """The pieces `first` up to, not including, `last` as a part of a mention."""
        start, end = self.start(first), self.ends[last - 1]
        return Part(role, start, end, text[start:end])


def split_tokens(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """The pieces of `text[start:end]`, offsets counted in `text`. Linear in the text; a second blank is a piece of its own ("")."""
    raw = _PIECE.findall(text, start, len(text) if end is None else end)
    words = [piece.strip() for piece in raw]
    ends = list(accumulate(map(len, raw), initial=start))[1:]
    last = ends[-1] if ends else start
    words.extend(_PADDING)
    raw.extend(_PADDING)
    ends.extend([last] * len(_PADDING))
    return Tokens(raw, words, [word.lower() for word in words], ends)
