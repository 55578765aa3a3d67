"""Which claims are compared at all: those of reports that share topics, and among them those that share a key. No stage compares all pairs."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations, product

from msgspec import Struct, field

from crosscheck.align.options import AlignOptions
from crosscheck.align.values import view_value
from crosscheck.model import Claim

_TERM_KEYS = 8
_PERIOD = "in "
_COARSE = frozenset(("decade", "year", "half", "quarter", "season", "month", "week"))
_SLOT = {"ordinal": "count", "magnitude": "count"}
"""Kinds that are compared with another: "the fifth victim" with "five dead", "a 4.6 quake" with "4.6 magnitude"."""

Pair = tuple[str, str]


class Candidates(Struct, frozen=True):
    """The candidate pairs (claim ids, smaller first, sorted, each once), and by report the keys that too many of its claims carry."""

    pairs: tuple[Pair, ...]
    capped: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def block_keys(claim: Claim) -> tuple[str, ...]:
    """What a claim is found by within reports of one event: its slot kind with its value, its family, its person and its nearest words."""
    kind = _SLOT.get(claim.measurand.kind, claim.measurand.kind)
    content = [f"v:{key}" for key in _value_keys(claim)]
    if claim.measurand.family:
        content.append(f"f:{claim.measurand.family}")
    if claim.measurand.person:
        content.append(f"p:{claim.measurand.person.split()[-1]}")
    content.extend(f"w:{term}" for term in claim.measurand.terms[:_TERM_KEYS])
    return tuple(dict.fromkeys(f"{kind}|{key}" for key in content))


def _value_keys(claim: Claim) -> list[str]:
    """Keys that claims of agreeing values share: a rounded figure; a day, its weekday, its month and its year."""
    value = view_value(claim)
    found = []
    if value.axis == "time":
        weekday, month, _ = value.stated
        found += [f"d{weekday}"] if weekday else []
        found += [f"m{month}"] if month else []
    if value.low is None:
        return [*found, value.token]
    if value.axis == "time":
        return [*found, str(int(value.low // 1440)), *_period_keys(claim)]
    if value.axis == "clock":
        return [f"h{int(value.low // 60)}", f"h{int((value.low + 30) // 60)}"]
    if value.axis.startswith("currency:"):
        power = math.floor(math.log2(max(1.0, value.low)))
        found += [f"e{power}", f"e{power + 1}"]
    return [*found, f"{value.low:.2g}"]


def _period_keys(claim: Claim) -> list[str]:
    """The year and the month that a date lies in: by them a coarse date finds the fine ones inside it."""
    first = claim.timex.first if claim.timex else None
    return [f"{_PERIOD}{first[:4]}", f"{_PERIOD}{first[:7]}"] if first else []


def _is_coarse(claim: Claim) -> bool:
    return claim.timex is not None and claim.timex.grain in _COARSE


def candidate_pairs(claims: Sequence[Claim], options: AlignOptions, common: AbstractSet[str] = frozenset()) -> Candidates:
    """The pairs of claims that share a key, of one report or of two reports that share at least `shared_topics` topics.

    A topic of `common`, or of more than `max_reports` reports, links none. A key that more than `max_block` claims of one report carry pairs none of
    that report. The work grows with the number of linked reports, not with the square of all.
    """
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.document].append(claim)
    linked = _linked_reports({name: found[0].topics for name, found in by_report.items()}, options, common)
    coarse = {claim.id for claim in claims if _is_coarse(claim)}
    keyed: dict[str, dict[str, list[str]]] = {}
    capped: dict[str, tuple[str, ...]] = {}
    for name, found in sorted(by_report.items()):
        blocks = _claims_by_key(found)
        if over := sorted(key for key, ids in blocks.items() if len(ids) > options.max_block):
            capped[name] = tuple(over)
        keyed[name] = {key: ids for key, ids in blocks.items() if len(ids) <= options.max_block}
    pairs: set[Pair] = set()
    for name, blocks in keyed.items():
        for key, ids in blocks.items():
            if not _is_period(key):
                pairs.update(combinations(ids, 2))
        for other in linked.get(name, ()):
            pairs.update(_shared(blocks, keyed[other], coarse))
    return Candidates(tuple(sorted(pairs)), capped)


def _shared(left: Mapping[str, Sequence[str]], right: Mapping[str, Sequence[str]], coarse: AbstractSet[str]) -> Iterable[Pair]:
    for key in left.keys() & right.keys():
        for one, two in product(left[key], right[key]):
            if not _is_period(key) or one in coarse or two in coarse:
                yield (one, two) if one < two else (two, one)


def _is_period(key: str) -> bool:
    """Whether a key is the period of a date; two fine dates of one year do not meet by it."""
    return f"|v:{_PERIOD}" in key


def _claims_by_key(claims: Iterable[Claim]) -> dict[str, list[str]]:
    blocks: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        for key in block_keys(claim):
            blocks[key].append(claim.id)
    return {key: sorted(ids) for key, ids in blocks.items()}


def _linked_reports(topics: Mapping[str, Sequence[str]], options: AlignOptions, common: AbstractSet[str]) -> dict[str, list[str]]:
    """Report -> the later reports that share enough topics with it."""
    reports: dict[str, list[str]] = defaultdict(list)
    for name in sorted(topics):
        for topic in topics[name]:
            reports[topic].append(name)
    shared: Counter[Pair] = Counter()
    for topic, names in reports.items():
        if topic not in common and len(names) <= options.max_reports:
            shared.update(combinations(names, 2))
    linked: dict[str, list[str]] = defaultdict(list)
    for (one, two), count in sorted(shared.items()):
        if count >= options.shared_topics:
            linked[one].append(two)
    return linked
