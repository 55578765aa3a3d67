"""The map: a batch of files is read and extracted, and kept as one shard. The same batch is never done twice."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import astuple

from crosscheck.model import Document, Extraction, Fault
from crosscheck.pipeline import Head, PipelineOptions, Told, build_head, extract, judge_report
from crosscheck.read.discover import Item, read_item
from crosscheck.read.errors import UnreadableError
from crosscheck.read.isolation import Isolation
from crosscheck.read.options import ReadOptions
from crosscheck.run.cache_keys import build_program
from crosscheck.run.engine import EngineError
from crosscheck.run.journal import TRIES, Journal
from crosscheck.run.packing import pack, unpack
from crosscheck.run.rows import Cell, Row, format_named
from crosscheck.run.store import Store, open_store, read_head, write_sealed
from crosscheck.run.urls import load_any
from crosscheck.triage.comments import find_suppressions

ASIDE = f"its worker died {TRIES} times while reading it (killed, or out of memory); it was set aside, and the rest was checked"


class Setting(Struct, frozen=True):
    """What all tasks of a run share: where shards are kept and how, the version of crosscheck, the options, and the digest of what the results depend on.

    `folder` is that from which relative paths are seen; `run` the run's own name, by which its tries are told from another run's.
    """

    root: str
    ending: str
    folder: str
    run: str
    program: bytes
    signature: bytes
    read: ReadOptions
    options: PipelineOptions
    options_of: Callable[[Document], PipelineOptions]


class Batch(Struct, frozen=True):
    """Files that are read and extracted together."""

    setting: Setting
    items: tuple[Item, ...]


class BatchHead(Struct, frozen=True):
    """What the driver needs to know of a batch: of each report its head and its place in the shard, the findings within reports, what could not be
    read, and the ids of reports with comments. `aside` is the run that set reports aside, "" if none was: another run tries them again.
    """

    shard: str
    reports: tuple[Head, ...]
    cells: tuple[Cell, ...]
    told: tuple[Told, ...]
    faults: tuple[Fault, ...]
    commented: tuple[str, ...] = ()
    aside: str = ""


def extract_batch(batch: Batch) -> BatchHead:
    """Reads and extracts, or finds that it is done already. Raises EngineError on a worker of another version, or without the driver's files."""
    setting = batch.setting
    store = open_setting(setting)
    loaded = {item.path: _load(item, setting) for item in batch.items}
    name = _name(batch, loaded)
    known = read_head(store, name, setting.ending)
    if known is not None:
        head = BatchHead(*unpack(known))
        if head.aside in ("", setting.run):
            return head
    journal = Journal(store, name, setting.run)
    head, data = _extract(batch, loaded, name, journal)
    write_sealed(store, name, setting.ending, data, pack(astuple(head)))
    journal.close()
    return head


def open_setting(setting: Setting) -> Store:
    """The place for shards, once it is certain that this worker runs the driver's crosscheck and sees the driver's files."""
    if build_program() != setting.program:
        raise EngineError("a worker runs another version of crosscheck, Python or a library than this machine; install the same on both")
    store = open_store(setting.root)
    if store.size(run_mark(setting.run)) is None:
        raise EngineError(
            f"a worker does not see {setting.root}; name a folder or URL that all of them reach: --cache-dir s3://bucket/shards"
        )
    return store


def run_mark(run: str) -> str:
    """The file by which workers know the driver's place for shards."""
    return f"runs/{run}"


def _load(item: Item, setting: Setting) -> bytes | UnreadableError:
    try:
        return load_any(item.path, setting.read.max_bytes, setting.folder)
    except UnreadableError as error:
        return error


def _name(batch: Batch, loaded: dict[str, bytes | UnreadableError]) -> str:
    """The shard's name: a digest of the files' bytes and of all that bears upon what is made of them."""
    contents = [hashlib.sha256(data).digest() if isinstance(data, bytes) else str(data) for data in loaded.values()]
    made_from = (batch.setting.program, batch.setting.signature, batch.items, contents)
    return shard_name("reports", made_from)


def shard_name(kind: str, made_from: object) -> str:
    """A name that is the same only where what the shard is made from is; of values whose `repr` holds all of them."""
    digest = hashlib.sha256(repr(made_from).encode("utf-8", "surrogatepass")).hexdigest()[:40]
    return f"{kind}/{digest[:2]}/{digest}"


def _extract(batch: Batch, loaded: dict[str, bytes | UnreadableError], name: str, journal: Journal) -> tuple[BatchHead, bytes]:
    found: list[Extraction] = []
    faults: list[Fault] = []
    aside = ""
    with Isolation() as isolation:
        for place, item in enumerate(batch.items):
            if journal.is_aside(place):
                faults.append(Fault("CX901", item.path, ASIDE))
                aside = batch.setting.run
                continue
            journal.begin(place)
            extractions, wrong = _extract_item(item, batch.setting, loaded, isolation)
            found.extend(extractions)
            faults.extend(wrong)
    return _build(found, faults, name, batch.setting, aside)


def _extract_item(
    item: Item, setting: Setting, loaded: dict[str, bytes | UnreadableError], isolation: Isolation
) -> tuple[list[Extraction], list[Fault]]:
    def load(path: str, _: int) -> bytes:
        data = loaded.pop(path)  # each file is read once
        if isinstance(data, UnreadableError):
            raise data
        return data

    documents, faults = read_item(item, setting.read, isolation, load)
    return [extract(document, setting.options_of(document)) for document in documents], faults


def _build(found: list[Extraction], faults: list[Fault], name: str, setting: Setting, aside: str) -> tuple[BatchHead, bytes]:
    rows = [Row(one.document.id, one.document.group, pack(one.claims), pack((one.document, one.origin, one.faults))) for one in found]
    data, cells = format_named(setting.ending).write(rows)
    told = tuple(told for one in found for told in judge_report(one, setting.options))
    wrong = (*faults, *(fault for one in found for fault in one.faults))
    commented = tuple(one.document.id for one in found if any(find_suppressions(one.document)))
    return BatchHead(name, tuple(map(build_head, found)), tuple(cells), told, wrong, commented, aside), data
