"""dateparser, asked about single spans that the own grammar does not settle: other languages' phrases, and metadata dates in them.

It is imported when it is first asked: its import takes longer than reading a report.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from crosscheck.model.timex import Grain
from crosscheck.normalize.calendar import Stretch, stretch_of

_LONGEST = 60
_REMEMBERED = 10_000
_GRAINS: Mapping[str, Grain] = {"day": "day", "week": "week", "month": "month", "year": "year", "time": "day"}
_SETTINGS: dict[str, Any] = {"PREFER_DATES_FROM": "current_period", "RETURN_AS_TIMEZONE_AWARE": False}
"""With "past", a weekday on its own day would go back a week."""


@lru_cache(maxsize=_REMEMBERED)
def second_opinion(surface: str, anchor: str, language: str) -> Stretch | None:
    """The stretch that a phrase means, seen from an anchor (an ISO date); None where dateparser has none. Memoised on all three."""
    if len(surface) > _LONGEST:
        return None
    from dateparser.date import DateDataParser  # noqa: PLC0415 - a lazy import by design

    settings = {**_SETTINGS, "RELATIVE_BASE": datetime.fromisoformat(anchor)}
    found = _ask(DateDataParser(languages=[language], settings=settings), surface)
    if found is None:
        return None
    day, period = found
    return stretch_of(_GRAINS.get(period, "day"), day.date())


@lru_cache(maxsize=_REMEMBERED)
def second_date(text: str, language: str) -> str | None:
    """The day, as an ISO date, that a metadata string names in another language; None unless day, month and year all stand there."""
    from dateparser.date import DateDataParser  # noqa: PLC0415 - a lazy import by design

    settings = {**_SETTINGS, "REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
    found = _ask(DateDataParser(languages=[language], settings=settings), text[:_LONGEST])
    return None if found is None else found[0].date().isoformat()


def _ask(parser: Any, text: str) -> tuple[datetime, str] | None:
    """What the parser makes of a text: the moment and its period; None too where it fails on odd input, which is its own affair."""
    try:
        found = parser.get_date_data(text)
    except (ValueError, OverflowError, TypeError, AttributeError, RecursionError):
        return None
    return None if found is None or found.date_obj is None else (found.date_obj, found.period)
