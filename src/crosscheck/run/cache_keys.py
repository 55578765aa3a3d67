"""What an extraction is made from, as one digest: the report, the options, and the version of code, words and libraries."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec

from crosscheck.model import Document
from crosscheck.pipeline import PipelineOptions

_PACKAGES = ("claims", "lexicon", "mentions", "model", "normalize", "read")
"""All that extracting may import: the layers up to `claims`."""
_LIBRARIES = ("dateparser", "msgspec", "pint", "pystemmer", "rapidfuzz")
_ENDINGS = (".py", ".toml")


def build_key(document: Document, options: PipelineOptions) -> bytes:
    """32 bytes that are the same only where the extraction is: of the whole document with its path and metadata, and all that bears upon it."""
    made_from = (build_version(), document, options.origin, options.claims, options.units)
    return hashlib.sha256(msgspec.msgpack.encode(made_from, enc_hook=plain_fraction)).digest()


@cache
def build_version() -> bytes:
    """The digest of the code and words that extracting uses, by content, and of Python and the libraries, by version."""
    return _digest(_PACKAGES)


@cache
def build_program() -> bytes:
    """The same of all that extracting, comparing and judging use."""
    return _digest((*_PACKAGES, "align", "judge", "run", "triage"))


def _digest(packages: Sequence[str]) -> bytes:
    digest = hashlib.sha256(sys.version.encode())
    for library in _LIBRARIES:
        digest.update(f"{library} {_version_of(library)}\n".encode())
    root = files("crosscheck")
    for name, file in [("pipeline.py", root / "pipeline.py"), *(pair for package in packages for pair in _files(root / package, package))]:
        data = file.read_bytes()
        digest.update(f"{name} {len(data)}\n".encode())
        digest.update(data)
    return digest.digest()


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        path = f"{name}/{entry.name}"
        if entry.is_dir():
            yield from _files(entry, path)
        elif entry.name.endswith(_ENDINGS):
            yield path, entry


def _version_of(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:  # a bundle without the libraries' metadata
        return "unknown"


def plain_fraction(value: object) -> str:
    """Fractions as text; nothing else needs help."""
    if isinstance(value, Fraction):
        return str(value)
    raise TypeError(type(value).__name__)
