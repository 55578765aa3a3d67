"""Which files the named paths stand for."""

from __future__ import annotations

import fnmatch
import glob
import os
from collections.abc import Iterator, Sequence

from msgspec import Struct

from crosscheck.model import Fault
from crosscheck.read.errors import ReadError
from crosscheck.read.formats import format_of
from crosscheck.read.options import ReadOptions

STDIN = "-"


class Found(Struct, frozen=True):
    """One file to read: its path as shown, its id (relative to the inputs' common folder, forward slashes), and whether the user named it."""

    path: str
    id: str
    named: bool = False


class _Hit(Struct, frozen=True):
    path: str
    named: bool


def iter_paths(paths: Sequence[str], options: ReadOptions) -> tuple[list[Found], list[Fault]]:
    """The files that the paths stand for, each once, sorted by id; folders are walked, hidden and excluded names left out.

    Raises ReadError for a path that is missing and for a glob that matches nothing.
    """
    faults: list[Fault] = []
    hits: list[_Hit] = []
    roots: list[str] = []
    for path in paths:
        for one in _expand(path):
            roots.append(one if os.path.isdir(one) else os.path.dirname(one) or ".")
            hits.extend(_walk(one, options, faults))
    base = _common(roots)
    found: dict[str, Found] = {}
    for hit in hits:
        id_ = STDIN if hit.path == STDIN else _relative(hit.path, base)
        known = found.get(id_)
        found[id_] = Found(hit.path if known is None else known.path, id_, hit.named or (known is not None and known.named))
    return sorted(found.values(), key=lambda one: one.id), faults


def _expand(path: str) -> list[str]:
    """A path as it is, or what a glob matches."""
    if path == STDIN or os.path.lexists(path):
        return [path]
    if glob.has_magic(path):
        matches = sorted(glob.glob(path, recursive=True))
        if matches:
            return matches
        raise ReadError(path, "matches no file")
    raise ReadError(path, "does not exist")


def _walk(path: str, options: ReadOptions, faults: list[Fault]) -> Iterator[_Hit]:
    if path == STDIN or not os.path.isdir(path):
        yield _Hit(path.replace(os.sep, "/"), named=True)
        return
    root = os.path.realpath(path)
    seen = {root}
    stack = [path]
    while stack:
        folder = stack.pop()
        try:
            names = sorted(os.listdir(folder))
        except OSError as error:
            faults.append(Fault("CX901", folder.replace(os.sep, "/"), f"cannot be listed: {error.strerror}"))
            continue
        for name in names:
            inner = os.path.join(folder, name)
            if name.startswith(".") or is_excluded(os.path.relpath(inner, path).replace(os.sep, "/"), options):
                continue
            if os.path.islink(inner) and not _may_follow(inner, root, options, faults):
                continue
            if os.path.isdir(inner):
                real = os.path.realpath(inner)
                if real not in seen:
                    seen.add(real)
                    stack.append(inner)
            elif format_of(name) is not None:
                yield _Hit(os.path.normpath(inner).replace(os.sep, "/"), named=False)


def _may_follow(link: str, root: str, options: ReadOptions, faults: list[Fault]) -> bool:
    """A link that leads out of the named folder could show any file of this machine in a report; it is followed on request only."""
    if options.follow_links:
        return True
    real = os.path.realpath(link)
    if os.path.commonpath([real, root]) == root:
        return True
    if os.path.isdir(real) or format_of(link) is not None:
        faults.append(
            Fault("CX901", link.replace(os.sep, "/"), "is a link that leads out of the folder; name its target, or set follow-links")
        )
    return False


def is_excluded(relative: str, options: ReadOptions) -> bool:
    """As .gitignore: a pattern with a slash is matched from the root, one without at any depth; `name/` and `name` cover a folder."""
    parts = relative.split("/")
    for pattern in options.excludes:
        bare = pattern.strip("/")
        if "/" in bare:
            prefixes = ("/".join(parts[: count + 1]) for count in range(len(parts)))
            if any(fnmatch.fnmatchcase(prefix, bare) for prefix in prefixes):
                return True
        elif any(fnmatch.fnmatchcase(part, bare) for part in parts):
            return True
    return False


def _common(roots: list[str]) -> str:
    try:
        return os.path.commonpath([os.path.abspath(root) for root in roots]) if roots else os.getcwd()
    except ValueError:  # different drives
        return os.path.abspath(os.sep)


def _relative(path: str, base: str) -> str:
    return os.path.relpath(os.path.abspath(path), base).replace(os.sep, "/")
