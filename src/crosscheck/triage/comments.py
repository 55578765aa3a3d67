"""Suppressions written in a report: `<!-- crosscheck: ignore[CX101] reason="revised by the UN" -->` covers the next block, `ignore-file` the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from crosscheck.model.document import Comment, Document
from crosscheck.model.fault import Fault

_COMMENT = re.compile(r"<!--[ \t]*crosscheck:([^\n>]{0,500}?)-->")
_DIRECTIVE = re.compile(r"\s*(ignore-file|ignore)\s*(?:\[([^\]]*)\])?\s*(.*?)\s*", re.DOTALL)
_REASON = re.compile(r"""reason\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_IN_TEXT = ("txt", "md")


class Suppression(Struct, frozen=True):
    """One comment that holds: which rules (none: all), over which half-open stretch of which document, and why."""

    document: str
    path: str
    line: int
    rules: tuple[str, ...]
    start: int
    end: int
    reason: str


def find_suppressions(document: Document) -> tuple[tuple[Suppression, ...], tuple[Fault, ...]]:
    """The document's suppressions, and a CX904 for each comment that cannot be one."""
    found: list[Suppression] = []
    faults: list[Fault] = []
    for comment in _comments(document):
        read = _read_comment(comment, document)
        if isinstance(read, Fault):
            faults.append(read)
        else:
            found.append(read)
    return tuple(found), tuple(faults)


def _comments(document: Document) -> Iterator[Comment]:
    yield from document.comments
    if document.format in _IN_TEXT and not document.comments and "crosscheck:" in document.text:
        for match in _COMMENT.finditer(document.text):
            yield Comment(match[1], match.end(), document.place(match.start()).line)


def _read_comment(comment: Comment, document: Document) -> Suppression | Fault:
    line = comment.line or document.place(comment.offset).line
    directive = _DIRECTIVE.fullmatch(comment.text)
    if directive is None or not (directive[3] == "" or directive[3].startswith("reason")):
        return Fault(
            "CX904",
            document.path,
            f'"{comment.text.strip()}" is no suppression: write ignore[CX101] reason="…" or ignore-file reason="…"',
            line,
        )
    kind, codes, rest = directive.groups()
    reason = _REASON.fullmatch(rest)
    told = (reason[1] or reason[2] or "").strip() if reason else ""
    if not told:
        return Fault("CX904", document.path, f'this {kind} gives no reason, so it suppresses nothing; add reason="…"', line)
    rules = tuple(code.strip() for code in (codes or "").split(",") if code.strip())
    start, end = (0, len(document.text)) if kind == "ignore-file" else _next_block(document, comment.offset)
    return Suppression(document.id, document.path, line, rules, start, end, told)


def _next_block(document: Document, offset: int) -> tuple[int, int]:
    """The first block after the comment, headings and notes of metadata left out; where a text has no blocks, up to its next blank line."""
    for block in document.blocks:
        if block.end > offset and block.kind != "metadata" and document.text[max(block.start, offset) : block.end].strip():
            return max(block.start, offset), block.end
    body = re.compile(r"\S").search(document.text, offset)
    if body is None or document.blocks:
        return offset, offset
    blank = re.compile(r"\n[ \t\r]*\n").search(document.text, body.start())
    return body.start(), blank.start() if blank else len(document.text)
