"""Guards of months, years and other periods."""

from __future__ import annotations

from crosscheck.lexicon.tables import load_table
from crosscheck.mentions.time_look import Look

_YEARS = range(1000, 2200)
_DASHES = ("-", "–", "—")


def bare_month(look: Look) -> bool:
    """A month alone: names that are other words, or people's names, need a word that introduces them."""
    if look.after in (*_DASHES, "/") and look.after_that in load_table("en", "months")["full"]:
        return True
    month, introduced = look.first, look.among(look.before, "introducing")
    if month == "august" and look.is_capital(0):
        return not look.is_capital_after() or introduced
    if look.among(month, "word-months"):
        return _word_month(look)
    if look.among(month, "name-months") and look.is_capital_after() and look.tokens.pieces[look.found.end][0] == " ":
        return look.among(look.before, "before-month")
    return True


def _word_month(look: Look) -> bool:
    """May and March: "in May", "a March shooting"; not "the March on Washington", "Theresa May"."""
    if look.is_capital(0) and look.among(look.before, "determiners"):
        follower = look.tokens.written(look.found.end)
        return follower.islower() and not look.among(follower, "not-after-march") and not look.is_capital(-2)
    return look.among(look.before, "introducing") and not (look.is_capital(-1) and look.before in ("and", "or"))


def short_month(look: Look) -> bool:
    """A short month alone: not the names and words that look like one."""
    return look.first not in ("jan", "mar", "dec")


def bare_year(look: Look) -> bool:
    """Four digits: a year if a word introduces them and nothing is counted by them, or if they stand between pauses."""
    if look.length > 1:
        return True
    if look.among(look.before, "money", "number-nouns") or look.among(look.after, "counted"):
        return False
    if look.after == "block" or (look.before == "at" and look.is_capital_after()):
        return False
    year = look.number("year")
    if look.before in (*_DASHES, "/", ":", "#", "+") and look.tokens.glued(look.found.start):
        return _ends_range(look, year)
    if look.after in ("/", ":") and look.tokens.glued(look.found.end) and look.tokens.glued(look.found.end + 1):
        return look.after == "/" and len(look.after_that) == 4
    if look.among(look.before, "year"):
        return year in _YEARS and not (look.after in ("in", "of") and look.after_that.isdecimal())
    if look.among(look.before, "determiners") or look.is_capital(-1):
        return 1500 <= year <= 2050
    return 1700 <= year <= 2050 and not _counts_something(look)


def _ends_range(look: Look, year: int) -> bool:
    """The second year of "1939-1945"; no part of a number with dashes."""
    other = look.before_that
    if look.tokens.word(look.found.start - 3) in _DASHES:
        return False
    return look.before in (*_DASHES, "/") and 1500 <= year <= 2099 and (not other.isdecimal() or (len(other) == 4 and int(other) < year))


def _counts_something(look: Look) -> bool:
    """Whether a noun in the plural, or a year of its own, follows: "2024 workers", "1950 in 2022"."""
    if look.after == "in" and look.after_that.isdecimal() and len(look.after_that) == 4:
        return True
    plural = look.after.endswith("s") and look.after.isalpha() and len(look.after) > 3
    return plural and not look.is_capital_after() and look.after != "elections"


def year_worded(look: Look) -> bool:
    """A year in words, "nineteen ninety-six": nothing in the plural follows."""
    return not look.after.endswith("s")


def apos_year(look: Look) -> bool:
    """A short year, "in '68"."""
    return look.among(look.before, "year") and look.is_glued


def year_month_digits(look: Look) -> bool:
    """A year and a month, "2015-03", where it cannot be 2015 to 2103."""
    year, month = look.number("year"), look.number("monthnumber")
    return 1 <= month <= min(12, year % 100) and look.is_glued and not look.tokens.glued(look.found.end)


def year_span(look: Look) -> bool:
    """Two years, "2019-20": the end after the beginning."""
    first, second = look.number("year"), look.number("year2")
    return first % 100 < second and look.is_glued and look.after not in _DASHES


def decade(look: Look) -> bool:
    """Ten years: "the 1980s", "the '80s", "the eighties"; ages ("in his 80s") are none."""
    written = look.part("decade")
    if written[:4].isdecimal():
        return not written.endswith(("'s", "’s")) or written[3] == "0"
    definite = look.first == "the" or look.before == "the"
    cut = look.before in ("late", "early", "mid", "-") and look.before_that in ("the", "mid")
    quoted = written.startswith(("'", "’", "‘"))
    owned = any(look.among(look.tokens.word(look.found.start - step), "owners") for step in (1, 2, 3))
    return (definite or cut or quoted) and not owned


