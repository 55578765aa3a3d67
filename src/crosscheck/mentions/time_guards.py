"""Conditions that the company of a match has to meet before it is taken for a time.

A guard sees the tokens and one match, and looks a few tokens to either side. The words it looks for are `[company]` in times.toml.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from crosscheck.lexicon.tables import load_table
from crosscheck.mentions.time_grammar import Found
from crosscheck.mentions.time_tokens import Tokens, digit_classes

Guard = Callable[[Tokens, Found], bool]
_PAUSES = frozenset(
    {"", "\n", ".", ",", ";", ":", ")", "(", "!", "?", '"', "”", "“", "-", "–", "—", "…", "'", "’", "‘", "]", "[", "|", "/"}
)


@cache
def _company(name: str) -> frozenset[str]:
    return frozenset(load_table("en", "times")["company"][name])


def _before(tokens: Tokens, found: Found, steps: int = 1) -> str:
    return tokens.word(found.start - steps)


def _after(tokens: Tokens, found: Found, steps: int = 0) -> str:
    return tokens.word(found.end + steps)


def _is_capital(word: str) -> bool:
    return word[:1].isupper()


def _number(surface: str) -> int:
    digits = "".join(char for char in surface if char.isdecimal())
    return int(digits) if digits else 0


def _introduced(tokens: Tokens, found: Found, company: str = "introducing") -> bool:
    return _before(tokens, found) in _company(company)


# --- days ------------------------------------------------------------------------------------------------------------------------------------


def _slash_pair(tokens: Tokens, found: Found) -> bool:
    """ "9/11" and "on 22/04" are days; "1/2" and "3/4" are fractions unless a word introduces them."""
    if found.part("weekday") or found.part("numeric") == "9/11":
        return True
    if _after(tokens, found) in _company("counted") or _before(tokens, found) in _company("money"):
        return False
    if _before(tokens, found) in (",", "or", "and", "-") and "slashpair" in digit_classes(tokens.word(found.start - 2)):
        return True
    return _introduced(tokens, found, "day")


def _numeric_dashed(tokens: Tokens, found: Found) -> bool:
    if _before(tokens, found) in ("-", "–", "+") or _after(tokens, found) in ("-", "–"):
        return False
    if any(not tokens.glued(at) for at in range(found.start + 1, found.end)):
        return False
    return len(found.part("numeric").rsplit("-", 1)[-1]) == 4 or _introduced(tokens, found, "day")


def _month_day(tokens: Tokens, found: Found) -> bool:
    """ "May 5" but not "may 5" after a subject; not "March 20-year-old", not "June 5 percent"."""
    following = _after(tokens, found)
    if not found.part("year"):
        if following in ("%", "percent", "per") or following in _company("money"):
            return False
        if following in ("-", "–") and tokens.word(found.end + 1) in ("year", "day", "month", "week", "hour", "minute"):
            return False
    month = next(part.surface for part in found.parts if part.role == "month")
    if month in ("may", "march", "mar", "sep", "jan", "dec", "august", "jun"):
        return bool(found.part("year")) or _introduced(tokens, found) or not found.part("day").isdecimal() or tokens.glued(found.start + 1)
    return True


def _day_month(tokens: Tokens, found: Found) -> bool:
    """ "12 May" but not "$12 December", "page 3 March", "3,012 May"."""
    before = _before(tokens, found)
    if (
        before in _company("money")
        or before == "/"
        or (before == ":" and tokens.word(found.start - 2).isdecimal())
        or before in _company("number-nouns")
    ):
        return False
    month = next(part.surface for part in found.parts if part.role == "month")
    if (
        month.lower().rstrip(".") not in load_table("en", "months")["full"]
        and _after(tokens, found).isdecimal()
        and len(_after(tokens, found)) < 3
    ):
        return False
    return month != "May" or _after(tokens, found) not in ("be", "have", "not")


def _attacks(tokens: Tokens, found: Found) -> bool:
    """ "the Sept. 11 attacks" are of one year."""
    if _number(found.part("day")) != 11:
        return False
    return any(_after(tokens, found, step) in _company("attacks") for step in (0, 1)) and _after(tokens, found) not in (",", ".")


def _weekday_day(tokens: Tokens, found: Found) -> bool:
    """ "Friday 23 at 4": a number after a weekday that a clock time or a pause follows."""
    following = _after(tokens, found)
    return found.part("weekday").rstrip(".") not in ("sat", "sun") and (
        following in ("at", ".", "!", "?", "") and not _after(tokens, found, 1).isdecimal() or following == "at"
    )


def _odd_order(tokens: Tokens, found: Found) -> bool:
    """Whole dates in an order that nobody expects, and "12-2015": each part valid, and no part of a longer number."""
    if _before(tokens, found) in ("-", "–", "/", "+", "#") or _after(tokens, found) in ("-", "–", "/"):
        return False
    if tokens.word(found.start + 1).isdecimal():
        return _introduced(tokens, found, "day")
    if found.end - found.start == 3:
        return (
            1 <= int(tokens.word(found.start)) <= 12
            and tokens.glued(found.start + 1)
            and tokens.glued(found.start + 2)
            and not tokens.word(found.start - 1).isdecimal()
        )
    return all(tokens.glued(at) for at in range(found.start + 1, found.end))


def _year_month_digits(tokens: Tokens, found: Found) -> bool:
    """ "2015-03" where it cannot be 2015 to 2103."""
    year, month = _number(found.part("year")), _number(found.part("monthnumber"))
    return (
        1 <= month <= 12
        and month <= year % 100
        and tokens.glued(found.start + 1)
        and tokens.glued(found.start + 2)
        and not tokens.glued(found.end)
    )


def _year_worded(tokens: Tokens, found: Found) -> bool:
    return (
        _introduced(tokens, found, "year") and _after(tokens, found) not in _company("counted") and not _after(tokens, found).endswith("s")
    )


def _half_short(tokens: Tokens, found: Found) -> bool:
    return found.part("half") in ("1", "2")


@cache
def _weekday_names() -> frozenset[str]:
    table = load_table("en", "weekdays")
    return frozenset((*table["full"], *table["short"]))


def _short_weekday(tokens: Tokens, found: Found) -> bool:
    """ "on Sat" and "Sun., May 12" but not "the Sun" or "Sat down"."""
    before = _before(tokens, found)
    if before in (",", "or", "and") and tokens.word(found.start - 2).rstrip(".") in _weekday_names():
        return True
    return _introduced(tokens, found, "day") or before in ("last", "next", "this", "every")


def _deictic(tokens: Tokens, found: Found) -> bool:
    """Not the newspaper "USA Today", not "the Today show"."""
    if not _is_capital(tokens.written(found.start)):
        return True
    return _before(tokens, found) not in ("usa", "russia", "the") and _after(tokens, found) not in _company("show")


def _day_related(tokens: Tokens, found: Found) -> bool:
    return _before(tokens, found) not in ("to", "any") and _after(tokens, found) not in ("-", "care", "job", "jobs", "one")


def _holiday(tokens: Tokens, found: Found) -> bool:
    return _after(tokens, found) not in _company("not-holiday") and (
        _is_capital(tokens.written(found.start)) or _introduced(tokens, found) or found.end - found.start > 1
    )


def _day_alone(tokens: Tokens, found: Found) -> bool:
    """ "on the 6th." but not "on the 6th floor"."""
    following = _after(tokens, found)
    return _introduced(tokens, found, "day") and (following in _PAUSES or following in _company("after-day"))


# --- periods ---------------------------------------------------------------------------------------------------------------------------------


def _bare_month(tokens: Tokens, found: Found) -> bool:
    """Names of months that are other words or names as well need a word that introduces them."""
    written = tokens.written(found.start)
    if _after(tokens, found) in ("-", "–", "—", "/") and tokens.word(found.end + 1) in load_table("en", "months")["full"]:
        return True
    if written == "August" or (written in ("May", "March") and _before(tokens, found) in _company("determiners")):
        following = tokens.written(found.end)
        if written == "August":
            return not _is_capital(following) or _introduced(tokens, found)
        return (
            following.islower()
            and following not in ("for", "on", "of", "against", "in", "to", "by", "and")
            and not _is_capital(tokens.written(found.start - 2))
        )
    if written.lower() in ("may", "march", "august"):
        return _introduced(tokens, found) and not (_is_capital(tokens.written(found.start - 1)) and _before(tokens, found) in ("and", "or"))
    following = tokens.written(found.end)
    if written.lower() in ("april", "june", "january") and _is_capital(following) and tokens.pieces[found.end][0] == " ":
        return _introduced(tokens, found)
    return True


def _short_month(tokens: Tokens, found: Found) -> bool:
    return _introduced(tokens, found) and tokens.word(found.start) not in ("jan", "mar", "dec") and _after(tokens, found) not in ("-",)


def _bare_year(tokens: Tokens, found: Found) -> bool:
    """A four-digit number is a year if a word introduces it and nothing is counted by it, or if it stands between pauses."""
    year = _number(found.part("year"))
    if found.end - found.start > 1:
        return True
    before, following = _before(tokens, found), _after(tokens, found)
    if before in _company("money") or before in _company("number-nouns") or following in _company("counted"):
        return False
    if before in ("-", "–", "—", "/", ":", "#", "+") and tokens.glued(found.start):
        other = tokens.word(found.start - 2)
        return (
            before in ("-", "–", "—", "/") and 1500 <= year <= 2099 and (not other.isdecimal() or (len(other) == 4 and int(other) < year))
        )
    if following in ("/", ":") and tokens.glued(found.end) and tokens.glued(found.end + 1):
        return following == "/" and len(_after(tokens, found, 1)) == 4
    if before in _company("year"):
        return 1000 <= year <= 2199 and not (following in ("in", "of") and tokens.word(found.end + 1).isdecimal())
    if before in _company("determiners") or _is_capital(tokens.written(found.start - 1)):
        return 1500 <= year <= 2050
    return 1700 <= year <= 2050 and not _counts_something(tokens, found)


def _counts_something(tokens: Tokens, found: Found) -> bool:
    """Whether a noun in the plural, or a year of its own, follows: "2024 workers", "1950 in 2022"."""
    following = _after(tokens, found)
    if following == "in" and tokens.word(found.end + 1).isdecimal() and len(tokens.word(found.end + 1)) == 4:
        return True
    return (
        following.endswith("s")
        and following.isalpha()
        and len(following) > 3
        and not _is_capital(tokens.written(found.end))
        and following not in ("elections",)
    )


def _apos_year(tokens: Tokens, found: Found) -> bool:
    return _introduced(tokens, found, "year") and tokens.glued(found.start + 1)


def _year_span(tokens: Tokens, found: Found) -> bool:
    """ "2019-20" and "1939–1945"; the end after the beginning."""
    first, second = _number(found.part("year")), _number(found.part("year2"))
    if second < 100:
        second += first - first % 100
    return (
        first < second <= first + 150
        and tokens.glued(found.start + 1)
        and tokens.glued(found.start + 2)
        and _after(tokens, found) not in ("-", "–")
    )


def _decade(tokens: Tokens, found: Found) -> bool:
    """ "the 1980s", "the '80s", "the eighties"; ages ("in his 80s") and temperatures are none."""
    decade = found.part("decade")
    if decade[:4].isdecimal():
        return not decade.endswith("'s") or decade[3] == "0"
    definite = tokens.word(found.start) == "the" or _before(tokens, found) == "the"
    cut = _before(tokens, found) in ("late", "early", "mid", "-") and tokens.word(found.start - 2) in ("the", "mid")
    quoted = decade.startswith(("'", "’", "‘"))
    return (definite or cut or quoted) and not any(tokens.word(found.start - step) in _company("owners") for step in (1, 2, 3))


def _quarter(tokens: Tokens, found: Found) -> bool:
    """The quarter of a year; not of a game."""
    if found.part("year") or found.part("relyear"):
        return True
    return not _near(tokens, found, "sports")


def _near(tokens: Tokens, found: Found, company: str) -> bool:
    """Whether one of those words stands within twelve tokens."""
    words = _company(company)
    around = (*range(found.start - 12, found.start), *range(found.end, found.end + 12))
    return any(tokens.word(at) in words for at in around)


def _half_alone(tokens: Tokens, found: Found) -> bool:
    return _near(tokens, found, "finance") and not _near(tokens, found, "sports") and _after(tokens, found) != "of"


def _season(tokens: Tokens, found: Found) -> bool:
    """ "fall" and "spring" are verbs and nouns as well; "Winter Olympics" is a name."""
    name = found.part("season")
    before, following = _before(tokens, found), _after(tokens, found)
    definite = tokens.word(found.start) == "the"
    if name == "fall":
        return (
            definite
            and before in ("in", "by", "during", "until", "since", "of", "throughout", "through", "that")
            or before in ("early", "late")
        ) and following != "of"
    if name == "spring" and (before in _company("before-verb") or following in _company("particles")):
        return False
    if following in ("-",) and tokens.glued(found.end):
        return False
    return not (_is_capital(tokens.written(found.end - 1)) and _is_capital(tokens.written(found.end)) and following not in _PAUSES)


def _unit_related(tokens: Tokens, found: Found) -> bool:
    """ "last week", "the same year"; "same" and the adjective "past" want their article."""
    rel = found.part("rel")
    if rel == "same":
        return tokens.word(found.start) == "the" or _before(tokens, found) == "that"
    return not (rel == "past" and _before(tokens, found) in ("half", "quarter"))


def _unit_definite(tokens: Tokens, found: Found) -> bool:
    """ "the end of the year", "for the week"; not "the player of the year"."""
    following = _after(tokens, found)
    if (following == "of" and tokens.word(found.end + 1) == "the") or following.isdecimal():
        return False
    if following in ("-", "–") and tokens.glued(found.end):
        return False
    if found.part("unit") == "day":
        return (
            _before(tokens, found) in _company("day-lead")
            or (_before(tokens, found) == "of" and tokens.word(found.start - 2) in _company("cutnouns"))
        ) and (following in _PAUSES or following in _company("after-day") or following in ("down", "with", "up", "lower", "higher"))
    if _before(tokens, found) == "of":
        return tokens.word(found.start - 2) in _company("cutnouns")
    return following in _PAUSES or following not in ("when", "that", "in", "he", "she", "they", "it", "long", "old")


def _unit_before(tokens: Tokens, found: Found) -> bool:
    return _before(tokens, found) not in ("of",)


def _weekend_alone(tokens: Tokens, found: Found) -> bool:
    return _before(tokens, found) not in ("a", "every", "each", "one", "per", "bank", "any") and _after(tokens, found) not in ("of",)


def _week_number(tokens: Tokens, found: Found) -> bool:
    return not _is_capital(tokens.written(found.start))


# --- times of day ----------------------------------------------------------------------------------------------------------------------------


def _clock_half(tokens: Tokens, found: Found) -> bool:
    """Hours go to twelve before a.m. and p.m.; "one am" wants the stops."""
    hour = found.part("hour")
    if tokens.glued(found.end) and _after(tokens, found)[:1].isdecimal():
        return False
    if hour and not hour.isdecimal():
        return "." in found.part("half") or found.part("half") == "pm"
    value = _number(hour) if hour else _number(found.part("clock").split(":")[0].split(".")[0][:4])
    return 0 <= value <= 12 or 100 <= value <= 2359


def _clock(tokens: Tokens, found: Found) -> bool:
    return tokens.word(found.end - 1) != "h" or tokens.glued(found.end - 1)


def _clock_past(tokens: Tokens, found: Found) -> bool:
    past = found.part("past").split()
    if past[-1] == "past" or past[0] in ("half", "quarter", "a"):
        return past[-1] != "after" or "quarter" in past
    return past[-1] == "to" and bool(found.part("half")) and _before(tokens, found) == "at"


def _clock_point(tokens: Tokens, found: Found) -> bool:
    return found.end - found.start == 1 or tokens.word(found.start) == "12"


def _clock_alone(tokens: Tokens, found: Found) -> bool:
    """A bare "10:30" wants a word before it; odds, scores and verses have none."""
    if tokens.word(found.end - 1) == "h" and not tokens.glued(found.end - 1):
        return False
    if len(found.parts) > 1 or not found.part("clock") or tokens.word(found.end - 1) in ("hours", "hrs", "h"):
        return True
    return (
        _introduced(tokens, found, "clock")
        and _after(tokens, found) not in _company("counted")
        and _after(tokens, found) not in ("odds", "ratio", "scale")
    )


def _clock_other(tokens: Tokens, found: Found) -> bool:
    return all(any(part.role in ("half", "zone") for part in item.parts) for item in found.items if item.rule.kind == "CLOCK")


def _day_clock(tokens: Tokens, found: Found) -> bool:
    return True


def _day_hour(tokens: Tokens, found: Found) -> bool:
    """ "Sat at 5": an hour alone, after a day."""
    following = _after(tokens, found)
    return (
        following in _PAUSES
        and following not in ("-", "–", "/", ":")
        and not (following in (".", ",") and tokens.word(found.end + 1).isdecimal())
    )


def _hour_part(tokens: Tokens, found: Found) -> bool:
    return _introduced(tokens, found, "clock") or _before(tokens, found) in ("", "\n", "meet")


def _part_clock(tokens: Tokens, found: Found) -> bool:
    """At least one thing besides the clock."""
    return len(found.items) > 1


def _part_hours(tokens: Tokens, found: Found) -> bool:
    return found.part("partmod") in ("early", "late", "wee", "small", "predawn", "overnight") and _after(tokens, found) not in (
        "show",
        "shows",
        "host",
    )


def _part_related(tokens: Tokens, found: Found) -> bool:
    return True


def _part_alone(tokens: Tokens, found: Found) -> bool:
    """ "at dawn", "in the afternoon"; not "Good morning", "night vision", "the dawn of"."""
    before, following = _before(tokens, found), _after(tokens, found)
    part = found.part("part")
    if found.part("partmod") and following != "-":
        return True
    if part == "dawn" and before in ("a", "the") and (following.islower() or found.end - found.start > 1) and following != "of":
        return True
    if before in ("good", "a", "one", "opening", "movie", "date", "first", "last") or following in (
        "of",
        "-",
        "shift",
        "vision",
        "star",
        "stand",
        "club",
        "sky",
    ):
        return False
    if part in ("dawn", "dusk", "sunrise", "sunset", "nightfall", "daybreak", "night", "daytime", "lunchtime"):
        return before in ("at", "by", "before", "after", "until", "since", "from", "to", "around", "during", "the", "and", "all")
    return before in ("in", "the", "by", "until", "early", "late", "mid", "during", "since", "-", "that", "of")


def _part_definite(tokens: Tokens, found: Found) -> bool:
    """ "in the morning": the article stays out of the way of what follows."""
    return _before(tokens, found) in ("in", "during", "through", "into", "by", "of") and _after(tokens, found) not in (
        "of",
        "-",
        "shift",
        "sky",
    )


# --- stretches -------------------------------------------------------------------------------------------------------------------------------


def _length(tokens: Tokens, found: Found) -> bool:
    """A number of units; not an ordinal ("a second blast"), not a quarter of something, not money."""
    count, unit = found.part("count"), found.part("unit").rstrip(".")
    if (
        _before(tokens, found) in _company("money")
        or count.isdecimal()
        and len(count) == 4
        and unit in ("year", "day", "week", "month", "hour")
    ):
        return False
    if count in ("a", "an") and _following_long(tokens, found):
        return False
    if unit == "second" and count in ("a", "an", "the"):
        return _after(tokens, found) in ("later", "ago", "per")
    if unit in ("quarter", "quarters"):
        return tokens.word(found.end - 2) in ("consecutive", "straight", "successive") or _before(tokens, found) in (
            "past",
            "last",
            "next",
            "previous",
        )
    if unit in ("min", "sec", "hr", "mins", "secs", "hrs", "yr", "yrs", "mos", "wk", "wks"):
        return count[:1].isdecimal() or count in ("½", "half", "a", "an") or count.isalpha()
    return unit not in ("night", "weekend", "semester") or count not in ("a", "an") or _before(tokens, found) not in ("such", "what")


def _following_long(tokens: Tokens, found: Found) -> bool:
    """Whether "-long" follows: the article of "a month-long siege" is not the month's."""
    return _after(tokens, found) in ("-", "–") and _after(tokens, found, 1) == "long"


