"""What changed in git since a commit, a branch or a tag."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from crosscheck.cli.inputs import UnusableError
from crosscheck.config.discover import common_parent


def changed_files(reference: str, paths: Sequence[str]) -> frozenset[Path]:
    """The files that differ from where this branch left the reference, untracked ones with them; absolute, links resolved.

    Raises UnusableError outside a repository, without git, and for a reference that does not exist.
    """
    folder = Path(common_parent(paths))
    root = Path(_git(folder, "rev-parse", "--show-toplevel").rstrip("\n"))
    commit = _git(
        folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{reference}^{{commit}}", wrong=f'no commit "{reference}"'
    ).strip()
    base = _git(folder, "merge-base", commit, "HEAD", wrong=f'"{reference}" and HEAD have no common commit').strip()
    changed = _git(root, "diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", base)
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset((root / name).resolve() for name in (changed + new).split("\0") if name)


def _git(folder: Path, *arguments: str, wrong: str = "") -> str:
    """What git prints. Raises UnusableError with git's own words, or with those given."""
    try:
        ran = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=True)  # noqa: S603, S607 - git of the user's PATH
    except FileNotFoundError:
        raise UnusableError("--changed-since needs git, which is not installed") from None
    except subprocess.CalledProcessError as error:
        told = wrong or error.stderr.decode(errors="replace").strip().splitlines()[-1]
        raise UnusableError(f"--changed-since: {told}") from None
    return ran.stdout.decode("utf-8", "surrogateescape")
