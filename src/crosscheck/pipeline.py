"""The pure composition of the stages: what a runner maps, reduces and joins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from crosscheck.align.blocking import block_keys, build_blocks, candidate_pairs
from crosscheck.align.cluster import cluster_claims
from crosscheck.align.compare import compare_pairs
from crosscheck.align.options import AlignModel, AlignOptions
from crosscheck.claims.build import ClaimOptions, build_claims
from crosscheck.judge.faults import judge_faults
from crosscheck.judge.judge import judge_cluster, judge_document
from crosscheck.judge.options import JudgeOptions
from crosscheck.lexicon.rarity import load_rarity
from crosscheck.lexicon.weights import load_weights
from crosscheck.mentions.find import find_mentions
from crosscheck.model import Claim, Cluster, Comparison, Document, Extraction, Fault, Finding, Result
from crosscheck.normalize.anchor import Anchor
from crosscheck.normalize.origin import OriginOptions, resolve_origin
from crosscheck.normalize.readings import normalize_mentions

Grouping = Literal["folder", "event", "none"]


class PipelineOptions(Struct, frozen=True):
    """Each stage's own options, and how reports are grouped before their claims are compared."""

    origin: OriginOptions = OriginOptions()
    claims: ClaimOptions = ClaimOptions()
    align: AlignOptions = AlignOptions()
    judge: JudgeOptions = JudgeOptions()
    group_by: Grouping = "folder"


def extract(document: Document, options: PipelineOptions = PipelineOptions()) -> Extraction:
    """Everything one report says in numbers and times; a map over documents."""
    origin, faults = resolve_origin(document, options.origin)
    anchor = Anchor(published=origin.published, language=origin.language, day_first=options.origin.day_first)
    mentions = find_mentions(document, origin.language)
    readings = normalize_mentions(document, mentions, anchor)
    claims = build_claims(document, origin, readings, options.claims)
    return Extraction(document, origin, readings, claims, faults)


def keys(claim: Claim) -> tuple[str, ...]:
    """The block keys of a claim; a flat-map over claims."""
    return block_keys(claim)


def compare_claims(claims: Sequence[Claim], options: AlignOptions = AlignOptions()) -> list[Comparison]:
    """The comparisons of one group's candidate pairs."""
    pairs = list(candidate_pairs(claims, build_blocks(claims), options.max_block, options.shared_topics))
    return compare_pairs(claims, pairs, load_align_model())


def load_align_model() -> AlignModel:
    """The shipped match weights and background table."""
    weights = load_weights("align")
    return AlignModel(weights.weights, weights.intercept, load_rarity())


def cluster(claims: Sequence[Claim], comparisons: Sequence[Comparison], options: AlignOptions = AlignOptions()) -> list[Cluster]:
    """Which claims measure the same thing; the one global step of a group."""
    return cluster_claims(claims, comparisons, options.threshold)


def group_of(extraction: Extraction, grouping: Grouping) -> str:
    """The key of the reports that an extraction is compared with."""
    return extraction.document.group if grouping == "folder" else ""


def check(documents: Iterable[Document], faults: Sequence[Fault] = (), options: PipelineOptions = PipelineOptions()) -> Result:
    """The whole job, one report after the other."""
    return judge_extractions([extract(document, options) for document in documents], faults, options)


def judge_extractions(extractions: Sequence[Extraction], faults: Sequence[Fault], options: PipelineOptions) -> Result:
    """From extractions to the result: aligned within their groups, judged, in stable order."""
    ordered = sorted(extractions, key=lambda extraction: extraction.document.id)
    groups: dict[str, list[Claim]] = defaultdict(list)
    for extraction in ordered:
        groups[group_of(extraction, options.group_by)].extend(extraction.claims)
    clusters: list[Cluster] = []
    pairs = 0
    for _, claims in sorted(groups.items()):
        comparisons = compare_claims(claims, options.align)
        pairs += len(comparisons)
        clusters.extend(cluster(claims, comparisons, options.align))
    findings = _findings(ordered, clusters, faults, options)
    statistics = {
        "reports": len(ordered),
        "claims": sum(len(extraction.claims) for extraction in ordered),
        "pairs": pairs,
        "clusters": len(clusters),
        "findings": len(findings),
    }
    return Result(tuple(ordered), tuple(clusters), findings, statistics)


def _findings(
    extractions: Sequence[Extraction], clusters: Sequence[Cluster], faults: Sequence[Fault], options: PipelineOptions
) -> tuple[Finding, ...]:
    by_id: Mapping[str, Claim] = {claim.id: claim for extraction in extractions for claim in extraction.claims}
    found: list[Finding] = []
    for one in clusters:
        found.extend(judge_cluster(one, by_id, options.judge))
    for extraction in extractions:
        found.extend(judge_document(extraction, options.judge))
    told = [*faults, *(fault for extraction in extractions for fault in extraction.faults)]
    found.extend(judge_faults(told))
    return tuple(sorted(found, key=lambda finding: _order(finding, by_id)))


def _order(finding: Finding, by_id: Mapping[str, Claim]) -> tuple[str, int, str, str]:
    if finding.primary is not None and finding.primary in by_id:
        claim = by_id[finding.primary]
        return claim.document, claim.start, finding.rule, finding.message
    document = finding.locations[0].document if finding.locations else ""
    return document, -1, finding.rule, finding.message
