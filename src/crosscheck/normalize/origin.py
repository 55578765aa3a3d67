"""Raw metadata to Origin: source, publication time, title and language, in the order of precedence that reading gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from crosscheck.lexicon.stamp_words import load_stamp_words
from crosscheck.model import Document, Fault, Metadata, Origin
from crosscheck.normalize.language import find_language
from crosscheck.normalize.metadata_date import parse_date
from crosscheck.normalize.versions import resolve_edition

_COPYRIGHT = re.compile(r"(?:©|\(c\)|\bcopyright\b)[^\d\n]{0,20}((?:19|20)\d\d)\b", re.IGNORECASE)
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*$")
_BODY = 200_000


class OriginOptions(Struct, frozen=True):
    """What the user says of reports that do not say it themselves. `published` is an ISO date or date-time; `language` a code ("en");
    `day_first` how 06/08/2024 is read (None: by the report's own unambiguous dates, else by its language).
    """

    published: str | None = None
    language: str | None = None
    day_first: bool | None = None


def resolve_origin(document: Document, options: OriginOptions | None = None) -> tuple[Origin, tuple[Fault, ...]]:
    """The report's origin, and what stands in the way: CX902 where no publication time is known, CX901 for a manifest's broken date.

    The first value that can be read wins. A date without a year takes that of another dated part of the report; the machine's clock
    and the file's times are never asked.
    """
    options = options or OriginOptions()
    language = _language(document, options)
    day_first = options.day_first
    published, faults = _published(document, language, day_first=day_first)
    published = published or options.published
    if published is None:
        faults = (*faults, Fault("CX902", document.path, "carries no publication time: its relative times stay unresolved"))
    title = _first(document.metadata, "title")
    edition = resolve_edition(document, _headline(document) or title)
    modified = _first(document.metadata, "modified")
    changed = parse_date(modified, day_first=day_first, language=language) if modified else None
    origin = Origin(
        source=_first(document.metadata, "source"),
        published=published,
        title=title,
        language=language,
        edition=replace(edition, modified=changed),
    )
    return origin, faults


def _first(metadata: Sequence[Metadata], field: str) -> str | None:
    return next((item.value for item in metadata if item.field == field and item.value.strip()), None)


def _headline(document: Document) -> str | None:
    """The headline as printed: marks like "UPDATE 2-" stand there and not always in the metadata."""
    return next((item.value for item in document.metadata if item.origin == "headline"), None)


def _language(document: Document, options: OriginOptions) -> str:
    for item in document.metadata:
        match = _LANGUAGE.match(item.value) if item.field == "language" else None
        if match:
            return match[1].lower()
    return options.language or find_language(document.text) or "en"


def _published(document: Document, language: str, *, day_first: bool | None) -> tuple[str | None, tuple[Fault, ...]]:
    faults: list[Fault] = []
    for item in document.metadata:
        if item.field != "published":
            continue
        value = _parse(item, document, language, day_first=day_first)
        if value is not None:
            return value, tuple(faults)
        if item.origin == "manifest":
            message = f"published = {item.value!r} is not a date that can be read; write it as 2024-08-13 or 2024-08-13T18:00Z"
            faults.append(Fault("CX901", item.path or document.path, message, item.line))
    return None, tuple(faults)


def _parse(item: Metadata, document: Document, language: str, *, day_first: bool | None) -> str | None:
    value = parse_date(item.value, day_first=day_first, language=language)
    if value is None and item.origin in ("dateline", "stamp"):
        for year in _years(document, item, language, day_first=day_first):
            if dated := parse_date(f"{item.value.rstrip('.,')} {year}", day_first=day_first, language=language):
                return dated
    return value


def _years(document: Document, item: Metadata, language: str, *, day_first: bool | None) -> Iterator[int]:
    """Years of other dated parts: other metadata, then full dates of the text if they agree, then a rights line."""
    for other in document.metadata:
        if other.field == "published" and other is not item and (value := parse_date(other.value, day_first=day_first, language=language)):
            yield int(value[:4])
    head = document.text[:_BODY]
    found = {
        value[:4]
        for match in load_stamp_words(language).day.finditer(head)
        if (value := parse_date(match[0], day_first=day_first, language=language))
    }
    if len(found) == 1:
        yield int(found.pop())
    yield from {int(match[1]) for match in _COPYRIGHT.finditer(head)}
