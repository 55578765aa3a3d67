"""Cues of changes and shares: "from 50 to 75, up 25 %", "doubled from 4 to 8", "35 of the 120 (29 %)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from crosscheck.claims.cue_view import SentenceView, singular
from crosscheck.lexicon.cue_words import CueWords

_NEAR = 45
_MOST_BETWEEN = 4
"""Times that may stand between two values, and the second of these."""
_CLAUSE = re.compile(r"[;:]|\b(?:while|but|whereas|although|and)\b")
_OF = re.compile(r"(?:[a-z]+ ){0,2}?(?:out )?of(?: (?:the|its|their|all|a total of))?")
_OF_WHOM = re.compile(r"of (?:the |all |its |their |those |these |registered |eligible |adult )*(?P<noun>[a-z]+)")
_OPENS_WHOLE = re.compile(r"(?:^|[,;:—–(] ?)(?:out )?of (?:the|its|their|all|all the|those|these)$")
_WHOLE_ENDS = re.compile(r"(?:[a-z-]+ ){0,3}[a-z-]+ ?,(?: (?:only|just|some))?")
_MOST_OPENING = 2
_SHARE_AFTER = re.compile(r"(?:[a-z-]+ ?){0,3}(?:\(|, or|—|–)(?: ?or)?")


class _Pair(Struct, frozen=True):
    """Two values, from which and to which something moved: the indices in the sentence; equal where both are one range."""

    before: int
    after: int

    @property
    def first(self) -> int:
        """The one that stands first."""
        return min(self.before, self.after)

    @property
    def last(self) -> int:
        """The one that stands last."""
        return max(self.before, self.after)


def find_changes(view: SentenceView, words: CueWords) -> Iterator[tuple[int, str]]:
    """The percentages and multiples that a pair of values bears out or not."""
    for pair in _pairs(view):
        value = f"@{view.start(pair.before)}" if pair.before == pair.after else f"@{view.start(pair.before)}>@{view.start(pair.after)}"
        direction = _direction(view, pair, words)
        for at in (pair.first - 1, pair.last + 1):
            if 0 <= at < len(view.readings) and _is_percent(view, at) and _beside(view, pair, at):
                yield at, f"change{direction}:{value}"
        multiple = _multiple(view, pair, words)
        if multiple:
            yield pair.last, f"times:{multiple}:{value}"
    for at in range(len(view.readings) - 2):
        if _is_percent(view, at + 1) and view.gap(at + 1, at + 2) in {"from", "from the"} and _is_money_pair(view, at, at + 2):
            opening = view.gap(at, at + 1).strip(", ").split()
            way = "-up" if opening and opening[0] in words.up else "-down" if opening and opening[0] in words.down else ""
            if way and len(opening) <= _MOST_OPENING:
                yield at + 1, f"change{way}:@{view.start(at + 2)}>@{view.start(at)}"


def _is_money_pair(view: SentenceView, first: int, second: int) -> bool:
    """Whether two readings are of one currency, so that the one may have become the other."""
    dimensions = _dimension(view, first), _dimension(view, second)
    return dimensions[0] == dimensions[1] and (dimensions[0] or "").startswith("currency:")


def find_shares(view: SentenceView, words: CueWords) -> Iterator[tuple[int, str]]:
    """Shares like "35 of the 120 voters (29 %)" and "29 % (35 of the 120)": the share that two counts bear out or not."""
    for at in range(len(view.readings)):
        following = _OF_WHOM.match(view.after(at, _NEAR)) if _is_percent(view, at) else None
        if following is not None and singular(following["noun"]) in words.whole:
            yield at, "of-people"
    for at in range(len(view.readings) - 2):
        counts = (view.count(at + 1), view.count(at + 2))
        if (
            _is_percent(view, at)
            and None not in counts
            and _OF.fullmatch(view.gap(at, at + 1))
            and _SHARE_AFTER.fullmatch(view.gap(at + 1, at + 2))
        ):
            yield at, f"share:@{view.start(at + 2)}/@{view.start(at + 1)}"
    for at in range(len(view.readings) - 1):
        if view.count(at) is None or view.count(at + 1) is None or not _OF.fullmatch(view.gap(at, at + 1)):
            continue
        share = f"share:@{view.start(at)}/@{view.start(at + 1)}"
        if at + 2 < len(view.readings) and _is_percent(view, at + 2) and _SHARE_AFTER.fullmatch(view.gap(at + 1, at + 2)):
            yield at + 2, share
        elif at and _is_percent(view, at - 1) and view.gap(at - 1, at) in {"(", ", or"}:
            yield at - 1, share
    yield from _split_shares(view)


def _split_shares(view: SentenceView) -> Iterator[tuple[int, str]]:
    """The share in "Of the 80 houses, 20 (25 %) burned"."""
    for at in range(len(view.readings) - 2):
        if view.count(at) is None or view.count(at + 1) is None or not _is_percent(view, at + 2):
            continue
        if (
            _OPENS_WHOLE.search(view.before(at, 30))
            and _WHOLE_ENDS.fullmatch(view.gap(at, at + 1))
            and view.gap(at + 1, at + 2) in {"(", ", or"}
        ):
            yield at + 2, f"share:@{view.start(at + 1)}/@{view.start(at)}"


def _pairs(view: SentenceView) -> Iterator[_Pair]:
    """The ends of "from A to B", "to B from A", and a range that is written so."""
    for at, reading in enumerate(view.readings):
        if reading.quantity is None or reading.timex is not None:
            continue
        before = view.before(at, 12)
        if reading.quantity.value is None and reading.mention.part("joiner") == "to" and before.endswith("from"):
            yield _Pair(at, at)
        other = _next_value(view, at)
        if other is None or not _comparable(reading.quantity.dimension, _dimension(view, other)):
            continue
        gap = view.gap(at, other)
        if len(gap) > _NEAR or _CLAUSE.search(gap):
            continue
        if before.endswith("from") and gap.endswith("to"):
            yield _Pair(at, other)
        elif before.endswith("to") and gap.endswith("from"):
            yield _Pair(other, at)


def _next_value(view: SentenceView, at: int) -> int | None:
    """The next reading that is no time."""
    following = range(at + 1, min(len(view.readings), at + 1 + _MOST_BETWEEN))
    return next((other for other in following if view.readings[other].timex is None), None)


def _comparable(first: str, second: str | None) -> bool:
    """Whether two dimensions are one; the first value often leaves its unit to the second ("from 500 to 350 litres")."""
    return second is not None and (first == second or not first or not second)


def _dimension(view: SentenceView, at: int) -> str | None:
    quantity = view.readings[at].quantity
    return quantity.dimension if quantity is not None else None


def _is_percent(view: SentenceView, at: int) -> bool:
    quantity = view.readings[at].quantity
    return quantity is not None and quantity.dimension in {"share", "share-difference"}


def _beside(view: SentenceView, pair: _Pair, at: int) -> bool:
    """Whether a percentage stands in the clause of the pair."""
    gap = view.gap(at, pair.first) if at < pair.first else view.gap(pair.last, at)
    return len(gap) <= _NEAR and _CLAUSE.search(gap) is None


def _direction(view: SentenceView, pair: _Pair, words: CueWords) -> str:
    """The suffix "-up" or "-down", by the one direction that the words of the clause name; "" if they name none or both."""
    around = {word.strip(",.;:()") for word in f"{view.before(pair.first, 60)} {view.after(pair.last, 40)}".split()}
    up, down = not words.up.isdisjoint(around), not words.down.isdisjoint(around)
    return "" if up == down else "-up" if up else "-down"


def _multiple(view: SentenceView, pair: _Pair, words: CueWords) -> str:
    """The factor that a verb right before "from" or "to" names, and its bound: "2:more-than"."""
    tail = view.before(pair.first, 40).split()[:-1]
    if not tail or tail[-1] not in words.multiples:
        return ""
    bound = "more-than" if tail[-3:-1] == ["more", "than"] else "below" if tail[-2:-1] in (["nearly"], ["almost"]) else "about"
    return f"{words.multiples[tail[-1]]}:{bound}"
