"""From an engine's name to an engine; its library is loaded only here, and only when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec

from crosscheck.run.engine import Engine, EngineError, SerialEngine
from crosscheck.run.urls import is_in_process

LOCAL, DASK = "local", "dask"
_PLAIN_ROWS, _PARQUET = ".rows", ".parquet"


def parse_engine(text: str) -> tuple[str, str | None] | None:
    """An engine's name and its address, None where it is to start a cluster of its own; None for what is no engine."""
    name, equals, address = text.partition("=")
    if name not in (LOCAL, DASK) or (equals and (name == LOCAL or not address)):
        return None
    return name, address or None


def row_ending(engine: str) -> str:
    """The format of an engine's shards: Parquet for Dask, whose users have tools for it; a plain one where pyarrow may be missing."""
    return _PARQUET if engine.startswith(DASK) else _PLAIN_ROWS


@contextmanager
def open_engine(engine: str, jobs: int, places: Sequence[str]) -> Iterator[Engine]:
    """The engine of that name, which ends with the block; `places` are where reports and shards are. Raises EngineError."""
    name, address = parse_engine(engine) or (engine, None)
    seen_here_only = any(map(is_in_process, places))
    if name == LOCAL and (jobs == 1 or seen_here_only):
        yield SerialEngine()
        return
    if name == LOCAL:
        from crosscheck.run.processes import PoolEngine  # noqa: PLC0415 - a pool is loaded by runs that use one

        yield PoolEngine(jobs)
        return
    if address is not None and seen_here_only:
        raise EngineError("memory:// is seen by this process alone; use --engine dask without an address")
    missing = [module for module in ("dask", "distributed", "pyarrow") if find_spec(module) is None]
    if missing:
        raise EngineError(f"--engine dask needs {', '.join(missing)}: pip install 'crosscheck[dask]'")
    from crosscheck.run.dask import open_dask  # noqa: PLC0415 - an extra, and slow to load

    with open_dask(address, jobs, threads=seen_here_only) as opened:
        yield opened
