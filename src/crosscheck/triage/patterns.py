"""Patterns of paths and of rules, as settings write them."""

from __future__ import annotations

import fnmatch
from collections.abc import Sequence


def matches_path(path: str, patterns: Sequence[str]) -> bool:
    """As .gitignore: a pattern with a slash counts from the root, one without at any depth; a folder's name covers what is in it."""
    parts = path.split("/")
    for pattern in patterns:
        bare = pattern.strip("/")
        if "/" in bare:
            if any(fnmatch.fnmatchcase("/".join(parts[:length]), bare) for length in range(1, len(parts) + 1)):
                return True
        elif any(fnmatch.fnmatchcase(part, bare) for part in parts):
            return True
    return False


def matches_rule(code: str, name: str, patterns: Sequence[str]) -> bool:
    """Whether a rule is named: by its code, the beginning of it (CX1), or its name."""
    return any(code.startswith(pattern) or name == pattern for pattern in patterns if pattern)
