"""What was extracted is kept: found again only where nothing changed, by several runs at once, and whatever befalls the file."""

from __future__ import annotations

import os
import pickle
import signal
import sqlite3
import subprocess
import sys
import time
import zlib
from pathlib import Path

import msgspec
import pytest

from crosscheck.api import Material, check_documents, extract_documents
from crosscheck.config.load import ConfigSource, load_config
from crosscheck.model import Document
from crosscheck.normalize.origin import OriginOptions
from crosscheck.pipeline import PipelineOptions, extract
from crosscheck.read.discover import read_paths
from crosscheck.report.json_v1 import render_json
from crosscheck.report.options import RenderOptions
from crosscheck.run import cache as cache_module
from crosscheck.run.cache import FILE, Cache, extract_cached
from crosscheck.run.cache_keys import _version_of, build_key, build_version
from crosscheck.run.cache_options import FEWEST_KEPT, CacheOptions, cache_folder
from crosscheck.run.cache_values import DamagedError, decode_extraction, encode_extraction
from crosscheck.run.local import Job, extract_local

FIXTURES = str(Path(__file__).parents[2] / "fixtures" / "earthquake")


def config(**flags):
    return load_config(ConfigSource([FIXTURES], isolated=True, flags=flags))


def texts(count=3, word="people"):
    return [
        Document(
            f"{at}.txt", f"{at}.txt", str(at), f"The storm killed {at + 3} {word} on 6 August 2024, and a third of 1,200 homes were lost.\n"
        )
        for at in range(count)
    ]


def job(documents, options=None):
    options = options or PipelineOptions()
    return Job(documents, (), options, lambda _: options)


def ignore(*_):
    pass


class Runs:
    """Cached runs at one folder: how many reports were extracted anew by the last, and what was told by all."""

    def __init__(self, folder, max_bytes=1 << 30):
        self.options = CacheOptions(folder, max_bytes)
        self.told = []
        self.anew = 0
        self.file = folder / FILE

    def __call__(self, documents, options=None):
        def count(rest, progress):
            self.anew = len(rest.documents)
            return extract_local(rest, progress)

        self.anew = 0
        return extract_cached(job(documents, options), self.options, ignore, count, self.told.append)


@pytest.fixture
def runs(tmp_path):
    return Runs(tmp_path / "kept")


class TestFound:
    def test_a_second_run_extracts_nothing_and_gives_the_same(self, runs):
        documents = texts()
        plain = [extract(document) for document in documents]
        assert runs(documents) == plain
        assert runs.anew == 3
        assert runs(documents) == plain
        assert (runs.anew, runs.told) == (0, [])

    def test_reports_come_back_in_their_order_with_some_new(self, runs):
        documents = texts(5)
        runs([documents[3], documents[1]])
        assert [one.document.id for one in runs(documents)] == [document.id for document in documents]
        assert runs.anew == 3

    @pytest.mark.parametrize(
        "changed",
        [
            {"text": "The storm killed 9 people.\n"},
            {"id": "elsewhere.txt"},
            {"path": "elsewhere.txt"},
            {"sha256": "other"},
            {"format": "md"},
        ],
    )
    def test_whatever_changes_in_a_report_makes_another_key(self, changed):
        document = texts(1)[0]
        assert build_key(document, PipelineOptions()) != build_key(msgspec.structs.replace(document, **changed), PipelineOptions())

    def test_options_that_bear_upon_extracting_make_another_key_and_others_do_not(self):
        document = texts(1)[0]
        keys = {
            build_key(document, options)
            for options in (
                PipelineOptions(),
                PipelineOptions(group_by="none"),
                PipelineOptions(origin=OriginOptions(published="2024-08-07")),
            )
        }
        assert len(keys) == 2

    def test_own_units_are_part_of_the_key(self):
        document = texts(1)[0]
        own = config(units={"smoot": "1.70 * meter"}).pipeline
        assert build_key(document, own) != build_key(document, config().pipeline)

    def test_the_version_is_of_contents_and_the_same_in_every_process(self):
        told = subprocess.run(
            [sys.executable, "-c", "from crosscheck.run.cache_keys import build_version; print(build_version().hex())"],
            capture_output=True,
            text=True,
            check=True,
        )
        assert told.stdout.strip() == build_version().hex()

    def test_a_missing_library_has_no_version(self):
        assert _version_of("no-such-library") == "unknown"

    def test_the_result_is_the_same_byte_for_byte(self, tmp_path):
        documents, faults = read_paths([FIXTURES], config().read)
        settings = [{"cache": False}, {"cache-dir": str(tmp_path)}, {"cache-dir": str(tmp_path)}, {"cache-dir": str(tmp_path), "jobs": 2}]
        written = {render_json(check_documents(Material(documents, faults), config(**one)), RenderOptions()) for one in settings}
        assert len(written) == 1
        assert (tmp_path / FILE).exists()


