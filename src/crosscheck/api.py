"""The public API: the commands `check` and `extract` in small."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct

from crosscheck.config.build import Config, ReportOverride
from crosscheck.config.errors import ConfigError, Problem
from crosscheck.config.load import ConfigSource, load_config
from crosscheck.judge.drafts import DraftOptions, join_drafts, judge_draft
from crosscheck.model import Document, Extraction, Fault, Result
from crosscheck.pipeline import PipelineOptions, judge_extractions
from crosscheck.read.discover import read_paths
from crosscheck.run.cache_options import FEWEST_KEPT, CacheOptions, cache_folder
from crosscheck.run.local import FEWEST, Job, Progress, extract_local
from crosscheck.triage.baseline import BaselineError, parse_baseline
from crosscheck.triage.options import TriageOptions
from crosscheck.triage.patterns import matches_path
from crosscheck.triage.triage import triage_result


class Material(Struct, frozen=True):
    """What a run works on: the reports, what could not be read, and which of the reports are drafts (None: there are no drafts)."""

    documents: Sequence[Document]
    faults: Sequence[Fault] = ()
    drafts: DraftOptions | None = None


def check(paths: Sequence[str], config: Config | str | None = None) -> Result:
    """Compares the reports at the paths; `config` is a Config, the path of a settings file, or None for the nearest above the paths.

    Raises ReadError for a path that is missing and where nothing was read, ConfigError for settings that cannot be used.
    """
    settings = _settings(paths, config)
    documents, faults = read_paths(paths, settings.read)
    return check_documents(Material(documents, faults), settings)


def extract(paths: Sequence[str], config: Config | str | None = None) -> Iterator[Extraction]:
    """What was read and normalized of each report, in path order; nothing is compared. Raises as `check` does."""
    settings = _settings(paths, config)
    documents, _ = read_paths(paths, settings.read)
    return iter(extract_documents(Material(documents), settings))


def extract_documents(
    material: Material, config: Config, progress: Progress | None = None, tell: Callable[[str], None] | None = None
) -> list[Extraction]:
    """What was found in reports that were read, in their order. `tell` is given a line where the cache is damaged or cannot be used."""
    return _extract(build_job(material.documents, material.faults, config), config, progress or ignore_progress, tell or ignore_notice)


def check_documents(
    material: Material, config: Config, progress: Progress | None = None, tell: Callable[[str], None] | None = None
) -> Result:
    """Compares reports that were read, and marks what comes out by what the desk has decided. `tell` as in `extract_documents`."""
    documents = join_drafts(material.documents, material.drafts) if material.drafts is not None else material.documents
    told = (*material.faults, *_alone(documents, config))
    job = build_job(documents, told, config)
    progress = progress or ignore_progress
    extractions = _extract(job, config, progress, tell or ignore_notice)
    progress("comparing", len(extractions), len(extractions))
    result = judge_extractions(extractions, job.faults, job.options)
    if material.drafts is not None:
        result = judge_draft(result, material.drafts, config.pipeline.judge)
    options = build_triage(config, partial=material.drafts is not None)
    return triage_result(result, options, _names(documents, material.faults, config))


def _extract(job: Job, config: Config, progress: Progress, tell: Callable[[str], None]) -> list[Extraction]:
    """Through the cache, if there is one, on as many processes as what is left is worth."""
    options = cache_options(config, len(job.documents))
    if options is None:
        return list(_extract_anew(job, config, progress))
    from crosscheck.run.cache import extract_cached  # noqa: PLC0415 - SQLite is loaded by runs that use it

    return extract_cached(job, options, progress, lambda rest, progress: _extract_anew(rest, config, progress), tell)


def _extract_anew(job: Job, config: Config, progress: Progress) -> Iterator[Extraction]:
    jobs = jobs_of(config, len(job.documents))
    if jobs == 1:
        return extract_local(job, progress)
    from crosscheck.run.processes import extract_processes  # noqa: PLC0415 - a pool is loaded by runs that use one

    return extract_processes(job, jobs, progress)


def cache_options(config: Config, reports: int) -> CacheOptions | None:
    """Where extractions are kept: as the settings say, else the platform's folder for caches where there are reports enough; None for nowhere."""
    if not config.cache:
        return None
    if config.cache_dir is not None:
        return CacheOptions(Path(config.cache_dir))
    folder = cache_folder(os.environ) if reports >= FEWEST_KEPT else None
    return None if folder is None else CacheOptions(folder)


