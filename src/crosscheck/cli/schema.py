"""`crosscheck schema`: the JSON Schema of the JSON result."""

from __future__ import annotations

import json

import click

from crosscheck.cli.exit_codes import PASSED
from crosscheck.cli.stream import write_bytes
from crosscheck.report.json_v1 import result_schema


@click.command("schema")
def command() -> int:
    """Print the JSON Schema of what check -f json writes."""
    write_bytes((json.dumps(result_schema(), ensure_ascii=False, indent=1) + "\n").encode())
    return PASSED
