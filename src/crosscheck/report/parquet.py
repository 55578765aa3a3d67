"""Reports, claims and findings as Parquet, for DuckDB, Polars or Spark: a row each, with a schema that `docs/scale.md` explains."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from crosscheck.model import Claim, Extraction, Finding, Quantity, Result
from crosscheck.model.number import Number
from crosscheck.report.options import RenderOptions

Row = dict[str, Any]

_TEXTS = pa.list_(pa.string())
_ROW_GROUP = 50_000
"""Rows that are in memory at once."""


def render_parquet(result: Result, options: RenderOptions) -> Mapping[str, bytes]:
    """Files by name. Evidence is left out where the reports' texts may not be written."""
    clusters = {id_: cluster.id for cluster in result.clusters for id_ in cluster.claims}
    claims = (_claim(claim, one, clusters, options) for one in result.extractions for claim in one.claims)
    return {
        "reports.parquet": _file(map(_report, result.extractions), REPORTS),
        "claims.parquet": _file(claims, CLAIMS),
        "findings.parquet": _file(_findings(result), FINDINGS),
    }


REPORTS = pa.schema(
    {
        "id": pa.string(),
        "path": pa.string(),
        "sha256": pa.string(),
        "source": pa.string(),
        "published": pa.string(),
        "title": pa.string(),
        "language": pa.string(),
        "claims": pa.int64(),
    }
)

CLAIMS = pa.schema(
    {
        "id": pa.string(),
        "report": pa.string(),
        "cluster": pa.string(),
        "line": pa.int64(),
        "column": pa.int64(),
        "start": pa.int64(),
        "end": pa.int64(),
        "surface": pa.string(),
        "evidence": pa.string(),
        "kind": pa.string(),
        "measurand": pa.string(),
        "family": pa.string(),
        "value": pa.float64(),
        "low": pa.float64(),
        "high": pa.float64(),
        "unit": pa.string(),
        "dimension": pa.string(),
        "base_low": pa.float64(),
        "base_high": pa.float64(),
        "bound": pa.string(),
        "approximate": pa.bool_(),
        "timex": pa.string(),
        "first": pa.string(),
        "last": pa.string(),
        "other": pa.string(),
        "attribution": pa.string(),
        "as_of_first": pa.string(),
        "as_of_last": pa.string(),
        "as_of_implied": pa.bool_(),
    }
)

FINDINGS = pa.schema(
    {
        "fingerprint": pa.string(),
        "rule": pa.string(),
        "name": pa.string(),
        "severity": pa.string(),
        "confidence": pa.float64(),
        "verdict": pa.string(),
        "message": pa.string(),
        "report": pa.string(),
        "line": pa.int64(),
        "cluster": pa.string(),
        "primary": pa.string(),
        "claims": _TEXTS,
        "reports": _TEXTS,
        "hidden": pa.bool_(),
        "baseline": pa.string(),
        "suppressed": pa.string(),
    }
)


def _file(rows: Iterable[Row], schema: pa.Schema) -> bytes:
    out = io.BytesIO()
    left = iter(rows)
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        while batch := [{name: _text(value) for name, value in row.items()} for row in islice(left, _ROW_GROUP)]:
            writer.write_table(pa.Table.from_pylist(batch, schema))
    return out.getvalue()


def _text(value: Any) -> Any:
    """Text without what UTF-8 cannot hold (halves of a pair of surrogates)."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _report(extraction: Extraction) -> Row:
    document, origin = extraction.document, extraction.origin
    return {
        "id": document.id,
        "path": document.path,
        "sha256": document.sha256,
        "source": origin.source,
        "published": origin.published,
        "title": origin.title,
        "language": origin.language,
        "claims": len(extraction.claims),
    }


def _claim(claim: Claim, extraction: Extraction, clusters: Mapping[str, str], options: RenderOptions) -> Row:
    return {
        "id": claim.id,
        "report": claim.document,
        "cluster": clusters.get(claim.id),
        "line": claim.place.line,
        "column": claim.place.column,
        "start": claim.start,
        "end": claim.end,
        "surface": claim.surface,
        "evidence": extraction.document.text[slice(*claim.sentence)] if options.text else None,
        "kind": claim.measurand.kind or claim.kind,
        "measurand": claim.measurand.text,
        "family": claim.measurand.family,
        **(_quantity(claim.quantity) if claim.quantity is not None else {}),
        "timex": claim.timex.value if claim.timex is not None else None,
        "first": claim.timex.first if claim.timex is not None else None,
        "last": claim.timex.last if claim.timex is not None else None,
        "other": claim.value,
        "attribution": claim.attribution.text if claim.attribution is not None else None,
        "as_of_first": claim.as_of.first,
        "as_of_last": claim.as_of.last,
        "as_of_implied": claim.as_of.implied,
    }


def _quantity(quantity: Quantity) -> Row:
    return {
        "value": _float(quantity.value),
        "low": _float(quantity.low),
        "high": _float(quantity.high),
        "unit": quantity.unit,
        "dimension": quantity.dimension,
        "base_low": _float(None if quantity.low is None else quantity.to_base(quantity.low)),
        "base_high": _float(None if quantity.high is None else quantity.to_base(quantity.high)),
        "bound": quantity.bound,
        "approximate": quantity.approximate,
    }


def _float(number: Number | None) -> float | None:
    """The nearest double; infinite beyond all doubles."""
    try:
        return None if number is None else float(number)
    except OverflowError:
        return float("inf") if number is not None and number > 0 else float("-inf")


def _findings(result: Result) -> Iterator[Row]:
    for finding in result.findings:
        yield {
            "fingerprint": finding.fingerprint,
            "rule": finding.rule,
            "name": finding.name,
            "severity": finding.severity,
            "confidence": finding.confidence,
            "verdict": finding.verdict,
            "message": finding.message,
            "cluster": finding.cluster,
            "primary": finding.primary,
            "claims": [_text(id_) for id_ in finding.claims],
            "hidden": finding.hidden,
            "baseline": finding.baseline,
            "suppressed": finding.suppressed,
            **_places(finding),
        }


def _places(finding: Finding) -> Row:
    first = finding.locations[0] if finding.locations else None
    return {
        "report": first.document if first is not None else None,
        "line": first.line if first is not None else None,
        "reports": [_text(name) for name in dict.fromkeys(location.document for location in finding.locations)],
    }
