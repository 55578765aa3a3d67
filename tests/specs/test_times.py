"""Runs tests/specs/times/<language>: which times a sentence has, and what they mean.

`found` gives sentences with every time in them, in order: its surface and its TIMEX3 value, or a mapping of the fields of Timex that matter.
`nothing` and `near_miss` give sentences without a time, the latter ones that look much as if they had one. `gaps` are known to fail.
A case is published on its own `dct`, else on that of the file; "none" leaves it undated.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from crosscheck.mentions.times import find_times
from crosscheck.normalize.times import Anchor, resolve_times

SPECS = Path(__file__).parent / "times"


def cases() -> Iterator[Any]:
    for path in sorted(SPECS.rglob("*.yaml")):
        spec = yaml.safe_load(path.read_text("utf-8"))
        for group in ("found", "gaps", "nothing", "near_miss"):
            for number, written in enumerate(spec.get(group, [])):
                case = written if isinstance(written, dict) else {"text": written, "times": []}
                marks = [pytest.mark.xfail(strict=True)] if group == "gaps" else []
                name = f"{path.parent.name}-{path.stem}-{group}-{number}"
                yield pytest.param({"dct": spec.get("dct"), "language": path.parent.name, **case}, id=name, marks=marks)


@pytest.mark.parametrize("case", list(cases()))
def test_times_spec(case):
    published = None if case["dct"] == "none" else str(case["dct"])
    mentions = find_times(case["text"], case["language"])
    anchor = Anchor(published, case["language"], case.get("day_first"))
    values = resolve_times(case["text"], mentions, anchor)
    expected = [next(iter(pair.items())) for pair in case["times"]]
    assert [mention.surface for mention in mentions] == [str(surface) for surface, _ in expected]
    for timex, (_, wanted) in zip(values, expected, strict=True):
        fields = wanted if isinstance(wanted, dict) else {"value": wanted}
        assert {name: getattr(timex, name) for name in fields} == {name: _plain(value) for name, value in fields.items()}


def _plain(value):
    return value if value is None or isinstance(value, bool | int) else str(value)
