"""Which findings a person is shown, and in which order."""

from __future__ import annotations

from crosscheck.model.finding import Finding
from crosscheck.model.result import Result
from crosscheck.report.options import RenderOptions


def visible_findings(result: Result, options: RenderOptions) -> tuple[Finding, ...]:
    """All that are sure enough; those that a baseline knows or a suppression covers only on `--show-baselined`. In the result's order."""
    return tuple(finding for finding in result.findings if not finding.hidden and (options.show_baselined or is_uncovered(finding)))


def is_uncovered(finding: Finding) -> bool:
    """Whether neither a suppression nor the baseline covers the finding."""
    return finding.suppressed is None and finding.baseline == "new"
