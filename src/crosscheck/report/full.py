"""The terminal's report: each finding with its quotes, underlined, then one summary."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from crosscheck.model.claim import Claim
from crosscheck.model.finding import Finding
from crosscheck.model.quantity import Quantity
from crosscheck.model.result import Result
from crosscheck.report.calendar_words import moment_words, span_words
from crosscheck.report.cells import cell_width, plain, shorten, wrapped
from crosscheck.report.closing import render_closing
from crosscheck.report.drafts import render_drafts
from crosscheck.report.lookup import Lookup, build_told_lookup
from crosscheck.report.options import RenderOptions
from crosscheck.report.places import claim_location, finding_claims, finding_location, finding_measurand, path_of, place_text
from crosscheck.report.quote import Quote, render_quote
from crosscheck.report.style import BOLD, DIM, MARK, SEVERITY_COLORS, Style, style_of
from crosscheck.report.values import claim_value
from crosscheck.report.visible import visible_findings

MOST_QUOTES = 4
"""Quotes a finding shows without `-v`: one for each distinct value, the most telling first."""


class Page(Struct, frozen=True):
    """What every part of the report needs: the look-ups, the style, the options."""

    lookup: Lookup
    style: Style
    options: RenderOptions


def render_full(result: Result, options: RenderOptions) -> str:
    """Every visible finding in the result's order, the drafts' figures where there are drafts, and the closing lines."""
    page = Page(build_told_lookup(result), style_of(options), options)
    lines: list[str] = []
    for finding in visible_findings(result, options):
        lines.extend(_finding(finding, page))
        lines.append("")
    lines.extend(render_drafts(result, page.lookup, page.style, options))
    if options.verbosity >= 0:
        lines.extend(render_closing(result, page.style, options))
    return "".join(f"{line}\n" for line in lines)


def _finding(finding: Finding, page: Page) -> Iterator[str]:
    yield from _header(finding, page)
    claims = finding_claims(finding, page.lookup)
    gutter = max((len(str(claim.place.line)) for claim in claims), default=1)
    if not claims:
        yield from _bare_place(finding, page, gutter)
    shown, others = _split(claims, page)
    for at, claim in enumerate(shown):
        yield from _claim(claim, page, gutter, SEVERITY_COLORS[finding.severity] if at == 0 else "")
    yield from _others(others, page, gutter)
    yield from _notes(finding, page, gutter)


def _header(finding: Finding, page: Page) -> Iterator[str]:
    tag = f"{finding.severity}[{finding.rule}]"
    rows = wrapped(page.style.words(plain(f"{tag} {finding.message}")), page.options.width)
    yield page.style.paint(tag, SEVERITY_COLORS[finding.severity]) + page.style.paint(rows[0][len(tag) :], BOLD)
    for row in rows[1:]:
        yield page.style.paint(row, BOLD)


def _bare_place(finding: Finding, page: Page, gutter: int) -> Iterator[str]:
    location = finding_location(finding, page.lookup)
    if location is not None:
        lead = page.style.paint(page.style.signs.corner, DIM)
        yield f"{' ' * gutter} {lead} {plain(place_text(path_of(location.document, page.lookup), location))}"


def _split(claims: tuple[Claim, ...], page: Page) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """The claims to quote, one for each value (two at the least), and the rest."""
    if page.options.verbosity > 0:
        return claims, ()
    first: dict[str, Claim] = {}
    for claim in claims:
        first.setdefault(claim_value(claim, page.style), claim)
    shown = tuple(first.values())[:MOST_QUOTES] if len(first) > 1 else claims[:2]
    return shown, tuple(claim for claim in claims if claim not in shown)


def _claim(claim: Claim, page: Page, gutter: int, color: str) -> Iterator[str]:
    """One quote: its place and source, the sentence, the mark. The primary one has the finding's colour."""
    style, signs = page.style, page.style.signs
    published = moment_words(claim.published) if claim.published else None
    told = ", ".join(plain(part) for part in (claim.source, published) if part)
    place = plain(place_text(path_of(claim.document, page.lookup), claim_location(claim)))
    lead = style.paint(signs.corner if color else signs.tee, DIM)
    room = page.options.width - gutter - cell_width(signs.corner) - cell_width(place) - 5
    origin = shorten(style.words(told), room, signs.ellipsis) if room > len(signs.ellipsis) else ""
    yield f"{' ' * gutter} {lead} {place}" + (style.paint(f" {signs.dot} {origin}", DIM) if origin else "")
    text, start, end = _evidence(claim, page)
    quote = Quote(text, start, end, claim.place.line, _label(claim, page), color or MARK, signs.primary if color else signs.related)
    yield from render_quote(quote, style, gutter, page.options.width)