def _length_compact(tokens: Tokens, found: Found) -> bool:
    return tokens.glued(found.end - 1)


def _bare_units(tokens: Tokens, found: Found) -> bool:
    unit = found.part("unit")
    if unit in ("quarters", "nights", "weekends", "seconds", "fortnights"):
        return False
    before, following = _before(tokens, found), _after(tokens, found)
    if before in ("-",) and tokens.glued(found.start):
        return False
    if before in _company("owners") or before in (
        "old",
        "teenage",
        "school",
        "early",
        "office",
        "business",
        "working",
        "opening",
        "visiting",
        "after",
    ):
        return False
    return following not in _company("old") and following not in ("-",) or tokens.word(found.end + 1) == "long"


def _is_age(tokens: Tokens, found: Found) -> bool:
    """ "42-year-old man", "aged 42 years", "two years old", "19 years of age"."""
    following, second = _after(tokens, found), _after(tokens, found, 1)
    if following in _company("old") or (following in ("-", "–", "—") and second in _company("old")):
        return True
    return (following == "of" and second == "age") or _before(tokens, found) in _company("aged")


def _duration(tokens: Tokens, found: Found) -> bool:
    return not _is_age(tokens, found)


def _enduring(tokens: Tokens, found: Found) -> bool:
    """ "20-year-old conflict": things that last, no people."""
    return any(_after(tokens, found, step) in _company("enduring") for step in (0, 1))


