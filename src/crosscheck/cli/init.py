"""`crosscheck init`: a starter settings file, pre-commit hook and workflow."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from crosscheck import __version__
from crosscheck.cli.exit_codes import PASSED
from crosscheck.cli.inputs import UnusableError
from crosscheck.cli.outputs import write_atomically
from crosscheck.cli.stream import write_text

TEMPLATES = {
    "crosscheck.toml": "crosscheck.toml",
    ".pre-commit-config.yaml": "pre-commit.yaml",
    ".github/workflows/crosscheck.yml": "workflow.yml",
}
"""Each file and the template that it is made of."""


@click.command("init")
@click.argument("folder", default=".", metavar="[FOLDER]")
@click.option("--force", is_flag=True, help="Replace files that are there.")
def command(folder: str, force: bool) -> int:  # noqa: FBT001 - click's flag
    """Write a starter crosscheck.toml, pre-commit hook and GitHub workflow to FOLDER. Files that are there stay as they are."""
    for name, template in TEMPLATES.items():
        path = Path(folder, name)
        if path.exists() and not force:
            write_text(f"kept    {path.as_posix()} (--force replaces it)\n")
            continue
        try:
            write_atomically(path, [read_template(template).encode()])
        except OSError as error:
            raise UnusableError(f"{path.as_posix()}: cannot be written: {error.strerror}") from None
        write_text(f"written {path.as_posix()}\n")
    return PASSED


def read_template(name: str) -> str:
    """A starter file's text, for this version of the tool."""
    return files("crosscheck.cli").joinpath("templates", name).read_text("utf-8").replace("@VERSION@", __version__)
