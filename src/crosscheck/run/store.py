"""Where shards are kept: a folder, or any URL that fsspec knows. A file is there whole or not at all, and is told by its seal."""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Protocol

import msgspec
from msgspec import Struct

from crosscheck.run.urls import UrlStore, is_url


class Store(Protocol):
    """Files by name (forward slashes). Raises OSError where the place cannot be used."""

    @property
    def is_near(self) -> bool:
        """Whether writing a few bytes costs next to nothing."""

    def read(self, name: str) -> bytes | None:
        """A file's bytes; None if there is none."""

    def open(self, name: str) -> BinaryIO:
        """A file to read from anywhere in it."""

    def size(self, name: str) -> int | None:
        """A file's size in bytes; None if there is none."""

    def write(self, name: str, data: bytes) -> None:
        """Writes a file whole: whoever reads sees the old one or the new one, never a part."""

    def note(self, name: str, data: bytes) -> None:
        """Writes over a small file, at once; what is written is as long as what was there."""

    def touch(self, name: str) -> None:
        """Marks a file as used now, where that can be told."""

    def remove(self, name: str) -> None:
        """Removes a file, if it is there."""


class FolderStore:
    """A folder of this machine, or one that all workers share."""

    is_near = True

    def __init__(self, root: str) -> None:
        self._root = Path(root)

    def read(self, name: str) -> bytes | None:
        """A file's bytes; None if there is none."""
        try:
            return (self._root / name).read_bytes()
        except FileNotFoundError:
            return None

    def open(self, name: str) -> BinaryIO:
        """A file to read from anywhere in it."""
        return (self._root / name).open("rb")

    def size(self, name: str) -> int | None:
        """A file's size in bytes; None if there is none."""
        try:
            return (self._root / name).stat().st_size
        except FileNotFoundError:
            return None

    def write(self, name: str, data: bytes) -> None:
        """Writes to a name of its own and renames."""
        path = self._root / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(temporary).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(temporary).unlink()
            raise

    def note(self, name: str, data: bytes) -> None:
        """One system call: a process that is killed has written all of it or nothing."""
        path = self._root / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        try:
            os.write(handle, data)
        finally:
            os.close(handle)

    def touch(self, name: str) -> None:
        """Marks a file as used now: what was used longest ago is thrown away first."""
        with suppress(OSError):
            os.utime(self._root / name)

    def remove(self, name: str) -> None:
        """Removes a file, if it is there."""
        (self._root / name).unlink(missing_ok=True)


def open_store(root: str) -> Store:
    """The place of that name. Raises EngineError for a URL whose library is missing."""
    return UrlStore(root) if is_url(root) else FolderStore(root)


class Seal(Struct, frozen=True, array_like=True):
    """What is written after a shard, and only when that is whole: its size, its digest, and what the driver needs to know of it."""

    size: int
    sha256: bytes
    head: bytes


def write_sealed(store: Store, name: str, ending: str, data: bytes, head: bytes) -> None:
    """Writes a shard, then its seal."""
    store.write(f"{name}{ending}", data)
    store.write(f"{name}.seal", msgspec.msgpack.encode(Seal(len(data), hashlib.sha256(data).digest(), head)))


def read_head(store: Store, name: str, ending: str) -> bytes | None:
    """The head of a shard that is whole; None for one that is missing, half-written or damaged: it is made anew."""
    sealed = store.read(f"{name}.seal")
    if sealed is None:
        return None
    try:
        seal = msgspec.msgpack.decode(sealed, type=Seal)
    except msgspec.MsgspecError:
        return None
    data = store.read(f"{name}{ending}") if store.size(f"{name}{ending}") == seal.size else None
    if data is None or hashlib.sha256(data).digest() != seal.sha256:
        return None
    store.touch(f"{name}.seal")
    return seal.head
