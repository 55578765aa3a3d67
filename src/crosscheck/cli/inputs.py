"""From the command line to settings and reports, with every error of the user told in one line."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click
import msgspec
from msgspec import Struct

from crosscheck.cli.exit_codes import UNUSABLE
from crosscheck.cli.options import Flags, named_paths, settings_of
from crosscheck.config.build import Config
from crosscheck.config.errors import ConfigError
from crosscheck.config.load import ConfigSource, load_config
from crosscheck.model import Document, Fault
from crosscheck.read.discover import read_paths
from crosscheck.read.errors import NothingReadError, ReadError
from crosscheck.read.options import ReadOptions
from crosscheck.report.cells import plain


class UnusableError(click.ClickException):
    """What the user asked for cannot be done: exit code 2."""

    exit_code = UNUSABLE


class Inputs(Struct, frozen=True):
    """What was read: the reports, what could not be read, and the messages of named paths that were not there."""

    documents: tuple[Document, ...]
    faults: tuple[Fault, ...]
    missing: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        """Whether everything that the user named could be read."""
        return not self.missing and not any(fault.named for fault in self.faults)


def config_of(paths: Sequence[str], flags: Flags) -> Config:
    """The settings of a command line. Raises UnusableError with every problem."""
    source = ConfigSource(paths, flags.get("config"), flags.get("isolated", False), settings_of(flags))
    try:
        config = load_config(source)
    except ConfigError as error:
        raise UnusableError("\n".join(str(problem) for problem in error.problems)) from None
    name = flags.get("stdin_filename")
    return msgspec.structs.replace(config, read=msgspec.structs.replace(config.read, stdin_name=name)) if name else config


def read_inputs(paths: Sequence[str], options: ReadOptions, *, allow_empty: bool) -> Inputs:
    """The reports at the paths. A named path that is missing is told, and the others are still read.

    Raises UnusableError where none of the paths is there, or no report is in any of them and that is not allowed.
    """
    left = list(paths)
    missing: list[str] = []
    documents: list[Document] = []
    faults: list[Fault] = []
    while left:
        try:
            documents, faults = read_paths(left, options)
            break
        except NothingReadError as error:
            if not allow_empty:
                raise UnusableError("\n".join([*missing, f"{error} (--allow-empty lets that pass)"])) from None
            break
        except ReadError as error:
            missing.append(str(error))
            left = [path for path in left if path != error.path]
    if missing and not left:
        raise UnusableError("\n".join(missing))
    for message in (*missing, *(f"{fault.path}: {fault.message}" for fault in faults if fault.named)):
        click.echo(f"crosscheck: {plain(message)}", err=True)
    return Inputs(tuple(documents), tuple(faults), tuple(missing))


def inputs_of(paths: Sequence[str], flags: Flags, config: Config) -> Inputs:
    """The reports that the command line names."""
    if "-" in paths and sys.stdin.isatty() and not flags.get("quiet"):
        click.echo("crosscheck: reading from the keyboard; end with Ctrl-D", err=True)
    return read_inputs(named_paths(paths), config.read, allow_empty=config.allow_empty)
