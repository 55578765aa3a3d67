"""What each part of a report is: headline, dateline, stamp, byline, boilerplate, or the story itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from crosscheck.lexicon.stamp_words import BoilerplateWords, StampWords, load_boilerplate_words, load_stamp_words
from crosscheck.model import Block, Metadata, Span
from crosscheck.read.boilerplate import is_boilerplate
from crosscheck.read.datelines import find_dateline
from crosscheck.read.lines import strip_span
from crosscheck.read.stamps import Stamp, find_bracketed_stamps, find_inline_stamps, find_line_stamps

_HEAD_BLOCKS = 8
_HEAD_LENGTH = 2000
_HEADLINE = 200
_MARKABLE = ("headline", "summary", "paragraph", "list")
_CAPTION = re.compile(r".*\((?:[A-Z]{2,5} )?(?:Photo|Image|Picture|Credit|File photo|Courtesy)\b[^()]{0,60}\)\s*$", re.DOTALL)


class Layout(Struct, frozen=True):
    """The blocks with their kinds settled, and the metadata that the text itself states, best first."""

    blocks: tuple[Block, ...]
    metadata: tuple[Metadata, ...]


def find_layout(text: str, blocks: Sequence[Block], title: str | None = None, language: str = "en") -> Layout:
    """Settles the kinds of raw blocks and reads stamps, the dateline and the headline out of them.

    `title` is what the manifest or the format gives: its text is the headline where the report opens with it. Blocks are only ever
    split, never joined, and keep their page, paragraph and cell.
    """
    words = _Words(load_stamp_words(language), load_boilerplate_words(language))
    start = blocks[0].start if blocks else 0
    settled: list[Block] = []
    found = _Found()
    for number, block in enumerate(blocks):
        head = number < _HEAD_BLOCKS and block.start - start < _HEAD_LENGTH
        pieces, found = _settle(text, block, found, words, head=head)
        settled.extend(pieces)
    settled = _mark_headline(text, settled, title)
    return Layout(tuple(settled), _metadata(text, settled, found))


class _Words(Struct, frozen=True):
    stamps: StampWords
    page: BoilerplateWords


class _Found(Struct, frozen=True):
    stamps: tuple[Stamp, ...] = ()
    dateline_date: str | None = None
    dateline_source: str | None = None
    dateline_at: int | None = None


def _settle(text: str, block: Block, found: _Found, words: _Words, *, head: bool) -> tuple[list[Block], _Found]:
    if block.kind not in _MARKABLE:
        return [block], found
    stamps = find_line_stamps(text, Span(block.start, block.end), words.stamps, head=head)
    if stamps:
        return [replace(block, kind="metadata")], replace(found, stamps=(*found.stamps, *stamps))
    surface = text[block.start : block.end]
    if block.kind != "headline" and is_boilerplate(surface, words.page):
        return [replace(block, kind="boilerplate")], found
    if head and _is_byline(surface, words.stamps):
        return [replace(block, kind="metadata")], found
    if head:
        return _settle_head(text, block, found, words.stamps)
    cuts = find_bracketed_stamps(text, Span(block.start, block.end), words.stamps)
    return [_caption(text[piece.start : piece.end], piece) for piece in (cut(text, block, cuts) if cuts else [block])], found


def _settle_head(text: str, block: Block, found: _Found, words: StampWords) -> tuple[list[Block], _Found]:
    """Inline stamps and the first dateline are cut out of a block of the head."""
    stamps = find_inline_stamps(text, Span(block.start, block.end), words)
    found = replace(found, stamps=(*found.stamps, *stamps))
    pieces = cut(text, block, [stamp.span for stamp in stamps])
    if found.dateline_at is not None:
        return pieces, found
    for at, piece in enumerate(pieces):
        dateline = find_dateline(text, Span(piece.start, piece.end), words) if piece.kind != "metadata" else None
        if dateline is not None:
            found = replace(found, dateline_date=dateline.date, dateline_source=dateline.source, dateline_at=dateline.span.start)
            return [*pieces[:at], *cut(text, piece, [dateline.span]), *pieces[at + 1 :]], found
    return [_caption(text[piece.start : piece.end], piece) for piece in pieces], found


def cut(text: str, block: Block, spans: Sequence[Span]) -> list[Block]:
    """The block with these stretches turned into metadata blocks; what is left around them keeps the block's kind, blanks stripped."""
    pieces: list[Block] = []
    begin = block.start
    for span in spans:
        pieces.extend(_rest(text, block, begin, span.start))
        pieces.append(replace(block, start=span.start, end=span.end, kind="metadata"))
        begin = span.end
    return [*pieces, *_rest(text, block, begin, block.end)]