def _evidence(claim: Claim, page: Page) -> tuple[str, int, int]:
    """The sentence and where in it the number stands; the number alone where the text is not to be shown or not there."""
    text = page.lookup.extractions[claim.document].document.text if page.options.text else ""
    start, end = claim.sentence
    if not (start <= claim.start < claim.end <= end <= len(text)):
        return claim.surface, 0, len(claim.surface)
    return text[start:end], claim.start - start, claim.end - start


def _label(claim: Claim, page: Page) -> str:
    """The normalized value, its as-of where the text tells one, and who says so."""
    parts = [claim_value(claim, page.style, _common(claim, page.lookup))]
    if claim.as_of.first and not claim.as_of.implied and claim.kind != "timex":
        parts.append(page.style.words(f"as of {span_words(claim.as_of.first, claim.as_of.last or claim.as_of.first)}"))
    if claim.attribution:
        parts.append(f"says {claim.attribution.text}")
    return plain(f" {page.style.signs.dot} ".join(parts))


def _common(claim: Claim, lookup: Lookup) -> Quantity | None:
    """A quantity in the unit that the claim's cluster is told in: that of its first claim."""
    cluster = lookup.cluster_of.get(claim.id)
    members = lookup.members(cluster) if cluster else ()
    return next((member.quantity for member in members if member.quantity is not None), None)


def _others(claims: tuple[Claim, ...], page: Page, gutter: int) -> Iterator[str]:
    """The further sources, a line for each value."""
    places: dict[str, list[str]] = {}
    for claim in claims:
        place = place_text(path_of(claim.document, page.lookup), claim_location(claim))
        places.setdefault(claim_value(claim, page.style), []).append(f"{place} ({claim.source})" if claim.source else place)
    for value, where in places.items():
        yield from _note("also", f"{value}: {', '.join(where)}", page, gutter)


def _notes(finding: Finding, page: Page, gutter: int) -> Iterator[str]:
    """What a desk needs to weigh or accept the finding."""
    told = [finding.name]
    if finding.verdict:
        told += [finding.verdict, f"{finding.confidence:.0%} sure"]
    if page.options.verbosity > 0 and finding.cluster:
        told.append(f"measurand: {finding_measurand(finding, page.lookup)}")
    if finding.fingerprint and finding.claims:
        told.append(f"fingerprint {finding.fingerprint}")
    yield from _note("", f" {page.style.signs.dot} ".join(told), page, gutter)
    if page.options.verbosity > 0 and finding.explanation:
        weights = ", ".join(f"{feature.feature} {feature.weight:+.1f}" for feature in finding.explanation)
        yield from _note("aligned because", weights, page, gutter)
    if finding.suppressed is not None:
        yield from _note("suppressed", finding.suppressed, page, gutter)
    if finding.baseline == "known":
        yield from _note("baseline", "known, does not count", page, gutter)


def _note(name: str, text: str, page: Page, gutter: int) -> Iterator[str]:
    lead = f"{' ' * (gutter + 1)}{page.style.signs.note} "
    rows = wrapped(plain(f"{name}: {text}" if name else text), max(page.options.width - cell_width(lead), 20))
    for at, row in enumerate(rows):
        yield page.style.paint((lead if at == 0 else " " * cell_width(lead)) + row, DIM)
