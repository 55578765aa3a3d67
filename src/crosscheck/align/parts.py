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


class Parting(Struct, frozen=True):
    """A group's parts, each the places of its reports in order, parts by their first; and how many reports share each topic that is too common to link by."""

    parts: tuple[tuple[int, ...], ...]
    common: Mapping[str, int]


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
    """The parts of a group: reports that are linked, or linked by others, are of one part. A report without a link is one by itself."""
    table = Topics(topics)
    parents = array("i", range(len(table.of_report)))
    for one, counts in _shared_counts(table, options):
        for two, count in counts.items():
            if count >= options.shared_topics:
                _join(parents, one, two)
    return Parting(_members(parents), table.common(options.max_reports))


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
