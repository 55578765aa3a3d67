"""Zip containers, opened with the limits that a hostile one would break."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from crosscheck.read.errors import LimitError, UnreadableError
from crosscheck.read.options import MEBIBYTE, ReadOptions

_SMALL = MEBIBYTE
_ENCRYPTED = 0x1
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
"""A Word document with a password is no zip but a compound file (MS-OFFCRYPTO 2.3.4); so were .doc files (MS-CFB 2.2)."""


class Archive:
    """A zip file whose declared sizes are within the limits; each member is read up to its declared size only.

    Raises UnreadableError for what is no zip, LimitError over `max_members`, `max_bytes` (unpacked, in all) or `max_ratio`.
    """

    def __init__(self, data: bytes, options: ReadOptions) -> None:
        if data.startswith(_COMPOUND):
            raise UnreadableError(
                "is encrypted" if _ENCRYPTED_PACKAGE in data else "is of an old binary format of Office; save it as .docx"
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, OSError, RuntimeError) as error:
            raise UnreadableError(f"is no zip archive, or a damaged one: {error}") from None
        self._limit = options.max_bytes
        self._members = {info.filename: info for info in self._zip.infolist() if not info.is_dir()}
        _check_limits(list(self._members.values()), len(data), options)

    def names(self) -> Iterator[str]:
        """The members' names, sorted, with forward slashes."""
        return iter(sorted(self._members))

    def read(self, name: str) -> bytes:
        """A member's bytes. Raises UnreadableError if it is missing, encrypted or damaged."""
        info = self._members.get(name)
        if info is None:
            raise UnreadableError(f"has no {name}")
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableError("is encrypted")
        try:
            with self._zip.open(info) as file:
                data = file.read(self._limit + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
            raise UnreadableError(f"is damaged: {error}") from None
        if len(data) > self._limit:
            raise LimitError(f"unpacks to more than {self._limit / MEBIBYTE:g} MB, the limit of the setting max-bytes")
        return data


def _check_limits(members: list[zipfile.ZipInfo], packed: int, options: ReadOptions) -> None:
    if len(members) > options.max_members:
        raise LimitError(f"holds {len(members)} files; the limit of the setting max-members is {options.max_members}")
    unpacked = sum(info.file_size for info in members)
    if unpacked > options.max_bytes:
        raise LimitError(f"unpacks to more than {options.max_bytes / MEBIBYTE:g} MB, the limit of the setting max-bytes")
    if unpacked > _SMALL and unpacked > packed * options.max_ratio:
        raise LimitError(
            f"unpacks to {unpacked // max(1, packed)} times its size; the limit of the setting max-ratio is {options.max_ratio}"
        )
