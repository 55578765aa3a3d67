"""The public API: the commands `check` and `extract` in small."""

from __future__ import annotations

import hashlib
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from uuid import uuid4

import msgspec
from msgspec import Struct

from crosscheck.config.build import Config, ReportOverride
from crosscheck.config.errors import ConfigError, Problem
from crosscheck.config.load import ConfigSource, load_config
from crosscheck.judge.drafts import DraftOptions, join_drafts, judge_draft
from crosscheck.model import Document, Extraction, Fault, Result
from crosscheck.pipeline import PipelineOptions, judge_extractions
from crosscheck.read.discover import Item, read_paths, survey_paths
from crosscheck.read.paths import STDIN
from crosscheck.run.batches import Setting
from crosscheck.run.cache_keys import build_program, plain_fraction
from crosscheck.run.cache_options import FEWEST_KEPT, CacheOptions, cache_folder
from crosscheck.run.engine import EngineError
from crosscheck.run.keeper import Keeper, prune_shards
from crosscheck.run.local import FEWEST, FEWEST_APART, Job, Progress, extract_local
from crosscheck.run.open import open_engine, row_ending
from crosscheck.run.urls import is_url, survey_urls
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
    archive = survey_archive(paths, settings)
    if archive is not None:
        return check_archive(archive, settings)[0]
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
    told = (*material.faults, *_alone([(document.path, document.group) for document in documents], config))
    job = build_job(documents, told, config)
    progress = progress or ignore_progress
    extractions = _extract(job, config, progress, tell or ignore_notice)
    progress("comparing", len(extractions), len(extractions))
    result = judge_extractions(extractions, job.faults, job.options)
    if material.drafts is not None:
        result = judge_draft(result, material.drafts, config.pipeline.judge)
    options = build_triage(config, partial=material.drafts is not None)
    return triage_result(result, options, _names([*(one.path for one in documents), *(fault.path for fault in material.faults)], config))


class Files(Struct, frozen=True):
    """The files of an archive, none of them read, and what could not be listed."""

    items: Sequence[Item]
    faults: Sequence[Fault]


def survey_archive(paths: Sequence[str], config: Config) -> Files | None:
    """The files at the paths, where they are to be run as an archive: on another engine than this, behind URLs, on several processes, or too many to be
    held in memory; else None. Raises ReadError for a path that is missing, EngineError for URLs without their library.
    """
    urls = [path for path in paths if is_url(path)]
    if STDIN in paths or (urls and len(urls) < len(paths)):
        if urls or config.engine != "local":
            raise EngineError("URLs, local paths and standard input cannot be checked in one archive; name one kind alone")
        return None
    items, faults = survey_urls(urls, config.read) if urls else survey_paths(paths, config.read)
    if urls or config.engine != "local" or len(items) >= FEWEST_APART or jobs_of(config, len(items)) > 1:
        return Files(items, faults)
    return None


def check_archive(
    files: Files, config: Config, progress: Progress | None = None, tell: Callable[[str], None] | None = None
) -> tuple[Result, Sequence[Fault]]:
    """Checks files without holding them in memory; also gives all that could not be read. Raises EngineError, and NothingReadError where nothing was read
    and no fault says why. `tell` is given a line where shards cannot be kept.
    """
    from crosscheck.run.archive import Archive, run_archive  # noqa: PLC0415 - loaded by runs that use it

    started = time.time()
    kept, keeper = _shards(config, len(files.items))
    root = keeper.root if keeper is not None else str(kept)
    job = Archive(files.items, files.faults, _setting(root, config), keeper)
    places = (root, *(item.path for item in files.items[:1]))
    try:
        with open_engine(config.engine, jobs_of(config, len(files.items)), places) as engine:
            ran = run_archive(job, engine, progress or ignore_progress, lambda reports: _alone(reports, config))
    except OSError as error:
        raise EngineError(f"shards cannot be kept in {root}: {error.strerror or error}") from None
    if keeper is None and not is_url(root):
        prune_shards(Path(root), started)
    result = triage_result(
        ran.result, build_triage(config, partial=False), _names((*ran.paths, *(fault.path for fault in ran.faults)), config)
    )
    del tell
    return result, ran.faults