def jobs_of(config: Config, reports: int) -> int:
    """How many processes: as asked; else one a core where there are reports enough to be worth it."""
    if config.jobs is not None:
        return config.jobs
    return (os.cpu_count() or 1) if reports >= FEWEST else 1


def _alone(documents: Sequence[Document], config: Config) -> tuple[Fault, ...]:
    """CX903 where no report has another to be compared with: a green light that compared nothing is none."""
    if len(documents) == 1:
        return (Fault("CX903", documents[0].path, "is the only report: it was checked by itself, and nothing could be compared"),)
    groups = Counter(document.group for document in documents)
    if config.pipeline.group_by != "folder" or not groups or max(groups.values()) > 1:
        return ()
    told = f"{len(documents)} reports stand each in a folder of its own, so nothing could be compared (--group-by event or none compares across folders)"
    return (Fault("CX903", documents[0].path, told),)


def ignore_progress(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def ignore_notice(notice: str) -> None:
    """A notice that nobody reads."""


def _settings(paths: Sequence[str], config: Config | str | None) -> Config:
    return config if isinstance(config, Config) else load_config(ConfigSource(paths, config))


def build_job(documents: Sequence[Document], faults: Sequence[Fault], config: Config) -> Job:
    """The job of a run: each report with the options that its overrides leave it."""
    return Job(documents, faults, config.pipeline, options_by_report(config))


def options_by_report(config: Config) -> Callable[[Document], PipelineOptions]:
    """For a report the run's options, with what the overrides say of it."""

    def options_of(document: Document) -> PipelineOptions:
        name = path_from_root(document.path, config.root)
        return _overridden(config.pipeline, [one for one in config.reports if matches_path(name, one.paths)])

    return options_of


def _overridden(options: PipelineOptions, overrides: Sequence[ReportOverride]) -> PipelineOptions:
    origin = options.origin
    for one in overrides:
        told = {"language": one.language, "day_first": one.day_first, "published": one.published}
        origin = msgspec.structs.replace(origin, **{name: value for name, value in told.items() if value is not None})
    return options if origin == options.origin else msgspec.structs.replace(options, origin=origin)


def build_triage(config: Config, *, partial: bool) -> TriageOptions:
    """The run's decisions, with its baseline read and today's date for what expires; `partial` where only drafts are asked for.

    Raises ConfigError for a baseline that is missing or broken.
    """
    return msgspec.structs.replace(config.triage, baseline=_baseline(config), today=today(), partial=partial)


def today() -> str:
    """The day that expiry is measured by: SOURCE_DATE_EPOCH's where that is set, else the calendar's. Nothing else asks the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return (date.fromtimestamp(int(epoch)) if epoch.isdigit() else date.today()).isoformat()  # noqa: DTZ011, DTZ012 - the desk's own calendar day


def _baseline(config: Config) -> frozenset[str] | None:
    if config.baseline is None:
        return None
    try:
        entries = parse_baseline(Path(config.baseline).read_text("utf-8"))
    except OSError as error:
        raise ConfigError([Problem(config.baseline, f"the baseline cannot be read: {error.strerror}")]) from None
    except (BaselineError, UnicodeDecodeError) as error:
        raise ConfigError([Problem(config.baseline, str(error))]) from None
    return frozenset(entry.fingerprint for entry in entries)


def _names(documents: Sequence[Document], faults: Sequence[Fault], config: Config) -> dict[str, str]:
    """Each path as the settings' patterns see it."""
    paths = {*(document.path for document in documents), *(fault.path for fault in faults)}
    return {path: path_from_root(path, config.root) for path in paths}


def path_from_root(path: str, root: str) -> str:
    """A path as seen from the folder of the settings, with forward slashes."""
    try:
        return Path(os.path.relpath(path, root)).as_posix()
    except ValueError:  # on another drive
        return Path(path).as_posix()
