"""Which of two claims describes the later moment, and whether that may explain that they differ."""

from __future__ import annotations

from typing import Literal

from crosscheck.judge.calendar import span_of
from crosscheck.judge.interval import Interval
from crosscheck.model import Claim
from crosscheck.model.claim import Dynamics

Order = Literal["left-later", "right-later", "none"]

YEAR = 365.25
"""Days of a mean year: two ages of one person are reckoned by it."""


def order_of(left: Claim, right: Claim) -> Order:
    """Which claim describes the later moment: by the as-of that both state, else by the publication of their reports.

    The grain is respected: "Monday" is not before "Monday evening", and two reports of one date are not ordered unless both
    give an hour. The day that a toll's own sentence names is mostly that of the event, so that of tolls the later report knows more; of a
    state (an area held, a price) a stated moment stands against the other's publication.
    """
    published = _order(span_of(left.published, left.published), span_of(right.published, right.published))
    if "age" in {left.measurand.kind, right.measurand.kind}:
        return published
    stated = _order(_stated(left), _stated(right))
    if stated != "none":
        return stated
    if dynamics_of(left, right) == "state" and left.document != right.document:
        mixed = _order(as_of_span(left), as_of_span(right))
        return published if mixed == "none" and (_stated(left) is None or _stated(right) is None) else mixed
    return published


def _order(first: Interval | None, second: Interval | None) -> Order:
    if first is None or second is None:
        return "none"
    if first.lies_below(second):
        return "right-later"
    return "left-later" if second.lies_below(first) else "none"


def _stated(claim: Claim) -> Interval | None:
    return None if claim.as_of.implied else span_of(claim.as_of.first, claim.as_of.last)


def as_of_span(claim: Claim) -> Interval | None:
    """The minutes that a claim's value describes: its as-of, else its report's publication; None if neither is known."""
    stated = span_of(claim.as_of.first, claim.as_of.last)
    if stated is not None and not claim.as_of.implied:
        return stated
    return span_of(claim.published, claim.published) or stated


def dynamics_of(left: Claim, right: Claim) -> Dynamics:
    """How a value that both measure may move: the freer of the two readings, since one of them knows the family better."""
    both = {left.measurand.dynamics, right.measurand.dynamics}
    if "state" in both:
        return "state"
    return "cumulative" if "cumulative" in both else "static"


def birthdays_fit(years_younger: int, years_older: int, days: int) -> bool:
    """Whether a person of the one age may be of the other `days` later, and not merely by the luck of a birthday in between.

    One year more needs a birthday in the days between: as likely as the days are many. A month is taken for luck.
    """
    grown = years_older - years_younger
    passed = days / YEAR
    return days >= DAYS_OF_LUCK and grown - 1 < passed < grown + 1


DAYS_OF_LUCK = 30
"""Under this many days between two reports, a birthday in between (8 % at most) explains less than an error does."""
