"""Runs the pipeline in several processes of this machine: extraction is a map, so reports are handed out and come back in order."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context

from crosscheck.model import Document, Extraction
from crosscheck.pipeline import PipelineOptions, extract
from crosscheck.run.local import Job, Progress

CHUNK = 16
TRIES = 3

Task = tuple[Document, PipelineOptions]


def extract_processes(job: Job, jobs: int, progress: Progress) -> Iterator[Extraction]:
    """Every report's extraction, in the job's order, whatever the number of processes.

    Where a process dies (killed, or out of memory), what has not come back is handed out anew. Raises BrokenProcessPool when that has
    happened `TRIES` times.
    """
    tasks = [(document, job.options_of(document)) for document in job.documents]
    done = 0
    for left in reversed(range(TRIES)):
        try:
            with _pool(min(jobs, len(tasks) or 1)) as pool:
                for extraction in pool.map(_extract, tasks[done:], chunksize=CHUNK):
                    progress("extracting", done, len(tasks))
                    done += 1
                    yield extraction
        except BrokenProcessPool:
            if not left:
                raise
        else:
            return


def _extract(task: Task) -> Extraction:
    return extract(*task)


@contextmanager
def _pool(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Fresh processes (spawn), alike on every system; what is not begun is dropped on Ctrl-C."""
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))
    try:
        yield pool
    except BaseException:
        pool.shutdown(cancel_futures=True)
        raise
    pool.shutdown()
