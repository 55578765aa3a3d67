"""GitLab's code quality report: what the merge request's widget shows."""

from __future__ import annotations

import json
from typing import Any

from crosscheck.model.finding import Finding
from crosscheck.model.result import Result
from crosscheck.report.cells import plain
from crosscheck.report.lookup import Lookup, build_told_lookup, standing
from crosscheck.report.options import RenderOptions
from crosscheck.report.places import finding_location, has_own_lines, path_of

SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render_gitlab(result: Result, options: RenderOptions) -> str:  # noqa: ARG001 - every renderer takes the same
    """A list of the findings that count; GitLab itself compares them with those of the target branch, by fingerprint."""
    lookup = build_told_lookup(result)
    seen: dict[str, int] = {}
    issues = []
    for finding in result.findings:
        if standing(finding) == "open":
            seen[finding.fingerprint] = seen.get(finding.fingerprint, 0) + 1
            issues.append(_issue(finding, lookup, seen[finding.fingerprint]))
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"


def _issue(finding: Finding, lookup: Lookup, count: int) -> dict[str, Any]:
    """One issue. GitLab drops a second of the same fingerprint, so that one is numbered."""
    location = finding_location(finding, lookup)
    path = path_of(location.document, lookup) if location else ""
    line = location.line if location and location.line and has_own_lines(path) else 1
    return {
        "description": plain(finding.message),
        "check_name": f"{finding.rule} {finding.name}",
        "fingerprint": finding.fingerprint if count == 1 else f"{finding.fingerprint}-{count}",
        "severity": SEVERITIES[finding.severity],
        "location": {"path": path.removeprefix("./"), "lines": {"begin": line}},
    }
