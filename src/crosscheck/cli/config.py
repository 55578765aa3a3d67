"""`crosscheck config`: every setting with where it came from, and the JSON Schema of the settings."""

from __future__ import annotations

import json
from typing import Any

import click

from crosscheck.cli.exit_codes import PASSED
from crosscheck.cli.inputs import config_of
from crosscheck.cli.options import gate_options, named_paths, paths_argument
from crosscheck.cli.stream import write_bytes, write_text
from crosscheck.config.show import render_settings, settings_schema


@click.group("config")
def command() -> None:
    """Show the settings that hold, or their JSON Schema."""


@command.command("show")
@paths_argument
@click.option("--config", metavar="FILE", help="Use this settings file.")
@click.option("--isolated", is_flag=True, help="Use no settings file.")
@gate_options
def show(**flags: Any) -> int:
    """Print every setting that holds for the reports at PATH..., with where it came from."""
    write_text(render_settings(config_of(named_paths(flags["paths"]), flags)))
    return PASSED


@command.command("schema")
def schema() -> int:
    """Print the JSON Schema of crosscheck.toml, for editors that complete and check TOML by one."""
    write_bytes((json.dumps(settings_schema(), ensure_ascii=False, indent=1) + "\n").encode())
    return PASSED
