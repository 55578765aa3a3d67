"""The public API: the commands in small, imported at first use."""

from __future__ import annotations

import subprocess
import sys

import pytest

import crosscheck
from crosscheck.config.errors import ConfigError
from crosscheck.config.load import ConfigSource, load_config
from crosscheck.model import Extraction, Result
from crosscheck.read.errors import ReadError


def test_check_gives_a_triaged_result(desk):
    result = crosscheck.check([str(desk / "fire")])
    assert isinstance(result, Result)
    assert [finding.rule for finding in result.findings] == ["CX101"]
    assert result.findings[0].fingerprint


def test_check_takes_settings_by_value_by_path_or_from_above_the_reports(desk):
    (desk / "other.toml").write_text('select = ["CX9"]\n')
    assert crosscheck.check(["fire"], "other.toml").findings == ()
    assert crosscheck.check(["fire"], load_config(ConfigSource(flags={"ignore": ["CX1"]}))).findings == ()
    (desk / "crosscheck.toml").write_text('[severity]\nCX101 = "info"\n')
    assert crosscheck.check(["fire"]).findings[0].severity == "info"


def test_extract_gives_one_extraction_a_report(desk):
    extractions = list(crosscheck.extract([str(desk / "calm")]))
    assert [extraction.document.id for extraction in extractions] == ["2024-05-07_north.txt", "2024-05-07_post.txt"]
    assert all(isinstance(extraction, Extraction) for extraction in extractions)


def test_overrides_reach_the_reading(desk):
    (desk / "note.txt").write_text("On Monday 12 people fled.\n")
    (desk / "crosscheck.toml").write_text('[[overrides]]\npaths = ["note.txt"]\npublished = 2024-08-13\n')
    assert next(crosscheck.extract(["note.txt"])).origin.published == "2024-08-13"


@pytest.mark.usefixtures("desk")
def test_errors_are_told_as_errors():
    with pytest.raises(ReadError):
        crosscheck.check(["absent"])
    with pytest.raises(ConfigError):
        crosscheck.check(["fire"], "absent.toml")
    with pytest.raises(AttributeError, match="has no attribute 'chekc'"):
        crosscheck.chekc  # noqa: B018


def test_the_package_imports_nothing_heavy():
    code = (
        "import sys, crosscheck.cli.main; print([m for m in ('msgspec', 'rapidfuzz', 'pint', 'dateparser', 'jinja2') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
