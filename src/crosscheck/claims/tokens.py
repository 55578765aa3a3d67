"""Words of a report: what families, names and terms are looked up by."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import cache, lru_cache, partial
from itertools import accumulate

import Stemmer
from msgspec import Struct

from crosscheck.lexicon.syntax_words import CAPITAL, CONTENT, NAMEABLE, NOT_NAME, STOP, TOPICAL, WORD, load_syntax
from crosscheck.lexicon.tables import load_table

_PLAIN = r"[A-Za-z][a-z]++(?![\w'’])"
"""Most words; the alternatives behind it read them alike, but slower."""
_WORD = re.compile(
    rf"({_PLAIN}|(?:[A-Z]\.){{2,}}|[^\W\d_]+(?:['’](?![sS]\b)[^\W\d_]+)*|['’][sS]\b|\d+(?:[.,]\d+)*|[;:,()\-–—/]|\.(?=[A-Z][a-z]))"
)

_SHORT = 2
_REMEMBERED = 1 << 16


class Token(Struct, frozen=True, gc=False):
    """A word, figure or separator, whatever its place: folded form, stem, whether it begins with a capital, and its `syntax_words` bits."""

    lower: str
    stem: str
    capital: bool
    tags: int

    @property
    def is_word(self) -> bool:
        """Whether it is a word, not a figure or a separator."""
        return self.tags & WORD != 0


class TokenizedText(Struct, frozen=True, gc=False):
    """A text's tokens with their offsets and bits: token i is `text[starts[i]:ends[i]]`."""

    tokens: list[Token]
    tags: list[int]
    starts: list[int]
    ends: list[int]

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The range of the tokens that begin in `text[start:end]`."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")


@lru_cache(maxsize=_REMEMBERED)
def stem_word(word: str) -> str:
    """The stem of a folded word: Snowball's, after irregular forms ("killings" -> "kill", "shot" -> "shoot")."""
    word = word.replace("’", "'")
    word = word.removesuffix("'s") or word
    irregular: str = load_table("en", "stems")["irregular"].get(word, word)
    if irregular.startswith("="):
        return irregular[1:]
    stem: str = _stemmer().stemWord(irregular)
    return stem


def read_token(surface: str, language: str = "en") -> Token:
    """The token of one word, figure or separator."""
    lower = surface.lower().replace("’", "'")
    stem = stem_word(lower)
    tags = load_syntax(language, stem_word).tag(lower, stem)
    if tags & (WORD | STOP) == WORD:
        tags |= CONTENT if tags & NOT_NAME or len(lower) <= _SHORT else CONTENT | TOPICAL
    if surface[0].isupper():
        tags |= CAPITAL if tags & (NOT_NAME | STOP) else CAPITAL | NAMEABLE
    return Token(lower, stem, surface[0].isupper(), tags)


@cache
def _reader(language: str) -> Callable[[str], Token]:
    """`read_token` for a language; words met often are remembered."""
    return lru_cache(maxsize=_REMEMBERED)(partial(read_token, language=language))


def tokenize(text: str, language: str = "en") -> TokenizedText:
    """The tokens of a text, in order; linear, and mostly in C."""
    pieces = _WORD.split(text)
    offsets = list(accumulate(map(len, pieces)))
    tokens = list(map(_reader(language), pieces[1::2]))
    return TokenizedText(tokens, [token.tags for token in tokens], offsets[0:-1:2], offsets[1::2])
