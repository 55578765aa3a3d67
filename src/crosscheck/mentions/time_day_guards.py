"""Guards of days: what is "May 5" and what is not."""

from __future__ import annotations

from functools import cache

from crosscheck.lexicon.tables import load_table
from crosscheck.mentions.time_grammar import PAUSES
from crosscheck.mentions.time_look import Look
from crosscheck.mentions.time_tokens import digit_classes

_DASHES = ("-", "–")
_AND = ("and", "or", "&")
_LONGEST_LIST = 8


def slash_pair(look: Look) -> bool:
    """A slash between two numbers: "9/11" and "on 22/04" are days; "1/2" and "3/4" are fractions unless a word introduces them."""
    if look.part("weekday") or look.part("numeric") == "9/11":
        return True
    if look.after == "of" or look.among(look.after, "counted") or look.among(look.before, "money"):
        return False
    listed = look.before in (",", "or", "and", "-") and "slashpair" in digit_classes(look.before_that)
    return listed or look.among(look.before, "day")


def numeric_dashed(look: Look) -> bool:
    """Three numbers with dashes: no part of a longer chain, and either a full year or a word that introduces them."""
    dashed = look.before in _DASHES and look.tokens.glued(look.found.start)
    if dashed or look.before == "+" or look.has_dash_after or not look.is_glued:
        return False
    return len(look.part("numeric").rsplit("-", 1)[-1]) == 4 or look.among(look.before, "day")


def month_day(look: Look) -> bool:
    """A month and a number: "May 5", but not "may 5" after a subject, not "March 20-year-old", not "June 5 percent"."""
    if not look.part("year"):
        if look.after in ("%", "percent", "per") or look.among(look.after, "money"):
            return False
        if look.after in _DASHES and look.after_that in load_table("en", "times")["unit"]:
            return False
    if not look.among(look.written("month"), "small-months"):
        return True
    glued = look.tokens.glued(look.found.start + 1)
    return bool(look.part("year")) or glued or look.among(look.before, "introducing") or not look.part("day").isdecimal()


def day_month(look: Look) -> bool:
    """A number and a month: "12 May", but not "$12 December", "page 3 March", "19 Sept. 11 victims"."""
    if look.among(look.before, "money", "number-nouns") or look.before == "/" or (look.before == ":" and look.before_that.isdecimal()):
        return False
    month = look.written("month")
    if month.lower().rstrip(".") not in _full_months() and look.after.isdecimal() and len(look.after) < 3:
        return False
    return month != "May" or look.after not in ("be", "have", "not")


@cache
def _full_months() -> frozenset[str]:
    return frozenset(load_table("en", "months")["full"])


@cache
def _weekday_names() -> frozenset[str]:
    table = load_table("en", "weekdays")
    return frozenset((*table["full"], *table["short"]))


def attacks(look: Look) -> bool:
    """September 11 without a year: "the Sept. 11 attacks" are those of one year."""
    return (
        look.number("day") == 11
        and look.after not in (",", ".")
        and (look.among(look.after, "attacks") or look.among(look.after_that, "attacks"))
    )


def odd_order(look: Look) -> bool:
    """Whole dates in an order that nobody expects, and "12-2015": each part valid, and no part of a longer number."""
    if look.before in (*_DASHES, "/", "+", "#") or look.after in (*_DASHES, "/"):
        return False
    if look.tokens.word(look.found.start + 1).isdecimal():
        return look.among(look.before, "day")
    if look.length == 3:
        return 1 <= int(look.first) <= 12 and look.is_glued and not look.before.isdecimal()
    return look.is_glued


def weekday_day(look: Look) -> bool:
    """A weekday and a bare number, "Friday 23 at 4": a clock time or a full stop follows."""
    if look.part("weekday").rstrip(".") in ("sat", "sun"):
        return False
    return look.after == "at" or (look.after in (".", "!", "?", "") and not look.after_that.isdecimal())


def weekday(look: Look) -> bool:
    """A weekday: not the Sunday Times, and no Sunday like any other ("on a Sunday", "one Sunday in May"); "11 August, a Sunday" tells of its day."""
    tells_of_day = look.before_that in (",", "(", "-", "–", "—")
    if look.before in ("a", "one") and not tells_of_day and (look.pauses or look.after in ("in", "of", "and")) and not look.has_dash_after:
        return False
    return not (look.is_capital_after() and look.among(look.after, "newspapers") and look.before == "the")


