"""An archive's extractions and clusters as sequences: in shards, not in memory; what is held of each is where it stands."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import overload

from crosscheck.model import Cluster, Extraction
from crosscheck.model.shelf import Shelf
from crosscheck.run.batches import Setting
from crosscheck.run.bundles import Place, load_cells
from crosscheck.run.packing import unpack
from crosscheck.run.rows import Cell
from crosscheck.run.store import Store, open_store

_AT_ONCE = 4_096
"""Clusters that are in memory at once."""


class Places:
    """Where rows stand, 20 bytes a row."""

    def __init__(self) -> None:
        self._shards: list[str] = []
        self._columns = (array("I"), array("Q"), array("I"), array("I"))

    def __len__(self) -> int:
        return len(self._columns[0])

    def add(self, shard: str, cells: Iterable[Cell]) -> None:
        """Adds the rows of one shard."""
        for cell in cells:
            for column, value in zip(self._columns, (len(self._shards), *cell), strict=True):
                column.append(value)
        self._shards.append(shard)

    def of(self, row: int) -> Place:
        """Where the row of that number stands."""
        shard, one, two, three = (column[row] for column in self._columns)
        return Place(self._shards[shard], (one, two, three))


class KeptExtractions(Shelf):
    """Extractions in order of their ids, without their readings. `keeper` is what keeps the shards while this is in use."""

    def __init__(self, setting: Setting, ids: Sequence[str], places: Sequence[Place], commented: frozenset[str], keeper: object) -> None:
        self._store, self._setting = open_store(setting.root), setting
        self._ids, self._places, self._commented, self._keeper = ids, places, commented, keeper

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, index: int) -> Extraction: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Extraction, ...]: ...
    def __getitem__(self, index: int | slice) -> Extraction | tuple[Extraction, ...]:
        if isinstance(index, slice):
            return tuple(self._load(range(len(self))[index]))
        return next(self._load([range(len(self))[index]]))

    def __iter__(self) -> Iterator[Extraction]:
        return self._load(range(len(self)))

    def pick(self, ids: AbstractSet[str]) -> Iterator[Extraction]:
        """The extractions of these reports, in order."""
        return self._load([at for at, id_ in enumerate(self._ids) if id_ in ids])

    @property
    def commented(self) -> frozenset[str]:
        """The ids of the reports that hold comments to this tool."""
        return self._commented

    def _load(self, rows: Sequence[int]) -> Iterator[Extraction]:
        parts = [load_cells(self._store, self._setting, (self._places[row] for row in rows), column) for column in ("data", "rest")]
        for claims, rest in zip(*parts, strict=True):
            document, origin, faults = unpack(rest)
            yield Extraction(document, origin, (), unpack(claims), faults)


class _Ordered(Sequence[Place]):
    """Places in another order than that of their shards."""

    def __init__(self, places: Places, order: Sequence[int]) -> None:
        self._places, self._order = places, array("I", order)

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, index: int) -> Place: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Place, ...]: ...
    def __getitem__(self, index: int | slice) -> Place | tuple[Place, ...]:
        if isinstance(index, slice):
            return tuple(self._places.of(row) for row in self._order[index])
        return self._places.of(self._order[index])


def order_places(places: Places, order: Sequence[int]) -> Sequence[Place]:
    """The places of these rows, in this order."""
    return _Ordered(places, order)


class KeptClusters(Sequence[Cluster]):
    """Clusters in order of their ids, without their comparisons."""

    def __init__(self, setting: Setting, places: Sequence[Place], keeper: object) -> None:
        self._store: Store = open_store(setting.root)
        self._setting, self._places, self._keeper = setting, places, keeper

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Cluster: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Cluster, ...]: ...
    def __getitem__(self, index: int | slice) -> Cluster | tuple[Cluster, ...]:
        if isinstance(index, slice):
            return tuple(self._load(self._places[index]))
        return next(self._load([self._places[index]]))

    def __iter__(self) -> Iterator[Cluster]:
        for first in range(0, len(self), _AT_ONCE):
            yield from self._load_chunk(self._places[first : first + _AT_ONCE])

    def _load_chunk(self, places: Sequence[Place]) -> list[Cluster]:
        """Neighbours by id stand in any shards: many are read at once, each shard in one go."""
        by_shard = sorted(range(len(places)), key=lambda at: (places[at].shard, places[at].cell))
        loaded = zip(by_shard, self._load(places[at] for at in by_shard), strict=True)
        return [cluster for _, cluster in sorted(loaded, key=lambda pair: pair[0])]

    def _load(self, places: Iterable[Place]) -> Iterator[Cluster]:
        return (unpack(data) for data in load_cells(self._store, self._setting, places, "data"))
