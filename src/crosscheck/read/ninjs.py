"""ninjs, the IPTC's JSON for news, versions 1.x and 2.x."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from crosscheck.model import Metadata
from crosscheck.model.document import MetadataField
from crosscheck.read.content import Content
from crosscheck.read.decode import decode, replace_surrogates
from crosscheck.read.errors import NotAReportError, UnreadableError
from crosscheck.read.jsonl import text_content
from crosscheck.read.options import ReadOptions

_PLAIN: tuple[tuple[MetadataField, tuple[str, ...]], ...] = (
    ("published", ("contentcreated", "firstcreated", "firstCreated", "contentCreated", "versioncreated", "versionCreated")),
    ("title", ("headline", "title", "name")),
    ("language", ("language",)),
    ("slug", ("slugline", "altids", "uri")),
    ("version", ("version",)),
    ("modified", ("versioncreated", "versionCreated", "contentmodified", "contentModified")),
)


def read_ninjs(data: bytes, path: str, options: ReadOptions) -> list[Content]:
    """The items of a .json file that is ninjs: one item or a list of them; embedded associations are not read.

    Raises NotAReportError for other JSON, UnreadableError for what is no JSON or has no text.
    """
    try:
        value = json.loads(decode(data, options.encoding))
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"is no JSON: {error}") from None
    items = value if isinstance(value, list) else [value]
    found = [item for item in items if _is_ninjs(item)]
    if not found:
        raise NotAReportError("is JSON, but no ninjs item")
    if len(found) == 1 and not isinstance(value, list):
        return [_content(found[0], path, options)]
    return [replace(_content(item, path, options), part=f"item-{number}") for number, item in enumerate(found, 1)]


def _is_ninjs(item: Any) -> bool:
    """Ninjs requires `uri`; a text item has a body in one of the forms of 1.x or 2.x."""
    if not isinstance(item, dict) or not isinstance(item.get("uri"), str):
        return False
    return any(key.startswith("body") or key == "bodies" for key in item if isinstance(key, str))


def _content(item: dict[str, Any], path: str, options: ReadOptions) -> Content:
    content = text_content({**item, **_bodies(item)}, path, options)
    return replace(content, metadata=(*_metadata(item), *(one for one in content.metadata if one.field == "language")), format="ninjs")


def _bodies(item: dict[str, Any]) -> dict[str, str]:
    """The bodies of 2.x under the names of 1.x."""
    found: dict[str, str] = {}
    bodies = item.get("bodies")
    for body in bodies if isinstance(bodies, list) else []:
        if isinstance(body, dict) and isinstance(body.get("value"), str):
            kind = str(body.get("contenttype") or body.get("contentType") or "text/plain").lower()
            found.setdefault("body_html" if "html" in kind else "body_text", body["value"])
    return found


def _metadata(item: dict[str, Any]) -> Iterator[Metadata]:
    for source in _sources(item):
        yield Metadata("source", source, "format")
    for headline in _headlines(item):
        yield Metadata("title", headline, "format")
    for field, keys in _PLAIN:
        for key in keys:
            value = item.get(key)
            if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip():
                yield Metadata(field, replace_surrogates(str(value)), "format")


def _headlines(item: dict[str, Any]) -> Iterator[str]:
    """2.x has a list of headlines with roles; the main one, or the first, is the title."""
    headlines = item.get("headlines")
    given = [one for one in headlines if isinstance(one, dict) and isinstance(one.get("value"), str)] if isinstance(headlines, list) else []
    for one in sorted(given, key=lambda one: one.get("role") != "main"):
        yield replace_surrogates(one["value"])


def _sources(item: dict[str, Any]) -> Iterator[str]:
    for key in ("infosources", "infosource", "organisations", "organisation", "provider"):
        value = item.get(key)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict) and isinstance(one.get("name"), str) and key.startswith(("infosource", "provider")):
                yield replace_surrogates(one["name"])
    for key in ("source", "copyrightholder", "copyrightHolder"):
        if isinstance(item.get(key), str) and item[key].strip():
            yield replace_surrogates(item[key])
