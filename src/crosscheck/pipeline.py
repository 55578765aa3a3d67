"""The pure composition of the stages: what a runner maps, reduces and joins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from crosscheck.align.blocking import block_keys, candidate_pairs
from crosscheck.align.cluster import cluster_claims
from crosscheck.align.compare import agreeing_pairs, compare_pairs
from crosscheck.align.events import group_events
from crosscheck.align.options import AlignModel, AlignOptions
from crosscheck.align.views import view_claims
from crosscheck.claims.build import ClaimOptions, build_claims
from crosscheck.claims.topics import weigh_topics
from crosscheck.judge.faults import judge_faults
from crosscheck.judge.judge import judge_across, judge_cluster, judge_document
from crosscheck.judge.options import JudgeOptions
from crosscheck.judge.settle import settle_findings
from crosscheck.lexicon.rarity import load_rarity
from crosscheck.lexicon.unit_words import OwnUnit
from crosscheck.lexicon.weights import load_weights
from crosscheck.mentions.find import find_mentions
from crosscheck.model import Claim, Cluster, Document, Extraction, Fault, Finding, Reading, Result
from crosscheck.normalize.anchor import Anchor
from crosscheck.normalize.origin import OriginOptions, resolve_origin
from crosscheck.normalize.readings import normalize_mentions
from crosscheck.normalize.stated import resolve_stated

Grouping = Literal["folder", "event", "none"]


class PipelineOptions(Struct, frozen=True):
    """Each stage's own options, the units of the user's own, and how reports are grouped before their claims are compared."""

    origin: OriginOptions = OriginOptions()
    claims: ClaimOptions = ClaimOptions()
    align: AlignOptions = AlignOptions()
    judge: JudgeOptions = JudgeOptions()
    group_by: Grouping = "folder"
    units: tuple[OwnUnit, ...] = ()


def extract(document: Document, options: PipelineOptions = PipelineOptions()) -> Extraction:
    """Everything one report says in numbers and times; a map over documents."""
    origin, faults = resolve_origin(document, options.origin)
    anchor = Anchor(published=origin.published, language=origin.language, day_first=options.origin.day_first)
    plain = document.unmarked()
    mentions = find_mentions(plain, origin.language, options.units)
    readings = resolve_stated(normalize_mentions(plain, mentions, anchor, options.units), document.stated)
    claims = build_claims(plain, origin, readings, options.claims)
    if document.plain:
        readings = tuple(_reading_as_written(document, reading) for reading in readings)
        claims = tuple(replace(claim, surface=document.text[claim.start : claim.end]) for claim in claims)
    return Extraction(document, origin, readings, claims, faults)


def _reading_as_written(document: Document, reading: Reading) -> Reading:
    """The reading with its mention's surface as it stands in the text, markup and all."""
    mention = reading.mention
    return replace(reading, mention=replace(mention, surface=document.text[mention.start : mention.end]))


def keys(claim: Claim) -> tuple[str, ...]:
    """The block keys of a claim; a flat-map over claims."""
    return block_keys(claim)


def align(claims: Sequence[Claim], options: AlignOptions = AlignOptions()) -> tuple[list[Cluster], int]:
    """Which claims of one group measure the same thing, and how many pairs were compared to find out."""
    model = load_align_model()
    views = view_claims(claims, model.rarity)
    pairs = candidate_pairs(claims, options).pairs
    comparisons = compare_pairs(views, agreeing_pairs(views, pairs), model)
    return cluster_claims(views, pairs, comparisons, model, options), len(pairs)


def load_align_model() -> AlignModel:
    """The shipped match weights and background table."""
    agreeing, blind, slots = (load_weights(name) for name in ("agreeing", "blind", "slots"))
    return AlignModel(agreeing.weights, agreeing.intercept, blind.weights, blind.intercept, slots.weights, slots.intercept, load_rarity())


def group_claims(extractions: Sequence[Extraction], grouping: Grouping, options: AlignOptions = AlignOptions()) -> dict[str, list[Claim]]:
    """The claims that are compared with each other, by the folder or event of their reports; in the extractions' order."""
    events: Mapping[str, str] = {}
    if grouping == "event":
        topics = {one.document.id: one.claims[0].topics for one in extractions if one.claims}
        events = group_events(topics, weigh_topics(topics.values(), load_rarity()), options)
    groups: dict[str, list[Claim]] = defaultdict(list)
    for one in extractions:
        key = one.document.group if grouping == "folder" else events.get(one.document.id, "")
        groups[key].extend(one.claims)
    return groups


def check(documents: Iterable[Document], faults: Sequence[Fault] = (), options: PipelineOptions = PipelineOptions()) -> Result:
    """The whole job, one report after the other."""
    return judge_extractions([extract(document, options) for document in documents], faults, options)


def judge_extractions(extractions: Sequence[Extraction], faults: Sequence[Fault], options: PipelineOptions) -> Result:
    """From extractions to the result: aligned within their groups, judged, in stable order."""
    ordered = sorted(extractions, key=lambda extraction: extraction.document.id)
    clusters: list[Cluster] = []
    across: list[Finding] = []
    pairs = 0
    for _, claims in sorted(group_claims(ordered, options.group_by, options.align).items()):
        found, compared = align(claims, options.align)
        clusters.extend(found)
        across.extend(judge_across(claims, found, options.judge))
        pairs += compared
    findings = _findings(ordered, clusters, across, faults, options)
    statistics = {
        "reports": len(ordered),
        "claims": sum(len(extraction.claims) for extraction in ordered),
        "pairs": pairs,
        "clusters": len(clusters),
        "findings": len(findings),
    }
    return Result(tuple(ordered), tuple(clusters), findings, statistics)


def _findings(
    extractions: Sequence[Extraction],
    clusters: Sequence[Cluster],
    across: Sequence[Finding],
    faults: Sequence[Fault],
    options: PipelineOptions,
) -> tuple[Finding, ...]:
    by_id: Mapping[str, Claim] = {claim.id: claim for extraction in extractions for claim in extraction.claims}
    found: list[Finding] = [*across]
    for one in clusters:
        found.extend(judge_cluster(one, by_id, options.judge))
    for extraction in extractions:
        found.extend(judge_document(extraction, options.judge))
    told = [*faults, *(fault for extraction in extractions for fault in extraction.faults)]
    found.extend(judge_faults(told))
    return tuple(sorted(settle_findings(found), key=lambda finding: _order(finding, by_id)))


def _order(finding: Finding, by_id: Mapping[str, Claim]) -> tuple[str, int, str, str]:
    if finding.primary is not None and finding.primary in by_id:
        claim = by_id[finding.primary]
        return claim.document, claim.start, finding.rule, finding.message
    document = finding.locations[0].document if finding.locations else ""
    return document, -1, finding.rule, finding.message
