"""Everything read from one report: what it is, its readings, and its claims."""

from __future__ import annotations

from msgspec import Struct

from crosscheck.model.claim import Claim
from crosscheck.model.document import Document
from crosscheck.model.edition import Edition
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

    `edition` says which version of which story it is: of one source's versions, the later one takes the others' place.
    """

    source: str | None = None
    published: str | None = None
    title: str | None = None
    language: str = "en"
    edition: Edition = Edition()


class Extraction(Struct, frozen=True):
    """The document, its origin, its readings in text order, its claims in text order, and what could not be done."""

    document: Document
    origin: Origin
    readings: tuple[Reading, ...] = ()
    claims: tuple[Claim, ...] = ()
    faults: tuple[Fault, ...] = ()