class TestDamaged:
    @pytest.mark.parametrize("data", [b"", b"no database" * 500, b"SQLite format 3\0" + b"\xff" * 5000])
    def test_a_file_that_is_no_database_is_made_anew(self, runs, data):
        runs.file.parent.mkdir()
        runs.file.write_bytes(data)
        expected = [extract(document) for document in texts()]
        assert runs(texts()) == expected
        assert [("was damaged" in one, "made anew" in one) for one in runs.told] == ([(True, True)] if data else [])
        assert runs(texts()) == expected
        assert runs.anew == 0

    def test_a_file_damaged_in_the_middle_is_made_anew(self, runs):
        runs(texts(30))
        size = runs.file.stat().st_size
        with runs.file.open("r+b") as file:
            file.seek(100)
            file.write(b"\xa5" * (size - 100))
        assert runs(texts(30)) == [extract(document) for document in texts(30)]
        assert "damaged" in runs.told[0]

    def test_another_schema_is_made_anew(self, runs):
        runs.file.parent.mkdir()
        with sqlite3.connect(runs.file) as connection:
            connection.execute("CREATE TABLE extraction (other TEXT)")
        connection.close()
        runs(texts())
        runs(texts())
        assert runs.anew == 0
        assert "damaged" in runs.told[0]

    def test_a_damaged_entry_is_made_anew_and_told(self, runs):
        runs(texts())
        with sqlite3.connect(runs.file) as connection:
            connection.execute("UPDATE extraction SET value = x'00' WHERE rowid = 2")
        connection.close()
        assert runs(texts()) == [extract(document) for document in texts()]
        assert runs.anew == 1
        assert "1 damaged entries" in runs.told[0]
        runs(texts())
        assert runs.anew == 0

    def test_an_entry_that_names_another_class_runs_nothing(self, tmp_path):
        class Call:
            def __reduce__(self):
                return os.mkdir, (str(tmp_path / "made"),)

        with pytest.raises(DamagedError, match="is no value"):
            decode_extraction(zlib.compress(pickle.dumps((Call(), (), (), ()))), texts(1)[0])
        assert not (tmp_path / "made").exists()

    def test_every_value_comes_back_as_it_was(self):
        for folder in sorted(Path(FIXTURES).parent.iterdir()):
            for document in read_paths([str(folder)])[0]:
                extraction = extract(document)
                assert decode_extraction(encode_extraction(extraction), document) == extraction


class TestUnusable:
    def test_a_folder_that_cannot_be_made_is_done_without(self, runs):
        runs.file.parent.write_text("a file")
        assert runs(texts()) == [extract(document) for document in texts()]
        assert "is not used" in runs.told[0]
        assert len(runs.told) == 1

    def test_a_file_that_another_holds_is_done_without(self, runs, monkeypatch):
        runs(texts(1))
        monkeypatch.setattr(cache_module, "PATIENCE", 0.05)
        holder = sqlite3.connect(runs.file, isolation_level=None)
        holder.execute("BEGIN EXCLUSIVE")
        try:
            assert len(runs(texts())) == 3
        finally:
            holder.close()
        assert "locked" in runs.told[0]

    def test_a_damaged_file_that_cannot_be_replaced_is_done_without(self, runs, monkeypatch):
        runs.file.parent.mkdir()
        runs.file.write_bytes(b"no database" * 500)

        def refuse(*_, **__):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "unlink", refuse)
        assert len(runs(texts())) == 3
        assert ["is not used" in one for one in runs.told] == [False, True]

    def test_a_write_that_fails_is_taken_back(self, runs):
        cache = Cache(runs.options, runs.told.append)
        document = texts(1)[0]
        cache.keep([(b"one", extract(document)), (None, extract(document))])
        cache.keep([(b"two", extract(document))])
        assert set(cache.load([(b"one", document), (b"two", document)])) <= {b"two"}
        cache.close()
        cache.close()


