"""Guards of clock times and parts of the day."""

from __future__ import annotations

from crosscheck.lexicon.tables import load_table
from crosscheck.mentions.time_grammar import PAUSES
from crosscheck.mentions.time_look import Look


def clock_half(look: Look) -> bool:
    """An hour with a.m. or p.m.: hours go to twelve; "one am" wants the stops."""
    if look.tokens.glued(look.found.end) and look.after[:1].isdecimal():
        return False
    hour = look.part("hour")
    if hour and not hour.isdecimal():
        return "." in look.part("half") or look.part("half") == "pm"
    value = int(hour) if hour else _leading_number(look.part("clock"))
    return 0 <= value <= 12 or 100 <= value <= 2359


def _leading_number(clock: str) -> int:
    digits = clock.replace(".", ":").split(":")[0].strip()
    return int(digits) if digits.isdecimal() else 0


def clock(look: Look) -> bool:
    """A clock time that ends in "h": glued to its figures."""
    return look.last != "h" or look.tokens.glued(look.found.end - 1)


def clock_past(look: Look) -> bool:
    """A time told by minutes: "half past seven", "ten past nine"; "five to seven" only as a time that a word introduces."""
    words = look.part("past").split()
    if words[-1] == "past" or words[0] in ("half", "quarter", "a"):
        return words[-1] != "after" or "quarter" in words
    return words[-1] == "to" and bool(look.part("half")) and look.before == "at"


def clock_alone(look: Look) -> bool:
    """A bare "10:30" wants a word before it; odds, scores and verses have none."""
    if look.last == "h" and not look.tokens.glued(look.found.end - 1):
        return False
    if len(look.found.parts) > 1 or not look.part("clock") or look.last in ("hours", "hrs", "h"):
        return True
    return look.among(look.before, "clock") and not look.among(look.after, "counted") and look.after not in ("odds", "ratio", "scale")


def clock_other(look: Look) -> bool:
    """Two clock times of one moment: both say their half of the day or their zone."""
    clocks = (item for item in look.found.items if item.rule.kind == "CLOCK")
    return all(any(part.role in ("half", "zone") for part in item.parts) for item in clocks)


def day_hour(look: Look) -> bool:
    """A bare hour after a day, "Sat at 5": nothing goes on."""
    if look.after in ("-", "–", "/", ":") or not look.pauses:
        return False
    return not (look.after in (".", ",") and look.after_that.isdecimal())


def part_clock(look: Look) -> bool:
    """A clock time and at least one thing besides."""
    return len(look.found.items) > 1


def moment_day(look: Look) -> bool:
    """A night and its day, "overnight Saturday"."""
    return look.part("deicticpart") == "overnight"


def part_alone(look: Look) -> bool:
    """A part of the day alone: "at dawn", "in the afternoon"; not "Good morning", "night vision", "the dawn of"."""
    if look.part("partmod") and look.after != "-":
        return True
    part = look.part("part")
    if look.before in ("and", "after") and look.before_that in ("day", part):
        return False
    if part == "dawn" and look.before in ("a", "the") and look.after != "of":
        return look.length > 1 or look.tokens.written(look.found.end).islower()
    if look.before in ("good", "a", "one", "opening", "movie", "date", "first", "last"):
        return False
    if look.after in ("of", "-", "shift", "vision", "star", "stand", "club", "sky") or look.among(look.after, "not-after-part"):
        return False
    return look.among(look.before, "part-of-night" if look.among(part, "night-words") else "part")


def plural_part(look: Look) -> bool:
    """A weekday and parts of the day, "Monday mornings"."""
    return bool(look.part("weekday")) and look.part("part").endswith("s")


def habit(look: Look) -> bool:
    """At night in general: "at night", of no particular day."""
    return look.last in ("night", "nighttime") and look.after not in ("of", "-", "on")


def foreign_clock(look: Look) -> bool:
    """A clock time in a language without a grammar of its own: a word for "hour" after it, or any word before it."""
    return look.length > 1 or look.before.isalpha()


def clock_first(look: Look) -> bool:
    """The bare hour that begins a range of clock times: "7-9 p.m.", "from 5 to 6 p.m.", "between 2 and 4:30 p.m."."""
    hour, joiner = look.first, look.after
    if hour.isdecimal() and not 1 <= int(hour) <= 12:
        return False
    if look.tokens.word(look.found.end + 2) not in load_table("en", "times")["ampm"] or look.is_capital_after(1):
        return False
    if look.has_dash_after:
        return look.before not in ("-", "–", ":", ".", "$")
    return look.before in ("from", "between") or (joiner == "to" and (look.before == "at" or look.before in PAUSES))


def every_clock(look: Look) -> bool:
    """What recurs by the clock, "every Monday at 4 p.m.": of no one date."""
    return not any(look.part(role) for role in ("rel", "month", "day", "deictic"))


def nth_every(look: Look) -> bool:
    """A weekday of every month, "the first Monday of each month"."""
    return look.found.items[0].rule.id == "weekday"


def habitual(look: Look) -> bool:
    """Parts of any day, "in the mornings": in the plural, and not counted."""
    return look.last.endswith("s") and look.before in ("in", "during", "on", "most", "weekend", "some")
