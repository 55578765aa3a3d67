"""`crosscheck rules`: the rules, as a table or as JSON."""

from __future__ import annotations

import json
import os
import sys

import click

from crosscheck.cli.exit_codes import PASSED
from crosscheck.cli.stream import can_show, terminal_width, wants_color, write_bytes, write_text
from crosscheck.judge.rule import Rule
from crosscheck.judge.rules import RULES
from crosscheck.report.cells import wrapped
from crosscheck.report.options import RenderOptions
from crosscheck.report.style import BOLD, SEVERITY_COLORS, every_sign, style_of


@click.command("rules")
@click.option("-f", "--format", "format_", type=click.Choice(["text", "json"]), default="text")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto")
def command(format_: str, color: str) -> int:
    """List the rules with their severity and what they flag."""
    if format_ == "json":
        rows = [
            {"code": rule.code, "name": rule.name, "severity": rule.severity, "summary": rule.summary, "docs": rule.docs} for rule in RULES
        ]
        write_bytes((json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode())
        return PASSED
    options = RenderOptions(
        width=terminal_width(sys.stdout),
        color=wants_color(color, sys.stdout, os.environ),  # type: ignore[arg-type]
        unicode=can_show(every_sign(), sys.stdout),
    )
    write_text("".join(_rows(rule, options) for rule in RULES))
    return PASSED


def _rows(rule: Rule, options: RenderOptions) -> str:
    style = style_of(options)
    name = max(len(one.name) for one in RULES)
    indent = len(rule.code) + name + len("warning") + 6
    first, *rest = wrapped(style.words(rule.summary), max(options.width - indent, 30))
    head = f"{style.paint(rule.code, BOLD)}  {rule.name:<{name}}  {style.paint(f'{rule.severity:<7}', SEVERITY_COLORS[rule.severity])}  {first}\n"
    return head + "".join(" " * indent + row + "\n" for row in rest)
