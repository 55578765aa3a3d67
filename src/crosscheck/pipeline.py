"""The pure composition of the stages: what a runner maps, reduces and joins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from crosscheck.align.blocking import Candidates, block_keys, candidate_pairs
from crosscheck.align.cluster import cluster_claims
from crosscheck.align.compare import agreeing_pairs, compare_pairs
from crosscheck.align.events import group_events
from crosscheck.align.options import AlignModel, AlignOptions
from crosscheck.align.parts import part_reports
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


class Head(Struct, frozen=True):
    """What grouping asks of a report: its id, its path, its folder, how many claims it has, and its topics."""

    id: str
    path: str
    group: str
    claims: int = 0
    topics: tuple[str, ...] = ()


class Part(Struct, frozen=True):
    """Reports that are compared with each other and with no others, ordered by id; `common` are their topics that are too common to link by."""

    heads: tuple[Head, ...]
    common: frozenset[str] = frozenset()


class Told(Struct, frozen=True):
    """A finding and where it is shown, by which findings are ordered: a report's id (else a path) and an offset, -1 where it has none."""

    document: str
    start: int
    finding: Finding


class Compared(Struct, frozen=True):
    """What comparing one part gave: its clusters, the findings on them, how many pairs were compared, and what was too much."""

    clusters: tuple[Cluster, ...]
    findings: tuple[Told, ...]
    pairs: int
    faults: tuple[Fault, ...] = ()


def align(
    claims: Sequence[Claim], options: AlignOptions = AlignOptions(), common: AbstractSet[str] = frozenset()
) -> tuple[list[Cluster], Candidates]:
    """Which claims of one part measure the same thing, and the pairs that were compared to find out."""
    model = load_align_model()
    views = view_claims(claims, model.rarity)
    candidates = candidate_pairs(claims, options, common)
    comparisons = compare_pairs(views, agreeing_pairs(views, candidates.pairs), model)
    return cluster_claims(views, candidates.pairs, comparisons, model, options), candidates


@cache
def load_align_model() -> AlignModel:
    """The shipped match weights and background table."""
    agreeing, blind, slots = (load_weights(name) for name in ("agreeing", "blind", "slots"))
    return AlignModel(agreeing.weights, agreeing.intercept, blind.weights, blind.intercept, slots.weights, slots.intercept, load_rarity())


def build_head(extraction: Extraction) -> Head:
    """What grouping asks of the report."""
    document, claims = extraction.document, extraction.claims
    return Head(document.id, document.path, document.group, len(claims), claims[0].topics if claims else ())


def group_heads(heads: Sequence[Head], grouping: Grouping, options: AlignOptions = AlignOptions()) -> dict[str, list[Head]]:
    """The reports by their folder or event, in their order."""
    events: Mapping[str, str] = {}
    if grouping == "event":
        topics = {head.id: head.topics for head in heads}
        events = group_events(topics, weigh_topics(topics.values(), load_rarity()), options)
    groups: dict[str, list[Head]] = defaultdict(list)
    for head in heads:
        groups[head.group if grouping == "folder" else events.get(head.id, "")].append(head)
    return groups


def part_heads(heads: Iterable[Head], options: PipelineOptions) -> tuple[list[Part], tuple[Fault, ...]]:
    """The parts of all groups, ordered by their first report, and a CX905 for each group with words too common to link reports by."""
    ordered = sorted((head for head in heads if head.claims), key=lambda head: head.id)
    parts: list[Part] = []
    faults: list[Fault] = []
    for name, group in sorted(group_heads(ordered, options.group_by, options.align).items()):
        parting = part_reports([head.topics for head in group], options.align)
        for places in parting.parts:
            found = tuple(group[place] for place in places)
            parts.append(Part(found, frozenset(topic for head in found for topic in head.topics if topic in parting.common)))
        folder = name if options.group_by == "folder" else ""
        if parting.split:
            faults.append(_too_large(folder, parting.split, options.align))
        if parting.common:
            faults.append(_too_common(folder, parting.common, options.align))
    return sorted(parts, key=lambda part: part.heads[0].id), tuple(faults)


def _too_common(group: str, common: Mapping[str, int], options: AlignOptions) -> Fault:
    most = max(common, key=lambda topic: (common[topic], topic))
    told = f"of the words that reports are found by, {len(common):,} stand in more than {options.max_reports} reports and link none of them"
    return Fault(
        "CX905", group or ".", f'{told} (the commonest, "{most}", in {common[most]:,}); reports that share no two others are not compared'
    )


