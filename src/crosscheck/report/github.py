"""Workflow commands of GitHub Actions: annotations, the worst first, within what GitHub shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.model.finding import Finding
from crosscheck.model.result import Result
from crosscheck.report.cells import plain
from crosscheck.report.closing import plural
from crosscheck.report.lookup import Lookup, build_told_lookup, gravity, standing
from crosscheck.report.options import RenderOptions
from crosscheck.report.places import finding_location, has_own_lines, path_of
from crosscheck.triage.gate import SEVERITIES

SHOWN = 10
"""Annotations a level that GitHub shows of one step; what is beyond is dropped without a word, so it is told here and in the summary."""
LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def render_github(result: Result, options: RenderOptions) -> str:  # noqa: ARG001 - every renderer takes the same
    """A command for each of the first ten findings a level, and a line that tells how many more there are."""
    lookup = build_told_lookup(result)
    shown = sorted((finding for finding in result.findings if standing(finding) == "open"), key=gravity)
    lines: list[str] = []
    beyond = 0
    for severity in SEVERITIES:
        level = [finding for finding in shown if finding.severity == severity]
        lines.extend(_commands(level[:SHOWN], lookup))
        beyond += len(level[SHOWN:])
    if beyond:
        lines.append(f"{plural(beyond, 'more finding')} in the job summary: GitHub shows {SHOWN} annotations a level")
    return "".join(f"{line}\n" for line in lines)


def _commands(findings: Sequence[Finding], lookup: Lookup) -> Iterator[str]:
    for finding in findings:
        location = finding_location(finding, lookup)
        properties = {"title": f"{finding.rule} {finding.name}"}
        if location is not None and location.document:
            path = path_of(location.document, lookup)
            properties["file"] = path
            if location.line and has_own_lines(path):
                properties |= {"line": str(location.line)} | ({"col": str(location.column)} if location.column else {})
        told = ",".join(f"{name}={_property(value)}" for name, value in sorted(properties.items()))
        yield f"::{LEVELS[finding.severity]} {told}::{_data(plain(finding.message))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(plain(text)).replace(":", "%3A").replace(",", "%2C")
