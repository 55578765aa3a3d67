"""Stamps: where a report prints its own date ("Posted: Friday, March 6, 2020 9:12 AM EST")."""

from __future__ import annotations

import re

from msgspec import Struct

from crosscheck.lexicon.stamp_words import StampWords
from crosscheck.model import Span

_LONGEST_LINE = 200
_SENTENCE_AFTER = re.compile(r"(?:T\d\d:?\d\d\S*?)?:\s+[a-z]")
_PREPOSITION = re.compile(r"\b(?:on|at|in|since|until|till|from|by|before|after|of|and|to|between|for|the|dated|was|is)\s$", re.IGNORECASE)


class Stamp(Struct, frozen=True):
    """A stretch that prints the report's date; `value` is the date as written, `updated` whether it is that of a later version."""

    span: Span
    value: str
    updated: bool = False


def find_line_stamps(text: str, line: Span, words: StampWords, *, head: bool) -> list[Stamp]:
    """The dates of a line that is nothing but a stamp; empty if it is anything else. Outside the head it must open with its verb."""
    if line.end - line.start > _LONGEST_LINE:
        return []
    surface = text[line.start : line.end]
    announced = _is_announced(surface, words)
    if not (head or announced) or not any(char.isdigit() for char in surface):
        return []
    dates = list(words.date.finditer(surface))
    if not dates:
        return _yearless_stamps(surface, line, words) if announced else []
    rest = words.date.sub(" ", surface)
    if announced:
        extra = len(words.filler.sub(" ", rest).split())
        if extra > 3:
            return []
    elif words.filler.sub(" ", words.clock.sub(" ", rest)).strip():
        return []
    return [Stamp(line, date[0], _is_update(surface[: date.start()], words)) for date in dates]


def find_inline_stamps(text: str, line: Span, words: StampWords) -> list[Stamp]:
    """Stamps inside a line of the head: a capitalized verb before the date, or a date with its clock time that no sentence leads to."""
    surface = text[line.start : line.start + 600] if line.end - line.start > 600 else text[line.start : line.end]
    stamps = []
    for date in words.date.finditer(surface):
        if _SENTENCE_AFTER.match(surface, date.end()):
            continue  # "Updated 2023-03-02T07:15:00Z: the water is falling."
        verb = _verb_before(surface, date.start(), words)
        if verb is not None and (surface[verb].isupper() or words.clock.search(date[0])):
            span = _with_brackets(text, Span(line.start + verb, line.start + date.end()), line)
            stamps.append(Stamp(span, date[0], _is_update(surface[: date.start()], words)))
        elif words.clock.search(date[0]) and not _PREPOSITION.search(surface[max(0, date.start() - 12) : date.start()]):
            stamps.append(Stamp(Span(line.start + date.start(), line.start + date.end()), date[0]))
    return stamps


def _yearless_stamps(surface: str, line: Span, words: StampWords) -> list[Stamp]:
    """A line that is nothing but a verb with a clock time ("Last updated at 22:46 GMT"), or with a day whose year stands elsewhere."""
    days = list(words.yearless.finditer(surface))
    rest = words.clock.sub(" ", words.yearless.sub(" ", surface))
    if words.filler.sub(" ", rest).strip() or not (days or words.clock.search(surface)):
        return []
    return [Stamp(line, days[0][0] if days else "", updated=True)]


def find_bracketed_stamps(text: str, line: Span, words: StampWords) -> list[Span]:
    """Stamps in brackets after a caption or video, anywhere in a report: "(Published Wednesday, May 4, 2011)"."""
    return [Span(*match.span()) for match in words.bracketed.finditer(text, line.start, line.end) if words.day.search(match[0])]


def _is_announced(surface: str, words: StampWords) -> bool:
    match = words.verb.match(surface.lstrip("([-–—•| "))
    return match is not None


def _with_brackets(text: str, span: Span, line: Span) -> Span:
    """The stamp with the brackets around it."""
    if span.start > line.start and span.end < line.end and text[span.start - 1] + text[span.end] in ("()", "[]"):
        return Span(span.start - 1, span.end + 1)
    return span


def _verb_before(surface: str, start: int, words: StampWords) -> int | None:
    """Where the verb begins that directly precedes the date, None if there is none."""
    begin = max(0, start - 40)
    for match in words.verb.finditer(surface, begin, start):
        if not surface[match.end() : start].strip(" :,-–—"):
            return match.start()
    return None


def _is_update(before: str, words: StampWords) -> bool:
    """Whether the last verb before a date speaks of a later version."""
    last = None
    for match in words.verb.finditer(before):
        last = match[0]
    if last is None:
        return False
    verb = re.sub(r"(?:\s(?:on|at))?:?$", "", last.lower())
    return " ".join(verb.split()) not in words.published