def _shards(config: Config, reports: int) -> tuple[str | None, Keeper | None]:
    """Where shards are kept from run to run, else a folder for this run."""
    if config.cache and config.cache_dir is not None and is_url(config.cache_dir):
        return config.cache_dir.rstrip("/"), None
    options = cache_options(config, reports)
    return (None, Keeper()) if options is None else (str(options.folder / "shards"), None)


def _setting(root: str, config: Config) -> Setting:
    options_of = options_by_report(config)
    made_from = (config.read, config.pipeline, options_of if config.reports else None)
    signature = hashlib.sha256(msgspec.msgpack.encode(made_from, enc_hook=plain_fraction)).digest()
    folder = str(Path.cwd())
    return Setting(
        str(Path(root).resolve()) if not is_url(root) else root,
        row_ending(config.engine),
        folder,
        uuid4().hex,
        build_program(),
        signature,
        config.read,
        config.pipeline,
        options_of,
    )


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
        return None if is_url(config.cache_dir) else CacheOptions(Path(config.cache_dir))
    folder = cache_folder(os.environ) if reports >= FEWEST_KEPT else None
    return None if folder is None else CacheOptions(folder)


def jobs_of(config: Config, reports: int) -> int:
    """How many processes: as asked; else one a core where there are reports enough to be worth it."""
    if config.jobs is not None:
        return config.jobs
    return (os.cpu_count() or 1) if reports >= FEWEST else 1


def _alone(reports: Sequence[tuple[str, str]], config: Config) -> tuple[Fault, ...]:
    """CX903 where no report (path and folder) has another to be compared with: a green light that compared nothing is none."""
    if len(reports) == 1:
        return (Fault("CX903", reports[0][0], "is the only report: it was checked by itself, and nothing could be compared"),)
    groups = Counter(group for _, group in reports)
    if config.pipeline.group_by != "folder" or not groups or max(groups.values()) > 1:
        return ()
    told = f"{len(reports)} reports stand each in a folder of its own, so nothing could be compared (--group-by event or none compares across folders)"
    return (Fault("CX903", reports[0][0], told),)


def ignore_progress(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def ignore_notice(notice: str) -> None:
    """A notice that nobody reads."""


def _settings(paths: Sequence[str], config: Config | str | None) -> Config:
    return config if isinstance(config, Config) else load_config(ConfigSource(paths, config))


def build_job(documents: Sequence[Document], faults: Sequence[Fault], config: Config) -> Job:
    """The job of a run: each report with the options that its overrides leave it."""
    return Job(documents, faults, config.pipeline, options_by_report(config))


class ReportOptions(Struct, frozen=True):
    """The options of each report: the run's, with what the overrides say of it. A value, so that it goes to other processes."""

    options: PipelineOptions
    overrides: tuple[ReportOverride, ...]
    root: str
    folder: str

    def __call__(self, document: Document) -> PipelineOptions:
        """The options of that report."""
        if not self.overrides:
            return self.options
        path = document.path if is_url(document.path) else str(Path(self.folder) / document.path)
        name = path_from_root(path, str(Path(self.folder) / self.root))
        return _overridden(self.options, [one for one in self.overrides if matches_path(name, one.paths)])


def options_by_report(config: Config) -> ReportOptions:
    """For a report the run's options, with what the overrides say of it."""
    return ReportOptions(config.pipeline, config.reports, config.root, str(Path.cwd()))


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


def _names(paths: Iterable[str], config: Config) -> dict[str, str]:
    """Each path as the settings' patterns see it."""
    return {path: path_from_root(path, config.root) for path in set(paths)}


def path_from_root(path: str, root: str) -> str:
    """A path as seen from the folder of the settings, with forward slashes."""
    try:
        return Path(os.path.relpath(path, root)).as_posix()
    except ValueError:  # on another drive
        return Path(path).as_posix()
