"""The value of a numeral in words, with digits among them: "two hundred and five thousand", "4 thousand 3 hundred", "two-thirds"."""

from __future__ import annotations

import re
from fractions import Fraction

from crosscheck.lexicon.quantity_words import NumeralWords

_WORD = re.compile(r"[^\W\d_]+|[0-9][0-9.,]*|[^\w\s]")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?|[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.[0-9]+)?")
_ARTICLES = frozenset(("a", "an"))
_SILENT = frozenset(("and", "of", "&", ",", "-", "‐", "‑", *_ARTICLES))
_OVER = frozenset(("in", "out", "over", "every"))


def read_number_words(surface: str, words: NumeralWords) -> Fraction | None:
    """The exact value of number words; None if they are none."""
    pieces = [piece.lower() for piece in _WORD.findall(surface)]
    if len(pieces) == 1 and pieces[0] in _ALONE:
        return _ALONE[pieces[0]]
    over = next((at for at, piece in enumerate(pieces) if piece in _OVER), None)
    if over is not None:
        return _one_in(pieces[:over], [piece for piece in pieces[over:] if piece not in _OVER and piece != "of"], words)
    lower = next((at for at, piece in enumerate(pieces) if piece in words.fractions), None)
    if lower is not None:
        return _fraction(pieces, lower, words)
    if "point" in pieces:
        return _decimal(pieces, pieces.index("point"), words)
    return _cardinal(pieces, words)


_ALONE = {
    "twice": Fraction(2),
    "double": Fraction(2),
    "triple": Fraction(3),
    "quadruple": Fraction(4),
    "quintuple": Fraction(5),
    "a": Fraction(1),
    "an": Fraction(1),
}


def _one_in(upper: list[str], lower: list[str], words: NumeralWords) -> Fraction | None:
    """`one in five`, `three out of ten`."""
    above, below = _cardinal(upper, words), _cardinal(lower, words)
    return above / below if above is not None and below else None


def _cardinal(pieces: list[str], words: NumeralWords) -> Fraction | None:
    total = current = Fraction(0)
    seen = False
    for piece in pieces:
        if piece in words.small:
            current += words.small[piece]
        elif piece in words.scales:
            scale = words.scales[piece]
            if scale < 1000:
                current = (current or Fraction(1)) * scale
            elif current or not total:
                total, current = _grown(total, current or Fraction(1), scale), Fraction(0)
            else:
                total *= scale
        elif piece in words.groups:
            current += words.groups[piece]
        elif "/" < piece < ":":
            if not _NUMBER.fullmatch(piece):
                return None
            current += Fraction(piece.replace(",", ""))
        elif piece in _SILENT:
            continue
        else:
            return None
        seen = True
    return total + current if seen else None


def _grown(total: Fraction, current: Fraction, scale: int) -> Fraction:
    """Adds a group; a larger scale after a smaller one multiplies all before it ("two hundred thousand million")."""
    return (total + current) * scale if total and total < scale else total + current * scale


def _fraction(pieces: list[str], at: int, words: NumeralWords) -> Fraction | None:
    """`two thirds`, `two and a half million`, `a quarter of a million`, `2 million and a half`, `three twenty-fifths`."""
    below = words.fractions[pieces[at]]
    top = at
    if at and _belongs_below(pieces, at, words):
        top = at - 2 if pieces[at - 1] == "-" else at - 1
        below += words.tens[pieces[top]]
    ands = [index for index, piece in enumerate(pieces[:top]) if piece == "and"]
    whole_pieces, above_pieces = (pieces[: ands[-1]], pieces[ands[-1] + 1 : top]) if ands else ([], pieces[:top])
    above = _cardinal(above_pieces, words) if _spoken(above_pieces) else Fraction(1)
    whole = _cardinal(whole_pieces, words) if whole_pieces else Fraction(0)
    rest = _spoken(pieces[at + 1 :])
    factor = _cardinal(rest, words) if rest else Fraction(1)
    if above is None or whole is None or factor is None:
        return None
    scale = words.scales.get(whole_pieces[-1], 1) if whole_pieces else 1
    if whole_pieces and above >= below:
        return (whole + above) / below * factor
    if scale >= 1000:
        return whole + above / below * (scale if factor == 1 else factor)
    return (whole + above / below) * factor


def _spoken(pieces: list[str]) -> list[str]:
    return [piece for piece in pieces if piece not in _SILENT]


def _belongs_below(pieces: list[str], at: int, words: NumeralWords) -> bool:
    """Whether the tens before the last word are part of the denominator: "three twenty-fifths", not "twenty fifths"."""
    top = at - 2 if pieces[at - 1] == "-" else at - 1
    if top < 1 or pieces[top] not in words.tens or words.fractions[pieces[at]] > 9:
        return False
    return pieces[top - 1] not in ("and", *_ARTICLES)


def _decimal(pieces: list[str], at: int, words: NumeralWords) -> Fraction | None:
    """`two point five million`, `three point one four`, `nine point nought four`, `1 point 1`."""
    end = at + 1
    digits = ""
    while end < len(pieces) and (pieces[end] in words.small or pieces[end].isdigit()):
        value = words.small.get(pieces[end], pieces[end])
        following = end + 2 if pieces[end + 1 : end + 2] == ["-"] else end + 1
        if pieces[end] in words.tens and following < len(pieces) and words.ones.get(pieces[following]):
            value = words.tens[pieces[end]] + words.ones[pieces[following]]
            end = following
        digits += str(value)
        end += 1
    whole = _cardinal(pieces[:at], words) if at else Fraction(0)
    factor = _cardinal(pieces[end:], words) if end < len(pieces) else Fraction(1)
    if whole is None or factor is None or not digits:
        return None
    return (whole + Fraction(int(digits), 10 ** len(digits))) * factor
