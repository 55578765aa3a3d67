"""Lengths of time as quantities, also where only their TIMEX3 value tells them ("7:41 left to play" is PT7M41S)."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from crosscheck.model import Claim, Quantity

_VALUE = re.compile(r"P(?:(?P<day>\d+)D)?(?:T(?:(?P<hour>\d+)H)?(?:(?P<minute>\d+)M)?(?:(?P<second>\d+)S)?)?")
_SECONDS = {"day": 86400, "hour": 3600, "minute": 60, "second": 1}


def quantity_of(claim: Claim) -> Quantity | None:
    """What a claim measures: its quantity, else its duration in seconds; None for dates and labels."""
    if claim.quantity is not None or claim.timex is None or claim.timex.type != "DURATION":
        return claim.quantity
    match = _VALUE.fullmatch(claim.timex.value or "")
    if match is None or not match.group().strip("PT"):
        return None
    parts = {unit: int(number) for unit, number in match.groupdict().items() if number is not None}
    seconds = Decimal(sum(number * _SECONDS[unit] for unit, number in parts.items()))
    finest = Decimal(min(_SECONDS[unit] for unit in parts))
    return Quantity(seconds, seconds, seconds, "second", "time", finest, factor=Fraction(1))
