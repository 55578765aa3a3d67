"""Where a finding stands, in the words that editors and terminals link: path, line, column, page, cell."""

from __future__ import annotations

from crosscheck.model.claim import Claim
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


def place_text(path: str, location: Location | None) -> str:
    """`path:line:column`, with page and cell where the format has them."""
    if location is None or location.line is None:
        return path
    text = f"{path}:{location.line}" + (f":{location.column}" if location.column is not None else "")
    extra = [f"page {location.page}" if location.page else "", f"cell {location.cell}" if location.cell else ""]
    told = ", ".join(part for part in extra if part)
    return f"{text} ({told})" if told else text
