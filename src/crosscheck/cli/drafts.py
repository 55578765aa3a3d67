"""Which reports are drafts: those named beside `--against`, or those that changed in git."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from crosscheck.api import Material
from crosscheck.cli.changes import changed_files
from crosscheck.cli.inputs import Inputs
from crosscheck.cli.options import Flags
from crosscheck.judge.drafts import DraftOptions
from crosscheck.model import Document
from crosscheck.read.errors import ReadError
from crosscheck.read.options import ReadOptions
from crosscheck.read.paths import STDIN, iter_paths


def material_of(inputs: Inputs, paths: Sequence[str], flags: Flags, options: ReadOptions) -> Material:
    """What is to be checked. With `--against` all else is sources; with `--changed-since` too, drafts that did not change are left out.

    Raises UnusableError where git cannot tell what changed.
    """
    documents = inputs.documents
    against, reference = flags["against"], flags["changed_since"]
    drafts = _named_ids(documents, paths, options) if against else frozenset(document.id for document in documents)
    if reference is not None:
        changed = _ids_of(documents, changed_files(reference, paths))
        if against:
            documents = tuple(document for document in documents if document.id not in drafts or document.id in changed)
        drafts &= changed
    if not against and reference is None:
        return Material(documents, inputs.faults)
    return Material(documents, inputs.faults, DraftOptions(drafts, changed=not against))


def _named_ids(documents: Iterable[Document], paths: Sequence[str], options: ReadOptions) -> frozenset[str]:
    """The reports that the paths stand for; `-` is what came from standard input. Paths that are missing have been told already."""
    files: set[Path] = set()
    for path in paths:
        with suppress(ReadError):
            files |= {Path(one.path).resolve() for one in iter_paths([path], options)[0] if one.path != STDIN}
    typed = options.stdin_name if STDIN in paths else None
    return _ids_of(documents, frozenset(files)) | {document.id for document in documents if document.path == typed}


def _ids_of(documents: Iterable[Document], files: frozenset[Path]) -> frozenset[str]:
    """The reports that these files hold: the file itself, or the archive that it stands in."""
    return frozenset(document.id for document in documents if files & _files_of(document))


def _files_of(document: Document) -> set[Path]:
    """The report's path and all above it."""
    path = Path(document.path).resolve()
    return {path, *path.parents}
