"""Where the settings of a run come from: the nearest file above the inputs, not above where the tool was started."""

from __future__ import annotations

import glob
import os
import tomllib
from collections.abc import Iterator, Sequence

FILE_NAME = "crosscheck.toml"
PYPROJECT = "pyproject.toml"


def find_config(paths: Sequence[str]) -> str | None:
    """The nearest crosscheck.toml, or pyproject.toml with a [tool.crosscheck], at or above the inputs' common parent.

    The search ends at the repository root (the folder that holds .git), where there is one. Relative to the working directory.
    """
    for folder in _upwards(common_parent(paths)):
        for name in (FILE_NAME, PYPROJECT):
            path = os.path.join(folder, name)
            if os.path.isfile(path) and (name == FILE_NAME or has_table(path)):
                return shown(path)
    return None


def common_parent(paths: Sequence[str]) -> str:
    """The deepest folder that holds all inputs, absolute; the working directory for standard input and addresses."""
    folders = [_folder(path) for path in paths]
    try:
        return os.path.commonpath(folders) if folders else os.getcwd()
    except ValueError:  # on different drives
        return os.getcwd()


def _folder(path: str) -> str:
    if path == "-" or "://" in path:
        return os.getcwd()
    if not os.path.exists(path) and glob.has_magic(path):
        parts = path.replace(os.sep, "/").split("/")
        fixed = next(at for at, part in enumerate(parts) if glob.has_magic(part))
        path = "/".join(parts[:fixed]) or ("/" if path.startswith("/") else ".")
        return os.path.abspath(path)
    absolute = os.path.abspath(path)
    return absolute if os.path.isdir(absolute) else os.path.dirname(absolute)


def _upwards(folder: str) -> Iterator[str]:
    while True:
        yield folder
        parent = os.path.dirname(folder)
        if parent == folder or os.path.exists(os.path.join(folder, ".git")):
            return
        folder = parent


def has_table(path: str) -> bool:
    """Whether a pyproject.toml has a [tool.crosscheck]; one that is broken is its owner's matter, unless it seems to have one."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        return False
    if b"tool.crosscheck" not in data and b"crosscheck]" not in data:
        return False
    try:
        return "crosscheck" in tomllib.loads(data.decode()).get("tool", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return True


def shown(path: str) -> str:
    """The path as a person would write it from here: relative where it lies below the working directory, with forward slashes."""
    relative = os.path.relpath(path) if _same_drive(path) else path
    return (relative if not relative.startswith("..") else os.path.abspath(path)).replace(os.sep, "/")


def _same_drive(path: str) -> bool:
    return os.path.splitdrive(os.path.abspath(path))[0] == os.path.splitdrive(os.getcwd())[0]
