"""Makes a Quantity of the parts of a mention: numeral times scale, unit, range, bounds, hedges, change."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from crosscheck.lexicon.phrases import fold_phrase, split_phrase
from crosscheck.lexicon.quantity_words import HedgeWord, QuantityWords, load_quantity_words
from crosscheck.lexicon.unit_words import Unit
from crosscheck.mentions.quantities import QUANTITY_ROLE
from crosscheck.model import Mention, Number, Part, Quantity
from crosscheck.model.quantity import Bound, Change, Hedge
from crosscheck.normalize.conventions import Convention
from crosscheck.normalize.numerals import Value, parse_numeral
from crosscheck.normalize.unit_names import normalize_unit, singular

_ENGLISH = Convention()
_FINE_MONEY = frozenset(("dinar", "Omani rial", "Bahraini dinar", "Tunisian dinar"))


class _Amount(Struct):
    """The parts of one number of a mention."""

    numeral: str = ""
    scale: str = ""
    unit: str = ""
    currency: bool = False
    negative: bool = False
    joined: bool = False


def normalize_quantity(mention: Mention, language: str = "en", convention: Convention = _ENGLISH) -> Quantity | None:
    """The quantity that a mention's words assert, before any judging; None if it has none (an ordinal, a score, no number at all)."""
    if mention.kind not in ("quantity", "timex"):
        return None
    words = load_quantity_words(language)
    amounts = _amounts(mention.parts)
    unit = normalize_unit(mention.parts, words)
    values = [_value(amount, unit, language, convention, words) for amount in amounts]
    found = [value for value in values if value is not None]
    if not found or len(found) < len(values):
        return None
    if mention.pattern == "quantity.compound":
        found, amounts = [_compound(found, amounts, words)], amounts[:1]
    return _quantity(mention, found, amounts, unit, words)


def normalize_span(mention: Mention, language: str = "en", convention: Convention = _ENGLISH) -> Quantity | None:
    """The quantity inside a timex mention ("three years": 3 year); None if it has none."""
    parts = tuple(replace(part, role=part.role.removeprefix(QUANTITY_ROLE)) for part in mention.parts if part.role.startswith(QUANTITY_ROLE))
    return normalize_quantity(replace(mention, parts=parts), language, convention) if parts else None


def _amounts(parts: Sequence[Part]) -> list[_Amount]:
    """The parts of each number, in order; what stands before the first numeral (a currency, a sign) belongs to it."""
    amounts: list[_Amount] = []
    current = _Amount()
    for part in parts:
        role = part.role
        if role == "numeral":
            if current.numeral:
                amounts.append(current)
                current = _Amount()
            current.numeral = part.surface
        elif role == "joiner":
            amounts.append(current)
            current = _Amount(joined=True)
        elif role == "scale":
            current.scale = part.surface
        elif role in ("unit", "inch"):
            current.unit = part.surface if role == "unit" else "inch"
        elif role == "currency":
            current.currency = True
        elif role == "sign":
            current.negative = True
    amounts.append(current)
    return [amount for amount in amounts if amount.numeral]


def _value(amount: _Amount, unit: Unit, language: str, convention: Convention, words: QuantityWords) -> Value | None:
    vague = vague_range(amount.numeral, words)
    if vague is not None:
        return Value(Decimal(vague[0]), Decimal(vague[0]))
    grouped = not amount.scale and unit.dimension.startswith("currency:") and _groups_money(amount.numeral, unit)
    value = parse_numeral(amount.numeral, language, decimal_comma=convention.decimal_comma, grouped=grouped)
    if value is None:
        return None
    if amount.scale:
        factor = _scale(amount.scale, words)
        if factor is None:
            return None
        value = value.scaled(factor)
    return Value(-value.number, value.precision) if amount.negative else value


def _groups_money(numeral: str, unit: Unit) -> bool:
    """Whether three digits after a point are a group: money has two decimals ("€1.234"), save that dollars and pounds are written the
    English way ("$3.459 a gallon") and some dinars have three.
    """
    return "." in numeral and unit.name not in ("dollar", "pound sterling", "bitcoin") and unit.name not in _FINE_MONEY


