"""An engine on Dask: a cluster of its own, or an existing scheduler. It hands out tasks and takes heads back; what is computed is the pipeline's."""

from __future__ import annotations

import logging
import os
from asyncio import CancelledError
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

import dask
from distributed import Client, Future, LocalCluster, as_completed
from distributed.client import FutureCancelledError
from distributed.scheduler import KilledWorker

from crosscheck.run.engine import MOST_DEATHS, EngineError, R, T

_AHEAD = 3
"""Tasks that wait for each worker: enough that none is idle, few enough that memory stays flat."""
_PATIENCE = 10.0
"""Seconds to wait for a scheduler, at the start and when it is lost."""
_KEPT = "what was finished is kept: run the same command again to go on from there"


class DaskEngine:
    """The workers of one client."""

    def __init__(self, client: Client, address: str) -> None:
        self._client, self._address = client, address

    def run(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
        """The results as they come. Raises EngineError where the scheduler is lost or one task kills its worker too often."""
        queue = iter(tasks)
        under_way: dict[Any, tuple[T, int]] = {}
        with _lost_is_told(self._address):
            stream = as_completed(loop=self._client.loop)

            def submit(task: T, deaths: int) -> None:
                future = self._client.submit(function, task, pure=False)
                under_way[future.key] = task, deaths
                stream.add(future)

            for task in islice(queue, self._room()):
                submit(task, 0)
            for future in stream:
                task, deaths = under_way.pop(future.key)
                result = self._result(future, deaths)
                if result is None:
                    submit(task, deaths + 1)
                    continue
                for fresh in islice(queue, max(0, self._room() - len(under_way))):
                    submit(fresh, 0)
                yield result

    def _room(self) -> int:
        return _AHEAD * max(1, len(self._client.ncores()))

    def _result(self, future: Future[Any], deaths: int) -> Any:
        """The result; None where the task is to be handed out anew."""
        try:
            return future.result(timeout=_PATIENCE)
        except KilledWorker:
            if deaths + 1 >= MOST_DEATHS:
                raise EngineError(f"the same reports killed their workers again and again; {_KEPT}") from None
            return None


@contextmanager
def _lost_is_told(address: str) -> Iterator[None]:
    try:
        yield
    except (CancelledError, FutureCancelledError, OSError, TimeoutError) as error:
        raise EngineError(f"the Dask scheduler at {address} was lost ({type(error).__name__}); {_KEPT}") from None


@contextmanager
def open_dask(address: str | None, jobs: int | None, *, threads: bool = False) -> Iterator[DaskEngine]:
    """An engine on the scheduler at the address, or on a cluster of its own that ends with the block.

    `threads` keeps all in this process, for URLs that no other sees. Raises EngineError where the scheduler cannot be reached.
    """
    timeouts = {"distributed.comm.timeouts.connect": _PATIENCE, "distributed.scheduler.allowed-failures": MOST_DEATHS}
    with dask.config.set(timeouts):
        if address is not None:
            with _quiet(), _client(address) as client:
                yield DaskEngine(client, address)
            return
        workers = jobs or os.cpu_count() or 1
        cluster = LocalCluster(
            n_workers=1 if threads else workers,
            threads_per_worker=1,
            processes=not threads,
            dashboard_address=None,
            silence_logs=logging.CRITICAL,
        )
        with cluster, _client(cluster.scheduler_address) as client:
            yield DaskEngine(client, cluster.scheduler_address)


@contextmanager
def _client(address: str) -> Iterator[Client]:
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise EngineError(f"no Dask scheduler at {address}: {error}") from None
    try:
        yield client
    finally:
        client.close(timeout=_PATIENCE)


@contextmanager
def _quiet() -> Iterator[None]:
    """Without Dask's own log on standard error: what matters is raised."""
    logger = logging.getLogger("distributed")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)
