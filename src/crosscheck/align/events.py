"""Which reports are of one event, where no folder says so: those that share many of their rarest words, without chains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import fsum

from crosscheck.align.linkage import link_items
from crosscheck.align.options import AlignOptions
from crosscheck.align.parts import Link, find_links, split_links

_LEAST = 1e-9


def group_events(topics: Mapping[str, Sequence[str]], weights: Mapping[str, float], options: AlignOptions) -> dict[str, str]:
    """Report -> its event, named by the event's first report; a report that is like no other is an event of its own.

    `weights` tell how much a topic says. Two reports are of one event for sure where they share `event_share` of what the topics of the lesser
    one weigh; topics of more than `max_reports` reports count for none. Average linkage, so that no row of reports each a little like the next joins two
    events: two groups join while the mean over the pairs of their reports is `event_threshold`. Reports that no link leads to never join, so each set of
    linked reports is settled by itself; a pair under `event_floor` counts as no link, or all reports of a large archive would hang together. The work grows with the reports that share topics, not with all pairs.
    """
    names = sorted(topics)
    events = {name: name for name in names}
    for links in split_links(_sure_links([topics[name] for name in names], weights, options), len(names)):
        found = [(names[link.one], names[link.two], link.weight) for link in links]
        for event in link_items(found, options.event_threshold, 0.0, _never_apart):
            events.update(dict.fromkeys(event, event[0]))
    return events


def _sure_links(topics: Sequence[Sequence[str]], weights: Mapping[str, float], options: AlignOptions) -> Iterator[Link]:
    """The links that say something, weighed by how sure they are that two reports are of one event, 0 to 1."""
    enough = [max(_LEAST, options.event_share * fsum(weights[topic] for topic in found)) for found in topics]
    for link in find_links(topics, weights, options):
        sure = min(1.0, link.weight / min(enough[link.one], enough[link.two]))
        if sure >= options.event_floor:
            yield Link(link.one, link.two, sure)


def _never_apart(one: Sequence[str], two: Sequence[str]) -> bool:  # noqa: ARG001 - what `link_items` asks of two groups
    return False
