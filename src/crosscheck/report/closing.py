"""The last lines of a run: what was compared, what was found, what is not shown, and whether the gate passes. Never an empty green."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from crosscheck.model.finding import Finding
from crosscheck.model.result import Result
from crosscheck.model.shelf import Shelf
from crosscheck.report.cells import wrapped
from crosscheck.report.lookup import standing
from crosscheck.report.options import RenderOptions
from crosscheck.report.style import BOLD, DIM, GREEN, SEVERITY_COLORS, Style
from crosscheck.triage.gate import SEVERITIES, failing_findings


class Tally(Struct, frozen=True):
    """How many of what."""

    reports: int
    claims: int
    compared: int
    clusters: int
    open: tuple[Finding, ...]
    known: int
    accepted: int
    unsure: int


def build_tally(result: Result) -> Tally:
    """Counts of a result: each finding once, by how it stands. Only groups that span two claims compare anything."""
    standings = [standing(finding) for finding in result.findings]
    groups = [len(cluster.claims) for cluster in result.clusters if len(cluster.claims) > 1]
    return Tally(
        reports=len(result.extractions),
        claims=_count_claims(result),
        compared=sum(groups),
        clusters=len(groups),
        open=tuple(finding for finding, stands in zip(result.findings, standings, strict=True) if stands == "open"),
        known=standings.count("known"),
        accepted=standings.count("accepted"),
        unsure=standings.count("unsure"),
    )


def _count_claims(result: Result) -> int:
    """As the run counted them, where the reports are not in memory."""
    if isinstance(result.extractions, Shelf):
        return result.statistics["claims"]
    return sum(len(extraction.claims) for extraction in result.extractions)


def render_closing(result: Result, style: Style, options: RenderOptions) -> Iterator[str]:
    """What was read and compared, what was found, what is not shown, and the gate."""
    tally = build_tally(result)
    read = f"{plural(tally.reports, 'report')}, {tally.claims:,} numbers and times; {tally.compared:,} of them compared in {plural(tally.clusters, 'group')}."
    yield from (style.paint(row, DIM) for row in wrapped(read, options.width))
    covered = _covered(tally, options)
    if covered:
        yield from (style.paint(row, DIM) for row in wrapped(covered, options.width))
    yield _found(tally, style)
    text, color = _gate(result, options)
    yield from (style.paint(row, color) for row in wrapped(text, options.width))


def _found(tally: Tally, style: Style) -> str:
    if not tally.open:
        return style.paint("No findings.", BOLD)
    counts = [(severity, sum(finding.severity == severity for finding in tally.open)) for severity in SEVERITIES]
    parts = (
        style.paint(f"{count:,} {severity}{'s' if count > 1 and severity != 'info' else ''}", SEVERITY_COLORS[severity])
        for severity, count in counts
        if count
    )
    return f"{style.paint('Found ' + plural(len(tally.open), 'finding'), BOLD)}: {', '.join(parts)}."


def _covered(tally: Tally, options: RenderOptions) -> str:
    parts = []
    if tally.known:
        parts.append(f"{tally.known:,} in the baseline")
    if tally.accepted:
        parts.append(f"{tally.accepted:,} suppressed")
    if tally.unsure:
        parts.append(f"{tally.unsure:,} less sure than {options.min_confidence:g} (--min-confidence 0 shows them)")
    return f"Not counted: {', '.join(parts)}." if parts else ""


def _gate(result: Result, options: RenderOptions) -> tuple[str, str]:
    """What the gate says, and in which colour."""
    failing = failing_findings(result.findings, options.fail_on)
    if failing:
        return f"The gate fails: {plural(len(failing), 'finding')} at or above {options.fail_on}.", SEVERITY_COLORS["error"]
    told = "it never fails with --fail-on never" if options.fail_on is None else f"nothing at or above {options.fail_on}"
    return f"The gate passes: {told}.", GREEN


def plural(count: int, noun: str) -> str:
    """The count and its noun: 1 finding, 2 findings."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
