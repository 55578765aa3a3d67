"""What an editor must know in ten seconds: the verdict of the gate in words, and the counts behind it."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from msgspec import Struct

from crosscheck.model import Finding, Result, Severity
from crosscheck.report.lookup import SEVERITIES, Lookup, is_limit, standing

Tone = Literal["hold", "read", "clear", "empty"]


class RuleCount(Struct, frozen=True):
    """How many open findings one rule has, and how grave they are at worst."""

    rule: str
    name: str
    severity: str
    count: int


class Overview(Struct, frozen=True):
    """The verdict and its counts. `tone` says which of four states the gate is in; `verdict` and `detail` say it in words.

    `agreeing` counts clusters of two reports or more without an open finding; `single` claims that no other report states.
    """

    tone: Tone
    verdict: str
    detail: str
    severities: tuple[tuple[str, int], ...]
    rules: tuple[RuleCount, ...]
    hidden: int
    reports: int
    claims: int
    compared: int
    agreeing: int
    single: int
    limits: int


def build_overview(result: Result, lookup: Lookup, fail_on: Severity | None = "error") -> Overview:
    """Counts the result and says what it means for the story."""
    live = [finding for finding in result.findings if standing(finding) == "open"]
    shared = [cluster for cluster in result.clusters if len(lookup.documents_of(cluster)) > 1]
    differing = {finding.cluster for finding in live if finding.cluster}
    in_shared = sum(len(lookup.members(cluster)) for cluster in shared)
    agreeing = sum(cluster.id not in differing for cluster in shared)
    tone, verdict = _verdict(live, len(shared), len(result.extractions), fail_on)
    return Overview(
        tone=tone,
        verdict=verdict,
        detail=_detail(result, lookup, len(shared), agreeing),
        severities=tuple((severity, sum(f.severity == severity and not is_limit(f) for f in live)) for severity in SEVERITIES),
        rules=_rule_counts(live),
        hidden=hidden_count(result),
        reports=len(result.extractions),
        claims=len(lookup.claims),
        compared=len(shared),
        agreeing=agreeing,
        single=len(lookup.claims) - in_shared,
        limits=sum(is_limit(finding) for finding in live),
    )


def hidden_count(result: Result) -> int:
    """How many findings the confidence threshold hides: those marked so, or what a stored result counted of them."""
    return max(sum(finding.hidden for finding in result.findings), result.statistics.get("hidden", 0))


def _rule_counts(live: list[Finding]) -> tuple[RuleCount, ...]:
    counts = Counter((finding.rule, finding.name) for finding in live)
    worst = {rule: min((f.severity for f in live if f.rule == rule), key=SEVERITIES.index) for rule in {finding.rule for finding in live}}
    rows = [RuleCount(rule, name, worst[rule], count) for (rule, name), count in counts.items()]
    return tuple(sorted(rows, key=lambda row: (SEVERITIES.index(row.severity), row.rule, row.name)))


def _verdict(live: list[Finding], shared: int, reports: int, fail_on: Severity | None) -> tuple[Tone, str]:
    gate = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on else ()
    blocking = [finding for finding in live if finding.severity in gate]
    unread = sum(is_limit(finding) for finding in blocking)
    if blocking:
        settle = [count_words(len(blocking) - unread, "discrepancy", "discrepancies")] if len(blocking) > unread else []
        limits = [count_words(unread, "gap in the check", "gaps in the check")] if unread else []
        return "hold", f"{' and '.join(settle + limits)} to settle before this runs"
    if not reports:
        return "empty", "Nothing was read, so nothing was checked"
    if live:
        return "read", f"Nothing blocks; {count_words(len(live), 'point', 'points')} to read"
    if not shared:
        return "empty", "Nothing could be compared"
    return "clear", "The reports agree wherever they could be compared"


def _detail(result: Result, lookup: Lookup, shared: int, agreeing: int) -> str:
    read = f"{count_words(len(lookup.claims), 'number or time', 'numbers and times')} read"
    where = f"in {count_words(len(result.extractions), 'report', 'reports')}"
    if not shared:
        return f"{read} {where}; no two reports state the same thing."
    both = f"{count_words(shared, 'thing is', 'things are')} stated by two reports or more"
    return f"{read} {where}; {both}, and {agreeing} of these {'agrees' if agreeing == 1 else 'agree'}."


def count_words(count: int, one: str, many: str) -> str:
    """A count with its noun: "1 report", "5,000 reports"."""
    return f"{count:,} {one if count == 1 else many}"
