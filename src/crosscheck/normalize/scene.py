"""What a time is resolved against at its place in the text: the anchor, the time mentioned last, the habits of the document."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import Struct

from crosscheck.lexicon.time_words import TimeWords
from crosscheck.model import Mention
from crosscheck.normalize.calendar import Stretch
from crosscheck.normalize.tense import Tense


class Scene(Struct, frozen=True):
    """`day` is the anchor's day (None if unknown); `mentioned` the calendar time mentioned last, `mentioned_day` the last one of a day's grain.

    `narrative` marks a text that tells of years gone by: its bare months and days go on from `timeline`, the time that the tale has
    reached (asides do not move it). `sentence_year` is the explicit year, `sentence_day` the day that stands before in the same sentence, `joined_day` that day where only "and" or "to" stands between. `day_first` is the order of 06/08/2024; `tense` that
    of the verb nearest to the mention at hand; `moment` the publication with its clock time, None where only the day is known.
    """

    day: date | None
    words: TimeWords
    mentioned: Stretch | None = None
    mentioned_day: Stretch | None = None
    timeline: Stretch | None = None
    narrative: bool = False
    sentence_year: Stretch | None = None
    sentence_day: Stretch | None = None
    joined_day: Stretch | None = None
    day_first: bool | None = None
    tense: Tense = "unknown"
    moment: datetime | None = None

    @property
    def reference(self) -> date | None:
        """The day that "the day before" starts from: the one mentioned last, else the anchor's."""
        if self.mentioned_day is not None:
            return self.mentioned_day.first
        return self.day


def parts_of(mention: Mention) -> Mapping[str, str]:
    """The parts of a mention by role, in small letters with typographic apostrophes made plain; the first where a role occurs twice."""
    parts: dict[str, str] = {}
    for part in mention.parts:
        parts.setdefault(part.role, " ".join(part.surface.lower().replace("’", "'").replace("‘", "'").split()))
    return parts
