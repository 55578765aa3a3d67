"""A finding as a card, for the formats that people read: the sentence, the plot, who says what, the quotes, why it was flagged, and how to accept it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache

from msgspec import Struct

from crosscheck.model import Claim, Cluster, Finding, Quantity
from crosscheck.report.calendar_words import as_of_words, moment_words
from crosscheck.report.display import claim_words, clean_text, converted_words, shorten
from crosscheck.report.html_plot import Mark, Plot, build_plot
from crosscheck.report.lookup import Lookup, Standing, standing, value_order
from crosscheck.report.matrix import status_words
from crosscheck.report.passages import Quote, build_quotes
from crosscheck.report.rule_pages import rules_by_code

_FIRST_QUOTES = 6
_LONGEST_MESSAGE, _LONGEST_MEASURAND = 800, 240
_WHY = {
    "CONFLICT": "What the figures allow does not overlap, and neither their moments nor their speakers explain it.",
    "TENSION": "The figures are not the same; they agree only with the help of a bound, a hedge or a vague word.",
    "SUPERSEDED": "The figures differ and describe different moments: the later one may have replaced the earlier.",
    "DISPUTED": "The figures differ at one moment, and each is credited to another named party.",
    "INCOMPARABLE": "The figures are of different dimensions or currencies and cannot be compared.",
    "CONSISTENT": "The figures agree.",
}


class Row(Struct, frozen=True):
    """One source's figure. `also` are further claims of the same report that say the same; `measures` is set where rows measure different things."""

    document: str
    source: str
    published: str
    claim: str
    surface: str
    value: str
    converted: str | None
    as_of: str
    implied: bool
    attribution: str
    mark: Mark | None
    also: tuple[str, ...] = ()
    measures: str = ""
    named: bool = True


class Card(Struct, frozen=True):
    """Everything a card shows; `anchor` is its permalink, made of the fingerprint; `haystack` is what the text filter searches beside it."""

    anchor: str
    finding: Finding
    standing: Standing
    status: str
    sure: str
    message: str
    measurand: str
    event: str
    cluster: Cluster | None
    rows: tuple[Row, ...]
    plot: Plot | None
    quotes: tuple[Quote, ...]
    more_quotes: tuple[Quote, ...]
    why: tuple[str, ...]
    advice: str
    reasons: tuple[tuple[str, str], ...]
    accept: str
    places: tuple[tuple[str, int | None], ...]


def build_cards(findings: Sequence[Finding], lookup: Lookup, text_of: dict[str, str]) -> tuple[Card, ...]:
    """The cards of the findings, in order, with distinct permalinks."""
    anchors = _anchors(findings)
    return tuple(_card(finding, anchor, lookup, text_of) for finding, anchor in zip(findings, anchors, strict=True))


def _anchors(findings: Sequence[Finding]) -> list[str]:
    """A permalink each: by fingerprint, so that it holds from run to run; a second finding of one fingerprint is numbered."""
    counts: dict[str, int] = {}
    anchors = []
    for finding in findings:
        base = "f-" + (re.sub(r"[^A-Za-z0-9]+", "-", finding.fingerprint)[:80].strip("-") or finding.rule.lower())
        counts[base] = counts.get(base, 0) + 1
        anchors.append(base if counts[base] == 1 else f"{base}.{counts[base]}")
    return anchors


def _card(finding: Finding, anchor: str, lookup: Lookup, text_of: dict[str, str]) -> Card:
    claims = lookup.concerned(finding)
    cluster = lookup.clusters.get(finding.cluster or "")
    measurand = cluster.measurand if cluster else claims[0].measurand.text if claims else ""
    plot = build_plot(claims)
    rows = _rows(claims, finding, plot, lookup)
    quotes = build_quotes(_quoted(claims, finding), text_of)
    return Card(
        anchor=anchor,
        finding=finding,
        standing=standing(finding),
        status=status_words(finding),
        sure=f"{round(finding.confidence * 100)}%",
        message=shorten(finding.message, _LONGEST_MESSAGE),
        measurand=shorten(measurand, _LONGEST_MEASURAND),
        event=clean_text(_event(claims)),
        cluster=cluster,
        rows=rows,
        plot=plot,
        quotes=quotes[:_FIRST_QUOTES],
        more_quotes=quotes[_FIRST_QUOTES:],
        why=_why(finding),
        advice=rule_advice(finding.rule),
        reasons=tuple((clean_text(f.feature), f"{f.weight:+.1f}".replace("-", "−")) for f in finding.explanation),
        accept=accept_snippet(finding),
        places=tuple((clean_text(location.document), location.line) for location in finding.locations),
    )


