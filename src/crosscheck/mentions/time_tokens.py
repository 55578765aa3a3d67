"""A text as tokens and a class string: one character a token, which says all classes that the token belongs to.

Words get their classes from the lexicon, digit groups from their form ("06:30" is a clock time, "1950" a year or a clock time or a count).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from itertools import accumulate, pairwise

from msgspec import Struct

UNKNOWN = " "
"""The class character of every token that no shape speaks of."""

_PIECE = r"""
    (?:[a-zA-Z]{2,}+(?![^\W\d_])                                                                   # most words
      |[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z|[ ]?[+-]\d\d:?\d\d)?)?(?!\w)  # ISO date, date-time
      |[0-9]+(?:[.,:/][0-9]+)*(?:(?:st|nd|rd|th|s)(?![^\W_]))?                                     # digit group, ordinal, decade
      |[aApP]\.[mM]\b\.?|[aA]\.[dD]\.|[bB]\.[cC]\.(?:[eE]\.)?
      |[oO]['’]clock
      |[^\W\d_a-zA-Z]+['’ʼ][^\W\d_a-zA-Z]+                                                         # Cyrillic words with an apostrophe
      |[^\W\d_]+
      |['’][sS](?![^\W_])
      |[^\w\s]|_|\d)
"""
_LINES = re.compile(rf"[^\S\n]*(?:{_PIECE}|\n)|[^\S\n]+$|\s", re.VERBOSE)
_WRAPPED = re.compile(rf"[^\S\n]*(?:\n[^\S\n]*(?=\S))?(?:{_PIECE}|\n)|[^\S\n]+$|\s", re.VERBOSE)
_LONGEST_NUMBER = 12
_REMEMBERED = 50_000
_SMALL_CLASSES = (
    ("dayint", range(1, 32)),
    ("hourint", range(25)),
    ("quarterint", range(1, 5)),
    ("halfint", range(1, 3)),
    ("twelve", range(12, 13)),
)
"""Classes of whole numbers of one or two digits, by their values."""

_WRAP_WIDTHS = range(55, 101)

PUNCTUATION = {",": "comma", "-": "dash", "–": "dash", "—": "dash", "‑": "dash", "−": "dash", "/": "slash", ".": "stop", "'": "apos", "’": "apos"} | {
    "‘": "apos", "+": "plus", "(": "open", ")": "close", ":": "colon", "'s": "poss", "’s": "poss", "'S": "poss", "’S": "poss",
}  # fmt: skip

_CLOCK = re.compile(r"(\d\d?):([0-5]\d)(?::([0-5]\d))?")
_DOT_CLOCK = re.compile(r"(\d\d?)\.([0-5]\d)")
_SLASHES = re.compile(r"(\d{1,4})([/.])(\d\d?)\2(\d{4}|\d\d?)")
_YEAR_PAIR = re.compile(r"((?:19|20)\d\d)/(\d\d)")
_PAIR = re.compile(r"(\d\d?)[/](\d\d?)")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_DECADE = re.compile(r"(\d{2,4})s")


class Tokens(Struct, frozen=True):
    """The tokens of a text: `classes` has one character a token; token `i` is `text[starts[i]:ends[i]]`."""

    text: str
    classes: str
    pieces: list[str]
    ends: list[int]

    def start(self, at: int) -> int:
        """The offset of a token's first character, blanks before it left out."""
        return self.ends[at] - len(self.pieces[at].lstrip())

    def word(self, at: int) -> str:
        """A token as written, in small letters; "" outside the text."""
        return self.pieces[at].strip().lower() if 0 <= at < len(self.pieces) else ""

    def written(self, at: int) -> str:
        """A token as written; "" outside the text."""
        return self.pieces[at].strip() if 0 <= at < len(self.pieces) else ""

    def glued(self, at: int) -> bool:
        """Whether a token follows the one before it without a blank."""
        return 0 < at < len(self.pieces) and not self.pieces[at][0].isspace()


def classifier(known: Mapping[str, str], chars: Mapping[frozenset[str], str]) -> Callable[[str], str]:
    """The class character of a piece: `known` gives that of words, `chars` that of a set of digit classes. Pieces met often are remembered."""

    @lru_cache(maxsize=_REMEMBERED)
    def classify(piece: str) -> str:
        word = piece.strip()
        if word[:1].isdigit():
            return chars.get(digit_classes(word), UNKNOWN)
        return known.get(word, UNKNOWN)

    return classify


def split_tokens(text: str, classify: Callable[[str], str]) -> Tokens:
    """The tokens of a text. Linear in the text."""
    pieces = (_WRAPPED if _is_wrapped(text) else _LINES).findall(text)
    return Tokens(text, "".join(map(classify, pieces)), pieces, list(accumulate(map(len, pieces))))


def _is_wrapped(text: str) -> bool:
    """Whether lines are cut at a column, so that a line's end is no more than a blank: most lines that another follows are about as long."""
    lines = text[:20_000].split("\n")
    followed = [len(line.strip()) for line, following in pairwise(lines) if line.strip() and following.strip()]
    return len(followed) >= 3 and sum(length in _WRAP_WIDTHS for length in followed) * 3 >= len(followed) * 2


@cache
def digit_class_sets() -> frozenset[frozenset[str]]:
    """Every set of classes that a digit group can have: the grammar allots a character to each."""
    samples = (
        [str(number) for number in range(2500)] + [f"{number:02}" for number in range(100)] + [f"{number:04}" for number in range(2500)]
    )
    samples += [f"{number}{ending}" for number in range(110) for ending in ("st", "s")] + [f"{number}s" for number in range(100, 2300, 5)]
    samples += [
        "2024-01-01",
        "2024-01-01T00:00",
        "1:00",
        "13:00",
        "25:00",
        "1.00",
        "13.00",
        "25.00",
        "99.99",
        "1.5",
        "1,500",
        "1/2",
        "13/2",
        "2/13",
        "99/1",
        "2023/24",
    ]
    samples += [
        "1/2/2024",
        "13/2/2024",
        "2024/1/2",
        "1.2.2024",
        "99/1/2024",
        "20240101",
        "20249999",
        "12345",
        "1:2:3:4",
        "3:07:35",
        "1,2,3",
    ]
    return frozenset(digit_classes(sample) for sample in samples)


def digit_classes(word: str) -> frozenset[str]:
    """The classes of a digit group, by its form and, where it is a whole number, its value."""
    if word.isdecimal() and word.isascii():
        return frozenset(_whole_number_classes(word))
    if match := _ORDINAL.fullmatch(word):
        return frozenset({"ordnum", "dayord"} if 1 <= int(match[1]) <= 31 else {"ordnum"})
    if match := _DECADE.fullmatch(word):
        return frozenset(_decade_classes(match[1]))
    if "-" in word:
        month, day = (int(digits) for digits in re.findall(r"\d+", word)[1:3])
        valid = 1 <= month <= 12 and 1 <= day <= 31
        return frozenset({"isotime" if ":" in word else "isodate"} if valid else {"other-number"})
    return frozenset(_compound_classes(word))


def _whole_number_classes(word: str) -> set[str]:
    size = len(word)
    if size > _LONGEST_NUMBER:
        return set()
    value = int(word)
    if size <= 2:
        return {"num", "twodigits" if size == 2 else "onedigit"} | {name for name, values in _SMALL_CLASSES if value in values}
    if size == 3:
        return {"num", "threedigits"} | ({"hmm"} if value % 100 < 60 else set())
    if size == 4:
        return {"num"} | ({"year4"} if 1000 <= value <= 2199 else set()) | ({"hhmm"} if value < 2400 and value % 100 < 60 else set())
    if size == 8 and word[:2] in ("19", "20") and "01" <= word[4:6] <= "12" and "01" <= word[6:] <= "31":
        return {"num", "eightdigits"}
    return {"num"}


def _decade_classes(digits: str) -> set[str]:
    if len(digits) == 2 and digits[1] == "0":
        return {"decade2"}
    if len(digits) == 4 and digits[3] == "0" and "1000" <= digits <= "2190":
        return {"decade4"}
    return {"s-number"}


def _compound_classes(word: str) -> set[str]:
    if (match := _CLOCK.fullmatch(word)) and int(match[1]) <= 24:
        return {"colonclock"}
    if match := _DOT_CLOCK.fullmatch(word):
        return {"num", "dotclock"} if int(match[1]) <= 24 else {"num"}
    if match := _SLASHES.fullmatch(word):
        return {"slashdate"} if match[2] == "/" or len(match[4]) == 4 else {"other-number"}
    if (match := _YEAR_PAIR.fullmatch(word)) and (int(match[1]) + 1) % 100 == int(match[2]):
        return {"yearpair"}
    if match := _PAIR.fullmatch(word):
        return {"slashpair"} if 1 <= int(match[1]) <= 31 and 1 <= int(match[2]) <= 31 else {"other-number"}
    return {"num"} if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+", word) else {"other-number"}
