"""Words of a sentence: what families, names and terms are looked up by."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import Stemmer
from msgspec import Struct

from crosscheck.lexicon.tables import load_table

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d,.]*|[;:,()\-–—/]")


class Token(Struct, frozen=True):
    """A word, figure or separator: offsets in the text, folded form, stem; `capital` if it begins with a capital letter."""

    start: int
    end: int
    lower: str
    stem: str
    capital: bool

    @property
    def is_word(self) -> bool:
        """Whether it is a word, not a figure or a separator."""
        return self.lower[0].isalpha()


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")


@lru_cache(maxsize=65536)
def stem_word(word: str) -> str:
    """The stem of a folded word: Snowball's, after irregular forms ("killings" -> "kill", "shot" -> "shoot")."""
    word = word.replace("’", "'").removesuffix("'s").removesuffix("'")
    irregular: str = load_table("en", "stems")["irregular"].get(word, word)
    return _stemmer().stemWord(irregular)


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]`, in order."""
    tokens = []
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        lower = word.lower()
        tokens.append(Token(match.start(), match.end(), lower, stem_word(lower), word[0].isupper()))
    return tokens
