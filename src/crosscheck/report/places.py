"""Where a finding stands, in the words that editors and terminals link: path, line, column, page, cell."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import quote

from msgspec import Struct

from crosscheck.model.claim import Claim
from crosscheck.model.document import Place
from crosscheck.model.finding import Finding, Location
from crosscheck.report.lookup import Lookup


def claim_location(claim: Claim) -> Location:
    """Where a claim stands."""
    place = claim.place
    return Location(claim.document, place.line, place.column, place.page, place.paragraph, place.cell)


def finding_location(finding: Finding, lookup: Lookup) -> Location | None:
    """Where a finding is shown: at its primary claim, else at its first location."""
    claim = lookup.claims.get(finding.primary or "")
    return claim_location(claim) if claim else next(iter(finding.locations), None)


def finding_claims(finding: Finding, lookup: Lookup) -> tuple[Claim, ...]:
    """The claims a finding is about, the primary one first, then its own, then the rest of its cluster."""
    return tuple(sorted(lookup.concerned(finding), key=lambda claim: claim.id != finding.primary))


def finding_measurand(finding: Finding, lookup: Lookup) -> str:
    """What a finding is about: its cluster's measurand, else its first claim's; empty for the tool's own limits."""
    cluster = lookup.clusters.get(finding.cluster or "")
    if cluster is not None:
        return cluster.measurand
    claims = finding_claims(finding, lookup)
    return claims[0].measurand.text if claims else ""


def path_of(document: str, lookup: Lookup) -> str:
    """The path of a report, to be opened from where the tool was started; its id where it was not read."""
    extraction = lookup.extractions.get(document)
    return extraction.document.path if extraction else document


OWN_LINES = frozenset({"", ".txt", ".text", ".md", ".markdown", ".toml"})
"""Endings of files whose text is the file itself. In all others lines count in the text that was read out of the file, so a line
of theirs leads a person to nothing: what helps is the page, paragraph or cell."""


def has_own_lines(path: str) -> bool:
    """Whether line numbers are those of the file."""
    return PurePosixPath(path).suffix.casefold() in OWN_LINES


def place_text(path: str, location: Location | None) -> str:
    """`path:line:column`, with page, paragraph and cell where lines are not the file's own."""
    if location is None:
        return path
    text = path if location.line is None else f"{path}:{location.line}"
    text += "" if location.column is None or location.line is None else f":{location.column}"
    told = part_text(location) if not has_own_lines(path) else ""
    return f"{text} ({told})" if told else text


def part_text(location: Location | Place) -> str:
    """`page 2, paragraph 5, cell B7`: what the original has of these."""
    parts = (("page", location.page), ("paragraph", location.paragraph), ("cell", location.cell))
    return ", ".join(f"{name} {value}" for name, value in parts if value)


class Region(Struct, frozen=True):
    """A stretch of a file: 1-based lines and columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


def region_of(claim: Claim, lookup: Lookup) -> Region | None:
    """The stretch of the file that a claim stands in; None where the file's lines are not those of the text."""
    extraction = lookup.extractions.get(claim.document)
    if extraction is None or not has_own_lines(extraction.document.path):
        return None
    end = extraction.document.place(claim.end)
    return Region(claim.place.line, claim.place.column, end.line, end.column)


def relative_uri(path: str) -> str:
    """A path as a relative reference: forward slashes, percent-encoded; an absolute path as a file address."""
    posix = path.replace("\\", "/")
    while posix.startswith("./"):
        posix = posix[2:]
    if posix.startswith("/"):
        return "file://" + quote(posix)
    if len(posix) > 1 and posix[1] == ":":
        return "file:///" + quote(posix, safe="/:")
    # a colon in the first part would be read as a scheme
    return quote(posix, safe="/")
