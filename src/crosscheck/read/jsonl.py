"""Reports as JSON lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from crosscheck.model import Block, Fault, Metadata
from crosscheck.model.document import MetadataField
from crosscheck.read.content import Content
from crosscheck.read.decode import decode, replace_surrogates
from crosscheck.read.errors import UnreadableError
from crosscheck.read.html import read_html
from crosscheck.read.lines import paragraph_spans
from crosscheck.read.options import ReadOptions

_TEXTS = ("text", "body", "body_text", "content", "article", "story")
_PAGES = ("body_html", "html", "content_html", "body_xhtml")
_KEYS: tuple[tuple[MetadataField, tuple[str, ...]], ...] = (
    ("source", ("source", "publisher", "outlet", "agency")),
    ("published", ("published", "date", "published_at", "datePublished", "versioncreated", "pubdate", "timestamp")),
    ("title", ("title", "headline")),
    ("language", ("language", "lang")),
    ("slug", ("slug", "slugline")),
    ("version", ("version",)),
    ("modified", ("modified", "updated", "updated_at", "dateModified")),
)


def read_jsonl(data: bytes, path: str, options: ReadOptions) -> list[Content]:
    """The reports of a .jsonl file: `text` (or `body`, `body_html` …) with `title`, `source`, `published`, `language`, `id`.

    A line that is no such object is a fault with its number. Raises UnreadableError if the file is no text or no line is a report.
    """
    contents = []
    for number, line in enumerate(decode(data, options.encoding).split("\n"), 1):
        if not line.strip():
            continue
        try:
            contents.append(_content(line, number, path, options))
        except UnreadableError as error:
            contents.append(Content("", faults=(Fault("CX901", path, str(error), number),)))
    if not any(content.text for content in contents):
        raise UnreadableError("holds no report: each line must be a JSON object with a text")
    return contents


def _content(line: str, number: int, path: str, options: ReadOptions) -> Content:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"is no JSON: {error}") from None
    if not isinstance(value, dict):
        raise UnreadableError("is no JSON object")
    name = value.get("id")
    part = str(name) if isinstance(name, (str, int)) and str(name).strip() else f"line-{number}"
    metadata = tuple(_metadata(value, number))
    return replace(text_content(value, path, options), part=replace_surrogates(part).replace("/", "_"), metadata=metadata)


def text_content(value: dict[str, Any], path: str, options: ReadOptions) -> Content:
    """The text of a JSON report: a plain one as it is, else an HTML one extracted. Raises UnreadableError if it has neither."""
    text = next((value[key] for key in _TEXTS if isinstance(value.get(key), str) and value[key].strip()), None)
    if text is not None:
        clean = replace_surrogates(text)
        blocks = (Block(span.start, span.end, "paragraph", paragraph=number) for number, span in enumerate(paragraph_spans(clean), 1))
        return Content(clean, tuple(blocks))
    page = next((value[key] for key in _PAGES if isinstance(value.get(key), str) and value[key].strip()), None)
    if page is None:
        raise UnreadableError("has no text: a report needs one of " + ", ".join((*_TEXTS, *_PAGES)))
    return read_html(replace_surrogates(page).encode(), path, replace(options, encoding="utf-8"))[0]


def _metadata(value: dict[str, Any], number: int) -> Iterator[Metadata]:
    for field, keys in _KEYS:
        for key in keys:
            given = value.get(key)
            if isinstance(given, (str, int)) and not isinstance(given, bool) and str(given).strip():
                yield Metadata(field, replace_surrogates(str(given)), "format", number)
