"""Which reports are of one event, where no folder says so: those that share many of their rarest words, without chains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crosscheck.align.linkage import link_items
from crosscheck.align.options import AlignOptions
from crosscheck.align.parts import find_links, split_links

_LEAST = 1e-9


def group_events(topics: Mapping[str, Sequence[str]], weights: Mapping[str, float], options: AlignOptions) -> dict[str, str]:
    """Report -> its event, named by the event's first report; a report that is like no other is an event of its own.

    `weights` tell how much a topic says. Two reports are of one event for sure where they share `event_share` of what the topics of the lesser
    one weigh; topics of more than `max_reports` reports count for none. Average linkage, so that no row of reports each a little like the next joins two
    events: two groups join while the mean over the pairs of their reports is `event_threshold`. Reports that no link leads to never join, so each set of
    linked reports is settled by itself; the work grows with the reports that share topics, not with all pairs.
    """
    names = sorted(topics)
    enough = [max(_LEAST, options.event_share * sum(weights[topic] for topic in topics[name])) for name in names]
    events = {name: name for name in names}
    for links in split_links(find_links([topics[name] for name in names], weights, options), len(names)):
        sure = [(names[link.one], names[link.two], min(1.0, link.weight / min(enough[link.one], enough[link.two]))) for link in links]
        for found in link_items(sure, options.event_threshold, 0.0, _never_apart):
            events.update(dict.fromkeys(found, found[0]))
    return events


def _never_apart(one: Sequence[str], two: Sequence[str]) -> bool:  # noqa: ARG001 - what `link_items` asks of two groups
    return False
