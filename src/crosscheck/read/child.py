"""The other end of `isolation`: a process that reads one file after the other and is ended by a watchdog of its own when one takes too long."""

from __future__ import annotations

import faulthandler
import os
import sys
from pathlib import Path
from typing import IO, Literal, TypeVar

import msgspec
from msgspec import Struct

from crosscheck.read.content import Content
from crosscheck.read.errors import LimitError, NotAReportError, UnreadableError
from crosscheck.read.formats import FORMATS, read_here
from crosscheck.read.options import ReadOptions

Error = Literal["unreadable", "limit", "not-a-report"]
T = TypeVar("T")

_GRACE = 1.25
"""Readers that stop by themselves at `max_seconds` and hand over what they have are given this much of it."""

_LENGTH = 8
_BY_NAME = {format_.name: format_ for format_ in FORMATS}


class Request(Struct, frozen=True):
    """One file to read."""

    format: str
    path: str
    options: ReadOptions
    data: bytes


class Reply(Struct, frozen=True):
    """What came of it: the reports, or the error and its message."""

    contents: tuple[Content, ...] = ()
    error: Error | None = None
    message: str = ""


def write_frame(sink: IO[bytes], value: Struct) -> None:
    """Writes a value after its length. Raises OSError where the other end is gone."""
    data = msgspec.msgpack.encode(value)
    sink.write(len(data).to_bytes(_LENGTH, "little"))
    sink.write(data)
    sink.flush()


def read_frame(source: IO[bytes], kind: type[T]) -> T | None:
    """The next value; None where the other end is gone. Raises ValueError for what is no such value."""
    head = source.read(_LENGTH)
    data = source.read(int.from_bytes(head, "little")) if len(head) == _LENGTH else b""
    return msgspec.msgpack.decode(data, type=kind) if data else None


def serve(source: IO[bytes], sink: IO[bytes]) -> None:
    """Answers requests until there are no more. The watchdog runs beside Python and ends the process even inside a reader written in C."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        while (request := read_frame(source, Request)) is not None:
            faulthandler.dump_traceback_later(max(0.001, request.options.max_seconds * _GRACE), exit=True, file=nowhere)
            try:
                reply = answer(request)
                _write(sink, reply)
            finally:
                faulthandler.cancel_dump_traceback_later()


def answer(request: Request) -> Reply:
    """The reply to one request."""
    try:
        contents = read_here(_BY_NAME[request.format], request.data, request.path, request.options)
    except NotAReportError as error:
        return Reply(error="not-a-report", message=str(error))
    except LimitError as error:
        return Reply(error="limit", message=str(error))
    except UnreadableError as error:
        return Reply(error="unreadable", message=str(error))
    return Reply(tuple(contents))


def _write(sink: IO[bytes], reply: Reply) -> None:
    try:
        write_frame(sink, reply)
    except UnicodeEncodeError:  # half of a surrogate pair in a value that is nowhere shown as text
        write_frame(sink, Reply(error="unreadable", message="holds characters that no text can hold"))


def main() -> None:
    """Serves standard input and output; what a library prints goes to neither."""
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, sink)
