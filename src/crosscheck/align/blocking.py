"""Which claims are compared at all: those that share a key. No stage compares all pairs."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from crosscheck.align.values import view_value
from crosscheck.model import Claim

_TOPIC_KEYS = 12
_TERM_KEYS = 6

Pair = tuple[str, str]


def block_keys(claim: Claim) -> tuple[str, ...]:
    """The keys of a claim: its slot kind with its value, its family and its nearest words, for each leading topic of its report."""
    kind = claim.measurand.kind
    content = [f"v:{key}" for key in _value_keys(claim)]
    if claim.measurand.family:
        content.append(f"f:{claim.measurand.family}")
    if claim.measurand.person:
        content.append(f"p:{claim.measurand.person.split()[-1]}")
    content.extend(f"w:{term}" for term in claim.measurand.terms[:_TERM_KEYS])
    return tuple(f"{kind}|{topic}|{key}" for topic in claim.topics[:_TOPIC_KEYS] for key in content)


def _value_keys(claim: Claim) -> list[str]:
    """Keys that claims of agreeing values share: a rounded figure; a day, its weekday and its month."""
    value = view_value(claim)
    found = []
    if value.axis == "time":
        weekday, month, _ = value.stated
        found += [f"d{weekday}"] if weekday else []
        found += [f"m{month}"] if month else []
    if value.low is None:
        return [*found, value.token]
    if value.axis == "time":
        return [*found, str(int(value.low // 1440))]
    if value.axis.startswith("currency:"):
        found.append(f"e{math.floor(math.log2(max(1.0, value.low)))}")
    return [*found, f"{value.low:.2g}"]


def candidate_pairs(claims: Sequence[Claim], keys: Mapping[str, Sequence[str]], max_block: int, shared_topics: int) -> Iterator[Pair]:
    """Pairs of claim ids, smaller first, each once, in stable order: claims that share a block and whose reports share enough topics.

    `keys` maps block keys to claim ids; a block of more than `max_block` claims is passed over here (its claims still meet in smaller ones).
    """
    by_id = {claim.id: claim for claim in claims}
    topics = {claim.document: frozenset(claim.topics) for claim in claims}
    together: dict[tuple[str, str], bool] = {}
    seen: set[Pair] = set()
    for key in sorted(keys):
        members = sorted(keys[key])
        if len(members) > max_block:
            continue
        for at, one in enumerate(members):
            for two in members[at + 1 :]:
                pair = (one, two)
                if pair in seen:
                    continue
                seen.add(pair)
                documents = (by_id[one].document, by_id[two].document)
                if documents not in together:
                    shared = len(topics[documents[0]] & topics[documents[1]])
                    together[documents] = documents[0] == documents[1] or shared >= shared_topics
                if together[documents]:
                    yield pair


def build_blocks(claims: Iterable[Claim]) -> dict[str, list[str]]:
    """Block key -> ids of the claims that carry it; blocks of one claim are left out."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        for key in block_keys(claim):
            blocks[key].append(claim.id)
    return {key: members for key, members in blocks.items() if len(members) > 1}
