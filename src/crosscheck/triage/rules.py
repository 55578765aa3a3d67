"""Which rules run for a finding's report, how grave they are there, and how sure a finding must be."""

from __future__ import annotations

import msgspec

from crosscheck.model.finding import Finding, Severity
from crosscheck.triage.options import Override, TriageOptions
from crosscheck.triage.patterns import matches_path, matches_rule


def decide_rule(finding: Finding, options: TriageOptions, path: str) -> Finding | None:
    """The finding with the severity that holds in that report and hidden where it is not sure enough; None if its rule does not run there."""
    overrides = [override for override in options.overrides if matches_path(path, override.paths)]
    if not _runs(finding, options, overrides):
        return None
    confidences = [override.min_confidence for override in overrides if override.min_confidence is not None]
    threshold = confidences[-1] if confidences else options.min_confidence
    return msgspec.structs.replace(finding, severity=_severity(finding, options, overrides), hidden=finding.confidence < threshold)


def _runs(finding: Finding, options: TriageOptions, overrides: list[Override]) -> bool:
    """Later overrides outrank earlier ones, each as a pair of what it selects and ignores."""
    select, ignore = options.select, options.ignore
    for override in overrides:
        select = override.select if override.select is not None else select
        ignore = override.ignore if override.ignore is not None else ignore
    return matches_rule(finding.rule, finding.name, select) and not matches_rule(finding.rule, finding.name, ignore)


def _severity(finding: Finding, options: TriageOptions, overrides: list[Override]) -> Severity:
    severity = finding.severity
    for table in (options.severity, *(override.severity for override in overrides)):
        # the most exact name speaks: CX101 over CX1
        named = [pattern for pattern in table if matches_rule(finding.rule, finding.name, (pattern,))]
        if named:
            severity = table[max(named, key=len)]
    return severity
