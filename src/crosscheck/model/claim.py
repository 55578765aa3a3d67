"""A number or time that can be compared: what is measured, who says so, of which moment, on what evidence."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from crosscheck.model.document import Place
from crosscheck.model.edition import Edition
from crosscheck.model.mention import MentionKind
from crosscheck.model.quantity import Quantity
from crosscheck.model.timex import Timex

Dynamics = Literal["static", "cumulative", "state"]


class Measurand(Struct, frozen=True, gc=False):
    """What is measured, of whom or what, and where.

    `text` is for people ("people killed"); `family` a key of the measurand families ("deaths") or None; `head` the stem of the counted
    noun or unit; `governor` the stem of the verb or noun that the value depends on; `terms` stems of the content words near the
    value, nearest first; `names` the proper names near it, folded; `scope` the modifiers that make it another figure ("forecast",
    "including", "per-day", "background", "of-them" …), sorted; `person` the folded name of whom an age or role is told. `before` and `after` are
    the stems next to the value, nearest first, function words and all; `context` those of the sentence before. `kind` is the sort of slot: "count", "money", "share", "age",
    "date", "clock", "duration", "set", "ordinal", "score" or a dimension ("length").
    `group` names the families that often tell of the same people or things ("arrests", "accused" and "suspects" are all "suspects").
    `role` is what the person of an age is to the event: "victim", "suspect", "officer", "witness" or "".
    """

    text: str
    family: str | None = None
    dynamics: Dynamics = "static"
    head: str = ""
    governor: str = ""
    terms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    person: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    kind: str = ""
    group: str = ""
    role: str = ""


class Attribution(Struct, frozen=True, gc=False):
    """Who says so, as written ("Syrsky", "police"); `key` is the folded form that is compared."""

    text: str
    key: str


class AsOf(Struct, frozen=True, gc=False):
    """The moment a value describes: ISO dates or date-times, inclusive; `implied` where it is only the report's publication."""

    first: str | None = None
    last: str | None = None
    implied: bool = False


class Claim(Struct, frozen=True, gc=False):
    """One comparable value of one report. `id` is made of the document's id, its span and its surface; `sentence` is the evidence
    (half-open offsets); `value` holds ordinals ("10") and scores ("20-13"); `cues` carries words that in-report rules read
    ("including", "respectively", "of-whom", "conversion-of:ID" …); `topics` are the rarest, most repeated words of its report,
    by which reports of one event are told from others; `stated` is the ISO weekday, the month and the day of the month that a date's words
    name, by which dates of reports without a publication time are still compared; `edition` is that of its report.
    """

    id: str
    document: str
    start: int
    end: int
    surface: str
    kind: MentionKind
    pattern: str
    place: Place
    sentence: tuple[int, int]
    measurand: Measurand
    as_of: AsOf
    quantity: Quantity | None = None
    timex: Timex | None = None
    value: str | None = None
    attribution: Attribution | None = None
    source: str | None = None
    published: str | None = None
    paragraph: int = 0
    sentence_index: int = 0
    headline: bool = False
    cues: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    stated: tuple[int | None, int | None, int | None] = (None, None, None)
    edition: Edition = Edition()
