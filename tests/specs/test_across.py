"""Runs tests/specs/across: sets of reports that go through the whole pipe, and whether the file's rule speaks.

CX106 and CX108 see what stands in several reports besides the verdict on a value; other rules may speak as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from crosscheck.model import Document, Metadata
from crosscheck.pipeline import check

SPECS = sorted((Path(__file__).parent / "across").glob("*.yaml"))


def cases() -> Iterator[Any]:
    for path in SPECS:
        spec = yaml.safe_load(path.read_text("utf-8"))
        for group in ("flagged", "fine", "near_miss"):
            for number, reports in enumerate(spec[group]):
                yield pytest.param(spec["rule"], group == "flagged", reports, id=f"{path.stem}-{group}-{number}")


def read_one(number: int, text: str) -> Document:
    name = f"{number}.txt"
    return Document(name, name, "", text, metadata=(Metadata("published", "2024-08-13", "manifest"),))


@pytest.mark.parametrize(("rule", "flagged", "reports"), list(cases()))
def test_across(rule, flagged, reports):
    result = check([read_one(number, text) for number, text in enumerate(reports)])
    told = [f"{finding.rule} {finding.message}" for finding in result.findings]
    assert any(one.startswith(rule) for one in told) == flagged, told
