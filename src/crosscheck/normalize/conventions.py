"""Which marks a document groups digits with: told by its own unambiguous numbers, else by its language."""

from __future__ import annotations

import re

from msgspec import Struct

_COMMA_DECIMAL = re.compile(
    r"(?<![\w.,])[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,2}(?![\w,])|(?<![\w.,])[0-9]+,[0-9]{1,2}(?![0-9,.])(?!\s[0-9])|(?<![\w.,])[0-9]{1,3}(?:\.[0-9]{3}){2,}(?![\w.,])"
)
_POINT_DECIMAL = re.compile(
    r"(?<![\w.,])[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+(?![\w])|(?<![\w.,])[0-9]+\.[0-9]{1,2}(?![0-9.,])|(?<![\w.,])[0-9]{1,3}(?:,[0-9]{3}){2,}(?![\w])"
)
_COMMA_LANGUAGES = frozenset(
    (
        "de",
        "fr",
        "es",
        "it",
        "pt",
        "nl",
        "ru",
        "uk",
        "pl",
        "cs",
        "sv",
        "da",
        "nb",
        "no",
        "fi",
        "tr",
        "el",
        "ro",
        "hu",
        "bg",
        "hr",
        "sk",
        "sl",
        "sr",
        "lt",
        "lv",
        "et",
        "id",
        "vi",
    )
)


class Convention(Struct, frozen=True):
    """How a document writes numbers. `told` says whether its own numbers or its language tell; where both conventions occur, it is not."""

    decimal_comma: bool = False
    told: bool = True


def find_convention(text: str, language: str = "en") -> Convention:
    """The convention of a text: that of its unambiguous numbers; of its language where there are none or they disagree."""
    comma = len(_COMMA_DECIMAL.findall(text))
    point = len(_POINT_DECIMAL.findall(text))
    usual = language in _COMMA_LANGUAGES
    if comma == point:
        return Convention(usual, told=comma == 0)
    return Convention(comma > point, told=min(comma, point) * 4 <= max(comma, point))
