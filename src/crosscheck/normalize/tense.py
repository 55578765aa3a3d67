"""Whether the verb nearest to a time speaks of what was or of what is to come: it settles which Tuesday, which March."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from crosscheck.lexicon.tables import load_table

Tense = Literal["past", "future", "unknown"]
_REACH = 160
_STOP = re.compile(r"(?<=[a-z0-9%\"'”’)]{3})[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])|[;\n]")
_CLAUSE = re.compile(r"\s(?:and|but|while|as|when|after|before|because)\s")
"""What begins a clause of its own right behind a time: its verb tells of the time only where no other does."""

_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|['’]ll")
_FUTURE = frozenset({"future", "planned"})
_PAST_GROUPS = frozenset({"past", "regular", "event", "gerund"})


def tense_at(text: str, start: int, end: int, language: str = "en") -> Tense:
    """The tense around `text[start:end]`, inside its sentence: that of the nearest verb group, the one before it where two are as near.

    Nouns of what has happened ("the shooting on Saturday") count as past where they stand before the time or right after it.
    """
    left = _STOP.split(text[max(0, start - _REACH) : start])[-1]
    stop = _STOP.search(text, end, end + _REACH)
    right = text[end : stop.start() if stop else end + _REACH]
    if _event_follows(language).match(right):
        return "past"
    if _stands_ahead(language).search(left):
        return "future"
    if _stood(language).search(left):
        return "future" if any(match.lastgroup in _FUTURE for match in _find_groups(left + right, language)) else "past"
    distance, tense = _nearest_before(left, language)
    for match in _find_groups(right, language):
        if match.lastgroup not in ("infinitive", "event"):
            return _tense(match) if match.start() < distance and not (tense != "unknown" and _CLAUSE.match(right)) else tense
    return tense


def _nearest_before(left: str, language: str) -> tuple[int, Tense]:
    """How far before the time the last verb group ends, and its tense; an infinitive alone points ahead ("to stay closed until Friday")."""
    nearest: tuple[int, Tense] = (2 * _REACH, "unknown")
    infinitive = None
    for match in _find_groups(left, language):
        if match.lastgroup == "infinitive":
            infinitive = match
        else:
            bound = _bound(language).fullmatch(left, match.end()) is not None
            nearest = (0 if bound else len(left) - match.end(), _tense(match))
    if infinitive is None or nearest[1] != "unknown":
        return nearest
    ranked = _ranks(language).search(left, 0, infinitive.start()) is not None
    return len(left) - infinitive.end(), "past" if ranked else "future"


def _find_groups(window: str, language: str) -> Iterator[re.Match[str]]:
    """The verb groups of a stretch of text, in order: looked for only where a word stands that can begin one."""
    openers, groups, end = _openers(language), _verb_groups(language), 0
    for word in _WORD.finditer(window):
        surface = word[0]
        clipped = "'" in surface or "’" in surface
        if not (clipped or surface in openers or surface.endswith("ed")) or word.start() < end:
            continue
        begin = word.start() + (max(surface.find("'"), surface.find("’")) if clipped else 0)
        match = groups.match(window, word.start()) or (groups.match(window, begin) if begin > word.start() else None)
        if match:
            end = match.end()
            yield match


@cache
def _openers(language: str) -> frozenset[str]:
    """The first words of all verb groups that do not end in -ed."""
    words = load_table(language, "tense")
    phrases = (phrase for key in ("future", "planned", "past", "scheduled", "events") for phrase in words[key])
    return frozenset({"to", "after", "is", "are", *(phrase.split()[0] for phrase in phrases)})


def _tense(match: re.Match[str]) -> Tense:
    return "past" if match.lastgroup in _PAST_GROUPS else "future"


def _alternatives(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, words))


@cache
def _ranks(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_alternatives(load_table(language, 'tense')['ranks'])})\b")


@cache
def _bound(language: str) -> re.Pattern[str]:
    """What stands between a verb and the time that is its own: "killed on Saturday"."""
    return re.compile(rf"\s+(?:{_alternatives(load_table(language, 'tense')['binding'])})\s+")


@cache
def _stands_ahead(language: str) -> re.Pattern[str]:
    """What is, on a day: "the funeral is on Saturday"; and what stays so until one: "the road is closed until Friday"."""
    words = load_table(language, "tense")
    be, been, until, on = (_alternatives(words[key]) for key in ("present", "perfect", "until", "on"))
    return re.compile(rf"\b(?:{be})\s+(?:(?:{on})\s+)?$|\b(?:{be}|{been})\s+(?:[a-z-]{{2,20}}\s+){{1,4}}(?:{until})\s+$")


@cache
def _stood(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_alternatives(load_table(language, 'tense')['standing'])})\s+(?:late\s+|early\s+)?$", re.IGNORECASE)


@cache
def _event_follows(language: str) -> re.Pattern[str]:
    """A noun of what has happened within three words: "Friday's deadly rampage", "the Easter morning shooting"."""
    return re.compile(rf"(?:['’]s?)?[\s-](?:[a-z-]{{2,15}}\s){{0,2}}(?:{_alternatives(load_table(language, 'tense')['events'])})\b")


@cache
def _verb_groups(language: str) -> re.Pattern[str]:
    """Verb groups by their tense: a participle after "will" or "to be" belongs to the future, not to the past."""
    words = load_table(language, "tense")
    adverb = r"(?:not|also|then|now|likely|probably|either|be|have|been|being|[a-z]{2,15}ly)"
    ahead = _alternatives(words["ahead"])
    determiner = r"(?:the|a|an|his|her|its|their|this|that)"
    return re.compile(
        rf"(?P<future>(?:\b(?:{_alternatives(words['future'])})|['’]ll)\b(?:\s+{adverb}\b){{0,4}}(?:\s+[a-z]+\b)?)"
        rf"|(?P<planned>\b(?:(?:{_alternatives(words['planned'])})(?:\s+(?:{ahead})\b|\s*$)|(?:is|are)\s+to\b)(?:\s+be\b)?(?:\s+[a-z]+\b)?)"
        rf"|(?P<infinitive>\bto\s+(?:be\s+)?(?!{determiner}\b)[a-z]+\b(?:\s+[a-z]+ed\b)?)"
        r"|(?P<gerund>\bafter\s+[a-z]+ing\b)"
        rf"|(?P<past>\b(?:{_alternatives(words['past'])})\b)"
        rf"|(?P<scheduled>\b(?:{_alternatives(words['scheduled'])})\b)"
        rf"|(?P<event>\b(?:{_alternatives(words['events'])})\b)"
        rf"|(?P<regular>\b(?!(?:{_alternatives(words['not-past'])})\b)[a-zA-Z]{{2,18}}ed\b)"
    )
