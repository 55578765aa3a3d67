"""Archives: shards, engines and faults. The findings are those of a run in memory, byte for byte, whatever happens to workers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time

import dask
import fsspec
import pyarrow.parquet as pq
import pytest
from distributed import LocalCluster
from runner_tasks import Poison, slow_abs

from crosscheck import api
from crosscheck.api import check_archive, check_documents, survey_archive
from crosscheck.cli.main import run
from crosscheck.config.load import ConfigSource, load_config
from crosscheck.model import Result
from crosscheck.read.discover import read_paths
from crosscheck.report.formats import FORMATS, render, render_folder
from crosscheck.report.json_stream import stream_json
from crosscheck.report.json_v1 import render_json
from crosscheck.report.options import RenderOptions
from crosscheck.run import batches as batches_module
from crosscheck.run import open as open_module
from crosscheck.run.dask import open_dask
from crosscheck.run.engine import EngineError, SerialEngine
from crosscheck.run.journal import TRIES, Journal
from crosscheck.run.processes import PoolEngine
from crosscheck.run.store import FolderStore, UrlStore, read_head, write_sealed

pytestmark = pytest.mark.filterwarnings("ignore")  # Dask's own
TOWNS = ("Halden", "Brixford", "Tessin", "Corvale", "Sundby", "Marlow", "Oster", "Velm", "Karsund", "Dorla")
NAMES = ("Weber", "Rossi", "Novak", "Haddad", "Lund", "Okoye", "Tanaka", "Silva", "Moreau", "Keller")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Forty reports of twenty fires, two of each; every fourth pair disagrees."""
    root = tmp_path_factory.mktemp("reports")
    for at in range(20):
        town, name = TOWNS[at % 10], NAMES[(at * 3 + at // 10) % 10]
        dead = 12 + at
        (root / f"{at:02}a.txt").write_text(
            f"Fire in {town}\n\n{dead} people died when the {name} mill in {town} burned down, {name} said. In {town}, 120 were hurt.\n"
        )
        (root / f"{at:02}b.txt").write_text(
            f"The {name} mill of {town} burned down. {dead + (3 if at % 4 == 0 else 0)} people died in {town}, police said; {name} was arrested.\n"
        )
    return root


def config_of(folder, **flags):
    return load_config(ConfigSource([str(folder)], isolated=True, flags={"published": "2024-08-15", "jobs": 2, "group-by": "none"} | flags))


@pytest.fixture(scope="module")
def in_memory(folder):
    """The result of a run in memory."""
    config = config_of(folder, cache=False)
    return check_documents(api.Material(*read_paths([str(folder)], config.read)), config)


@pytest.fixture(scope="module")
def kept_apart(folder):
    """The result of a run over shards."""
    return check(folder, cache=False)


@pytest.fixture(scope="module")
def expected(in_memory):
    """The JSON of a run in memory."""
    return rendered(in_memory)


def rendered(result):
    return render_json(result, RenderOptions())


def check(folder, **flags):
    config = config_of(folder, **flags)
    return check_archive(survey_archive([str(folder)], config), config)[0]


@pytest.fixture(scope="module")
def cluster():
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 12}),
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster,
    ):
        yield cluster


@pytest.fixture
def address(cluster):
    return f"dask={cluster.scheduler_address}"


@pytest.fixture(params=["local", "dask"])
def engine(request, address):
    """Processes of this machine, and the cluster."""
    return address if request.param == "dask" else "local"


