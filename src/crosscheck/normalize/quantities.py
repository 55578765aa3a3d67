"""Makes a Quantity of the parts of a mention: numeral times scale, unit, bounds, hedges, range."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from crosscheck.lexicon.quantity_words import QuantityWords, UnitInfo, load_quantity_words, split_phrase
from crosscheck.mentions.quantities import QUANTITY_ROLE
from crosscheck.model import Mention, Number, Part, Quantity
from crosscheck.normalize.numerals import Value, parse_numeral, scaled

_BARE = UnitInfo("", "")


def normalize_quantity(mention: Mention, language: str = "en", *, decimal_comma: bool = False) -> Quantity | None:
    """The quantity that a mention's words assert; None if the mention carries none (an ordinal, a date)."""
    words = load_quantity_words(language)
    amounts = _amounts(mention.parts)
    if not amounts:
        return None
    values = [_value(parts, decimal_comma, language, words) for parts in amounts]
    if any(value is None for value in values):
        return None
    unit = _unit(amounts, mention, words)
    found = [value for value in values if value is not None]
    quantity = _range(found, amounts, words) if len(found) > 1 else _single(found[0], amounts[0], words)
    noun = mention.part("noun")
    if unit is _BARE and noun is not None:
        unit = UnitInfo(singular(noun, words), "count")
    quantity = replace(quantity, unit=unit.name, dimension=unit.dimension, factor=unit.factor, offset=unit.offset)
    if quantity.word_fraction and unit.dimension in ("", "count"):
        quantity = replace(quantity, dimension="share", factor=Fraction(100))
    return _hedged(quantity, mention.parts, words)


def _amounts(parts: tuple[Part, ...]) -> list[list[Part]]:
    """The parts of each number: split where a joiner stands."""
    amounts: list[list[Part]] = [[]]
    for part in parts:
        if part.role == "joiner":
            amounts.append([])
        elif part.role in ("sign", "currency", "numeral", "scale", "unit"):
            amounts[-1].append(part)
    return [parts for parts in amounts if any(part.role == "numeral" for part in parts)]


def _first(parts: list[Part], role: str) -> str | None:
    return next((part.surface for part in parts if part.role == role), None)


def _value(parts: list[Part], decimal_comma: bool, language: str, words: QuantityWords) -> Value | None:
    surface = _first(parts, "numeral")
    if surface is None:
        return None
    vague = _vague(surface, words)
    if vague is not None:
        return Value(Decimal(vague[0]), Decimal(vague[0]))
    value = parse_numeral(surface, decimal_comma, language)
    scale = _first(parts, "scale")
    if value is not None and scale is not None:
        factor = _scale(scale, words)
        value = scaled(value, factor) if factor is not None else None
    if value is not None and _first(parts, "sign") is not None:
        value = Value(-value.number, value.precision)
    return value


def _scale(surface: str, words: QuantityWords) -> Fraction | None:
    factor = Fraction(1)
    for piece in split_phrase(surface):
        if piece in "-‐‑":
            continue
        found = words.scales.get(piece.lower()) or words.money_scales.get(piece) or words.loose_scales.get(piece) or words.glued_scales.get(piece)
        if found is None:
            return None
        factor *= found
    return factor


def _vague(surface: str, words: QuantityWords) -> tuple[int, int] | None:
    pieces = [piece.lower() for piece in split_phrase(surface)]
    if len(pieces) == 1:
        return words.vague.get(pieces[0])
    multiplier = next((words.multipliers[piece] for piece in pieces if piece in words.multipliers and piece != "couple"), None)
    if multiplier is None:
        return None
    factor = 1
    for piece in pieces[1:]:
        if piece in words.vague:
            factor *= words.vague[piece][0]
        elif piece in words.scales:
            factor *= words.scales[piece]
    return multiplier[0] * factor, multiplier[1] * factor


def _unit(amounts: list[list[Part]], mention: Mention, words: QuantityWords) -> UnitInfo:
    for parts in reversed(amounts):
        for part in parts:
            if part.role in ("unit", "currency"):
                found = _unit_named(part.surface, words)
                if found is not None:
                    return words.units[found]
    return _BARE


def _unit_named(surface: str, words: QuantityWords) -> str | None:
    phrase = split_phrase(surface)
    lower = tuple(piece.lower() for piece in phrase)
    name = words.unit_phrases.get(lower) or words.unit_symbols.get(phrase) or words.currency_names.get(phrase) or words.glued_units.get(phrase)
    return name or words.weak_units.get(surface)


def _single(value: Value, parts: list[Part], words: QuantityWords) -> Quantity:
    surface = _first(parts, "numeral") or ""
    vague = _vague(surface, words)
    if vague is not None:
        return Quantity(None, Decimal(vague[0]), Decimal(vague[1]), "", "", Decimal(vague[0]), approximate=True, vague=True)
    couple = "couple" in surface.lower()
    fraction = isinstance(value.number, Fraction) and surface[:1].isalpha() and 0 < value.number < 1
    return Quantity(value.number, value.number, value.number, "", "", value.precision, approximate=couple, hedge="about" if couple else None, word_fraction=fraction)


def _range(values: list[Value], amounts: list[list[Part]], words: QuantityWords) -> Quantity:
    low, high = values[0], values[-1]
    scale = _first(amounts[-1], "scale")
    if scale is not None and _first(amounts[0], "scale") is None and Fraction(low.number) < Fraction(high.number):
        factor = _scale(scale, words)
        if factor is not None and Fraction(low.number) * factor < Fraction(high.number):
            low = scaled(low, factor)
    ends: list[Number] = sorted((low.number, high.number), key=Fraction)
    return Quantity(None, ends[0], ends[1], "", "", min(low.precision, high.precision, key=Fraction))


def _hedged(quantity: Quantity, parts: tuple[Part, ...], words: QuantityWords) -> Quantity:
    for part in parts:
        if part.role in ("bound", "hedge"):
            info = words.hedge_info[tuple(piece.lower() for piece in split_phrase(part.surface))]
            if info.bound and quantity.bound is None:
                opened = {"high": None} if info.bound in ("at-least", "more-than") else {"low": None}
                quantity = replace(quantity, bound=info.bound, **opened)
            if info.hedge:
                quantity = replace(quantity, approximate=True, hedge=info.hedge)
    return quantity


def singular(noun: str, words: QuantityWords) -> str:
    """The singular of a counted noun, in lower case: people -> person, bodies -> body, buses -> bus."""
    word = noun.lower()
    if word in words.irregular:
        return words.irregular[word]
    if word in words.singular or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "oes")):
        return word[:-2]
    return word[:-1]


def normalize_span(mention: Mention, language: str = "en", *, decimal_comma: bool = False) -> Quantity | None:
    """The quantity inside a timex mention ("three years": 3 year); None if it has none."""
    parts = tuple(replace(part, role=part.role.removeprefix(QUANTITY_ROLE)) for part in mention.parts if part.role.startswith(QUANTITY_ROLE))
    return normalize_quantity(replace(mention, parts=parts), language, decimal_comma=decimal_comma) if parts else None
