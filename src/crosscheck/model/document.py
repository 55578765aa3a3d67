"""One report as it was read: its text, where each part of it stands in the original, and its raw metadata."""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

BlockKind = Literal["headline", "summary", "paragraph", "caption", "table", "list", "footnote", "metadata", "boilerplate"]
MetadataField = Literal["source", "published", "title", "language", "slug", "version", "modified"]
MetadataOrigin = Literal["manifest", "front-matter", "format", "dateline", "stamp", "headline", "file-name", "option"]


class Metadata(Struct, frozen=True):
    """One raw metadata value and where it was found; `normalize` resolves it. `line` is 1-based in the file that states it, `path`
    that file where it is not the report itself (the manifest).
    """

    field: MetadataField
    value: str
    origin: MetadataOrigin
    line: int | None = None
    path: str | None = None


class Block(Struct, frozen=True, gc=False):
    """A stretch of the text that is one headline, paragraph, cell …; `metadata` and `boilerplate` carry no claims.

    `page` and `paragraph` are 1-based, `cell` is a spreadsheet-like name ("B7"); None where the format has none.
    """

    start: int
    end: int
    kind: BlockKind
    page: int | None = None
    paragraph: int | None = None
    cell: str | None = None


class Place(Struct, frozen=True, gc=False):
    """Where a code point stands: 1-based line and column in the text; page, paragraph and cell in the original."""

    line: int
    column: int
    page: int | None = None
    paragraph: int | None = None
    cell: str | None = None


class Comment(Struct, frozen=True):
    """A comment addressed to this tool, as it stands in the file: `<!-- crosscheck: ignore[CX101] reason="…" -->`.

    `text` is what stands between `crosscheck:` and `-->`; `offset` the code point in the document's text from which it counts (the
    next block lies at or after it); `line` is 1-based in the file.
    """

    text: str
    offset: int
    line: int | None = None


class Stated(Struct, frozen=True):
    """A stretch of the text whose date or currency the file itself gives (NITF `<chron norm>` and `<money unit>`, HTML `<time datetime>`),
    as raw as it stands there.
    """

    start: int
    end: int
    value: str


class Document(Struct, frozen=True):
    """One report.

    `id` is its path relative to the inputs' common folder, with forward slashes (unique in a run); `group` is the folder
    part of it. `text` is what offsets count in: for .txt and .md the decoded file itself. `metadata` is in order of precedence,
    best first. `blocks` are in order and do not overlap; text between blocks is blank or markup. `line_starts` holds the offset of
    each line's first code point. `comments` are those addressed to this tool, in order, for formats whose text leaves comments out
    (.html); in .txt and .md they stand in the text itself. `plain` is the text with markup as blanks, of the same length, where the
    format has markup (.md), else "". `stated` are the dates that the file gives for words of its text, in order.
    """

    id: str
    path: str
    sha256: str
    text: str
    group: str = ""
    format: str = "txt"
    metadata: tuple[Metadata, ...] = ()
    blocks: tuple[Block, ...] = ()
    line_starts: tuple[int, ...] = (0,)
    comments: tuple[Comment, ...] = ()
    plain: str = ""
    stated: tuple[Stated, ...] = ()

    def unmarked(self) -> Document:
        """The document as mentions and claims read it: with the text's markup as blanks, every offset as it was."""
        return replace(self, text=self.plain, plain="") if self.plain else self

    def place(self, offset: int) -> Place:
        """The line and column of a code point, with the page, paragraph and cell of its block."""
        line = bisect_right(self.line_starts, offset)
        column = offset - self.line_starts[line - 1] + 1
        block = self.block_at(offset)
        if block is None:
            return Place(line, column)
        return Place(line, column, block.page, block.paragraph, block.cell)

    def block_at(self, offset: int) -> Block | None:
        """The block that holds a code point, if one does."""
        at = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        if at < 0 or self.blocks[at].end <= offset:
            return None
        return self.blocks[at]
