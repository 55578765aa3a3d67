"""The page as values: everything the template shows, computed before it; the template only lays it out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from crosscheck.model import Claim, Result, Severity
from crosscheck.report.calendar_words import moment_words
from crosscheck.report.cards import Card, build_cards
from crosscheck.report.display import claim_words, clean_text, shorten
from crosscheck.report.lookup import Lookup, build_lookup, gravity, is_limit, standing
from crosscheck.report.matrix import MatrixRow, build_matrix, status_words
from crosscheck.report.overview import Overview, build_overview, count_words
from crosscheck.report.passages import mark_claims

_DENSE = 12
_OPEN_TEXTS = 6
_PLAIN_CARDS, _PLAIN_SHEETS, _PLAIN_TEXTS = 500, 50, 100


class TextPiece(Struct, frozen=True):
    """A run of a report's text. A claim has an anchor, a link (its finding, its row of the matrix, or itself), a tone and a tip."""

    text: str
    anchor: str = ""
    href: str = ""
    tone: str = ""
    tip: str = ""


class ReportView(Struct, frozen=True):
    """One report: what it is, what was read in it, and its text in pieces (empty where the result holds no text)."""

    anchor: str
    source: str
    title: str
    path: str
    published: str
    sha256: str
    language: str
    claims: int
    findings: int
    draft: bool
    pieces: tuple[TextPiece, ...]


class MatrixView(Struct, frozen=True):
    """The matrix of one event: its reports across; `dense` is False where they are too many for columns and each row names its own."""

    event: str
    documents: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    dense: bool


class DraftRow(Struct, frozen=True):
    """What the sources say of one claim of a draft."""

    claim: Claim
    status: str
    by: tuple[Claim, ...]


class Part(Struct, frozen=True):
    """Another file of a report that is too big for one: its name, what is in it, and how many findings."""

    href: str
    label: str
    count: int


class Page(Struct, frozen=True):
    """One file. `anchors` leads from claim ids to their place in the texts, `rows` from cluster ids to the matrix; of the cards, sheets
    and texts after the first `plain` ones a running script lays the bodies in late.
    """

    title: str
    overview: Overview
    cards: tuple[Card, ...]
    covered: tuple[tuple[str, str, tuple[Card, ...]], ...]
    limits: tuple[Card, ...]
    matrices: tuple[MatrixView, ...]
    reports: tuple[ReportView, ...]
    drafts: tuple[DraftRow, ...] | None
    report_of: Mapping[str, ReportView]
    anchors: Mapping[str, str]
    rows: Mapping[str, str]
    events: tuple[str, ...]
    open_texts: bool
    plain: int = _PLAIN_CARDS
    plain_sheets: int = _PLAIN_SHEETS
    plain_texts: int = _PLAIN_TEXTS
    parts: tuple[Part, ...] = ()
    part: str = ""


def build_page(result: Result, fail_on: Severity | None = "error", *, text: bool = True) -> Page:
    """The page of a whole result."""
    lookup = build_lookup(result)
    text_of = {extraction.document.id: extraction.document.text if text else "" for extraction in result.extractions}
    findings = sorted((finding for finding in result.findings if not is_limit(finding)), key=gravity)
    cards = build_cards([finding for finding in findings if not finding.hidden], lookup, text_of)
    limits = sorted((finding for finding in result.findings if is_limit(finding) and standing(finding) == "open"), key=gravity)
    live = tuple(card for card in cards if card.standing == "open")
    matrix = build_matrix(result, lookup)
    rows = {row.cluster.id: f"m{place}" for place, row in enumerate(matrix, 1) if row.cluster}
    anchors = {id_: f"c{place}" for place, id_ in enumerate(lookup.claims, 1)}
    reports = _reports(result, lookup, _Links(anchors, rows, _card_of(live)), text_of)
    return Page(
        title=_title(lookup),
        overview=build_overview(result, lookup, fail_on),
        cards=live,
        covered=_covered(cards),
        limits=build_cards(limits, lookup, text_of),
        matrices=_matrices(matrix, lookup),
        reports=reports,
        drafts=_drafts(result, lookup),
        report_of=dict(zip(lookup.extractions, reports, strict=True)),
        anchors=anchors if any(report.pieces for report in reports) else {},
        rows=rows,
        events=_events(lookup),
        open_texts=len(reports) <= _OPEN_TEXTS,
    )


class _Links(Struct, frozen=True):
    """Where things stand on the page: claims in the texts, clusters in the matrix, cards of claims."""

    anchors: Mapping[str, str]
    rows: Mapping[str, str]
    cards: Mapping[str, tuple[Card, ...]]


def _card_of(cards: Sequence[Card]) -> dict[str, tuple[Card, ...]]:
    found: defaultdict[str, list[Card]] = defaultdict(list)
    for card in cards:
        for claim in card.finding.claims:
            found[claim].append(card)
    return {claim: tuple(of_claim) for claim, of_claim in found.items()}


