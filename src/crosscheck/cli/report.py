"""`crosscheck report`: render a stored JSON result again, without the sources."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from crosscheck.cli.exit_codes import PASSED
from crosscheck.cli.inputs import UnusableError, config_of
from crosscheck.cli.outputs import parse_outputs, write_outputs
from crosscheck.model.result import Result
from crosscheck.report.json_v1_load import ResultError, load_result


@click.command("report")
@click.argument("stored", metavar="RESULT.json")
@click.option(
    "-f", "--format", "formats", multiple=True, metavar="FORMAT[:PATH]", help="Output format; default: by the ending of -o, else full."
)
@click.option("-o", "--output", metavar="FILE", help="Write to this file instead of standard output.")
@click.option("--show-baselined", is_flag=True, help="Show known and suppressed findings too.")
@click.option(
    "--fail-on", type=click.Choice(["error", "warning", "info", "never"]), help="The gate that the report tells of (default error)."
)
@click.option("--no-text", is_flag=True, help="Keep the reports' texts out of what is written.")
@click.option("-q", "--quiet", is_flag=True, help="Findings only.")
@click.option("-v", "--verbose", count=True, help="More: why claims were aligned, all quotes.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto")
def command(**flags: Any) -> int:
    """Render RESULT.json (as written by check -f json; - is standard input) in another format. The exit code is 0 whatever it holds."""
    outputs = parse_outputs(flags["formats"], flags["output"])
    result = _load(flags["stored"])
    config = config_of((), {**flags, "isolated": True})
    write_outputs(result, outputs, flags, config)
    return PASSED


def _load(path: str) -> Result:
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        return load_result(data)
    except OSError as error:
        raise UnusableError(f"{path}: cannot be read: {error.strerror}") from None
    except ResultError as error:
        raise UnusableError(f"{path}: {error}") from None