class TestSameBytes:
    def test_processes(self, folder, expected):
        assert rendered(check(folder, cache=False)) == expected
        assert '"CX101"' in expected

    def test_a_cluster_that_is_there(self, folder, expected, address, tmp_path):
        assert rendered(check(folder, engine=address, **{"cache-dir": str(tmp_path)})) == expected
        (shard, *_) = tmp_path.glob("shards/reports/*/*.parquet")
        assert pq.read_table(shard).column("id").to_pylist()[0].endswith(".txt")

    def test_a_cluster_of_its_own_and_reports_in_memory(self, folder, expected):
        files = fsspec.filesystem("memory")
        for path in folder.iterdir():
            files.pipe_file(f"/desk/{path.name}", path.read_bytes())
        config = load_config(
            ConfigSource(
                ["memory://desk"],
                isolated=True,
                flags={"published": "2024-08-15", "engine": "dask", "group-by": "none", "cache-dir": "memory://shards", "jobs": 2},
            )
        )
        result = check_archive(survey_archive(["memory://desk"], config), config)[0]
        assert rendered(result) == expected.replace(str(folder), "memory://desk")
        assert files.find("/shards/reports")

    def test_one_process_kept_in_shards(self, folder, expected, monkeypatch):
        monkeypatch.setattr(api, "FEWEST_APART", 10)
        assert rendered(check(folder, jobs=1, cache=False)) == expected

    def test_json_is_written_piece_by_piece(self, folder, expected, tmp_path, capfdbinary):
        for text in (True, False):
            result = check(folder, cache=False)
            options = RenderOptions(text=text)
            assert b"".join(stream_json(result, options)).decode() == render_json(result, options)
        nothing = Result()
        assert b"".join(stream_json(nothing, RenderOptions())).decode() == render_json(nothing, RenderOptions())
        command = ["check", str(folder), "--isolated", "--published", "2024-08-15", "--group-by", "none", "--jobs", "2", "--exit-zero"]
        assert run([*command, "--no-cache", "-f", "json", "--statistics"]) == 0
        assert capfdbinary.readouterr().out.decode() == expected
        assert run([*command, "--no-cache", "-f", f"json:{tmp_path}/result.json"]) == 0
        assert (tmp_path / "result.json").read_text("utf-8") == expected

    @pytest.mark.parametrize("name", [name for name in FORMATS if FORMATS[name].makes == "text"])
    def test_every_format_shows_the_same(self, in_memory, kept_apart, name):
        options = RenderOptions(verbosity=1)
        assert render(name, kept_apart, options) == render(name, in_memory, options)

    def test_parquet_holds_the_same(self, in_memory, kept_apart):
        one, two = (render_folder("parquet", result, RenderOptions()) for result in (in_memory, kept_apart))
        assert one == two

    def test_drafts_and_standard_input_stay_in_memory(self, folder):
        assert survey_archive(["-", str(folder)], config_of(folder)) is None


class TestShards:
    def test_the_second_run_reads_no_report(self, folder, expected, tmp_path, monkeypatch):
        check(folder, jobs=2, **{"cache-dir": str(tmp_path)})
        monkeypatch.setattr(batches_module, "extract", None)
        config = config_of(folder, jobs=1, **{"cache-dir": str(tmp_path)})
        monkeypatch.setattr(api, "FEWEST_APART", 10)
        assert rendered(check_archive(survey_archive([str(folder)], config), config)[0]) == expected

    @pytest.mark.parametrize("harm", ["half", "changed", "no seal", "seal"])
    def test_a_half_written_shard_is_never_taken_as_whole(self, tmp_path, harm):
        store = FolderStore(str(tmp_path))
        write_sealed(store, "reports/aa/aab", ".rows", b"whole and sound", b"head")
        assert read_head(store, "reports/aa/aab", ".rows") == b"head"
        shard, seal = tmp_path / "reports/aa/aab.rows", tmp_path / "reports/aa/aab.seal"
        {
            "half": lambda: shard.write_bytes(b"whole"),
            "changed": lambda: shard.write_bytes(b"whole and soun!"),
            "no seal": seal.unlink,
            "seal": lambda: seal.write_bytes(seal.read_bytes()[:-3]),
        }[harm]()
        assert read_head(store, "reports/aa/aab", ".rows") is None

    def test_damaged_shards_are_made_anew(self, folder, expected, tmp_path):
        check(folder, **{"cache-dir": str(tmp_path)})
        for path in tmp_path.glob("shards/*/*/*.rows"):
            path.write_bytes(path.read_bytes()[:-7])
        assert rendered(check(folder, **{"cache-dir": str(tmp_path)})) == expected

    def test_a_write_that_is_cut_off_leaves_nothing(self, tmp_path):
        store = FolderStore(str(tmp_path))
        with pytest.raises(TypeError):
            store.write("a/b", "no bytes")
        assert [path for path in tmp_path.rglob("*") if path.is_file()] == []

    def test_a_url_keeps_shards_too(self):
        store = UrlStore("memory://kept")
        write_sealed(store, "reports/aa/x", ".rows", b"rows", b"head")
        assert read_head(store, "reports/aa/x", ".rows") == b"head"
        store.remove("reports/aa/x.seal")
        store.remove("reports/aa/x.seal")
        assert read_head(store, "reports/aa/x", ".rows") is None


