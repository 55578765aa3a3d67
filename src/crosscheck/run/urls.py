"""Reports and shards behind URLs, by fsspec: file://, s3://, gs://, memory:// and what else is installed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from itertools import takewhile
from pathlib import Path
from posixpath import basename, dirname
from typing import Any, BinaryIO, cast

from crosscheck.model import Fault
from crosscheck.read.discover import Item, read_bytes
from crosscheck.read.errors import LimitError, ReadError, UnreadableError
from crosscheck.read.formats import format_of
from crosscheck.read.manifest import MANIFEST_NAME, Manifest, read_manifest
from crosscheck.read.options import MEBIBYTE, ReadOptions
from crosscheck.read.paths import is_excluded
from crosscheck.run.engine import EngineError

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_MANIFEST_BYTES = 4 * MEBIBYTE


def is_url(path: str) -> bool:
    """Whether a path is a URL; a drive's letter is none."""
    return _URL.match(path) is not None


def is_in_process(path: str) -> bool:
    """Whether no other process can see what the URL names."""
    return path.startswith("memory://")


class UrlStore:
    """A folder behind a URL. Object stores show a file only once it is written whole; where a path may be renamed, it is written so."""

    is_near = False

    def __init__(self, root: str) -> None:
        self._files, self._root = _open(root)

    def read(self, name: str) -> bytes | None:
        """A file's bytes; None if there is none."""
        try:
            return cast("bytes", self._files.cat_file(self._path(name)))
        except FileNotFoundError:
            return None

    def open(self, name: str) -> BinaryIO:
        """A file to read from anywhere in it."""
        return cast("BinaryIO", self._files.open(self._path(name), "rb"))

    def size(self, name: str) -> int | None:
        """A file's size in bytes; None if there is none."""
        try:
            return int(self._files.info(self._path(name))["size"])
        except FileNotFoundError:
            return None

    def write(self, name: str, data: bytes) -> None:
        """Puts the file in one request; a half-written one is told by its seal."""
        path = self._path(name)
        self._files.makedirs(dirname(path), exist_ok=True)
        self._files.pipe_file(path, data)

    def note(self, name: str, data: bytes) -> None:
        """The same: objects cannot be written over in part."""
        self.write(name, data)

    def touch(self, name: str) -> None:
        """Nothing: objects have no time of use."""

    def remove(self, name: str) -> None:
        """Removes a file, if it is there."""
        try:
            self._files.rm_file(self._path(name))
        except FileNotFoundError:
            return

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"


def _open(url: str) -> tuple[Any, str]:
    """The file system and the path in it. Raises EngineError with what to install."""
    try:
        fsspec = import_module("fsspec")
    except ImportError:
        raise EngineError(f"{url}: URLs need fsspec: pip install 'crosscheck[dask]'") from None
    try:
        files, path = fsspec.core.url_to_fs(url)
    except ImportError as error:
        raise EngineError(f"{url}: {error}") from None
    except ValueError as error:
        raise EngineError(f"{url}: {error}") from None
    return files, str(path).rstrip("/")


def survey_urls(urls: Sequence[str], options: ReadOptions) -> tuple[list[Item], list[Fault]]:
    """The files that the URLs stand for, as `survey_paths` does for paths. Raises ReadError for a URL where there is nothing, EngineError."""
    named_urls = [url.rstrip("/") for url in urls]
    found = {url: named for one in named_urls for url, named in _walk(one, options)}
    base = _common([dirname(one) if one in found else one for one in named_urls])
    faults: list[Fault] = []
    manifests = {folder: manifest for folder in sorted({dirname(url) for url in found}) if (manifest := _manifest(folder)) is not None}
    for manifest in manifests.values():
        faults.extend(manifest.faults)
    items = [Item(url, url[len(base) :].strip("/"), named, _listed(url, manifests)) for url, named in found.items()]
    return sorted(items, key=lambda item: item.id), faults


def _walk(url: str, options: ReadOptions) -> Iterator[tuple[str, bool]]:
    files, root = _open(url)
    try:
        if files.isfile(root):
            yield url, True
            return
        names = sorted(files.find(root))
    except OSError as error:
        raise ReadError(url, f"cannot be listed: {error}") from None
    if not names:
        raise ReadError(url, "does not exist, or is empty")
    for name in names:
        inner = name[len(root) :].lstrip("/")
        hidden = any(part.startswith(".") for part in inner.split("/"))
        if not hidden and not is_excluded(inner, options) and format_of(basename(inner)) is not None:
            yield f"{url.rstrip('/')}/{inner}", False


def _common(urls: Iterable[str]) -> str:
    """The deepest folder that holds all."""
    columns = zip(*(url.split("/") for url in urls), strict=False)
    return "/".join(column[0] for column in takewhile(lambda column: len(set(column)) == 1, columns))


def _manifest(folder: str) -> Manifest | None:
    url = f"{folder}/{MANIFEST_NAME}"
    try:
        return read_manifest(load_url(url, _MANIFEST_BYTES), url)
    except UnreadableError:
        return None


def _listed(url: str, manifests: dict[str, Manifest]) -> tuple[Any, ...]:
    manifest = manifests.get(dirname(url))
    entry = manifest.entries.get(basename(url)) if manifest else None
    return entry.metadata if entry else ()


def load_url(url: str, limit: int) -> bytes:
    """A file's bytes. Raises LimitError over the limit, UnreadableError for what cannot be opened, EngineError."""
    files, path = _open(url)
    try:
        with files.open(path, "rb") as file:
            data: bytes = file.read(limit + 1)
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror or error}") from None
    if len(data) > limit:
        raise LimitError(f"is larger than {limit / MEBIBYTE:g} MB, the limit of the setting max-bytes")
    return data


def load_any(path: str, limit: int, folder: str) -> bytes:
    """The bytes behind a URL, or of a file of this machine, a relative path being seen from `folder`. Raises as `load_url` does."""
    return load_url(path, limit) if is_url(path) else read_bytes(str(Path(folder) / path), limit)
