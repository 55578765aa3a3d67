"""Everything one run found out: what is rendered, stored and scored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct, field

from crosscheck.model.comparison import Cluster
from crosscheck.model.extraction import Extraction
from crosscheck.model.finding import Finding

DraftStatus = Literal["confirmed", "contradicted", "stale", "unsupported"]


class DraftClaim(Struct, frozen=True):
    """What the sources say of one claim of a draft; `by` are the sources' claims."""

    claim: str
    status: DraftStatus
    by: tuple[str, ...] = ()


class Result(Struct, frozen=True):
    """One run, in stable order: extractions by document id, clusters by id, findings by (document, offset, rule).

    Extractions and clusters of an archive may be kept outside memory: go through them, and hold what is needed.
    `statistics` holds counts only, never times, so that the same reports give the same bytes. `drafts` is None without `--against`.
    """

    extractions: Sequence[Extraction] = ()
    clusters: Sequence[Cluster] = ()
    findings: tuple[Finding, ...] = ()
    statistics: Mapping[str, int] = field(default_factory=dict)
    drafts: tuple[DraftClaim, ...] | None = None
