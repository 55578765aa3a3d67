"""The exit codes of the contract: 0, 1, 2 and 130; 2 outranks 1; nothing passes by accident."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from crosscheck.cli import check as check_module

ACCEPT = '[[accept]]\nmeasurand = "deaths"\nvalues = ["12", "14"]\nreason = "two counts"\n'


def fingerprint_of(crosscheck):
    return json.loads(crosscheck("check", "fire", "-f", "json").out)["findings"][0]["fingerprint"]


@pytest.mark.usefixtures("desk")
class TestGate:
    def test_clean(self, crosscheck):
        ran = crosscheck("check", "calm")
        assert ran.code == 0
        assert "No findings." in ran.out

    def test_findings_at_the_threshold(self, crosscheck):
        assert crosscheck("check", "fire").code == 1
        assert crosscheck("check", "fire", "--severity", "CX101=warning", "--fail-on", "warning").code == 1
        assert crosscheck("check").code == 1

    def test_findings_under_the_threshold(self, crosscheck):
        assert crosscheck("check", "fire", "--severity", "CX101=warning").code == 0
        assert crosscheck("check", "fire", "--severity", "value-mismatch=info", "--fail-on", "warning").code == 0
        assert crosscheck("check", "fire", "--fail-on", "never").code == 0
        assert crosscheck("check", "fire", "--exit-zero").code == 0
        assert crosscheck("check", "fire", "--ignore", "CX1,CX2").code == 0
        assert crosscheck("check", "fire", "--min-confidence", "1").code == 0

    def test_baselined(self, crosscheck):
        assert crosscheck("baseline", "write", "fire").code == 0
        ran = crosscheck("check", "fire", "--baseline", "crosscheck-baseline.json")
        assert (ran.code, "1 in the baseline" in ran.out) == (0, True)
        assert "CX101" in crosscheck("check", "fire", "--baseline", "crosscheck-baseline.json", "--show-baselined").out

    def test_suppressed_in_the_report(self, crosscheck, desk):
        report = desk / "fire" / "2024-05-07_post.txt"
        report.write_text('<!-- crosscheck: ignore[CX101] reason="the later count" -->\n\n' + report.read_text())
        ran = crosscheck("check", "fire")
        assert (ran.code, "1 suppressed" in ran.out) == (0, True)

    @pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
    def test_the_figures_of_a_reason_are_no_claims(self, crosscheck, desk, name):
        comment = '<!-- crosscheck: ignore[CX101] reason="12 were revised to 17 in 2024" -->'
        text = f"Of the fire.\n\n{comment}\nThe fire in the old mill killed 14 people, police said.\n\nIt burned 40 hectares.\n"
        if name == "a.html":
            text = "".join(
                f"<p>{part}</p>" if not part.startswith("<") else part for part in text.replace("-->\n", "-->\n\n").split("\n\n")
            )
        (desk / name).write_text(text)
        mentions = json.loads(crosscheck("extract", name, "-f", "jsonl").out)["mentions"]
        assert [mention["surface"] for mention in mentions] == ["14", "40 hectares"]
        ran = crosscheck("check", name, "fire/2024-05-07_north.txt", "--group-by", "none")
        assert (ran.code, "1 suppressed" in ran.out) == (0, True)

    def test_accepted_and_expired(self, crosscheck, desk, monkeypatch):
        (desk / "crosscheck.toml").write_text(ACCEPT + "expires = 2024-06-30\n")
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1717200000")
        assert crosscheck("check", "fire").code == 0
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1719900000")
        ran = crosscheck("check", "fire")
        assert ran.code == 1
        assert "crosscheck.toml:1: CX904" in crosscheck("check", "fire", "-f", "concise").out

    def test_accepted_by_fingerprint(self, crosscheck, desk):
        (desk / "crosscheck.toml").write_text(f'[[accept]]\nfingerprint = "{fingerprint_of(crosscheck)}"\nreason = "x"\n')
        assert crosscheck("check", "fire").code == 0

    def test_a_report_inside_a_folder_that_cannot_be_read_fails_the_gate(self, crosscheck, desk):
        (desk / "calm" / "noise.txt").write_bytes(bytes(range(256)) * 8)
        ran = crosscheck("check", "calm")
        assert (ran.code, "CX901" in ran.out) == (1, True)
        assert crosscheck("check", "calm", "--severity", "CX901=info").code == 0

    def test_one_report_alone_is_told(self, crosscheck):
        ran = crosscheck("check", "fire/2024-05-07_post.txt", "-f", "concise")
        assert (ran.code, "CX903 warning is the only report" in ran.out) == (0, True)
        assert crosscheck("check", "fire/2024-05-07_post.txt", "--fail-on", "warning").code == 1

    def test_reports_in_a_folder_each_are_told_to_be_compared_with_nothing(self, crosscheck, desk):
        for name in ("a", "b"):
            (desk / "apart" / name).mkdir(parents=True)
            (desk / "apart" / name / "2024-05-07_x.txt").write_text("The fire killed 12 people.\n")
        assert "CX903" in crosscheck("check", "apart", "-f", "concise").out
        assert "CX903" not in crosscheck("check", "apart", "-f", "concise", "--group-by", "none").out


@pytest.mark.usefixtures("desk")
class TestUnusable:
    @pytest.mark.parametrize(
        "arguments",
        [
            ("check", "--frobnicate"),
            ("check", "fire", "--fail-on", "sometimes"),
            ("check", "fire", "--min-confidence", "2"),
            ("check", "fire", "--severity", "CX101"),
            ("check", "fire", "--select", "CX0"),
            ("check", "fire", "--published", "yesterday"),
            ("check", "fire", "--engine", "abacus"),
            ("check", "fire", "--jobs", "0"),
            ("check", "fire", "-f", "pdf"),
            ("check", "fire", "-f", "json:"),
            ("check", "fire", "-f", "json", "-f", "sarif"),
            ("check", "fire", "--config", "absent.toml"),
            ("check", "fire", "--baseline", "absent.json"),
            ("check", "absent"),
            ("check", "fire/*.doc"),
            ("check", "fire", "-o", "fire"),
            ("explain", "CX000"),
            ("explain",),
            ("report", "absent.json"),
            ("baseline", "show"),
            ("baseline", "prune", "fire"),
            ("frobnicate",),
        ],
    )
    def test_wrong_usage(self, crosscheck, arguments):
        ran = crosscheck(*arguments)
        assert ran.code == 2
        assert ran.out == ""
        assert ran.err.startswith("crosscheck: ")
        assert "Traceback" not in ran.err

    def test_broken_settings(self, crosscheck, desk):
        (desk / "crosscheck.toml").write_text("fail-on = ")
        ran = crosscheck("check", "calm")
        assert (ran.code, "crosscheck.toml: is not valid TOML" in ran.err) == (2, True)

    def test_unknown_key(self, crosscheck, desk):
        (desk / "crosscheck.toml").write_text("fail-un = 'error'\nx = 1")
        ran = crosscheck("check", "calm")
        assert ran.code == 2
        assert ran.err.splitlines() == [
            'crosscheck: crosscheck.toml:1: unknown key "fail-un"; did you mean "fail-on"?',
            'crosscheck: crosscheck.toml:2: unknown key "x"',
        ]

    def test_broken_baseline(self, crosscheck, desk):
        (desk / "known.json").write_text("[]")
        ran = crosscheck("check", "fire", "--baseline", "known.json")
        assert (ran.code, "known.json: is no baseline" in ran.err) == (2, True)

    def test_missing_path_beside_others_that_are_still_checked(self, crosscheck):
        ran = crosscheck("check", "fire", "absent.txt")
        assert ran.code == 2
        assert "CX101" in ran.out
        assert "crosscheck: absent.txt: does not exist" in ran.err
        assert crosscheck("check", "fire", "absent.txt", "--exit-zero").code == 2

    def test_named_path_that_cannot_be_read(self, crosscheck, desk):
        (desk / "noise.txt").write_bytes(bytes(range(256)) * 8)
        ran = crosscheck("check", "noise.txt", "calm")
        assert (ran.code, "noise.txt: is binary" in ran.err) == (2, True)

    def test_empty_folder(self, crosscheck, desk):
        (desk / "empty").mkdir()
        assert crosscheck("check", "empty").code == 2
        assert crosscheck("extract", "empty").code == 2
        allowed = crosscheck("check", "empty", "--allow-empty")
        assert (allowed.code, "0 reports" in allowed.out) == (0, True)

    def test_nothing_of_what_was_found_could_be_read(self, crosscheck, desk):
        (desk / "noise").mkdir()
        (desk / "noise" / "noise.txt").write_bytes(bytes(range(256)) * 8)
        assert crosscheck("check", "noise").code == 2

    def test_internal_error(self, crosscheck, monkeypatch):
        def fail(*_):
            raise ZeroDivisionError("by injection")

        monkeypatch.setattr(check_module, "run_check", fail)
        ran = crosscheck("check", "fire")
        assert (ran.code, ran.out) == (2, "")
        assert "internal error: ZeroDivisionError: by injection" in ran.err
        assert "Traceback" not in ran.err
        assert "Traceback" in crosscheck("check", "fire", "-v").err

    def test_interrupt_is_130_and_leaves_no_half_written_file(self, crosscheck, desk, monkeypatch):
        def interrupt(*_):
            raise KeyboardInterrupt

        monkeypatch.setattr(check_module, "run_check", interrupt)
        ran = crosscheck("check", "fire", "-o", "out.json")
        assert (ran.code, ran.err) == (130, "interrupted\n")
        assert sorted(path.name for path in desk.iterdir()) == [".git", "calm", "fire"]


def start(desk, *arguments, **options):
    return subprocess.Popen(
        [sys.executable, "-m", "crosscheck", *arguments], cwd=desk, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options
    )


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's")
class TestSignals:
    def test_sigint(self, desk):
        with start(desk, "check", "-", "-o", "out.json", stdin=subprocess.PIPE) as process:
            time.sleep(0.8)  # it waits for its standard input
            process.send_signal(signal.SIGINT)
            _, err = process.communicate(timeout=20)
        assert process.returncode == 130
        assert b"Traceback" not in err
        assert not list(desk.glob("*out.json*"))

    def test_closed_pipe_ends_quietly_with_the_gates_code(self, desk):
        for name in ("full", "json"):
            with start(desk, "check", "fire", "-f", name) as process:
                process.stdout.close()
                assert process.wait(20) == 1
                assert process.stderr.read() == b""

    def test_closed_pipe_of_help(self, desk):
        with start(desk, "--help") as process:
            process.stdout.close()
            assert process.wait(20) == 0
            assert process.stderr.read() == b""
