"""Every setting: its key in TOML, its type, its default (the stage's own) and what it means. The JSON Schema is made of this."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct, field

from crosscheck.judge.options import DIMENSION_TOLERANCES, FAMILY_TOLERANCES, JudgeOptions, Tolerance
from crosscheck.model.claim import Dynamics
from crosscheck.model.finding import Severity
from crosscheck.read.options import ReadOptions

_READ = ReadOptions()
_JUDGE = JudgeOptions()

Share = Annotated[float, Meta(ge=0, le=1)]
Count = Annotated[int, Meta(ge=1)]
FailOn = Literal["error", "warning", "info", "never"]
Grouping = Literal["folder", "event", "none"]
Kind = Literal["count", "number", "amount", "measure", "share", "age", "duration", "date", "time", "ordinal", "score"]


class FiguresSettings(Struct, frozen=True, rename="kebab", forbid_unknown_fields=True, omit_defaults=True):
    """How wide a written figure is taken to be; what is not set follows `[tolerance]`."""

    rounding: Annotated[Share | None, Meta(description="Share of the figure's precision that is allowed to each side.")] = None
    cap: Annotated[Share | None, Meta(description="The most that this may come to, as a share of the figure.")] = None
    exact_below: Annotated[float | None, Meta(description="Figures below this are taken at their word.")] = None
    hedge: Annotated[Share | None, Meta(description='What "about" allows to each side, as a share of the figure.')] = None
    whole_units: Annotated[bool | None, Meta(description="Counts completed units, as ages do: 42 allows all up to 43.")] = None


class ToleranceSettings(Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """How much room the words of a figure give before two figures disagree."""

    rounding: Annotated[Share, Meta(description="Share of the figure's precision that is allowed to each side.")] = float(
        Tolerance().rounding
    )
    cap: Annotated[Share, Meta(description="The most that this may come to, as a share of the figure.")] = float(Tolerance().cap)
    exact_below: Annotated[float, Meta(description="Figures below this are taken at their word.")] = float(Tolerance().exact_below)
    hedge: Annotated[Share, Meta(description='What "about" allows to each side, as a share of the figure.')] = float(Tolerance().hedge)
    whole_units: Annotated[bool, Meta(description="Counts completed units, as ages do: 42 allows all up to 43.")] = Tolerance().whole_units
    fraction_points: Annotated[
        float, Meta(ge=0, description='Percentage points that a fraction in words ("a third") allows to each side.')
    ] = float(_JUDGE.fraction_points)
    soft: Annotated[Share, Meta(description='Share of itself by which a soft end ("dozens") may be missed.')] = float(_JUDGE.soft)
    clock_minutes: Annotated[int, Meta(ge=0, description="Minutes that a hedged clock time allows to each side.")] = _JUDGE.clock_minutes
    clock_rounding: Annotated[
        int, Meta(ge=0, description="Minutes that a clock time on five minutes allows with help, half of it without.")
    ] = _JUDGE.clock_rounding
    dimensions: Annotated[dict[str, FiguresSettings], Meta(description="By dimension (length, area, count …), over the values above.")] = (
        field(default_factory=lambda: {name: _figures(tolerance) for name, tolerance in sorted(DIMENSION_TOLERANCES.items())})
    )
    families: Annotated[dict[str, FiguresSettings], Meta(description="By measurand family (deaths, age …), over dimensions.")] = field(
        default_factory=lambda: {name: _figures(tolerance) for name, tolerance in sorted(FAMILY_TOLERANCES.items())}
    )


class FamilySettings(Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """A measurand family of your own, or a shipped one in other words."""

    kinds: Annotated[list[str], Meta(description="The kinds of value it takes: count, measure, amount, share, age, date …")]
    text: Annotated[str | None, Meta(description="How it is told in messages.")] = None
    dynamics: Annotated[Dynamics, Meta(description="static: never superseded; cumulative: superseded upwards; state: both ways.")] = (
        "static"
    )
    nouns: Annotated[list[str], Meta(description="Nouns that speak for it, in their base form.")] = field(default_factory=list)
    verbs: Annotated[list[str], Meta(description="Verbs that speak for it, in their base form.")] = field(default_factory=list)


class AcceptSettings(Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """A finding that the desk accepts: named by its fingerprint, or by its measurand and values."""

    reason: Annotated[str, Meta(min_length=1, description="Why it is accepted. Required.")]
    fingerprint: Annotated[str | None, Meta(description="The fingerprint that the finding shows.")] = None
    rule: Annotated[str | None, Meta(description="The rule, where measurand and values name the finding; any if unset.")] = None
    measurand: Annotated[str | None, Meta(description="The measurand that the finding shows.")] = None
    values: Annotated[list[str] | None, Meta(description='The accepted values as the finding shows them ("800 square kilometer").')] = None
    by: Annotated[str | None, Meta(description="Who accepts it.")] = None
    expires: Annotated[str | None, Meta(description="The last day it holds, YYYY-MM-DD; afterwards it is told as CX904.")] = None


class OverrideSettings(Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """Other settings for some reports: for the findings that are shown in them, and for how they are read."""

    paths: Annotated[list[str], Meta(min_length=1, description="Patterns as in .gitignore, from the folder of this file.")]
    select: Annotated[list[str] | None, Meta(description="Only these rules.")] = None
    ignore: Annotated[list[str] | None, Meta(description="Not these rules.")] = None
    severity: Annotated[dict[str, Severity] | None, Meta(description="Another severity by rule.")] = None
    min_confidence: Annotated[Share | None, Meta(description="Findings less sure than this are counted, not shown.")] = None
    language: Annotated[str | None, Meta(description="The reports' language, where they do not say.")] = None
    day_first: Annotated[bool | None, Meta(description="Whether 06/08/2024 is 6 August.")] = None
    published: Annotated[str | None, Meta(description="The publication time of reports that carry none.")] = None


class Settings(Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """The settings of crosscheck.toml, or of [tool.crosscheck] in pyproject.toml."""

    extend: Annotated[str | list[str] | None, Meta(description="Settings files that this one builds upon, from its own folder.")] = None
    select: Annotated[list[str], Meta(description="Rules that run, by code, beginning of a code, or name.")] = field(
        default_factory=lambda: ["CX"]
    )
    ignore: Annotated[list[str], Meta(description="Rules that do not run.")] = field(default_factory=list)
    severity: Annotated[dict[str, Severity], Meta(description="Another severity by rule.")] = field(default_factory=dict)
    min_confidence: Annotated[Share, Meta(description="Findings less sure than this are counted, not shown.")] = _JUDGE.min_confidence
    fail_on: Annotated[FailOn, Meta(description="The gate fails at this severity or worse.")] = "error"
    baseline: Annotated[str | None, Meta(description="File of findings that do not count, from the folder of this file.")] = None
    group_by: Annotated[Grouping, Meta(description="Which reports are of one event: those of a folder, those on one event, or all.")] = (
        "folder"
    )
    language: Annotated[str | None, Meta(description="The reports' language, where they do not say.")] = None
    day_first: Annotated[bool | None, Meta(description="Whether 06/08/2024 is 6 August; unset: by the report's own dates.")] = None
    published: Annotated[str | None, Meta(description="The publication time of reports that carry none.")] = None
    rates: Annotated[str | None, Meta(description="File of dated exchange rates, from the folder of this file.")] = None
    exclude: Annotated[list[str], Meta(description="Files and folders left out, patterns as in .gitignore.")] = field(default_factory=list)
    encoding: Annotated[str | None, Meta(description="Encoding of text files without a byte-order mark; unset: detected.")] = None
    max_bytes: Annotated[Count, Meta(description="The largest file that is read, in bytes.")] = _READ.max_bytes
    max_members: Annotated[Count, Meta(description="Files read of one archive.")] = _READ.max_members
    max_ratio: Annotated[Count, Meta(description="How many times its own size an archive may unpack to.")] = _READ.max_ratio
    max_depth: Annotated[Count, Meta(description="How deep the elements of a page or XML file may be nested.")] = _READ.max_depth
    max_pages: Annotated[Count, Meta(description="Pages read of one PDF.")] = _READ.max_pages
    max_seconds: Annotated[float, Meta(gt=0, description="Seconds that one file may take to read.")] = _READ.max_seconds
    follow_links: Annotated[bool, Meta(description="Whether a symbolic link may lead out of the named folders.")] = _READ.follow_links
    allow_empty: Annotated[bool, Meta(description="Whether it is right that nothing was read.")] = False
    text: Annotated[bool, Meta(description="Whether the reports' texts are written to results.")] = True
    jobs: Annotated[Count | None, Meta(description="Processes; unset: one a core.")] = None
    engine: Annotated[str, Meta(description="Where it runs: local, dask, or dask=ADDRESS for a scheduler that is there.")] = "local"
    cache: Annotated[bool, Meta(description="Whether what was extracted is kept for the next run.")] = True
    cache_dir: Annotated[str | None, Meta(description="Where: a folder, for archives a URL too; unset: the platform's cache folder.")] = (
        None
    )
    tolerance: Annotated[ToleranceSettings, Meta(description="How much room the words of a figure give.")] = field(
        default_factory=ToleranceSettings
    )
    units: Annotated[dict[str, str], Meta(description='Own units in pint\'s syntax: smoot = "1.70 * meter".')] = field(default_factory=dict)
    measurands: Annotated[dict[str, FamilySettings], Meta(description="Own measurand families.")] = field(default_factory=dict)
    accept: Annotated[list[AcceptSettings], Meta(description="Findings that the desk accepts.")] = field(default_factory=list)
    overrides: Annotated[list[OverrideSettings], Meta(description="Other settings for some reports.")] = field(default_factory=list)


PATH_KEYS = ("baseline", "rates", "cache-dir")
"""Settings that name a file or folder, from the folder of the file that sets them."""


def default_layer() -> dict[str, Any]:
    """Every setting at its default, as a parsed TOML file would give it; what is unset is left out."""
    return _without_none(msgspec.to_builtins(Settings()))


def _without_none(table: dict[str, Any]) -> dict[str, Any]:
    return {key: _without_none(value) if isinstance(value, dict) else value for key, value in table.items() if value is not None}


def _figures(tolerance: Tolerance) -> FiguresSettings:
    """Only what differs from the general tolerance, so that a changed general one still holds for the rest."""
    usual = Tolerance()
    return FiguresSettings(
        rounding=None if tolerance.rounding == usual.rounding else float(tolerance.rounding),
        cap=None if tolerance.cap == usual.cap else float(tolerance.cap),
        exact_below=None if tolerance.exact_below == usual.exact_below else float(tolerance.exact_below),
        hedge=None if tolerance.hedge == usual.hedge else float(tolerance.hedge),
        whole_units=None if tolerance.whole_units == usual.whole_units else tolerance.whole_units,
    )
