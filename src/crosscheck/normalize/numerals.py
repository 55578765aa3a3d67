"""The value of a numeral as written, exactly, and the place value of its last significant digit."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from crosscheck.lexicon.quantity_words import load_quantity_words
from crosscheck.model import Number
from crosscheck.normalize.number_words import read_number_words

_POWER = re.compile(r"(?:([0-9.,]+)(?:[eE]|\s?[x×X]\s?10\^?)|(?:([0-9.,]+)\s?[x×X]\s?)?([0-9.,]+)\^)([+\-−]*[0-9]+)")
_FRACTION = re.compile(r"(?:([0-9]+)[\s\-‐‑]+)?([0-9]+)\s?/\s?([0-9]+)")
_BLANKS = re.compile(r"[\s'’]")
_LONGEST = 200
_HIGHEST_POWER = 300
_LONGEST_BASE = 8
_EXACT = Context(prec=600)


class Value(Struct, frozen=True):
    """An exact number and its precision: the place value of the last significant digit (800 has 100, 8.0 has 0.1)."""

    number: Number
    precision: Number

    def scaled(self, factor: Fraction) -> Value:
        """The value times an exact factor."""
        number = plainest(Fraction(self.number) * factor)
        if factor % 10 and factor.denominator == 1 and isinstance(number, Decimal) and number == number.to_integral_value():
            return Value(number, precision_of(number))
        return Value(number, plainest(Fraction(self.precision) * factor))


@lru_cache(maxsize=1 << 13)
def parse_numeral(surface: str, language: str = "en", *, decimal_comma: bool = False, grouped: bool = False) -> Value | None:
    """The value of a numeral: "1,000.5", "3 1/2", "two and a half million", "2.5×10^6"; None if it is none.

    Where a number alone does not tell whether its one mark groups digits ("1,234", "1.234"), `decimal_comma` takes a comma for the decimal
    mark and a point for the grouping one; `grouped` takes either for grouping.
    """
    if len(surface) > _LONGEST:
        return None
    if "/" < surface < ":" or surface[:1] == "." or surface in load_quantity_words(language).numerals.characters:
        found = _digits(surface, language, decimal_comma=decimal_comma, grouped=grouped)
        if found is not None:
            return found
    number = read_number_words(surface, load_quantity_words(language).numerals)
    return None if number is None else Value(plainest(number), _precision_of_words(number))


def _digits(surface: str, language: str, *, decimal_comma: bool, grouped: bool) -> Value | None:
    if surface.endswith((",-", ",–")):
        return _plain(surface[:-2], decimal_comma=True, grouped=True)
    if surface.isdigit():
        number = Decimal(surface)
        return Value(number, precision_of(number))
    power = _POWER.fullmatch(surface)
    if power:
        return _powered(power, decimal_comma=decimal_comma, grouped=grouped)
    characters = load_quantity_words(language).numerals.characters
    if surface[-1] in characters:
        part = characters[surface[-1]]
        base = _plain(surface[:-1].strip() or "0", decimal_comma=decimal_comma, grouped=grouped)
        return None if base is None else Value(plainest(Fraction(base.number) + part), Fraction(1, part.denominator))
    fraction = _FRACTION.fullmatch(surface)
    if fraction:
        below = int(fraction[3])
        return Value(plainest(int(fraction[1] or 0) + Fraction(int(fraction[2]), below)), Fraction(1, below)) if below else None
    return _plain(surface, decimal_comma=decimal_comma, grouped=grouped)


def _powered(power: re.Match[str], *, decimal_comma: bool, grouped: bool) -> Value | None:
    """`2.5e3`, `2.5×10^6`, `8x2^10`, `1.1^-23`; two minus signs make a plus."""
    signs = power[4].rstrip("0123456789")
    exponent = int(power[4][len(signs) :]) * (-1) ** (signs.count("-") + signs.count("−"))
    if abs(exponent) > _HIGHEST_POWER:
        return None
    plain = [_plain(part or "1", decimal_comma=decimal_comma, grouped=grouped) for part in power.group(1, 2, 3)]
    first, factor, base = (value or Value(Decimal(0), Decimal(1)) for value in plain)
    if power[1]:
        return first.scaled(Fraction(10) ** exponent) if plain[0] is not None else None
    if not base.number or len(power[3]) > _LONGEST_BASE:
        return None
    number = Fraction(factor.number) * Fraction(base.number) ** exponent
    return Value(plainest(number), Fraction(1, number.denominator))


def _plain(surface: str, *, decimal_comma: bool, grouped: bool) -> Value | None:
    """Digits with grouping and decimal marks only."""
    text = _BLANKS.sub("", surface)
    decimal, group = _marks(text, decimal_comma=decimal_comma, grouped=grouped)
    if group:
        if not _are_groups(text.split(decimal)[0].split(group)):
            return None
        text = text.replace(group, "")
    text = text.replace(decimal, ".")
    if text.count(".") > 1 or not text.replace(".", "").isdigit():
        return None
    number = Decimal(text)
    return Value(number, precision_of(number))


def _are_groups(groups: list[str]) -> bool:
    """Whether digits are grouped by three, or the Indian way by two before the last three."""
    first, *middle, last = groups
    widths = {len(group) for group in middle}
    return len(last) == 3 and 0 < len(first) <= 3 and widths in (set(), {2}, {3})


def _marks(text: str, *, decimal_comma: bool, grouped: bool) -> tuple[str, str]:
    """The decimal mark and the grouping one ("" if there is none), told by the number itself where it can be."""
    comma, point = text.rfind(","), text.rfind(".")
    if comma >= 0 and point >= 0:
        return (",", ".") if comma > point else (".", ",")
    mark, other = (",", ".") if comma >= 0 else (".", ",")
    if text.count(mark) > 1:
        return other, mark
    if not is_ambiguous(text):
        return mark, ""
    groups = grouped or (mark == ",") != decimal_comma
    return (other, mark) if groups else (mark, "")


def is_ambiguous(surface: str) -> bool:
    """Whether the one mark of a number may group its digits or be its decimal mark: "1,234", "12.500"; not "0.125" nor "1,23"."""
    mark = "," if "," in surface else "."
    whole, found, rest = surface.partition(mark)
    return bool(found) and len(rest) == 3 and rest.isdigit() and whole.isdigit() and len(whole) <= 3 and whole[0] != "0"


def precision_of(number: Decimal) -> Decimal:
    """The place value of the last significant digit: 800 has 100, 812 has 1, 8.0 has 0.1, 0 has 1."""
    text = str(number)
    point = text.find(".")
    if point >= 0:
        return Decimal((0, (1,), point + 1 - len(text)))
    zeros = len(text) - len(text.rstrip("0"))
    return Decimal((0, (1,), zeros)) if 0 < zeros < len(text) else Decimal(1)


def _precision_of_words(number: Fraction) -> Number:
    if number.denominator != 1:
        return Fraction(1, number.denominator)
    return precision_of(Decimal(number.numerator))


def plainest(value: Fraction) -> Number:
    """A decimal where the fraction is one, else the fraction itself."""
    if value.denominator == 1:
        return Decimal(value.numerator)
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return _EXACT.divide(Decimal(value.numerator), Decimal(value.denominator)) if rest == 1 else value
