"""Resolves the time expressions of a document, in order, under an explicit anchor."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

import msgspec

from crosscheck.lexicon.time_words import load_time_words
from crosscheck.model import Mention, Timex
from crosscheck.normalize.anchor import Anchor
from crosscheck.normalize.calendar import Stretch, part_of
from crosscheck.normalize.clocks import part_of_day, resolve_time
from crosscheck.normalize.days import days_between, resolve_day
from crosscheck.normalize.lengths import resolve_duration, resolve_present, resolve_set, resolve_shift, stretch_timex
from crosscheck.normalize.metadata_date import parse_date
from crosscheck.normalize.periods import resolve_period
from crosscheck.normalize.scene import Scene, parts_of
from crosscheck.normalize.second_opinion import second_opinion
from crosscheck.normalize.tense import tense_at
from crosscheck.normalize.time_numbers import number_of

__all__ = ["Anchor", "parse_date", "resolve_times"]

_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+[\"'“‘(]?[A-Z]|\n")
_OPENING = re.compile(r"(?:^|[.!?:][\"'”’)]*\s|\n)\s*(?:[A-Z]?[a-z]{1,12}\s){0,3}$")
_JOINED = re.compile(r"\s?(?:,|and|or|to|until|till|through|and\sbetween|-|–|—|/|&)\s?(?:on\s|in\s|the\s|late\s|early\s|mid-){0,2}")
_ABSOLUTE_ROLES = frozenset({"year", "iso", "era", "year2"})
_OPEN_ROLES = frozenset({"weekday", "month", "day", "season", "quarter", "half", "unit", "holiday", "numeric"})
_CUTS: Mapping[str, str] = {"early": "START", "earlier": "START", "first": "START", "opening": "START", "late": "END", "later": "END", "latter": "END"} | {
    "final": "END", "last": "END", "closing": "END", "mid": "MID", "middle": "MID",
}  # fmt: skip

Parts = Mapping[str, str]


def resolve_times(text: str, mentions: Sequence[Mention], anchor: Anchor) -> list[Timex | None]:
    """The values of all time expressions of one document, in the order of its text; None for what stays without any.

    Relative times are resolved against the anchor, or, for "the day before" and its like, the time mentioned last. Without a
    publication date they have a type but no value.
    """
    words = load_time_words(anchor.language)
    all_parts = [parts_of(mention) for mention in mentions]
    scene = Scene(
        anchor.day, words, narrative=_is_narrative(all_parts, anchor.day), day_first=_day_order(all_parts, anchor), moment=anchor.moment
    )
    all_parts = _with_shared_years(text, mentions, all_parts)
    resolved: list[Timex | None] = []
    sentence_day: date | None = None
    previous_end = 0
    for mention, parts in zip(mentions, all_parts, strict=True):
        if _SENTENCE_END.search(text, previous_end, mention.start + 1):
            sentence_day = None
            scene = msgspec.structs.replace(scene, sentence_year=None)
        previous_end = mention.end
        if _needs_tense(parts, scene):
            scene = msgspec.structs.replace(scene, tense=tense_at(text, mention.start, mention.end))
        timex = _resolve(mention, parts, scene, sentence_day)
        resolved.append(timex)
        scene = _remember(scene, timex, explicit="year" in parts, leading=_leads_sentence(text, mention.start))
        if timex is not None and timex.first and timex.type in ("DATE", "TIME") and timex.grain in ("day", "part-of-day"):
            sentence_day = date.fromisoformat(timex.first[:10])
    return resolved


def _needs_tense(parts: Parts, scene: Scene) -> bool:
    """Whether the verbs around a time can settle anything: not for explicit years, nor where a narrative goes its way."""
    if scene.day is None or scene.words.language != "en" or _ABSOLUTE_ROLES & parts.keys() or not _OPEN_ROLES & parts.keys():
        return False
    return not (scene.narrative and scene.timeline is not None and "weekday" not in parts)


def _is_narrative(all_parts: Sequence[Parts], day: date | None) -> bool:
    """Whether a text tells of years gone by: many explicit years, and few words that point at the anchor."""
    if day is None:
        return False
    years = [int(parts["year"]) for parts in all_parts if parts.get("year", "").isdecimal() and len(parts["year"]) == 4]
    past = sum(abs(year - day.year) >= 2 for year in years) + sum("era" in parts for parts in all_parts)
    pointing = sum(_points_at_anchor(parts) for parts in all_parts)
    return past >= 4 and pointing * 4 <= past


def _points_at_anchor(parts: Parts) -> bool:
    """Whether a time is told from the day of writing: "today", "Tuesday", "last month", "two weeks ago"."""
    if {"deictic", "weekday", "deicticpart"} & parts.keys() or parts.get("shift") == "ago":
        return True
    return parts.get("rel") in ("last", "this", "next") and "unit" in parts


def _day_order(all_parts: Sequence[Parts], anchor: Anchor) -> bool | None:
    """Day first or month first: as told, else as the document's own unambiguous dates have it."""
    if anchor.day_first is not None:
        return anchor.day_first
    for parts in all_parts:
        numbers = [int(number) for number in re.findall(r"\d+", parts.get("numeric", ""))]
        if len(numbers) == 3 and numbers[0] <= 31 and max(numbers[:2]) > 12 and min(numbers[:2]) <= 12:
            return numbers[0] > 12
    return None


