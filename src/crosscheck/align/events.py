"""Which reports are of one event, where no folder says so: those that share many of their rarest words, without chains."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from crosscheck.align.linkage import link_items
from crosscheck.align.options import AlignOptions


def group_events(topics: Mapping[str, Sequence[str]], weights: Mapping[str, float], options: AlignOptions) -> dict[str, str]:
    """Report -> its event, named by the event's first report; a report that is like no other is an event of its own.

    `weights` tell how much a topic says. Two reports are of one event for sure where they share `event_share` of what the topics of the lesser
    one weigh. Average linkage, so that no row of reports each a little like the next joins two events: two groups join while the mean over the
    pairs of their reports is `event_threshold`. The work grows with the reports that share topics, not with all pairs.
    """
    enough = {name: options.event_share * sum(weights[topic] for topic in found) for name, found in topics.items()}
    links = [
        (one, two, min(1.0, weight / max(_LEAST, min(enough[one], enough[two]))))
        for (one, two), (count, weight) in _shared(topics, weights, options).items()
        if count >= options.shared_topics
    ]
    events = {name: name for name in topics}
    for names in link_items(links, options.event_threshold, 0.0, _never_apart):
        events.update(dict.fromkeys(names, names[0]))
    return events


_LEAST = 1e-9

Shared = dict[tuple[str, str], tuple[int, float]]


def _shared(topics: Mapping[str, Sequence[str]], weights: Mapping[str, float], options: AlignOptions) -> Shared:
    """How many topics two reports share, and what these weigh; topics of more than `max_reports` reports count for none."""
    reports: dict[str, list[str]] = defaultdict(list)
    for name in sorted(topics):
        for topic in topics[name]:
            reports[topic].append(name)
    shared: Shared = {}
    for topic, names in sorted(reports.items()):
        if len(names) <= options.max_reports:
            for pair in combinations(names, 2):
                count, weight = shared.get(pair, (0, 0.0))
                shared[pair] = count + 1, weight + weights[topic]
    return shared


def _never_apart(one: Sequence[str], two: Sequence[str]) -> bool:  # noqa: ARG001 - what `link_items` asks of two groups
    return False
