"""The manifest: `reports.toml` beside the reports."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from msgspec import Struct

from crosscheck.model import Fault, Metadata
from crosscheck.model.document import MetadataField
from crosscheck.read.decode import decode
from crosscheck.read.errors import UnreadableError

MANIFEST_NAME = "reports.toml"
_FIELDS: dict[str, MetadataField] = {
    "source": "source",
    "published": "published",
    "title": "title",
    "language": "language",
    "slug": "slug",
    "version": "version",
}
_TABLE = re.compile(r"[ \t]*\[\[[ \t]*report[ \t]*\]\]")
_KEY = re.compile(r"[ \t]*[\"']?([A-Za-z_-]+)[\"']?[ \t]*=")
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")


class Entry(Struct, frozen=True):
    """What the manifest says of one report: its path relative to the manifest's folder, with forward slashes, and the line of it."""

    path: str
    line: int
    metadata: tuple[Metadata, ...] = ()


class Manifest(Struct, frozen=True):
    """The entries of one `reports.toml` by path, and what is wrong in it (CX901, told with its line)."""

    path: str
    entries: Mapping[str, Entry]
    faults: tuple[Fault, ...] = ()


def read_manifest(data: bytes, path: str) -> Manifest:
    """Reads `[[report]]` tables with `path`, `source`, `published`, `title`, `language` (and `slug`, `version` for later versions of one
    story). Each table is read by itself, so that a slip in one costs no other; never raises.
    """
    try:
        lines = decode(data).splitlines(keepends=True)
    except UnreadableError as error:
        return Manifest(path, {}, (Fault("CX901", path, str(error)),))
    entries: dict[str, Entry] = {}
    faults: list[Fault] = []
    for first, segment in _segments(lines):
        entry, wrong = _read_entry(segment, first, path)
        faults.extend(wrong)
        if entry is not None and entry.path in entries:
            faults.append(Fault("CX901", path, f"a second [[report]] for {entry.path}; the first is kept", entry.line))
        elif entry is not None:
            entries[entry.path] = entry
    return Manifest(path, entries, tuple(faults))


def _segments(lines: list[str]) -> list[tuple[int, list[str]]]:
    """The stretches between `[[report]]` headers with the number of their first line; what stands before the first is one of its own."""
    starts = [number for number, line in enumerate(lines) if _TABLE.match(line)]
    bounds = [0, *starts, len(lines)] if not starts or starts[0] else [*starts, len(lines)]
    return [(begin + 1, lines[begin:end]) for begin, end in pairwise(bounds) if begin < end]


def _read_entry(segment: list[str], first: int, path: str) -> tuple[Entry | None, list[Fault]]:
    try:
        table = tomllib.loads("".join(line.replace("\r\n", "\n").replace("\r", "\n") for line in segment))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return _rescue(segment, first, path, error)
    if "report" not in table:
        return None, [Fault("CX901", path, f"unknown key {key!r}: a manifest has only [[report]] tables", first) for key in table]
    reports = table["report"]
    if not isinstance(reports, list) or not isinstance(reports[0], dict):
        return None, [Fault("CX901", path, "reports are given as [[report]] tables", first)]
    faults = [
        Fault("CX901", path, f"unknown key {key!r}: write it before the first [[report]] or not at all", _line_of(segment, key, first))
        for key in table
        if key != "report"
    ]
    entry, wrong = _entry(reports[0], segment, first, path)
    return entry, [*faults, *wrong]


def _rescue(segment: list[str], first: int, path: str, error: Exception) -> tuple[Entry | None, list[Fault]]:
    """Leaves out the line that TOML cannot read and takes the rest of the table, if that helps."""
    match = _AT_LINE.search(str(error))
    at = int(match[1]) - 1 if match and match[1] else len(segment) - 1
    message = _AT_LINE.sub("", str(error)).strip() if match else "nested too deep"
    fault = Fault("CX901", path, f"not valid TOML: {message}", first + at)
    kept = [line if number != at else "\n" for number, line in enumerate(segment)]
    try:
        table = tomllib.loads("".join(line.replace("\r\n", "\n").replace("\r", "\n") for line in kept))
        report = table["report"][0]
    except (tomllib.TOMLDecodeError, RecursionError, KeyError, TypeError, IndexError):
        return None, [fault]
    if not isinstance(report, dict) or "path" not in report:
        return None, [fault]
    entry, wrong = _entry(report, segment, first, path)
    return entry, [fault, *wrong]


def _entry(report: dict[str, Any], segment: list[str], first: int, path: str) -> tuple[Entry | None, list[Fault]]:
    faults = []
    named = report.get("path")
    if not isinstance(named, str) or not named.strip():
        return None, [Fault("CX901", path, "a [[report]] needs a path", first)]
    metadata = []
    for key, value in report.items():
        line = _line_of(segment, key, first)
        if key in _FIELDS and (text := _text_of(_FIELDS[key], value)) is not None:
            metadata.append(Metadata(_FIELDS[key], text, "manifest", line, path))
        elif key in _FIELDS:
            faults.append(Fault("CX901", path, f"{key} = {value!r} is not a {'date' if key == 'published' else 'string'}", line))
        elif key != "path":
            faults.append(Fault("CX901", path, f"unknown key {key!r}: a [[report]] has path, {', '.join(_FIELDS)}", line))
    return Entry(named.replace("\\", "/").removeprefix("./"), _line_of(segment, "path", first), tuple(metadata)), faults


def _text_of(field: MetadataField, value: Any) -> str | None:
    """The value as a string; a date only where one is due. None if it is of another type or blank."""
    if isinstance(value, str):
        return value.strip() or None
    if field == "published" and isinstance(value, (date, datetime)):
        return value.isoformat().replace("+00:00", "Z")
    if field == "version" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return None


def _line_of(segment: list[str], key: str, first: int) -> int:
    for number, line in enumerate(segment):
        match = _KEY.match(line)
        if match and match[1] == key:
            return first + number
    return first
