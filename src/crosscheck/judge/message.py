"""What a finding says: who stands where, what disagrees, and what may explain it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crosscheck.judge.stances import Stance, group_stances, source_of, teller_of, words_of
from crosscheck.judge.verdict import PairVerdict
from crosscheck.model import Claim

_SHOWN_SOURCES = 4
_MANY = 3
_SHOWN_STANCES = 5
_WHY = {
    "bound": "they fit together only by way of a bound",
    "hedge": "they fit together only by way of a hedge",
    "vague": "they fit together only because one of them is vague",
    "word-fraction": "they fit together only because one of them is a rough share",
    "zone": "they are whole hours apart, and only one names its time zone",
    "later": "the value moved on between the two",
    "edition": "they stand in two versions of one story",
    "forecast": "the earlier one was a forecast or a plan",
    "parties": "each is credited to another party",
    "other-direction": "one says up, the other down",
}
_BY_VERDICT = {"CONFLICT": "they cannot both be true", "SUPERSEDED": "the earlier one is stale"}


def compose_message(pair: PairVerdict, claims: Sequence[Claim], by_id: Mapping[str, Claim], measurand: str) -> str:
    """One or two sentences: the measurand, the values with their sources, what disagrees, the diagnosis, the latest figure.

    `claims` are those of the finding; `by_id` holds at least the two of the pair.
    """
    stances = group_stances(claims)
    parts = [f"{measurand or 'value'}: {render_stances(stances)}", _WHY.get(pair.reason) or _BY_VERDICT.get(pair.verdict, "they differ")]
    if pair.detail:
        parts.append(pair.detail)
    latest = _latest(pair, by_id)
    if latest:
        parts.append(latest)
    witness = _one_witness(stances)
    if witness:
        parts.append(witness)
    return "; ".join(parts)


def render_stances(stances: Sequence[Stance]) -> str:
    """Who stands where: 800 (AFP, Guardian) · about 1,000 (Reuters, BBC, CNN)."""
    shown = [f"{stance.surface} ({_render_sources(stance.sources)})" for stance in stances[:_SHOWN_STANCES]]
    if len(stances) > _SHOWN_STANCES:
        shown.append(f"and {len(stances) - _SHOWN_STANCES} more")
    return " · ".join(shown)


def _render_sources(sources: Sequence[str]) -> str:
    shown = ", ".join(sources[:_SHOWN_SOURCES])
    return shown if len(sources) <= _SHOWN_SOURCES else f"{shown} and {len(sources) - _SHOWN_SOURCES} more"


def _latest(pair: PairVerdict, by_id: Mapping[str, Claim]) -> str:
    """Which of the pair is the latest, where that is known and matters."""
    if pair.latest is None or pair.verdict not in {"SUPERSEDED", "CONFLICT", "TENSION"}:
        return ""
    claim = by_id[pair.latest]
    if pair.reason == "edition":
        version = "corrected" if claim.edition.corrected else "later"
        return f"the {version} version of {source_of(claim)} now says {words_of(claim)}"
    moment = claim.as_of.last if not claim.as_of.implied and claim.as_of.last else claim.published
    return f"latest: {words_of(claim)} ({source_of(claim)}{', ' + moment.replace('T', ' ')[:16] if moment else ''})"


def _one_witness(stances: Sequence[Stance]) -> str:
    """Told where three or more reports give one figure and all credit one source, or copy one text: they are one witness."""
    for stance in stances:
        credited = {claim.attribution.key: claim.attribution.text for claim in stance.claims if claim.attribution is not None}
        reports = {claim.document for claim in stance.claims}
        if len(reports) < _MANY:
            continue
        if len(credited) == 1 and all(claim.attribution is not None for claim in stance.claims):
            return f"{len(reports)} reports, one source: {next(iter(credited.values()))}"
        copied = _most_copied(stance.claims)
        if len(copied) >= _MANY:
            return (
                f"{len(copied)} reports, one text"
                if len(copied) == len(reports)
                else f"{len(copied)} of {len(reports)} reports copy one text"
            )
    return ""


def _most_copied(claims: Sequence[Claim]) -> set[str]:
    """The reports that tell a figure in the same words, of the words that most reports share."""
    told: dict[tuple[object, ...], set[str]] = {}
    for claim in claims:
        told.setdefault(teller_of(claim), set()).add(claim.document)
    return max(told.values(), key=len)
