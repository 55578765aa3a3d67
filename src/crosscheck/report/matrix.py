"""The matrix of a result: measurands down, reports across; equal figures share a mark. Read by HTML, Markdown and CSV."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec import Struct

from crosscheck.model import Claim, Cluster, Finding, Result
from crosscheck.report.display import claim_words, clean_text, shorten
from crosscheck.report.lookup import Lookup, gravity, standing, value_key, value_order

_VERDICT_WORDS = {
    "CONSISTENT": "agree",
    "TENSION": "in tension",
    "SUPERSEDED": "superseded",
    "DISPUTED": "disputed",
    "CONFLICT": "conflict",
    "INCOMPARABLE": "not comparable",
}


class Cell(Struct, frozen=True):
    """What one report says of one measurand: its claims, and for each the rank of its figure in the row (0 is the first)."""

    document: str
    claims: tuple[Claim, ...]
    ranks: tuple[int, ...]


class MatrixRow(Struct, frozen=True):
    """One measurand. `status` is its verdict in a word ("agree", "conflict", "single source"); `figures` counts distinct ones.

    `finding` is the gravest open finding about it. `cluster` is None for a claim that stands alone.
    """

    measurand: str
    family: str
    status: str
    cells: tuple[Cell, ...]
    figures: int
    finding: Finding | None = None
    cluster: Cluster | None = None


def build_matrix(result: Result, lookup: Lookup, *, singles: bool = False) -> tuple[MatrixRow, ...]:
    """The rows: the gravest first, then those that agree; with `singles` also what only one report states, last."""
    gravest = _gravest(result)
    told = [cluster for cluster in result.clusters if len(lookup.documents_of(cluster)) > 1 or cluster.id in gravest]
    rows = [_cluster_row(cluster, lookup, gravest.get(cluster.id)) for cluster in told]
    rows.sort(key=lambda row: (gravity(row.finding) if row.finding else (9, 0.0), row.measurand))
    if not singles:
        return tuple(rows)
    shown = {claim.id for row in rows for cell in row.cells for claim in cell.claims}
    alone = [claim for extraction in result.extractions for claim in extraction.claims if claim.id not in shown]
    return (*rows, *(_single_row(claim, lookup) for claim in alone))


def _gravest(result: Result) -> dict[str, Finding]:
    found: dict[str, Finding] = {}
    for finding in sorted((f for f in result.findings if f.cluster and standing(f) == "open"), key=gravity):
        found.setdefault(finding.cluster or "", finding)
    return found


def _cluster_row(cluster: Cluster, lookup: Lookup, finding: Finding | None) -> MatrixRow:
    members = lookup.members(cluster)
    ranks = value_ranks(members)
    by_report: defaultdict[str, dict[str, Claim]] = defaultdict(dict)
    for claim in sorted(members, key=lambda claim: claim.start):
        by_report[claim.document].setdefault(value_key(claim) + claim_words(claim), claim)
    cells = [
        Cell(document, tuple(said.values()), tuple(ranks[value_key(claim)] for claim in said.values()))
        for document, said in sorted(by_report.items())
    ]
    status = status_words(finding) if finding else "agree"
    figures = len(set(ranks.values()))
    return MatrixRow(shorten(cluster.measurand, 240), clean_text(cluster.family or ""), status, tuple(cells), figures, finding, cluster)


def _single_row(claim: Claim, lookup: Lookup) -> MatrixRow:
    measurand = claim.measurand
    found = sorted(lookup.findings_of.get(claim.id, ()), key=gravity)
    status = status_words(found[0]) if found else "single source"
    cells = (Cell(claim.document, (claim,), (0,)),)
    return MatrixRow(shorten(measurand.text, 240), clean_text(measurand.family or ""), status, cells, 1, found[0] if found else None)


def value_ranks(claims: Sequence[Claim]) -> dict[str, int]:
    """Each distinct figure's rank: the most often stated first, ties from the lowest or earliest up, whatever the claims' order."""
    counts = Counter(value_key(claim) for claim in sorted(claims, key=value_order))
    return {key: rank for rank, (key, _) in enumerate(counts.most_common())}


def status_words(finding: Finding) -> str:
    """A finding's verdict in a word or two; the rule's name where it judges no pair of values."""
    return _VERDICT_WORDS[finding.verdict] if finding.verdict else clean_text(finding.name.replace("-", " "))
