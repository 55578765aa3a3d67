"""Rich Text Format."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from striprtf.striprtf import rtf_to_text as _untyped_rtf_to_text

from crosscheck.model import Fault, Metadata
from crosscheck.read.builder import TextBuilder
from crosscheck.read.content import Content
from crosscheck.read.errors import UnreadableError
from crosscheck.read.lines import line_spans
from crosscheck.read.options import ReadOptions

_rtf_to_text: Callable[..., str] = _untyped_rtf_to_text
_CODE_PAGE = re.compile(r"\\ansicpg(\d{3,5})")
_CREATED = re.compile(r"\\creatim((?:\\(?:yr|mo|dy|hr|min|sec)\d{1,4}){1,6})")
_PART = re.compile(r"\\(yr|mo|dy|hr|min)(\d{1,4})")
_NOTE = re.compile(r"\{(?:\\\*)?\\footnote\b")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_LONGEST_NOTE = 20_000
_TITLE = re.compile(r"\{\\title\s([^{}\\]{1,300})\}")


def read_rtf(data: bytes, path: str, options: ReadOptions) -> list[Content]:
    """An .rtf report: a line is a paragraph, a table row a line of cells. Raises UnreadableError for what is no RTF.

    Footnotes over `max_members` are a CX905 fault.
    """
    raw = data.decode("latin-1")
    if not raw.lstrip("\ufeff\u00ef\u00bb\u00bf \r\n\t").startswith("{\\rtf"):
        raise UnreadableError("is no RTF")
    match = _CODE_PAGE.search(raw[:4096])
    encoding = options.encoding or (f"cp{match[1]}" if match else "cp1252")
    builder = TextBuilder()
    _add_lines(builder, _plain(raw, encoding))
    notes = list(islice(_notes(raw), options.max_members + 1))
    for group in notes[: options.max_members]:
        builder.add(_plain(f"{{\\rtf1\\ansi {group}}}", encoding), "footnote")
    if not builder.blocks:
        raise UnreadableError("has no text")
    told = f"only the first {options.max_members} footnotes were read, the limit of the setting max-members"
    faults = (Fault("CX905", path, told),) if len(notes) > options.max_members else ()
    return [Content(builder.text, tuple(builder.blocks), tuple(_metadata(raw)), faults=faults)]


def _plain(raw: str, encoding: str) -> str:
    try:
        return _rtf_to_text(raw, encoding=encoding, errors="replace")
    except Exception as error:  # noqa: BLE001 - a foreign parser over hostile input: whatever it raises, the file is unreadable
        raise UnreadableError(f"is damaged RTF: {error}") from None


def _notes(raw: str) -> Iterator[str]:
    """What stands in the footnote groups, which the library leaves out; each stretch is looked at once."""
    position = 0
    while match := _NOTE.search(raw, position):
        depth = 1
        position = min(len(raw), match.end() + _LONGEST_NOTE)
        for brace in _BRACE.finditer(raw, match.end(), position):
            depth += {"{": 1, "}": -1}.get(brace[0], 0)
            if depth == 0:
                yield raw[match.end() : brace.start()]
                position = brace.end()
                break


def _add_lines(builder: TextBuilder, text: str) -> None:
    row = 0
    for span in line_spans(text):
        line = text[span.start : span.end]
        if line.count("|") and line.endswith("|"):
            row += 1
            if row == 1:
                builder.start_table()
            for column, cell in enumerate(line.split("|")[:-1]):
                builder.add_cell(cell, column, row)
        else:
            row = 0
            builder.add(line)


def _metadata(raw: str) -> Iterator[Metadata]:
    """The document information group: when it was created, and its title."""
    head = raw[:100_000]
    if match := _CREATED.search(head):
        parts = {name: int(value) for name, value in _PART.findall(match[1])}
        day = f"{parts.get('yr', 0):04}-{parts.get('mo', 0):02}-{parts.get('dy', 0):02}"
        clock = f"T{parts['hr']:02}:{parts.get('min', 0):02}" if "hr" in parts else ""
        yield Metadata("published", day + clock, "format")
    if match := _TITLE.search(head):
        yield Metadata("title", match[1].strip(), "format")
