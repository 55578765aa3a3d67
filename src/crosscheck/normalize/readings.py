"""All mentions of a document with their values: one reading a surface."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.model import Document, Mention, Reading
from crosscheck.normalize.anchor import Anchor
from crosscheck.normalize.quantities import normalize_quantity, normalize_span
from crosscheck.normalize.times import resolve_times


def normalize_mentions(document: Document, mentions: Sequence[Mention], anchor: Anchor) -> tuple[Reading, ...]:
    """The readings of one document in text order; a mention that no value can be made of is left out."""
    times = [mention for mention in mentions if mention.kind == "timex"]
    values = iter(resolve_times(document.text, times, anchor))
    readings = []
    for mention in mentions:
        if mention.kind == "timex":
            timex = next(values)
            if timex is not None:
                readings.append(Reading(mention, quantity=normalize_span(mention, anchor.language), timex=timex))
            continue
        reading = _read(mention, anchor.language)
        if reading is not None:
            readings.append(reading)
    return tuple(readings)


def _read(mention: Mention, language: str) -> Reading | None:
    quantity = normalize_quantity(mention, language)
    return Reading(mention, quantity=quantity) if quantity is not None else None
