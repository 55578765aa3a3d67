"""Runs tasks in several processes of this machine, each with a pipe of its own, so that the death of one costs its own task and no other.

`concurrent.futures` is not used: its processes share one queue, so the death of one ends them all, and where it comes while a large task is being fed
to that queue, Python before 3.12.1 waits for ever (github.com/python/cpython/issues/94777).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import Any, cast

from msgspec import Struct

from crosscheck.model import Document, Extraction
from crosscheck.pipeline import PipelineOptions, extract
from crosscheck.run.engine import MOST_DEATHS, EngineError, R, T
from crosscheck.run.local import Job, Progress

CHUNK = 16
TRIES = 3

Task = tuple[Document, PipelineOptions]


class _Worker(Struct, frozen=True):
    """One process and this end of its pipe."""

    process: SpawnProcess
    pipe: Connection


class PoolEngine:
    """Fresh processes (spawn), alike on every system. One that dies is replaced, and its task handed out anew up to `most_deaths` times."""

    def __init__(self, jobs: int, most_deaths: int = MOST_DEATHS) -> None:
        self._jobs, self._most_deaths = jobs, most_deaths

    def run(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
        """The results as they come. Raises EngineError where one task kills its process too often, and what the function itself raises."""
        queue = iter(tasks)
        again: list[tuple[T, int]] = []
        busy: dict[Connection, tuple[_Worker, T, int]] = {}
        idle: list[_Worker] = []
        with _workers(function) as start:
            while True:
                while len(busy) < self._jobs and (chosen := again.pop() if again else _next(queue)) is not None:
                    worker = idle.pop() if idle else start()
                    busy[worker.pipe] = (worker, *chosen)
                    with suppress(OSError):  # it has just died: its pipe tells below
                        worker.pipe.send(chosen[0])
                if not busy:
                    return
                for pipe in wait(list(busy)):
                    worker, task, deaths = busy.pop(cast("Connection", pipe))
                    try:
                        result, error = worker.pipe.recv()
                    except (EOFError, OSError):
                        again.append((task, self._count(deaths)))
                        continue
                    idle.append(worker)
                    if error is not None:
                        raise error
                    yield result

    def _count(self, deaths: int) -> int:
        if deaths + 1 >= self._most_deaths:
            raise EngineError(f"a process died {deaths + 1} times over the same reports (killed, or out of memory)")
        return deaths + 1


def _next(queue: Iterator[T]) -> tuple[T, int] | None:
    for task in queue:
        return task, 0
    return None


@contextmanager
def _workers(function: Callable[[Any], Any]) -> Iterator[Callable[[], _Worker]]:
    """Starts processes that compute the function; all of them are ended when the block is left, however that is."""
    context = get_context("spawn")
    started: list[_Worker] = []

    def start() -> _Worker:
        started.append(_start(context, function))
        return started[-1]

    try:
        yield start
    finally:
        for worker in started:
            worker.pipe.close()
        for worker in started:
            worker.process.terminate()
        for worker in started:
            worker.process.join()


def _start(context: SpawnContext, function: Callable[[Any], Any]) -> _Worker:
    near, far = context.Pipe()
    process = context.Process(target=_serve, args=(far, function), daemon=True)
    process.start()
    far.close()  # so that the process's death closes the pipe
    return _Worker(process, near)


def _serve(pipe: Connection, function: Callable[[Any], Any]) -> None:
    """What a process does: computes one task after the other, until nobody asks any more."""
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError, KeyboardInterrupt):
            return
        answer: tuple[Any, Exception | None]
        try:
            answer = function(task), None
        except KeyboardInterrupt:
            return
        except Exception as error:  # noqa: BLE001 - raised again where the task came from
            answer = None, error
        pipe.send(answer)


def extract_processes(job: Job, jobs: int, progress: Progress) -> Iterator[Extraction]:
    """Every report's extraction, in the job's order, whatever the number of processes. Raises EngineError where one dies `TRIES` times over the same reports."""
    chunks = [job.documents[first : first + CHUNK] for first in range(0, len(job.documents), CHUNK)]
    tasks = ((place, [(document, job.options_of(document)) for document in chunk]) for place, chunk in enumerate(chunks))
    waiting: dict[int, list[Extraction]] = {}
    wanted, done = 0, count()
    for place, extractions in PoolEngine(min(jobs, len(chunks) or 1), TRIES).run(_extract, tasks):
        waiting[place] = extractions
        while wanted in waiting:
            for extraction in waiting.pop(wanted):
                progress("extracting", next(done), len(job.documents))
                yield extraction
            wanted += 1


def _extract(chunk: tuple[int, list[Task]]) -> tuple[int, list[Extraction]]:
    place, tasks = chunk
    return place, [extract(*task) for task in tasks]
