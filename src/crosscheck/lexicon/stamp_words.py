"""The words of stamps, datelines, bylines and boilerplate, as patterns ready to use."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from msgspec import Struct

from crosscheck.lexicon.tables import load_table


class StampWords(Struct, frozen=True):
    """Compiled patterns of one language; all are linear and ignore case. Months and weekdays are read from their own tables.

    `date` finds a full date with its clock time if it has one; `clock` a clock time; `yearless` a day that may lack its year; `verb` the word that announces a stamp; `bracketed` a whole one in brackets; `filler`
    what else may stand in a line that is nothing but a stamp; `byline` the opening of a byline; `dash` what ends a dateline; `versions` the mark of a later
    version at the start of a headline.
    """

    date: re.Pattern[str]
    day: re.Pattern[str]
    clock: re.Pattern[str]
    yearless: re.Pattern[str]
    verb: re.Pattern[str]
    bracketed: re.Pattern[str]
    published: frozenset[str]
    filler: re.Pattern[str]
    byline: re.Pattern[str]
    dash: re.Pattern[str]
    versions: re.Pattern[str]
    dateline_day: str


class BoilerplateWords(Struct, frozen=True):
    """How lines that belong to the page and not to the story open, read as a whole, or what they hold; all folded to lower case."""

    opens: tuple[str, ...]
    labels: frozenset[str]
    whole: frozenset[str]
    holds: tuple[str, ...]


@cache
def load_stamp_words(language: str = "en") -> StampWords:
    """The stamp words of a language, those of English where it has none."""
    table = _table(language, "stamps")
    months = _alternation([*_table(language, "months")["full"], *_table(language, "months")["short"]])
    weekdays = _alternation([*_table(language, "weekdays")["full"], *_table(language, "weekdays")["short"]])
    weekday = rf"(?:\b{weekdays}\.?,?\s{{1,3}}(?:the\s)?)?"
    clock = r"\b\d{1,2}(?:[:.]\s?\d\d){1,2}(?:\s?[ap]\.?m?\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?"
    zone = r"(?:\s?(?:\(?(?-i:[A-Z]{1,5}(?:[+-]\d\d?:?\d{0,2})?|[+-]\d\d:?\d\d)\b\)?))?"
    clock = rf"(?:{clock}){zone}"
    day = (
        rf"{weekday}(?:\b{months}\b\.?\s?\d{{1,2}}(?:st|nd|rd|th)?,?\s{{1,3}}\d{{4}}\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s{{1,3}}(?:of\s)?{months}\b\.?,?\s{{1,3}}\d{{4}}\b"
        r"|\b\d{4}[-/.]\d\d[-/.]\d\d(?!\d)|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\b)"
    )
    joint = r"[\s,@|/–—-]{1,5}(?:at\s{1,3})?"
    date = rf"{day}(?:(?:{joint}|T){clock})?|{clock}{joint}(?:on\s)?{day}"
    short_day = rf"(?:{weekday}(?:{months}\b\.?\s?\d{{1,2}}|\d{{1,2}}\s{months}\b\.?)(?:,?\s\d{{4}})?)"
    verbs = _alternation([*table["published"], *table["updated"]])
    return StampWords(
        date=re.compile(date, re.IGNORECASE),
        day=re.compile(day, re.IGNORECASE),
        clock=re.compile(clock, re.IGNORECASE),
        yearless=re.compile(rf"\b{short_day}", re.IGNORECASE),
        verb=re.compile(rf"\b{verbs}\b(?:\s(?:on|at))?:?", re.IGNORECASE),
        bracketed=re.compile(rf"[(\[]{verbs}[\s:][^()\[\]]{{4,80}}[)\]]", re.IGNORECASE),
        published=frozenset(table["published"]),
        filler=re.compile(
            rf"\b(?i:{_alternation([*table['filler'], *table['published'], *table['updated']])}|{weekdays})\b|\b[A-Z]{{2,5}}\b|[\W\d_]"
        ),
        byline=re.compile(rf"{_alternation(table['byline'])}\s", re.IGNORECASE),
        dash=re.compile(_alternation(table["dashes"])),
        versions=re.compile(rf"[(\[]?{_alternation([word for group in table['versions'].values() for word in group])}\b", re.IGNORECASE),
        dateline_day=short_day,
    )


@cache
def load_boilerplate_words(language: str = "en") -> BoilerplateWords:
    """The boilerplate words of a language, those of English where it has none."""
    table = _table(language, "boilerplate")
    return BoilerplateWords(tuple(table["opens"]), frozenset(table["labels"]), frozenset(table["whole"]), tuple(table["holds"]))


def _table(language: str, name: str) -> dict[str, Any]:
    try:
        return load_table(language, name)
    except FileNotFoundError:
        return load_table("en", name)


def _alternation(words: list[str]) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in ordered) + ")"
