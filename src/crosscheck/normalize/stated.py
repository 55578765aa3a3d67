"""What the file itself states: an editor's `<chron norm>` or a page's `<time datetime>` settles what the words of a time leave open, an editor's
`<money unit>` which dollar or pound a sum is in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from msgspec.structs import replace

from crosscheck.lexicon.unit_words import load_unit_words
from crosscheck.model import Quantity, Reading, Stated, Timex
from crosscheck.normalize.metadata_date import parse_date

_CURRENCY = "currency:"
_CODE = re.compile(r"[A-Z]{3}")


def resolve_stated(readings: Sequence[Reading], stated: Sequence[Stated]) -> tuple[Reading, ...]:
    """The readings with each date and currency that the file states taken over, in order. Of times, only dates of a day's grain or coarser, and
    unresolved ones, change: a clock time or a duration in the words says more than the day does.
    """
    result = []
    at = 0
    for reading in readings:
        mention = reading.mention
        while at < len(stated) and stated[at].end <= mention.start:
            at += 1
        covered = at < len(stated) and stated[at].start < mention.end
        result.append(_settled(reading, stated[at].value) if covered else reading)
    return tuple(result)


def _settled(reading: Reading, value: str) -> Reading:
    if reading.timex is not None:
        return replace(reading, timex=_dated(reading.timex, value))
    return replace(reading, quantity=_in_currency(reading.quantity, value)) if reading.quantity is not None else reading


def _in_currency(quantity: Quantity, code: str) -> Quantity:
    """The sum in the currency of that ISO 4217 code; as it was if the code is not known, or if it is no sum and no bare number."""
    words = load_unit_words()
    name = words.currency_names.get((code,)) if _CODE.fullmatch(code) else None
    is_sum = quantity.dimension.startswith(_CURRENCY)
    if name is None or not (is_sum or quantity.unit == "") or quantity.unit == name:
        return quantity
    unit = words.units[name]
    return replace(quantity, unit=unit.name, dimension=unit.dimension, factor=unit.factor, offset=Fraction(0))


def _dated(timex: Timex, value: str) -> Timex:
    """The timex on the stated day; as it was if the value is no date or the words are no date."""
    day = parse_date(value)
    if day is None or timex.type != "DATE" or (timex.value and _contains(timex, day[:10])):
        return timex
    if timex.grain not in (None, "day", "weekend", "part-of-day"):
        return timex
    return Timex("DATE", day[:10], first=day[:10], last=day[:10], grain="day", approximate=timex.approximate)


def _contains(timex: Timex, day: str) -> bool:
    """Whether the words were resolved to that very day."""
    return timex.first is not None and timex.last is not None and timex.first[:10] == timex.last[:10] == day