def _with_shared_years(text: str, mentions: Sequence[Mention], all_parts: Sequence[Parts]) -> list[Parts]:
    """The parts, where "August and September 1914" and "24 July until 26 November 1938" lend their year to the first month as well."""
    shared = list(all_parts)
    for at in range(len(mentions) - 2, -1, -1):
        here, following = shared[at], shared[at + 1]
        if (
            "month" not in here
            or "month" not in following
            or not following.get("year", "").isdecimal()
            or _ABSOLUTE_ROLES & here.keys()
            or "rel" in here
            or "relyear" in here
        ):
            continue
        if _JOINED.fullmatch(text, mentions[at].end, mentions[at + 1].start):
            first, second = (load_time_words().months.get(parts["month"].strip("./- ")) for parts in (here, following))
            earlier = first is not None and second is not None and first > second
            shared[at] = {**here, "year": str(int(following["year"]) - earlier)}
    return shared


def _lends_month(here: Parts, following: Parts) -> bool:
    """Whether a day without a month stands before one with a month: "from the 13th to the 19th of October"."""
    return "day" in here and "month" not in here and "day" in following and "month" in following and not {"weekday", "rel"} & here.keys()


def _leads_sentence(text: str, start: int) -> bool:
    """Whether a time opens its sentence ("In 1940, …"): it moves a tale on, where one in mid-sentence may be an aside."""
    return _OPENING.search(text, max(0, start - 40), start) is not None


def _remember(scene: Scene, timex: Timex | None, *, explicit: bool, leading: bool) -> Scene:
    """The scene for what follows: the calendar time just resolved is the one mentioned last."""
    if timex is None or timex.type not in ("DATE", "TIME") or timex.first is None or timex.last is None or timex.value == "PRESENT_REF":
        return scene
    first, last = date.fromisoformat(timex.first[:10]), date.fromisoformat(timex.last[:10])
    stretch = Stretch(timex.grain or "day", first, last, timex.value or "")
    if explicit and (leading or stretch.grain not in ("year", "decade", "century")):
        scene = msgspec.structs.replace(scene, sentence_year=stretch)
    if _moves_on(scene, stretch, explicit=explicit, leading=leading):
        scene = msgspec.structs.replace(scene, timeline=stretch)
    if timex.grain in ("day", "part-of-day", "hour", "minute"):
        return msgspec.structs.replace(scene, mentioned=stretch, mentioned_day=stretch)
    return msgspec.structs.replace(scene, mentioned=stretch)


def _moves_on(scene: Scene, stretch: Stretch, *, explicit: bool, leading: bool) -> bool:
    """Whether a time moves a narrative on: months and days do, and years that open a sentence or lie close to where the tale is."""
    fine = stretch.grain not in ("year", "decade", "century", "half", "season")
    if scene.timeline is None:
        return explicit
    distance = abs(stretch.first.year - scene.timeline.first.year)
    if fine:
        return distance <= 3 or (explicit and leading)
    return explicit and (leading or distance <= 1) and stretch.grain != "century"


def _resolve(mention: Mention, parts: Parts, scene: Scene, sentence_day: date | None) -> Timex | None:
    form = mention.pattern.split(":", 1)[0]
    family = form.split(".", 1)[0]
    if family == "time":
        return resolve_time(parts, scene, sentence_day)
    return _FAMILIES[family](form, parts, scene)


def _resolve_date(form: str, parts: Parts, scene: Scene) -> Timex | None:
    if "foreign" in parts:
        return _second_opinion(parts["foreign"], scene)
    if form.startswith("date.day-"):
        return _resolve_cut_day(form, parts, scene)
    if form.startswith("date.days"):
        return _resolve_range(parts, scene)
    if form == "date.months":
        return _timex_of(_months(parts, scene), parts, scene)
    if form == "date.period-end":
        return _period_end(parts, scene)
    if form.startswith("date.period"):
        return _resolve_period(form, parts, scene)
    return _timex_of(resolve_day(parts, scene), parts, scene)


def _second_opinion(surface: str, scene: Scene) -> Timex | None:
    """A relative phrase of another language, as dateparser reads it; without an anchor it stays open."""
    stretch = None if scene.day is None else second_opinion(surface, scene.day.isoformat(), scene.words.language)
    return _timex_of(stretch, {}, scene)


