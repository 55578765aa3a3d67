"""The baseline file: one finding a line, sorted, nothing in it that a line more or less would change."""

from __future__ import annotations

import json

import msgspec
import pytest

from crosscheck.triage.baseline import BaselineEntry, BaselineError, build_baseline, parse_baseline, prune_baseline, render_baseline
from crosscheck.triage.options import TriageOptions
from crosscheck.triage.triage import triage_result
from outside_samples import sample_result


def entries():
    return build_baseline(triage_result(sample_result(), TriageOptions()))


def test_one_finding_a_line_sorted_and_valid_json():
    text = render_baseline(reversed(entries()))
    lines = text.splitlines()
    assert json.loads(text)["schema"] == "crosscheck-baseline/1"
    assert len(lines) == 4
    assert [json.loads(line.rstrip(","))["rule"] for line in lines[1:3]] == ["CX101", "CX102"]
    assert json.loads(lines[1].rstrip(","))["values"] == ["12", "14"]
    assert render_baseline(()) == '{"schema": "crosscheck-baseline/1", "findings": [\n]}\n'


def test_round_trip():
    assert parse_baseline(render_baseline(entries())) == tuple(entries())
    assert parse_baseline(render_baseline(())) == ()


def test_suppressed_hidden_and_limit_findings_are_not_written():
    result = triage_result(sample_result(), TriageOptions())
    first, second = result.findings
    covered = (msgspec.structs.replace(first, suppressed="x"), msgspec.structs.replace(second, hidden=True))
    assert build_baseline(msgspec.structs.replace(result, findings=covered)) == ()
    limits = tuple(msgspec.structs.replace(finding, rule="CX901") for finding in result.findings)
    assert build_baseline(msgspec.structs.replace(result, findings=limits)) == ()


def test_pruning_drops_what_is_found_no_more_and_adds_nothing():
    stale = BaselineEntry("ffffffffffffffff", "CX101", "gone", ("1", "2"))
    result = triage_result(sample_result(), TriageOptions())
    assert prune_baseline((stale, entries()[0]), result) == (entries()[0],)
    assert prune_baseline((stale,), result) == ()


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"schema": "crosscheck-baseline/9", "findings": []}', '{"schema": "crosscheck-baseline/1", "findings": [1]}']
)
def test_what_is_no_baseline_is_refused(text):
    with pytest.raises(BaselineError):
        parse_baseline(text)
