"""A Markdown summary of the same content as the page, for a job summary or a chat: the verdict, the findings, what was not checked.

Text from reports is escaped: it makes no heading, link, image, mention or HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crosscheck.model import Finding, Result
from crosscheck.report.cards import Card, build_cards
from crosscheck.report.display import shorten
from crosscheck.report.lookup import Lookup, build_lookup, gravity, is_limit, standing
from crosscheck.report.matrix import MatrixRow, build_matrix
from crosscheck.report.options import RenderOptions
from crosscheck.report.overview import Overview, build_overview, count_words
from crosscheck.report.passages import Piece, Quote

TOLD_WHOLE = 25
"""Findings told with their figures and quotes; the others get a line each, so that a job summary stays under its megabyte."""

_MOST_ROWS, _MOST_REPORTS = 30, 200

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")
_LINE_START = re.compile(r"^([-+=]|\d+[.)])")
_SIGNS = {"error": "🛑", "warning": "⚠️", "info": "ℹ️"}
_TONES = {"hold": "🛑", "read": "⚠️", "clear": "✅", "empty": "⚪"}
_NO_OPTIONS = RenderOptions()


def render_markdown(result: Result, options: RenderOptions = _NO_OPTIONS) -> str:
    """GitHub-flavoured Markdown. The gravest findings come whole, the rest by their sentence; none is left out."""
    lookup = build_lookup(result)
    overview = build_overview(result, lookup, options.fail_on)
    found = sorted((finding for finding in result.findings if standing(finding) == "open"), key=gravity)
    text_of = {extraction.document.id: extraction.document.text if options.text else "" for extraction in result.extractions}
    differing = [finding for finding in found if not is_limit(finding)]
    cards = build_cards(differing[:TOLD_WHOLE], lookup, text_of)
    lines = [
        *_head(overview, result),
        *_limits([finding for finding in found if is_limit(finding)]),
        *(line for card in cards for line in _card(card, lookup)),
        *_further(differing[TOLD_WHOLE:]),
        *_matrix(build_matrix(result, lookup), lookup),
        *_reports(lookup),
    ]
    return "\n".join(lines) + "\n"


def escape(text: str, limit: int = 400) -> str:
    """Untrusted text on one line, so that Markdown shows it as it is: no markup, no link, no mention."""
    line = _SPECIAL.sub(r"\\\1", shorten(text, limit))
    line = _LINE_START.sub(r"\\\1", line)
    line = line.replace("://", "\\://").replace("www.", "www\\.")
    return re.sub(r"@(?=\w)", "@\u2060", line)


def _head(overview: Overview, result: Result) -> Iterator[str]:
    yield f"# {_TONES[overview.tone]} {overview.verdict}"
    yield ""
    yield overview.detail
    yield ""
    if overview.rules:
        yield "| Rule | | Findings |"
        yield "|---|---|---:|"
        for rule in overview.rules:
            yield f"| {escape(rule.rule)} {escape(rule.name)} | {_SIGNS.get(rule.severity, '')} {escape(rule.severity)} | {rule.count:,} |"
        yield ""
    covered = [
        count_words(sum(standing(f) == "accepted" for f in result.findings), "is accepted with a reason", "are accepted with a reason"),
        count_words(sum(standing(f) == "known" for f in result.findings), "is in the baseline", "are in the baseline"),
        count_words(overview.hidden, "is under the confidence threshold", "are under the confidence threshold"),
    ]
    told = [words for words in covered if not words.startswith("0 ")]
    if told:
        yield f"Not counted: {'; '.join(told)}."
        yield ""


def _limits(limits: Sequence[Finding]) -> Iterator[str]:
    if not limits:
        return
    yield "## Not checked"
    yield ""
    for finding in limits:
        places = ", ".join(f"{escape(at.document)}{f':{at.line}' if at.line else ''}" for at in finding.locations)
        yield f"- {_SIGNS.get(finding.severity, '')} {escape(finding.message)} ({escape(finding.rule)}{f', {places}' if places else ''})"
    yield ""


def _card(card: Card, lookup: Lookup) -> Iterator[str]:
    finding = card.finding
    yield f"## {_SIGNS.get(finding.severity, '')} {escape(card.message)}"
    yield ""
    told = [f"{escape(finding.rule)} {escape(finding.name)}", *([escape(card.status)] if finding.verdict else []), f"{card.sure} sure"]
    yield f"{' · '.join(told)}{f' · measured: {escape(card.measurand)}' if card.measurand else ''}"
    yield ""
    if card.rows:
        yield "| Report | As written | Normalized | As of | Said by |"
        yield "|---|---|---|---|---|"
        for row in card.rows[:_MOST_ROWS]:
            value = f"{row.value} = {row.converted}" if row.converted else row.value
            cells = (row.source, row.surface, value, row.as_of or "unknown", row.attribution or "—")
            yield f"| {' | '.join(escape(cell, 200) for cell in cells)} |"
        yield ""
    for quote in card.quotes:
        yield _quote(quote, lookup)
        yield ""
    rows, quotes = max(0, len(card.rows) - _MOST_ROWS), len(card.more_quotes)
    if rows or quotes:
        yield f"And {count_words(rows, 'more row', 'more rows')} and {count_words(quotes, 'more quote', 'more quotes')}, in the HTML report."
        yield ""


def _quote(quote: Quote, lookup: Lookup) -> str:
    said = "".join(_marked(piece) for piece in quote.pieces)
    return f"> {said.strip()} — {escape(lookup.source_name(quote.document))}, line {quote.line}"


def _marked(piece: Piece) -> str:
    """A run of a quote, its outer spaces kept: the claims in bold."""
    lead = " " if piece.text[:1].isspace() else ""
    tail = " " if piece.text[-1:].isspace() and piece.text.strip() else ""
    inner = escape(piece.text)
    return f"{lead}**{inner}**{tail}" if piece.claims and inner else f"{lead}{inner}{tail}"


def _further(findings: Sequence[Finding]) -> Iterator[str]:
    if not findings:
        return
    yield f"## {count_words(len(findings), 'more finding', 'more findings')}"
    yield ""
    for finding in findings:
        yield f"- {_SIGNS.get(finding.severity, '')} {escape(finding.rule)}: {escape(finding.message, 160)}"
    yield ""


def _matrix(rows: Sequence[MatrixRow], lookup: Lookup) -> Iterator[str]:
    """What is stated by two reports or more, a line each; of a long matrix the part that agrees is only counted."""
    agreeing = [row for row in rows if row.finding is None]
    if not agreeing:
        return
    yield f"## Agreed: {len(agreeing):,}"
    yield ""
    for row in agreeing[:TOLD_WHOLE]:
        yield f"- {escape(row.measurand)}: {', '.join(escape(lookup.source_name(cell.document), 60) for cell in row.cells)}"
    if len(agreeing) > TOLD_WHOLE:
        yield f"- and {len(agreeing) - TOLD_WHOLE:,} more, all told in the HTML report and the CSV matrix"
    yield ""


def _reports(lookup: Lookup) -> Iterator[str]:
    if not lookup.extractions:
        return
    yield "## Reports"
    yield ""
    yield "| Source | Published | Claims | File | SHA-256 |"
    yield "|---|---|---:|---|---|"
    for id_, extraction in list(lookup.extractions.items())[:_MOST_REPORTS]:
        published = escape(extraction.origin.published or "unknown")
        sha = escape(extraction.document.sha256[:12])
        yield f"| {escape(lookup.source_name(id_))} | {published} | {len(extraction.claims)} | {escape(extraction.document.path)} | {sha} |"
    if len(lookup.extractions) > _MOST_REPORTS:
        yield ""
        yield f"And {len(lookup.extractions) - _MOST_REPORTS:,} more, all in the HTML report and the JSON result."
