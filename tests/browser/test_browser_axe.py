"""WCAG 2.2 AA as axe-core checks it, in light and dark, with a hundred cards and with none."""

from __future__ import annotations

from pathlib import Path

import pytest

from crosscheck.model import Result
from report_samples import calm_result, draft_result, hostile_result, many_result, offensive_result

AXE = Path(__file__).with_name("vendor") / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RESULTS = {
    "offensive": offensive_result(),
    "draft": draft_result(),
    "calm": calm_result(),
    "hostile": hostile_result(),
    "nothing": Result(),
    "hundred": many_result(100),
}


def violations(page: object) -> list[str]:
    """What axe finds on the whole page: everything open, and nothing left unrendered because it is off the screen."""
    page.add_style_tag(content=".card, .report, .sheet { content-visibility: visible !important; }")
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", TAGS)
    return [f"{one['id']}: {one['help']}: {[node['html'][:160] for node in one['nodes'][:3]]}" for one in found["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", RESULTS)
def test_axe_finds_nothing(open_page, name, scheme):
    assert violations(open_page(RESULTS[name], color_scheme=scheme, bypass_csp=True).page) == []


def test_axe_finds_nothing_on_a_phone(open_page):
    assert violations(open_page(RESULTS["offensive"], width=390, bypass_csp=True).page) == []
