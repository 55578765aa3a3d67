"""Keeps pages from the HTML parser that would take it long: its time grows with the square of nesting and of an element's attributes."""

from __future__ import annotations

import re
from functools import cache

from crosscheck.read.errors import LimitError
from crosscheck.read.options import ReadOptions

_TAG = re.compile(r"<(?:!--|(/?)([a-zA-Z][^\s/>]*))")
_ATTRIBUTE = re.compile(r"[\s/]*[^\s/>][^\s/>=]*(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]*))?")
_RAW = frozenset(["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"])
_ENDED_BY_OTHERS = frozenset(
    [
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"),
        *("p", "li", "td", "th", "tr", "dt", "dd", "option", "tbody", "thead", "tfoot", "colgroup", "body", "html", "head"),
    ]
)
_MOST_ATTRIBUTES = 500


def check_markup(source: str, options: ReadOptions) -> None:
    """Raises LimitError for elements nested more than `max_depth` deep, or with more than 500 attributes. Linear in the source.

    Nesting counts the elements that need an end tag, an upper estimate; scripts and comments are passed over.
    """
    depth = position = 0
    while match := _TAG.search(source, position):
        position = match.end()
        if match[2] is None:
            position = _after(source, "-->", position)
            continue
        name = match[2].lower()
        if match[1]:
            depth = depth if name in _ENDED_BY_OTHERS else max(0, depth - 1)
            continue
        position = _after_attributes(source, position)
        if name in _RAW:
            position = _after(source, f"</{name}", position)
        elif name not in _ENDED_BY_OTHERS:
            depth += 1
            if depth > options.max_depth:
                raise LimitError(f"has elements nested more than {options.max_depth} deep, the limit of the setting max-depth")


def _after_attributes(source: str, position: int) -> int:
    count = 0
    while match := _ATTRIBUTE.match(source, position):
        count += 1
        if count > _MOST_ATTRIBUTES:
            raise LimitError(f"has an element with more than {_MOST_ATTRIBUTES} attributes")
        position = match.end()
    return position


def _after(source: str, end: str, position: int) -> int:
    """Where a closing word stands, in small letters or capitals; the end of the source if it is missing."""
    match = _closing(end).search(source, position)
    return match.start() if match else len(source)


@cache
def _closing(end: str) -> re.Pattern[str]:
    return re.compile(re.escape(end), re.IGNORECASE)
