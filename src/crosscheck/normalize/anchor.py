"""What relative times are resolved against: explicit, never the clock of the machine."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct


class Anchor(Struct, frozen=True):
    """The document creation time and the habits of the report.

    `published` is an ISO date or date-time as given, or None where the report carries none: relative times then stay unresolved.
    `day_first` says how 06/08/2024 is read: True day/month, False month/day, None by the report's own unambiguous dates.
    """

    published: str | None = None
    language: str = "en"
    day_first: bool | None = None

    @property
    def day(self) -> date | None:
        """The calendar day of publication, None if unknown or not a date."""
        if self.published is None:
            return None
        try:
            return date.fromisoformat(self.published[:10])
        except ValueError:
            return None

    @property
    def moment(self) -> datetime | None:
        """The local date and time of publication, None where only the day is known."""
        if self.published is None or len(self.published) < 16:
            return None
        try:
            return datetime.fromisoformat(self.published[:16])
        except ValueError:
            return None
