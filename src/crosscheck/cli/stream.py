"""Standard output and error: what they can show, and how they end quietly."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from typing import Literal, TextIO

NARROWEST, WIDEST, USUAL = 40, 120, 100
"""Cells: below the first nothing can be laid out, beyond the second no line is read with ease; the third where there is no terminal."""

ColorChoice = Literal["auto", "always", "never"]


def prepare_streams() -> None:
    """What the encoding of a stream cannot write is written as an escape, instead of ending the run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def wants_color(choice: ColorChoice, stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether to colour: as asked; else NO_COLOR, FORCE_COLOR and TERM=dumb are heard in this order; else on a terminal."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return environment["FORCE_COLOR"] != "0"
    return environment.get("TERM") != "dumb" and stream.isatty()


def can_show(signs: str, stream: TextIO) -> bool:
    """Whether the stream's encoding can write all of these signs."""
    try:
        signs.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def terminal_width(stream: TextIO) -> int:
    """Cells a line may take: COLUMNS, else the terminal's width; not more than reads well."""
    if not (stream.isatty() or os.environ.get("COLUMNS", "").isdigit()):
        return USUAL
    return min(max(shutil.get_terminal_size((USUAL, 24)).columns, NARROWEST), WIDEST)


def write_text(text: str) -> None:
    """Text for a person, in the stream's own encoding. Whoever closed the pipe has seen enough: that is no error."""
    if sys.platform == "win32" and "\x1b" in text:
        os.system("")  # noqa: S605, S607 - an empty command turns the console's escape sequences on
    with _pipe_may_close():
        sys.stdout.write(text)
        sys.stdout.flush()


def write_bytes(data: bytes) -> None:
    """A machine's format, byte for byte."""
    with _pipe_may_close():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


@contextmanager
def _pipe_may_close() -> Iterator[None]:
    """Lets nothing out of a closed pipe, and gives later writes somewhere to go. Windows says "invalid argument" of one."""
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.EPIPE, errno.EINVAL):
            raise
        _to_nowhere(sys.stdout)


def _to_nowhere(stream: TextIO) -> None:
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def close_quietly() -> None:
    """Flushes both streams, so that a closed pipe is met here and not at the interpreter's end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            _to_nowhere(stream)
