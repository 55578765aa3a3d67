"""What was read of each report, explained value by value: the surface, how it was put together, what it came to, and the pattern that found it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from crosscheck.model.document import Document
from crosscheck.model.extraction import Extraction, Reading
from crosscheck.model.mention import Mention
from crosscheck.model.quantity import Quantity
from crosscheck.model.timex import Timex
from crosscheck.report.calendar_words import moment_words, timex_words
from crosscheck.report.cells import cell_width, pad, plain, shorten
from crosscheck.report.closing import plural
from crosscheck.report.display import quantity_words
from crosscheck.report.options import RenderOptions
from crosscheck.report.places import part_text
from crosscheck.report.style import BOLD, DIM, MARK, SEVERITY_COLORS, Style, style_of
from crosscheck.report.values import interval_text

WIDEST_SURFACE = 36
_OWN_LINES = ("txt", "md")


def render_extractions(extractions: Sequence[Extraction], options: RenderOptions) -> str:
    """A block of lines for each report."""
    style = style_of(options)
    return "\n".join("".join(f"{line}\n" for line in _report(extraction, style, options)) for extraction in extractions)


def _report(extraction: Extraction, style: Style, options: RenderOptions) -> Iterator[str]:
    yield _head(extraction, style)
    for fault in extraction.faults:
        yield style.paint(f"  {fault.rule} {plain(fault.message)}", SEVERITY_COLORS["warning"])
    readings = extraction.readings
    places = [_place(extraction.document, reading.mention) for reading in readings]
    surfaces = [shorten(plain(reading.mention.surface), WIDEST_SURFACE, style.signs.ellipsis) for reading in readings]
    values = [style.words(plain(_value(reading))) for reading in readings]
    place_width, surface_width, value_width = _widest(places, 0), _widest(surfaces, 0), min(_widest(values, 0), WIDEST_SURFACE)
    for reading, place, surface, value in zip(readings, places, surfaces, values, strict=True):
        lead = f"  {place:>{place_width}}  {pad(surface, surface_width)}  "
        line = (
            f"  {style.paint(f'{place:>{place_width}}', DIM)}  {style.paint(pad(surface, surface_width), BOLD)}  {style.paint(value, MARK)}"
        )
        why = style.words(plain(_why(reading, style)))
        if cell_width(lead) + max(cell_width(value), value_width) + 2 + cell_width(why) <= options.width:
            yield f"{line}{' ' * (max(value_width - cell_width(value), 0) + 2)}{style.paint(why, DIM)}"
        else:
            yield line
            yield " " * (place_width + 4) + style.paint(why, DIM)


def _head(extraction: Extraction, style: Style) -> str:
    origin = extraction.origin
    published = style.words(moment_words(origin.published)) if origin.published else "no publication time"
    told = [plain(origin.source or "no source"), plain(published), plain(origin.language), plural(len(extraction.readings), "value")]
    return f"{style.paint(plain(extraction.document.path), BOLD)} {style.paint(f'{style.signs.dot} ' + f' {style.signs.dot} '.join(told), DIM)}"


def _place(document: Document, mention: Mention) -> str:
    """Line and column of the file, or the page, paragraph and cell of a format whose lines are not those of its text."""
    place = document.place(mention.start)
    told = "" if document.format in _OWN_LINES else part_text(place)
    return told or f"{place.line}:{place.column}"


def _widest(texts: Iterable[str], least: int) -> int:
    return max((cell_width(text) for text in texts), default=least)


def _value(reading: Reading) -> str:
    """The normalized value in short."""
    if reading.mention.kind == "timex" and reading.timex is not None:
        return timex_words(reading.timex) if reading.timex.value else "unresolved"
    if reading.quantity is not None:
        return quantity_words(reading.quantity)
    if reading.timex is not None:
        return timex_words(reading.timex)
    return reading.value or "unresolved"


def _why(reading: Reading, style: Style) -> str:
    """How it came about: parts, unit and dimension, interval, TIMEX3, pattern."""
    told = [_parts(reading.mention, style)]
    if reading.quantity is not None:
        told.append(_quantity(reading.quantity))
    if reading.timex is not None:
        told.append(_timex(reading.timex))
    if reading.mention.kind in ("ordinal", "score"):
        told.append(reading.mention.kind)
    told.append(reading.mention.pattern)
    return f" {style.signs.dot} ".join(part for part in told if part)


def _parts(mention: Mention, style: Style) -> str:
    """`13.9 × billion`: what was multiplied; nothing where a numeral stands alone."""
    scales = [part.surface for part in mention.parts if part.role == "scale"]
    numerals = [part.surface for part in mention.parts if part.role == "numeral"]
    return f" {style.signs.times} ".join([*numerals, *scales]) if scales else ""


def _quantity(quantity: Quantity) -> str:
    marks = [
        quantity.bound,
        quantity.hedge or ("approximate" if quantity.approximate else None),
        "vague" if quantity.vague else None,
        quantity.change,
    ]
    dimension = quantity.dimension or "no dimension"
    unit = f"{quantity.unit} ({dimension})" if quantity.unit else dimension
    told = ", ".join(mark for mark in marks if mark)
    return f"{interval_text(quantity)} {unit}" + (f", {told}" if told else "")


def _timex(timex: Timex) -> str:
    stretch = "" if timex.first is None else timex.first if timex.first == timex.last else f"{timex.first}..{timex.last}"
    told = [
        timex.type,
        timex.value or "unresolved",
        timex.mod,
        f"[{stretch}]" if stretch else None,
        f"from {timex.anchor}" if timex.anchor else None,
    ]
    return " ".join(part for part in told if part)
