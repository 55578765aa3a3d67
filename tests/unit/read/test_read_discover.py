"""Which files are read, what is told of those that cannot be, and what the manifest says."""

import io
import os
import sys

import pytest

from crosscheck.normalize.origin import OriginOptions, resolve_origin
from crosscheck.read.discover import read_paths
from crosscheck.read.errors import ReadError
from crosscheck.read.options import ReadOptions

TEXT = "Ferry sinks off Kalder island\n\nThe ferry went down with 40 people on board.\n"


@pytest.fixture
def folder(tmp_path):
    for name in ("b.txt", "a.md", "sub/c.txt", ".hidden.txt", ".git/d.txt", "notes.xyz"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT)
    return tmp_path


def ids(paths, **options):
    return [document.id for document in read_paths([str(path) for path in paths], ReadOptions(**options))[0]]


def test_a_folder_is_walked_in_a_stable_order_without_hidden_and_unknown_names(folder):
    documents, faults = read_paths([str(folder)])
    assert [document.id for document in documents] == ["a.md", "b.txt", "sub/c.txt"]
    assert [document.group for document in documents] == ["", "", "sub"]
    assert faults == []


def test_ids_are_relative_to_the_common_folder_and_each_file_is_read_once(folder):
    assert ids([folder / "b.txt", folder / "sub"]) == ["b.txt", "sub/c.txt"]
    assert ids([folder / "sub", folder / "sub" / "c.txt", folder]) == ["a.md", "b.txt", "sub/c.txt"]


def test_a_named_file_of_an_unknown_ending_is_read_as_text(folder):
    assert ids([folder / "notes.xyz"]) == ["notes.xyz"]


def test_globs(folder):
    assert ids([str(folder) + "/*.txt"]) == ["b.txt"]
    with pytest.raises(ReadError, match="matches no file"):
        read_paths([str(folder) + "/*.nothing"])


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("sub", ["a.md", "b.txt"]),
        ("sub/", ["a.md", "b.txt"]),
        ("*.txt", ["a.md"]),
        ("sub/c.*", ["a.md", "b.txt"]),
        ("/b.txt", ["a.md", "sub/c.txt"]),
        ("x", 3),
    ],
)
def test_excludes(folder, pattern, left):
    found = ids([folder], excludes=(pattern,))
    assert len(found) == 3 if left == 3 else found == left


def test_a_missing_path_is_an_error_of_its_own(folder):
    with pytest.raises(ReadError, match=r"nowhere\.txt: does not exist") as raised:
        read_paths([str(folder), str(folder / "nowhere.txt")])
    assert raised.value.path.endswith("nowhere.txt")


def test_nothing_at_all_is_an_error(tmp_path):
    with pytest.raises(ReadError, match="no report was found"):
        read_paths([str(tmp_path)])


def test_what_cannot_be_read_is_told_and_the_rest_is_read(folder):
    (folder / "image.txt").write_bytes(bytes(range(256)) * 2)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "large.txt").write_bytes(b"x" * 2048)
    documents, faults = read_paths([str(folder)], ReadOptions(max_bytes=1024))
    assert [document.id for document in documents] == ["a.md", "b.txt", "sub/c.txt"]
    told = {fault.path.rpartition("/")[2]: fault for fault in faults}
    assert {fault.rule for fault in faults} == {"CX901"}
    assert "binary" in told["image.txt"].message
    assert "no text" in told["empty.txt"].message
    assert "larger" in told["large.txt"].message
    assert not any(fault.named for fault in faults)


def test_a_named_file_that_cannot_be_read_is_marked_as_named(folder):
    (folder / "image.txt").write_bytes(bytes(256))
    _, faults = read_paths([str(folder / "image.txt")])
    assert [fault.named for fault in faults] == [True]


