"""Runs tests/specs/read: how texts are laid out, and what they say of themselves."""

from pathlib import Path

import pytest
import yaml

from crosscheck.model import Metadata
from crosscheck.normalize.origin import resolve_origin
from crosscheck.read.document import Source, read_document
from crosscheck.read.options import ReadOptions

SPECS = Path(__file__).parent / "read"
CASES = [(path.stem, case) for path in sorted(SPECS.rglob("*.yaml")) for case in yaml.safe_load(path.read_text("utf-8"))]
STORY = ("headline", "summary", "paragraph", "caption", "table", "list", "footnote")


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[f"{stem}: {case['why']}" for stem, case in CASES])
def test_read_spec(case):
    name = case.get("name", "report.txt")
    listed = (Metadata("title", case["title"], "manifest"),) if "title" in case else ()
    (document,), faults = read_document(Source(name, name, listed), case["text"].encode(), ReadOptions())
    assert not faults
    origin, _ = resolve_origin(document)
    if "published" in case:
        assert origin.published == case["published"]
    if "source" in case:
        assert origin.source == case["source"]
    if "headline" in case:
        assert next(iter(_texts(document, "headline")), None) == case["headline"]
    if "story" in case:
        found = _texts(document, *STORY)
        assert found == case["story"] or set(case["story"]) <= set(found)
    for kind in ("metadata", "boilerplate", "caption"):
        if kind in case:
            assert _texts(document, kind) == case[kind]


def _texts(document, *kinds):
    return [document.text[block.start : block.end] for block in document.blocks if block.kind in kinds]