def _shift(tokens: Tokens, found: Found) -> bool:
    """ "two years before" ends its phrase; "two years before the war" is a length beside another time."""
    if found.part("shift") == "later" and _after(tokens, found) in ("this", "than", "that"):
        return False
    if found.part("shift") not in ("before", "after", "prior", "back"):
        return True
    return _after(tokens, found) in _PAUSES


def _shift_from(_tokens: Tokens, found: Found) -> bool:
    """ "three days from today", "two weeks before Christmas": from a day to another."""
    return found.part("shift") != "from" or bool(found.part("deictic") or found.part("holiday"))


def _shift_in(tokens: Tokens, found: Found) -> bool:
    """ "will open in two weeks": a point ahead; "built in two weeks" is a length."""
    if tokens.word(found.end - 1) == "time":
        return True
    words = _company("future")
    if _after(tokens, found) == "from":
        return False
    if _before(tokens, found) in _PAUSES:
        return any(tokens.word(at) in words for at in range(found.end, found.end + 8))
    return _after(tokens, found) not in ("of",) and any(tokens.word(at) in words for at in range(found.start - 12, found.start))


def _rate(tokens: Tokens, found: Found) -> bool:
    return tokens.word(found.span[0]) in ("a", "an")


def _rate_alone(tokens: Tokens, found: Found) -> bool:
    """ "15 tons a year", "24 hours a day": a figure a few words before, and nothing that makes it a length."""
    if (
        found.part("count") not in ("a", "an")
        or found.end - found.start > 2
        or _after(tokens, found) in ("ago", "later", "earlier", "before", "after")
    ):
        return False
    before = _before(tokens, found)
    if before in _company("rate"):
        return True
    if before in _company("notrate") or before in _PAUSES:
        return False
    return any(tokens.word(found.start - step)[:1].isdecimal() for step in (1, 2, 3))


