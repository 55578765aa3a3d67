"""The words of time expressions: which classes each surface belongs to, and what the words mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from crosscheck.lexicon.tables import load_table

_NO_CLASSES = frozenset({"ordinal", "fraction", "cut"})
"""Tables of times.toml whose words are no class of their own, or not all of them."""


class TimeWords(Struct, frozen=True):
    """One language's words of time.

    `classes` maps a surface, in the case it is written in, to its classes. The others map folded words to values: months and weekdays to
    their numbers, `units` to TIMEX3 unit codes, `holidays` to rules, `known_days` to ISO dates, and `table` is times.toml whole. `phrases` are fixed relative phrases that
    dateparser understands ("la semaine dernière"), `relating` the words that stand beside lengths and days in such a language ("il y a"); `language` is the language whose words they are.
    """

    classes: Mapping[str, frozenset[str]]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    units: Mapping[str, str]
    holidays: Mapping[str, str]
    cardinals: Mapping[str, int]
    ordinals: Mapping[str, int]
    table: Mapping[str, Any]
    known_days: Mapping[str, str]
    language: str = "en"
    phrases: tuple[str, ...] = ()
    relating: Mapping[str, tuple[str, ...]] = {}


@cache
def load_time_words(language: str = "en") -> TimeWords:
    """The words of a language; those of English where it has no table. Raises KeyError on a table that lacks a section.

    Languages other than English have names of months and weekdays and fixed phrases only; units and numerals are those of English.
    """
    if language != "en":
        try:
            return _foreign_words(language, load_table(language, "dates"))
        except FileNotFoundError:
            return load_time_words("en")
    return _english_words()


def _foreign_words(language: str, dates: Mapping[str, Any]) -> TimeWords:
    """The names of months and weekdays of a language, the words between the parts of its dates, and its relative phrases."""
    english = _english_words()
    classes: dict[str, set[str]] = {zone: {"zone"} for zone in load_table("en", "zones")["abbreviations"]}
    named = (
        ("foreignmonth", dates["months"]),
        ("foreignday", dates["weekdays"]),
        ("jointword", dates["words"]["joints"]),
        ("hourword", dates["words"]["hours"]),
        *((f"{name}word", dates["words"][name]) for name in ("last", "coming", "this", "introducing")),
        ("briefmonth", dates["words"]["brief"]),
        ("foreigncount", dates["units"]),
        ("foreignperiod", [word for word, code in dates["units"].items() if code != "D"]),
        ("foreigncardinal", dates["cardinals"]),
    )
    for name, words in named:
        for word in words:
            for form in _cased(word):
                classes.setdefault(form, set()).add(name)
    return TimeWords(
        classes={word: frozenset(names) for word, names in classes.items()},
        months=dates["months"],
        weekdays=dates["weekdays"],
        units={**english.units, **dates["units"]},
        holidays={},
        known_days={},
        cardinals={**english.cardinals, **dates["cardinals"]},
        ordinals=english.ordinals,
        table=english.table,
        language=language,
        phrases=tuple(dates["words"]["relative"]),
        relating={name: tuple(dates["words"][name]) for name in ("ago_before", "ago_after", "ahead", "links")},
    )


@cache
def _english_words() -> TimeWords:
    language = "en"
    table, months, weekdays = (load_table(language, name) for name in ("times", "months", "weekdays"))
    holidays = load_table(language, "holidays")
    classes: dict[str, set[str]] = {}
    for word, name in _classed_words(table, months, weekdays, load_table(language, "zones")):
        classes.setdefault(word, set()).add(name)
    return TimeWords(
        classes={word: frozenset(names) for word, names in classes.items()},
        months={**months["full"], **months["short"]},
        weekdays={**weekdays["full"], **weekdays["short"]},
        units={**table["unit"], **table["units"], **table["unitshort"], **table["unitlong"]},
        holidays=holidays["days"],
        known_days=holidays["known"],
        cardinals=table["cardinal"],
        ordinals=table["ordinal"],
        table=table,
    )


def _classed_words(
    table: Mapping[str, Any], months: Mapping[str, Any], weekdays: Mapping[str, Any], zones: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    for name in table.keys() - _NO_CLASSES:
        for word in table[name]:
            yield from ((form, name) for form in _cased(word))
    for word, number in table["ordinal"].items():
        if number > 0:
            yield from ((form, "ordword") for form in _cased(word))
    for word, number in table["cardinal"].items():
        if 20 <= number < 100:
            yield from ((form, "tensword") for form in _cased(word))
    for word in table["fraction"]:
        yield word, "num"
    yield from _calendar_words(months, "month")
    yield from _calendar_words(weekdays, "weekday")
    for word in weekdays["full"]:
        yield from ((f"{form}{'S' if form.isupper() else 's'}", "weekdays") for form in _cased(word))
    for zone in (*zones["abbreviations"], *zones["seasonal"]):
        yield zone, "zone"


def _calendar_words(table: Mapping[str, Any], name: str) -> Iterator[tuple[str, str]]:
    """Names of months or weekdays: capitalized, and in small letters too unless they are other words then."""
    other_words = frozenset(table["words"]["ambiguous"])
    for size in ("full", "short"):
        for word in table[size]:
            for form in _cased(word):
                if form == word and word in other_words:
                    yield form, f"small{name}"
                else:
                    yield form, f"{size}{name}"


def _cased(word: str) -> tuple[str, ...]:
    """A word as it stands in running text, at the head of a sentence, and in a headline."""
    return tuple(dict.fromkeys((word, word.capitalize(), word.upper())))
