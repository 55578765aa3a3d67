"""PDF files with text; pages that are images are told, not guessed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from crosscheck.model import Fault, Metadata
from crosscheck.read.builder import TextBuilder
from crosscheck.read.content import Content
from crosscheck.read.errors import UnreadableError
from crosscheck.read.options import ReadOptions
from crosscheck.read.pdf_layout import Line, Piece, build_lines, build_paragraphs, build_pieces, without_running_heads

_MOST_CHARACTERS = 200_000


def read_pdf(data: bytes, path: str, options: ReadOptions) -> list[Content]:
    """A .pdf report: paragraphs in reading order with their pages; hyphenation and running heads undone, tables a block a cell.

    Raises UnreadableError for a damaged or encrypted file, for one without a text layer, and where pypdfium2 is not installed. Pages
    beyond `max_pages`, or that would take longer than `max_seconds` in all, are a CX905 fault, and so is what a page has over 200,000 characters.
    """
    document = _open(data)
    try:
        pages, cut, stopped = _pages(document, options)
        total = len(document)
        metadata = tuple(_metadata(document))
    finally:
        document.close()
    builder = TextBuilder()
    row = 0
    for paragraph in build_paragraphs(without_running_heads(pages)):
        row = row + 1 if paragraph.cells else 0
        if row == 1:
            builder.start_table()
        for column, cell in enumerate(paragraph.cells):
            builder.add_cell(cell, column, row, paragraph.page)
        if not paragraph.cells:
            builder.add(paragraph.text, "footnote" if paragraph.note else "paragraph", page=paragraph.page)
    if not builder.blocks:
        raise UnreadableError("has no text layer: its pages are images; run text recognition over it first")
    told = [f"only pages 1 to {len(pages)} of {total} were read: {stopped}"] if stopped else []
    told += [f"only the first {_MOST_CHARACTERS:,} characters of page {page} were read" for page in cut]
    return [Content(builder.text, tuple(builder.blocks), metadata, faults=tuple(Fault("CX905", path, message) for message in told))]


def _open(data: bytes) -> Any:
    try:
        import pypdfium2  # noqa: PLC0415 - an extra, and 136 ms
    except ImportError:
        raise UnreadableError("needs pypdfium2 to be read: pip install 'crosscheck[pdf]'") from None
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        reason = "is encrypted" if "assword" in str(error) else f"is a damaged PDF: {error}"
        raise UnreadableError(reason) from None


def _pages(document: Any, options: ReadOptions) -> tuple[list[list[Line]], list[int], str]:
    """The lines of each page, the pages of which only the beginning was read, and why not all pages were read, "" if they were."""
    started = time.monotonic()
    pages: list[list[Line]] = []
    cut: list[int] = []
    for number in range(len(document)):
        if number >= options.max_pages:
            return pages, cut, f"the limit of the setting max-pages is {options.max_pages}"
        if pages and time.monotonic() - started > options.max_seconds:
            return pages, cut, f"the limit of the setting max-seconds is {options.max_seconds:g}"
        characters, whole = _read_page(document, number)
        if not whole:
            cut.append(number + 1)
        pages.append(build_lines(build_pieces(characters), number + 1))
    return pages, cut, ""


def _read_page(document: Any, number: int) -> tuple[list[Piece], bool]:
    """The characters of a page, in the order in which it draws them, and whether these are all; none if the page is damaged."""
    import pypdfium2  # noqa: PLC0415 - see _open

    try:
        page = document[number]
        text = page.get_textpage()
        characters = list(_characters(text, pypdfium2.raw))
        whole = text.count_chars() <= _MOST_CHARACTERS
        text.close()
        page.close()
    except pypdfium2.PdfiumError:
        return [], True
    return characters, whole


def _characters(text: Any, raw: Any) -> Iterator[Piece]:
    """Each character with the box of its font size; those that pdfium puts in (blanks, line ends) have an empty one."""
    for index in range(min(text.count_chars(), _MOST_CHARACTERS)):
        code = raw.FPDFText_GetUnicode(text, index)
        if raw.FPDFText_IsGenerated(text, index):
            yield Piece(0.0, 0.0, 0.0, 0.0, chr(code))
        else:
            left, bottom, right, top = text.get_charbox(index, loose=True)
            yield Piece(left, bottom, right, top, _character(code))


def _character(code: int) -> str:
    return "\ufffd" if 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)


def _metadata(document: Any) -> Iterator[Metadata]:
    """The document information: when it was made, and its title."""
    created = _information(document, "CreationDate").removeprefix("D:")
    if len(created) >= 8 and created[:8].isdigit():
        clock = f"T{created[8:10]}:{created[10:12]}" if created[8:12].isdigit() and len(created) >= 12 else ""
        yield Metadata("published", f"{created[:4]}-{created[4:6]}-{created[6:8]}{clock}{_zone(created[14:]) if clock else ''}", "format")
    if title := _information(document, "Title"):
        yield Metadata("title", title, "format")


def _information(document: Any, key: str) -> str:
    try:
        return str(document.get_metadata_value(key))
    except UnicodeError:  # the value is in no encoding that PDF knows
        return ""


def _zone(raw: str) -> str:
    """The offset +01'00' as ISO 8601 writes it."""
    digits = raw.replace("'", "")
    if digits[:1] == "Z" or digits.startswith(("+0000", "-0000")):
        return "Z"
    return f"{digits[:3]}:{digits[3:5]}" if digits[:1] in ("+", "-") and digits[1:5].isdigit() and len(digits) >= 5 else ""
