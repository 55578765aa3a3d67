"""Raised numbers: powers of units and of ten stay, marks of footnotes go."""

from __future__ import annotations

import re

_UNIT = re.compile(r"(?:^|[^A-Za-z])(?:[kcdm]?m|mi|ft|yd|in)$")
_TEN = re.compile(r"(?:^|\D)10$")
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§]{1,3}|[a-z])[\])]?,?")
_POWERS = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")


def raise_text(before: str, raised: str) -> str:
    """What stands in the text for a raised run after `before`: "km" + "2" is a power, "euros" + "3" the mark of a note, "5" + "th" neither."""
    inner = raised.strip()
    if (inner in ("2", "3") and _UNIT.search(before)) or (inner.lstrip("-−").isdigit() and _TEN.search(before)):
        return inner.translate(_POWERS) + " " * (raised != raised.rstrip())
    if _MARK.fullmatch(inner):
        return " " * (raised != raised.rstrip())
    return raised
