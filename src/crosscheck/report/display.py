"""How values read for people: grouped figures, unit symbols, plain dates; and how hostile text is made harmless to show.

Shared by the formats that people read (HTML, Markdown, CSV). Nothing here changes a value: it only says it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files

from crosscheck.model import Claim, Number, Quantity, exact, number_text
from crosscheck.report.calendar_words import timex_words

_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_PILED = re.compile(f"(?<=[{_MARKS}]{{4}})[{_MARKS}]+")
_LONGEST_VALUE = 160
_HUGE = 10**40
_FOUR_DIGITS = Context(prec=4, rounding=ROUND_HALF_EVEN)
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_BOUND_SIGNS = {"at-least": "≥ ", "more-than": "> ", "at-most": "≤ ", "less-than": "< "}
_HEDGE_WORDS = {"about": "≈ ", "below": "just under ", "above": "just over "}


def clean_text(text: str) -> str:
    """Text that is safe to show: controls become pictures (NUL is "␀"), bidi overrides and isolates are named ("‹U+202E›").

    Direction marks that right-to-left prose needs stay. Of marks piled on one letter four stay, the others are counted. Lone surrogates, which no encoding can write, are named too.
    """
    if text.isascii() and text.isprintable():
        return text
    return _PILED.sub(lambda piled: f"‹{len(piled[0])} marks›", _UNSHOWABLE.sub(_stand_in, text))


def _stand_in(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code == 0x0C:
        return "\n"
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"‹U+{code:04X}›"


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters on one line, cut with an ellipsis."""
    line = " ".join(clean_text(text).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


@cache
def _unit_words() -> Mapping[str, Mapping[str, str]]:
    """The shipped table of unit symbols, currency signs and irregular plurals."""
    return tomllib.loads(files("crosscheck.report").joinpath("assets/units.toml").read_text(encoding="utf-8"))


def number_words(value: Number) -> str:
    """A figure with grouped thousands: "1,000"; from a million on in words where that is exact: "13.9 billion"."""
    if _is_huge(value):
        return f"{_FOUR_DIGITS.create_decimal(number_text(value)):E}" if isinstance(value, Fraction) else f"{value:.3E}"
    decimal = Decimal(number_text(value))
    for size, word in _SCALES:
        if abs(decimal) >= size:
            scaled = number_text(decimal / size)
            if len(scaled.strip("-").replace(".", "")) <= 4:
                return f"{_grouped(scaled)} {word}"
    return _grouped(number_text(value))


def _is_huge(value: Number) -> bool:
    """Whether a figure has more digits than anyone reads; such a one is told by its power of ten."""
    return abs(value) >= _HUGE if isinstance(value, Fraction) else value.adjusted() >= 40


def _grouped(plain: str) -> str:
    whole, dot, rest = plain.partition(".")
    sign, digits = ("−", whole[1:]) if whole.startswith("-") else ("", whole)
    return f"{sign}{int(digits):,}{dot}{rest}"


def with_unit(figure: str, unit: str, *, singular: bool = False) -> str:
    """The figure with its unit: symbol where there is one ("800 km²", "$1,200", "35%"), else the word in the plural."""
    words = _unit_words()
    if unit in words["currency"]:
        return f"{words['currency'][unit]}{figure}"
    if unit in words["close"]:
        return f"{figure}{words['close'][unit]}"
    if unit in words["symbol"]:
        return f"{figure} {words['symbol'][unit]}"
    if not unit:
        return figure
    return f"{figure} {unit if singular else plural(unit)}"


def plural(unit: str) -> str:
    """The English plural of a counted noun ("settlement" -> "settlements", "person" -> "people")."""
    head, _, last = unit.rpartition(" ")
    irregular = _unit_words()["plural"].get(last)
    if irregular is None:
        if re.search(r"(s|x|z|ch|sh)$", last):
            irregular = last + "es"
        elif re.search(r"[^aeiou]y$", last):
            irregular = last[:-1] + "ies"
        else:
            irregular = last + "s"
    return f"{head} {irregular}".strip()


def unit_sign(unit: str) -> str:
    """The unit's short sign, for an axis: "km²", "$", "%"; "" where it has none."""
    words = _unit_words()
    return next((words[table][unit].strip() for table in ("currency", "close", "symbol") if unit in words[table]), "")


def quantity_words(quantity: Quantity) -> str:
    """What the quantity asserts, in short: "≥ 800 km²", "≈ 1,000 km²", "20–30 km", "up 4%"."""
    if quantity.value is not None:
        figure = number_words(quantity.value)
    elif quantity.low is not None and quantity.high is not None:
        figure = f"{number_words(quantity.low)}–{number_words(quantity.high)}"
    elif quantity.low is not None or quantity.high is not None:
        figure = number_words(quantity.low if quantity.low is not None else quantity.high or Decimal(0))
    else:
        return "unknown"
    said = with_unit(figure, quantity.unit, singular=quantity.value in (1, -1))
    return f"{_change_word(quantity)}{_hedge_sign(quantity)}{_bound_sign(quantity)}{said}"


def _change_word(quantity: Quantity) -> str:
    return f"{quantity.change} " if quantity.change else ""


def _hedge_sign(quantity: Quantity) -> str:
    if quantity.vague:
        return "roughly "
    return _HEDGE_WORDS[quantity.hedge or "about"] if quantity.approximate or quantity.hedge else ""


def _bound_sign(quantity: Quantity) -> str:
    if quantity.bound:
        return _BOUND_SIGNS[quantity.bound]
    if quantity.value is None and quantity.high is None and quantity.low is not None:
        return "≥ "
    return "≤ " if quantity.value is None and quantity.low is None and quantity.high is not None else ""


def claim_words(claim: Claim) -> str:
    """The claim's normalized value, ready to show: cleaned, and short however long its unit is."""
    if claim.timex is not None and claim.quantity is None:
        return shorten(timex_words(claim.timex), _LONGEST_VALUE)
    if claim.quantity is not None:
        return shorten(quantity_words(claim.quantity), _LONGEST_VALUE)
    return shorten(claim.value or "", _LONGEST_VALUE)


def converted_words(quantity: Quantity, to: Quantity) -> str | None:
    """The quantity in another's unit, rounded to as many digits as were written ("386 sq mi" -> "1,000 km²").

    None where both have one unit, or where the factors do not say how to convert.
    """
    if not convertible(quantity, to) or quantity.unit == to.unit:
        return None
    if (quantity.factor, quantity.offset) == (to.factor, to.offset):
        return None
    ends = [quantity.value] if quantity.value is not None else [quantity.low, quantity.high]
    digits = max(2, _written_digits(quantity))
    figures = [_rounded(in_unit(quantity, end, to), digits) for end in ends if end is not None]
    return clean_text(with_unit("–".join(number_words(figure) for figure in figures), to.unit))


def convertible(one: Quantity, other: Quantity) -> bool:
    """Whether the two can stand on one scale: one dimension, and either one unit, counts, or factors that tell the units apart."""
    if dimension_of(one) != dimension_of(other):
        return False
    if one.unit == other.unit or dimension_of(one) == "count":
        return True
    return (one.factor, one.offset) != (other.factor, other.offset)


def in_base(quantity: Quantity, value: Number) -> Fraction:
    """A value of the quantity in its dimension's base unit; quick for the many that are in it already."""
    return exact(value) if quantity.factor == 1 and not quantity.offset else quantity.to_base(value)


def in_unit(quantity: Quantity, value: Number, to: Quantity) -> Fraction:
    """A value of the quantity in another's unit; the two must be convertible."""
    if quantity.unit == to.unit:
        return exact(value)
    return (in_base(quantity, value) - to.offset) / to.factor


def dimension_of(quantity: Quantity) -> str:
    """The dimension that decides what can be compared: a bare number counts something, too."""
    return quantity.dimension or "count"


def _written_digits(quantity: Quantity) -> int:
    figure = quantity.value if quantity.value is not None else quantity.high or quantity.low or Decimal(1)
    if not exact(quantity.precision) or not exact(figure):
        return 3
    return len(str(abs(int(exact(figure) / exact(quantity.precision)))))


def _rounded(value: Number, digits: int) -> Decimal:
    return Context(prec=digits, rounding=ROUND_HALF_EVEN).plus(Decimal(number_text(value)))
