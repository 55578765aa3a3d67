"""One finding a line, each with its claims: for jq, for log pipelines, for a line-wise diff."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from crosscheck.model.finding import Finding
from crosscheck.model.result import Result
from crosscheck.report.json_v1 import ClaimV1, FindingV1, build_claim, build_finding
from crosscheck.report.lookup import Lookup, build_told_lookup
from crosscheck.report.options import RenderOptions
from crosscheck.report.places import finding_claims, finding_location, finding_measurand, path_of


class LineV1(Struct, frozen=True):
    """A finding of the JSON result, with where it is shown, what it is about, and its claims in full."""

    path: str
    line: int | None
    column: int | None
    measurand: str
    finding: FindingV1
    claims: tuple[ClaimV1, ...]


def render_jsonl(result: Result, options: RenderOptions) -> str:  # noqa: ARG001 - every renderer takes the same
    """The findings in the result's order; those under the confidence threshold are left out."""
    lookup = build_told_lookup(result)
    lines = (msgspec.json.encode(_line(finding, lookup)).decode() for finding in result.findings if not finding.hidden)
    return "".join(f"{line}\n" for line in lines)


def _line(finding: Finding, lookup: Lookup) -> LineV1:
    location = finding_location(finding, lookup)
    return LineV1(
        path=path_of(location.document, lookup) if location else "",
        line=location.line if location else None,
        column=location.column if location else None,
        measurand=finding_measurand(finding, lookup),
        finding=build_finding(finding),
        claims=tuple(build_claim(claim) for claim in finding_claims(finding, lookup) if claim.id in finding.claims),
    )
