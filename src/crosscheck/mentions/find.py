"""All mentions of a document: both passes over its blocks, and who gets a span that both want."""

from __future__ import annotations

from msgspec.structs import replace

from crosscheck.lexicon.phrases import fold_phrase, split_phrase
from crosscheck.lexicon.quantity_words import load_quantity_words
from crosscheck.lexicon.unit_words import OwnUnit
from crosscheck.mentions.quantities import QUANTITY_ROLE, find_quantities
from crosscheck.mentions.times import find_times
from crosscheck.model import Document, Mention, Part

_SURE = ("quantity.age", "quantity.money", "ordinal.block")
_SILENT = frozenset(("metadata", "boilerplate"))


def find_mentions(document: Document, language: str = "en", own_units: tuple[OwnUnit, ...] = ()) -> tuple[Mention, ...]:
    """The mentions of all blocks that can carry claims (of the whole text if there are no blocks), in order, not overlapping."""
    text = document.text
    spans = [(block.start, block.end) for block in document.blocks if block.kind not in _SILENT] if document.blocks else [(0, len(text))]
    found: list[Mention] = []
    for start, end in spans:
        stretch = text[start:end]
        found += [
            _shifted(mention, start)
            for mention in merge_mentions(find_quantities(stretch, language, own_units), find_times(stretch, language), language)
        ]
    return tuple(found)


def merge_mentions(quantities: list[Mention], times: list[Mention], language: str = "en") -> list[Mention]:
    """One list in text order: of a quantity and a time that overlap, an age and a figure with a unit keep the span, else the time does; a
    duration takes the quantity's parts into its own.
    """
    merged: list[Mention] = []
    rest = iter(times)
    time = next(rest, None)
    for quantity in quantities:
        while time is not None and time.end <= quantity.start:
            merged.append(time)
            time = next(rest, None)
        if time is None or time.start >= quantity.end:
            merged.append(quantity)
        elif _is_span(quantity, language) and not quantity.pattern.startswith("quantity.age"):
            time = _with_quantity(time, quantity)
        elif quantity.pattern.startswith(_SURE) or quantity.part("unit") is not None or _counts_beyond(quantity, time):
            time = next(rest, None)
            merged.append(quantity)
    if time is not None:
        merged.append(time)
    merged.extend(rest)
    return merged


def _counts_beyond(quantity: Mention, time: Mention) -> bool:
    """Whether what is counted stands behind the time: "five weekend shootings"."""
    return any(part.role == "noun" and part.start >= time.end for part in quantity.parts)


def _is_span(quantity: Mention, language: str) -> bool:
    """Whether a quantity is in a unit of time."""
    unit = quantity.part("unit")
    if not unit:
        return False
    known = load_quantity_words(language).units
    symbol = split_phrase(unit)
    name = known.words.get(fold_phrase(unit)) or known.symbols.get(symbol) or known.glued.get(symbol)
    return name is not None and known.units[name].dimension == "time"


def _with_quantity(time: Mention, quantity: Mention) -> Mention:
    """The time with the parts of a quantity inside it; of a further one ("2 years and 3 months") only its numeral and unit."""
    taken = {part.role for part in time.parts if part.role.startswith(QUANTITY_ROLE)}
    if f"{QUANTITY_ROLE}joiner" in taken or (taken and (quantity.part("joiner") is not None or quantity.end > time.end)):
        return time
    if taken:
        quantity = replace(quantity, parts=tuple(part for part in quantity.parts if part.role in ("numeral", "scale", "unit")))
    return replace(time, parts=time.parts + tuple(replace(part, role=QUANTITY_ROLE + part.role) for part in quantity.parts))


def _shifted(mention: Mention, by: int) -> Mention:
    if not by:
        return mention
    parts = tuple(Part(part.role, part.start + by, part.end + by, part.surface) for part in mention.parts)
    return replace(mention, start=mention.start + by, end=mention.end + by, parts=parts)
