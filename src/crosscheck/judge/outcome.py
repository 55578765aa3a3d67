"""How two values meet, before time and speakers are asked: the lower rungs of the ladder."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from crosscheck.model import Verdict

Subject = Literal["number", "age", "duration", "day", "clock", "label"]
Side = Literal["left", "right"]


class Outcome(Struct, frozen=True):
    """What was found of two values. `verdict` is None where they are disjoint, and `greater` then tells which is more (None for labels).

    `reason` is a key word for what decided; `clarity` (0 to 1) says how plainly the words speak: 1 where both are written exactly.
    """

    subject: Subject
    verdict: Verdict | None
    reason: str
    greater: Side | None = None
    clarity: float = 1.0