def _duration_all(tokens: Tokens, found: Found) -> bool:
    return _before(tokens, found) not in ("of", "and", "in", "yet") or tokens.word(found.start) != "another"


def _frequency(tokens: Tokens, found: Found) -> bool:
    """ "daily", "annual"; not the Daily Mail."""
    return not _is_capital(tokens.written(found.start)) or not (
        _is_capital(tokens.written(found.end)) or _is_capital(tokens.written(found.start - 1))
    )


def _present(tokens: Tokens, found: Found) -> bool:
    if tokens.word(found.end - 1) == "moment":
        return _before(tokens, found) in ("at", "for")
    return found.end - found.start > 1 or _after(tokens, found) not in ("-",)


def _past(tokens: Tokens, found: Found) -> bool:
    if tokens.word(found.end - 1) == "recent" and _before(tokens, found) == "most":
        return False
    if tokens.word(found.end - 1) == "past":
        return _before(tokens, found) in ("in", "of", "from", "with") and _after(tokens, found) in _PAUSES
    return True


def _future(tokens: Tokens, found: Found) -> bool:
    return _before(tokens, found) not in ("no", "a", "whose", "her", "his", "their", "its", "back") or _after(tokens, found) not in _PAUSES


# --- ranges ----------------------------------------------------------------------------------------------------------------------------------


