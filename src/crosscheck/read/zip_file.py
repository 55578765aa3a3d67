"""Archives of reports."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from crosscheck.model import Fault, Metadata
from crosscheck.read.archive import Archive
from crosscheck.read.content import Content
from crosscheck.read.errors import NotAReportError, UnreadableError
from crosscheck.read.formats import format_of
from crosscheck.read.manifest import MANIFEST_NAME, Manifest, read_manifest
from crosscheck.read.members import Member, read_member
from crosscheck.read.options import ReadOptions


def read_zip_file(data: bytes, path: str, options: ReadOptions) -> list[Content]:
    """The reports in a .zip, which stands for a folder: `reports.toml` counts in it, hidden members are left out, nothing is unpacked to disk.

    A member that cannot be read is a fault. Raises UnreadableError, LimitError for the archive as a whole.
    """
    archive = Archive(data, options)
    manifests = _manifests(archive, path)
    contents = [content for name in archive.names() if _is_listed(name) for content in _read(archive, name, path, manifests, options)]
    faults = tuple(fault for manifest in manifests.values() for fault in manifest.faults)
    if not contents and not faults:
        raise UnreadableError("holds no report")
    return [*contents, Content("", faults=faults)] if faults else contents


def _is_listed(name: str) -> bool:
    return format_of(name) is not None and not any(part.startswith((".", "__MACOSX")) and part != ".." for part in name.split("/"))


def _read(archive: Archive, name: str, path: str, manifests: dict[str, Manifest], options: ReadOptions) -> Iterator[Content]:
    shown = f"{path}/{name}"
    if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name:
        yield Content("", faults=(Fault("CX901", shown, "has a name that leads out of the archive"),))
        return
    try:
        contents = read_member(Member(name, archive.read(name), shown, level=2), options)
    except NotAReportError:
        return
    except UnreadableError as error:
        yield Content("", faults=(Fault("CX901", shown, str(error)),))
        return
    for content in contents:
        part = f"{name}/{content.part}" if content.part else name
        yield replace(content, part=part, folder=name.rpartition("/")[0], metadata=(*_listed(manifests, name), *content.metadata))


def _manifests(archive: Archive, path: str) -> dict[str, Manifest]:
    names = [name for name in archive.names() if name.rpartition("/")[2] == MANIFEST_NAME]
    return {name.rpartition("/")[0]: read_manifest(archive.read(name), f"{path}/{name}") for name in names}


def _listed(manifests: dict[str, Manifest], name: str) -> tuple[Metadata, ...]:
    folder, _, base = name.rpartition("/")
    manifest = manifests.get(folder)
    return manifest.entries[base].metadata if manifest is not None and base in manifest.entries else ()
