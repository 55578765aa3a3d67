"""The findings of a whole run, each thing told once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from crosscheck.model import Finding

_WITHIN = "CX301"


def settle_findings(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without the self-contradictions whose claims the verdict on a cluster shows already: one thing, one finding."""
    told = list(findings)
    shown: dict[str, list[frozenset[str]]] = defaultdict(list)
    for finding in told:
        if finding.cluster is not None and finding.verdict is not None:
            for id_ in finding.claims:
                shown[id_].append(frozenset(finding.claims))
    return [finding for finding in told if finding.rule != _WITHIN or not _is_shown(finding, shown)]


def _is_shown(finding: Finding, shown: Mapping[str, Sequence[frozenset[str]]]) -> bool:
    if finding.cluster is not None or not finding.claims:
        return False
    return any(claims >= set(finding.claims) for claims in shown.get(finding.claims[0], ()))
