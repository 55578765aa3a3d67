"""Which files the command reads: `--list-files` shows it for folders, globs, excludes of the config, links and standard input."""

from __future__ import annotations

import sys

import pytest

pytestmark = pytest.mark.usefixtures("desk")

ALL = ["calm/2024-05-07_north.txt", "calm/2024-05-07_post.txt", "fire/2024-05-07_north.txt", "fire/2024-05-07_post.txt"]


def listed(ran):
    assert ran.code == 0, ran.err
    return ran.out.split()


def test_folders_are_walked_to_the_bottom_without_hidden_and_unknown_files(crosscheck, desk):
    for name in ("fire/deep/deeper/a.md", "fire/.hidden.txt", ".venv/b.txt", "fire/photo.png"):
        (desk / name).parent.mkdir(parents=True, exist_ok=True)
        (desk / name).write_text("12 people died.")
    for command in ("check", "extract"):
        assert listed(crosscheck(command, "--list-files")) == sorted([*ALL, "fire/deep/deeper/a.md"])


def test_the_order_is_that_of_the_paths_whatever_that_of_the_arguments(crosscheck):
    assert listed(crosscheck("check", "fire", "calm", "--list-files")) == listed(crosscheck("check", "calm", "fire", "--list-files")) == ALL


def test_globs_go_down_folders_too(crosscheck, desk):
    (desk / "fire" / "deep").mkdir()
    (desk / "fire" / "deep" / "a_north.txt").write_text("12 people died.")
    assert listed(crosscheck("check", "**/*_north.txt", "--list-files")) == [ALL[0], ALL[2], "fire/deep/a_north.txt"]
    assert crosscheck("check", "*.nothing", "--list-files").code == 2


def test_what_the_config_excludes_is_left_out(crosscheck, desk):
    (desk / "crosscheck.toml").write_text("exclude = ['calm/', '*_post.txt']\n")
    assert listed(crosscheck("check", "--list-files")) == ["fire/2024-05-07_north.txt"]
    assert listed(crosscheck("check", "--isolated", "--list-files")) == ALL


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_loop_of_links_ends(crosscheck, desk):
    (desk / "fire" / "loop").symlink_to(desk, target_is_directory=True)
    (desk / "calm" / "self").symlink_to(desk / "calm", target_is_directory=True)
    assert listed(crosscheck("check", "--list-files")) == ALL


def test_standard_input_is_one_file_and_is_not_read_for_the_list(crosscheck):
    assert listed(crosscheck("check", "-", "--stdin-filename", "draft.md", "--list-files", stdin=b"")) == ["-"]
    assert "draft.md" in crosscheck("extract", "-", "--stdin-filename", "draft.md", stdin=b"12 people died.").out
