"""One line a finding, as editors and grep like it: `path:line:column: CX101 error message`."""

from __future__ import annotations

from crosscheck.model.finding import Finding
from crosscheck.model.result import Result
from crosscheck.report.cells import plain
from crosscheck.report.closing import render_closing
from crosscheck.report.lookup import Lookup, build_told_lookup
from crosscheck.report.options import RenderOptions
from crosscheck.report.places import finding_location, path_of, place_text
from crosscheck.report.style import BOLD, SEVERITY_COLORS, Style, style_of
from crosscheck.report.visible import visible_findings


def render_concise(result: Result, options: RenderOptions) -> str:
    """A line for each visible finding, then the summary."""
    lookup, style = build_told_lookup(result), style_of(options)
    lines = [_line(finding, lookup, style) for finding in visible_findings(result, options)]
    if options.verbosity >= 0:
        lines.extend(render_closing(result, style, options))
    return "".join(f"{line}\n" for line in lines)


def _line(finding: Finding, lookup: Lookup, style: Style) -> str:
    location = finding_location(finding, lookup)
    place = plain(place_text(path_of(location.document, lookup), location)) if location else "crosscheck"
    tag = style.paint(f"{finding.rule} {finding.severity}", SEVERITY_COLORS[finding.severity])
    return f"{style.paint(place, BOLD)}: {tag} {style.words(plain(finding.message))}{_covered(finding)}"


def _covered(finding: Finding) -> str:
    if finding.suppressed is not None:
        return f" [suppressed: {plain(finding.suppressed)}]"
    return " [in the baseline]" if finding.baseline == "known" else ""
