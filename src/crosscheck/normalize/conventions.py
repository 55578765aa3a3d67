"""Which marks a document groups digits with: told by its own unambiguous numbers, else by its language."""

from __future__ import annotations

import re

from msgspec import Struct

_MARKED = re.compile(r"(?<![0-9])[0-9]+[.,][0-9.,]*[0-9]")
_DECIMAL_COMMA = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,2}|[0-9]+,[0-9]{1,2}|[0-9]{1,3}(?:\.[0-9]{3}){2,}")
_DECIMAL_POINT = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|[0-9]+\.[0-9]{1,2}|[0-9]{1,3}(?:,[0-9]{3}){2,}")
_COMMA_LANGUAGES = frozenset(
    ("de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl", "cs", "sv", "da", "nb", "no", "fi", "tr", "el", "ro", "hu", "bg", "hr", "sk", "sl", "sr", "lt", "lv", "et", "id", "vi")
)  # fmt: skip
_CLEAR = 4


class Convention(Struct, frozen=True):
    """How a document writes numbers. `told` says whether its own numbers or its language tell; where it mixes both ways, they do not."""

    decimal_comma: bool = False
    told: bool = True


def find_convention(text: str, language: str = "en") -> Convention:
    """The convention of a text: that of its unambiguous numbers; of its language where there are none or they disagree."""
    comma = point = 0
    for number in _MARKED.findall(text):
        if _DECIMAL_COMMA.fullmatch(number):
            comma += 1
        elif _DECIMAL_POINT.fullmatch(number):
            point += 1
    if comma == point:
        return Convention(language in _COMMA_LANGUAGES, told=comma == 0)
    return Convention(comma > point, told=min(comma, point) * _CLEAR <= max(comma, point))
