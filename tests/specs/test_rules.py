"""Runs the rules' specs.

A spec of a rule for several reports gives sets of reports, one sentence each, the value in ⟦ ⟧; they are judged as one cluster. A
leading `2024-08-13|` dates a report, else it is of the spec's `published` or of 12 August 2024. A spec of a rule for one report gives texts. `flagged` must be flagged by the
rule, `fine` by no rule of the file's kind, `near_miss` not by this rule (`expect` names the rule that speaks instead, if any does). `gaps` are
known to fail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from crosscheck.judge.judge import judge_cluster, judge_document
from crosscheck.judge.options import JudgeOptions
from crosscheck.judge.rules import RULES
from crosscheck.model import Claim, Cluster, Document, Extraction, Finding
from crosscheck.normalize.origin import OriginOptions
from crosscheck.pipeline import PipelineOptions, extract

SPECS = sorted((Path(__file__).parent / "rules").glob("*.yaml"))
PUBLISHED = "2024-08-12"
MARKED = re.compile(r"⟦(.*?)⟧")
DATED = re.compile(r"(\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?)\|")
SINGLE = {"CX204", "CX301", "CX302", "CX303", "CX304", "CX305"}


def cases() -> Iterator[Any]:
    for path in SPECS:
        spec = yaml.safe_load(path.read_text("utf-8"))
        for group in ("flagged", "fine", "near_miss", "gaps"):
            for number, case in enumerate(spec.get(group, [])):
                marks = [pytest.mark.xfail(strict=True)] if group == "gaps" else []
                yield pytest.param(
                    spec["rule"], group, case, str(spec.get("published", PUBLISHED)), id=f"{path.stem}-{group}-{number}", marks=marks
                )


def read_one(name: str, text: str, default: str = PUBLISHED) -> Extraction:
    dated = DATED.match(text)
    published, body = (dated.group(1), text[dated.end() :]) if dated else (default, text)
    published = None if "undated|" in body else published
    document = Document(name, name, "", body.replace("undated|", ""))
    return extract(document, PipelineOptions(origin=OriginOptions(published=published, language="en")))


def claim_at(extraction: Extraction, start: int, end: int) -> Claim:
    return max(extraction.claims, key=lambda claim: min(end, claim.end) - max(start, claim.start) - 0.01 * (claim.end - claim.start))


def judge_reports(reports: list[str]) -> list[Finding]:
    claims: dict[str, Claim] = {}
    for number, text in enumerate(reports):
        marked = MARKED.search(text)
        assert marked is not None, text
        dated = DATED.match(text)
        offset = marked.start() - (dated.end() if dated else 0)
        plain = text.replace("⟦", "").replace("⟧", "")
        extraction = read_one(f"report-{number}.txt", plain)
        offset -= len("undated|") if "undated|" in plain else 0
        claim = claim_at(extraction, offset, offset + len(marked.group(1)))
        assert claim.start < offset + len(marked.group(1)), f"no claim at {marked.group(1)!r}"
        assert claim.end > offset, f"no claim at {marked.group(1)!r}"
        claims[claim.id] = claim
    return list(judge_cluster(Cluster("c", "what is measured", None, tuple(sorted(claims))), claims, JudgeOptions()))


def judge_text(text: str, published: str) -> list[Finding]:
    return list(judge_document(read_one("report.txt", text, published), JudgeOptions()))


@pytest.mark.parametrize(("rule", "group", "case", "published"), list(cases()))
def test_rule(rule: str, group: str, case: Any, published: str) -> None:
    body = case.get("reports", case.get("text")) if isinstance(case, dict) else case
    wanted = case if isinstance(case, dict) else {}
    found = judge_text(body, published) if rule in SINGLE else judge_reports(body)
    codes = [finding.rule for finding in found]
    told = "; ".join(finding.message for finding in found)
    if group in {"flagged", "gaps"}:
        assert rule in codes, f"not flagged: {codes} {told}"
        assert wanted.get("says", "") in told
    elif group == "fine":
        assert codes == [], told
    else:
        assert rule not in codes, told
        assert wanted.get("expect", codes[:1]) in (codes, codes[0] if codes else None), f"{codes} {told}"


def test_every_rule_that_judges_has_a_spec() -> None:
    specified = {yaml.safe_load(path.read_text("utf-8"))["rule"] for path in SPECS}
    assert {rule.code for rule in RULES if rule.speaks is not None or rule.check is not None} == specified
