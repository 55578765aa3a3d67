"""Running text as pieces: words without digits, digit groups with their separators, single signs."""

from __future__ import annotations

import re
from itertools import accumulate

from msgspec import Struct

from crosscheck.lexicon.phrases import LETTERS, Phrase
from crosscheck.model import Part

_NUMBER = r"[0-9]+(?:[.,][0-9]+|['’][0-9]{3}(?![0-9]))*|\.[0-9]+(?![.\w])"
_PIECE = re.compile(rf"[^\S\n]{{0,3}}\n?[^\S\n]{{0,3}}(?:[{LETTERS}]+|{_NUMBER}|\S)|\s")
_PADDING = ("",) * 16


class Tokens(Struct, frozen=True):
    """The pieces of a stretch of `text`. `raw` has the blanks before a piece, `words` none, `lower` is the same in lower case; `ends` are
    offsets in the text. A blank line is a piece of its own and empty. The lists are padded with empty pieces, so that looking a little
    over either end finds "".
    """

    text: str
    raw: list[str]
    words: list[str]
    lower: list[str]
    ends: list[int]

    def start(self, at: int) -> int:
        """The offset of a piece's first character."""
        return self.ends[at] - len(self.words[at])

    def glued(self, at: int) -> bool:
        """Whether no blank stands before the piece."""
        return self.raw[at] == self.words[at]

    def inner(self, at: int) -> bool:
        """Whether the piece has no blank on either side."""
        return self.raw[at] == self.words[at] and self.raw[at + 1] == self.words[at + 1]

    def part(self, role: str, first: int, last: int) -> Part:
        """The pieces from `first` up to, not including, `last` as a part of a mention."""
        start, end = self.ends[first] - len(self.words[first]), self.ends[last - 1]
        return Part(role, start, end, self.text[start:end])

    def follows(self, at: int, phrases: tuple[Phrase, ...]) -> Phrase | None:
        """The first of the phrases that stands at the piece `at`, in any case."""
        for phrase in phrases:
            if tuple(self.lower[at : at + len(phrase)]) == phrase:
                return phrase
        return None

    def precedes(self, at: int, phrases: tuple[Phrase, ...], floor: int = 0) -> Phrase | None:
        """The first of the phrases that ends just before the piece `at` and begins at `floor` or later, in any case."""
        for phrase in phrases:
            begin = at - len(phrase)
            if begin >= floor and tuple(self.lower[begin:at]) == phrase:
                return phrase
        return None


def split_tokens(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """The pieces of `text[start:end]`, offsets counted in `text`. Linear in the text."""
    raw = _PIECE.findall(text, start, len(text) if end is None else end)
    ends = list(accumulate(map(len, raw), initial=start))
    del ends[0]
    last = ends[-1] if ends else start
    raw.extend(_PADDING)
    ends.extend([last] * len(_PADDING))
    words = [piece.strip() for piece in raw]
    return Tokens(text, raw, words, [word.lower() for word in words], ends)


def is_digits(word: str) -> bool:
    """Whether a piece is written in digits."""
    return "/" < word < ":" or (word[:1] == "." and len(word) > 1)
