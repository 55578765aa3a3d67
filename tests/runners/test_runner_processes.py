"""Several processes give what one gives, byte for byte."""

from __future__ import annotations

from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path

import pytest

from crosscheck.api import Material, check_documents, extract_documents, jobs_of
from crosscheck.config.load import ConfigSource, load_config
from crosscheck.model import Document
from crosscheck.pipeline import PipelineOptions, extract
from crosscheck.read.discover import read_paths
from crosscheck.report.json_v1 import render_json
from crosscheck.report.options import RenderOptions
from crosscheck.run import processes
from crosscheck.run.local import Job
from crosscheck.run.processes import TRIES, extract_processes

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


STORMS = [Document(f"{at}.txt", f"{at}.txt", "", f"The storm killed {at + 2} people.\n") for at in range(200)]


def storms():
    options = PipelineOptions()
    return Job(STORMS, (), options, lambda _: options)


class BreakingPool:
    """Gives two extractions, then breaks, as a pool does whose process died; unbroken once it has broken often enough."""

    def __init__(self, breaks):
        self.breaks = breaks

    @contextmanager
    def __call__(self, _jobs):
        yield self

    def map(self, function, tasks, chunksize):
        del chunksize
        for at, task in enumerate(tasks):
            if self.breaks and at == 2:
                self.breaks -= 1
                raise BrokenProcessPool
            yield function(task)


class TestDeath:
    def test_what_had_not_come_back_is_handed_out_anew(self, monkeypatch):
        monkeypatch.setattr(processes, "_pool", BreakingPool(TRIES - 1))
        told = []
        found = list(extract_processes(storms(), 2, lambda *told_of: told.append(told_of)))
        assert found == [extract(document) for document in STORMS]
        assert [done for _, done, _ in told] == list(range(200))

    def test_processes_that_die_every_time_end_the_run(self, monkeypatch):
        monkeypatch.setattr(processes, "_pool", BreakingPool(TRIES))
        with pytest.raises(BrokenProcessPool):
            list(extract_processes(storms(), 2, lambda *_: None))
