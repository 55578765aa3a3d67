"""Settings to one frozen Config made of each stage's own options."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import msgspec
from msgspec import Struct

from crosscheck.claims.build import ClaimOptions
from crosscheck.config.merge import Origins
from crosscheck.config.rates import load_rates
from crosscheck.config.settings import AcceptSettings, FailOn, FiguresSettings, OverrideSettings, Settings, ToleranceSettings
from crosscheck.judge.options import JudgeOptions, Tolerance
from crosscheck.lexicon.claim_words import parse_family
from crosscheck.normalize.origin import OriginOptions
from crosscheck.normalize.own_units import load_own_units
from crosscheck.pipeline import PipelineOptions
from crosscheck.read.options import ReadOptions
from crosscheck.triage.options import Accept, Override, TriageOptions


class ReportOverride(Struct, frozen=True):
    """What the user says of some reports that do not say it themselves; None leaves what holds for all."""

    paths: tuple[str, ...]
    language: str | None = None
    day_first: bool | None = None
    published: str | None = None


class Config(Struct, frozen=True):
    """One run's settings, as each stage takes them.

    `path` is the settings file (None: defaults alone), `root` the folder that its patterns count from; `baseline` is a path, not yet read.
    `settings` and `origins` are what `config show` tells.
    """

    read: ReadOptions
    pipeline: PipelineOptions
    triage: TriageOptions
    reports: tuple[ReportOverride, ...]
    fail_on: FailOn
    allow_empty: bool
    text: bool
    baseline: str | None
    jobs: int | None
    engine: str
    cache: bool
    cache_dir: str | None
    path: str | None
    root: str
    settings: Settings
    origins: Origins


def build_config(table: Mapping[str, Any], origins: Origins, path: str | None, root: str) -> Config:
    """The Config of a merged and validated table."""
    settings = msgspec.convert(table, Settings)
    return Config(
        read=_read(settings),
        pipeline=_pipeline(settings),
        triage=_triage(settings, origins),
        reports=tuple(_report(override) for override in settings.overrides),
        fail_on=settings.fail_on,
        allow_empty=settings.allow_empty,
        text=settings.text,
        baseline=settings.baseline,
        jobs=settings.jobs,
        engine=settings.engine,
        cache=settings.cache,
        cache_dir=settings.cache_dir,
        path=path,
        root=root,
        settings=settings,
        origins=origins,
    )


def _read(settings: Settings) -> ReadOptions:
    return ReadOptions(
        max_bytes=settings.max_bytes,
        encoding=settings.encoding,
        excludes=tuple(settings.exclude),
        follow_links=settings.follow_links,
        max_members=settings.max_members,
        max_ratio=settings.max_ratio,
        max_depth=settings.max_depth,
        max_pages=settings.max_pages,
        max_seconds=settings.max_seconds,
    )


def _pipeline(settings: Settings) -> PipelineOptions:
    families = tuple(
        parse_family(key, msgspec.to_builtins(row) | {"text": row.text or key}) for key, row in sorted(settings.measurands.items())
    )
    return PipelineOptions(
        origin=OriginOptions(settings.published, settings.language, settings.day_first),
        claims=ClaimOptions(families),
        judge=msgspec.structs.replace(
            build_judge_options(settings.tolerance), rates=load_rates(settings.rates) if settings.rates is not None else ()
        ),
        group_by=settings.group_by,
        units=load_own_units(settings.units),
    )


def build_judge_options(settings: ToleranceSettings) -> JudgeOptions:
    """The widths of judging; what a dimension or family leaves open follows the general tolerance."""
    general = FiguresSettings(settings.rounding, settings.cap, settings.exact_below, settings.hedge, settings.whole_units)
    usual = _tolerance(general, Tolerance())
    return JudgeOptions(
        tolerance=usual,
        dimensions={name: _tolerance(figures, usual) for name, figures in settings.dimensions.items()},
        families={name: _tolerance(figures, usual) for name, figures in settings.families.items()},
        fraction_points=_decimal(settings.fraction_points),
        soft=_decimal(settings.soft),
        clock_minutes=settings.clock_minutes,
        clock_rounding=settings.clock_rounding,
    )


def _tolerance(figures: FiguresSettings, usual: Tolerance) -> Tolerance:
    return Tolerance(
        rounding=usual.rounding if figures.rounding is None else _decimal(figures.rounding),
        cap=usual.cap if figures.cap is None else _decimal(figures.cap),
        exact_below=usual.exact_below if figures.exact_below is None else _decimal(figures.exact_below),
        hedge=usual.hedge if figures.hedge is None else _decimal(figures.hedge),
        whole_units=usual.whole_units if figures.whole_units is None else figures.whole_units,
    )


def _decimal(value: float) -> Decimal:
    """The decimal as it was written in TOML: a float's shortest form is what the user typed."""
    return Decimal(str(value))


def _triage(settings: Settings, origins: Origins) -> TriageOptions:
    return TriageOptions(
        select=tuple(settings.select),
        ignore=tuple(settings.ignore),
        severity=settings.severity,
        min_confidence=settings.min_confidence,
        overrides=tuple(_override(override) for override in settings.overrides),
        accepts=tuple(_accept(entry, origins.get(("accept", str(number)), "")) for number, entry in enumerate(settings.accept)),
    )


def _override(override: OverrideSettings) -> Override:
    return Override(
        paths=tuple(override.paths),
        select=None if override.select is None else tuple(override.select),
        ignore=None if override.ignore is None else tuple(override.ignore),
        severity=override.severity or {},
        min_confidence=override.min_confidence,
    )


def _accept(entry: AcceptSettings, origin: str) -> Accept:
    path, _, line = origin.rpartition(":")
    return Accept(
        reason=entry.reason if entry.by is None else f"{entry.reason} ({entry.by})",
        fingerprint=entry.fingerprint,
        rule=entry.rule,
        measurand=entry.measurand,
        values=tuple(entry.values or ()),
        by=entry.by,
        expires=entry.expires,
        path=path if line.isdigit() else origin,
        line=int(line) if line.isdigit() else None,
    )


def _report(override: OverrideSettings) -> ReportOverride:
    return ReportOverride(tuple(override.paths), override.language, override.day_first, override.published)
