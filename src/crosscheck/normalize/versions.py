"""Which version of which story a report is: its slug, its headline, and how late the version is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from crosscheck.lexicon.tables import load_table
from crosscheck.model import Document, Edition
from crosscheck.model.edition import STEP

_CORRECTED = 5
_LARGEST = 10_000
_WORD = re.compile(r"[^\W\d_]\w*")
_LONGEST_NOTE = 600
_NOTES_AT_HEAD, _NOTES_AT_FOOT = 4, 3


def resolve_edition(document: Document, title: str | None) -> Edition:
    """The edition of a report: its slug and version from the metadata, else the version from what marks it: its headline ("UPDATE 2-…",
    "CORRECTED: …") or a note that says what this version changes ("(Corrects the toll in paragraph 2)").
    """
    marked, rest = _headline_version(title or "")
    given = next((item.value for item in document.metadata if item.field == "slug"), None)
    stated = next((item.value for item in document.metadata if item.field == "version"), "")
    number = STEP * min(int(stated), _LARGEST) if stated.isascii() and stated.isdigit() and len(stated) < 9 else 0
    words = tuple(dict.fromkeys(word.lower() for word in _WORD.findall(rest)))
    return Edition(_folded(given) or None if given else None, words, max(number, marked + _noted(document, marked)))


def _headline_version(title: str) -> tuple[int, str]:
    """The version that a headline's mark says, and the headline without it."""
    version = 0
    while match := _mark().match(title):
        if match["number"]:
            version += STEP * int(match["number"])
        elif match["word"].lower() in _words("corrected"):
            version += _CORRECTED
        elif match["word"].lower() in _words("updated"):
            version += STEP
        title = title[match.end() :]
    return version, title


def _noted(document: Document, marked: int) -> int:
    """What a note adds to the version that the headline is marked with, which mostly says the same."""
    notes = load_table("en", "stamps")["version_notes"]
    opened = list(_notes(document))
    corrected = marked % STEP == 0 and any(note.startswith(tuple(notes["corrected"])) for note in opened)
    updated = marked < STEP and any(note.startswith(tuple(notes["updated"])) for note in opened)
    return STEP * updated + _CORRECTED * corrected


def _notes(document: Document) -> Iterator[str]:
    """The paragraphs in which a note may stand, as they open, in small letters."""
    blocks = document.blocks
    foot = blocks[max(_NOTES_AT_HEAD, len(blocks) - _NOTES_AT_FOOT) :]
    for block in (*blocks[:_NOTES_AT_HEAD], *foot):
        if block.kind not in ("headline", "table") and block.end - block.start <= _LONGEST_NOTE:
            yield document.text[block.start : block.start + 80].lstrip("*_-– ").lower()


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
    """Letters and digits in small letters, one blank between words; an address as it is, "" for that of a whole site."""
    if "://" in text:
        return text.strip() if text.partition("://")[2].partition("/")[2].strip() else ""
    if text.startswith("urn:"):
        return text.strip()
    return " ".join(re.findall(r"\w+", text.lower()))
