"""Lines and paragraphs of plain text."""

from __future__ import annotations

import re

from crosscheck.model import Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
_BREAK = re.compile(r"\r\n|\r|\n")
_UNWRAPPED = 140
_NARROW = 40
_SLACK = 12


def line_starts(text: str) -> tuple[int, ...]:
    """The offset of each line's first code point; lines end with LF, CR LF or CR. The first is 0."""
    return (0, *(match.end() for match in _BREAK.finditer(text)))


def line_spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The lines of `text[start:end]` without their ends and without blanks around them; a blank line is an empty span."""
    end = len(text) if end is None else end
    spans = []
    while start < end:
        match = _LINE.match(text, start, end)
        if match is None or match.end() == start:
            break
        spans.append(strip_span(text, start, match.end()))
        start = match.end()
    return spans


def strip_span(text: str, start: int, end: int) -> Span:
    """The span without the white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def paragraph_spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Paragraphs: blank lines part them; in text that is broken at a fixed width a single line end does not, elsewhere it does.

    A line end is a wrap where the next line's first word would not have fitted any more.
    """
    lines = line_spans(text, start, end)
    width = max((line.end - line.start for line in lines), default=0)
    spans: list[Span] = []
    last: Span | None = None
    for line in lines:
        if line.start == line.end:
            last = None
            continue
        if last is not None and width <= _UNWRAPPED and _is_wrap(text, last, line, width):
            spans[-1] = Span(spans[-1].start, line.end)
        else:
            spans.append(line)
        last = line
    return spans


def _is_wrap(text: str, line: Span, following: Span, width: int) -> bool:
    length = line.end - line.start
    if length < _NARROW or text[following.start] in "-*•|>":
        return False
    word = len(text[following.start : following.start + width].split(maxsplit=1)[0])
    return length + 1 + word > width - _SLACK
