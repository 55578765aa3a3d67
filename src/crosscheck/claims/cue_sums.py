"""Cues of wholes and parts: "12 people, five women and eight children", "of the 12 … the other eight", "including five"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from msgspec import Struct

from crosscheck.claims.cue_view import SentenceView, fold, singular
from crosscheck.lexicon.cue_words import CueWords

_OPENS_LIST = re.compile(r"[,:(—–]|\s-\s")
_LIST_WINDOW = 90
_NOUN_WORD = re.compile(r"\s*([^\W\d_]+(?:-[^\W\d_]+)*)")
_NEXT_ITEM = re.compile(r"\s*(,\s*and\b|,|and\b|&|plus\b)\s*")
_LIST_ENDS = re.compile(r"\s*(?:[.;:)—–\]]|\s-\s|$|,)")
_SINGLE = re.compile(r"(a|an|one|another)\s", re.IGNORECASE)
_AGES = re.compile(
    r"(?:[a-z]+ ?){0,2},? ?\(?(?:aged?|ages)(?: of)? (?P<ages>\d{1,2}(?:, \d{1,2})*,? and \d{1,2})\b(?! (?:months|weeks|days|of))"
)
_PLAIN_PART = re.compile(r"(?:[a-z-]+ ?){0,3}, including")
_JOINED = re.compile(r"(?:[—–,)]|--)\s+(?:and|plus)\s+(?:an?\s|another\s|[A-Z])")
_JOINED_REACH = 120
_MOST_PARTS = 12
"""Values of a sentence that are looked at for the parts of one whole."""
_MOST_WORDS = 4
_TAIL = 30


class _List(Struct, frozen=True):
    """A list of parts: the indices of its readings, how many parts are single persons, and where it ends."""

    readings: tuple[int, ...]
    singles: int
    end: int

    def terms(self, view: SentenceView) -> str:
        """The parts as a cue writes them."""
        parts = [f"@{view.start(at)}" for at in self.readings]
        return "+".join([*parts, str(self.singles)] if self.singles else parts)


def find_sums(view: SentenceView, words: CueWords) -> Iterator[tuple[int, str]]:
    """Wholes whose parts are all told in the sentence, and parts that may not be more than their whole."""
    for at in range(len(view.readings)):
        whole = view.count(at)
        if whole is None or whole.value is None:
            continue
        ages = _listed_ages(view, at, words)
        if ages:
            yield at, f"sum-of:{ages}"
            continue
        found = _listed_after(view, at, words) or _listed_before(view, at, words) or _split_up(view, at, words)
        if found is not None:
            yield at, f"sum-of:{found.terms(view)}"
        else:
            yield from _named_parts(view, at, words)


def find_included(view: SentenceView, words: CueWords) -> Iterator[tuple[int, str]]:
    """Counts like "four people, including the gunman": the count holds one more than the victims."""
    for at in range(len(view.readings)):
        if view.count(at) is not None and words.includes_person.match(view.after(at, 80)):
            yield at, "including:1"


def find_joined(view: SentenceView, words: CueWords) -> Iterator[tuple[int, str]]:
    """Counts of persons that are told with others by name: "two officers — Lane and Ortiz — and Deputy Berg"."""
    for at in range(len(view.readings)):
        end = view.readings[at].mention.end
        if _counts_people(view, at, words.whole) and _JOINED.search(view.text, end, min(view.end, end + _JOINED_REACH)):
            yield at, "and-more"


def _listed_after(view: SentenceView, at: int, words: CueWords) -> _List | None:
    """The list of persons that follows a count of persons: "12 people were killed, five women and eight children"."""
    count = view.count(at)
    if count is None or singular(count.unit) in words.narrow:
        return None
    end = view.readings[at].mention.end
    limit = min(view.end, end + _LIST_WINDOW)
    if at + 1 < len(view.readings):
        limit = min(limit, view.start(at + 1) + 1)
    openings = words.consists.finditer(view.text, end, limit)
    if _counts_people(view, at, words.whole):
        openings = chain(_OPENS_LIST.finditer(view.text, end, limit), openings)
    elif count.unit or (view.after(at, _TAIL).split() or [""])[0] not in words.not_parts:
        return None  # "the 15 dead comprise …" counts people without a word for them
    for opening in openings:
        found = _parse_list(view, opening.end(), words)
        if found is not None:
            tail = fold(view.text[found.end : min(view.end, found.end + _TAIL)])
            between = fold(view.text[end : opening.start()])
            return None if words.not_all.search(tail) or words.not_all.search(between[-_TAIL:]) else found
    return None


def _listed_ages(view: SentenceView, at: int, words: CueWords) -> int:
    """How many ages a count of persons lists: "three cousins, ages 6, 8 and 12"; 0 if it lists none."""
    match = _AGES.match(view.after(at, _LIST_WINDOW)) if _counts_people(view, at, words.whole) else None
    return len(re.findall(r"\d+", match["ages"])) if match else 0


def _listed_before(view: SentenceView, at: int, words: CueWords) -> _List | None:
    """The list of persons that a total sums up: "five women and eight children, 12 in all"."""
    total_before = words.total.search(f"{view.before(at, 26)} {fold(view.readings[at].mention.surface)}")
    total_after = words.total.match(view.after(at, 40).removeprefix("people ").removeprefix("victims "))
    if not (total_before or total_after):
        return None
    for first in range(max(0, at - _MOST_PARTS), at):
        found = _parse_list(view, view.start(first), words, at)
        if found is not None and found.readings[-1] == at - 1:
            return found
    return None


def _split_up(view: SentenceView, at: int, words: CueWords) -> _List | None:
    """The parts in "Of the 12, five survived and the other eight died": all the counts that follow, up to the one called the rest."""
    before = view.before(at, 30)
    if not words.of_whole.search(before):
        return None
    parts = [at - 1] if at and words.of_whole.fullmatch(view.gap(at - 1, at)) and view.count(at - 1) is not None else []
    if not parts and not re.search(r"(?:^|[,;:—–] ?)of [a-z ]+$", before):
        return None
    for other in range(at + 1, min(len(view.readings), at + 1 + _MOST_PARTS)):
        if view.readings[other].timex is not None:
            continue
        count = view.count(other)
        if count is None or (count.unit and count.unit not in words.whole):
            return None
        parts.append(other)
        if words.remainder.search(view.before(other, 20).rstrip(", ")):
            return _List(tuple(parts), 0, view.readings[other].mention.end) if len(parts) > 1 else None
    return None


def _named_parts(view: SentenceView, at: int, words: CueWords) -> Iterator[tuple[int, str]]:
    """The part in "12 people, including five children": the next count is a part of this one."""
    other = at + 1
    if other >= len(view.readings):
        return
    gap = view.gap(at, other)
    if _PLAIN_PART.fullmatch(gap) and _counts_things(view, at) and _counts_things(view, other):
        yield other, f"part-of:@{view.start(at)}"
        return
    if not _counts_people(view, at, words.whole) or not _counts_people(view, other, words.people):
        return
    if re.search(r"\b(?:including|among them|among those)$", gap) and "," in gap and ";" not in gap:
        yield other, f"part-of:@{view.start(at)}"


def _parse_list(view: SentenceView, position: int, words: CueWords, stop: int = -1) -> _List | None:
    """The list of persons that begins at an offset: two items or more, the last one after "and", none of them the reading `stop`; None if it is none."""
    readings: list[int] = []
    singles, joined = 0, False
    while True:
        while position < view.end and view.text[position].isspace():
            position += 1
        at = view.at(position)
        if at is not None and (at == stop or words.total.match(fold(view.readings[at].mention.surface))):
            break
        single = _SINGLE.match(view.text, position, view.end)
        if at is not None and view.count(at) is not None:
            readings.append(at)
            position = view.readings[at].mention.end
        elif single is not None:
            singles += 1
            position = single.end()
        else:
            break
        noun_end = _noun_phrase(view, position, words)
        if noun_end is None:
            return None
        last_end = position = noun_end
        following = _NEXT_ITEM.match(view.text, position, view.end)
        if following is None or (joined and "and" in following.group(1)) or len(readings) + singles > _MOST_PARTS:
            break
        joined = joined or following.group(1) != ","
        position = following.end()
    if not readings or len(readings) + singles < 2 or not joined or not _LIST_ENDS.match(view.text, last_end, view.end):
        return None
    return _List(tuple(readings), singles, last_end)


def _noun_phrase(view: SentenceView, position: int, words: CueWords) -> int | None:
    """The end of the words that name persons ("young women"); None if they name something else or tell what befell them."""
    named = False
    for _ in range(_MOST_WORDS):
        match = _NOUN_WORD.match(view.text, position, view.end)
        word = match.group(1).lower() if match is not None else ""
        is_person = singular(word) in words.people
        if match is None or word == "and" or (named and not is_person):
            return None if not named or word in words.not_parts else position
        named = named or is_person
        position = match.end()
    return position if named else None


def _counts_things(view: SentenceView, at: int) -> bool:
    count = view.count(at)
    return count is not None and count.dimension == "count"


def _counts_people(view: SentenceView, at: int, nouns: frozenset[str]) -> bool:
    count = view.count(at)
    return count is not None and (count.unit in nouns or singular(count.unit) in nouns)
