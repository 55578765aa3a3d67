"""Several processes give what one gives, byte for byte."""

from __future__ import annotations

import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from crosscheck.api import Material, check_documents, extract_documents, jobs_of
from crosscheck.config.load import ConfigSource, load_config
from crosscheck.model import Document
from crosscheck.pipeline import PipelineOptions, extract
from crosscheck.read.discover import read_paths
from crosscheck.report.json_v1 import render_json
from crosscheck.report.options import RenderOptions
from crosscheck.run.engine import EngineError
from crosscheck.run.local import Job
from crosscheck.run.processes import TRIES, PoolEngine, extract_processes

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


def end_once(task):
    """Ends its process at the first try, as kill -9 does."""
    number, mark = task
    if number == 2 and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number, "x" * 200_000  # more than a pipe holds


def end_always(task):
    os.kill(os.getpid(), signal.SIGKILL)
    return task


def fail(task):
    raise ValueError(task)


class TestDeath:
    def test_the_task_of_a_killed_process_is_handed_out_anew(self, tmp_path):
        tasks = [(number, str(tmp_path / "mark")) for number in range(6)]
        found = PoolEngine(2).run(end_once, tasks)
        assert sorted(number for number, _ in found) == list(range(6))

    def test_a_task_that_kills_its_process_every_time_ends_the_run(self):
        with pytest.raises(EngineError, match="died 3 times"):
            list(PoolEngine(2, most_deaths=TRIES).run(end_always, [1]))

    def test_what_a_task_raises_is_raised_here(self):
        with pytest.raises(ValueError, match="7"):
            list(PoolEngine(1).run(fail, [7]))

    def test_a_run_that_is_given_up_leaves_no_process(self):
        found = PoolEngine(2).run(abs, range(1000))
        next(found)
        found.close()
        assert multiprocessing.active_children() == []

    def test_reports_come_in_order_whatever_process_is_first(self):
        told = []
        found = list(extract_processes(storms(), 2, lambda *told_of: told.append(told_of)))
        assert found == [extract(document) for document in STORMS]
        assert [done for _, done, _ in told] == list(range(200))
