"""One sentence with its readings, as the cue finders look at it: folded text between, before and after the values."""

from __future__ import annotations

from bisect import bisect_left

from msgspec import Struct

from crosscheck.model import Quantity, Reading


class SentenceView(Struct, frozen=True):
    """The sentence `text[begin:end]` and its readings in text order. What is looked at is folded: lower case, single blanks."""

    text: str
    begin: int
    end: int
    readings: tuple[Reading, ...]

    def start(self, at: int) -> int:
        """The offset of a reading."""
        return self.readings[at].mention.start

    def at(self, offset: int) -> int | None:
        """The reading that begins at an offset; None if none does."""
        found = bisect_left(self.readings, offset, key=lambda reading: reading.mention.start)
        return found if found < len(self.readings) and self.start(found) == offset else None

    def nearest(self, offset: int) -> int:
        """The reading that begins nearest to an offset, the earlier of two; there must be one."""
        found = bisect_left(self.readings, offset, key=lambda reading: reading.mention.start)
        around = [at for at in (found - 1, found) if 0 <= at < len(self.readings)]
        return min(around, key=lambda at: abs(self.start(at) - offset))

    def gap(self, first: int, second: int) -> str:
        """The folded text between two readings, stripped; "" if they touch."""
        return fold(self.text[self.readings[first].mention.end : self.readings[second].mention.start])

    def before(self, at: int, reach: int) -> str:
        """The folded text before a reading, at most `reach` code points of the sentence."""
        start = self.start(at)
        return fold(self.text[max(self.begin, start - reach) : start])

    def after(self, at: int, reach: int) -> str:
        """The folded text after a reading, at most `reach` code points of the sentence."""
        end = self.readings[at].mention.end
        return fold(self.text[end : min(self.end, end + reach)])

    def count(self, at: int) -> Quantity | None:
        """The quantity of a reading that counts things, or is a bare number; None otherwise."""
        quantity = self.readings[at].quantity
        if quantity is None or self.readings[at].timex is not None or quantity.dimension not in {"", "count"}:
            return None
        return quantity


def fold(text: str) -> str:
    """Lower case, runs of blanks as one blank, none at the ends."""
    return " ".join(text.lower().split())


_PLURALS = {"men": "man", "women": "woman", "children": "child", "people": "people", "policemen": "policeman", "policewomen": "policewoman"}


def singular(noun: str) -> str:
    """The singular of a noun of persons: "women" -> "woman", "babies" -> "baby", "voters" -> "voter"."""
    if noun in _PLURALS:
        return _PLURALS[noun]
    return f"{noun[:-3]}y" if noun.endswith("ies") else noun.removesuffix("s")