class TestBounded:
    def test_what_was_used_longest_ago_goes_first(self, tmp_path):
        size = len(encode_extraction(extract(texts(1)[0])))
        runs = Runs(tmp_path, max_bytes=size * 6)
        old, young = texts(4), texts(4, "dogs")
        runs(old)
        runs(old[:1])  # used again
        runs(young)
        runs(young)
        assert runs.anew == 0
        runs(old[:1])
        assert runs.anew == 0
        runs(old[1:])
        assert runs.anew > 0


RUN = """
import sys
sys.path.insert(0, {tests!r})
from test_runner_cache import Runs, texts
from pathlib import Path
print("ready", flush=True)
runs = Runs(Path({folder!r}))
runs(texts({count}))
print(runs.told, flush=True)
"""


def start(folder, count):
    script = RUN.format(tests=str(Path(__file__).parent), folder=str(folder), count=count)
    return subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)


class TestProcesses:
    def test_two_runs_at_once_share_the_file(self, tmp_path):
        ran = [start(tmp_path, 150), start(tmp_path, 150)]
        told = [one.communicate(timeout=60)[0].split("\n") for one in ran]
        assert [lines[1] for lines in told] == ["[]", "[]"]
        assert [one.returncode for one in ran] == [0, 0]
        runs = Runs(tmp_path)
        assert runs(texts(150)) == [extract(document) for document in texts(150)]
        assert (runs.anew, runs.told) == (0, [])

    @pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")
    def test_a_run_that_is_killed_leaves_what_it_had_kept(self, tmp_path):
        running = start(tmp_path, 3000)
        running.stdout.readline()
        deadline = time.monotonic() + 30
        while count(tmp_path / FILE) < 2 * cache_module.BATCH and time.monotonic() < deadline:
            time.sleep(0.02)
        running.send_signal(signal.SIGKILL)
        running.communicate()
        runs = Runs(tmp_path)
        assert runs(texts(128)) == [extract(document) for document in texts(128)]
        assert (runs.anew, runs.told) == (0, [])


def count(file):
    if not file.exists():
        return 0
    connection = sqlite3.connect(file)
    try:
        return connection.execute("SELECT COUNT(*) FROM extraction").fetchone()[0]
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


class TestFolder:
    @pytest.mark.parametrize(
        ("environment", "platform", "ending"),
        [
            ({"XDG_CACHE_HOME": "/var/kept"}, "linux", "/var/kept/crosscheck"),
            ({"XDG_CACHE_HOME": "kept"}, "linux", "/.cache/crosscheck"),
            ({}, "linux", "/.cache/crosscheck"),
            ({}, "darwin", "/Library/Caches/crosscheck"),
            ({"LOCALAPPDATA": "/local"}, "win32", "/local/crosscheck/Cache"),
            ({}, "win32", "/AppData/Local/crosscheck/Cache"),
        ],
    )
    def test_the_platform_says_where(self, environment, platform, ending):
        assert cache_folder(environment, platform).as_posix().endswith(ending)

    def test_without_a_home_nothing_is_kept(self, monkeypatch):
        def homeless():
            raise RuntimeError("no home")

        monkeypatch.setattr(Path, "home", homeless)
        monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
        assert cache_folder({}) is None
        documents = texts(FEWEST_KEPT)
        assert extract_documents(Material(documents), config()) == [extract(document) for document in documents]

    def test_no_cache_keeps_nothing(self, tmp_path, monkeypatch):
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
        extract_documents(Material(texts(FEWEST_KEPT)), config(cache=False))
        extract_documents(Material(texts(FEWEST_KEPT - 1)), config())
        assert not list(tmp_path.iterdir())
        extract_documents(Material(texts(FEWEST_KEPT)), config())
        assert (tmp_path / "crosscheck" / FILE).exists()
