"""Who stands where: the claims of one measurand grouped by what they state."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from crosscheck.model import Claim, number_text

_HEDGES = {
    "clock:about": "about ",
    "clock:after": "just after ",
    "clock:before": "just before ",
    "clock:until": "by ",
    "clock:since": "after ",
}


_FEWEST_WORDS = 6
"""Content words of a sentence and the one before it that two reports do not choose alike by chance."""


class Stance(Struct, frozen=True):
    """One value and the claims that state it, the words of the first of them, and their reports' sources in order."""

    surface: str
    claims: tuple[Claim, ...]
    sources: tuple[str, ...]


def value_key(claim: Claim) -> tuple[str, ...]:
    """What a claim states, in the base unit and with its hedges: claims of equal keys say the same thing, "14 dead" what "14 people" says."""
    if claim.quantity is not None:
        quantity = claim.quantity
        ends = ["" if end is None else number_text(quantity.to_base(end)) for end in (quantity.value, quantity.low, quantity.high)]
        hedge = (quantity.bound or "", quantity.hedge or "", str(quantity.approximate), str(quantity.vague), str(quantity.word_fraction))
        return (
            "quantity",
            quantity.dimension or "count",
            *ends,
            number_text(quantity.to_base(quantity.precision)),
            quantity.change or "",
            *hedge,
        )
    if claim.timex is not None:
        timex = claim.timex
        return (
            "timex",
            timex.type,
            timex.first or "",
            timex.last or timex.value or "",
            timex.mod or "",
            str(timex.zone),
            str(timex.approximate),
        )
    return (claim.kind, claim.value or "")


def source_of(claim: Claim) -> str:
    """The name under which a claim's report is told: its source, else its document's file name."""
    return claim.source or claim.document.rsplit("/", 1)[-1]


def teller_of(claim: Claim) -> tuple[object, ...]:
    """Who tells a claim: its report; or its sentence with the one before it, where these have words enough, since reports that copy one text are one
    witness.
    """
    told = claim.measurand
    if len(told.terms) + len(told.context) < _FEWEST_WORDS:
        return (claim.document,)
    return told.terms, told.before, told.after, told.context


def words_of(claim: Claim) -> str:
    """The surface of a claim on one line, a clock time with the hedge that stands before it."""
    hedge = next((words for cue, words in _HEDGES.items() if cue in claim.cues), "")
    words = " ".join(claim.surface.split())
    return words if words.lower().startswith(hedge.strip()) else hedge + words


def group_stances(claims: Sequence[Claim]) -> tuple[Stance, ...]:
    """The claims grouped by their value, the most stated value first; ties by the size of the value, then by its words."""
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        groups.setdefault(value_key(claim), []).append(claim)
    stances = [_stance(group) for group in groups.values()]
    return tuple(sorted(stances, key=lambda stance: (-len(stance.sources), stance.surface, stance.claims[0].id)))


def _stance(group: list[Claim]) -> Stance:
    ordered = sorted(group, key=lambda claim: (source_of(claim), claim.document, claim.start))
    # the plainest wording stands for all; a shorter surface is a plainer one
    surface = min((words_of(claim) for claim in ordered), key=lambda words: (len(words), words))
    return Stance(surface, tuple(ordered), tuple(dict.fromkeys(source_of(claim) for claim in ordered)))