def _too_large(group: str, reports: int, options: AlignOptions) -> Fault:
    told = f"{reports:,} reports hang together by words that they share, more than the {options.max_part:,} that are compared at once"
    return Fault(
        "CX905", group or ".", f"{told}; they were split where they share the fewest: part them by folders, or use --group-by event"
    )


def compare_part(part: Part, claims: Sequence[Claim], options: PipelineOptions) -> Compared:
    """Aligns and judges the claims of one part; a reduce over parts."""
    clusters, candidates = align(claims, options.align, part.common)
    by_id = {claim.id: claim for claim in claims}
    found = list(judge_across(claims, clusters, options.judge))
    for one in clusters:
        found.extend(judge_cluster(one, by_id, options.judge))
    paths = {head.id: head.path for head in part.heads}
    faults = tuple(_too_many(paths[name], keys, options.align) for name, keys in sorted(candidates.capped.items()))
    return Compared(tuple(clusters), _place(found, by_id), len(candidates.pairs), faults)


def _too_many(path: str, keys: Sequence[str], options: AlignOptions) -> Fault:
    told = f"more than {options.max_block} of its figures share {'a key' if len(keys) == 1 else f'each of {len(keys)} keys'} by which figures find each other"
    return Fault("CX905", path, f"{told} ({', '.join(keys[:3])}{', …' if keys[3:] else ''}); these figures are not compared by it")


def judge_report(extraction: Extraction, options: PipelineOptions) -> tuple[Told, ...]:
    """What is wrong within one report; a map over extractions."""
    return _place(judge_document(extraction, options.judge), {claim.id: claim for claim in extraction.claims})


def _place(findings: Iterable[Finding], claims: Mapping[str, Claim]) -> tuple[Told, ...]:
    return tuple(_placed(finding, claims.get(finding.primary or "")) for finding in findings)


def _placed(finding: Finding, claim: Claim | None) -> Told:
    if claim is not None:
        return Told(claim.document, claim.start, finding)
    return Told(finding.locations[0].document if finding.locations else "", -1, finding)


def settle_run(told: Iterable[Told], faults: Iterable[Fault]) -> tuple[Finding, ...]:
    """The findings of a whole run, faults too, each thing told once, in stable order: by report, offset, rule and message."""
    everything = sorted((*told, *_place(judge_faults(faults), {})), key=_order)
    return tuple(settle_findings(one.finding for one in everything))


def _order(told: Told) -> tuple[str, int, str, str, tuple[str, ...], str]:
    finding = told.finding
    return told.document, told.start, finding.rule, finding.message, finding.claims, finding.cluster or ""


def check(documents: Iterable[Document], faults: Sequence[Fault] = (), options: PipelineOptions = PipelineOptions()) -> Result:
    """The whole job, one report after the other."""
    return judge_extractions([extract(document, options) for document in documents], faults, options)


def judge_extractions(extractions: Sequence[Extraction], faults: Sequence[Fault], options: PipelineOptions) -> Result:
    """From extractions to the result: aligned within their parts, judged, in stable order."""
    ordered = sorted(extractions, key=lambda extraction: extraction.document.id)
    by_id = {extraction.document.id: extraction for extraction in ordered}
    parts, limits = part_heads(map(build_head, ordered), options)
    compared = [compare_part(part, [claim for head in part.heads for claim in by_id[head.id].claims], options) for part in parts]
    told = [one for extraction in ordered for one in judge_report(extraction, options)]
    told.extend(one for each in compared for one in each.findings)
    wrong = [*faults, *(fault for extraction in ordered for fault in extraction.faults), *limits]
    wrong.extend(fault for each in compared for fault in each.faults)
    findings = settle_run(told, wrong)
    clusters = tuple(sorted((cluster for one in compared for cluster in one.clusters), key=lambda cluster: cluster.id))
    statistics = {
        "reports": len(ordered),
        "claims": sum(len(extraction.claims) for extraction in ordered),
        "pairs": sum(one.pairs for one in compared),
        "clusters": len(clusters),
        "findings": len(findings),
    }
    return Result(tuple(ordered), clusters, findings, statistics)
