"""Reads a stored JSON result back, so that it can be rendered again without the sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import PurePosixPath

import msgspec
from msgspec import UnsetType

from crosscheck.model.claim import AsOf, Attribution, Claim, Measurand
from crosscheck.model.comparison import Cluster, Feature
from crosscheck.model.document import Document, Place
from crosscheck.model.extraction import Extraction, Origin
from crosscheck.model.finding import Finding, Location
from crosscheck.model.number import Number
from crosscheck.model.quantity import Quantity
from crosscheck.model.result import DraftClaim, Result
from crosscheck.model.timex import Timex
from crosscheck.report.json_v1 import SCHEMA, ClaimV1, DocumentV1, FindingV1, QuantityV1, ResultV1, TimexV1

_DECIMAL = re.compile(r"-?\d{1,60}(?:\.\d{1,60})?")
_FRACTION = re.compile(r"(-?\d{1,60})(?:/(\d{1,60}))?")


class ResultError(ValueError):
    """A text that is no result of version 1."""


def load_result(data: bytes) -> Result:
    """The result that `render_json` wrote. What version 1 does not carry is at its default; keys of later versions are passed over.

    Raises ResultError for anything else.
    """
    try:
        stored = msgspec.json.decode(data, type=ResultV1)
        if stored.schema != SCHEMA:
            raise ResultError(f'has the schema "{stored.schema}", not "{SCHEMA}"')
        return _result(stored)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ResultError(f"is no crosscheck result: {error}") from None


def _result(stored: ResultV1) -> Result:
    claims: dict[str, list[ClaimV1]] = {document.id: [] for document in stored.documents}
    for claim in stored.claims:
        if claim.document not in claims:
            raise ResultError(f'is no crosscheck result: claim "{claim.id}" names a document that is not there')
        claims[claim.document].append(claim)
    drafts = (
        None if isinstance(stored.drafts, UnsetType) else tuple(DraftClaim(draft.claim, draft.status, draft.by) for draft in stored.drafts)
    )
    return Result(
        extractions=tuple(_extraction(document, claims[document.id]) for document in stored.documents),
        clusters=tuple(Cluster(cluster.id, cluster.measurand, cluster.family, cluster.claims) for cluster in stored.clusters),
        findings=tuple(_finding(finding) for finding in stored.findings),
        statistics=stored.statistics,
        drafts=drafts,
    )


def _extraction(stored: DocumentV1, claims: Sequence[ClaimV1]) -> Extraction:
    text = stored.text if isinstance(stored.text, str) else ""
    document = Document(
        id=stored.id,
        path=stored.path,
        sha256=stored.sha256,
        text=text,
        group=stored.id.rpartition("/")[0],
        format=PurePosixPath(stored.id).suffix.casefold().removeprefix("."),
        line_starts=(0, *(at + 1 for at, character in enumerate(text) if character == "\n")),
    )
    origin = Origin(stored.source, stored.published, stored.title, stored.language)
    return Extraction(document, origin, claims=tuple(_claim(claim, stored) for claim in claims))


def _claim(stored: ClaimV1, document: DocumentV1) -> Claim:
    return Claim(
        id=stored.id,
        document=stored.document,
        start=stored.start,
        end=stored.end,
        surface=stored.surface,
        kind=stored.kind,
        pattern=stored.pattern,
        place=Place(stored.line, stored.column, stored.page, stored.paragraph, stored.cell),
        sentence=stored.sentence,
        measurand=Measurand(stored.measurand, stored.family, terms=stored.terms),
        as_of=AsOf(stored.as_of.first, stored.as_of.last, stored.as_of.implied is True),
        quantity=None if stored.quantity is None else _quantity(stored.quantity),
        timex=None if stored.timex is None else _timex(stored.timex),
        value=None if isinstance(stored.value, UnsetType) else stored.value,
        attribution=None if stored.attribution is None else Attribution(stored.attribution, stored.attribution.casefold()),
        source=document.source,
        published=document.published,
    )


def _quantity(stored: QuantityV1) -> Quantity:
    return Quantity(
        value=_number(stored.value),
        low=_number(stored.low),
        high=_number(stored.high),
        unit=stored.unit,
        dimension=stored.dimension,
        precision=_number(stored.precision) or Decimal(0),
        bound=stored.bound,
        approximate=stored.approximate,
        vague=stored.vague,
        change=stored.change,
        hedge=None if isinstance(stored.hedge, UnsetType) else stored.hedge,
        word_fraction=stored.word_fraction is True,
        factor=Fraction(1) if isinstance(stored.factor, UnsetType) else _fraction(stored.factor),
        offset=Fraction(0) if isinstance(stored.offset, UnsetType) else _fraction(stored.offset),
    )


def _number(text: str | None) -> Number | None:
    if text is None:
        return None
    if not _DECIMAL.fullmatch(text):
        raise ResultError(f'is no crosscheck result: "{text[:60]}" is no decimal')
    return Decimal(text)


def _fraction(text: str) -> Fraction:
    match = _FRACTION.fullmatch(text)
    if match is None or (match[2] is not None and int(match[2]) == 0):
        raise ResultError(f'is no crosscheck result: "{text[:60]}" is no fraction')
    return Fraction(int(match[1]), int(match[2] or 1))


def _timex(stored: TimexV1) -> Timex:
    return Timex(
        stored.type,
        stored.value,
        stored.mod,
        stored.first,
        stored.last,
        stored.anchor,
        zone=None if isinstance(stored.zone, UnsetType) else stored.zone,
        approximate=stored.approximate is True,
    )


def _finding(stored: FindingV1) -> Finding:
    return Finding(
        rule=stored.rule,
        name=stored.name,
        severity=stored.severity,
        confidence=stored.confidence,
        message=stored.message,
        claims=stored.claims,
        primary=stored.primary,
        cluster=stored.cluster,
        verdict=stored.verdict,
        locations=tuple(Location(one.document, one.line, one.column, one.page, one.paragraph, one.cell) for one in stored.locations),
        explanation=tuple(Feature(one.feature, one.weight) for one in stored.explanation),
        fingerprint=stored.fingerprint,
        suppressed=stored.suppressed,
        baseline=stored.baseline,
    )
