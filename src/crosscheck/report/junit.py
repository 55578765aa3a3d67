"""JUnit XML: one case a measurand, failed where its reports disagree; the form that CI viewers read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from xml.sax.saxutils import quoteattr

from msgspec import Struct

from crosscheck.model.comparison import Cluster
from crosscheck.model.finding import Finding
from crosscheck.model.result import Result
from crosscheck.report.cells import plain
from crosscheck.report.display import claim_words
from crosscheck.report.lookup import Lookup, build_told_lookup, standing
from crosscheck.report.options import RenderOptions
from crosscheck.report.places import claim_location, finding_claims, finding_location, finding_measurand, path_of, place_text
from crosscheck.triage.gate import failing_findings

LIMITS = "what was not checked"


class Case(Struct, frozen=True):
    """One measurand of one suite with the findings on it."""

    suite: str
    name: str
    file: str
    line: int | None
    findings: tuple[Finding, ...]


def render_junit(result: Result, options: RenderOptions) -> str:
    """A suite for each folder of reports; failing findings are failures, covered ones are skipped, others stand in system-out."""
    lookup = build_told_lookup(result)
    cases = sorted(_cases(result, lookup), key=lambda case: (case.suite, case.name, case.file, case.line or 0))
    suites = [(suite, _with_own_names(list(group))) for suite, group in groupby(cases, key=lambda case: case.suite)]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites name={_attribute('crosscheck')}{_totals(cases, options)}>"]
    for suite, members in suites:
        lines.append(f"<testsuite name={_attribute(suite)}{_totals(members, options)}>")
        for case in members:
            lines.extend(_case(case, lookup, options))
        lines.append("</testsuite>")
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _cases(result: Result, lookup: Lookup) -> Iterable[Case]:
    """A case for each cluster, and one for each finding that has none."""
    shown = [finding for finding in result.findings if not finding.hidden]
    for cluster in result.clusters:
        yield _cluster_case(cluster, tuple(finding for finding in shown if finding.cluster == cluster.id), lookup)
    for finding in shown:
        if finding.cluster not in lookup.clusters:
            yield _finding_case(finding, lookup)


def _cluster_case(cluster: Cluster, findings: tuple[Finding, ...], lookup: Lookup) -> Case:
    first = lookup.members(cluster)[0]
    suite = lookup.extractions[first.document].document.group
    path, line = path_of(first.document, lookup), first.place.line
    return Case(suite or "reports", cluster.measurand, path, line, findings)


def _finding_case(finding: Finding, lookup: Lookup) -> Case:
    location = finding_location(finding, lookup)
    document = location.document if location else ""
    extraction = lookup.extractions.get(document)
    suite = (extraction.document.group or "reports") if extraction else LIMITS
    name = finding_measurand(finding, lookup) or finding.name
    return Case(suite, name, path_of(document, lookup), location.line if location else None, (finding,))


def _with_own_names(cases: Sequence[Case]) -> list[Case]:
    """Viewers join cases of one name, so a second of the same measurand is numbered."""
    seen: dict[str, int] = {}
    named = []
    for case in cases:
        seen[case.name] = seen.get(case.name, 0) + 1
        name = case.name if seen[case.name] == 1 else f"{case.name} ({seen[case.name]})"
        named.append(Case(case.suite, name, case.file, case.line, case.findings))
    return named


def _totals(cases: Sequence[Case], options: RenderOptions) -> str:
    failures = sum(bool(failing_findings(case.findings, options.fail_on)) for case in cases)
    skipped = sum(_is_skipped(case, options) for case in cases)
    return f' tests="{len(cases)}" failures="{failures}" errors="0" skipped="{skipped}"'


def _is_skipped(case: Case, options: RenderOptions) -> bool:
    return any(standing(finding) in ("known", "accepted") for finding in case.findings) and not failing_findings(
        case.findings, options.fail_on
    )


def _case(case: Case, lookup: Lookup, options: RenderOptions) -> Iterable[str]:
    place = f" file={_attribute(case.file)}" + (f' line="{case.line}"' if case.line else "")
    head = f"<testcase classname={_attribute(case.suite)} name={_attribute(case.name)}{place}"
    inner = [line for finding in case.findings for line in _outcome(finding, lookup, options)]
    if not inner:
        yield f"{head}/>"
        return
    yield f"{head}>"
    yield from inner
    yield "</testcase>"


def _outcome(finding: Finding, lookup: Lookup, options: RenderOptions) -> Iterable[str]:
    details = "\n".join(_details(finding, lookup))
    if failing_findings([finding], options.fail_on):
        yield f"<failure type={_attribute(finding.rule)} message={_attribute(finding.message)}>{_text(details)}</failure>"
    elif standing(finding) in ("known", "accepted"):
        reason = finding.suppressed if finding.suppressed is not None else "in the baseline"
        yield f"<skipped message={_attribute(f'{finding.rule} {reason}')}/>"
    else:
        yield f"<system-out>{_text(details)}</system-out>"


def _details(finding: Finding, lookup: Lookup) -> Iterable[str]:
    yield f"{finding.severity} {finding.rule} {finding.name}: {finding.message}"
    for claim in finding_claims(finding, lookup):
        place = place_text(path_of(claim.document, lookup), claim_location(claim))
        yield f"{place} {lookup.source_name(claim.document)}: {claim.surface} ({claim_words(claim)})"


def _attribute(text: str) -> str:
    return quoteattr(_xml(plain(text)))


def _text(text: str) -> str:
    return "\n".join(_xml(plain(line)) for line in text.split("\n")).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _xml(text: str) -> str:
    """XML 1.0 cannot hold these two, escaped or not; `plain` has taken the other characters that it cannot."""
    return text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
