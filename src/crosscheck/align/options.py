"""What aligning can be told."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class AlignModel(Struct, frozen=True):
    """The learned part, as data: match weights by feature name and the intercept, for agreeing pairs, for pairs
    whose values are covered, and for slots whose values differ;
    and the background table of word rarity.
    """

    weights: Mapping[str, float]
    intercept: float
    blind_weights: Mapping[str, float]
    blind_intercept: float
    slot_weights: Mapping[str, float]
    slot_intercept: float
    rarity: Mapping[str, float]


class AlignOptions(Struct, frozen=True):
    """How far aligning goes.

    `threshold` and `slot_threshold`: the mean probability at which two clusters still join, of agreeing and of differing values;
    `shared_topics`: the topics that two reports must share to be compared; `max_reports`: the reports that a topic may link;
    `max_block`: the claims of one report that may share a key; `max_part`: the linked reports that are compared together, more are split.
    `event_share`: the share of their topics' weight by which two reports are surely of one event; `event_floor`: the share of that under which
    two reports count as strangers; `event_threshold`: the mean share at which two groups of reports still are of one event (of
    `benchmarks/clusters` in one folder, 77 % of the pairs of reports of one event stay together, and of the pairs that are together 86 % are of
    one event, against 8 % of those that share two topics; with no floor 79 % and 74 %).
    """

    threshold: float = 0.3
    slot_threshold: float = 0.4
    shared_topics: int = 2
    max_reports: int = 300
    max_block: int = 300
    max_part: int = 1_000
    event_share: float = 0.35
    event_threshold: float = 0.4
    event_floor: float = 0.38
