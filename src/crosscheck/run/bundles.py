"""The reduce: the parts of a bundle are compared and judged, and their clusters kept as one shard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct
from msgspec.structs import astuple, replace

from crosscheck.model import Claim, Cluster, Fault
from crosscheck.pipeline import Compared, Part, Told, compare_part
from crosscheck.run.batches import Setting, open_setting, shard_name
from crosscheck.run.packing import pack, unpack
from crosscheck.run.rows import Cell, Row, format_named
from crosscheck.run.store import Store, read_head, write_sealed


class Place(Struct, frozen=True):
    """Where a row stands: its shard, and where in it."""

    shard: str
    cell: Cell


class Bundle(Struct, frozen=True):
    """Parts that are compared on one worker, and where the claims of each part's reports stand."""

    setting: Setting
    parts: tuple[Part, ...]
    places: tuple[tuple[Place, ...], ...]


class BundleHead(Struct, frozen=True):
    """What the driver needs to know of a bundle; `clusters` are their ids, in the order of `cells`."""

    shard: str
    reports: int
    pairs: int
    clusters: tuple[str, ...]
    cells: tuple[Cell, ...]
    told: tuple[Told, ...]
    faults: tuple[Fault, ...]


def compare_bundle(bundle: Bundle) -> BundleHead:
    """Compares the parts, or finds that it is done already. Raises as `extract_batch` does."""
    setting = bundle.setting
    store = open_setting(setting)
    name = _name(bundle)
    known = read_head(store, name, setting.ending)
    if known is not None:
        return BundleHead(*unpack(known))
    compared = [
        compare_part(part, load_claims(store, setting, places), setting.options)
        for part, places in zip(bundle.parts, bundle.places, strict=True)
    ]
    head, data = _build(compared, name, bundle)
    write_sealed(store, name, setting.ending, data, pack(astuple(head)))
    return head


def _name(bundle: Bundle) -> str:
    """The shard's name. The names of the reports' shards are digests of what is in them, so they stand for it."""
    common = [sorted(part.common) for part in bundle.parts]
    made_from = (bundle.setting.signature, common, bundle.places)
    return shard_name("clusters", made_from)


def load_claims(store: Store, setting: Setting, places: Iterable[Place]) -> list[Claim]:
    """The claims of these reports, in their order."""
    return [claim for data in load_cells(store, setting, places, "data") for claim in unpack(data)]


def load_cells(store: Store, setting: Setting, places: Iterable[Place], column: str) -> Iterator[bytes]:
    """One part of each of these rows; rows of one shard that follow each other are read at one go."""
    layout = format_named(setting.ending)
    for shard, rows in groupby(places, key=lambda place: place.shard):
        with store.open(f"{shard}{setting.ending}") as file:
            yield from layout.read(file, [place.cell for place in rows], column)


def _build(compared: list[Compared], name: str, bundle: Bundle) -> tuple[BundleHead, bytes]:
    clusters = [cluster for one in compared for cluster in one.clusters]
    data, cells = format_named(bundle.setting.ending).write([_row(cluster) for cluster in clusters])
    head = BundleHead(
        shard=name,
        reports=sum(len(part.heads) for part in bundle.parts),
        pairs=sum(one.pairs for one in compared),
        clusters=tuple(cluster.id for cluster in clusters),
        cells=tuple(cells),
        told=tuple(told for one in compared for told in one.findings),
        faults=tuple(fault for one in compared for fault in one.faults),
    )
    return head, data


def _row(cluster: Cluster) -> Row:
    """A cluster without its comparisons, which nobody reads once it is judged."""
    return Row(cluster.id, cluster.family or "", pack(replace(cluster, comparisons=())))
