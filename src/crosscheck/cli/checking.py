"""One check, from what was read to the result, with progress and the user's errors told."""

from __future__ import annotations

from collections.abc import Callable

import click

from crosscheck.api import Material, check_documents
from crosscheck.cli.inputs import UnusableError
from crosscheck.cli.options import Flags
from crosscheck.cli.progress import show_progress
from crosscheck.config.build import Config
from crosscheck.config.errors import ConfigError
from crosscheck.model.result import Result
from crosscheck.report.cells import plain


def run_check(material: Material, config: Config, flags: Flags) -> Result:
    """The result of the reports that were read. Raises UnusableError for a baseline that is missing or broken."""
    try:
        with show_progress(flags) as progress:
            return check_documents(material, config, progress, teller(flags))
    except ConfigError as error:
        raise UnusableError(str(error)) from None


def teller(flags: Flags) -> Callable[[str], None]:
    """Notices of the run go to standard error, unless it is quiet."""

    def tell(notice: str) -> None:
        if not flags.get("quiet"):
            click.echo(f"crosscheck: {plain(notice)}", err=True)

    return tell
