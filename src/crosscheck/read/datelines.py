"""Datelines: "KYIV, Aug 13 (Reuters) —" at the head of the story."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from crosscheck.lexicon.stamp_words import StampWords
from crosscheck.model import Span

_LONGEST = 140
_SOURCE = r"(?:[(\[/](?P<source>[A-Z][\w.&’' /-]{1,38})[)\]/])"
_PLACE = r"(?:[A-Z][\w.’'-]*(?:\s[A-Za-z][\w.’'-]*){0,4}(?:,\s[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,2}){0,2})"
_DATED_PLACE = r"(?:[A-Z][A-Z.’'-]+(?:\s[A-Z.’'-]+){0,4}(?:,\s[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,2}){0,2},?|[A-Z][a-z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,4}(?:,\s[A-Z][\w.’'-]*){0,2},)"
_LEADING_SOURCE = re.compile(r"\((?P<source>[A-Z][\w.&’' /-]{1,38})\)\s{0,2}(?:--|[—–―−-])?\s{0,2}(?=\S)")
_AGENCY_FIRST = r"(?P<agency>[A-Z]{3,8})"


class Dateline(Struct, frozen=True):
    """What stands before the story: the date as written (often without a year) and the agency, each None if absent."""

    span: Span
    date: str | None = None
    source: str | None = None


def find_dateline(text: str, block: Span, words: StampWords) -> Dateline | None:
    """The dateline that a paragraph opens with, if it says a date or a source."""
    head = text[block.start : min(block.end, block.start + _LONGEST)]
    if words.versions.match(head):
        return None
    for pattern in _patterns(words.dateline_day, words.dash.pattern):
        match = pattern.match(head)
        if match and match.end() < block.end - block.start:
            groups = match.groupdict()
            source = groups.get("source") or groups.get("agency")
            if groups.get("date") or source:
                return Dateline(Span(block.start, block.start + match.end()), groups.get("date"), _clean(source))
    return None


def _clean(source: str | None) -> str | None:
    return None if source is None else source.strip(" /.")


@cache
def _patterns(day: str, dash: str) -> tuple[re.Pattern[str], ...]:
    """PLACE, DATE (SOURCE) — ; DATE (SOURCE) — ; PLACE (SOURCE) — ; AGENCY, DATE. ; (SOURCE) — in this order."""
    end = rf"\s{{0,2}}(?:{dash}|:)\s{{0,2}}"
    date = rf"(?P<date>(?i:{day}))"
    return (
        re.compile(rf"{_DATED_PLACE}\s{{1,2}}{date}[,.]?\s{{0,2}}{_SOURCE}?{end}"),
        re.compile(rf"{_DATED_PLACE}\s{{1,2}}{date}[,.]?\s{{0,2}}{_SOURCE}\.?\s"),
        re.compile(rf"{date}[,.]?\s{{0,2}}{_SOURCE}{end}"),
        re.compile(rf"{_PLACE}[,.]?\s{{0,2}}{_SOURCE}{end}"),
        re.compile(rf"{_AGENCY_FIRST}[,.]?\s{{1,2}}{date}[.,:]\s{{1,2}}"),
        _LEADING_SOURCE,
    )
