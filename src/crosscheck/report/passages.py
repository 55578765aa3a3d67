"""Untrusted text made ready for the page: quotes cut around their numbers, and whole reports with every claim marked.

Text leaves here as pieces of plain, cleaned strings; escaping is the template's.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from crosscheck.model import Claim
from crosscheck.report.display import clean_text

_AROUND = 170
_LONGEST = 420


class Piece(Struct, frozen=True):
    """A run of text; with `claims` the ids of the claims it states (usually one)."""

    text: str
    claims: tuple[str, ...] = ()


class Quote(Struct, frozen=True):
    """One passage of a report around one or more claims: what stands before its sentences, the pieces of these, what follows.

    `more_before` and `more_after` tell that the report goes on without a break of paragraph there.
    """

    document: str
    anchor: str
    line: int
    before: str
    pieces: tuple[Piece, ...]
    after: str
    more_before: bool = False
    more_after: bool = False


def mark_claims(text: str, claims: Sequence[Claim], start: int = 0, end: int | None = None) -> tuple[Piece, ...]:
    """The text between two offsets in pieces, each claim in it a piece of its own; one that overlaps an earlier shares its piece."""
    end = len(text) if end is None else end
    pieces: list[Piece] = []
    at = start
    for claim in sorted(claims, key=lambda claim: (claim.start, -claim.end)):
        first, last = max(claim.start, start), min(claim.end, end)
        if last <= at and pieces and pieces[-1].claims:
            pieces[-1] = Piece(pieces[-1].text, (*pieces[-1].claims, claim.id))
            continue
        if last <= first:
            continue
        first = max(first, at)
        if first > at:
            pieces.append(Piece(clean_text(text[at:first])))
        pieces.append(Piece(clean_text(text[first:last]), (claim.id,)))
        at = last
    if at < end:
        pieces.append(Piece(clean_text(text[at:end])))
    return tuple(pieces)


def build_quotes(claims: Sequence[Claim], text_of: dict[str, str]) -> tuple[Quote, ...]:
    """One quote for each sentence that states one of the claims, in the order of the claims."""
    groups: dict[tuple[str, int, int], list[Claim]] = {}
    for claim in claims:
        text = text_of.get(claim.document, "")
        groups.setdefault((claim.document, *_stretch(claim, text)), []).append(claim)
    return tuple(_quote(text_of.get(document, ""), start, end, group) for (document, start, end), group in groups.items())


def _stretch(claim: Claim, text: str) -> tuple[int, int]:
    """The sentence of the claim, cut to a readable length around it; the claim alone where the text is not there."""
    if not (0 <= claim.start < claim.end <= len(text)):
        return claim.start, claim.end
    start, end = claim.sentence
    if not (0 <= start <= claim.start and claim.end <= end <= len(text)):
        start, end = claim.start, claim.end
    if end - start > _LONGEST:
        start, end = max(start, claim.start - _AROUND), min(end, max(claim.end, min(claim.end, claim.start + _LONGEST) + _AROUND))
    return start, end


def _quote(text: str, start: int, end: int, claims: list[Claim]) -> Quote:
    head = claims[0]
    if not 0 <= start < end <= len(text):
        return Quote(head.document, head.id, head.place.line, "", (Piece(clean_text(head.surface), (head.id,)),), "")
    from_, to = _context(text, start, end)
    before, after = clean_text(text[from_:start]).lstrip(), clean_text(text[end:to]).rstrip()
    more_before = from_ > 0 and not text[from_ - 1 : from_ + 1].count("\n")
    more_after = to < len(text) and not text[to - 1 : to + 1].count("\n")
    return Quote(head.document, head.id, head.place.line, before, mark_claims(text, claims, start, end), after, more_before, more_after)


def _context(text: str, start: int, end: int) -> tuple[int, int]:
    """A little of what stands around, within the paragraph, cut between words."""
    low = max(0, start - _AROUND)
    broken = text.rfind("\n\n", low, start)
    if broken >= 0:
        low = broken + 2
    elif low > 0:
        space = text.find(" ", low, start)
        low = start if space < 0 else space + 1
    high = min(len(text), end + _AROUND)
    broken = text.find("\n\n", end, high)
    if broken >= 0:
        return low, broken
    if high < len(text):
        space = text.rfind(" ", end, high)
        high = end if space < 0 else space
    return low, high
