"""A value that cannot be.

## What it flags

> 130 % of voters took part.
>
> He is 212 years old.
>
> between 30 and 20 people
>
> Smith, 45, was born in 1960. (in a report of 2012)
>
> from 3 to 5 May, a ten-day truce

Days and minutes that do not exist (30 February, 10:75 p.m.), negative counts of things, a share of people over a hundred percent, an age
beyond any recorded, a range upside down, an age that its date of birth belies, a duration that its ends belie.

## Why

No second source is needed to see that it is wrong.

## What it leaves alone

Growth over a hundred percent, old buildings, temperatures below zero.

## What to do

Take the figure back to its source.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from crosscheck.judge.calendar import days_between
from crosscheck.judge.options import JudgeOptions
from crosscheck.judge.rule import Rule
from crosscheck.judge.single import Naming, claims_by_start, cues_of, figure, targets, tell, words_of
from crosscheck.model import Claim, Extraction, Finding

_NAMING = Naming("CX305", "impossible-value", "error")
_OLDEST = 123
"""Years: nobody is known to have lived longer than 122 (Jeanne Calment, 1875-1997)."""
_DAYS_OF_GRACE = 2
"""A report may be dated a day early by its time zone."""
_LENGTHS = {"day": (1, 0), "week": (7, 3)}
"""Unit of a duration -> its days, and how many days more or less are still called so."""
_SURE = 0.95
_LIKELY = 0.8


def check(extraction: Extraction, options: JudgeOptions) -> tuple[Finding, ...]:
    """The impossible values of a report, in text order by kind."""
    del options
    findings = [tell(_NAMING, [claim], f"{words_of(claim)!r}: {reason}", _SURE) for claim, reason in cues_of(extraction, "impossible")]
    by_start = claims_by_start(extraction)
    for claim in extraction.claims:
        findings.extend(_check_alone(claim))
    for claim, value in cues_of(extraction, "born"):
        findings.extend(_check_birth(claim, value, by_start))
    for claim, _ in cues_of(extraction, "past"):
        findings.extend(_check_past(claim))
    for claim, value in cues_of(extraction, "ends"):
        findings.extend(_check_span(claim, value, by_start))
    return tuple(findings)


def _check_alone(claim: Claim) -> list[Finding]:
    quantity = claim.quantity
    if quantity is None or quantity.low is None:
        return []
    if "of-people" in claim.cues and quantity.change is None and quantity.low > 100:
        return [tell(_NAMING, [claim], f"{words_of(claim)!r}: more than all of them", _LIKELY)]
    if claim.measurand.kind == "age" and quantity.unit in {"", "year"} and quantity.low >= _OLDEST and _is_person(claim):
        return [tell(_NAMING, [claim], f"{words_of(claim)!r}: nobody has lived so long", _SURE)]
    return []


def _is_person(claim: Claim) -> bool:
    """Whether an age is that of a person, not of a bridge or a club."""
    return bool(claim.measurand.person) or any(word.startswith("gender:") for word in claim.measurand.scope)


def _check_birth(age: Claim, value: str, by_start: Mapping[int, Claim]) -> list[Finding]:
    """An age against a year of birth: on the day of the report the two may be a birthday apart."""
    found, told = targets(value, by_start), figure(age)
    birth = found[0].timex if found else None
    if (
        not found
        or birth is None
        or birth.first is None
        or birth.last is None
        or told is None
        or age.published is None
        or age.quantity is None
    ):
        return []
    published = date.fromisoformat(age.published[:10])
    oldest, youngest = _years(date.fromisoformat(birth.first[:10]), published), _years(date.fromisoformat(birth.last[:10]), published)
    years = age.quantity.value
    if age.quantity.unit not in {"", "year"} or years is None or youngest <= years <= oldest:
        return []
    computed = str(oldest) if oldest == youngest else f"{youngest} or {oldest}"
    return [
        tell(_NAMING, [age, found[0]], f"who was born {words_of(found[0])} is {computed} in {published.year}, not {words_of(age)}", _LIKELY)
    ]


def _years(birth: date, day: date) -> int:
    """Completed years from a birth to a day."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def _check_past(claim: Claim) -> list[Finding]:
    """A day after the report came out, told as past."""
    late = days_between(claim.published, claim.timex.first) if claim.timex is not None else None
    if late is None or late < _DAYS_OF_GRACE:
        return []
    message = f"{words_of(claim)!r} is told as past, {late} days after the report came out ({(claim.published or '')[:10]})"
    return [tell(_NAMING, [claim], message, _LIKELY)]


def _check_span(duration: Claim, value: str, by_start: Mapping[int, Claim]) -> list[Finding]:
    """A duration of days or weeks against its first and last day; whether the last day counts is left open."""
    found, quantity = targets(value, by_start), duration.quantity
    if not found or quantity is None or quantity.value is None or quantity.approximate or quantity.bound:
        return []
    days = _days_between(found)
    if days is None or days <= 0 or quantity.unit not in _LENGTHS:
        return []
    length, grace = _LENGTHS[quantity.unit]
    if days - grace <= quantity.value * length <= days + 1 + grace:
        return []
    told = " to ".join(words_of(claim) for claim in found)
    return [tell(_NAMING, [duration, *found], f"{told} is {days + 1} days, not {words_of(duration)}", _LIKELY)]


def _days_between(ends: tuple[Claim, ...]) -> int | None:
    """From the first day of the first claim to the last day of the last."""
    first, last = ends[0].timex, ends[-1].timex
    if first is None or last is None or first.first is None or last.last is None:
        return None
    return (date.fromisoformat(last.last[:10]) - date.fromisoformat(first.first[:10])).days


RULE = Rule(_NAMING.code, _NAMING.name, _NAMING.severity, __doc__ or "", check=check)
