"""The JSON result of an archive, piece by piece: the same bytes as `render_json`, and never more than one report in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import msgspec
from msgspec import UNSET, Struct
from msgspec.structs import replace

from crosscheck.model.result import Result
from crosscheck.report.json_v1 import build_claim, build_cluster, build_document, build_result
from crosscheck.report.options import RenderOptions

_LISTS = ("documents", "claims", "clusters")
_AT_ONCE = 512
"""Pieces that are joined before they are written."""


def stream_json(result: Result, options: RenderOptions) -> Iterator[bytes]:
    """The result as one indented JSON object."""
    frame = build_result(replace(result, extractions=(), clusters=()), text=options.text)
    pieces = {
        "documents": (build_document(extraction, text=options.text) for extraction in result.extractions),
        "claims": (build_claim(claim) for extraction in result.extractions for claim in extraction.claims),
        "clusters": (build_cluster(cluster) for cluster in result.clusters),
    }
    opening = b"{"
    for name in frame.__struct_fields__:
        value = getattr(frame, name)
        if value is not UNSET:
            yield opening + b"\n " + msgspec.json.encode(name) + b": "
            yield from _joined(_list(pieces[name])) if name in _LISTS else (_indented(value, 1),)
            opening = b","
    yield b"\n}\n"


def _list(items: Iterable[Struct]) -> Iterator[bytes]:
    """A list whose items stand two deep."""
    opening = b"[\n  "
    for item in items:
        yield opening + _indented(item, 2)
        opening = b",\n  "
    yield b"[]" if opening.startswith(b"[") else b"\n ]"


def _indented(value: object, depth: int) -> bytes:
    """The value as it stands so deep; no string of JSON holds a line's end."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1).replace(b"\n", b"\n" + b" " * depth)


def _joined(pieces: Iterator[bytes]) -> Iterator[bytes]:
    for first in pieces:
        rest = (next(pieces, b"") for _ in range(_AT_ONCE))
        yield b"".join(chain((first,), rest))
