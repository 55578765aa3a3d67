"""What a file's name says: `2024-08-13_afp.txt`."""

from __future__ import annotations

import re

from crosscheck.model import Metadata

_DATE = r"(?P<date>(?:19|20)\d\d-[01]\d-[0-3]\d|(?:19|20)\d\d_[01]\d_[0-3]\d|(?:19|20)\d\d[01]\d[0-3]\d)(?:T(?P<clock>\d{4}(?:\d\d)?Z?))?"
_DATE_FIRST = re.compile(rf"{_DATE}(?:[_\s.-]+(?P<source>[^\W_][^_]*?))?(?:_.*)?$")
_DATE_LAST = re.compile(rf"(?P<source>[^\W_][^_]*?)[_\s.-]+(?:.*_)?{_DATE}$")


def read_file_name(path: str) -> tuple[Metadata, ...]:
    """The publication date and the source that a name states; nothing where it has no date in ISO order.

    The date comes first or last; the source is the part beside it, up to the next underscore.
    """
    stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    match = _DATE_FIRST.match(stem) or _DATE_LAST.match(stem)
    if match is None:
        return ()
    digits = re.sub(r"\D", "", match["date"])
    value = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" + _clock(match["clock"])
    found = [Metadata("published", value, "file-name")]
    if match["source"]:
        found.append(Metadata("source", match["source"], "file-name"))
    return tuple(found)


def _clock(digits: str | None) -> str:
    if digits is None:
        return ""
    zone = "Z" if digits.endswith("Z") else ""
    return f"T{digits[:2]}:{digits[2:4]}{zone}"
