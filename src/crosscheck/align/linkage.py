"""Average linkage over sparse links: no chain of weak links, ties broken by content."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

Links = dict[str, dict[str, tuple[float, int]]]
Queue = list[tuple[float, str, str, int, int]]
Apart = Callable[[Sequence[str], Sequence[str]], bool]


def link_items(links: Iterable[tuple[str, str, float]], threshold: float, unseen: float, apart: Apart) -> list[list[str]]:
    """Groups of two items or more, each sorted, in order of their first item.

    Two groups join while the mean probability over all their pairs is at least `threshold`, best first; a pair without a link counts as
    `unseen`. Groups that `apart` holds to be two never join. Every item is named by its own id, so that order of input changes nothing.
    """
    found = sorted(links)
    members: dict[str, list[str]] = {}
    table: Links = defaultdict(dict)
    for one, two, probability in found:
        members.setdefault(one, [one])
        members.setdefault(two, [two])
        table[one][two] = table[two][one] = (probability, 1)
    queue: Queue = [(-probability, one, two, 1, 1) for one, two, probability in found]
    heapq.heapify(queue)
    while queue and -queue[0][0] >= threshold:
        _, one, two, size_one, size_two = heapq.heappop(queue)
        if not _is_current(members, one, two, size_one, size_two) or apart(members[one], members[two]):
            continue
        one, two = min(one, two), max(one, two)
        members[one] = members[one] + members.pop(two)
        _merge_links(one, two, table)
        for link in _new_links(one, members, table[one], unseen):
            heapq.heappush(queue, link)
    return sorted(sorted(ids) for ids in members.values() if len(ids) > 1)


def _is_current(members: Mapping[str, Sequence[str]], one: str, two: str, size_one: int, size_two: int) -> bool:
    return one in members and two in members and len(members[one]) == size_one and len(members[two]) == size_two


def _merge_links(one: str, two: str, links: Links) -> None:
    """Gives the links of group `two` to group `one`."""
    own, merged = links[one], links.pop(two)
    own.pop(two, None)
    merged.pop(one, None)
    for other, (total, count) in merged.items():
        before, seen = own.get(other, (0.0, 0))
        own[other] = (before + total, seen + count)
        links[other].pop(two, None)
    for other, link in own.items():
        links[other][one] = link


def _new_links(one: str, members: Mapping[str, Sequence[str]], own: Mapping[str, tuple[float, int]], unseen: float) -> Queue:
    """The queue entries of a group that has just grown."""
    found = []
    for other, (total, count) in own.items():
        pairs = len(members[one]) * len(members[other])
        mean = (total + unseen * (pairs - count)) / pairs
        first, second = min(one, other), max(one, other)
        found.append((-mean, first, second, len(members[first]), len(members[second])))
    return found
