"""Whether the gate passes: what counts against it, and what only is shown."""

from __future__ import annotations

from collections.abc import Iterable

from crosscheck.model.finding import Finding, Severity

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""Worst first."""


def is_open(finding: Finding) -> bool:
    """Whether nothing covers the finding: no suppression, no baseline, and it is as sure as was asked."""
    return finding.suppressed is None and finding.baseline == "new" and not finding.hidden


def is_at_least(severity: Severity, threshold: Severity) -> bool:
    """Whether a severity is as bad as the threshold or worse."""
    return SEVERITIES.index(severity) <= SEVERITIES.index(threshold)


def failing_findings(findings: Iterable[Finding], fail_on: Severity | None) -> tuple[Finding, ...]:
    """The open findings at or above the threshold: with one of them the gate fails. None never fails."""
    if fail_on is None:
        return ()
    return tuple(finding for finding in findings if is_open(finding) and is_at_least(finding.severity, fail_on))
