"""`crosscheck check`: compare the reports, print findings, set the exit code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import click

from crosscheck.api import Files, survey_archive
from crosscheck.cli.checking import run_archive, run_check
from crosscheck.cli.drafts import material_of
from crosscheck.cli.exit_codes import FAILED, PASSED, UNUSABLE
from crosscheck.cli.inputs import Inputs, UnusableError, config_of, inputs_of
from crosscheck.cli.listing import list_files
from crosscheck.cli.options import Flags, gate_options, named_paths, paths_argument, reading_options, run_options, scope_options
from crosscheck.cli.outputs import Output, parse_outputs, write_outputs
from crosscheck.cli.statistics import Stopwatch, tell_statistics
from crosscheck.config.build import Config
from crosscheck.model.result import Result
from crosscheck.read.errors import NothingReadError, ReadError
from crosscheck.report.cells import plain
from crosscheck.report.formats import FORMATS
from crosscheck.run.engine import EngineError
from crosscheck.run.urls import is_url
from crosscheck.triage.gate import failing_findings


@click.command("check")
@paths_argument
@click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    metavar="FORMAT[:PATH]",
    help=f"Output format, repeatable with paths: {', '.join(FORMATS)}. Default full.",
)
@click.option("-o", "--output", metavar="FILE", help="Write to this file instead of standard output.")
@click.option("--statistics", is_flag=True, help="Tell counts, time and memory on standard error.")
@click.option("--show-baselined", is_flag=True, help="Show known and suppressed findings too.")
@gate_options
@scope_options
@reading_options
@run_options
def command(**flags: Any) -> int:
    """Compare the reports at PATH... (files or folders; default: here), print what disagrees, and set the exit code.

    0: the gate passes. 1: findings at or above --fail-on that nothing covers. 2: wrong usage, broken settings, a named path that is missing or
    unreadable, nothing read, or an internal error. 130: interrupted.
    """
    paths = named_paths(flags["paths"])
    outputs = parse_outputs(flags["formats"], flags["output"])
    config = config_of((*paths, *flags["against"]), flags)
    if flags["list_files"]:
        return list_files((*paths, *flags["against"]), config)
    watch = Stopwatch()
    files = _archive_of(paths, flags, config)
    if files is not None:
        return _check_archive(files, Run(outputs, config, flags, watch))
    inputs = inputs_of((*paths, *flags["against"]), flags, config)
    material = material_of(inputs, paths, flags, config.read)
    if material.drafts is not None and not material.drafts.drafts and not flags["quiet"]:
        click.echo("crosscheck: No report changed: nothing was compared", err=True)
    watch.lap("reading")
    result = run_check(material, config, flags)
    watch.lap("checking")
    write_outputs(result, outputs, flags, config)
    watch.lap("writing")
    tell_statistics(result, watch, flags)
    return exit_code(result, inputs, config, flags)


class Run(NamedTuple):
    """What one run of the command goes by."""

    outputs: Sequence[Output]
    config: Config
    flags: Flags
    watch: Stopwatch


def _archive_of(paths: Sequence[str], flags: Flags, config: Config) -> Files | None:
    """The files at the paths, where they are run as an archive. Raises UnusableError where they cannot be."""
    if flags["against"] or flags["changed_since"] is not None:
        if config.engine != "local":
            raise UnusableError("--against and --changed-since are for a desk's drafts: use them with --engine local")
        return None
    try:
        return survey_archive(paths, config)
    except EngineError as error:
        raise UnusableError(str(error)) from None
    except ReadError as error:
        if config.engine != "local" or any(map(is_url, paths)):
            raise UnusableError(str(error)) from None
        return None  # told as it is for a few reports, the other paths being read


def _check_archive(files: Files, run: Run) -> int:
    try:
        result, faults = run_archive(files, run.config, run.flags, run.watch)
    except NothingReadError as error:
        if not run.config.allow_empty:
            raise UnusableError(f"{error} (--allow-empty lets that pass)") from None
        result, faults = Result(), ()
    for fault in faults:
        if fault.named:
            click.echo(f"crosscheck: {plain(fault.path)}: {plain(fault.message)}", err=True)
    run.watch.lap("settling")
    write_outputs(result, run.outputs, run.flags, run.config)
    run.watch.lap("writing")
    tell_statistics(result, run.watch, run.flags)
    if any(fault.named for fault in faults):
        return UNUSABLE
    return _gate(result, run.config, run.flags)


def exit_code(result: Result, inputs: Inputs, config: Config, flags: Flags) -> int:
    """What the run comes to; a named path that could not be read, or nothing read at all, outranks findings."""
    if not inputs.is_complete or not (inputs.documents or config.allow_empty):
        return UNUSABLE
    return _gate(result, config, flags)


def _gate(result: Result, config: Config, flags: Flags) -> int:
    if flags["exit_zero"] or config.fail_on == "never":
        return PASSED
    return FAILED if failing_findings(result.findings, config.fail_on) else PASSED