def test_json_that_is_no_report_is_left_out_of_a_folder_and_told_when_named(folder):
    (folder / "gold.json").write_text('{"facts": []}')
    assert read_paths([str(folder)])[1] == []
    _, (fault,) = read_paths([str(folder / "gold.json")])
    assert fault.named
    assert "no ninjs" in fault.message


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_links(folder, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.txt").write_text(TEXT)
    (folder / "sub" / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "out").symlink_to(outside, target_is_directory=True)
    (folder / "out.txt").symlink_to(outside / "secret.txt")
    (folder / "inner.txt").symlink_to(folder / "b.txt")
    (folder / "to-nothing.png").symlink_to(outside / "no.png")
    documents, faults = read_paths([str(folder)])
    assert [document.id for document in documents] == ["a.md", "b.txt", "inner.txt", "sub/c.txt"]
    assert sorted(fault.path.rpartition("/")[2] for fault in faults) == ["out", "out.txt"]
    assert "out/secret.txt" in ids([folder], follow_links=True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names there")
def test_a_pipe_that_nobody_writes_to_does_not_hang(folder):
    os.mkfifo(folder / "pipe.txt")
    assert any("pipe.txt" in fault.path for fault in read_paths([str(folder)])[1])


def test_a_folder_that_may_not_be_listed_is_told(folder, monkeypatch):
    listing = os.listdir

    def guarded(path):
        if str(path).endswith("sub"):
            raise PermissionError(13, "Permission denied")
        return listing(path)

    monkeypatch.setattr(os, "listdir", guarded)
    documents, (fault,) = read_paths([str(folder)])
    assert len(documents) == 2
    assert "cannot be listed: Permission denied" in fault.message


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"# Ferry sinks\n\nWith 40 people.\n")))
    (document,), faults = read_paths(["-"], ReadOptions(stdin_name="draft.md"))
    assert (document.id, document.path, document.format, faults) == ("draft.md", "draft.md", "md", [])


class TestManifest:
    def write(self, folder, text):
        (folder / "reports.toml").write_text(text)
        documents, faults = read_paths([str(folder)])
        return {document.id: resolve_origin(document) for document in documents}, faults

    def test_it_comes_before_all_else(self, folder):
        (folder / "b.txt").write_text("---\nsource: Front\ndate: 2020-01-01\n---\n" + TEXT)
        origins, faults = self.write(
            folder,
            '[[report]]\npath = "b.txt"\nsource = "Kalder Times"\npublished = 2024-08-12\ntitle = "T"\nlanguage = "en"\n\n[[report]]\npath="sub/c.txt"\nsource="C"\n',
        )
        assert faults == []
        origin = origins["b.txt"][0]
        assert (origin.source, origin.published, origin.title) == ("Kalder Times", "2024-08-12", "T")
        assert origins["sub/c.txt"][0].source == "C"

    def test_a_slip_in_one_entry_costs_no_other(self, folder):
        text = (
            'colour = 1\n\n[[report]]\npath = "b.txt"\nsource = "B"\npublished = 2024-02-31\n\n[[report]]\npath = "gone.txt"\n\n[[report]]\nsource = "no path"\n\n'
            '[[report]]\npath = "a.md"\npublished = "yesterday"\ntitel = "x"\nsource = 5\n\n[[report]]\npath = "a.md"\n\n[[report]]\npath = "../x.txt"\n'
        )
        origins, faults = self.write(folder, text)
        assert origins["b.txt"][0].source == "B"
        told = {fault.line: fault.message for fault in faults}
        assert "unknown key 'colour'" in told[1]
        assert "not valid TOML" in told[6]
        assert "gone.txt, which does not exist" in told[9]
        assert "needs a path" in told[11]
        assert "unknown key 'titel'" in told[17]
        assert "source = 5 is not a string" in told[18]
        assert "second [[report]]" in told[21]
        assert "leads out" in told[24]
        _, wrong = origins["a.md"]
        assert {(fault.rule, fault.line) for fault in wrong} == {("CX901", 16), ("CX902", None)}
        assert wrong[0].path.endswith("reports.toml")

    @pytest.mark.parametrize(
        "text", ['report = "x"\n', "[report]\npath = 'x'\n", "[[report]]\npath = [[[\n", "\x00\x01", "[[report]]\nreport = {"]
    )
    def test_what_is_no_manifest_is_told(self, folder, text):
        origins, faults = self.write(folder, text)
        assert len(origins) == 3
        assert faults
        assert all(fault.rule == "CX901" for fault in faults)


def test_the_date_of_the_command_line_is_for_reports_that_carry_none(folder):
    (folder / "b.txt").write_text("Published: 12 August 2024\n\n" + TEXT)
    documents, _ = read_paths([str(folder)])
    origins = {document.id: resolve_origin(document, OriginOptions(published="2020-01-01", language="de")) for document in documents}
    assert origins["b.txt"][0].published == "2024-08-12"
    assert origins["sub/c.txt"][0].published == "2020-01-01"
    assert origins["sub/c.txt"][1] == ()
    assert origins["sub/c.txt"][0].language == "de"
