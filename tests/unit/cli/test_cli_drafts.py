"""Drafts against sources, and what changed in git: only what touches them is told."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

SOURCE = "The fire killed 14 people in the old mill, police said. It burned 230 hectares of forest.\n"
DRAFT = "The fire killed 12 people in the old mill, police said. It burned 230 hectares of forest and cost 17 million dollars.\n"


@pytest.fixture
def sources(desk):
    (desk / "sources").mkdir()
    (desk / "drafts").mkdir()
    (desk / "sources" / "2024-05-07_wire.txt").write_text(SOURCE)
    (desk / "sources" / "2024-05-07_post.txt").write_text(SOURCE.replace("killed 14 people", "killed 15 people"))
    (desk / "drafts" / "2024-05-07_draft.txt").write_text(DRAFT)
    return desk


@pytest.mark.usefixtures("sources")
class TestAgainst:
    def test_each_figure_of_the_draft_has_its_status(self, crosscheck):
        ran = crosscheck("check", "drafts", "--against", "sources", "-f", "json", "--min-confidence", "0")
        result = json.loads(ran.out)
        surfaces = {claim["id"]: claim["surface"] for claim in result["claims"]}
        statuses = {surfaces[draft["claim"]]: draft["status"] for draft in result["drafts"]}
        assert (ran.code, statuses) == (1, {"12": "contradicted", "230 hectares": "confirmed", "17 million dollars": "unsupported"})
        assert {finding["rule"] for finding in result["findings"]} == {"CX101", "CX107"}
        confirmed = next(draft for draft in result["drafts"] if draft["status"] == "confirmed")
        assert len(confirmed["by"]) == 2

    def test_the_terminal_lists_them(self, crosscheck):
        text = crosscheck("check", "drafts/2024-05-07_draft.txt", "--against", "sources").out
        assert "contradicted  drafts/2024-05-07_draft.txt:1:17  12  by post: 15 people, wire: 14 people" in text
        assert "unsupported   drafts/2024-05-07_draft.txt:1:99  17 million dollars" in text

    def test_what_the_sources_say_among_themselves_is_not_told(self, crosscheck, sources):
        (sources / "drafts" / "2024-05-07_draft.txt").write_text("It burned 230 hectares of forest.\n")
        ran = crosscheck("check", "drafts", "--against", "sources", "-f", "json")
        assert (ran.code, json.loads(ran.out)["findings"]) == (0, [])

    def test_a_draft_behind_its_sources_is_an_error(self, crosscheck, sources):
        (sources / "sources" / "2024-05-08_late.txt").write_text(SOURCE.replace("14 people", "19 people"))
        (sources / "sources" / "2024-05-07_post.txt").unlink()
        (sources / "drafts" / "2024-05-07_draft.txt").write_text(SOURCE)
        result = json.loads(crosscheck("check", "drafts", "--against", "sources", "-f", "json", "--min-confidence", "0").out)
        assert [(finding["rule"], finding["severity"]) for finding in result["findings"]] == [("CX105", "error")]

    def test_a_source_that_cannot_be_read_is_told(self, crosscheck, sources):
        (sources / "sources" / "noise.txt").write_bytes(bytes(range(256)) * 8)
        assert "CX901" in crosscheck("check", "drafts", "--against", "sources", "-f", "concise").out

    def test_draft_from_standard_input(self, crosscheck):
        ran = crosscheck("check", "-", "--against", "sources", "--stdin-filename", "2024-05-07_x.txt", "-f", "json", stdin=DRAFT.encode())
        assert ran.code == 1
        assert len(json.loads(ran.out)["drafts"]) == 3

    def test_missing_sources(self, crosscheck):
        assert crosscheck("check", "drafts", "--against", "absent").code == 2


def git(desk, *arguments):
    subprocess.run(
        ["git", "-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false", *arguments],
        cwd=desk, check=True, capture_output=True,
    )  # fmt: skip


@pytest.fixture
def repository(desk):
    """The desk's reports, committed; `calm` and `fire` as they were."""
    (desk / ".git").rmdir()
    git(desk, "init", "-q", "-b", "main")
    git(desk, "add", "-A")
    git(desk, "commit", "-qm", "reports")
    git(desk, "tag", "start")
    return desk


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
class TestChangedSince:
    def test_nothing_changed(self, crosscheck, repository):
        ran = crosscheck("check", ".", "--changed-since", "start", "-f", "json")
        assert (ran.code, json.loads(ran.out)["findings"]) == (0, [])
        assert "No report changed" in crosscheck("check", ".", "--changed-since", "start").err
        assert repository.exists()

    def test_findings_that_touch_a_changed_file(self, crosscheck, repository):
        (repository / "calm" / "2024-05-07_post.txt").write_text("In the fire 17 people were killed in the old mill, police said.\n")
        ran = crosscheck("check", ".", "--changed-since", "start", "-f", "json")
        findings = json.loads(ran.out)["findings"]
        assert ran.code == 1
        assert [{location["document"].split("/")[0] for location in finding["locations"]} for finding in findings] == [{"calm"}]
        assert "drafts" not in json.loads(ran.out)

    def test_new_files_count_and_deleted_ones_do_not(self, crosscheck, repository):
        (repository / "fire" / "2024-05-07_new.txt").write_text("The fire killed 12 people in the old mill, police said.\n")
        assert crosscheck("check", ".", "--changed-since", "start").code == 1
        (repository / "fire" / "2024-05-07_new.txt").unlink()
        (repository / "fire" / "2024-05-07_post.txt").unlink()
        assert crosscheck("check", ".", "--changed-since", "HEAD").code == 0

    def test_what_the_other_branch_changed_since_is_not_told(self, crosscheck, repository):
        git(repository, "checkout", "-qb", "story")
        (repository / "calm" / "note.txt").write_text("Nothing.\n")
        git(repository, "add", "-A")
        git(repository, "commit", "-qm", "story")
        git(repository, "checkout", "-q", "main")
        (repository / "fire" / "2024-05-07_post.txt").write_text("The fire in the old mill killed 16 people, police said.\n")
        git(repository, "commit", "-qam", "main moves on")
        git(repository, "checkout", "-q", "story")
        assert crosscheck("check", ".", "--changed-since", "main").code == 0

    def test_names_with_spaces_and_umlauts(self, crosscheck, repository):
        (repository / "fire" / "2024-05-07_Süd Kurier.txt").write_text("The fire killed 16 people in the old mill, police said.\n")
        assert crosscheck("check", "fire", "--changed-since", "start").code == 1

    def test_with_sources_only_changed_drafts_are_held_against_them(self, crosscheck, repository):
        (repository / "calm" / "2024-05-07_north.txt").write_text(
            "The fire killed 12 people in the old mill, police said, and it hurt 33.\n"
        )
        ran = crosscheck("check", "calm", "--against", "fire", "--changed-since", "start", "-f", "json")
        result = json.loads(ran.out)
        assert {claim["document"] for claim in result["claims"] if claim["id"] in {draft["claim"] for draft in result["drafts"]}} == {
            "calm/2024-05-07_north.txt"
        }
        assert "calm/2024-05-07_post.txt" not in {document["id"] for document in result["documents"]}

    def test_unused_entries_are_not_told_of_what_was_not_asked_for(self, crosscheck, repository):
        (repository / "crosscheck.toml").write_text('[[accept]]\nfingerprint = "none"\nreason = "x"\n')
        git(repository, "add", "-A")
        git(repository, "commit", "-qm", "settings")
        assert "CX904" in crosscheck("check", ".", "-f", "concise").out
        assert "CX904" not in crosscheck("check", ".", "--changed-since", "start", "-f", "concise").out

    @pytest.mark.parametrize("reference", ["absent", "--output=x", "HEAD~99"])
    def test_references_that_do_not_exist(self, crosscheck, repository, reference):
        ran = crosscheck("check", ".", f"--changed-since={reference}")
        assert (ran.code, f'no commit "{reference}"' in ran.err) == (2, True)
        assert not (repository / "x").exists()

    def test_outside_a_repository(self, crosscheck, tmp_path, desk):
        shutil.rmtree(desk / ".git")
        ran = crosscheck("check", "fire", "--changed-since", "HEAD")
        assert (ran.code, "--changed-since: " in ran.err) == (2, True)
        assert tmp_path == desk
