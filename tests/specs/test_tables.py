"""Runs tests/specs/tables: tables of a report, and whether CX302 tells that a total of theirs does not come out.

A table is written with ` / ` between its rows and `|` between its cells. It is read as Markdown, and once more as HTML: both must be judged alike.
`flagged` gives exactly one finding, `fine` and `near_miss` none.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import pytest
import yaml

from crosscheck.judge.judge import judge_document
from crosscheck.judge.options import JudgeOptions
from crosscheck.model import Finding
from crosscheck.pipeline import extract
from crosscheck.read.document import Source, read_document
from crosscheck.read.options import ReadOptions

SPECS = sorted((Path(__file__).parent / "tables").glob("*.yaml"))
LEAD = "Figures of the week"


def cases() -> Iterator[Any]:
    for path in SPECS:
        for group, found in yaml.safe_load(path.read_text("utf-8")).items():
            for number, case in enumerate(found):
                for form in (as_markdown, as_html):
                    yield pytest.param(group, case, form, id=f"{path.stem}-{group}-{number}-{form.__name__[3:]}")


def rows_of(case: dict[str, str]) -> list[list[str]]:
    return [row.split("|") for row in case["table"].split(" / ")]


def as_markdown(case: dict[str, str]) -> tuple[str, str]:
    header, *body = ["| " + " | ".join(row) + " |" for row in rows_of(case)]
    rule = "|" + "---|" * len(rows_of(case)[0])
    return "a.md", "\n".join([f"# {LEAD}", "", case.get("text", ""), "", header, rule, *body, ""])


def as_html(case: dict[str, str]) -> tuple[str, str]:
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows_of(case))
    return "a.html", f"<html><body><h1>{LEAD}</h1><p>{escape(case.get('text', ''))}</p><table>{body}</table></body></html>"


def judge_table(name: str, text: str) -> list[Finding]:
    documents, faults = read_document(Source(name, name), text.encode(), ReadOptions())
    assert not faults
    return list(judge_document(extract(documents[0]), JudgeOptions()))


@pytest.mark.parametrize(("group", "case", "form"), list(cases()))
def test_table(group, case, form):
    found = judge_table(*form(case))
    told = [finding.message for finding in found]
    assert [finding.rule for finding in found] == (["CX302"] if group == "flagged" else []), told
    assert case.get("says", "") in "; ".join(told)
