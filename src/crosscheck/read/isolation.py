"""Reads risky files in a process of its own: one that its reader cannot get done with, or that crashes it, costs that file alone.

Readers in C cannot be stopped from within; their process can. It is started for the first such file of a run and reads all of them.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from contextlib import suppress
from types import TracebackType
from typing import IO, Self

from crosscheck.read.child import Reply, Request, read_frame, write_frame
from crosscheck.read.content import Content
from crosscheck.read.errors import LimitError, NotAReportError, UnreadableError
from crosscheck.read.formats import Format, read_here
from crosscheck.read.options import MEBIBYTE, ReadOptions

_START = (
    "import json, sys; sys.path[:] = json.loads(sys.stdin.buffer.readline()); sys.dont_write_bytecode = bool(sys.path.pop() == 'dry');"
    " from crosscheck.read.child import main; main()"
)
_HERE = frozenset(["txt", "md"])
_ALWAYS = frozenset(["pdf", "zip", "eml"])
_SMALL = MEBIBYTE
"""Files of other formats that are no larger are read in seconds, whatever is in them (benchmarks/hostile.py), and stay in this process."""

_PACKED = frozenset(["docx", "odt"])
_SMALL_PACKED = MEBIBYTE // 8

_ERRORS = {"unreadable": UnreadableError, "limit": LimitError, "not-a-report": NotAReportError}


class Isolation:
    """Reads files, the risky ones in a process that ends with the `with` block. Works inside process pools, daemonic ones too."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stop()

    def read(self, format_: Format, data: bytes, path: str, options: ReadOptions) -> list[Content]:
        """The reports in one file's bytes. Raises UnreadableError; LimitError after a quarter more than `max_seconds`."""
        pipes = self._pipes() if is_risky(format_, data) else None
        if pipes is None:
            return read_here(format_, data, path, options)
        started = time.monotonic()
        try:
            write_frame(pipes[0], Request(format_.name, path, options, data))
            reply = read_frame(pipes[1], Reply)
        except (OSError, ValueError):
            reply = None
        if reply is None:
            self._stop()
            if time.monotonic() - started >= options.max_seconds:
                raise LimitError(f"takes longer to read than {options.max_seconds:g} s, the limit of the setting max-seconds")
            raise UnreadableError(f"crashed its reader; it is damaged, or no {format_.name} file")
        if reply.error is not None:
            raise _ERRORS[reply.error](reply.message)
        return list(reply.contents)

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]] | None:
        """Where requests go to and replies come from, the process started if need be; None where no process can be started."""
        if self._process is None:
            self._process = _start()
        if self._process is None or self._process.stdin is None or self._process.stdout is None:
            return None
        return self._process.stdin, self._process.stdout

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            with suppress(OSError):  # what was still to be written can be written no more
                process.communicate()


def is_risky(format_: Format, data: bytes) -> bool:
    """Whether a file is read apart: what C++ reads and what holds files always, plain text never, the rest by its size."""
    small = _SMALL_PACKED if format_.name in _PACKED else _SMALL
    return format_.name in _ALWAYS or (format_.name not in _HERE and len(data) > small)


def _start() -> subprocess.Popen[bytes] | None:
    """A Python with this one's module path; None in a bundle without an interpreter, and where no process may be started."""
    if not sys.executable or getattr(sys, "frozen", False):
        return None
    command = [sys.executable, "-I", "-c", _START]
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # noqa: S603 - own code, no shell
    except OSError:
        return None
    if process.stdin is not None:
        path = [entry for entry in sys.path if isinstance(entry, str)]
        with suppress(OSError):  # it died at once: the first request will tell
            process.stdin.write(json.dumps([*path, "dry" if sys.dont_write_bytecode else ""]).encode() + b"\n")
    return process