def quarter(look: Look) -> bool:
    """The quarter of a year; not of a game."""
    return bool(look.part("year") or look.part("relyear")) or not look.near("sports")


def half_alone(look: Look) -> bool:
    """A bare "first half": of a business year; not of a game, not of something else."""
    return look.near("finance") and not look.near("sports") and look.after != "of"


def season(look: Look) -> bool:
    """A season alone: "fall" and "spring" are verbs and nouns as well; "Winter Olympics" is a name."""
    name = look.part("season")
    if name == "fall":
        definite = look.first == "the" and look.among(look.before, "fall")
        return (definite or look.before in ("early", "late")) and look.after != "of"
    if name == "spring" and (look.among(look.before, "before-verb") or look.among(look.after, "particles")):
        return False
    if look.after == "of" and look.among(look.after_that, "owners"):
        return False
    named = look.is_capital(look.length - 1) and look.is_capital_after() and not look.pauses
    return not named and not look.has_dash_after


def unit_related(look: Look) -> bool:
    """A unit seen from here, "last week": "same" wants its article, and "half past" is a clock's."""
    relation = look.part("rel")
    if relation == "same":
        return look.first == "the" or look.before == "that"
    return relation != "past" or look.before not in ("half", "quarter")


def unit_definite(look: Look) -> bool:
    """A unit with its article: "the end of the year", "for the week"; not "the player of the year"."""
    if (
        look.after in ("before", "after")
        or (look.after == "of" and look.after_that == "the")
        or look.after.isdecimal()
        or look.has_dash_after
    ):
        return False
    cut = look.before == "of" and look.among(look.before_that, "cut-nouns")
    if look.part("unit") == "day":
        led = cut or look.among(look.before, "day-lead")
        return led and (look.pauses or look.among(look.after, "after-day", "day-trail"))
    if look.before == "of":
        return cut
    return bool(look.part("rel")) or look.after not in ("when", "that", "in", "he", "she", "they", "it", "long", "old")


def week_number(look: Look) -> bool:
    """A numbered week of the year; capitalized, "Week 12" is a league's."""
    return not look.is_capital(0)


def period_later(look: Look) -> bool:
    """What is later in a period: "later this year", "later in 2010"; not "later 2010"."""
    return bool(look.part("rel")) or look.tokens.word(look.found.start + 1) == "in"


def foreign_year(look: Look) -> bool:
    """A year in a language without a grammar of its own: of our time, beside no sign of money, share or range."""
    signs = {"%", "-", "–", "/", ":", "#", "+", "km", "m"}
    beside = {look.before, look.after}
    return 1900 <= look.number("year") <= 2049 and not beside & signs and not any(look.among(word, "money") for word in beside)


def foreign_month(look: Look) -> bool:
    """A month alone in such a language: short names want a day or a year beside them."""
    return len(look.first) > 4


def unit_beside(look: Look) -> bool:
    """A unit told from the time mentioned last, "the week before", "the year following": no noun follows that it is told from."""
    return look.pauses or look.last in ("earlier", "previous") or (look.last != "following" and look.among(look.after, "after-beside"))


def era(look: Look) -> bool:
    """A year of an era, "79 AD", "300 b.c.": not "200 ad dollars"."""
    written = look.written("era")
    return "." in written or written.isupper()


def century_joined(look: Look) -> bool:
    """The first of two centuries, "the 19th and 20th centuries"."""
    at = look.found.end + 1
    while look.tokens.word(at) in ("the", "early", "late", "mid", "-") and at < look.found.end + 5:
        at += 1
    ordinal = look.tokens.word(at)
    named = ordinal.endswith(("th", "st", "nd", "rd")) or ordinal in load_table("en", "times")["ordinal"]
    return named and look.tokens.word(at + 1) in ("century", "centuries")


def ended(look: Look) -> bool:
    """A year, month or week told by its end, "the year ended March 31": a length, which need not be the calendar's. Quarters are."""
    if look.found.items[0].rule.id != "unit-definite" or look.part("unit") not in ("year", "month", "week"):
        return False
    if look.after not in ("to", "through", "ended", "ending"):
        return False
    months = load_table("en", "months")
    following = (look.tokens.word(at) for at in range(look.found.end + 1, look.found.end + 5))
    return any(word in months["full"] or word in months["short"] for word in following)
