"""A desk to run the command at: a repository with reports, and the command run in this process."""

from __future__ import annotations

import io
import sys

import pytest

from crosscheck.cli.main import run

NORTH = "The fire killed 12 people in the old mill, police said.\n"
POST = "The fire in the old mill killed 14 people, police said.\n"


class Ran:
    """What a run of the command gave."""

    def __init__(self, code, out, err, encoding):
        self.code, self.bytes = code, out
        self.out = out.decode(encoding, "replace").replace("\r\n", "\n")
        self.err = err.decode(encoding, "replace").replace("\r\n", "\n")


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A repository: `fire/` holds two reports that disagree, `calm/` two that agree."""
    (tmp_path / ".git").mkdir()
    for folder, texts in {
        "fire": (NORTH, POST),
        "calm": (NORTH, NORTH.replace("The fire killed 12 people", "In the fire 12 people were killed")),
    }.items():
        (tmp_path / folder).mkdir()
        for name, text in zip(("2024-05-07_north.txt", "2024-05-07_post.txt"), texts, strict=True):
            (tmp_path / folder / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "GITHUB_STEP_SUMMARY", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def crosscheck(capfdbinary, monkeypatch):
    """Runs the command with real streams, whose bytes are captured."""

    def call(*arguments, stdin=b"", encoding="utf-8"):
        capfdbinary.readouterr()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        for name, handle in (("stdout", 1), ("stderr", 2)):
            monkeypatch.setattr(sys, name, io.TextIOWrapper(open(handle, "wb", buffering=0, closefd=False), encoding, write_through=True))  # noqa: SIM115
        code = run([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Ran(code, out, err, encoding)

    return call
