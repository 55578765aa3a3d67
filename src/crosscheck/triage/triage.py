"""Marks a result's findings by what the desk has decided. Rules that do not run are left out; nothing else is ever dropped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec import Struct

from crosscheck.judge.faults import judge_faults
from crosscheck.model.claim import Claim, Measurand
from crosscheck.model.comparison import Cluster
from crosscheck.model.fault import Fault
from crosscheck.model.finding import Finding
from crosscheck.model.result import Result
from crosscheck.model.shelf import pick_commented, pick_extractions
from crosscheck.triage.accepts import accept_fault, accepts_finding, is_expired
from crosscheck.triage.comments import Suppression, find_suppressions
from crosscheck.triage.cover import covers_finding
from crosscheck.triage.fingerprint import claims_of, fingerprint
from crosscheck.triage.options import Accept, TriageOptions
from crosscheck.triage.rules import decide_rule

Cover = Suppression | Accept


class Index(Struct, frozen=True):
    """A result's claims and clusters by id, and for a report's id or path the path that overrides are matched against."""

    claims: Mapping[str, Claim]
    clusters: Mapping[str, Cluster]
    names: Mapping[str, str]

    def path_of(self, finding: Finding) -> str:
        """The path of the report that the finding is shown in."""
        claim = self.claims.get(finding.primary or "")
        document = claim.document if claim else next((location.document for location in finding.locations), "")
        return self.names.get(document, document)


def triage_result(result: Result, options: TriageOptions, names: Mapping[str, str] | None = None) -> Result:
    """The result with its findings fingerprinted, gated and marked, and a CX904 for each decision that nothing needs.

    `names` gives for a report's id or path the path that the patterns of overrides are matched against, where that is another.
    """
    index = _build_index(result, names or {})
    findings = _decide(result.findings, options, index)
    suppressions, faults = _suppressions(result)
    covers = [_covers(finding, suppressions, options, index) for finding in findings]
    marked = [_mark(finding, cover, options) for finding, cover in zip(findings, covers, strict=True)]
    used = {one for cover in covers for one in cover}
    told = (*faults, *_unused(suppressions, used), *_unused_accepts(options, used))
    everything = _in_order((*marked, *_decide(judge_faults(told), options, index)), index)
    return msgspec.structs.replace(result, findings=everything, statistics={**result.statistics, **_counts(everything)})


def _build_index(result: Result, names: Mapping[str, str]) -> Index:
    """Of the reports and clusters that findings are about; an archive has too many others."""
    located = {location.document for finding in result.findings for location in finding.locations}
    wanted = {id_ for finding in result.findings for id_ in finding.claims}
    clusters = {finding.cluster for finding in result.findings if finding.cluster is not None}
    claims: dict[str, Claim] = {}
    paths: dict[str, str] = {}
    for extraction in pick_extractions(result.extractions, located):
        paths[extraction.document.id] = extraction.document.path
        claims.update((claim.id, _slim(claim)) for claim in extraction.claims if claim.id in wanted)
    known = {**paths, **{id_: names[path] for id_, path in paths.items() if path in names}, **names}
    return Index(claims, {cluster.id: cluster for cluster in result.clusters if cluster.id in clusters}, known)


def _slim(claim: Claim) -> Claim:
    """The claim without what only aligning reads: an archive has many findings."""
    measurand = Measurand(claim.measurand.text, claim.measurand.family)
    return msgspec.structs.replace(claim, measurand=measurand, topics=(), cues=())


def _decide(findings: Sequence[Finding], options: TriageOptions, index: Index) -> list[Finding]:
    decided = (decide_rule(_printed(finding, index), options, index.path_of(finding)) for finding in findings)
    return [finding for finding in decided if finding is not None]


def _printed(finding: Finding, index: Index) -> Finding:
    claims = claims_of(finding, index.claims)
    return msgspec.structs.replace(finding, fingerprint=fingerprint(finding, claims, index.clusters.get(finding.cluster or "")))


def _suppressions(result: Result) -> tuple[list[Suppression], list[Fault]]:
    found: list[Suppression] = []
    faults: list[Fault] = []
    for extraction in pick_commented(result.extractions):
        suppressions, wrong = find_suppressions(extraction.document)
        found.extend(suppressions)
        faults.extend(wrong)
    return found, faults


def _covers(finding: Finding, suppressions: Sequence[Suppression], options: TriageOptions, index: Index) -> list[Cover]:
    """All that covers a finding, comments first; an expired entry covers nothing."""
    claims = claims_of(finding, index.claims)
    cluster = index.clusters.get(finding.cluster or "")
    comments: list[Cover] = [one for one in suppressions if covers_finding(one, finding, claims)]
    entries = (one for one in options.accepts if not is_expired(one, options.today))
    return [*comments, *(one for one in entries if accepts_finding(one, finding, claims, cluster))]


def _mark(finding: Finding, covers: Sequence[Cover], options: TriageOptions) -> Finding:
    known = options.baseline is not None and finding.fingerprint in options.baseline
    marked = msgspec.structs.replace(finding, baseline="known" if known else finding.baseline)
    if not covers:
        return marked
    where = "comment" if isinstance(covers[0], Suppression) else "settings"
    return msgspec.structs.replace(marked, suppressed=covers[0].reason, suppression=where)


def _unused(suppressions: Sequence[Suppression], used: set[Cover]) -> list[Fault]:
    return [
        Fault("CX904", one.path, "this comment suppresses nothing: no finding of its rules stands in what it covers", one.line)
        for one in suppressions
        if one not in used
    ]


def _unused_accepts(options: TriageOptions, used: set[Cover]) -> list[Fault]:
    """An expired entry is always told; one that nothing needs only where all reports were looked at."""
    faults = []
    for one in options.accepts:
        expired = is_expired(one, options.today)
        if expired or (one not in used and not options.partial):
            faults.append(accept_fault(one, expired=expired))
    return faults


def _in_order(findings: Sequence[Finding], index: Index) -> tuple[Finding, ...]:
    """By document, offset and rule, as the pipeline orders them."""

    def order(finding: Finding) -> tuple[str, int, int, str, str]:
        claim = index.claims.get(finding.primary or "")
        if claim is not None:
            return claim.document, claim.start, 0, finding.rule, finding.message
        location = finding.locations[0] if finding.locations else None
        return (location.document if location else ""), -1, (location.line or 0) if location else 0, finding.rule, finding.message

    return tuple(sorted(findings, key=order))


def _counts(findings: Sequence[Finding]) -> dict[str, int]:
    return {
        "findings": sum(not finding.hidden for finding in findings),
        "hidden": sum(finding.hidden for finding in findings),
        "suppressed": sum(finding.suppressed is not None for finding in findings),
        "baselined": sum(finding.baseline == "known" for finding in findings),
    }
