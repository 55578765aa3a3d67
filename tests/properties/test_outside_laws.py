"""Laws of the outside: what was accepted is not new, and nothing but the reports decides the bytes."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crosscheck.api import Material, check_documents
from crosscheck.config.load import ConfigSource, load_config
from crosscheck.model import Result
from crosscheck.read.discover import read_paths
from crosscheck.report.cells import cell_width, plain, shorten, wrap
from crosscheck.report.concise import render_concise
from crosscheck.report.formats import FORMATS, render
from crosscheck.report.full import render_full
from crosscheck.report.json_v1 import render_json
from crosscheck.report.json_v1_load import load_result
from crosscheck.report.options import RenderOptions
from crosscheck.triage.baseline import build_baseline, parse_baseline, prune_baseline, render_baseline
from crosscheck.triage.gate import failing_findings
from crosscheck.triage.options import TriageOptions
from crosscheck.triage.triage import triage_result
from outside_samples import count, make_claim, make_document, make_extraction, make_finding

FEW = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
PROSE = st.text(st.characters(blacklist_categories=["Cs"]), max_size=60)


@st.composite
def results(draw):
    """Results of any text: reports that give tolls, and findings on any of them."""
    documents = [
        make_document(f"r{number}.txt", f"{draw(PROSE)} {value} dead {draw(PROSE)}")
        for number, value in enumerate(draw(st.lists(st.integers(1, 40), min_size=1, max_size=4)))
    ]
    claims = []
    for document in documents:
        surface = document.text[: document.text.rindex(" dead")].rsplit(" ", 1)[1]
        claims.append(make_claim(document, f"{surface} dead", count(int(surface)), draw(st.sampled_from(["deaths", "injuries of people"]))))
    findings = tuple(
        make_finding(draw(st.sampled_from(["CX101", "CX102", "CX105"])), tuple(draw(st.permutations(claims))[: draw(st.integers(1, 4))]), message=draw(PROSE), cluster=None)
        for _ in range(draw(st.integers(0, 4)))
    )  # fmt: skip
    extractions = tuple(make_extraction(document, (claim,)) for document, claim in zip(documents, claims, strict=True))
    return Result(extractions, (), findings, {"reports": len(documents)})


@FEW
@given(results())
def test_a_baseline_written_leaves_nothing_new(result):
    before = triage_result(result, TriageOptions())
    known = parse_baseline(render_baseline(build_baseline(before)))
    after = triage_result(result, TriageOptions(baseline=frozenset(entry.fingerprint for entry in known)))
    assert failing_findings(after.findings, "info") == ()
    assert len(after.findings) == len(before.findings)
    assert prune_baseline(known, after) == known


@FEW
@given(results(), st.randoms())
def test_fingerprints_do_not_hang_on_order(result, shuffler):
    def shuffled(finding):
        claims = list(finding.claims)
        shuffler.shuffle(claims)
        return msgspec.structs.replace(finding, claims=tuple(claims))

    mixed = msgspec.structs.replace(result, findings=tuple(shuffled(finding) for finding in result.findings))
    assert sorted(one.fingerprint for one in triage_result(mixed, TriageOptions()).findings) == sorted(
        one.fingerprint for one in triage_result(result, TriageOptions()).findings
    )


@FEW
@given(results(), st.integers(40, 120), st.booleans())
def test_the_terminal_is_never_overrun_nor_moved(result, width, unicode):
    options = RenderOptions(width=width, unicode=unicode, verbosity=1)
    for text in (render_full(result, options), render_concise(result, options)):
        assert not any(character in "\x1b\x9b\x07\r\u202e\u2066" for character in text)
    assert max(cell_width(line) for line in render_full(result, options).splitlines()) <= width


@FEW
@given(results())
def test_a_stored_result_is_read_back(result):
    stored = render_json(result, RenderOptions())
    assert render_json(load_result(stored.encode()), RenderOptions()) == stored


@FEW
@given(st.text(max_size=80), st.integers(1, 40))
def test_cells_lose_nothing(text, width):
    told = plain(text)
    assert len(told) == len(text)
    rows = wrap(told, width)
    assert "".join(told[start:end] for start, end in rows).replace(" ", "") == told.replace(" ", "")
    assert all(cell_width(told[start:end]) <= max(width, 2) for start, end in rows)
    assert cell_width(shorten(told, width)) <= max(width, 3)


@pytest.fixture(scope="module")
def fixtures():
    return Path(__file__).parents[2] / "fixtures" / "kursk-2024"


def test_order_of_reports_changes_no_byte_of_any_format(fixtures):
    config = load_config(ConfigSource([str(fixtures)], isolated=True))
    documents, faults = read_paths([str(fixtures)], config.read)
    renderings = set()
    for seed in range(3):
        mixed = list(documents)
        random.Random(seed).shuffle(mixed)  # noqa: S311 - an order, not a secret
        result = check_documents(Material(mixed, faults), config)
        renderings.add(tuple(render(name, result, RenderOptions()) for name, chosen in FORMATS.items() if chosen.makes == "text"))
    assert len(renderings) == 1


def test_locale_time_zone_and_hash_seed_change_no_byte(fixtures, tmp_path):
    outputs = set()
    environments = (
        {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "77", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "COLUMNS": "100"},
    )
    for number, environment in enumerate(environments):
        folder = tmp_path / str(number)
        formats = [argument for name, chosen in FORMATS.items() if chosen.makes == "text" for argument in ("-f", f"{name}:{folder}/{name}")]
        ran = subprocess.run(
            [sys.executable, "-m", "crosscheck", "check", ".", "--isolated", *formats],
            cwd=fixtures, env=os.environ | environment, capture_output=True, check=False,
        )  # fmt: skip
        assert ran.returncode == 1, ran.stderr
        outputs.add(tuple((path.name, path.read_bytes()) for path in sorted(folder.iterdir())))
    assert len(outputs) == 1
    assert json.loads(dict(next(iter(outputs)))["json"])["findings"]
