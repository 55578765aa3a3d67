"""Which version of which story a report is."""

from __future__ import annotations

from msgspec import Struct


class Edition(Struct, frozen=True, gc=False):
    """One version of a story that its source may put out anew.

    `slug` is the story's name as the report states it (a slug line, an address, an item's id; folded), None if it states none; `headline` the folded
    words of its headline without the mark of a version and without figures. `version` is 0 where unmarked; "UPDATE 2" is 20, a correction of that 25.
    `modified` is the ISO date or date-time of the last change, None where not stated.
    """

    slug: str | None = None
    headline: tuple[str, ...] = ()
    version: int = 0
    modified: str | None = None

    @property
    def corrected(self) -> bool:
        """Whether the version says that it corrects another."""
        return self.version % STEP != 0


STEP = 10
"""By how much each update counts up; what corrects it lies in between."""
