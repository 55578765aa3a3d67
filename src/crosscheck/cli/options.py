"""The flags that several commands share, and which setting each of them sets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
Flags = Mapping[str, Any]

_SETTINGS = {
    "min_confidence": "min-confidence",
    "fail_on": "fail-on",
    "baseline": "baseline",
    "group_by": "group-by",
    "lang": "language",
    "day_first": "day-first",
    "published": "published",
    "rates": "rates",
    "jobs": "jobs",
    "engine": "engine",
    "cache_dir": "cache-dir",
}
"""Flag -> the setting that it sets as it is."""


def _codes(context: click.Context, parameter: click.Parameter, values: Sequence[str]) -> list[str]:  # noqa: ARG001 - click's signature
    """Rules, separated by commas; which exist is the settings' matter."""
    return [code.strip() for value in values for code in value.split(",") if code.strip()]


def _severities(context: click.Context, parameter: click.Parameter, values: Sequence[str]) -> dict[str, str]:
    """Rules with their severity: CX101=warning."""
    table = {}
    for value in values:
        rule, _, severity = value.partition("=")
        if severity not in ("error", "warning", "info"):
            raise click.BadParameter(f'"{value}" is not RULE=error, RULE=warning or RULE=info', context, parameter)
        table[rule.strip()] = severity
    return table


def _stack(*decorators: Decorator) -> Decorator:
    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return decorate


paths_argument = click.argument("paths", nargs=-1, metavar="[PATH]...")

reading_options = _stack(
    click.option("--lang", metavar="CODE", help="The reports' language, where they do not say."),
    click.option("--day-first/--month-first", "day_first", default=None, help="Whether 06/08/2024 is 6 August or June 8."),
    click.option("--published", metavar="DATE", help="Publication time of reports that carry none."),
    click.option("--rates", metavar="FILE", help="Dated exchange rates, to compare currencies."),
    click.option("--list-files", is_flag=True, help="Print the files that would be read, and stop."),
    click.option("--stdin-filename", metavar="NAME", help="Name of what comes from standard input (-); its ending says the format."),
    click.option("--allow-empty", is_flag=True, help="Reading nothing is no error."),
)

run_options = _stack(
    click.option("--config", metavar="FILE", help="Use this settings file."),
    click.option("--isolated", is_flag=True, help="Use no settings file."),
    click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes; default: one a core."),
    click.option("--engine", metavar="ENGINE", help="Where it runs: local (default), dask, or dask=ADDRESS for a scheduler that is there."),
    click.option("--no-cache", is_flag=True, help="Read every report anew."),
    click.option("--cache-dir", metavar="DIR", help="Where extractions are kept: a folder; with --engine dask a URL too."),
    click.option("--no-text", is_flag=True, help="Keep the reports' texts out of what is written."),
    click.option("-q", "--quiet", is_flag=True, help="Findings and errors only."),
    click.option("-v", "--verbose", count=True, help="More: why claims were aligned, all quotes."),
    click.option(
        "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour; auto heeds NO_COLOR and FORCE_COLOR."
    ),
    click.option("--no-progress", is_flag=True, help="No progress on standard error."),
)

gate_options = _stack(
    click.option(
        "--select", callback=_codes, multiple=True, metavar="RULE,...", help="Only these rules (code, beginning of a code, or name)."
    ),
    click.option("--ignore", callback=_codes, multiple=True, metavar="RULE,...", help="Not these rules."),
    click.option("--severity", callback=_severities, multiple=True, metavar="RULE=SEVERITY", help="Another severity for a rule."),
    click.option("--min-confidence", type=click.FloatRange(0, 1), metavar="P", help="Hide findings less sure than this."),
    click.option(
        "--fail-on", type=click.Choice(["error", "warning", "info", "never"]), help="Fail at this severity or worse (default error)."
    ),
    click.option("--exit-zero", is_flag=True, help="Exit code 0 whatever is found; errors are still 2."),
    click.option("--baseline", metavar="FILE", help="Findings that are known and do not count."),
)

scope_options = _stack(
    click.option("--against", multiple=True, metavar="PATH", help="PATH... are drafts: compare them with these sources."),
    click.option("--changed-since", metavar="REF", help="Report only what touches files changed in git since REF."),
    click.option("--group-by", type=click.Choice(["folder", "event", "none"]), help="Which reports are of one event."),
)


def settings_of(flags: Flags) -> dict[str, Any]:
    """The settings that the command line sets, as a parsed TOML file would give them."""
    table = {key: flags[flag] for flag, key in _SETTINGS.items() if flags.get(flag) is not None}
    for name in ("select", "ignore"):
        if flags.get(name):
            table[name] = flags[name]
    if flags.get("severity"):
        table["severity"] = flags["severity"]
    table |= {key: False for flag, key in (("no_cache", "cache"), ("no_text", "text")) if flags.get(flag)}
    if flags.get("allow_empty"):
        table["allow-empty"] = True
    return table


def named_paths(paths: Sequence[str]) -> tuple[str, ...]:
    """The paths that the user named, or the working directory."""
    return tuple(paths) or (".",)
