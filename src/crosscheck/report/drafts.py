"""What the sources say of each figure of a draft: confirmed by whom, contradicted by whom, stale, or unsupported."""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.model.claim import Claim
from crosscheck.model.result import DraftClaim, DraftStatus, Result
from crosscheck.report.cells import pad, plain, shorten
from crosscheck.report.lookup import Lookup
from crosscheck.report.options import RenderOptions
from crosscheck.report.places import claim_location, path_of, place_text
from crosscheck.report.style import BOLD, DIM, GREEN, SEVERITY_COLORS, Style
from crosscheck.report.values import claim_value

STATUS_COLORS: dict[DraftStatus, str] = {
    "confirmed": GREEN,
    "contradicted": SEVERITY_COLORS["error"],
    "stale": SEVERITY_COLORS["error"],
    "unsupported": SEVERITY_COLORS["warning"],
}
_STATUS_WIDTH = max(len(status) for status in STATUS_COLORS)


def render_drafts(result: Result, lookup: Lookup, style: Style, options: RenderOptions) -> Iterator[str]:
    """A line for each claim of the drafts; nothing without `--against`."""
    drafts = result.drafts
    if drafts is None:
        return
    yield style.paint("The drafts' figures, by their sources", BOLD)
    for draft in drafts:
        if draft.claim in lookup.claims:
            yield _line(draft, lookup.claims[draft.claim], lookup, style, options)
    yield ""


def _line(draft: DraftClaim, claim: Claim, lookup: Lookup, style: Style, options: RenderOptions) -> str:
    place = plain(place_text(path_of(claim.document, lookup), claim_location(claim)))
    status = style.paint(pad(draft.status, _STATUS_WIDTH), STATUS_COLORS[draft.status])
    value = shorten(plain(claim.surface), 40, style.signs.ellipsis)
    by = _by(draft, lookup, style)
    room = max(options.width - _STATUS_WIDTH - 2 - len(place) - 2 - len(value) - 2, 20)
    return f"{status}  {style.paint(place, DIM)}  {value}" + (
        f"  {style.paint(shorten(by, room, style.signs.ellipsis), DIM)}" if by else ""
    )


def _by(draft: DraftClaim, lookup: Lookup, style: Style) -> str:
    """The sources, with their own figures where these are others."""
    told: dict[str, None] = {}
    for claim_id in draft.by:
        claim = lookup.claims.get(claim_id)
        if claim is not None:
            name = lookup.source_name(claim.document)
            value = "" if draft.status == "confirmed" else f": {claim_value(claim, style)}"
            told[plain(name + value)] = None
    return f"by {', '.join(told)}" if told else ""
