"""Which reports can meet at all: a group falls into parts that share nothing, so that each part is aligned by itself, wherever that is.

Reports are known here by their place in a list and topics by numbers, so that an archive's worth of them fits into memory: some 100 bytes a report.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import fsum

from msgspec import Struct

from crosscheck.align.options import AlignOptions

_MOST_TOPICS = 24
"""The topics of a report, at the most."""


class Parting(Struct, frozen=True):
    """A group's parts, each the places of its reports in order, parts by their first; how many reports share each topic that is
    too common to link by; and how many reports stood in parts that were too large and were split.
    """

    parts: tuple[tuple[int, ...], ...]
    common: Mapping[str, int]
    split: int = 0


class Link(Struct, frozen=True, gc=False):
    """Two reports (places, smaller first) and the weight of the topics they share."""

    one: int
    two: int
    weight: float


class Topics:
    """The topics of reports as numbers: those of each report, and the reports of each."""

    def __init__(self, topics: Iterable[Sequence[str]]) -> None:
        self.numbers: dict[str, int] = {}
        self.of_report: list[array[int]] = [
            array("i", sorted({self.numbers.setdefault(topic, len(self.numbers)) for topic in found})) for found in topics
        ]
        self.reports: dict[int, array[int]] = defaultdict(lambda: array("i"))
        for place, found in enumerate(self.of_report):
            for topic in found:
                self.reports[topic].append(place)

    def common(self, most: int) -> dict[str, int]:
        """The topics of more reports than that, with how many, by name."""
        return {name: len(self.reports[number]) for name, number in sorted(self.numbers.items()) if len(self.reports[number]) > most}


def part_reports(topics: Sequence[Sequence[str]], options: AlignOptions) -> Parting:
    """The parts of a group: reports that are linked, or linked by others, are of one part. A report without a link is one by itself.

    A part of more than `max_part` reports is split where its reports share the fewest topics: what is left of it is linked by one more topic each time.
    """
    table = Topics(topics)
    common = table.common(options.max_reports)
    parts: list[tuple[int, ...]] = []
    split = 0
    for part in _linked_parts(table, options, options.shared_topics):
        if len(part) > options.max_part:
            split += len(part)
            parts.extend(_split(part, [[name for name in topics[at] if name not in common] for at in part], options))
        else:
            parts.append(part)
    return Parting(tuple(sorted(parts)), common, split)


def _split(part: Sequence[int], topics: Sequence[Sequence[str]], options: AlignOptions) -> Iterator[tuple[int, ...]]:
    left = [tuple(range(len(part)))]
    for least in range(options.shared_topics + 1, _MOST_TOPICS + 1):
        if not left:
            return
        found = _linked_parts(Topics([topics[at] for whole in left for at in whole]), options, least)
        order = [at for whole in left for at in whole]
        parts = [tuple(sorted(order[at] for at in places)) for places in found]
        yield from (tuple(part[at] for at in places) for places in parts if len(places) <= options.max_part)
        left = [places for places in parts if len(places) > options.max_part]
    for whole in left:  # the same report over and over
        for first in range(0, len(whole), options.max_part):
            yield tuple(part[at] for at in whole[first : first + options.max_part])


def _linked_parts(table: Topics, options: AlignOptions, least: int) -> tuple[tuple[int, ...], ...]:
    """The parts in which each report shares `least` topics with another."""
    parents = array("i", range(len(table.of_report)))
    for one, counts in _shared_counts(table, options):
        for two, count in counts.items():
            if count >= least:
                _join(parents, one, two)
    return _members(parents)


def find_links(topics: Sequence[Sequence[str]], weights: Mapping[str, float], options: AlignOptions) -> Iterator[Link]:
    """The pairs of reports that share enough topics, with what the shared topics weigh."""
    table = Topics(topics)
    weight_of = array("d", (weights[name] for name in table.numbers))
    for one, counts in _shared_counts(table, options):
        own = table.of_report[one]
        for two, count in sorted(counts.items()):
            if count >= options.shared_topics:
                yield Link(one, two, _weigh(own, table, two, weight_of, options))


def _weigh(own: Sequence[int], table: Topics, two: int, weights: Sequence[float], options: AlignOptions) -> float:
    other = frozenset(table.of_report[two])
    return fsum(weights[topic] for topic in own if topic in other and len(table.reports[topic]) <= options.max_reports)


def _shared_counts(table: Topics, options: AlignOptions) -> Iterator[tuple[int, Counter[int]]]:
    """Each report with the later reports that share topics with it, and how many; never more than one report's at a time."""
    for one, found in enumerate(table.of_report):
        counts: Counter[int] = Counter()
        for topic in found:
            names = table.reports[topic]
            if 1 < len(names) <= options.max_reports:
                counts.update(names[bisect_right(names, one) :])
        yield one, counts


def _join(parents: array[int], one: int, two: int) -> None:
    first, second = _root(parents, one), _root(parents, two)
    parents[max(first, second)] = min(first, second)


def _root(parents: array[int], place: int) -> int:
    while parents[place] != place:
        parents[place] = parents[parents[place]]
        place = parents[place]
    return place


def _members(parents: array[int]) -> tuple[tuple[int, ...], ...]:
    parts: dict[int, list[int]] = defaultdict(list)
    for place in range(len(parents)):
        parts[_root(parents, place)].append(place)
    return tuple(tuple(found) for _, found in sorted(parts.items()))


def split_links(links: Iterable[Link], size: int) -> Iterator[list[Link]]:
    """The links of each part by themselves; parts without a link are left out."""
    ones, twos, weights = array("i"), array("i"), array("d")
    parents = array("i", range(size))
    for link in links:
        ones.append(link.one)
        twos.append(link.two)
        weights.append(link.weight)
        _join(parents, link.one, link.two)
    by_part: dict[int, array[int]] = defaultdict(lambda: array("i"))
    for at, one in enumerate(ones):
        by_part[_root(parents, one)].append(at)
    for _, places in sorted(by_part.items()):
        yield [Link(ones[at], twos[at], weights[at]) for at in places]
