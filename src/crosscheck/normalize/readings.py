"""All mentions of a document with their values: one reading a surface."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.lexicon.unit_words import OwnUnit
from crosscheck.model import Document, Mention, Reading
from crosscheck.normalize.anchor import Anchor
from crosscheck.normalize.conventions import Convention, find_convention
from crosscheck.normalize.quantities import normalize_quantity, normalize_span
from crosscheck.normalize.ranks import normalize_rank
from crosscheck.normalize.times import resolve_times


def normalize_mentions(
    document: Document, mentions: Sequence[Mention], anchor: Anchor, own_units: tuple[OwnUnit, ...] = ()
) -> tuple[Reading, ...]:
    """The readings of one document in text order; a mention that no value can be made of is left out. `own_units` are the config's."""
    times = [mention for mention in mentions if mention.kind == "timex"]
    values = iter(resolve_times(document.text, times, anchor))
    convention = find_convention(document.text, anchor.language)
    readings = []
    for mention in mentions:
        if mention.kind == "timex":
            timex = next(values)
            if timex is not None:
                readings.append(Reading(mention, quantity=normalize_span(mention, anchor.language, convention), timex=timex))
            continue
        reading = _read(mention, anchor.language, convention, own_units)
        if reading is not None:
            readings.append(reading)
    return tuple(readings)


def _read(mention: Mention, language: str, convention: Convention, own_units: tuple[OwnUnit, ...]) -> Reading | None:
    if mention.kind in ("ordinal", "score"):
        value = normalize_rank(mention, language)
        return Reading(mention, value=value) if value is not None else None
    quantity = normalize_quantity(mention, language, convention, own_units)
    return Reading(mention, quantity=quantity) if quantity is not None else None
