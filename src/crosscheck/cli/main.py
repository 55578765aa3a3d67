"""The entry point: finds the command, runs it, and turns whatever happens into an exit code."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import NoReturn

import click

from crosscheck import __version__
from crosscheck.cli.exit_codes import INTERRUPTED, PASSED, UNUSABLE
from crosscheck.cli.stream import close_quietly, prepare_streams

NAME = "crosscheck"

COMMANDS: Mapping[str, tuple[str, str]] = {
    "check": ("check", "Compare the reports, print findings, set the exit code."),
    "extract": ("extract", "What was read and normalized; nothing is compared."),
    "report": ("report", "Render a stored result again, without the sources."),
    "rules": ("rules", "List the rules."),
    "explain": ("explain", "One rule's page."),
    "baseline": ("baseline", "Accept today's findings, drop stale entries, list them."),
    "config": ("config", "Every setting with where it came from; JSON Schema."),
    "schema": ("schema", "JSON Schema of the JSON result."),
    "init": ("init", "A starter crosscheck.toml, pre-commit hook and workflow."),
}
"""Each command's module and its line in the help. A module is imported when its command is called, so that the others start fast."""


class LazyGroup(click.Group):
    """A group that imports a command only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All commands, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module, _ = COMMANDS[cmd_name]
        command: click.Command = import_module(f"crosscheck.cli.{module}").command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names; a slip of the pen is met with the likeliest meant."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches  # noqa: PLC0415 - needed for a mistake only

            close = get_close_matches(args[0], COMMANDS, n=1)
            meant = f'; did you mean "{close[0]}"?' if close else ""
            path = f'; to check a path: "{NAME} check {args[0]}"' if not close and os.path.exists(args[0]) else ""  # noqa: PTH110 - shown as written
            raise click.UsageError(f'no command "{args[0]}"{meant}{path}', ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """The list of commands, from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name=NAME, message="%(prog)s %(version)s")
def cli() -> None:
    """Read several reports of one event, align their numbers and times, and flag where they disagree.

    \b
    crosscheck check reports/           compare the reports of a folder
    crosscheck check draft.md --against sources/
    crosscheck explain CX101            what a finding means
    """  # noqa: D301 - the backslash is click's mark for lines that are not filled


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs the command and leaves the process with its exit code."""
    sys.exit(run(sys.argv[1:] if arguments is None else list(arguments)))


def run(arguments: Sequence[str]) -> int:
    """The exit code of a command line. What went wrong is told on standard error, once and without a traceback."""
    prepare_streams()
    try:
        with cli.make_context(NAME, list(arguments)) as context:
            code = cli.invoke(context)
    except click.exceptions.Exit as exit_:
        code = exit_.exit_code
    except click.ClickException as error:
        _tell_usage(error)
        code = UNUSABLE
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted", err=True)
        code = INTERRUPTED
    except BrokenPipeError:
        code = PASSED
    except Exception as error:  # noqa: BLE001 - the last resort: a traceback is no message
        code = _tell_internal(error, arguments)
    close_quietly()
    return code if isinstance(code, int) else PASSED


def _tell_usage(error: click.ClickException) -> None:
    """The error on one line, with where help is."""
    context = getattr(error, "ctx", None)
    for line in error.format_message().splitlines():
        click.echo(f"{NAME}: {line}", err=True)
    if isinstance(error, click.UsageError) and context is not None:
        click.echo(f"Try: {context.command_path} --help", err=True)


def _tell_internal(error: Exception, arguments: Sequence[str]) -> int:
    click.echo(f"{NAME}: internal error: {type(error).__name__}: {error}", err=True)
    if any(argument in ("-v", "-vv", "--verbose") for argument in arguments):
        click.echo("".join(traceback.format_exception(error)), err=True, nl=False)
    else:
        click.echo("This is a fault of crosscheck, not of the reports; -v shows where. Nothing was decided.", err=True)
    return UNUSABLE
