"""`crosscheck extract`: what was read and normalized, nothing compared."""

from __future__ import annotations

import os
import sys
from typing import Any

import click
import msgspec

from crosscheck.api import Material, extract_documents
from crosscheck.cli.checking import teller
from crosscheck.cli.exit_codes import PASSED, UNUSABLE
from crosscheck.cli.inputs import config_of, inputs_of
from crosscheck.cli.listing import list_files
from crosscheck.cli.options import named_paths, paths_argument, reading_options, run_options
from crosscheck.cli.progress import show_progress
from crosscheck.cli.stream import can_show, terminal_width, wants_color, write_bytes, write_text
from crosscheck.report.extraction_text import render_extractions
from crosscheck.report.json_v1 import build_extraction
from crosscheck.report.options import RenderOptions
from crosscheck.report.style import every_sign


@click.command("extract")
@paths_argument
@click.option(
    "-f", "--format", "format_", type=click.Choice(["text", "jsonl"]), default="text", help="text explains, jsonl is for programs."
)
@reading_options
@run_options
def command(**flags: Any) -> int:
    """Show every number and time at PATH... with its normalized value and the pattern that found it."""
    paths = named_paths(flags["paths"])
    config = config_of(paths, flags)
    if flags["list_files"]:
        return list_files(paths, config)
    inputs = inputs_of(paths, flags, config)
    with show_progress(flags) as progress:
        extractions = extract_documents(Material(inputs.documents, inputs.faults), config, progress, teller(flags))
    if flags["format_"] == "jsonl":
        write_bytes(b"".join(msgspec.json.encode(build_extraction(extraction)) + b"\n" for extraction in extractions))
    else:
        options = RenderOptions(
            width=terminal_width(sys.stdout),
            color=wants_color(flags["color"], sys.stdout, os.environ),
            unicode=can_show(every_sign(), sys.stdout),
            verbosity=flags["verbose"],
        )
        write_text(render_extractions(extractions, options))
    return PASSED if inputs.is_complete else UNUSABLE
