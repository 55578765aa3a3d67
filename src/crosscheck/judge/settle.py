"""The findings of a whole run, each thing told once."""

from __future__ import annotations

from collections.abc import Iterable

from crosscheck.model import Finding

_WITHIN = "CX301"


def settle_findings(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without the self-contradictions whose claims the verdict on a cluster shows already: one thing, one finding."""
    told = list(findings)
    shown = [frozenset(finding.claims) for finding in told if finding.cluster is not None and finding.verdict is not None]
    return [finding for finding in told if finding.rule != _WITHIN or not _is_shown(finding, shown)]


def _is_shown(finding: Finding, shown: Iterable[frozenset[str]]) -> bool:
    return finding.cluster is None and any(claims >= set(finding.claims) for claims in shown)
