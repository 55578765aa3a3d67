"""Which reports are of one event, where no folder says so: those that share many topics, without chains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crosscheck.align.blocking import shared_topics
from crosscheck.align.linkage import link_items
from crosscheck.align.options import AlignOptions


def group_events(topics: Mapping[str, Sequence[str]], options: AlignOptions) -> dict[str, str]:
    """Report -> its event, named by the event's first report; a report that is like no other is an event of its own.

    Average linkage, so that no row of reports each a little like the next joins two events: two groups join while the mean of what their
    reports share is `event_threshold` of `event_topics` topics (or of all, where a short report has fewer) or more. The work grows with the reports that share topics, not with all pairs.
    """
    shared, _ = shared_topics(topics, options)
    enough = {name: max(options.shared_topics, min(options.event_topics, len(found))) for name, found in topics.items()}
    links = [
        (one, two, min(1.0, count / min(enough[one], enough[two])))
        for (one, two), count in shared.items()
        if count >= options.shared_topics
    ]
    events = {name: name for name in topics}
    for names in link_items(links, options.event_threshold, 0.0, _never_apart):
        events.update(dict.fromkeys(names, names[0]))
    return events


def _never_apart(one: Sequence[str], two: Sequence[str]) -> bool:  # noqa: ARG001 - what `link_items` asks of two groups
    return False