def short_weekday(look: Look) -> bool:
    """A short weekday alone: "on Sat", "Mon or Tue", but not "the Sun" or "Sat down"."""
    if look.before in (",", "or", "and") and look.before_that.rstrip(".") in _weekday_names():
        return True
    return look.among(look.before, "day") or look.before in ("last", "next", "this", "every")


def deictic(look: Look) -> bool:
    """A word like "today": not the newspaper "USA Today", not the Today show."""
    if not look.is_capital(0):
        return True
    return look.before not in ("usa", "russia", "the") and look.after not in ("show", "programme", "program", "newspaper", "host")


def holiday(look: Look) -> bool:
    """A day's name: capitalized, introduced, or of several words."""
    return look.is_capital(0) or look.length > 1 or look.among(look.before, "introducing")


def day_range(look: Look) -> bool:
    """Two days of one month, "12-14 August": the first before the second, and the second with a month."""
    return bool(look.part("to.month")) and look.number("day") < look.number("to.day")


def day_range_after(look: Look) -> bool:
    """Two days after their month, "Aug. 6 to 13": the days rise, and the second counts nothing."""
    if not look.part("month") or look.part("year") or look.number("day") >= look.number("to.day"):
        return False
    if look.after in ("%", "percent", ":", "/", "-", "a.m.", "p.m.", "am", "pm"):
        return False
    return not (look.after.isalpha() and look.after.endswith("s"))


def day_range_year(look: Look) -> bool:
    """Two days after their month, and a year after both: "March 5-9, 1918"."""
    first, last = look.found.items[0], look.found.items[-1]
    return bool(first.part("month")) and not first.part("year") and look.number("day") < look.number("to.day") and last.rule.id == "year"


def day_listed(look: Look) -> bool:
    """A further day of a month, "May 3, 5 and 9": after a day of that month, and where it counts nothing."""
    at = look.found.end
    while look.tokens.word(at) in (*_AND, ",") and _is_day(look.tokens.word(at + 1)) and at < look.found.end + 2 * _LONGEST_LIST:
        at += 2
    is_led_on = at == look.found.end or look.tokens.word(at - 2) in _AND
    return is_led_on and _ends_phrase(look, at) and _lists_days(look, look.found.start - 1)


def _ends_phrase(look: Look, at: int) -> bool:
    """Whether nothing that could be counted stands at a place."""
    word = look.tokens.word(at)
    return (word in PAUSES and not look.tokens.word(at + 1).isdecimal()) or (word != "to" and look.among(word, "after-day"))


def _is_day(word: str) -> bool:
    digits = word[:-2] if word.endswith(("st", "nd", "rd", "th")) else word
    return digits.isdecimal() and len(digits) <= 2 and 1 <= int(digits) <= 31


def _lists_days(look: Look, at: int) -> bool:
    """Whether days, with "and" or commas between them, lead back to a month."""
    for _ in range(_LONGEST_LIST):
        if look.tokens.word(at) not in (*_AND, ","):
            return False
        at -= 2 if look.tokens.word(at - 1) == "," else 1
        if not _is_day(look.tokens.word(at)):
            return False
        if look.tokens.word(at - 1) == "the" and not look.tokens.word(at).isdecimal() and not look.first.isdecimal():
            return True
        at -= 2 if look.tokens.word(at - 1) == "." else 1
        if look.tokens.word(at) in _month_names():
            return True
    return False


@cache
def _month_names() -> frozenset[str]:
    months = load_table("en", "months")
    return frozenset((*months["full"], *months["short"]))


def weekend_of(look: Look) -> bool:
    """The weekend beside a holiday or a date, "the Labor Day weekend"."""
    first, last = look.found.items
    return last.rule.id == "weekend-alone" and bool(first.part("holiday") or first.part("month"))


def beside(look: Look) -> bool:
    """A day or week right before or after a day that is named: "the week before Christmas"."""
    first, last = look.found.items
    if first.rule.id not in ("unit-beside", "unit-definite-previous", "day-beside", "day-related") or look.tokens.word(
        first.end - 1
    ) not in ("before", "after"):
        return False
    return any(last.part(role) for role in ("holiday", "month", "iso", "numeric", "deictic", "weekday"))
