"""Reviewdog's diagnostic format (rdjson): for review comments wherever reviewdog runs."""

from __future__ import annotations

import json
from typing import Any

from crosscheck.model.claim import Claim
from crosscheck.model.document import Document
from crosscheck.model.finding import Finding
from crosscheck.model.result import Result
from crosscheck.report.cells import plain
from crosscheck.report.display import claim_words
from crosscheck.report.lookup import Lookup, build_told_lookup, standing
from crosscheck.report.options import RenderOptions
from crosscheck.report.places import finding_claims, finding_location, path_of, region_of
from crosscheck.report.rule_pages import page_address

SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render_rdjson(result: Result, options: RenderOptions) -> str:  # noqa: ARG001 - every renderer takes the same
    """The findings that count, with the other sources as related locations."""
    lookup = build_told_lookup(result)
    diagnostics = [_diagnostic(finding, lookup) for finding in result.findings if standing(finding) == "open"]
    return json.dumps({"source": {"name": "crosscheck"}, "diagnostics": diagnostics}, ensure_ascii=False, indent=1) + "\n"


def _diagnostic(finding: Finding, lookup: Lookup) -> dict[str, Any]:
    claims = finding_claims(finding, lookup)
    location = finding_location(finding, lookup)
    place = _location(claims[0], lookup) if claims else {"path": path_of(location.document, lookup) if location else ""}
    diagnostic: dict[str, Any] = {
        "message": plain(finding.message),
        "location": place,
        "severity": SEVERITIES[finding.severity],
        "code": {"value": finding.rule, "url": page_address(finding.rule)},
    }
    related = [_related(claim, lookup) for claim in claims[1:]]
    return {**diagnostic, "relatedLocations": related} if related else diagnostic


def _related(claim: Claim, lookup: Lookup) -> dict[str, Any]:
    words = f"{lookup.source_name(claim.document)}: {plain(claim.surface)} ({claim_words(claim)})"
    return {"message": words, "location": _location(claim, lookup)}


def _location(claim: Claim, lookup: Lookup) -> dict[str, Any]:
    location: dict[str, Any] = {"path": path_of(claim.document, lookup)}
    if region_of(claim, lookup) is not None:
        document = lookup.extractions[claim.document].document
        location["range"] = {"start": _position(document, claim.start), "end": _position(document, claim.end)}
    return location


def _position(document: Document, offset: int) -> dict[str, int]:
    """Line and column from 1; reviewdog counts columns in bytes of UTF-8."""
    line = document.place(offset).line
    before = document.text[document.line_starts[line - 1] : offset]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
