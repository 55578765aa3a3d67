"""Risky files are read in a process of their own, which may die without harm."""

import io
import json
import multiprocessing
import subprocess
import sys
from pathlib import Path

import pytest

from crosscheck.read import isolation
from crosscheck.read.child import Reply, Request, answer, read_frame, serve, write_frame
from crosscheck.read.content import Content
from crosscheck.read.discover import read_paths
from crosscheck.read.errors import LimitError, NotAReportError, UnreadableError
from crosscheck.read.formats import FORMATS
from crosscheck.read.isolation import Isolation, is_risky
from crosscheck.read.options import ReadOptions

PDF = Path(__file__).parents[3] / "fixtures" / "formats" / "story.pdf"
BY_NAME = {format_.name: format_ for format_ in FORMATS}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.pdf").write_bytes(PDF.read_bytes())
    (tmp_path / "b.txt").write_text("The ferry went down with 40 people on board.")
    (tmp_path / "c.pdf").write_bytes(PDF.read_bytes())
    return tmp_path


def read(folder, **options):
    documents, faults = read_paths([str(folder)], ReadOptions(**options))
    return [document.id for document in documents], {fault.path.rpartition("/")[2]: fault for fault in faults}


def test_what_is_read_apart_is_what_is_read_here(folder):
    (there,), _ = read_paths([str(folder / "a.pdf")])
    (here,) = isolation.read_here(BY_NAME["pdf"], PDF.read_bytes(), "a.pdf", ReadOptions())
    assert there.text == here.text
    assert [block.page for block in there.blocks] == [block.page for block in here.blocks]


def test_a_file_that_takes_too_long_is_told_and_the_rest_is_read(folder):
    ids, told = read(folder, max_seconds=0.01)
    assert ids == ["b.txt"]
    assert {(fault.rule, fault.message) for fault in told.values()} == {
        ("CX901", "takes longer to read than 0.01 s, the limit of the setting max-seconds")
    }


def test_a_reader_that_dies_costs_its_file_alone_and_is_started_anew(folder, monkeypatch):
    starts = iter(["import os; os._exit(3)", isolation._START])
    monkeypatch.setattr(isolation, "_START", None)
    original = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda command, **more: original([*command[:-1], next(starts)], **more))
    ids, told = read(folder)
    assert ids == ["b.txt", "c.pdf"]
    assert told["a.pdf"].message == "crashed its reader; it is damaged, or no pdf file"


def test_the_limit_holds_inside_a_reader_that_never_gives_way(folder, monkeypatch):
    """A regular expression that backtracks for years holds the interpreter's lock all the while, as a reader in C may."""
    hang = (
        "from crosscheck.read import child; child.answer = lambda request: __import__('re').match('(a+)+$', 'a' * 60 + 'b'); child.main()"
    )
    monkeypatch.setattr(isolation, "_START", isolation._START.replace("from crosscheck.read.child import main; main()", hang))
    ids, told = read(folder, max_seconds=0.2)
    assert ids == ["b.txt"]
    assert "max-seconds" in told["a.pdf"].message


@pytest.mark.parametrize("why", ["frozen", "nowhere", "refused"])
def test_where_no_process_can_be_started_all_is_read_here(folder, monkeypatch, why):
    if why == "frozen":
        monkeypatch.setattr(sys, "frozen", True, raising=False)
    elif why == "nowhere":
        monkeypatch.setattr(sys, "executable", "")
    else:
        monkeypatch.setattr(sys, "executable", str(folder / "no-such-python"))
    assert read(folder) == (["a.pdf", "b.txt", "c.pdf"], {})


def _read_in_worker(path):
    return [document.format for document in read_paths([path])[0]]


def test_it_works_inside_a_daemonic_worker(folder):
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(_read_in_worker, (str(folder),)) == ["pdf", "txt", "pdf"]


@pytest.mark.parametrize(
    ("name", "size", "risky"),
    [("pdf", 1, True), ("zip", 1, True), ("eml", 1, True), ("html", 1, False), ("html", 1 << 21, True), ("docx", 1 << 18, True), ("txt", 1 << 21, False)],
)  # fmt: skip
def test_what_is_risky(name, size, risky):
    assert is_risky(BY_NAME[name], b"x" * size) is risky


def test_requests_are_answered_one_after_the_other():
    source, sink = io.BytesIO(), io.BytesIO()
    files = [("txt", b"12 people"), ("txt", bytes(20)), ("xml", b"<svg/>"), ("html", b"<div>" * 1000 + b"12")]
    for name, data in files:
        write_frame(source, Request(name, "x", ReadOptions(), data))
    source.seek(0)
    serve(source, sink)
    sink.seek(0)
    replies = [read_frame(sink, Reply) for _ in range(5)]
    assert replies[0].contents[0].text == "12 people"
    assert [reply and reply.error for reply in replies] == [None, "unreadable", "not-a-report", "limit", None]
    assert replies[4] is None


def test_what_no_text_can_hold_is_told(monkeypatch):
    monkeypatch.setattr("crosscheck.read.child.answer", lambda _: Reply((Content("\ud800"),)))
    source, sink = io.BytesIO(), io.BytesIO()
    write_frame(source, Request("txt", "x", ReadOptions(), b"x"))
    source.seek(0)
    serve(source, sink)
    sink.seek(0)
    assert read_frame(sink, Reply).error == "unreadable"


@pytest.mark.parametrize(("error", "kind"), [("limit", LimitError), ("not-a-report", NotAReportError), ("unreadable", UnreadableError)])
def test_errors_come_back_as_they_were(monkeypatch, error, kind):
    reply = io.BytesIO()
    write_frame(reply, Reply(error=error, message="why"))
    reply.seek(0)
    monkeypatch.setattr(Isolation, "_pipes", lambda _: (io.BytesIO(), reply))
    with Isolation() as one, pytest.raises(kind, match="why"):
        one.read(BY_NAME["pdf"], b"", "a.pdf", ReadOptions())


def test_an_answer_is_the_reader_s():
    assert answer(Request("jsonl", "a", ReadOptions(), json.dumps({"text": "12"}).encode())).contents[0].text == "12"
