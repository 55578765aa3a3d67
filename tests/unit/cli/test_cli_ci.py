"""What stands in a repository's CI: the action's shell as the runner would run it, the hooks by pre-commit itself, the templates."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[3]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
GITLAB = yaml.safe_load((ROOT / "templates" / "crosscheck.gitlab-ci.yml").read_text("utf-8"))

pytestmark = pytest.mark.skipif(os.name == "nt" or shutil.which("bash") is None or shutil.which("git") is None, reason="needs bash and git")


@pytest.fixture
def path(tmp_path_factory):
    """A PATH whose first folder holds this checkout's command."""
    folder = tmp_path_factory.mktemp("bin")
    command = folder / "crosscheck"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m crosscheck "$@"\n')
    command.chmod(0o755)
    (folder / "python").symlink_to(sys.executable)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


@pytest.fixture
def runner(desk, tmp_path_factory, path):
    """Runs the action's check step with inputs, as GitHub's runner does: bash with -e and pipefail, outputs by file."""
    temp = tmp_path_factory.mktemp("runner")
    step = next(step for step in ACTION["runs"]["steps"] if step.get("id") == "check")

    def call(**inputs):
        values = {name: value["default"] for name, value in ACTION["inputs"].items()} | inputs
        environment = {name: values[text.split("inputs.")[1].split(" ")[0]] for name, text in step["env"].items()}
        output, summary = temp / "output", temp / "summary"
        output.write_text("")
        environment |= {"PATH": path, "RUNNER_TEMP": str(temp), "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary)}
        (temp / "step.sh").write_text(step["run"])
        ran = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(temp / "step.sh")],
            cwd=desk, env=os.environ | environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        outputs = dict(line.split("=", 1) for line in output.read_text().splitlines())
        return ran, outputs, temp

    return call


class TestAction:
    def test_findings_fail_the_step_and_are_counted(self, runner):
        ran, outputs, temp = runner(path="fire\ncalm")
        assert ran.returncode == 1
        assert ran.stdout.startswith("::error ")
        assert outputs["findings"] == "1"
        assert Path(outputs["report"]).read_text().lower().startswith("<!doctype html>")
        assert (temp / "crosscheck" / "findings.sarif").exists()
        assert (temp / "summary").read_text()

    def test_clean(self, runner):
        ran, outputs, _ = runner(path="calm")
        assert (ran.returncode, outputs["findings"]) == (0, "0")

    def test_inputs_reach_the_command(self, runner, desk):
        assert runner(path="fire", **{"fail-on": "never"})[0].returncode == 0
        assert runner(path="fire", args="--severity\nCX101=warning")[0].returncode == 0
        ran, outputs, _ = runner(path="fire/2024-05-07_post.txt", against="fire/2024-05-07_north.txt\ncalm")
        assert (ran.returncode, outputs["findings"] >= "1") == (1, True)
        (desk / "known.json").write_text('{"schema": "crosscheck-baseline/1", "findings": []}')
        assert runner(path="fire", baseline="known.json")[0].returncode == 1

    def test_nothing_in_an_input_is_run(self, runner, desk):
        ran, outputs, _ = runner(path='$(touch owned); `touch owned`; "; touch owned', args="--config\n$(touch owned)")
        assert (ran.returncode, outputs["findings"]) == (2, "")
        assert not (desk / "owned").exists()

    def test_every_input_is_used_and_every_output_given(self):
        text = (ROOT / "action.yml").read_text("utf-8")
        assert all(f"inputs.{name}" in text.split("runs:")[1] for name in ACTION["inputs"])
        assert set(ACTION["outputs"]) == {"findings", "report"}


@pytest.fixture
def committed(desk, tmp_path_factory, path, monkeypatch):
    """The desk's repository with hooks set up from a repository that holds this checkout's manifest."""
    monkeypatch.setenv("PATH", path)
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path_factory.mktemp("pre-commit")))
    for name, value in {"AUTHOR": "Desk", "COMMITTER": "Desk"}.items():
        monkeypatch.setenv(f"GIT_{name}_NAME", value)
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "desk@example.org")
    source = tmp_path_factory.mktemp("hooks")
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", source)
    (desk / ".git").rmdir()
    for folder in (source, desk):
        for arguments in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-qm", "all"]):
            subprocess.run(["git", *arguments], cwd=folder, check=True)
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=source, check=True, capture_output=True, text=True).stdout.strip()

    def set_up(**hook):
        # `system` in place of `python`: the command of this checkout, not one that is installed from a registry
        hooks = [{"language": "system", **hook}]
        (desk / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [{"repo": str(source), "rev": head, "hooks": hooks}]}))
        subprocess.run(["git", "add", "-A"], cwd=desk, check=True)

    def run(*arguments):
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", "-v", *arguments], cwd=desk, capture_output=True, text=True, check=False
        )

    return set_up, run


class TestPreCommit:
    def test_manifest_is_valid(self):
        subprocess.run([sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")], check=True)
        assert HOOKS[0]["pass_filenames"] is False

    def test_hook_checks_the_repository(self, committed):
        set_up, run = committed
        set_up(id="crosscheck", args=["fire"])
        ran = run("--all-files")
        assert (ran.returncode, "error[CX101]" in ran.stdout) == (1, True)
        set_up(id="crosscheck", args=["calm"])
        assert run("--all-files").returncode == 0

    def test_hook_holds_the_commits_drafts_against_their_sources(self, committed, desk):
        set_up, run = committed
        set_up(id="crosscheck-against", args=["--against", "calm"])
        subprocess.run(["git", "commit", "-qm", "hooks", "--no-verify"], cwd=desk, check=True)
        (desk / "2024-05-07_draft.txt").write_text("The fire killed 19 people in the old mill, police said.\n")
        subprocess.run(["git", "add", "-A"], cwd=desk, check=True)
        ran = run()
        assert (ran.returncode, "contradicted" in ran.stdout) == (1, True)


def test_gitlab_template_runs_a_command_that_exists(crosscheck, desk):
    script = GITLAB["crosscheck"]["script"][-1]
    arguments = script.removeprefix("crosscheck ").replace("$CROSSCHECK_ARGS ", "").replace('"$CROSSCHECK_PATH"', "fire").split()
    assert crosscheck(*arguments).code == 1
    reports = GITLAB["crosscheck"]["artifacts"]["reports"]
    assert all((desk / name).exists() for name in (*reports.values(), *GITLAB["crosscheck"]["artifacts"]["paths"]))
