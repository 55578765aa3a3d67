"""What a terminal sees: width, colour, progress; and what it does not see elsewhere."""

from __future__ import annotations

import io
import os
import sys

import pytest

from crosscheck.cli import progress as progress_module
from crosscheck.cli.progress import show_progress
from crosscheck.cli.stream import can_show, terminal_width, wants_color, write_bytes, write_text

FLAGS = {"quiet": False, "no_progress": False}


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("choice", "environment", "expected"),
    [
        ("auto", {}, True),
        ("auto", {"TERM": "dumb"}, False),
        ("auto", {"NO_COLOR": "1"}, False),
        ("auto", {"NO_COLOR": ""}, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ("auto", {"FORCE_COLOR": "0"}, False),
        ("auto", {"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
    ],
)
def test_color_is_decided_in_order(choice, environment, expected):
    assert wants_color(choice, Terminal(), environment) is expected
    if not environment:
        assert wants_color(choice, io.StringIO(), environment) is False


def test_width_of_terminals_and_of_pipes(monkeypatch):
    monkeypatch.setenv("COLUMNS", "73")
    assert terminal_width(io.StringIO()) == 73
    monkeypatch.setenv("COLUMNS", "10")
    assert terminal_width(Terminal()) == 40
    monkeypatch.setenv("COLUMNS", "400")
    assert terminal_width(Terminal()) == 120
    monkeypatch.delenv("COLUMNS")
    assert terminal_width(io.StringIO()) == 100


def test_signs_by_encoding():
    assert can_show("─", Terminal())
    for encoding in ("ascii", "cp1252", "no-such-encoding", None):
        stream = Terminal()
        stream.__dict__["encoding"] = encoding
        assert not can_show("─", stream)


def test_progress_is_drawn_after_a_second_and_wiped(monkeypatch):
    clock = iter((0.0, 0.5, 1.5, 1.55, 2.0))
    monkeypatch.setattr(progress_module.time, "monotonic", lambda: next(clock))
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with show_progress(FLAGS) as told:
        told("extracting", 1, 4_000)
        assert terminal.getvalue() == ""
        told("extracting", 3_000, 4_000)
        told("extracting", 3_001, 4_000)
        told("comparing", 4_000, 4_000)
    text = terminal.getvalue()
    assert "extracting 3,000/4,000 reports, 2,000 a second" in text
    assert "3,001" not in text
    assert text.endswith(" \r")


@pytest.mark.parametrize("flags", [{"quiet": True}, {"no_progress": True}])
def test_no_progress_when_asked_or_off_a_terminal(monkeypatch, flags):
    monkeypatch.setattr(progress_module, "PATIENCE", 0)
    for stream, chosen in ((Terminal(), FLAGS | flags), (io.StringIO(), FLAGS)):
        monkeypatch.setattr(sys, "stderr", stream)
        with show_progress(chosen) as told:
            told("extracting", 1, 2)
        assert stream.getvalue() == ""


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_writing_to_a_closed_pipe_is_no_error(monkeypatch):
    for write in (lambda: write_text("x"), lambda: write_bytes(b"x")):
        reader, writer = os.pipe()
        os.close(reader)
        with os.fdopen(writer, "w") as stream:
            monkeypatch.setattr(sys, "stdout", stream)
            write()
            write()


def test_other_errors_of_writing_are_errors(monkeypatch):
    class Full(io.StringIO):
        def write(self, _):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(sys, "stdout", Full())
    with pytest.raises(OSError, match="No space"):
        write_text("x")
