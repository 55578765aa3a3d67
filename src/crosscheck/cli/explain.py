"""`crosscheck explain CODE`: one rule's page."""

from __future__ import annotations

import click

from crosscheck.cli.exit_codes import PASSED
from crosscheck.cli.inputs import UnusableError
from crosscheck.cli.stream import write_text
from crosscheck.config.validate import did_you_mean
from crosscheck.judge.rules import RULES


@click.command("explain")
@click.argument("code", metavar="CODE")
def command(code: str) -> int:
    """What a rule flags, why, what it leaves alone, and what to do. CODE is a code or a name."""
    for rule in RULES:
        if code.upper() == rule.code or code.casefold() == rule.name:
            write_text(f"# {rule.code} {rule.name} ({rule.severity})\n\n{rule.docs.strip()}\n")
            return PASSED
    names = [name for rule in RULES for name in (rule.code, rule.name)]
    raise UnusableError(f'no rule "{code}" among those of "crosscheck rules"{did_you_mean(code, names)}')
