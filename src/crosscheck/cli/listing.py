"""`--list-files`: the files that would be read."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.cli.exit_codes import PASSED
from crosscheck.cli.inputs import UnusableError
from crosscheck.cli.stream import write_text
from crosscheck.config.build import Config
from crosscheck.read.errors import ReadError
from crosscheck.read.paths import iter_paths
from crosscheck.report.cells import plain


def list_files(paths: Sequence[str], config: Config) -> int:
    """One path a line, in the order in which they are read. Raises UnusableError for a named path that is missing."""
    try:
        found, _ = iter_paths(paths, config.read)
    except ReadError as error:
        raise UnusableError(str(error)) from None
    write_text("".join(f"{plain(one.path)}\n" for one in found))
    return PASSED
