"""Makes a Quantity of the parts of a mention: numeral times scale, unit, range, bounds, hedges, change."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from crosscheck.lexicon.phrases import fold_phrase, split_phrase
from crosscheck.lexicon.quantity_words import HedgeWord, QuantityWords, load_quantity_words
from crosscheck.lexicon.unit_words import OwnUnit, Unit
from crosscheck.mentions.quantities import QUANTITY_ROLE
from crosscheck.model import Mention, Number, Part, Quantity, exact
from crosscheck.model.quantity import Bound, Change, Hedge
from crosscheck.normalize.conventions import Convention
from crosscheck.normalize.numerals import Value, parse_numeral, plainest
from crosscheck.normalize.unit_names import NAMED_ROLES, normalize_unit

_ENGLISH = Convention()
_POINTED_MONEY = frozenset(
    ("dollar", "pound sterling", "bitcoin", "dinar", "Kuwaiti dinar", "Omani rial", "Bahraini dinar", "Tunisian dinar")
)
_FINER = {"hour": "minute", "minute": "second", "day": "hour"}


class _Amount(Struct):
    """The parts of one number of a mention."""

    numeral: str = ""
    scale: str = ""
    unit: str = ""
    negative: bool = False


def normalize_quantity(
    mention: Mention, language: str = "en", convention: Convention = _ENGLISH, own_units: tuple[OwnUnit, ...] = ()
) -> Quantity | None:
    """The quantity that a mention's words assert, before any judging; None if it has none (an ordinal, a score, no number at all)."""
    if mention.kind not in ("quantity", "timex"):
        return None
    words = load_quantity_words(language, own_units)
    amounts, joiner = _amounts(mention.parts)
    unit = normalize_unit(mention, words)
    values = [value for amount in amounts if (value := _value(amount, unit, language, convention, words)) is not None]
    if not values or len(values) < len(amounts):
        return None
    if mention.pattern == "quantity.compound":
        values, amounts = [_compound(values, amounts, unit, words)], amounts[:1]
    elif joiner in ("±", "+/-"):
        values = _spread(values)
    if len(values) == 1:
        unit, values[0] = _finer(unit, values[0], amounts[0], words)
    return _quantity(mention, values, amounts, unit, words)


def normalize_span(
    mention: Mention, language: str = "en", convention: Convention = _ENGLISH, own_units: tuple[OwnUnit, ...] = ()
) -> Quantity | None:
    """The quantity inside a timex mention ("three years": 3 year); None if it has none."""
    parts = tuple(
        replace(part, role=part.role.removeprefix(QUANTITY_ROLE)) for part in mention.parts if part.role.startswith(QUANTITY_ROLE)
    )
    if not parts:
        return None
    numerals = sum(part.role == "numeral" for part in parts)
    compound = numerals > 1 and not any(part.role == "joiner" for part in parts)
    pattern = "quantity.compound" if compound else "quantity.measure"
    return normalize_quantity(replace(mention, parts=parts, pattern=pattern), language, convention, own_units)


def _amounts(parts: Sequence[Part]) -> tuple[list[_Amount], str]:
    """The parts of each number, in order, and what joins them; what stands before a numeral (a sign) belongs to it."""
    amounts: list[_Amount] = []
    current, joiner = _Amount(), ""
    for part in parts:
        role = part.role
        if role in ("numeral", "none", "joiner") and current.numeral:
            amounts.append(current)
            current = _Amount()
        if role == "numeral":
            current.numeral = part.surface
        elif role == "joiner":
            joiner = part.surface
        elif role == "none":
            current.numeral = "0"
        elif role == "scale":
            current.scale = part.surface
        elif role == "unit":
            current.unit = part.surface
        elif role in NAMED_ROLES:
            current.unit = NAMED_ROLES[role]
        elif role == "sign":
            current.negative = True
    amounts.append(current)
    return [amount for amount in amounts if amount.numeral], joiner


def _value(amount: _Amount, unit: Unit, language: str, convention: Convention, words: QuantityWords) -> Value | None:
    vague = vague_range(amount.numeral, words)
    if vague is not None:
        return Value(Decimal(vague[0]), Decimal(vague[0]))
    grouped = (
        not amount.scale
        and unit.dimension.startswith("currency:")
        and unit.name.partition(" per ")[0] not in _POINTED_MONEY
        and "." in amount.numeral
    )
    value = parse_numeral(amount.numeral, language, decimal_comma=convention.decimal_comma, grouped=grouped)
    if value is None:
        return None
    if amount.scale:
        factor = _scale(amount.scale, words)
        if factor is None:
            return None
        value = value.scaled(factor)
    return Value(-value.number, value.precision) if amount.negative else value


def _scale(surface: str, words: QuantityWords) -> Fraction | None:
    factor = Fraction(1)
    numerals = words.numerals
    for piece in split_phrase(surface):
        if piece in "-‐‑":
            continue
        found = numerals.scales.get(piece.lower()) or numerals.money.get(piece) or numerals.loose.get(piece) or numerals.glued.get(piece)
        if found is None:
            return None
        factor *= found
    return factor


def _spoken_scale(numeral: str, words: QuantityWords) -> str:
    """The scale words that a numeral in words ends in: "hundred" of "five to seven hundred"; "" if there are none."""
    pieces = fold_phrase(numeral)
    at = len(pieces)
    while at and pieces[at - 1] in words.numerals.scales:
        at -= 1
    return " ".join(pieces[at:]) if at else ""