def _covered(cards: Sequence[Card]) -> tuple[tuple[str, str, tuple[Card, ...]], ...]:
    """The findings that do not count: under which heading, why, and their cards."""
    known = tuple(card for card in cards if card.standing == "known")
    accepted = tuple(card for card in cards if card.standing == "accepted")
    groups = (("Accepted", "with a reason, so they do not count", accepted), ("Known", "in the baseline, so they do not count", known))
    return tuple(group for group in groups if group[2])


def _title(lookup: Lookup) -> str:
    names = list(dict.fromkeys(lookup.source_name(document) for document in lookup.extractions))
    if not names:
        return "No reports"
    if len(names) <= 4:
        return ", ".join(names)
    return f"{', '.join(names[:3])} and {len(names) - 3:,} more"


def _events(lookup: Lookup) -> tuple[str, ...]:
    """The folders the reports stand in, where there are several."""
    events = sorted({clean_text(document.rpartition("/")[0]) for document in lookup.extractions})
    return tuple(events) if len(events) > 1 else ()


def _reports(result: Result, lookup: Lookup, links: _Links, text_of: Mapping[str, str]) -> tuple[ReportView, ...]:
    drafts = {lookup.claims[draft.claim].document for draft in result.drafts or () if draft.claim in lookup.claims}
    views = []
    for place, extraction in enumerate(result.extractions, 1):
        document, origin = extraction.document, extraction.origin
        text = text_of[document.id]
        view = ReportView(
            anchor=f"d{place}",
            source=lookup.source_name(document.id),
            title=shorten(origin.title or "", 200),
            path=clean_text(document.path),
            published=shorten(moment_words(origin.published or ""), 40),
            sha256=clean_text(document.sha256),
            language=origin.language if re.fullmatch(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,3}", origin.language) else "",
            claims=len(extraction.claims),
            findings=len({card.anchor for claim in extraction.claims for card in links.cards.get(claim.id, ())}),
            draft=document.id in drafts,
            pieces=_pieces(text, extraction.claims, lookup, links) if text else (),
        )
        views.append(view)
    return tuple(views)


def _pieces(text: str, claims: Sequence[Claim], lookup: Lookup, links: _Links) -> tuple[TextPiece, ...]:
    pieces = []
    for piece in mark_claims(text, claims):
        if not piece.claims:
            pieces.append(TextPiece(piece.text))
            continue
        stated = [lookup.claims[id_] for id_ in piece.claims]
        tone, href, told = _standing_of(stated[0], lookup, links)
        tip = f"{' / '.join(claim_words(claim) for claim in stated)} · {told}"
        pieces.append(TextPiece(piece.text, links.anchors[stated[0].id], href, tone, shorten(tip, 200)))
    return tuple(pieces)


def _standing_of(claim: Claim, lookup: Lookup, links: _Links) -> tuple[str, str, str]:
    """The tone of a claim in the text, where it leads, and how it stands among the reports in words."""
    cards = links.cards.get(claim.id)
    if cards:
        more = f" and {count_words(len(cards) - 1, 'more finding', 'more findings')}" if len(cards) > 1 else ""
        return cards[0].finding.severity, f"#{cards[0].anchor}", f"{status_words(cards[0].finding)}{more}"
    cluster = lookup.cluster_of.get(claim.id)
    others = len([document for document in lookup.documents_of(cluster) if document != claim.document]) if cluster else 0
    if cluster and others and cluster.id in links.rows:
        return "agrees", f"#{links.rows[cluster.id]}", f"agrees with {count_words(others, 'report', 'reports')}"
    return "single", f"#{links.anchors[claim.id]}", "single source"


def _matrices(matrix: Sequence[MatrixRow], lookup: Lookup) -> tuple[MatrixView, ...]:
    """One matrix for a few reports; else one an event, in the order of the gravest row of each."""
    everything = tuple(lookup.extractions)
    if not matrix:
        return ()
    if len(everything) <= _DENSE:
        return (MatrixView("", everything, tuple(matrix), dense=True),)
    by_event: defaultdict[str, list[MatrixRow]] = defaultdict(list)
    for row in matrix:
        events = {cell.document.rpartition("/")[0] for cell in row.cells}
        by_event[events.pop() if len(events) == 1 else "several folders"].append(row)
    return tuple(_event_matrix(event, rows, everything) for event, rows in by_event.items())


def _event_matrix(event: str, rows: Sequence[MatrixRow], everything: Sequence[str]) -> MatrixView:
    stating = {cell.document for row in rows for cell in row.cells}
    documents = tuple(document for document in everything if document in stating)
    return MatrixView(clean_text(event), documents, tuple(rows), dense=len(documents) <= _DENSE)


def _drafts(result: Result, lookup: Lookup) -> tuple[DraftRow, ...] | None:
    if result.drafts is None:
        return None
    return tuple(
        DraftRow(lookup.claims[draft.claim], draft.status, tuple(lookup.claims[id_] for id_ in draft.by if id_ in lookup.claims))
        for draft in result.drafts
        if draft.claim in lookup.claims
    )