def _rest(text: str, block: Block, start: int, end: int) -> list[Block]:
    span = strip_span(text, start, end)
    return [replace(block, start=span.start, end=span.end)] if span.start < span.end else []


def _caption(surface: str, block: Block) -> Block:
    if block.kind == "paragraph" and len(surface) < 400 and surface.endswith(")") and _CAPTION.match(surface):
        return replace(block, kind="caption")
    return block


def _is_byline(surface: str, words: StampWords) -> bool:
    """A short line that opens with "By" and goes on with names."""
    if len(surface) > 120 or surface.rstrip().endswith((".", "?", "!", ":")):
        return False
    match = words.byline.match(surface)
    return match is not None and surface[match.end() : match.end() + 1].isupper() and not any(char.isdigit() for char in surface)


def _mark_headline(text: str, blocks: list[Block], title: str | None) -> list[Block]:
    """The block that repeats the title, else the first short one that is no sentence, becomes the headline."""
    story = [at for at, block in enumerate(blocks) if block.kind in _MARKABLE]
    if not story or any(block.kind == "headline" for block in blocks):
        return blocks
    for at in story[:4]:
        end = _title_end(text, blocks[at], title) if title else None
        if end is not None:
            head = replace(blocks[at], kind="headline", end=end)
            return [*blocks[:at], head, *_rest(text, blocks[at], end, blocks[at].end), *blocks[at + 1 :]]
    first = blocks[story[0]]
    if len(story) > 1 and first.kind == "paragraph" and _looks_like_headline(text[first.start : first.end]):
        blocks = [*blocks[: story[0]], replace(first, kind="headline"), *blocks[story[0] + 1 :]]
    return blocks


def _looks_like_headline(surface: str) -> bool:
    if len(surface) > _HEADLINE or "\n" in surface or len(surface.split()) < 2:
        return False
    return not surface.rstrip("\"'”’)").endswith((".", ":", ";", ",")) or surface.endswith("...")


def _title_end(text: str, block: Block, title: str) -> int | None:
    """Where the title's words end if the block opens with them; case, blanks and punctuation aside."""
    wanted = [char for char in title.casefold() if char.isalnum()]
    at = 0
    for offset in range(block.start, min(block.end, block.start + 4 * len(title) + 40)):
        folded = text[offset].casefold()
        if not folded.isalnum():
            continue
        if at >= len(wanted) or folded != wanted[at]:
            return None
        at += 1
        if at == len(wanted):
            return _closing(text, offset + 1, block.end)
    return None


def _closing(text: str, end: int, limit: int) -> int:
    """Closing quotes and a question mark still belong to the title."""
    while end < limit and text[end] in "\"'”’)?!":
        end += 1
    return end


def _metadata(text: str, blocks: Sequence[Block], found: _Found) -> tuple[Metadata, ...]:
    """Stamps before the dateline (they have the year), first publication before updates, the headline as a title."""
    stamps = sorted(found.stamps, key=lambda stamp: stamp.updated)
    metadata = [Metadata("published", stamp.value, "stamp", _line(text, stamp.span.start)) for stamp in stamps if stamp.value]
    if found.dateline_at is not None:
        line = _line(text, found.dateline_at)
        if found.dateline_date:
            metadata.append(Metadata("published", found.dateline_date, "dateline", line))
        if found.dateline_source:
            metadata.append(Metadata("source", found.dateline_source, "dateline", line))
    headline = next((block for block in blocks if block.kind == "headline"), None)
    if headline is not None:
        metadata.append(Metadata("title", " ".join(text[headline.start : headline.end].split()), "headline", _line(text, headline.start)))
    return tuple(metadata)


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