def _day_cut(tokens: Tokens, found: Found) -> bool:
    return True


def _period_later(tokens: Tokens, found: Found) -> bool:
    return bool(found.part("rel")) or tokens.word(found.start + 1) == "in"


def _day_range(tokens: Tokens, found: Found) -> bool:
    """ "12-14 August": the first day before the second, and the second with a month."""
    first, second = _number(found.part("day")), _number(found.part("to.day"))
    return bool(found.part("to.month")) and first < second


def _day_range_after(tokens: Tokens, found: Found) -> bool:
    """ "Aug. 6 to 13", "May 3-5": the days rise, and the second counts nothing."""
    first, second = _number(found.part("day")), _number(found.part("to.day"))
    if not found.part("month") or first >= second or found.part("year"):
        return False
    following = _after(tokens, found)
    return following not in ("%", "percent", ":", "/", "-", "a.m.", "p.m.", "am", "pm") and not (
        following.isalpha() and following.endswith("s")
    )


def _day_range_year(_tokens: Tokens, found: Found) -> bool:
    """ "March 5-9, 1918"."""
    first, second = _number(found.part("day")), _number(found.part("to.day"))
    return bool(found.part("month")) and first < second and found.items[-1].rule.id == "year" and found.items[0].part("year") == ""


def _moment_day(_tokens: Tokens, found: Found) -> bool:
    """ "overnight Saturday", "overnight on 5 May"."""
    return found.part("deicticpart") == "overnight"


