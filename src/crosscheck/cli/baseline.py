"""`crosscheck baseline`: accept today's findings, drop entries that nothing needs any more, list them."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click
import msgspec

from crosscheck.api import Material
from crosscheck.cli.checking import run_check
from crosscheck.cli.exit_codes import PASSED
from crosscheck.cli.inputs import UnusableError, config_of, inputs_of
from crosscheck.cli.options import Flags, gate_options, named_paths, paths_argument, reading_options, run_options
from crosscheck.cli.outputs import write_atomically
from crosscheck.cli.stream import write_text
from crosscheck.config.build import Config
from crosscheck.config.discover import shown
from crosscheck.model.result import Result
from crosscheck.report.cells import plain
from crosscheck.report.closing import plural
from crosscheck.triage.baseline import BaselineEntry, BaselineError, build_baseline, parse_baseline, prune_baseline, render_baseline

FILE_NAME = "crosscheck-baseline.json"


@click.group("baseline")
def command() -> None:
    """Findings that were there before the gate was put up, and do not count."""


def _checking(function: Callable[..., int]) -> Callable[..., int]:
    for decorator in (run_options, reading_options, gate_options, paths_argument):
        function = decorator(function)
    return function


@command.command("write")
@_checking
def write(**flags: Any) -> int:
    """Check PATH... and write all that is found to the baseline, in place of what was in it."""
    config, path = _config(flags)
    before = _read(path) if path.exists() else ()
    entries = build_baseline(_result(flags, config))
    _save(path, entries)
    added, gone = len(set(entries) - set(before)), len(set(before) - set(entries))
    write_text(f"{shown(str(path))}: {plural(len(entries), 'finding')} ({added} new, {gone} gone)\n")
    if config.baseline is None and not flags["quiet"]:
        click.echo(f'to use it: --baseline {shown(str(path))}, or baseline = "{path.name}" in {config.path or "crosscheck.toml"}', err=True)
    return PASSED


@command.command("prune")
@_checking
def prune(**flags: Any) -> int:
    """Check PATH... and drop from the baseline what is found no more; nothing is ever added."""
    config, path = _config(flags)
    before = _read(path)
    entries = prune_baseline(before, _result(flags, config))
    if set(entries) != set(before):
        _save(path, entries)
    write_text(f"{shown(str(path))}: {plural(len(entries), 'finding')} ({len(before) - len(entries)} dropped)\n")
    return PASSED


@command.command("show")
@click.argument("file", required=False, metavar="[FILE]")
@click.option("--config", metavar="FILE", help="Use this settings file.")
@click.option("--isolated", is_flag=True, help="Use no settings file.")
def show(**flags: Any) -> int:
    """List the findings of a baseline."""
    config = config_of((".",), flags)
    entries = _read(Path(flags["file"]) if flags["file"] else _path(config))
    write_text("".join(f"{_line(entry)}\n" for entry in entries) + f"{plural(len(entries), 'finding')}\n")
    return PASSED


def _line(entry: BaselineEntry) -> str:
    return plain(f"{entry.fingerprint}  {entry.rule}  {entry.measurand}: {' / '.join(entry.values)}")


def _config(flags: Flags) -> tuple[Config, Path]:
    """The settings and the baseline's path."""
    config = config_of(named_paths(flags["paths"]), flags)
    return config, _path(config)


def _path(config: Config) -> Path:
    """The baseline that the settings name, else the usual name beside them."""
    return Path(config.baseline or os.path.relpath(Path(config.root) / FILE_NAME))


def _result(flags: Flags, config: Config) -> Result:
    """Everything found, against no baseline. Raises UnusableError if a named path could not be read: a baseline of half the reports
    would let the other half fail.
    """
    inputs = inputs_of(flags["paths"], flags, config)
    if not inputs.is_complete:
        raise UnusableError("not everything could be read, so the baseline was left as it is")
    return run_check(Material(inputs.documents, inputs.faults), msgspec.structs.replace(config, baseline=None), flags)


def _read(path: Path) -> Sequence[BaselineEntry]:
    try:
        return parse_baseline(path.read_text("utf-8"))
    except OSError as error:
        raise UnusableError(f"{shown(str(path))}: the baseline cannot be read: {error.strerror}") from None
    except (BaselineError, UnicodeDecodeError) as error:
        raise UnusableError(f"{shown(str(path))}: {error}") from None


def _save(path: Path, entries: Sequence[BaselineEntry]) -> None:
    try:
        write_atomically(path, [render_baseline(entries).encode()])
    except OSError as error:
        raise UnusableError(f"{shown(str(path))}: cannot be written: {error.strerror}") from None
