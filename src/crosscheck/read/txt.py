"""Plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crosscheck.model import Block, Fault, Span
from crosscheck.read.content import Content
from crosscheck.read.decode import decode
from crosscheck.read.front_matter import FrontMatter, read_front_matter
from crosscheck.read.lines import paragraph_spans, strip_span
from crosscheck.read.options import ReadOptions

_COMMENT = re.compile(r"<!--[ \t]*crosscheck:[^\n>]{0,500}?-->")


def read_txt(data: bytes, path: str, options: ReadOptions) -> list[Content]:
    """A .txt report: the text is the decoded file itself, front matter and all. Raises UnreadableError."""
    text = decode(data, options.encoding)
    front = read_front_matter(text)
    blocks = [*front_blocks(text, front)]
    for number, span in enumerate(paragraph_spans(text, front.end), 1):
        blocks.extend(_paragraph_blocks(text, span, number))
    return [Content(text, tuple(blocks), front.metadata, faults=front_faults(front, path))]


def _paragraph_blocks(text: str, span: Span, number: int) -> Iterator[Block]:
    """The paragraph, less the comments in it that are addressed to this tool: the figures of a reason are no claims."""
    at = span.start
    for match in _COMMENT.finditer(text, span.start, span.end):
        before = strip_span(text, at, match.start())
        if before.start < before.end:
            yield Block(before.start, before.end, "paragraph", paragraph=number)
        yield Block(match.start(), match.end(), "metadata")
        at = match.end()
    rest = strip_span(text, at, span.end)
    if rest.start < rest.end:
        yield Block(rest.start, rest.end, "paragraph", paragraph=number)


def front_blocks(text: str, front: FrontMatter) -> tuple[Block, ...]:
    """The block of the front matter, which carries no claims; none if there is no front matter."""
    span = strip_span(text, 0, front.end)
    return (Block(span.start, span.end, "metadata"),) if span.start < span.end else ()


def front_faults(front: FrontMatter, path: str) -> tuple[Fault, ...]:
    """What is wrong with the front matter; the report itself is still read."""
    return () if front.error is None else (Fault("CX901", path, front.error, front.line),)
