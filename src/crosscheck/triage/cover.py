"""What covers a finding: a comment in a report, or an accepted entry of the settings."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.model.claim import Claim
from crosscheck.model.finding import Finding
from crosscheck.triage.comments import Suppression
from crosscheck.triage.fingerprint import value_key
from crosscheck.triage.patterns import matches_rule


def covers_finding(suppression: Suppression, finding: Finding, claims: Sequence[Claim]) -> bool:
    """Whether a comment covers a finding.

    Within one report it covers what stands in its stretch. Between reports a comment speaks for its own report's figure only: what the
    others say must not disagree without it, else the finding still counts.
    """
    if suppression.rules and not matches_rule(finding.rule, finding.name, suppression.rules):
        return False
    if not claims:
        return _covers_place(suppression, finding)
    covered = [claim for claim in claims if _holds(suppression, claim)]
    if not covered or len({claim.document for claim in claims}) == 1:
        return bool(covered)
    return len({value_key(claim) for claim in claims if claim not in covered}) < 2


def _holds(suppression: Suppression, claim: Claim) -> bool:
    return claim.document == suppression.document and suppression.start <= claim.start < suppression.end


def _covers_place(suppression: Suppression, finding: Finding) -> bool:
    """The tool's own limits concern a whole report, so only a comment on the whole report covers them."""
    return suppression.start == 0 and any(location.document in (suppression.document, suppression.path) for location in finding.locations)
