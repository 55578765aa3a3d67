"""One check, from what was read to the result, with progress and the user's errors told."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click

from crosscheck.api import Files, Material, check_archive, check_documents
from crosscheck.cli.inputs import UnusableError
from crosscheck.cli.options import Flags
from crosscheck.cli.progress import show_progress
from crosscheck.cli.statistics import Stopwatch
from crosscheck.config.build import Config
from crosscheck.config.errors import ConfigError
from crosscheck.model import Fault
from crosscheck.model.result import Result
from crosscheck.report.cells import plain
from crosscheck.run.engine import EngineError


def run_check(material: Material, config: Config, flags: Flags) -> Result:
    """The result of the reports that were read. Raises UnusableError for a baseline that is missing or broken."""
    try:
        with show_progress(flags) as progress:
            return check_documents(material, config, progress, teller(flags))
    except ConfigError as error:
        raise UnusableError(str(error)) from None


def run_archive(files: Files, config: Config, flags: Flags, watch: Stopwatch) -> tuple[Result, Sequence[Fault]]:
    """The result of files that were not read yet, and what could not be read. Raises UnusableError as above, and where the engine fails."""
    try:
        with show_progress(flags) as progress:

            def follow(stage: str, done: int, total: int) -> None:
                watch.follow(stage)
                progress(stage, done, total)

            ran = check_archive(files, config, follow, teller(flags))
            watch.follow("settling")
            return ran
    except (ConfigError, EngineError) as error:
        raise UnusableError(str(error)) from None


def teller(flags: Flags) -> Callable[[str], None]:
    """Notices of the run go to standard error, unless it is quiet."""

    def tell(notice: str) -> None:
        if not flags.get("quiet"):
            click.echo(f"crosscheck: {plain(notice)}", err=True)

    return tell
