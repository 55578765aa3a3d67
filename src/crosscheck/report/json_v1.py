"""The JSON result, version 1: types of its own, apart from the model's, so that the model may change and this may not."""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from msgspec import UNSET, Struct, UnsetType

from crosscheck import __version__
from crosscheck.model.claim import AsOf, Claim
from crosscheck.model.comparison import Cluster, Feature
from crosscheck.model.extraction import Extraction
from crosscheck.model.finding import Finding, Location, Severity, Verdict
from crosscheck.model.mention import MentionKind
from crosscheck.model.number import Number, number_text
from crosscheck.model.quantity import Bound, Change, Hedge, Quantity
from crosscheck.model.result import DraftClaim, DraftStatus, Result
from crosscheck.model.timex import Timex, TimexType
from crosscheck.report.options import RenderOptions

SCHEMA = "crosscheck/1"


class ToolV1(Struct, frozen=True):
    """Which program wrote the result."""

    name: str
    version: str


class DocumentV1(Struct, frozen=True):
    """One report; `text` is left out with `--no-text`."""

    id: str
    path: str
    sha256: str
    source: str | None
    published: str | None
    title: str | None
    language: str
    text: str | UnsetType = UNSET


class QuantityV1(Struct, frozen=True):
    """What the words assert; numbers are decimal strings. `hedge` and `factor` (to the dimension's base unit) are left out where they say nothing."""

    value: str | None
    low: str | None
    high: str | None
    unit: str
    dimension: str
    bound: Bound | None
    approximate: bool
    vague: bool
    precision: str
    change: Change | None
    hedge: Hedge | UnsetType = UNSET
    word_fraction: bool | UnsetType = UNSET
    factor: str | UnsetType = UNSET
    offset: str | UnsetType = UNSET


class TimexV1(Struct, frozen=True):
    """A time: TIMEX3 type and value, the calendar stretch it covers, and what it was resolved against.

    `zone` (the UTC offset in minutes) and `approximate` are left out where they say nothing.
    """

    type: TimexType
    value: str | None
    mod: str | None
    first: str | None
    last: str | None
    anchor: str | None
    zone: int | UnsetType = UNSET
    approximate: bool | UnsetType = UNSET


class AsOfV1(Struct, frozen=True):
    """The moment a value describes; `implied` stands only where that is the report's publication."""

    first: str | None
    last: str | None
    implied: bool | UnsetType = UNSET


class ClaimV1(Struct, frozen=True):
    """One comparable value of one report; `value` stands only on ordinals and scores, `sentence` is the span of the evidence."""

    id: str
    document: str
    start: int
    end: int
    surface: str
    line: int
    column: int
    page: int | None
    paragraph: int | None
    cell: str | None
    kind: MentionKind
    quantity: QuantityV1 | None
    timex: TimexV1 | None
    measurand: str
    terms: tuple[str, ...]
    attribution: str | None
    as_of: AsOfV1
    pattern: str
    sentence: tuple[int, int]
    family: str | None
    value: str | UnsetType | None = UNSET


class ClusterV1(Struct, frozen=True):
    """Claims that measure the same thing."""

    id: str
    measurand: str
    family: str | None
    claims: tuple[str, ...]


class LocationV1(Struct, frozen=True):
    """Where a finding points."""

    document: str
    line: int | None
    column: int | None
    page: int | None
    paragraph: int | None
    cell: str | None


class FeatureV1(Struct, frozen=True):
    """One piece of evidence and its weight (natural-log odds)."""

    feature: str
    weight: float


class FindingV1(Struct, frozen=True):
    """One discrepancy or limit."""

    rule: str
    name: str
    verdict: Verdict | None
    severity: Severity
    confidence: float
    message: str
    cluster: str | None
    claims: tuple[str, ...]
    primary: str | None
    locations: tuple[LocationV1, ...]
    explanation: tuple[FeatureV1, ...]
    fingerprint: str
    suppressed: str | None
    baseline: Literal["new", "known"]


class DraftV1(Struct, frozen=True):
    """What the sources say of one claim of a draft."""

    claim: str
    status: DraftStatus
    by: tuple[str, ...]


class ResultV1(Struct, frozen=True):
    """The whole of one run."""

    schema: str
    tool: ToolV1
    documents: tuple[DocumentV1, ...]
    claims: tuple[ClaimV1, ...]
    clusters: tuple[ClusterV1, ...]
    findings: tuple[FindingV1, ...]
    statistics: dict[str, int]
    drafts: tuple[DraftV1, ...] | UnsetType = UNSET


class MentionV1(Struct, frozen=True):
    """One number or time of `extract -f jsonl`."""

    start: int
    end: int
    surface: str
    kind: MentionKind
    quantity: QuantityV1 | None
    timex: TimexV1 | None
    pattern: str
    value: str | UnsetType | None = UNSET


class ExtractionV1(Struct, frozen=True):
    """One line of `extract -f jsonl`: a report and every number and time in it."""

    document: str
    published: str | None
    mentions: tuple[MentionV1, ...]


def render_json(result: Result, options: RenderOptions) -> str:
    """The result as one indented JSON object; findings under the confidence threshold are counted in `statistics` alone."""
    return msgspec.json.format(msgspec.json.encode(build_result(result, text=options.text)), indent=1).decode() + "\n"


