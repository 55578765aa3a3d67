"""Which sort of slot a reading fills: claims of two sorts never measure the same thing."""

from __future__ import annotations

from crosscheck.model import Reading

_TIMEX_KINDS = {"DATE": "date", "TIME": "clock", "DURATION": "duration", "SET": "set"}
_CLOCK_GRAINS = frozenset(("hour", "minute", "second"))


def slot_kind(reading: Reading) -> str:
    """ "count", "money", "share", "age", "date", "clock", "duration", "set", "ordinal", "score" or a dimension ("length")."""
    if reading.mention.kind in ("ordinal", "score"):
        return reading.mention.kind
    if reading.timex is not None:
        if reading.timex.type == "TIME" and reading.timex.grain not in _CLOCK_GRAINS:
            return "date"  # "Saturday night" is a day told more finely
        return _TIMEX_KINDS[reading.timex.type]
    quantity = reading.quantity
    if quantity is None:
        return ""
    if reading.mention.pattern.startswith("quantity.age"):
        return "age"
    if quantity.dimension.startswith("currency:"):
        return "money"
    return {"": "count", "time": "duration"}.get(quantity.dimension, quantity.dimension)


def is_comparable(reading: Reading) -> bool:
    """Whether a reading says enough to be compared: "now", "recently" and "for years" do not."""
    timex = reading.timex
    if timex is None or timex.value is None:
        return True
    return not timex.value.endswith("_REF") and "X" not in timex.value.removeprefix("XXXX")
