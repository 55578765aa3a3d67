"""SARIF 2.1.0 (OASIS standard of 27 March 2020): for code scanning and for viewers in editors."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from crosscheck import __version__
from crosscheck.judge.rule import Rule
from crosscheck.model.claim import Claim
from crosscheck.model.finding import Finding, Location
from crosscheck.model.result import Result
from crosscheck.report.cells import plain
from crosscheck.report.display import claim_words
from crosscheck.report.lookup import Lookup, build_told_lookup
from crosscheck.report.options import RenderOptions
from crosscheck.report.places import finding_claims, finding_measurand, part_text, path_of, region_of, relative_uri
from crosscheck.report.rule_pages import page_address, rules_of

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
ROOT = "SRCROOT"
"""The folder that the tool was started in; addresses are relative to it."""


def render_sarif(result: Result, options: RenderOptions) -> str:
    """One run with every finding that is sure enough; suppressed and known ones are there and say so."""
    lookup = build_told_lookup(result)
    findings = [finding for finding in result.findings if not finding.hidden]
    rules = rules_of(findings)
    positions = {rule.code: at for at, rule in enumerate(rules)}
    run = {
        "tool": {"driver": _driver(rules)},
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(extraction.document.path, extraction.document.sha256) for extraction in result.extractions],
        "results": _with_line_hashes([_result(finding, lookup, positions, options) for finding in findings]),
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _with_line_hashes(results: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """GitHub knows a finding again by this key alone, and makes it of the line if it is not there; equal ones are numbered, as it does."""
    seen: dict[str, int] = {}
    for result in results:
        prints = result["partialFingerprints"]
        key = prints["crosscheck/v1"]
        seen[key] = seen.get(key, 0) + 1
        prints["primaryLocationLineHash"] = f"{key}:{seen[key]}"
    return results


def _driver(rules: Sequence[Rule]) -> dict[str, Any]:
    return {"name": "crosscheck", "semanticVersion": __version__, "rules": [_rule(rule) for rule in rules]}


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "help": {"text": rule.docs.strip(), "markdown": rule.docs.strip()},
        "helpUri": page_address(rule.code),
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _artifact(path: str, sha256: str) -> dict[str, Any]:
    return {"location": _artifact_location(path), "hashes": {"sha-256": sha256}}


def _artifact_location(path: str) -> dict[str, Any]:
    uri = relative_uri(path)
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": ROOT}


def _result(finding: Finding, lookup: Lookup, positions: Mapping[str, int], options: RenderOptions) -> dict[str, Any]:
    claims = finding_claims(finding, lookup)
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        **({"ruleIndex": positions[finding.rule]} if finding.rule in positions else {}),
        "level": LEVELS[finding.severity],
        "message": {"text": plain(finding.message)},
        "locations": _locations(finding, claims, lookup, options),
        "partialFingerprints": {"crosscheck/v1": finding.fingerprint},
        "rank": round(finding.confidence * 100, 2),
        "properties": {
            "verdict": finding.verdict,
            "measurand": plain(finding_measurand(finding, lookup)),
            "confidence": round(finding.confidence, 4),
        },
    }
    related = [_claim_location(claim, lookup, options, number) for number, claim in enumerate(claims[1:], 1)]
    if related:
        result["relatedLocations"] = related
    if finding.suppressed is not None:
        kind = "inSource" if finding.suppression == "comment" else "external"
        result["suppressions"] = [{"kind": kind, "status": "accepted", "justification": plain(finding.suppressed)}]
    if options.has_baseline:
        result["baselineState"] = "unchanged" if finding.baseline == "known" else "new"
    return result


def _locations(finding: Finding, claims: Sequence[Claim], lookup: Lookup, options: RenderOptions) -> list[dict[str, Any]]:
    if claims:
        return [_claim_location(claims[0], lookup, options, None)]
    return [_bare_location(location, lookup) for location in finding.locations[:1] if location.document]


def _claim_location(claim: Claim, lookup: Lookup, options: RenderOptions, number: int | None) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact_location(path_of(claim.document, lookup))}
    region = region_of(claim, lookup)
    if region is not None:
        physical["region"] = {
            "startLine": region.line,
            "startColumn": region.column,
            "endLine": region.end_line,
            "endColumn": region.end_column,
            **({"snippet": {"text": plain(claim.surface)}} if options.text else {}),
        }
    place = (
        part_text(Location(claim.document, None, None, claim.place.page, claim.place.paragraph, claim.place.cell)) if region is None else ""
    )
    words = f"{lookup.source_name(claim.document)}: {plain(claim.surface)} ({claim_words(claim)})" + (f", {place}" if place else "")
    location: dict[str, Any] = {"physicalLocation": physical, "message": {"text": words}}
    return location if number is None else {"id": number, **location}


def _bare_location(location: Location, lookup: Lookup) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact_location(path_of(location.document, lookup))}
    if location.line is not None:
        physical["region"] = {"startLine": location.line}
    return {"physicalLocation": physical}
