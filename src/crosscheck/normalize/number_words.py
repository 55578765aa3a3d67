"""The value of a numeral in words, with digits among them: "two hundred and five thousand", "4 thousand 3 hundred", "two-thirds"."""

from __future__ import annotations

import re
from fractions import Fraction

from crosscheck.lexicon.quantity_words import NumeralWords

_WORD = re.compile(r"[^\W\d_]+|[0-9][0-9.,]*|[^\w\s]")
_SILENT = frozenset(("and", "a", "an", "of", "&", "-", "‐", "‑"))


def read_number_words(surface: str, words: NumeralWords) -> Fraction | None:
    """The exact value of number words; None if they are none."""
    pieces = [piece.lower() for piece in _WORD.findall(surface)]
    if pieces == ["twice"]:
        return Fraction(2)
    for at, piece in enumerate(pieces):
        if piece in ("in", "out", "over", "every"):
            return _one_in(pieces[:at], [piece for piece in pieces[at:] if piece not in ("in", "out", "of", "over", "every")], words)
    lower = next((at for at, piece in enumerate(pieces) if piece in words.fractions), None)
    if lower is not None:
        return _fraction(pieces, lower, words)
    if "point" in pieces:
        return _decimal(pieces, pieces.index("point"), words)
    return _cardinal(pieces, words)


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
                current = (current or 1) * scale
            elif current or not total:
                total, current = _grown(total, current or Fraction(1), scale), Fraction(0)
            else:
                total *= scale
        elif piece in words.groups:
            current += words.groups[piece]
        elif "/" < piece < ":":
            number = piece.replace(",", "")
            if not number.replace(".", "", 1).isdigit():
                return None
            current += Fraction(number)
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
    """`two thirds`, `two and a half million`, `a quarter of a million`, `2 million and a half`, `three and two thirds`."""
    below = words.fractions[pieces[at]]
    ands = [index for index, piece in enumerate(pieces[:at]) if piece == "and"]
    whole_pieces, above_pieces = (pieces[: ands[-1]], pieces[ands[-1] + 1 : at]) if ands else ([], pieces[:at])
    above = _cardinal(above_pieces, words) if [piece for piece in above_pieces if piece not in ("a", "an")] else Fraction(1)
    whole = _cardinal(whole_pieces, words) if whole_pieces else Fraction(0)
    factor = _cardinal(pieces[at + 1 :], words) if [piece for piece in pieces[at + 1 :] if piece not in _SILENT] else Fraction(1)
    if above is None or whole is None or factor is None:
        return None
    scale = words.scales.get(whole_pieces[-1], 1) if whole_pieces else 1
    if scale >= 1000 and factor == 1:
        return whole + above / below * scale
    return (whole + above / below) * factor


def _decimal(pieces: list[str], at: int, words: NumeralWords) -> Fraction | None:
    """`two point five million`, `three point one four`, `nine point nought four`."""
    end = at + 1
    digits = ""
    while end < len(pieces) and pieces[end] in words.small:
        value = words.small[pieces[end]]
        if pieces[end] in words.tens and end + 1 < len(pieces) and words.ones.get(pieces[end + 1]):
            value += words.ones[pieces[end + 1]]
            end += 1
        digits += str(value)
        end += 1
    whole = _cardinal(pieces[:at], words) if at else Fraction(0)
    factor = _cardinal(pieces[end:], words) if end < len(pieces) else Fraction(1)
    if whole is None or factor is None or not digits:
        return None
    return (whole + Fraction(int(digits), 10 ** len(digits))) * factor
