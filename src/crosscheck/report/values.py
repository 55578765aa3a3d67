"""A normalized value on a terminal: as the pages word it, with its conversion where others of its group have another unit."""

from __future__ import annotations

from crosscheck.model.claim import Claim
from crosscheck.model.number import Number, number_text
from crosscheck.model.quantity import Quantity
from crosscheck.report.display import claim_words, converted_words
from crosscheck.report.style import Style


def claim_value(claim: Claim, style: Style, common: Quantity | None = None) -> str:
    """What a claim says, normalized: "≥ 800 km²"; in another unit than `common`'s with the conversion to it."""
    text = claim_words(claim) or "unresolved"
    converted = converted_words(claim.quantity, common) if claim.quantity is not None and common is not None else None
    return style.words(f"{text} = {converted}" if converted else text)


def interval_text(quantity: Quantity) -> str:
    """What the words assert as an interval of the number line: "[800, inf)", "[20, 30]", "{12}"."""
    if quantity.value is not None and quantity.low == quantity.high:
        return f"{{{number_text(quantity.value)}}}"
    opening = "[" if quantity.low is not None and quantity.bound != "more-than" else "("
    closing = "]" if quantity.high is not None and quantity.bound != "less-than" else ")"
    return f"{opening}{_end(quantity.low, '-inf')}, {_end(quantity.high, 'inf')}{closing}"


def _end(value: Number | None, infinite: str) -> str:
    return infinite if value is None else number_text(value)
