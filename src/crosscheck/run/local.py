"""Runs the pipeline in this process, one report after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from crosscheck.model import Document, Extraction, Fault
from crosscheck.pipeline import PipelineOptions, extract

FEWEST = 200
"""Reports under which a pool of processes costs more than it saves: one takes a third of a second to start, a report a few milliseconds."""
FEWEST_APART = 1_000
"""Reports from which on they are not held in memory: to keep them in shards costs a tenth of the time, and memory stays flat."""

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done and how much there is."""


class Job(Struct, frozen=True):
    """What is to be checked: the reports, what could not be read, and the options that hold for each report and for all."""

    documents: Sequence[Document]
    faults: Sequence[Fault]
    options: PipelineOptions
    options_of: Callable[[Document], PipelineOptions]


def extract_local(job: Job, progress: Progress) -> Iterator[Extraction]:
    """Every report's extraction, in the job's order."""
    total = len(job.documents)
    for done, document in enumerate(job.documents):
        progress("extracting", done, total)
        yield extract(document, job.options_of(document))
