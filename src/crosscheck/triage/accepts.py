"""`[[accept]]`: findings that the desk has looked at and lets stand, in reports that nobody may edit."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.model.claim import Claim
from crosscheck.model.comparison import Cluster
from crosscheck.model.fault import Fault
from crosscheck.model.finding import Finding
from crosscheck.triage.fingerprint import stable_measurand, value_key, value_texts
from crosscheck.triage.options import Accept
from crosscheck.triage.patterns import matches_rule


def is_expired(accept: Accept, today: str | None) -> bool:
    """Whether an entry's last day has passed; ISO days compare as text."""
    return accept.expires is not None and today is not None and accept.expires < today


def accepts_finding(accept: Accept, finding: Finding, claims: Sequence[Claim], cluster: Cluster | None) -> bool:
    """Whether the entry means this finding: the same fingerprint, or the same measurand with no value but the accepted ones."""
    if accept.rule is not None and not matches_rule(finding.rule, finding.name, (accept.rule,)):
        return False
    if accept.fingerprint is not None:
        return accept.fingerprint == finding.fingerprint
    if accept.measurand is None or not claims or not accept.values:
        return False
    names = {stable_measurand(claims, cluster), cluster.measurand if cluster else claims[0].measurand.text}
    return accept.measurand in names and _figures(claims) <= {_folded(value) for value in accept.values}


def _figures(claims: Sequence[Claim]) -> set[str]:
    """The values as text, one for each distinct value."""
    return {_folded(text) for _, text in sorted({value_key(claim): value_texts([claim])[0] for claim in claims}.items())}


def _folded(value: str) -> str:
    return " ".join(value.replace(",", "").casefold().split())


def accept_fault(accept: Accept, *, expired: bool) -> Fault:
    """CX904 for an entry that has expired or that no finding needs."""
    name = accept.fingerprint or accept.measurand or "entry"
    told = f"expired on {accept.expires}: its finding counts again" if expired else "no finding needs it any more: remove it"
    return Fault("CX904", accept.path, f"[[accept]] {name} {told}", accept.line)