def _timex_of(stretch: Stretch | None, parts: Parts, scene: Scene) -> Timex | None:
    """A stretch as a DATE; one that stays open has a type only."""
    if stretch is None:
        return Timex("DATE", None)
    relative = not _ABSOLUTE_ROLES & parts.keys()
    return stretch_timex(stretch, scene.day if relative else None)


def _resolve_cut_day(form: str, parts: Parts, scene: Scene) -> Timex | None:
    """ "early Tuesday" is a morning; "earlier today" and "the end of the day" the day itself."""
    stretch = resolve_day(parts, scene)
    cut = parts.get("cut", "later")
    if stretch is None or cut not in ("early", "late"):
        return _timex_of(stretch, parts, scene)
    anchor = None if scene.day is None else scene.day.isoformat()
    return part_of_day(stretch.first, "MO" if cut == "early" else "EV", _CUTS[cut], anchor=anchor)


def _resolve_range(parts: Parts, scene: Scene) -> Timex | None:
    """ "12-14 August", "Aug. 6 to 13": what one end leaves out, the other says."""
    second = {role.removeprefix("to."): surface for role, surface in parts.items() if role.startswith("to.")}
    first = {role: surface for role, surface in parts.items() if not role.startswith("to.")}
    shared = ("month", "year", "relyear")
    first = {**{role: second[role] for role in shared if role in second}, **first}
    last = resolve_day({**{role: first[role] for role in shared if role in first}, **second}, scene)
    begin = resolve_day(first, scene)
    if begin is None or last is None:
        return Timex("DATE", None)
    if last.first < begin.first and "year" not in parts:
        begin = resolve_day({**first, "year": str(last.first.year - (month_order(begin) > month_order(last)))}, scene)
    return _timex_of(None if begin is None else days_between(begin, last), parts, scene)


def month_order(stretch: Stretch) -> int:
    """The month of a stretch's beginning."""
    return stretch.first.month


def _months(parts: Parts, scene: Scene) -> Stretch | None:
    second = {role.removeprefix("to."): surface for role, surface in parts.items() if role.startswith("to.")}
    last = resolve_period(second, scene)
    if last is None:
        return None
    first = resolve_period({"month": parts["month"], "year": f"{last.first.year:04}"}, scene)
    if first is not None and first.first > last.first:
        first = resolve_period({"month": parts["month"], "year": f"{last.first.year - 1:04}"}, scene)
    return None if first is None else days_between(first, last)


def _period_end(parts: Parts, scene: Scene) -> Timex | None:
    """ "year-end", "month's end"."""
    unit = next(word for word in re.findall(r"[a-z]+", parts["cut"]) if word in scene.words.units)
    return _timex_of(_cut(resolve_period({"unit": unit}, scene), "END"), parts, scene)


def _resolve_period(form: str, parts: Parts, scene: Scene) -> Timex | None:
    if parts.get("era", "").startswith("b"):
        return _before_christ(parts, scene)
    if form == "date.period" and parts.get("rel") == "past" and parts.get("unit") in ("decade", "year", "month", "week", "century"):
        return resolve_duration({**parts, "count": "one"}, scene)
    mod = _mod(form, parts, scene)
    return _timex_of(_cut(resolve_period(parts, scene), mod), parts, scene)


def _mod(form: str, parts: Parts, scene: Scene) -> str | None:
    cut = parts.get("cut")
    if cut is None or form == "date.period-later":
        return None
    return _CUTS.get(cut) or str(scene.words.table["cut"].get(cut))


def _cut(stretch: Stretch | None, mod: str | None) -> Stretch | None:
    return stretch if stretch is None or mod is None else part_of(stretch, mod)


def _before_christ(parts: Parts, scene: Scene) -> Timex:
    """Times before Christ have a value and no days: the calendar of dates begins later."""
    if "year" in parts:
        return Timex("DATE", f"BC{int(parts['year']):04}", grain="year")
    century = number_of(parts.get("century", ""), scene.words)
    return Timex("DATE", None if century is None else f"BC{century - 1:02}", grain="century")


def _resolve_length(_form: str, parts: Parts, scene: Scene) -> Timex | None:
    return resolve_duration(parts, scene)


def _resolve_shift(_form: str, parts: Parts, scene: Scene) -> Timex | None:
    return resolve_shift(parts, scene) or Timex("DATE", None)


def _resolve_set(_form: str, parts: Parts, scene: Scene) -> Timex | None:
    return resolve_set(parts, scene)


def _resolve_reference(form: str, _parts: Parts, scene: Scene) -> Timex | None:
    if form == "ref.present":
        return resolve_present(scene)
    return Timex("DATE", "PAST_REF" if form == "ref.past" else "FUTURE_REF")


_FAMILIES: Mapping[str, Callable[[str, Parts, Scene], Timex | None]] = {
    "date": _resolve_date,
    "shift": _resolve_shift,
    "duration": _resolve_length,
    "set": _resolve_set,
    "ref": _resolve_reference,
}
