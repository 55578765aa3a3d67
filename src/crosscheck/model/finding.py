"""What is told to the desk."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from crosscheck.model.comparison import Feature

Verdict = Literal["CONSISTENT", "TENSION", "SUPERSEDED", "DISPUTED", "CONFLICT", "INCOMPARABLE"]
Severity = Literal["error", "warning", "info"]


class Location(Struct, frozen=True):
    """Where a finding points: a document and, where known, its line and column (1-based) and the original's page, paragraph, cell."""

    document: str
    line: int | None = None
    column: int | None = None
    page: int | None = None
    paragraph: int | None = None
    cell: str | None = None


class Finding(Struct, frozen=True):
    """One discrepancy or limit. `claims` are ids, the most telling pair first; `primary` the claim it is shown at; `verdict` is None
    for rules that judge no pair of values. `suppressed` is the reason given, `suppression` where it is given (a comment in a report, or the
    settings), `baseline` "new" or "known"; marking never drops.
    """

    rule: str
    name: str
    severity: Severity
    confidence: float
    message: str
    claims: tuple[str, ...] = ()
    primary: str | None = None
    cluster: str | None = None
    verdict: Verdict | None = None
    locations: tuple[Location, ...] = ()
    explanation: tuple[Feature, ...] = ()
    fingerprint: str = ""
    suppressed: str | None = None
    baseline: Literal["new", "known"] = "new"
    hidden: bool = False
    suppression: Literal["comment", "settings"] | None = None
