"""Time zones by their abbreviations, as minutes east of UTC."""

from __future__ import annotations

import re
from datetime import date

from crosscheck.lexicon.tables import load_table
from crosscheck.normalize.calendar import nth_weekday

_WITH_OFFSET = re.compile(r"([A-Z]+)\s?([+–-])\s?(\d{1,2})(?::(\d\d))?")
_NAMED_KINDS = {"STANDARD": "S", "DAYLIGHT": "D"}


def zone_minutes(abbreviation: str, day: date) -> int | None:
    """Minutes east of UTC of a zone on a day ("EDT" -240; "ET" by the season); None if it is not known."""
    table = load_table("en", "zones")
    seasonal = table["seasonal"].get(abbreviation)
    if seasonal:
        return int(seasonal[1] if has_daylight_saving(day) else seasonal[0])
    minutes = table["abbreviations"].get(abbreviation)
    return None if minutes is None else int(minutes)


def written_zone_minutes(surface: str, day: date) -> int | None:
    """The same of a zone as running text writes it: "GMT +8", "Eastern Standard Time"; None for "local time"."""
    zone = surface.strip("() ").upper()
    match = _WITH_OFFSET.fullmatch(zone)
    if match:
        base = zone_minutes(match[1], day)
        offset = int(match[3]) * 60 + int(match[4] or 0)
        return None if base is None else base + (offset if match[2] == "+" else -offset)
    words = zone.split()
    if len(words) < 2:
        return zone_minutes(zone, day)
    return zone_minutes(f"{words[0][0]}{_NAMED_KINDS.get(words[1], '')}T", day) if words[0] != "LOCAL" else None


def has_daylight_saving(day: date) -> bool:
    """Whether a day is in North America's summer time: second Sunday of March to first Sunday of November (Energy Policy Act of 2005)."""
    return nth_weekday(day.year, 3, 7, 2) <= day < nth_weekday(day.year, 11, 7, 1)
