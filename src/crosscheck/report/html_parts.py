"""A result too big for one page: an index, and a page for each measurand family (or a share of one), each a whole page of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from crosscheck.model import Finding, Result
from crosscheck.report.display import clean_text
from crosscheck.report.html import render_html, render_page
from crosscheck.report.html_page import Part, build_page
from crosscheck.report.lookup import Lookup, build_lookup, gravity, is_limit
from crosscheck.report.options import RenderOptions

__all__ = ["LARGEST_PAGE", "render_html", "render_html_files"]

LARGEST_PAGE = 5000
"""Findings that one page takes; a browser opens these in about twice the time of five hundred."""

_NO_OPTIONS = RenderOptions()


def render_html_files(result: Result, name: str, options: RenderOptions = _NO_OPTIONS, largest: int = LARGEST_PAGE) -> dict[str, str]:
    """Page texts by file name: `name` alone where one page does, else `name` as the index and "stem.001-family.html" … beside it.

    Every finding that is shown at all stands in exactly one of the pages; CX9xx stand in the index.
    """
    shown = [finding for finding in result.findings if not is_limit(finding) and not finding.hidden]
    if len(shown) <= largest:
        return {name: render_page(build_page(result, options.fail_on, text=options.text))}
    stem, dot, suffix = name.rpartition(".")
    lookup = build_lookup(result)
    files, parts = {}, []
    for number, (label, findings) in enumerate(_shares(shown, lookup, largest), 1):
        file = f"{stem if dot else name}.{number:03}-{_slug(label)}{dot}{suffix if dot else ''}"
        page = build_page(_share_of(result, findings, lookup), options.fail_on, text=options.text)
        files[file] = render_page(msgspec.structs.replace(page, part=label))
        parts.append(Part(file, label, len(findings)))
    index = build_page(result, options.fail_on, text=False)
    bare = msgspec.structs.replace(index, cards=(), covered=(), matrices=(), rows={}, parts=tuple(parts))
    return {name: render_page(bare), **files}


def _shares(findings: Sequence[Finding], lookup: Lookup, largest: int) -> list[tuple[str, list[Finding]]]:
    """The findings by measurand family, the gravest first in each; a family of too many is dealt out in numbered shares."""
    by_family: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in sorted(findings, key=gravity):
        by_family[_family(finding, lookup)].append(finding)
    shares = []
    for family, members in sorted(by_family.items()):
        stretches = [members[at : at + largest] for at in range(0, len(members), largest)]
        for number, stretch in enumerate(stretches, 1):
            shares.append((family if len(stretches) == 1 else f"{family}, {number} of {len(stretches)}", stretch))
    return shares


def _family(finding: Finding, lookup: Lookup) -> str:
    cluster = lookup.clusters.get(finding.cluster or "")
    return clean_text((cluster.family if cluster else None) or "other")


def _slug(label: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")[:40] or "part"


def _share_of(result: Result, findings: Sequence[Finding], lookup: Lookup) -> Result:
    """The part of a result that some findings are about: their reports, whole, and the clusters of these findings."""
    clusters = {finding.cluster for finding in findings if finding.cluster}
    documents = {claim.document for finding in findings for claim in lookup.concerned(finding)}
    return Result(
        extractions=tuple(extraction for extraction in result.extractions if extraction.document.id in documents),
        clusters=tuple(cluster for cluster in result.clusters if cluster.id in clusters),
        findings=tuple(findings),
        statistics=_without_hidden(result.statistics),
    )


def _without_hidden(statistics: Mapping[str, int]) -> dict[str, int]:
    """The counts, but for what the threshold hides: the index alone tells that."""
    return {name: count for name, count in statistics.items() if name != "hidden"}
