"""RSS and Atom feeds: each entry is a report."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from crosscheck.model import Fault, Metadata
from crosscheck.read.content import Content
from crosscheck.read.decode import replace_surrogates
from crosscheck.read.errors import UnreadableError
from crosscheck.read.html import read_html
from crosscheck.read.options import ReadOptions


def read_feed(data: bytes, path: str, options: ReadOptions) -> list[Content]:
    """The entries of a feed: title, then the full content or else the summary. The feed's title is the source. Raises UnreadableError.

    The bytes are parsed as they are: nothing is fetched. An entry without text is left out; a feed of which nothing is left is unreadable.
    """
    if b"<!ENTITY" in data.replace(b"\0", b""):
        raise UnreadableError("declares XML entities, which are not expanded here")
    parsed = _parse(data)
    contents = []
    for number, entry in enumerate(parsed.get("entries", [])[: options.max_members], 1):
        content = _content(entry, number, parsed.get("feed", {}), path, options)
        if content is not None:
            contents.append(content)
    if not contents:
        raise UnreadableError("is no feed, or one without entries")
    if len(parsed["entries"]) > options.max_members:
        message = f"has {len(parsed['entries'])} entries; the first {options.max_members} were read, the limit of the setting max-members"
        contents.append(Content("", faults=(Fault("CX905", path, message),)))
    return contents


def _parse(data: bytes) -> Any:
    import feedparser  # noqa: PLC0415 - 85 ms, and NITF and other XML do not need it

    try:
        return feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # noqa: BLE001 - a foreign parser over hostile input: whatever it raises, the file is unreadable
        raise UnreadableError(f"is a damaged feed: {error}") from None


def _content(entry: Any, number: int, feed: Any, path: str, options: ReadOptions) -> Content | None:
    title = _text(entry.get("title"))
    bodies = [_text(body.get("value")) for body in entry.get("content", []) if isinstance(body, dict)]
    body = next((text for text in [*bodies, _text(entry.get("summary"))] if text), "")
    page = f"<html><body><h1>{title}</h1><div>{body}</div></body></html>"
    try:
        content = read_html(page.encode(), path, replace(options, encoding="utf-8"))[0]
    except UnreadableError:
        return None
    return replace(content, metadata=tuple(_metadata(entry, title, feed)), part=f"entry-{number}", format="feed")


def _metadata(entry: Any, title: str, feed: Any) -> Iterator[Metadata]:
    source = entry.get("source")
    for value in (source.get("title") if isinstance(source, dict) else None, feed.get("title")):
        if text := _text(value):
            yield Metadata("source", text, "format")
    updated = _text(entry["updated"]) if "updated" in entry else ""
    for text in (_text(entry.get("published")), updated):
        if text:
            yield Metadata("published", text, "format")
    if updated:
        yield Metadata("modified", updated, "format")
    if title:
        yield Metadata("title", title, "format")
    if text := _text(feed.get("language")):
        yield Metadata("language", text, "format")
    if text := _text(entry.get("id") or entry.get("link")):
        yield Metadata("slug", text, "format")


def _text(value: Any) -> str:
    return replace_surrogates(value).strip() if isinstance(value, str) else ""
