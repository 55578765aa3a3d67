"""Several processes give what one gives, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from crosscheck.api import Material, check_documents, extract_documents, jobs_of
from crosscheck.config.load import ConfigSource, load_config
from crosscheck.read.discover import read_paths
from crosscheck.report.json_v1 import render_json
from crosscheck.report.options import RenderOptions

FIXTURES = str(Path(__file__).parents[2] / "fixtures" / "earthquake")


def config(**flags):
    return load_config(ConfigSource([FIXTURES], isolated=True, flags={"cache": False} | flags))


def test_the_number_of_processes_changes_no_byte():
    documents, faults = read_paths([FIXTURES], config().read)
    one, two = (check_documents(Material(documents, faults), config(jobs=jobs)) for jobs in (1, 2))
    assert render_json(one, RenderOptions()) == render_json(two, RenderOptions())
    assert extract_documents(Material(documents), config(jobs=2)) == extract_documents(Material(documents), config(jobs=1))


@pytest.mark.parametrize(("jobs", "reports", "expected"), [(3, 1, 3), (None, 5, 1)])
def test_few_reports_are_not_worth_a_pool(jobs, reports, expected):
    flags = {} if jobs is None else {"jobs": jobs}
    assert jobs_of(config(**flags), reports) == expected


def test_many_reports_take_all_cores():
    assert jobs_of(config(), 100_000) >= 1
