"""How long shards live, what may be in them, and reports behind URLs."""

from __future__ import annotations

import os
import pickle
import time
from pathlib import Path

import fsspec
import pytest

from crosscheck.read.errors import LimitError, ReadError, UnreadableError
from crosscheck.read.options import ReadOptions
from crosscheck.run import urls
from crosscheck.run.cache_values import DamagedError
from crosscheck.run.engine import EngineError, SerialEngine
from crosscheck.run.keeper import Keeper, prune_shards
from crosscheck.run.open import open_engine, parse_engine
from crosscheck.run.packing import pack, unpack
from crosscheck.run.store import open_store
from crosscheck.run.urls import UrlStore, load_any, load_url, survey_urls


def shard(root, name, size, used):
    """A shard of that size with its seal, used so many seconds ago."""
    for ending, data in ((".rows", b"x" * size), (".seal", b"seal")):
        path = root / f"{name}{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        os.utime(path, (time.time() - used,) * 2)


class TestKeeping:
    def test_a_run_without_a_cache_leaves_nothing(self):
        keeper = Keeper()
        root = Path(keeper.root)
        assert root.is_dir()
        del keeper
        assert not root.exists()

    def test_what_was_used_longest_ago_goes_first_and_what_this_run_used_stays(self, tmp_path):
        for name, used in (("reports/a", 300), ("reports/b", 200), ("clusters/c", 100), ("clusters/d", 0)):
            shard(tmp_path, name, 1000, used)
        prune_shards(tmp_path, time.time() - 50, max_bytes=2500)
        assert sorted(path.stem for path in tmp_path.rglob("*.rows")) == ["c", "d"]
        prune_shards(tmp_path, time.time() - 50, max_bytes=10)
        assert sorted(path.stem for path in tmp_path.rglob("*.seal")) == ["d"]

    def test_what_a_killed_run_left_is_swept_up_after_a_day(self, tmp_path):
        for name, used in (("reports/.a.x.tmp", 90_000), ("reports/a.at", 90_000), ("runs/old", 90_000), ("runs/new", 5)):
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(b"")
            os.utime(path, (time.time() - used,) * 2)
        prune_shards(tmp_path, time.time())
        assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["new"]


class TestPacking:
    def test_a_shard_runs_no_code(self):
        with pytest.raises(DamagedError):
            unpack(pickle.dumps(os.system))
        with pytest.raises(DamagedError):
            unpack(b"\x80")
        assert unpack(pack(("text", 1, None))) == ("text", 1, None)


@pytest.fixture
def desk():
    files = fsspec.filesystem("memory")
    manifest = b'[[report]]\npath = "a.txt"\nsource = "The Daily"\n\n[[report]]\nsource = "no path"\n'
    for name, data in (
        ("one/a.txt", b"Two died."),
        ("one/reports.toml", manifest),
        ("one/.b.txt", b"x"),
        ("two/c.md", b"y"),
        ("two/d.bin", b"z"),
    ):
        files.pipe_file(f"/urls/{name}", data)
    yield "memory://urls"
    files.rm("/urls", recursive=True)


class TestUrls:
    def test_folders_are_walked_as_on_this_machine(self, desk):
        items, faults = survey_urls([desk], ReadOptions())
        assert [item.id for item in items] == ["one/a.txt", "two/c.md"]
        assert [item.value for item in items[0].listed] == ["The Daily"]
        assert ["needs a path" in fault.message for fault in faults] == [True]

    def test_excluded_files_are_left_out_and_named_ones_are_named(self, desk):
        assert [item.id for item in survey_urls([desk], ReadOptions(excludes=("two/",)))[0]] == ["one/a.txt"]
        ((item,), _) = survey_urls([f"{desk}/two/c.md"], ReadOptions())
        assert (item.id, item.named) == ("c.md", True)

    def test_what_is_not_there_is_told(self, desk):
        with pytest.raises(ReadError, match="does not exist"):
            survey_urls([f"{desk}/three"], ReadOptions())
        with pytest.raises(UnreadableError):
            load_url(f"{desk}/three", 10)
        with pytest.raises(LimitError):
            load_url(f"{desk}/one/a.txt", 3)

    def test_a_path_is_seen_from_the_drivers_folder(self, tmp_path):
        (tmp_path / "a.txt").write_text("Two died.")
        assert load_any("a.txt", 100, str(tmp_path)) == b"Two died."

    def test_a_file_system_that_is_not_known_or_not_installed_is_told(self, monkeypatch):
        with pytest.raises(EngineError):
            UrlStore("nowhere://x")
        monkeypatch.setattr(urls, "import_module", lambda name: (_ for _ in ()).throw(ImportError(name)))
        with pytest.raises(EngineError, match="pip install"):
            open_store("s3://x")


class TestNames:
    @pytest.mark.parametrize(
        ("text", "parsed"),
        [
            ("local", ("local", None)),
            ("dask", ("dask", None)),
            ("dask=tcp://a:1", ("dask", "tcp://a:1")),
            ("dask=", None),
            ("local=x", None),
            ("abacus", None),
        ],
    )
    def test_engines(self, text, parsed):
        assert parse_engine(text) == parsed

    def test_memory_is_seen_by_this_process_alone(self):
        with open_engine("local", 4, ["memory://x"]) as engine:
            assert isinstance(engine, SerialEngine)
        with pytest.raises(EngineError, match="this process alone"), open_engine("dask=tcp://a:1", 4, ["memory://x"]):
            pass
