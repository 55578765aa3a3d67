"""The baseline: findings that were there before the gate was put up. One finding a line, sorted; no lines, messages or counts in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct

from crosscheck.model.claim import Claim
from crosscheck.model.comparison import Cluster
from crosscheck.model.finding import Finding
from crosscheck.model.result import Result
from crosscheck.triage.fingerprint import claims_of, stable_measurand, value_texts

SCHEMA = "crosscheck-baseline/1"


class BaselineEntry(Struct, frozen=True, order=True, omit_defaults=True):
    """One known finding; only the fingerprint decides, the rest is for the reader of a diff."""

    fingerprint: str
    rule: str
    measurand: str = ""
    values: tuple[str, ...] = ()


class _File(Struct, frozen=True):
    schema: str
    findings: list[BaselineEntry]


class BaselineError(ValueError):
    """A baseline file that cannot be read as one."""


def build_baseline(result: Result) -> tuple[BaselineEntry, ...]:
    """The findings of a result that count today: not suppressed, sure enough, and not about the tool's own limits."""
    claims = {claim.id: claim for extraction in result.extractions for claim in extraction.claims}
    clusters = {cluster.id: cluster for cluster in result.clusters}
    entries = {_entry(finding, claims, clusters) for finding in result.findings if _counts(finding)}
    return tuple(sorted(entries, key=_order))


def _counts(finding: Finding) -> bool:
    return finding.suppressed is None and not finding.hidden and not finding.rule.startswith("CX9")


def _entry(finding: Finding, claims: Mapping[str, Claim], clusters: Mapping[str, Cluster]) -> BaselineEntry:
    own = claims_of(finding, claims)
    return BaselineEntry(finding.fingerprint, finding.rule, stable_measurand(own, clusters.get(finding.cluster or "")), value_texts(own))


def _order(entry: BaselineEntry) -> tuple[str, str, tuple[str, ...], str]:
    return entry.rule, entry.measurand, entry.values, entry.fingerprint


def prune_baseline(entries: Sequence[BaselineEntry], result: Result) -> tuple[BaselineEntry, ...]:
    """The entries that a finding of the result still needs; never a new one."""
    found = {finding.fingerprint for finding in result.findings if not finding.rule.startswith("CX9")}
    return tuple(entry for entry in entries if entry.fingerprint in found)


def render_baseline(entries: Iterable[BaselineEntry]) -> str:
    """The file's text: JSON with one finding a line, so that a diff shows what was accepted."""
    lines = [json.dumps(msgspec.to_builtins(entry), ensure_ascii=False) for entry in sorted(set(entries), key=_order)]
    return f'{{"schema": "{SCHEMA}", "findings": [\n' + ",\n".join(lines) + ("\n" if lines else "") + "]}\n"


def parse_baseline(text: str) -> tuple[BaselineEntry, ...]:
    """The entries of a baseline file.

    Raises BaselineError where the text is none, or one of a later version.
    """
    try:
        file = msgspec.json.decode(text, type=_File)
    except msgspec.MsgspecError as error:
        raise BaselineError(f"is no baseline: {error}") from None
    if file.schema != SCHEMA:
        raise BaselineError(f'has the schema "{file.schema}", not "{SCHEMA}"')
    return tuple(file.findings)
