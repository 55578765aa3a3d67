"""The README keeps its word: its example comes out as printed, and CI runs its commands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crosscheck.cli.main import run

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
REPORT = re.compile(r"```text (\S+)\n(.*?)```", re.DOTALL)
EXAMPLE = re.compile(r"(?<=\$ crosscheck check fire\n).+?(?=```)", re.DOTALL)
LEARNED = re.compile(r"\d+% sure · fingerprint \w+")


@pytest.fixture
def example(tmp_path, monkeypatch, capsys):
    """What the command says of the README's reports."""
    for name, text in REPORT.findall(README.read_text("utf-8")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    assert run(["check", "fire", "--color", "never"]) == 1
    return capsys.readouterr().out


def test_the_example(example, update_golden):
    """As printed, but for the confidence, which follows the shipped weights."""
    text = README.read_text("utf-8")
    if update_golden:
        README.write_text(EXAMPLE.sub(lambda _: example, text), "utf-8")
        text = README.read_text("utf-8")
    (printed,) = EXAMPLE.findall(text)
    assert LEARNED.sub("", example) == LEARNED.sub("", printed)


def test_ci_runs_the_commands_of_the_readme():
    *_, block = re.findall(r"```bash\n(.*?)```", README.read_text("utf-8"), flags=re.DOTALL)
    lines = (ROOT / ".ci" / "run").read_text("utf-8").replace(" --quiet --disable-pip-version-check", "").splitlines()[-3:]
    assert [line for line in lines if "benchmarks/" not in line] == block.splitlines()  # fuzzing comes in between; pytest has the last word
    assert lines[-1].startswith("pytest")
