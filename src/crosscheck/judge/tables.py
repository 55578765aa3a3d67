"""The totals of a report's tables against the cells they sum up: which do not come out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from crosscheck.judge.interval import Interval, around
from crosscheck.judge.options import JudgeOptions
from crosscheck.judge.single import add_up, allowed, claims_by_start, cues_of, figure, targets
from crosscheck.model import Claim, Extraction, exact

_NEAR = Fraction(1, 5)
_FAR = 2
_CAP = Fraction(1, 20)
_LONGEST_SCALE = 6
_OF_ADDED = 0.9
_OF_ALONE = 0.75


class WrongTotal(Struct, frozen=True):
    """A total of a table, the cells that it should sum up, and how sure it is that it should."""

    total: Claim
    parts: tuple[Claim, ...]
    confidence: float


class _Way(Struct, frozen=True):
    """One reading of what a total sums up; `complete` unless a part is not told."""

    parts: tuple[Claim, ...]
    complete: bool


class _Total(Struct, frozen=True):
    """A total with the line it stands in, the place its figures are rounded to (None: each to its own), and the ways to read it."""

    claim: Claim
    line: str
    place: Fraction | None
    ways: tuple[_Way, ...]

    @property
    def likeliest(self) -> _Way:
        return self.ways[0]


def wrong_totals(extraction: Extraction, options: JudgeOptions) -> Iterator[WrongTotal]:
    """The totals that no reading of their table bears out: in lines whose other totals come out right, or that are the only one and nearly right."""
    lines: dict[tuple[int | None, str], list[_Total]] = defaultdict(list)
    for total in _totals(extraction):
        lines[total.claim.place.paragraph, total.line].append(total)
    told: set[str] = set()
    for _, totals in sorted(lines.items(), key=lambda line: (line[0][1].startswith("column"), line[1][0].claim.start)):
        for wrong in _wrong_of_line(totals, options):
            touched = {claim.id for claim in (wrong.total, *wrong.parts)}
            # one wrong cell spoils its row and its column: it is told once
            if told.isdisjoint(touched):
                yield wrong
            told |= touched if wrong.total.id not in told else set()


def _totals(extraction: Extraction) -> Iterator[_Total]:
    by_start = claims_by_start(extraction)
    for claim, value in cues_of(extraction, "table-sum"):
        line, place, readings = value.split(";", 2)
        ways = [_way(reading, by_start) for reading in readings.split("|")]
        yield _Total(claim, line, None if place == "own" else Fraction(place), tuple(way for way in ways if way is not None))


def _way(reading: str, by_start: Mapping[int, Claim]) -> _Way | None:
    parts = targets(reading, by_start)
    return None if parts is None else _Way(parts, "?" not in reading)


def _wrong_of_line(totals: Sequence[_Total], options: JudgeOptions) -> Iterator[WrongTotal]:
    """The wrong totals of one line, if it is a line of sums at all."""
    fit = [any(_fits(total, way, options) for way in total.ways) for total in totals]
    right = sum(fits and _is_telling(total) for fits, total in zip(fit, totals, strict=True))
    wrong = [total for fits, total in zip(fit, totals, strict=True) if not fits and total.ways]
    for total in wrong:
        if len(totals) == 1 and _is_near(total):
            yield WrongTotal(total.claim, total.likeliest.parts, _OF_ALONE)
        elif right >= len(wrong) and _is_like_a_sum(total):
            yield WrongTotal(total.claim, total.likeliest.parts, _OF_ADDED)


def _fits(total: _Total, way: _Way, options: JudgeOptions) -> bool:
    """Whether the parts can make the total, as far as they are told; a cell that holds the sum of its neighbours may be a subtotal."""
    room = _room(total.claim, total.place, options)
    rooms = [_room(part, total.place, options) for part in way.parts]
    parts = [one for one in rooms if one is not None]
    if room is None or len(parts) < len(rooms):
        return True
    if _make(parts, room, way):
        return True
    loose = [one for at, one in enumerate(parts) if not _is_subtotal(parts, at)]
    return 1 < len(loose) < len(parts) and _make(loose, room, way)


def _make(parts: Sequence[Interval], room: Interval, way: _Way) -> bool:
    made = add_up(parts)
    return made.overlaps(room) or (not way.complete and made.lies_below(room))


def _is_subtotal(parts: Sequence[Interval], at: int) -> bool:
    """Whether a cell holds the sum of two or more cells right behind or right before it."""
    return _sums_up(parts[at], parts[at + 1 :]) or _sums_up(parts[at], parts[:at][::-1])


def _sums_up(whole: Interval, parts: Sequence[Interval]) -> bool:
    made: Interval | None = None
    for number, part in enumerate(parts):
        made = part if made is None else made.plus(part)
        if number and made.overlaps(whole):
            return True
        if whole.lies_below(made):
            return False
    return False


def _room(claim: Claim, place: Fraction | None, options: JudgeOptions) -> Interval | None:
    """What one cell allows: its figure within half the place to which its column is rounded; what its words allow where they hedge."""
    quantity, value = claim.quantity, figure(claim)
    if quantity is None or value is None or quantity.bound is not None or quantity.approximate:
        return allowed(claim, options)
    rounded = (exact(quantity.precision) if place is None else place) * quantity.factor / 2
    return around(value, rounded if rounded <= quantity.factor else min(rounded, abs(value) * _CAP))


def _is_telling(total: _Total) -> bool:
    """Whether a sum that comes out says something: two of its parts or more are not nothing."""
    return sum(bool(figure(part)) for part in total.likeliest.parts) > 1


def _is_like_a_sum(total: _Total) -> bool:
    """Whether a total that does not come out is of a sum's size: above all its parts, and no more than twice off, or off by a slip of the pen."""
    own, values = figure(total.claim), [figure(part) for part in total.likeliest.parts]
    known = [value for value in values if value is not None]
    if own is None or len(known) < len(values):
        return False
    made = sum(known, Fraction(0))
    if _is_slip(own, made):
        return True
    return own > max(known) and 0 < made <= own * _FAR and own <= made * _FAR


def _is_near(total: _Total) -> bool:
    """Whether a total that no other one vouches for is a fifth off at most, or off by a slip of the pen."""
    own, made = figure(total.claim), sum((figure(part) or Fraction(0) for part in total.likeliest.parts), Fraction(0))
    if own is None or not _is_like_a_sum(total):
        return False
    return _is_slip(own, made) or abs(own - made) <= max(own, made) * _NEAR


def _is_slip(own: Fraction, made: Fraction) -> bool:
    """Whether one is the other with its digits in another order, or times a power of ten."""
    if own <= 0 or made <= 0:
        return False
    digits = [sorted(str(value).strip("0")) for value in (own, made)]
    ratio = max(own, made) / min(own, made)
    powers = [Fraction(10) ** power for power in range(1, _LONGEST_SCALE + 1)]
    return ratio in powers or (digits[0] == digits[1] and len(digits[0]) > 1 and ratio < powers[0])
