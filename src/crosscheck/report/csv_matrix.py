"""The claims matrix as CSV, for the desk's spreadsheet: a row a measurand, two columns a report (as written, normalized)."""

from __future__ import annotations

import csv
import io
from collections import Counter

from crosscheck.model import Result
from crosscheck.report.display import claim_words, clean_text
from crosscheck.report.lookup import Lookup, build_lookup
from crosscheck.report.matrix import MatrixRow, build_matrix

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def render_csv(result: Result) -> str:
    """RFC 4180 text with a header line. What differs comes first; what only one report states comes last, so nothing is left out.

    A cell that a spreadsheet would run as a formula is led by an apostrophe.
    """
    lookup = build_lookup(result)
    documents = [extraction.document.id for extraction in result.extractions]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["measurand", "family", "status", "rule", "figures", *_document_heads(documents, lookup)])
    for row in build_matrix(result, lookup, singles=True):
        writer.writerow([inert(cell) for cell in _row_cells(row, documents)])
    return out.getvalue()


def _document_heads(documents: list[str], lookup: Lookup) -> list[str]:
    names = [lookup.source_name(document) for document in documents]
    counts = Counter(names)
    labels = [name if counts[name] == 1 else f"{name} ({clean_text(id_)})" for name, id_ in zip(names, documents, strict=True)]
    return [inert(head) for label in labels for head in (label, f"{label}, normalized")]


def _row_cells(row: MatrixRow, documents: list[str]) -> list[str]:
    said = {cell.document: cell.claims for cell in row.cells}
    cells = [row.measurand, row.family, row.status, row.finding.rule if row.finding else "", str(row.figures)]
    for document in documents:
        claims = said.get(document, ())
        cells.append("; ".join(clean_text(claim.surface) for claim in claims))
        cells.append("; ".join(claim_words(claim) for claim in claims))
    return cells


def inert(text: str) -> str:
    """The text, kept from being read as a spreadsheet formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