def poisoned(monkeypatch, tmp_path, name, once):
    """Makes one report kill the worker that extracts it; gives the file where each death leaves a sign."""
    mark = tmp_path / "deaths"
    plain = api.options_by_report
    monkeypatch.setattr(api, "options_by_report", lambda config: Poison(plain(config), name, str(mark), once))
    return mark


class TestFaults:
    def test_a_worker_killed_once_changes_nothing(self, folder, expected, tmp_path, monkeypatch, engine):
        mark = poisoned(monkeypatch, tmp_path, "07a.txt", once=True)
        result = check(folder, engine=engine, **{"cache-dir": str(tmp_path / "kept")})
        assert mark.read_text() == "x"
        assert rendered(result) == expected

    def test_a_report_that_kills_its_worker_every_time_is_set_aside(self, folder, tmp_path, monkeypatch, engine):
        mark = poisoned(monkeypatch, tmp_path, "07a.txt", once=False)
        result = check(folder, engine=engine, **{"cache-dir": str(tmp_path / "kept")})
        assert mark.read_text() == "x" * TRIES
        assert [finding.locations[0].document for finding in result.findings if finding.rule == "CX901"] == [f"{folder}/07a.txt"]
        assert result.statistics["reports"] == 39
        again = check(folder, engine=engine, **{"cache-dir": str(tmp_path / "kept")})
        assert mark.read_text() == "x" * TRIES * 2  # another run tries it again
        assert rendered(again) == rendered(result)

    def test_a_worker_killed_from_outside(self, folder, expected, tmp_path, cluster, address):
        """`kill -9` of one of the cluster's workers while the run is under way."""
        (pid, *_) = (worker.pid for worker in cluster.workers.values())
        killer = threading.Timer(0.2, os.kill, (pid, signal.SIGKILL))
        killer.start()
        try:
            assert rendered(check(folder, engine=address, **{"cache-dir": str(tmp_path)})) == expected
        finally:
            killer.join(timeout=5)

    def test_a_lost_scheduler_is_told_and_the_next_run_goes_on(self, folder, expected, tmp_path):
        seen = []
        with scheduler() as (process, address):

            def progress(stage, done, _):
                if stage == "comparing" and not seen:
                    seen.append(done)
                    process.kill()

            config = config_of(folder, engine=f"dask={address}", **{"cache-dir": str(tmp_path)})
            with pytest.raises(EngineError, match="was lost"):
                check_archive(survey_archive([str(folder)], config), config, progress)
        kept = {path: path.stat().st_ino for path in tmp_path.glob("shards/reports/*/*.parquet")}
        assert kept
        config = config_of(folder, engine="dask", **{"cache-dir": str(tmp_path)})
        assert rendered(check_archive(survey_archive([str(folder)], config), config)[0]) == expected
        assert {path: path.stat().st_ino for path in tmp_path.glob("shards/reports/*/*.parquet")} == kept

    def test_a_scheduler_that_is_not_there(self, folder, capsys):
        began = time.monotonic()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("crosscheck.run.dask._PATIENCE", 1.0)
            assert run(["check", str(folder), "--isolated", "--engine", "dask=tcp://127.0.0.1:1"]) == 2
        assert "no Dask scheduler at tcp://127.0.0.1:1" in capsys.readouterr().err
        assert time.monotonic() - began < 15

    def test_without_the_extra_the_command_says_what_to_install(self, folder, capsys, monkeypatch):
        monkeypatch.setattr(open_module, "find_spec", lambda name: None if name == "distributed" else name)
        assert run(["check", str(folder), "--isolated", "--engine", "dask", "--no-cache"]) == 2
        assert "pip install 'crosscheck[dask]'" in capsys.readouterr().err

    def test_a_worker_of_another_version_is_told(self, folder, monkeypatch):
        monkeypatch.setattr(api, "build_program", lambda: b"another")
        with pytest.raises(EngineError, match="another version"):
            check(folder, cache=False)

    def test_a_worker_that_does_not_see_the_shards_is_told(self, folder, tmp_path, monkeypatch):
        monkeypatch.setattr("crosscheck.run.archive.run_mark", lambda run: f"elsewhere/{run}")
        with pytest.raises(EngineError, match="does not see"):
            check(folder, **{"cache-dir": str(tmp_path)})

    def test_a_folder_that_cannot_be_written_is_told(self, folder, tmp_path):
        (tmp_path / "file").write_text("")
        with pytest.raises(EngineError, match="cannot be kept"):
            check(folder, **{"cache-dir": str(tmp_path / "file")})