# --- languages whose grammar is only that of figures and names ----------------------------------------------------------------------------------


def _foreign_year(tokens: Tokens, found: Found) -> bool:
    """A number that can be a year of our time, with no sign of money or share, and no part of a longer number."""
    year = _number(found.part("year"))
    before, following = _before(tokens, found), _after(tokens, found)
    signs = _company("money") | {"%", "-", "–", "/", ":", "#", "+", "km", "m"}
    return 1900 <= year <= 2049 and before not in signs and following not in signs


def _foreign_month(tokens: Tokens, found: Found) -> bool:
    """Short names of months want a day or a year beside them."""
    return len(tokens.word(found.start)) > 4


def _foreign_clock(tokens: Tokens, found: Found) -> bool:
    return found.end - found.start > 1 or _before(tokens, found).isalpha()


GUARDS: Mapping[str, Guard] = MappingProxyType(
    {
        "apos-year": _apos_year, "odd-order": _odd_order, "foreign-clock": _foreign_clock, "foreign-month": _foreign_month, "foreign-year": _foreign_year, "attacks": _attacks, "half-short": _half_short, "shift-from": _shift_from, "weekday-day": _weekday_day, "year-month-digits": _year_month_digits, "year-worded": _year_worded, "bare-month": _bare_month, "bare-units": _bare_units, "bare-year": _bare_year, "clock": _clock,
        "clock-alone": _clock_alone, "clock-half": _clock_half, "clock-other": _clock_other, "clock-past": _clock_past, "clock-point": _clock_point,
        "day-alone": _day_alone, "day-clock": _day_clock, "day-cut": _day_cut, "day-hour": _day_hour, "day-month": _day_month, "day-range": _day_range,
        "day-range-after": _day_range_after, "day-range-year": _day_range_year, "day-related": _day_related, "decade": _decade, "deictic": _deictic, "duration": _duration,
        "duration-all": _duration_all, "enduring": _enduring, "frequency": _frequency, "future": _future, "half-alone": _half_alone, "holiday": _holiday,
        "hour-part": _hour_part, "length": _length, "length-compact": _length_compact, "month-day": _month_day, "moment-day": _moment_day, 
        "numeric-dashed": _numeric_dashed, "part-alone": _part_alone, "part-clock": _part_clock, "part-definite": _part_definite, "part-hours": _part_hours,
        "part-related": _part_related, "past": _past, "period-later": _period_later, "present": _present, "quarter": _quarter, 
        "rate": _rate, "rate-alone": _rate_alone, "season": _season, "shift": _shift, "shift-in": _shift_in, "short-month": _short_month,
        "short-weekday": _short_weekday, "slash-pair": _slash_pair, "unit-before": _unit_before, "unit-definite": _unit_definite,
        "unit-related": _unit_related, "week-number": _week_number, "weekend-alone": _weekend_alone, "year-span": _year_span,
    }
)  # fmt: skip
