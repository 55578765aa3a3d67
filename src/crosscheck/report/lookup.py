"""Looking things up in a Result: claims, reports and clusters by id, findings by claim, and how each finding stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from fractions import Fraction
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from crosscheck.model import Claim, Cluster, Extraction, Finding, Result
from crosscheck.model.shelf import Shelf
from crosscheck.report.display import claim_words, dimension_of, in_base, shorten

Standing = Literal["open", "known", "accepted", "unsure"]
_LARGEST = Fraction(10) ** 300
SEVERITIES = ("error", "warning", "info")
STANDINGS: tuple[Standing, ...] = ("open", "known", "accepted", "unsure")


class Lookup(Struct, frozen=True):
    """The result by id. `reports_of` are the ids of the reports of a cluster, sorted; `findings_of` the open findings of a claim."""

    claims: Mapping[str, Claim]
    extractions: Mapping[str, Extraction]
    clusters: Mapping[str, Cluster]
    cluster_of: Mapping[str, Cluster]
    reports_of: Mapping[str, tuple[str, ...]]
    findings_of: Mapping[str, tuple[Finding, ...]]

    def members(self, cluster: Cluster) -> tuple[Claim, ...]:
        """The cluster's claims that the result holds, in its order."""
        return tuple(self.claims[id_] for id_ in cluster.claims if id_ in self.claims)

    def documents_of(self, cluster: Cluster) -> tuple[str, ...]:
        """The ids of the reports that state this cluster's measurand, sorted."""
        return self.reports_of.get(cluster.id, ())

    def concerned(self, finding: Finding) -> tuple[Claim, ...]:
        """The claims a finding is about: its own first, then the rest of its cluster."""
        cluster = self.clusters.get(finding.cluster or "")
        ids = dict.fromkeys((*finding.claims, *(cluster.claims if cluster else ())))
        return tuple(self.claims[id_] for id_ in ids if id_ in self.claims)

    def source_name(self, document: str) -> str:
        """What to call a report: its source, else its file name; cleaned and short."""
        extraction = self.extractions.get(document)
        source = extraction.origin.source if extraction else None
        return shorten(source or document.rpartition("/")[2], 60)

    def published(self, document: str) -> str | None:
        """When a report was published, as given."""
        extraction = self.extractions.get(document)
        return extraction.origin.published if extraction else None


def build_lookup(result: Result) -> Lookup:
    """The look-ups of one result."""
    claims = {claim.id: claim for extraction in result.extractions for claim in extraction.claims}
    of_claim: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in result.findings:
        if standing(finding) == "open":
            for id_ in finding.claims:
                of_claim[id_].append(finding)
    return Lookup(
        claims=claims,
        extractions={extraction.document.id: extraction for extraction in result.extractions},
        clusters={cluster.id: cluster for cluster in result.clusters},
        cluster_of={id_: cluster for cluster in result.clusters for id_ in cluster.claims},
        reports_of={cluster.id: _reports_of(cluster, claims) for cluster in result.clusters},
        findings_of={id_: tuple(found) for id_, found in of_claim.items()},
    )


def build_told_lookup(result: Result) -> Lookup:
    """The look-ups of what the findings are about, for formats that show no more: of an archive the rest stays where it is kept."""
    return build_lookup(_told_part(result) if isinstance(result.extractions, Shelf) else result)


def _told_part(result: Result) -> Result:
    """The result with the clusters that the findings touch, and the reports that these and the findings stand in."""
    named = {finding.cluster for finding in result.findings}
    claims = {id_ for finding in result.findings for id_ in finding.claims}
    clusters = tuple(cluster for cluster in result.clusters if cluster.id in named or not claims.isdisjoint(cluster.claims))
    wanted = claims.union(*(cluster.claims for cluster in clusters))
    located = {location.document for finding in result.findings for location in finding.locations}
    kept = (one for one in result.extractions if _is_told(one, located, wanted))
    return replace(result, extractions=tuple(kept), clusters=clusters)


def _is_told(extraction: Extraction, located: AbstractSet[str], wanted: AbstractSet[str]) -> bool:
    document = extraction.document
    return document.id in located or document.path in located or any(claim.id in wanted for claim in extraction.claims)


def _reports_of(cluster: Cluster, claims: Mapping[str, Claim]) -> tuple[str, ...]:
    return tuple(sorted({claims[id_].document for id_ in cluster.claims if id_ in claims}))


def standing(finding: Finding) -> Standing:
    """How a finding stands: accepted with a reason, known from the baseline, under the confidence threshold, or open."""
    if finding.suppressed is not None:
        return "accepted"
    if finding.baseline == "known":
        return "known"
    return "unsure" if finding.hidden else "open"


def is_limit(finding: Finding) -> bool:
    """Whether this is one of the tool's own limits (CX9xx): something was not read or not checked."""
    return finding.rule.startswith("CX9")


def gravity(finding: Finding) -> tuple[int, float]:
    """The order in which an editor wants to read: gravest first, then surest."""
    rank = SEVERITIES.index(finding.severity) if finding.severity in SEVERITIES else len(SEVERITIES)
    return rank, -finding.confidence


def value_key(claim: Claim) -> str:
    """Two claims with one key give the same figure, whatever their hedges and units."""
    quantity = claim.quantity
    if quantity is None:
        return f"t {claim.timex.value}" if claim.timex and claim.timex.value else f"w {claim_words(claim)}"
    if quantity.value is not None:
        return f"q {dimension_of(quantity)} {in_base(quantity, quantity.value)}"
    ends = (end if end is None else in_base(quantity, end) for end in (quantity.low, quantity.high))
    return f"q {dimension_of(quantity)} " + " ".join(map(str, ends))


def value_order(claim: Claim) -> tuple[int, float, str]:
    """Sorts claims of one measurand by what they say: lowest or earliest first, what has no place on a scale last."""
    if claim.quantity is None:
        first = claim.timex.first if claim.timex else None
        return (0, 0.0, first) if first else (1, 0.0, claim_words(claim))
    ends = (claim.quantity.value, claim.quantity.low, claim.quantity.high)
    stated = next((end for end in ends if end is not None), None)
    if stated is None:
        return 1, 0.0, claim_words(claim)
    return 0, float(min(max(in_base(claim.quantity, stated), -_LARGEST), _LARGEST)), ""
