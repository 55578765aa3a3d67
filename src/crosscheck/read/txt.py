"""Plain text."""

from __future__ import annotations

from crosscheck.model import Block, Fault
from crosscheck.read.content import Content
from crosscheck.read.decode import decode
from crosscheck.read.front_matter import FrontMatter, read_front_matter
from crosscheck.read.lines import paragraph_spans, strip_span
from crosscheck.read.options import ReadOptions


def read_txt(data: bytes, path: str, options: ReadOptions) -> list[Content]:
    """A .txt report: the text is the decoded file itself, front matter and all. Raises UnreadableError."""
    text = decode(data, options.encoding)
    front = read_front_matter(text)
    blocks = [*front_blocks(text, front)]
    for number, span in enumerate(paragraph_spans(text, front.end), 1):
        blocks.append(Block(span.start, span.end, "paragraph", paragraph=number))
    return [Content(text, tuple(blocks), front.metadata, faults=front_faults(front, path))]


def front_blocks(text: str, front: FrontMatter) -> tuple[Block, ...]:
    """The block of the front matter, which carries no claims; none if there is no front matter."""
    span = strip_span(text, 0, front.end)
    return (Block(span.start, span.end, "metadata"),) if span.start < span.end else ()


def front_faults(front: FrontMatter, path: str) -> tuple[Fault, ...]:
    """What is wrong with the front matter; the report itself is still read."""
    return () if front.error is None else (Fault("CX901", path, front.error, front.line),)
