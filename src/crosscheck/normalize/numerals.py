"""The value of a numeral as written, exactly, and the place value of its last significant digit."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from crosscheck.lexicon.quantity_words import QuantityWords, load_quantity_words
from crosscheck.model import Number

_POWER = re.compile(r"(.+?)(?:[eE]|\s?[x×X]\s?10\^?)([+\-−]?[0-9]+)")
_FRACTION = re.compile(r"(?:([0-9]+)[\s\-‐‑]+)?([0-9]+)\s?/\s?([0-9]+)")
_BLANKS = re.compile(r"[\s\u00a0\u2009\u202f'’]")
_WORD = re.compile(r"[^\W\d_]+|[0-9][0-9.,]*|[^\w\s]")
_MAX_DIGITS = 400


class Value(Struct, frozen=True):
    """An exact number and its precision: the place value of the last significant digit, None where the writing tells none."""

    number: Number
    precision: Number


@lru_cache(maxsize=1 << 14)
def parse_numeral(surface: str, decimal_comma: bool = False, language: str = "en") -> Value | None:
    """The value of a numeral: "1,000.5", "3 1/2", "two and a half million", "2.5×10^6"; None if it is none.

    `decimal_comma` reads "1.000,5" and, where both are possible, takes a comma for the decimal mark.
    """
    words = load_quantity_words(language)
    if len(surface) > _MAX_DIGITS:
        return None
    if surface[:1].isdigit() or surface[:1] == ".":
        found = _digits(surface, decimal_comma, words)
        if found is not None:
            return found
    return _words(surface, decimal_comma, words)


def _digits(surface: str, decimal_comma: bool, words: QuantityWords) -> Value | None:
    power = _POWER.fullmatch(surface)
    if power:
        base = _digits(power[1], decimal_comma, words)
        exponent = int(power[2].replace("−", "-"))
        if base is None or abs(exponent) > 300:
            return None
        return scaled(base, Fraction(10) ** exponent)
    if surface[-1] in words.fraction_characters:
        whole = surface[:-1].strip() or "0"
        base = _digits(whole, decimal_comma, words)
        part = words.fraction_characters[surface[-1]]
        return None if base is None else Value(Fraction(base.number) + part, Fraction(1, part.denominator))
    fraction = _FRACTION.fullmatch(surface)
    if fraction:
        if int(fraction[3]) == 0:
            return None
        return Value(Fraction(int(fraction[1] or 0)) + Fraction(int(fraction[2]), int(fraction[3])), Fraction(1, int(fraction[3])))
    return _plain(surface, decimal_comma)


def _plain(surface: str, decimal_comma: bool) -> Value | None:
    text = _BLANKS.sub("", surface)
    decimal, group = _marks(text, decimal_comma)
    text = text.replace(group, "").replace(decimal, ".") if group else text.replace(decimal, ".") if decimal else text
    if text.count(".") > 1 or not text.replace(".", "").isdigit():
        return None
    number = Decimal(text)
    return Value(number, precision_of(number))


def _marks(text: str, decimal_comma: bool) -> tuple[str, str]:
    """Which sign is the decimal mark and which groups digits, told by the number itself where it can be."""
    comma, point = text.rfind(","), text.rfind(".")
    if comma >= 0 and point >= 0:
        return (",", ".") if comma > point else (".", ",")
    mark = "," if comma >= 0 else "."
    other = "." if mark == "," else ","
    tail = len(text) - max(comma, point) - 1
    if comma < 0 and point < 0:
        return ".", ""
    if text.count(mark) > 1:
        return other, mark
    if tail != 3 or text[0] == "0":
        return mark, ""
    usual = "," if decimal_comma else "."
    return (mark, "") if mark == usual else (other, mark)


def precision_of(number: Decimal) -> Decimal:
    """The place value of the last significant digit: 800 has 100, 812 has 1, 8.0 has 0.1, 0 has 1."""
    _, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int) or exponent < 0:
        return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    zeros = 0
    for digit in reversed(digits):
        if digit:
            return Decimal(1).scaleb(zeros + exponent)
        zeros += 1
    return Decimal(1)


def scaled(value: Value, factor: Fraction | int) -> Value:
    """The value times an exact factor; stays decimal where it was and the factor is whole."""
    if isinstance(value.number, Decimal) and Fraction(factor).denominator == 1:
        whole = Decimal(Fraction(factor).numerator)
        number, precision = value.number * whole, Fraction(value.precision) * Fraction(factor)
        if number == number.to_integral_value():
            return Value(number, max(precision, Fraction(1)) if precision.denominator == 1 else precision_of(number))
        return Value(number, precision)
    return Value(Fraction(value.number) * Fraction(factor), Fraction(value.precision) * Fraction(factor))


def _words(surface: str, decimal_comma: bool, words: QuantityWords) -> Value | None:
    """Number words, mixed with digits ("4 thousand 3 hundred and 21"), with fractions."""
    pieces = [piece.lower() for piece in _WORD.findall(surface) if piece not in "-‐‑"]
    total = current = Fraction(0)
    precision = Fraction(1)
    seen = False
    at = 0
    while at < len(pieces):
        word = pieces[at]
        small = words.units_digit.get(word, words.teens.get(word, words.tens.get(word)))
        if small is not None:
            current += small
            precision = Fraction(10 if small and small % 10 == 0 else 1)
            seen = True
        elif word[0].isdigit():
            value = _plain(word.rstrip(".,"), decimal_comma)
            if value is None:
                return None
            current, precision, seen = current + Fraction(value.number), Fraction(value.precision), True
        elif word in words.scales:
            scale = words.scales[word]
            base = current if seen and current else Fraction(1)
            precision = precision * scale if seen and current else Fraction(scale)
            if scale >= 1000:
                if total and not current:
                    total *= scale
                else:
                    total += base * scale
                    current = Fraction(0)
            else:
                current = base * scale
            seen = True
        elif word in words.fractions:
            return _fraction_words(pieces, at, total, current, words, seen)
        elif word == "point":
            return _decimal_words(pieces, at, total + current, words)
        elif word not in ("and", "a", "an", "of", "couple", "&"):
            return None
        at += 1
    if "couple" in pieces:
        base = total + current or Fraction(1)
        return Value(2 * base, base)
    return Value(_plainest(total + current), precision) if seen else None


def _plainest(value: Fraction) -> Number:
    return Decimal(value.numerator) if value.denominator == 1 else value


def _fraction_words(pieces: list[str], at: int, total: Fraction, current: Fraction, words: QuantityWords, seen: bool) -> Value | None:
    """`two thirds`, `two and a half million`, `a quarter of a million`, `three and two thirds`."""
    denominator = words.fractions[pieces[at]]
    whole, numerator = total, current
    if "and" in pieces[:at]:
        cut = len(pieces[:at]) - pieces[:at][::-1].index("and") - 1
        before = parse_numeral(" ".join(pieces[:cut])) if cut else None
        after = parse_numeral(" ".join(pieces[cut + 1 : at])) if at > cut + 1 and pieces[cut + 1] not in ("a", "an") else None
        whole = Fraction(before.number) if before else Fraction(0)
        numerator = Fraction(after.number) if after else Fraction(1)
        if before and pieces[cut - 1] in words.scales and words.scales[pieces[cut - 1]] >= 1000:
            scale = Fraction(words.scales[pieces[cut - 1]])
            return Value(_plainest(whole + scale * numerator / denominator), scale / denominator)
    elif not seen:
        numerator = Fraction(1)
    value = whole + numerator / denominator
    factor = Fraction(1)
    for word in pieces[at + 1 :]:
        if word in words.scales:
            factor *= words.scales[word]
        elif word not in ("of", "a", "an"):
            return None
    return Value(_plainest(value * factor) if factor != 1 else value, factor / denominator)


def _decimal_words(pieces: list[str], at: int, whole: Fraction, words: QuantityWords) -> Value | None:
    digits = ""
    rest = at + 1
    while rest < len(pieces) and (small := words.units_digit.get(pieces[rest], words.teens.get(pieces[rest], words.tens.get(pieces[rest])))) is not None:
        following = words.units_digit.get(pieces[rest + 1]) if rest + 1 < len(pieces) and pieces[rest] in words.tens else None
        if following:
            small, rest = small + following, rest + 1
        digits += str(small)
        rest += 1
    factor = Fraction(1)
    for word in pieces[rest:]:
        if word not in words.scales:
            return None
        factor *= words.scales[word]
    if not digits:
        return None
    value = whole + Fraction(int(digits), 10 ** len(digits))
    return Value(_plainest(value * factor), factor / 10 ** len(digits))