def _why(finding: Finding) -> tuple[str, ...]:
    """The rule in a sentence, and what its verdict means."""
    rule = rules_by_code().get(finding.rule)
    told = (rule.summary if rule else "", _WHY.get(finding.verdict or "", ""))
    return tuple(line for line in told if line)


@cache
def rule_advice(code: str) -> str:
    """What a rule's page says to do, as plain text; "" for a rule of another version."""
    rule = rules_by_code().get(code)
    section = re.search(r"^## What to do\n(.*?)(?=^## |\Z)", rule.docs, re.MULTILINE | re.DOTALL) if rule else None
    return " ".join(section[1].replace("`", "").split()) if section else ""


def _event(claims: Sequence[Claim]) -> str:
    return claims[0].document.rpartition("/")[0] if claims else ""


def _quoted(claims: Sequence[Claim], finding: Finding) -> list[Claim]:
    """What is quoted: the claims the finding names, then one for each further report."""
    ids = set(finding.claims)
    named = [claim for claim in claims if claim.id in ids]
    seen = {claim.document for claim in named}
    for claim in claims:
        if claim.document not in seen:
            seen.add(claim.document)
            named.append(claim)
    return named


def _rows(claims: Sequence[Claim], finding: Finding, plot: Plot | None, lookup: Lookup) -> tuple[Row, ...]:
    """A row for each report and figure: what one report says twice in the same words stands once."""
    main = next((claim.quantity for claim in claims if claim.quantity is not None), None)
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        said = claim.attribution.text if claim.attribution else ""
        key = (claim.document, claim.surface.casefold(), claim_words(claim), as_of_words(claim.as_of), said, claim.measurand.text)
        groups.setdefault(key, []).append(claim)
    mixed = len({claim.measurand.text for claim in claims}) > 1 and finding.cluster is None
    context = _Context(frozenset(finding.claims), main, plot.marks if plot else {}, lookup, measures=mixed)
    rows = [_row(group, context) for group in groups.values()]
    order = {id_: place for place, id_ in enumerate(claim.id for claim in sorted(claims, key=value_order))}
    return tuple(sorted(rows, key=lambda row: order[row.claim]))


class _Context(Struct, frozen=True):
    """What all rows of a card share: the claims the finding names, the quantity to convert to, the marks; whether each row says what it measures."""

    named: frozenset[str]
    main: Quantity | None
    marks: Mapping[str, Mark]
    lookup: Lookup
    measures: bool


def _row(group: list[Claim], context: _Context) -> Row:
    claim, lookup = group[0], context.lookup
    return Row(
        document=claim.document,
        source=lookup.source_name(claim.document),
        published=shorten(moment_words(lookup.published(claim.document) or ""), 40),
        claim=claim.id,
        surface=shorten(claim.surface, 160),
        value=claim_words(claim),
        converted=converted_words(claim.quantity, context.main) if claim.quantity and context.main else None,
        as_of=shorten(as_of_words(claim.as_of), 80),
        implied=claim.as_of.implied,
        attribution=shorten(claim.attribution.text, 80) if claim.attribution else "",
        mark=context.marks.get(claim.id),
        also=tuple(other.id for other in group[1:]),
        measures=shorten(claim.measurand.text, 100) if context.measures else "",
        named=any(member.id in context.named for member in group),
    )


def accept_snippet(finding: Finding) -> str:
    """What to paste into crosscheck.toml so that this finding is accepted from now on; "" where it has no fingerprint."""
    if not finding.fingerprint:
        return ""
    note = shorten(finding.message, 120)
    return f'[[accept]]  # {finding.rule}: {note}\nfingerprint = {json.dumps(finding.fingerprint)}\nreason = ""  # required\nby = ""\n'
