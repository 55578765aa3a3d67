"""Paths to Documents: finds the files, reads each with its manifest, and goes on past what cannot be read."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from crosscheck.model import Document, Fault, Metadata
from crosscheck.read.document import Source, read_document
from crosscheck.read.errors import LimitError, NotAReportError, NothingReadError, UnreadableError
from crosscheck.read.isolation import Isolation
from crosscheck.read.manifest import MANIFEST_NAME, Manifest, read_manifest
from crosscheck.read.options import MEBIBYTE, ReadOptions
from crosscheck.read.paths import STDIN, Found, iter_paths

_MANIFEST_BYTES = 4 * MEBIBYTE


class Item(Struct, frozen=True):
    """One file that is to be read: its path as shown (or `-`), its id, whether the user named it, and what the manifests say of it."""

    path: str
    id: str
    named: bool = False
    listed: tuple[Metadata, ...] = ()


Load = Callable[[str, int], bytes]
"""A file's bytes, by its path and the most that it may have. Raises UnreadableError."""


def read_paths(paths: Sequence[str], options: ReadOptions | None = None) -> tuple[list[Document], list[Fault]]:
    """Every report that the paths stand for, sorted by id, and one fault for each thing that could not be read.

    Raises ReadError for a named path that is missing, NothingReadError where there is no report at all and no fault that says why.
    """
    options = options or ReadOptions()
    items, faults = survey_paths(paths, options)
    documents: list[Document] = []
    with Isolation() as isolation:
        for item in items:
            read, wrong = read_item(item, options, isolation)
            documents.extend(read)
            faults.extend(wrong)
    if not documents and not faults:
        raise NothingReadError(", ".join(paths), "no report was found")
    return sorted(documents, key=lambda document: document.id), faults


def survey_paths(paths: Sequence[str], options: ReadOptions) -> tuple[list[Item], list[Fault]]:
    """The files that the paths stand for, sorted by id, none of them read but the manifests. Raises ReadError for a named path that is missing."""
    found, faults = iter_paths(paths, options)
    manifests = _load_manifests(found)
    for manifest in manifests.values():
        faults.extend(manifest.faults)
        faults.extend(_missing(manifest))
    return [Item(one.path, one.id, one.named, listed_metadata(one, manifests)) for one in found], faults


def read_item(item: Item, options: ReadOptions, isolation: Isolation, load: Load | None = None) -> tuple[list[Document], list[Fault]]:
    """The reports of one file, and what was wrong with it; `load` reads it from elsewhere than this machine's files."""
    shown = options.stdin_name if item.path == STDIN else item.path
    id_ = options.stdin_name if item.path == STDIN else item.id
    try:
        data = (load or read_bytes)(item.path, options.max_bytes)
        return read_document(Source(shown, id_, item.listed), data, options, isolation.read)
    except NotAReportError as error:
        return [], [Fault("CX901", shown, str(error), named=True)] if item.named else []
    except UnreadableError as error:
        return [], [Fault("CX901", shown, str(error), named=item.named)]


def read_bytes(path: str, limit: int) -> bytes:
    """A file's bytes, or those of standard input. Raises LimitError over the limit, UnreadableError for what cannot be opened."""
    try:
        if path == STDIN:
            data = sys.stdin.buffer.read(limit + 1)
        else:
            with open(path, "rb", opener=_open_now) as file:
                data = file.read(limit + 1)
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror or error}") from None
    if len(data) > limit:
        raise LimitError(f"is larger than {_megabytes(limit)} MB, the limit of the setting max-bytes")
    return data


def _open_now(path: str, flags: int) -> int:
    """Opens without waiting for a writer, should the path be a pipe that nobody writes to."""
    handle = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if stat.S_ISDIR(os.fstat(handle).st_mode):
        os.close(handle)
        raise IsADirectoryError(21, "Is a directory", path)
    return handle


def _megabytes(limit: int) -> str:
    return f"{limit / MEBIBYTE:g}"


def _load_manifests(found: Sequence[Found]) -> dict[str, Manifest]:
    """The manifests of all folders that hold a found file or lie above it, inside the inputs' common folder."""
    manifests: dict[str, Manifest] = {}
    folders = sorted({folder for one in found for folder, _ in _folders(one)})
    for folder in folders:
        path = os.path.join(folder, MANIFEST_NAME) if folder else MANIFEST_NAME
        if os.path.isfile(path):
            shown = path.replace(os.sep, "/")
            try:
                manifests[folder] = read_manifest(read_bytes(path, _MANIFEST_BYTES), shown)
            except UnreadableError as error:
                manifests[folder] = Manifest(shown, {}, (Fault("CX901", shown, str(error)),))
    return manifests


def _folders(one: Found) -> Iterator[tuple[str, str]]:
    """Each folder whose manifest may speak of the file, nearest first, with the file's path as seen from there."""
    if one.path == STDIN:
        return
    folder, name = os.path.split(one.path)
    yield folder, name
    for _ in range(one.id.count("/")):
        folder, parent = os.path.split(folder)
        name = f"{parent}/{name}"
        if not parent:
            return
        yield folder, name


def listed_metadata(one: Found, manifests: Mapping[str, Manifest]) -> tuple[Metadata, ...]:
    """What the nearest manifest that names the file says of it."""
    for folder, name in _folders(one):
        manifest = manifests.get(folder)
        if manifest is not None and name in manifest.entries:
            return manifest.entries[name].metadata
    return ()


def _missing(manifest: Manifest) -> Iterator[Fault]:
    folder = os.path.dirname(manifest.path)
    for entry in manifest.entries.values():
        if entry.path.startswith("/") or ".." in entry.path.split("/"):
            yield Fault("CX901", manifest.path, f"path = {entry.path!r} leads out of the manifest's folder", entry.line)
        elif not os.path.exists(os.path.join(folder, entry.path)):
            yield Fault("CX901", manifest.path, f"names {entry.path}, which does not exist", entry.line)
