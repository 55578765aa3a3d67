"""Extractions kept from run to run in one SQLite file: found again by what they were made from, thrown away oldest first."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path
from typing import TypeVar

from crosscheck.model import Document, Extraction
from crosscheck.run.cache_keys import build_key
from crosscheck.run.cache_options import CacheOptions
from crosscheck.run.cache_values import DamagedError, decode_extraction, encode_extraction
from crosscheck.run.local import Job, Progress

FILE = "extractions-1.sqlite3"
BATCH = 64
"""Extractions written at once: a run that is killed loses no more than these."""
PATIENCE = 10.0
"""Seconds to wait for another run that is writing."""
_PASSING = frozenset(
    (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_IOERR,
    )
)
"""Errors that say nothing against the file itself: the run goes on without it. All others mean that it is damaged."""

Tell = Callable[[str], None]
"""Told in a line what the user should know of the cache."""
Extract = Callable[[Job, Progress], Iterator[Extraction]]
T = TypeVar("T")


def extract_cached(job: Job, options: CacheOptions, progress: Progress, extract: Extract, tell: Tell) -> list[Extraction]:
    """Every report's extraction, in the job's order: those that are kept, and the others as `extract` gives them, which are kept from now on."""
    keys = [build_key(document, job.options_of(document)) for document in job.documents]
    with closing(Cache(options, tell)) as cache:
        found = cache.load(list(zip(keys, job.documents, strict=True)))
        left = [at for at, key in enumerate(keys) if key not in found]
        rest = Job([job.documents[at] for at in left], job.faults, job.options, job.options_of)

        def total_progress(stage: str, done: int, total: int) -> None:
            progress(stage, done + len(keys) - len(left), total + len(keys) - len(left))

        fresh = zip((keys[at] for at in left), extract(rest, total_progress), strict=True) if left else iter(())
        while batch := list(islice(fresh, BATCH)):
            cache.keep(batch)
            found.update(batch)
    return [found[key] for key in keys]


class Cache:
    """One open cache file. Whatever is wrong with it, the run goes on: a damaged file is made anew, one that cannot be used is done without."""

    def __init__(self, options: CacheOptions, tell: Tell) -> None:
        self._options, self._tell = options, tell
        self._path = options.folder / FILE
        self._connection: sqlite3.Connection | None = None
        self._run = 0
        self._guard(self._open, None)

    def load(self, wanted: Sequence[tuple[bytes, Document]]) -> dict[bytes, Extraction]:
        """What is kept of these, by key."""
        found: dict[bytes, Extraction] = {}
        damaged = 0
        for key, document in wanted:
            row = self._guard(lambda: self._fetch(key), None)  # noqa: B023 - called at once
            try:
                if row is not None:
                    found[key] = decode_extraction(row, document)
            except DamagedError:
                damaged += 1
        if damaged:
            self._tell(f"{damaged} damaged entries of the cache {self._path} are made anew")
        marks = [(self._run, key) for key in found]
        self._guard(lambda: self._write("UPDATE extraction SET used = ? WHERE key = ?", marks), None)
        return found

    def keep(self, batch: Sequence[tuple[bytes, Extraction]]) -> None:
        """Keeps these, all or none."""
        if self._connection is None:
            return
        encoded = [(key, encode_extraction(extraction)) for key, extraction in batch]
        rows = [(key, self._run, len(value), value) for key, value in encoded]
        self._guard(lambda: self._write("INSERT OR REPLACE INTO extraction VALUES (?, ?, ?, ?)", rows), None)

    def close(self) -> None:
        """Throws away what is too much, and closes the file."""
        self._guard(self._trim, None)
        self._disconnect()

    def _guard(self, action: Callable[[], T], otherwise: T) -> T:
        """What the action gives, or `otherwise` where the file is damaged (it is made anew) or cannot be used (it is left alone)."""
        try:
            return action()
        except (sqlite3.Error, OSError) as error:
            if isinstance(error, OSError) or _is_passing(error):
                self._tell(f"the cache {self._path} is not used: {error}")
                self._disconnect()
            else:
                self._rebuild(error)
        return otherwise

    def _rebuild(self, error: sqlite3.Error) -> None:
        self._tell(f"the cache {self._path} was damaged ({error}) and is made anew")
        self._disconnect()
        try:
            for ending in ("-wal", "-shm", ""):
                Path(f"{self._path}{ending}").unlink(missing_ok=True)
            self._open()
        except (sqlite3.Error, OSError) as again:
            self._tell(f"the cache {self._path} is not used: {again}")
            self._disconnect()

    def _open(self) -> None:
        self._options.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._connection = sqlite3.connect(self._path, timeout=PATIENCE, isolation_level=None)
        with suppress(sqlite3.OperationalError):  # another run is switching; everything works in either mode
            self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")  # a loss of power may take the last extractions, never the file
        self._connection.execute(
            "CREATE TABLE IF NOT EXISTS extraction (key BLOB PRIMARY KEY NOT NULL, used INTEGER NOT NULL, size INTEGER NOT NULL, value BLOB NOT NULL)"
        )
        self._connection.execute("CREATE INDEX IF NOT EXISTS by_use ON extraction (used, size)")
        self._run = 1 + self._connection.execute("SELECT COALESCE(MAX(used), 0) FROM extraction").fetchone()[0]

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(sqlite3.Error):
                connection.close()

    def _fetch(self, key: bytes) -> bytes | None:
        if self._connection is None:
            return None
        row = self._connection.execute("SELECT value FROM extraction WHERE key = ?", (key,)).fetchone()
        return None if row is None else row[0]

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        """All rows in one transaction that takes its lock at once, so that two writers wait for each other and never deadlock."""
        if self._connection is None or not rows:
            return
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            self._connection.executemany(statement, rows)
            self._connection.execute("COMMIT")
        except sqlite3.Error:
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            raise

    def _trim(self) -> None:
        """Deletes what was used longest ago, down to nine tenths of the bound, once that is passed."""
        if self._connection is None:
            return
        total = self._connection.execute("SELECT COALESCE(SUM(size), 0) FROM extraction").fetchone()[0]
        if total <= self._options.max_bytes:
            return
        surplus = total - self._options.max_bytes * 9 // 10
        gone = []
        for key, size in self._connection.execute("SELECT key, size FROM extraction ORDER BY used, size"):
            if surplus <= 0:
                break
            gone.append((key,))
            surplus -= size
        self._write("DELETE FROM extraction WHERE key = ?", gone)


def _is_passing(error: sqlite3.Error) -> bool:
    """Whether the error says nothing against the file; those without a code come from the driver, not the file."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_BUSY) & 0xFF in _PASSING