def _scale(surface: str, words: QuantityWords) -> Fraction | None:
    factor = Fraction(1)
    for piece in split_phrase(surface):
        if piece in "-‐‑":
            continue
        numerals = words.numerals
        found = numerals.scales.get(piece.lower()) or numerals.money.get(piece) or numerals.loose.get(piece) or numerals.glued.get(piece)
        if found is None:
            return None
        factor *= found
    return factor


def vague_range(surface: str, words: QuantityWords) -> tuple[int, int] | None:
    """The range of a vague plural: dozens 12-120, tens of thousands 10,000-100,000, several hundred 200-1,000; None for other numerals."""
    if surface[-1:].isdigit():
        return None
    pieces = [piece for piece in fold_phrase(surface) if piece not in ("a", "of")]
    numerals = words.numerals
    if len(pieces) == 1:
        return numerals.vague.get(pieces[0])
    multiplier = numerals.multipliers.get(pieces[0]) if pieces else None
    if multiplier is None:
        return None
    factor = 1
    for piece in pieces[1:]:
        factor *= numerals.vague[piece][0] if piece in numerals.vague else numerals.scales.get(piece, 1)
    return multiplier[0] * factor, multiplier[1] * factor


def _compound(values: list[Value], amounts: list[_Amount], words: QuantityWords) -> Value:
    """The sum in the smallest unit (of money: in the largest)."""
    units = [words.units.named(amount.unit) for amount in amounts]
    last = units[-1]
    money = last is not None and last.dimension.startswith("currency:")
    base = units[0] if money else last
    total = sum((Fraction(value.number) * (unit.factor if unit else 1) for value, unit in zip(values, units, strict=True)), Fraction(0))
    smallest = Fraction(values[-1].precision) * (last.factor if last else 1)
    factor = base.factor if base is not None else Fraction(1)
    return Value(total / factor, smallest / factor)


def _quantity(mention: Mention, values: list[Value], amounts: list[_Amount], unit: Unit, words: QuantityWords) -> Quantity:
    value, low, high, precision = _ends(values, amounts, words)
    bound, hedge = _bound_and_hedge(mention.parts, words)
    vague = vague_range(amounts[0].numeral, words)
    if vague is not None and len(values) == 1:
        value, low, high = None, Decimal(vague[0]), Decimal(vague[1])
    couple = "couple" in amounts[0].numeral.lower()
    if bound in ("at-least", "more-than") and value is not None:
        high = None
    elif bound in ("at-most", "less-than") and value is not None:
        low = None
    word_fraction = len(values) == 1 and value is not None and unit.dimension == "share" and unit.factor == 100
    return Quantity(
        value=value,
        low=low,
        high=high,
        unit=unit.name,
        dimension=unit.dimension,
        precision=precision,
        bound=bound,
        approximate=hedge is not None or couple or vague is not None,
        vague=vague is not None,
        change=_change(mention.parts, words),
        hedge=hedge or ("about" if couple else None),
        word_fraction=word_fraction,
        factor=unit.factor,
        offset=unit.offset,
    )


def _ends(values: list[Value], amounts: list[_Amount], words: QuantityWords) -> tuple[Number | None, Number | None, Number | None, Number]:
    """Value, low, high and precision of one figure or a range."""
    first, last = values[0], values[-1]
    if len(values) == 1:
        return first.number, first.number, first.number, first.precision
    if amounts[-1].scale and not amounts[0].scale:
        factor = _scale(amounts[-1].scale, words) or Fraction(1)
        if Fraction(first.number) * factor <= Fraction(last.number):
            first = first.scaled(factor)
    low, high = sorted((first, last), key=lambda value: Fraction(value.number))
    return None, low.number, high.number, min(low.precision, high.precision, key=Fraction)


def _bound_and_hedge(parts: Sequence[Part], words: QuantityWords) -> tuple[Bound | None, Hedge | None]:
    bound: Bound | None = None
    hedge: Hedge | None = None
    for part in parts:
        if part.role in ("bound", "hedge"):
            meaning = words.hedges.meaning.get(fold_phrase(part.surface), HedgeWord())
            bound, hedge = bound or meaning.bound, hedge or meaning.hedge
    return bound, hedge


def _change(parts: Sequence[Part], words: QuantityWords) -> Change | None:
    return next((words.changes.get(part.surface.lower()) for part in parts if part.role == "change"), None)
