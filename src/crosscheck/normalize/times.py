"""Resolves the time expressions of a document, in order, under an explicit anchor."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from crosscheck.lexicon.time_words import TimeWords, load_time_words
from crosscheck.model import Mention, Timex
from crosscheck.normalize.anchor import Anchor
from crosscheck.normalize.dates import ABSOLUTE_ROLES, resolve_date, resolve_reference
from crosscheck.normalize.lengths import resolve_duration, resolve_set
from crosscheck.normalize.metadata_date import parse_date
from crosscheck.normalize.narrative import is_narrative, leads_sentence, remember
from crosscheck.normalize.scene import Scene, parts_of
from crosscheck.normalize.shifts import resolve_beside, resolve_shift
from crosscheck.normalize.tense import tense_at
from crosscheck.normalize.time_ranges import are_joined, lend_parts
from crosscheck.normalize.times_of_day import resolve_time

__all__ = ["Anchor", "parse_date", "resolve_times"]

_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+[\"'“‘(]?[A-Z]|\n")
_OPEN_ROLES = frozenset({"weekday", "month", "day", "season", "quarter", "half", "unit", "holiday", "numeric"})
"""Parts that leave open which year, month or week is meant: the tense of the verb beside them can settle it."""

Parts = Mapping[str, str]


def resolve_times(text: str, mentions: Sequence[Mention], anchor: Anchor) -> list[Timex | None]:
    """The values of all time expressions of one document, in the order of its text; None for what is no time after all.

    Relative times are resolved against the anchor, or, for "the day before" and its like, the time mentioned last. Without a
    publication date they have a type but no value.
    """
    words = load_time_words(anchor.language)
    all_parts = lend_parts(text, mentions, [parts_of(mention) for mention in mentions], words)
    narrative = is_narrative(all_parts, anchor.day)
    scene = Scene(anchor.day, words, narrative=narrative, day_first=_day_order(all_parts, anchor, words), moment=anchor.moment)
    resolved: list[Timex | None] = []
    end = 0
    for mention, parts in zip(mentions, all_parts, strict=True):
        if _SENTENCE_END.search(text, end, mention.start + 1):
            scene = replace(scene, sentence_year=None, sentence_day=None)
        if "weekday" in parts:
            joined = scene.sentence_day if are_joined(text, end, mention.start) else None
            scene = replace(scene, joined_day=joined)
        if _needs_tense(parts, scene):
            scene = replace(scene, tense=tense_at(text, mention.start, mention.end))
        timex = _resolve(mention, parts, scene)
        scene = remember(scene, timex, explicit="year" in parts, leading=leads_sentence(text, mention.start))
        resolved.append(timex)
        end = mention.end
    return resolved


def _needs_tense(parts: Parts, scene: Scene) -> bool:
    """Whether the verbs around a time can settle anything: not for explicit years, nor where a narrative goes its way."""
    if scene.day is None or scene.words.language != "en" or ABSOLUTE_ROLES & parts.keys() or not _OPEN_ROLES & parts.keys():
        return False
    return not scene.narrative or scene.timeline is None or "weekday" in parts


def _day_order(all_parts: Sequence[Parts], anchor: Anchor, words: TimeWords) -> bool | None:
    """Day first or month first: as told, else as the document's own unambiguous dates have it, else as its language does."""
    if anchor.day_first is not None:
        return anchor.day_first
    for parts in all_parts:
        numbers = [int(number) for number in re.findall(r"\d+", parts.get("numeric", ""))]
        if len(numbers) == 3 and numbers[0] <= 31 and max(numbers[:2]) > 12 and min(numbers[:2]) <= 12:
            return numbers[0] > 12
    return None if words.language == "en" else True


def _resolve(mention: Mention, parts: Parts, scene: Scene) -> Timex | None:
    """One value, by the family of the form that found it; what no calendar has stays open."""
    form = mention.pattern.split(":", 1)[0]
    family = form.split(".", 1)[0]
    try:
        return _by_family(family, form, parts, scene)
    except (ValueError, OverflowError):
        return Timex("TIME" if family == "time" else "DATE", None)


def _by_family(family: str, form: str, parts: Parts, scene: Scene) -> Timex | None:
    match family:
        case "date":
            return resolve_date(form, parts, scene)
        case "time":
            return resolve_time(form, parts, scene)
        case "shift":
            resolve = resolve_beside if form == "shift.beside" else resolve_shift
            return resolve(parts, scene) or Timex("DATE", None)
        case "duration":
            return resolve_duration(parts, scene)
        case "set":
            return resolve_set(parts, scene)
        case _:
            return resolve_reference(form, scene)