def result_schema() -> dict[str, Any]:
    """The JSON Schema of the JSON result."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": SCHEMA, **msgspec.json.schema(ResultV1)}


def build_result(result: Result, *, text: bool = True) -> ResultV1:
    """The result in the types of version 1."""
    return ResultV1(
        schema=SCHEMA,
        tool=ToolV1("crosscheck", __version__),
        documents=tuple(build_document(extraction, text=text) for extraction in result.extractions),
        claims=tuple(build_claim(claim) for extraction in result.extractions for claim in extraction.claims),
        clusters=tuple(build_cluster(cluster) for cluster in result.clusters),
        findings=tuple(build_finding(finding) for finding in result.findings if not finding.hidden),
        statistics=dict(sorted(result.statistics.items())),
        drafts=UNSET if result.drafts is None else tuple(_draft(draft) for draft in result.drafts),
    )


def build_document(extraction: Extraction, *, text: bool) -> DocumentV1:
    """One report, with its text if asked."""
    document, origin = extraction.document, extraction.origin
    return DocumentV1(
        id=document.id,
        path=document.path,
        sha256=document.sha256,
        source=origin.source,
        published=origin.published,
        title=origin.title,
        language=origin.language,
        text=document.text if text else UNSET,
    )


def build_extraction(extraction: Extraction) -> ExtractionV1:
    """One report's readings, in text order."""
    mentions = tuple(
        MentionV1(
            start=reading.mention.start,
            end=reading.mention.end,
            surface=reading.mention.surface,
            kind=reading.mention.kind,
            quantity=_quantity(reading.quantity),
            timex=_timex(reading.timex),
            pattern=reading.mention.pattern,
            value=_plain_value(reading.mention.kind, reading.value),
        )
        for reading in extraction.readings
    )
    return ExtractionV1(extraction.document.id, extraction.origin.published, mentions)


def build_claim(claim: Claim) -> ClaimV1:
    """One claim."""
    return ClaimV1(
        id=claim.id,
        document=claim.document,
        start=claim.start,
        end=claim.end,
        surface=claim.surface,
        line=claim.place.line,
        column=claim.place.column,
        page=claim.place.page,
        paragraph=claim.place.paragraph,
        cell=claim.place.cell,
        kind=claim.kind,
        quantity=_quantity(claim.quantity),
        timex=_timex(claim.timex),
        measurand=claim.measurand.text,
        terms=claim.measurand.terms,
        attribution=claim.attribution.text if claim.attribution else None,
        as_of=_as_of(claim.as_of),
        pattern=claim.pattern,
        sentence=claim.sentence,
        family=claim.measurand.family,
        value=_plain_value(claim.kind, claim.value),
    )


def build_finding(finding: Finding) -> FindingV1:
    """One finding; weights and confidence are rounded, so that the bytes do not hang on the machine's last bits."""
    return FindingV1(
        rule=finding.rule,
        name=finding.name,
        verdict=finding.verdict,
        severity=finding.severity,
        confidence=round(finding.confidence, 4),
        message=finding.message,
        cluster=finding.cluster,
        claims=finding.claims,
        primary=finding.primary,
        locations=tuple(_location(location) for location in finding.locations),
        explanation=tuple(_feature(feature) for feature in finding.explanation),
        fingerprint=finding.fingerprint,
        suppressed=finding.suppressed,
        baseline=finding.baseline,
    )


def _plain_value(kind: str, value: str | None) -> str | UnsetType | None:
    return value if kind in ("ordinal", "score") else UNSET


def _quantity(quantity: Quantity | None) -> QuantityV1 | None:
    if quantity is None:
        return None
    return QuantityV1(
        value=_number(quantity.value),
        low=_number(quantity.low),
        high=_number(quantity.high),
        unit=quantity.unit,
        dimension=quantity.dimension,
        bound=quantity.bound,
        approximate=quantity.approximate,
        vague=quantity.vague,
        precision=number_text(quantity.precision),
        change=quantity.change,
        hedge=quantity.hedge or UNSET,
        word_fraction=quantity.word_fraction or UNSET,
        factor=UNSET if quantity.factor == 1 else str(quantity.factor),
        offset=UNSET if quantity.offset == 0 else str(quantity.offset),
    )


def _number(value: Number | None) -> str | None:
    return None if value is None else number_text(value)


def _timex(timex: Timex | None) -> TimexV1 | None:
    if timex is None:
        return None
    return TimexV1(
        timex.type,
        timex.value,
        timex.mod,
        timex.first,
        timex.last,
        timex.anchor,
        zone=UNSET if timex.zone is None else timex.zone,
        approximate=timex.approximate or UNSET,
    )


def _as_of(as_of: AsOf) -> AsOfV1:
    return AsOfV1(as_of.first, as_of.last, as_of.implied or UNSET)


def build_cluster(cluster: Cluster) -> ClusterV1:
    """One cluster."""
    return ClusterV1(cluster.id, cluster.measurand, cluster.family, cluster.claims)


def _location(location: Location) -> LocationV1:
    return LocationV1(location.document, location.line, location.column, location.page, location.paragraph, location.cell)


def _feature(feature: Feature) -> FeatureV1:
    return FeatureV1(feature.feature, round(feature.weight, 3))


def _draft(draft: DraftClaim) -> DraftV1:
    return DraftV1(draft.claim, draft.status, draft.by)
