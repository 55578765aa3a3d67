"""Guards of durations, rates, and times told as a length from another time."""

from __future__ import annotations

from crosscheck.lexicon.tables import load_table
from crosscheck.mentions.time_grammar import PAUSES
from crosscheck.mentions.time_look import Look

_ARTICLES = ("a", "an")
_DASHES = ("-", "–", "—")


def length(look: Look) -> bool:
    """A number of units: not an ordinal ("a second blast"), not a quarter of something, not money."""
    count, unit = look.part("count"), look.part("unit").rstrip(".")
    if look.among(look.before, "money") or (count.isdecimal() and len(count) == 4 and not unit.endswith("s")):
        return False
    if count == "zero" or (count in _ARTICLES and unit in load_table("en", "times")["units"]):
        return False
    if count in _ARTICLES and look.after in _DASHES and look.after_that == "long":
        return False
    if unit == "second" and count in _ARTICLES:
        return look.after in ("later", "ago", "per")
    if unit in ("quarter", "quarters"):
        return look.among(look.tokens.word(look.found.end - 2), "running") or look.among(look.before, "windows")
    if look.among(unit, "short-units"):
        if unit == "h" and (look.tokens.glued(look.found.end) or not look.tokens.glued(look.found.end - 1)) and look.after not in PAUSES:
            return False
        return count[:1].isdecimal() or count == "½" or count.isalpha()
    return unit not in ("night", "weekend", "semester") or count not in _ARTICLES or look.before not in ("such", "what")


def bare_units(look: Look) -> bool:
    """Units without a number, "for years": not "his years", "school days", "headquarters"."""
    if look.among(look.part("unit"), "not-bare") or (look.before == "-" and look.tokens.glued(look.found.start)):
        return False
    if look.among(look.before, "owners", "not-before-units"):
        return False
    return look.after_that in ("long", "old") or not (look.among(look.after, "old") or look.after == "-")


def duration(look: Look) -> bool:
    """A length that is no age: "42-year-old man", "aged 42 years", "two years old", "19 years of age" are ages."""
    if look.among(look.after, "old") or (look.after in _DASHES and look.among(look.after_that, "old")):
        return False
    return not (look.after == "of" and look.after_that == "age") and not look.among(look.before, "aged")


def enduring(look: Look) -> bool:
    """So many years old, "20-year-old conflict": said of things that last, not of people."""
    return look.among(look.after, "enduring") or look.among(look.after_that, "enduring")


def shift(look: Look) -> bool:
    """So long before or after: "two years before" ends its phrase; "two years before the war" is a length beside another time."""
    word = look.part("shift")
    if word == "later" and look.after in ("this", "than", "that"):
        return False
    return word not in ("before", "after", "prior", "back") or look.pauses


def shift_from(look: Look) -> bool:
    """So long from a day: "three days from today", "two weeks before Christmas"."""
    return look.part("shift") != "from" or any(look.part(role) for role in ("deictic", "holiday", "weekday"))


def shift_in(look: Look) -> bool:
    """After "in": "will open in two weeks" is a point ahead; "built in two weeks" is a length."""
    if look.last == "time":
        return True
    if look.after in ("from", "of"):
        return False
    if look.before in PAUSES:
        return any(look.among(look.tokens.word(at), "future") for at in range(look.found.end, look.found.end + 8))
    return look.near_before("future")


def rate(look: Look) -> bool:
    """After "twice": the unit has an article."""
    return look.tokens.word(look.found.span[0]) in _ARTICLES


def rate_alone(look: Look) -> bool:
    """A unit with its article after a figure: "15 tons a year", "24 hours a day"; nothing makes it a length."""
    if look.part("count") not in _ARTICLES or look.length > 2 or look.after in ("ago", "later", "earlier", "before", "after"):
        return False
    if look.among(look.before, "rate"):
        return True
    if look.among(look.before, "not-rate") or look.before in PAUSES:
        return False
    numerals = load_table("en", "times")["cardinal"]
    figures = (look.tokens.word(look.found.start - step) for step in (1, 2, 3))
    return any(word[:1].isdecimal() or word in numerals for word in figures)


def duration_all(look: Look) -> bool:
    """A whole unit: "all day", "another year"; not "of another day"."""
    return look.first != "another" or look.before not in ("of", "and", "in", "yet")


def every(look: Look) -> bool:
    """What recurs: days, units, seasons and months; not "each other last week"."""
    return all("month" in roles or "season" in roles for roles in _period_roles(look)) and not look.part("rel") and not look.part("year")


def _period_roles(look: Look) -> list[set[str]]:
    return [{part.role for part in item.parts} for item in look.found.items if item.rule.kind == "PERIOD"]


def frequency(look: Look) -> bool:
    """How often: "daily", "annual"; not the Daily Mail."""
    return not look.is_capital(0) or not (look.is_capital_after() or look.is_capital(-1))


def present(look: Look) -> bool:
    """The present: "now", "at the moment"; not "now-famous"."""
    if look.last == "moment":
        return look.before in ("at", "for")
    return look.length > 1 or (look.after != "-" and look.before != "every")


def past(look: Look) -> bool:
    """The past: "recently", "in the past"; not "most recent", "the past season"."""
    if look.last == "recent":
        return look.before != "most"
    if look.last == "past":
        return look.before in ("in", "of", "from", "with") and look.pauses
    return True


def future(look: Look) -> bool:
    """The future: not somebody's."""
    return look.before not in ("no", "a", "whose", "her", "his", "their", "its", "back") or not look.pauses


def ago_day(look: Look) -> bool:
    """So many weeks before a day close by: "a week ago Friday", "a year ago today"."""
    length, day = look.found.items
    return length.part("unit").rstrip("s") in ("week", "month", "year") and day.rule.id in ("weekday", "day-deictic")
