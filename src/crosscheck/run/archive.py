"""A whole run over shards: extraction is a map over batches of files, comparing a reduce over bundles of linked reports; the driver joins heads only."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from crosscheck.model import Fault, Result
from crosscheck.pipeline import Head, Part, Told, part_heads, settle_run
from crosscheck.read.discover import Item
from crosscheck.read.errors import NothingReadError
from crosscheck.run.batches import Batch, Setting, extract_batch, run_mark
from crosscheck.run.bundles import Bundle, Place, compare_bundle
from crosscheck.run.engine import Engine
from crosscheck.run.kept import KeptClusters, KeptExtractions, Places, order_places
from crosscheck.run.local import Progress
from crosscheck.run.store import open_store

FEWEST, MOST = 16, 128
"""Files that are extracted as one task: the most is about half a second's worth, which is what a death costs."""
CLAIMS = 1_500
"""Claims that are compared as one task, unless one part alone has more."""


class Archive(Struct, frozen=True):
    """What is to be checked: the files, what could not be listed, and the setting of the run. `keeper` keeps its shards while they are in use."""

    items: Sequence[Item]
    faults: Sequence[Fault]
    setting: Setting
    keeper: object = None


class Extracted(NamedTuple):
    """All that the driver holds of the reports, in order of their ids."""

    heads: list[Head]
    places: Sequence[Place]
    told: list[Told]
    faults: list[Fault]
    commented: frozenset[str]


class Ran(NamedTuple):
    """What came of a run, all that could not be read, and the paths of the reports that findings are shown in."""

    result: Result
    faults: Sequence[Fault]
    paths: Sequence[str]


Alone = Callable[[Sequence[tuple[str, str]]], Sequence[Fault]]
"""From the paths and folders of all reports, what keeps them from being compared."""


def run_archive(archive: Archive, engine: Engine, progress: Progress, alone: Alone) -> Ran:
    """The result, whose extractions and clusters stay in their shards; the same findings, byte for byte, whatever the engine.

    Raises EngineError; NothingReadError where nothing was read and no fault says why; OSError where shards cannot be kept.
    """
    store = open_store(archive.setting.root)
    store.write(run_mark(archive.setting.run), b"")
    try:
        extracted = _extract(archive, engine, progress)
        if not extracted.heads and not extracted.faults:
            raise NothingReadError(", ".join(item.path for item in archive.items[:3]) or "the paths", "no report was found")
        extracted.faults.extend(alone([(head.path, head.group) for head in extracted.heads]))
        result = _compare(archive, extracted, engine, progress)
        located = {location.document for finding in result.findings for location in finding.locations}
        return Ran(result, tuple(extracted.faults), [head.path for head in extracted.heads if head.id in located])
    finally:
        store.remove(run_mark(archive.setting.run))


def _extract(archive: Archive, engine: Engine, progress: Progress) -> Extracted:
    heads: list[Head] = []
    places = Places()
    told: list[Told] = []
    faults = list(archive.faults)
    commented: set[str] = set()
    done, total = 0, len(archive.items)
    size = min(MOST, max(FEWEST, total // 32))
    progress("extracting", 0, total)
    for head in engine.run(extract_batch, _batches(archive, size)):
        heads.extend(_interned(one) for one in head.reports)
        places.add(head.shard, head.cells)
        told.extend(head.told)
        faults.extend(head.faults)
        commented.update(head.commented)
        done += size
        progress("extracting", min(done, total), total)
    order = sorted(range(len(heads)), key=lambda at: heads[at].id)
    return Extracted([heads[at] for at in order], order_places(places, order), told, faults, frozenset(commented))


def _batches(archive: Archive, size: int) -> Iterator[Batch]:
    for first in range(0, len(archive.items), size):
        yield Batch(archive.setting, tuple(archive.items[first : first + size]))


def _interned(head: Head) -> Head:
    """The head with its topics, path and folder in one copy for all: that is most of what a driver holds."""
    path, group = sys.intern(head.path), sys.intern(head.group)
    return replace(head, path=path, group=group, topics=tuple(map(sys.intern, head.topics)))


def _compare(archive: Archive, extracted: Extracted, engine: Engine, progress: Progress) -> Result:
    heads, setting = extracted.heads, archive.setting
    progress("grouping", 0, len(heads))
    parts, limits = part_heads(heads, setting.options)
    total = sum(len(part.heads) for part in parts)
    places = Places()
    ids = array("Q")
    told, faults, pairs, done = extracted.told, [*extracted.faults, *limits], 0, 0
    progress("comparing", 0, total)
    for head in engine.run(compare_bundle, _bundles(parts, extracted, setting)):
        places.add(head.shard, head.cells)
        ids.extend(int(id_, 16) for id_ in head.clusters)
        told.extend(head.told)
        faults.extend(head.faults)
        pairs += head.pairs
        done += head.reports
        progress("comparing", done, total)
    findings = settle_run(told, faults)
    clusters = KeptClusters(setting, order_places(places, sorted(range(len(ids)), key=ids.__getitem__)), archive.keeper)
    extractions = KeptExtractions(setting, [head.id for head in heads], extracted.places, extracted.commented, archive.keeper)
    statistics = {
        "reports": len(heads),
        "claims": sum(head.claims for head in heads),
        "pairs": pairs,
        "clusters": len(ids),
        "findings": len(findings),
    }
    return Result(extractions, clusters, findings, statistics)


def _bundles(parts: Sequence[Part], extracted: Extracted, setting: Setting) -> Iterator[Bundle]:
    """The largest parts first, so that no worker is left with one at the end; small ones together, in order."""
    row_of = {head.id: row for row, head in enumerate(extracted.heads) if head.claims}
    large = sorted((part for part in parts if _size(part) >= CLAIMS), key=_size, reverse=True)
    small = _packed(part for part in parts if _size(part) < CLAIMS)
    for found in chain(([part] for part in large), small):
        places = tuple(tuple(extracted.places[row_of[head.id]] for head in part.heads) for part in found)
        yield Bundle(setting, tuple(_lean(part) for part in found), places)


def _size(part: Part) -> int:
    return sum(head.claims for head in part.heads)


def _lean(part: Part) -> Part:
    """The part without its heads' topics: the claims carry them."""
    return replace(part, heads=tuple(replace(head, topics=()) for head in part.heads))


def _packed(parts: Iterable[Part]) -> Iterator[list[Part]]:
    bundle: list[Part] = []
    size = 0
    for part in parts:
        bundle.append(part)
        size += _size(part)
        if size >= CLAIMS:
            yield bundle
            bundle, size = [], 0
    if bundle:
        yield bundle