class scheduler:  # noqa: N801 - used as a function
    """A scheduler and two workers in processes of their own."""

    def __enter__(self):
        code = (
            "import dask, sys, time\nfrom distributed import LocalCluster\n"
            "if __name__ == '__main__':\n"
            "    cluster = LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None, silence_logs=50)\n"
            "    print(cluster.scheduler_address, flush=True)\n    sys.stdin.read()\n"
        )
        self.process = subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        return self.process, self.process.stdout.readline().strip()

    def __exit__(self, *_):
        self.process.kill()
        self.process.communicate(timeout=20)


class TestEngines:
    def test_dask_takes_no_more_tasks_than_it_soon_computes(self, cluster):
        taken = []

        def tasks():
            for number in range(30):
                taken.append(number)
                yield number

        with open_dask(cluster.scheduler_address, None) as engine:
            found = engine.run(slow_abs, tasks())
            next(found)
            assert len(taken) < 20
            found.close()

    def test_what_a_task_raises_is_raised_here(self, cluster):
        with open_dask(cluster.scheduler_address, None) as engine, pytest.raises(TypeError):
            list(engine.run(abs, ["no number"]))

    def test_serial(self):
        assert list(SerialEngine().run(abs, [-1, -2])) == [1, 2]
        assert list(PoolEngine(1).run(abs, [])) == []


class TestJournal:
    def test_deaths_of_another_run_do_not_count(self, tmp_path):
        store = FolderStore(str(tmp_path))
        for _ in range(TRIES + 1):
            journal = Journal(store, "batch", "one")
            journal.begin(4)
        assert journal.is_aside(4)
        assert not Journal(store, "batch", "two").is_aside(4)

    def test_a_far_store_is_told_once_a_worker_has_died(self):
        store = UrlStore("memory://journal")
        for _ in range(TRIES + 2):
            journal = Journal(store, "batch", "one")
            journal.begin(4)
        assert journal.is_aside(4)
        journal.close()

    @pytest.mark.parametrize("left", [b"", b"\0" * 8, b"\0" * 8 + b"\xff"])
    def test_a_damaged_journal_counts_nothing(self, tmp_path, left):
        (tmp_path / "batch.at").write_bytes(left)
        assert not Journal(FolderStore(str(tmp_path)), "batch", "one").is_aside(0)


def test_settings_say_which_engines_there_are(folder, capsys):
    assert run(["check", str(folder), "--isolated", "--engine", "dask="]) == 2
    assert "dask=ADDRESS" in capsys.readouterr().err
