"""Everything read from one report: what it is, its readings, and its claims."""

from __future__ import annotations

from msgspec import Struct

from crosscheck.model.claim import Claim
from crosscheck.model.document import Document
from crosscheck.model.fault import Fault
from crosscheck.model.mention import Mention
from crosscheck.model.quantity import Quantity
from crosscheck.model.timex import Timex


class Reading(Struct, frozen=True, gc=False):
    """A mention with its one value: a quantity, a timex (a duration has both), or a plain string for ordinals and scores."""

    mention: Mention
    quantity: Quantity | None = None
    timex: Timex | None = None
    value: str | None = None


class Origin(Struct, frozen=True):
    """A report's resolved metadata. `published` is an ISO date or date-time as given (no hour is invented), None if unknown.

    Reports of one source and one `slug` are versions of one story: the one with the higher `version` (0 is unmarked), then the later
    `modified`, then the later `published`, takes the others' place. `modified` is an ISO date or date-time, None where not stated.
    """

    source: str | None = None
    published: str | None = None
    title: str | None = None
    language: str = "en"
    slug: str | None = None
    version: int = 0
    modified: str | None = None


class Extraction(Struct, frozen=True):
    """The document, its origin, its readings in text order, its claims in text order, and what could not be done."""

    document: Document
    origin: Origin
    readings: tuple[Reading, ...] = ()
    claims: tuple[Claim, ...] = ()
    faults: tuple[Fault, ...] = ()