def vague_range(surface: str, words: QuantityWords) -> tuple[int, int] | None:
    """The range of a vague plural: dozens 12-120, tens of thousands 10,000-100,000, several hundred 200-1,000; None for other numerals."""
    if surface[-1:].isdigit():
        return None
    numerals = words.numerals
    pieces = [piece for piece in fold_phrase(surface) if piece not in ("a", "of")]
    if len(pieces) == 1:
        return numerals.vague.get(pieces[0])
    multiplier = numerals.multipliers.get(pieces[0]) if pieces else None
    if multiplier is None:
        return None
    factor = 1
    for piece in pieces[1:]:
        factor *= numerals.vague[piece][0] if piece in numerals.vague else numerals.scales.get(piece, 1)
    return multiplier[0] * factor, multiplier[1] * factor


def _compound(values: list[Value], amounts: list[_Amount], unit: Unit, words: QuantityWords) -> Value:
    """The sum of the parts in the unit of the whole."""
    units = [words.units.named(amount.unit) or unit for amount in amounts]
    cents = [
        Fraction(1, 100) if amount.unit in ("cent", "cents") and unit.name != "cent" else one.factor
        for amount, one in zip(amounts, units, strict=True)
    ]
    total = sum((Fraction(value.number) * factor for value, factor in zip(values, cents, strict=True)), Fraction(0))
    return Value(plainest(total / unit.factor), plainest(Fraction(values[-1].precision) * cents[-1] / unit.factor))


def _spread(values: list[Value]) -> list[Value]:
    """`2,000.45±0.01`: the two ends."""
    middle, spread = values[0], values[-1]
    ends = [plainest(Fraction(middle.number) + side * Fraction(spread.number)) for side in (-1, 1)]
    return [Value(end, spread.precision) for end in ends]


def _finer(unit: Unit, value: Value, amount: _Amount, words: QuantityWords) -> tuple[Unit, Value]:
    """A fraction in words of an hour, a minute or a day, told in the smaller unit where that makes it whole: half an hour is 30 minutes."""
    finer = _FINER.get(unit.name)
    if finer is None or value.number == int(value.number) or not _is_fraction(amount.numeral, words):
        return unit, value
    smaller = words.units.units[finer]
    ratio = unit.factor / smaller.factor
    number = Fraction(value.number) * ratio
    if number.denominator != 1 or (unit.name == "day" and value.number > 1):
        return unit, value
    return smaller, Value(Decimal(number.numerator), Decimal(1))


def _is_fraction(numeral: str, words: QuantityWords) -> bool:
    return "/" in numeral or numeral[-1:] in words.numerals.characters or numeral[-1:].isalpha()


def _quantity(mention: Mention, values: list[Value], amounts: list[_Amount], unit: Unit, words: QuantityWords) -> Quantity:
    value, low, high, precision = _ends(values, amounts, words)
    bound, hedge = _bound_and_hedge(mention.parts, words)
    vague = vague_range(amounts[0].numeral, words) if len(values) == 1 else None
    if vague is not None:
        value, low, high = None, Decimal(vague[0]), Decimal(vague[1])
    elif mention.pattern == "quantity.age.decade" and value is not None:
        value, low, high, precision = None, value, Decimal(int(values[0].number) + 9), Decimal(1)
    couple = "couple" in amounts[0].numeral.lower()
    if value is not None and bound in ("at-least", "more-than"):
        high = None
    elif value is not None and bound is not None:
        low = None
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
        change=_change(mention.parts, value, words),
        hedge=hedge or ("about" if couple else None),
        word_fraction=value is not None and unit.dimension == "share" and unit.factor == 100,
        factor=unit.factor,
        offset=unit.offset,
    )


def _ends(values: list[Value], amounts: list[_Amount], words: QuantityWords) -> tuple[Number | None, Number | None, Number | None, Number]:
    """Value, low, high and precision of one figure or a range."""
    first, last = values[0], values[-1]
    if len(values) == 1:
        return first.number, first.number, first.number, first.precision
    scale = (
        ""
        if amounts[0].scale or _spoken_scale(amounts[0].numeral, words)
        else amounts[-1].scale or _spoken_scale(amounts[-1].numeral, words)
    )
    if scale:
        factor = _scale(scale, words) or Fraction(1)
        if Fraction(first.number) * factor < Fraction(last.number) or (
            amounts[-1].scale and Fraction(first.number) * factor == last.number
        ):
            first = first.scaled(factor)
    low, high = sorted((first, last), key=lambda value: Fraction(value.number))
    return None, low.number, high.number, min(low.precision, high.precision, key=exact)


def _bound_and_hedge(parts: Sequence[Part], words: QuantityWords) -> tuple[Bound | None, Hedge | None]:
    bound: Bound | None = None
    hedge: Hedge | None = None
    for part in parts:
        if part.role in ("bound", "hedge"):
            meaning = words.hedges.meaning.get(fold_phrase(part.surface), HedgeWord())
            bound, hedge = bound or meaning.bound, hedge or meaning.hedge
    return bound, hedge


def _change(parts: Sequence[Part], value: Number | None, words: QuantityWords) -> Change | None:
    """What the verb of change says, or the former figure ("from 36,040 to 34,935")."""
    for part in parts:
        if part.role == "change":
            return words.changes.directions.get(part.surface.lower())
        if part.role == "former" and value is not None:
            former = parse_numeral(part.surface)
            if former is not None and former.number != value:
                return "up" if value > former.number else "down"
    return None
