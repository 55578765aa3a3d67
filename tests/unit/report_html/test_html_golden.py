"""Golden reports, reviewed as diffs: run with --update-golden to lay them anew. Style and script stand in their own files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crosscheck.report.csv_matrix import render_csv
from crosscheck.report.html import render_html
from crosscheck.report.markdown import render_markdown
from report_samples import calm_result, draft_result, offensive_result

GOLDEN = Path(__file__).parents[2] / "golden" / "report"
RESULTS = {"offensive": offensive_result(), "draft": draft_result(), "calm": calm_result()}


def page(result):
    html = re.sub(r"<(style|script)>.*?</\1>", r"<\1></\1>", render_html(result), flags=re.DOTALL)
    return re.sub(r"(sha256-)[A-Za-z0-9+/]{43}=|crosscheck \d[\w.]*", lambda match: match[1] or "crosscheck", html)


@pytest.mark.parametrize(("suffix", "render"), [("html", page), ("md", render_markdown), ("csv", render_csv)])
@pytest.mark.parametrize("name", RESULTS)
def test_reports_are_as_they_were_reviewed(name, suffix, render, update_golden):
    path = GOLDEN / f"{name}.{suffix}"
    text = render(RESULTS[name])
    if update_golden:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    assert text == path.read_bytes().decode("utf-8")
