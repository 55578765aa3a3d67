"""Which versions of one story a source has put out: its slug, and how late the version is."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from crosscheck.lexicon.tables import load_table
from crosscheck.model import Document

_STEP = 10
_CORRECTED = 5
_LARGEST = 10_000


class Edition(Struct, frozen=True):
    """The story that a report is a version of, and which: 0 is unmarked, "UPDATE 2" is 20, a correction of that 25."""

    slug: str | None = None
    version: int = 0


def resolve_edition(document: Document, title: str | None) -> Edition:
    """The edition of a report: from the metadata's slug and version, else from what its headline is marked with ("UPDATE 2-…", "CORRECTED: …").

    Without a slug of its own a story goes by its headline's words, the mark left out.
    """
    marked, rest = _headline_version(title or "")
    given = next((item.value for item in document.metadata if item.field == "slug"), None)
    stated = next((item.value for item in document.metadata if item.field == "version"), "")
    number = _STEP * min(int(stated), _LARGEST) if stated.isascii() and stated.isdigit() and len(stated) < 9 else 0
    slug = _folded(given) if given else _folded(rest)
    return Edition(slug or None, max(number, marked))


def _headline_version(title: str) -> tuple[int, str]:
    """The version that a headline's mark says, and the headline without it."""
    version = 0
    while match := _mark().match(title):
        if match["number"]:
            version += _STEP * int(match["number"])
        elif match["word"].lower() in _words("corrected"):
            version += _CORRECTED
        elif match["word"].lower() in _words("updated"):
            version += _STEP
        title = title[match.end() :]
    return version, title


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(load_table("en", "stamps")["versions"][group])


@cache
def _mark() -> re.Pattern[str]:
    words = sorted(
        {word for group in load_table("en", "stamps")["versions"].values() for word in group}, key=lambda word: (-len(word), word)
    )
    joined = "|".join(re.escape(word) for word in words)
    return re.compile(
        rf"\s*[(\[]?(?P<word>{joined})(?:\s(?P<number>\d{{1,3}}))?(?:\s\([^()]{{1,40}}\))?[)\]]?\s?(?:[-–—:|]\s?|(?<=[)\]])\s?)",
        re.IGNORECASE,
    )


def _folded(text: str) -> str:
    """Letters and digits in small letters, one blank between words; an address as it is."""
    if "://" in text or text.startswith("urn:"):
        return text.strip()
    return " ".join(re.findall(r"\w+", text.lower()))
