"""Every command and flag of the contract, end to end."""

from __future__ import annotations

import json
import os
import re
import stat
import tomllib

import jsonschema
import pytest

from crosscheck import __version__
from crosscheck.judge.rules import RULES

pytestmark = pytest.mark.usefixtures("desk")


def findings(ran):
    return json.loads(ran.out)["findings"]


class TestOutput:
    def test_formats_to_files_and_one_to_standard_output(self, crosscheck, desk):
        ran = crosscheck("check", "fire", "-f", "sarif:out/a.sarif", "-f", "concise", "-f", "json:a.json", "-f", "junit:a.xml")
        assert "CX101 error" in ran.out
        assert json.loads((desk / "out" / "a.sarif").read_text())["version"] == "2.1.0"
        assert json.loads((desk / "a.json").read_text())["schema"] == "crosscheck/1"
        assert (desk / "a.xml").read_text().startswith("<?xml")

    def test_output_by_its_ending(self, crosscheck, desk):
        assert crosscheck("check", "fire", "-o", "a.jsonl").out == ""
        assert json.loads((desk / "a.jsonl").read_text())["finding"]["rule"] == "CX101"
        crosscheck("check", "fire", "-f", "json", "-o", "b.txt")
        assert json.loads((desk / "b.txt").read_text())

    def test_files_are_replaced_whole_and_keep_their_mode(self, crosscheck, desk):
        target = desk / "a.json"
        target.write_text("old")
        target.chmod(0o640)
        crosscheck("check", "fire", "-o", "a.json")
        assert json.loads(target.read_text())
        if os.name != "nt":
            assert stat.S_IMODE(target.stat().st_mode) == 0o640
        assert not [path for path in desk.iterdir() if path.name.endswith(".tmp")]

    def test_a_file_that_cannot_be_written_is_told(self, crosscheck, desk):
        (desk / "taken").write_text("x")
        ran = crosscheck("check", "fire", "-f", "json:taken/a.json")
        assert (ran.code, "taken/a.json: cannot be written" in ran.err) == (2, True)

    def test_no_text(self, crosscheck):
        assert "text" not in json.loads(crosscheck("check", "fire", "-f", "json", "--no-text").out)["documents"][0]
        shown = crosscheck("check", "fire", "--no-text").out
        assert "12 people" not in shown.replace("12 people ·", "")

    def test_quiet_and_verbose(self, crosscheck):
        assert "gate" not in crosscheck("check", "fire", "-q").out
        assert "aligned because" in crosscheck("check", "fire", "-v").out

    def test_statistics_go_to_standard_error(self, crosscheck):
        plain, told = crosscheck("check", "fire"), crosscheck("check", "fire", "--statistics")
        assert told.out == plain.out
        assert re.search(r"reports +2", told.err)
        assert "seconds" in told.err

    def test_color(self, crosscheck, monkeypatch):
        assert "\x1b[" not in crosscheck("check", "fire").out
        assert "\x1b[" in crosscheck("check", "fire", "--color", "always").out
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert "\x1b[" in crosscheck("check", "fire").out
        assert "\x1b[" not in crosscheck("check", "fire", "-f", "json").out
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b[" not in crosscheck("check", "fire").out

    def test_ascii_and_windows_terminals(self, crosscheck, desk):
        (desk / "fire" / "2024-05-07_post.txt").write_text("Пожар: the fire in the old mill killed 14 people, police said. 日本\r\n")
        ascii_ = crosscheck("check", "fire", encoding="ascii")
        assert (ascii_.code, "^^" in ascii_.out, "\\u041f" in ascii_.out) == (1, True, True)
        assert "--> fire/" in crosscheck("check", "fire", encoding="cp1252").out

    def test_machines_get_utf_8_whatever_the_terminal(self, crosscheck, desk):
        (desk / "fire" / "2024-05-07_post.txt").write_text("Пожар: the fire in the old mill killed 14 people, police said.\n")
        for name in ("json", "sarif", "html", "csv"):
            assert crosscheck("check", "fire", "-f", name, encoding="cp1252").bytes == crosscheck("check", "fire", "-f", name).bytes

    def test_github_summary(self, crosscheck, desk, monkeypatch):
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(desk / "summary.md"))
        (desk / "summary.md").write_text("before\n")
        assert crosscheck("check", "fire", "-f", "github").out.startswith("::error ")
        summary = (desk / "summary.md").read_text()
        assert summary.startswith("before\n")
        assert "14" in summary


class TestGate:
    def test_select_and_severity(self, crosscheck):
        assert findings(crosscheck("check", "fire", "-f", "json", "--select", "CX9")) == []
        assert findings(crosscheck("check", "fire", "-f", "json", "--severity", "CX101=info"))[0]["severity"] == "info"

    def test_min_confidence_is_counted(self, crosscheck):
        ran = crosscheck("check", "fire", "--min-confidence", "1")
        assert "1 less sure than 1 (--min-confidence 0 shows them)" in ran.out

    def test_overrides(self, crosscheck, desk):
        (desk / "crosscheck.toml").write_text('[[overrides]]\npaths = ["fire/"]\nseverity = { CX101 = "info" }\n')
        assert findings(crosscheck("check", "fire", "-f", "json"))[0]["severity"] == "info"

    def test_tolerance(self, crosscheck, desk):
        (desk / "fire" / "2024-05-07_post.txt").write_text("The fire in the old mill killed 13 people, police said.\n")
        assert crosscheck("check", "fire").code == 1
        (desk / "crosscheck.toml").write_text("[tolerance.dimensions.count]\nexact-below = 0\nrounding = 1\ncap = 0.5\n")
        assert crosscheck("check", "fire").code == 0


class TestReading:
    def test_rates_make_two_currencies_comparable(self, crosscheck, desk):
        (desk / "rates.toml").write_text("[[rates]]\ndate = 2024-05-01\ncurrency = 'euro'\nworth = { dollar = 1.07 }\n")
        (desk / "fire" / "2024-05-07_north.txt").write_text("The fire in the old mill caused damage of 50 million euros, police said.\n")
        (desk / "fire" / "2024-05-07_post.txt").write_text("The fire in the old mill caused damage of $53 million, police said.\n")
        assert crosscheck("check", "fire", "--min-confidence", "0").code == 0
        assert crosscheck("check", "fire", "--min-confidence", "0", "--rates", "rates.toml").code == 0
        (desk / "fire" / "2024-05-07_post.txt").write_text("The fire in the old mill caused damage of $81 million, police said.\n")
        assert crosscheck("check", "fire", "--min-confidence", "0").code == 0
        assert crosscheck("check", "fire", "--min-confidence", "0", "--rates", "rates.toml").code == 1

    def test_own_units(self, crosscheck, desk):
        (desk / "crosscheck.toml").write_text("[units]\nsmoot = '1.7018 * meter'\n")
        (desk / "a.txt").write_text("The bridge is 364 smoots long.\n")
        quantity = json.loads(crosscheck("extract", "a.txt", "-f", "jsonl").out)["mentions"][0]["quantity"]
        assert (quantity["unit"], quantity["dimension"], quantity["factor"]) == ("smoot", "length", "8509/5000")

    def test_standard_input(self, crosscheck, desk):
        text = (desk / "fire" / "2024-05-07_post.txt").read_bytes()
        ran = crosscheck("check", "-", "fire/2024-05-07_north.txt", "--stdin-filename", "fire/2024-05-07_desk.txt", "-q", stdin=text)
        assert ran.code == 1
        assert "2024-05-07_desk.txt" in crosscheck("extract", "-", "--stdin-filename", "2024-05-07_desk.txt", stdin=text).out

    def test_published_and_language(self, crosscheck, desk):
        (desk / "a.txt").write_text("On Monday 12 people fled.\n")
        lines = crosscheck("extract", "a.txt", "-f", "jsonl", "--published", "2024-08-13").out
        assert json.loads(lines)["published"] == "2024-08-13"
        assert [mention["timex"]["value"] for mention in json.loads(lines)["mentions"] if mention["timex"]] == ["2024-08-12"]

    def test_day_first(self, crosscheck, desk):
        (desk / "a.txt").write_text("Since 06/08/2024 nobody has come.\n")
        for flag, value in (("--day-first", "2024-08-06"), ("--month-first", "2024-06-08")):
            mention = json.loads(crosscheck("extract", "a.txt", "-f", "jsonl", flag).out)["mentions"][0]
            assert mention["timex"]["value"] == value

    def test_list_files(self, crosscheck):
        for command in ("check", "extract"):
            assert crosscheck(command, "calm", "--list-files").out.split() == ["calm/2024-05-07_north.txt", "calm/2024-05-07_post.txt"]
        assert crosscheck("check", "absent", "--list-files").code == 2

    def test_extract_explains(self, crosscheck):
        text = crosscheck("extract", "fire").out
        assert "fire/2024-05-07_north.txt · north · 7 May 2024 · en" in text
        assert re.search(r"1:17 +12 +12 people +\{12\} person \(count\)", text)

    def test_extract_lines_are_in_path_order(self, crosscheck):
        lines = [json.loads(line)["document"] for line in crosscheck("extract", "fire", "calm", "-f", "jsonl").out.splitlines()]
        assert lines == sorted(lines)
        assert len(lines) == 4


class TestRules:
    def test_list(self, crosscheck):
        text = crosscheck("rules").out
        assert all(rule.code in text and rule.name in text for rule in RULES)

    def test_json(self, crosscheck):
        rows = json.loads(crosscheck("rules", "-f", "json").out)
        assert [row["code"] for row in rows] == [rule.code for rule in RULES]
        assert set(rows[0]) == {"code", "name", "severity", "summary", "docs"}

    @pytest.mark.parametrize("name", ["CX101", "cx101", "value-mismatch"])
    def test_explain(self, crosscheck, name):
        assert crosscheck("explain", name).out.startswith("# CX101 value-mismatch (error)\n")

    def test_explain_guesses(self, crosscheck):
        assert 'did you mean "value-mismatch"?' in crosscheck("explain", "value-missmatch").err


class TestBaseline:
    def test_write_check_show_prune(self, crosscheck, desk):
        ran = crosscheck("baseline", "write", ".")
        assert ran.out == "crosscheck-baseline.json: 1 finding (1 new, 0 gone)\n"
        assert "baseline = " in ran.err
        (desk / "crosscheck.toml").write_text('baseline = "crosscheck-baseline.json"\n')
        assert crosscheck("check", "fire").code == 0
        assert "12 / 14" in crosscheck("baseline", "show").out
        (desk / "fire" / "2024-05-07_post.txt").write_text("The fire in the old mill killed 15 people, police said.\n")
        assert crosscheck("check", "fire").code == 1
        assert crosscheck("baseline", "prune", ".").out == "crosscheck-baseline.json: 0 findings (1 dropped)\n"
        assert crosscheck("baseline", "prune", ".").out == "crosscheck-baseline.json: 0 findings (0 dropped)\n"
        assert crosscheck("baseline", "show", "crosscheck-baseline.json").out == "0 findings\n"

    def test_a_baseline_of_half_the_reports_is_not_written(self, crosscheck, desk):
        assert crosscheck("baseline", "write", "fire", "absent").code == 2
        assert not (desk / "crosscheck-baseline.json").exists()

    def test_a_further_source_of_a_known_value_is_not_new(self, crosscheck, desk):
        crosscheck("baseline", "write", "fire")
        (desk / "fire" / "2024-05-07_wire.txt").write_text("Police said 14 people were killed by the fire in the old mill.\n")
        assert crosscheck("check", "fire", "--baseline", "crosscheck-baseline.json").code == 0


class TestSettings:
    def test_show(self, crosscheck, desk):
        (desk / "crosscheck.toml").write_text('fail-on = "info"\n')
        text = crosscheck("config", "show", "fire", "--min-confidence", "0.5").out
        assert re.search(r'^fail-on = "info" +# crosscheck.toml:1$', text, re.MULTILINE)
        assert re.search(r"^min-confidence = 0.5 +# command line$", text, re.MULTILINE)
        assert tomllib.loads(text)["fail-on"] == "info"

    def test_schemas(self, crosscheck):
        jsonschema.validate({"fail-on": "info"}, json.loads(crosscheck("config", "schema").out))
        jsonschema.validate(json.loads(crosscheck("check", "fire", "-f", "json").out), json.loads(crosscheck("schema").out))

    def test_isolated(self, crosscheck, desk):
        (desk / "crosscheck.toml").write_text('fail-on = "never"\n')
        assert (crosscheck("check", "fire").code, crosscheck("check", "fire", "--isolated").code) == (0, 1)

    def test_init_writes_files_that_hold(self, crosscheck, desk):
        ran = crosscheck("init")
        assert ran.out.count("written") == 3
        assert crosscheck("check", "fire").code == 1
        assert tomllib.loads((desk / "crosscheck.toml").read_text())["fail-on"] == "error"
        assert f"crosscheck=={__version__}" in (desk / ".pre-commit-config.yaml").read_text()
        assert crosscheck("init").out.count("kept") == 3
        assert crosscheck("init", "--force").out.count("written") == 3
        assert crosscheck("init", "fire/2024-05-07_north.txt").code == 2


class TestStored:
    def test_report_renders_again_without_the_sources(self, crosscheck, desk):
        shown = crosscheck("check", "fire").out
        crosscheck("check", "fire", "-o", "result.json")
        for report in (desk / "fire").iterdir():
            report.unlink()
        assert crosscheck("report", "result.json").out == shown
        assert crosscheck("report", "result.json", "-o", "page.html").code == 0
        assert (desk / "page.html").read_text().lower().startswith("<!doctype html>")
        assert crosscheck("report", "-", "-f", "concise", stdin=(desk / "result.json").read_bytes()).out.count("CX101") == 1

    def test_what_is_no_result(self, crosscheck, desk):
        (desk / "x.json").write_text("{}")
        assert "x.json: is no crosscheck result" in crosscheck("report", "x.json").err


def test_version_and_help(crosscheck):
    assert crosscheck("--version").out == f"crosscheck {__version__}\n"
    for arguments in (("--help",), ("-h",), ("check", "--help"), ("baseline", "write", "-h")):
        ran = crosscheck(*arguments)
        assert (ran.code, ran.out.startswith("Usage: crosscheck")) == (0, True)


def test_a_slip_of_the_pen_is_met(crosscheck):
    assert 'no command "chekc"; did you mean "check"?' in crosscheck("chekc").err
    assert 'to check a path: "crosscheck check fire"' in crosscheck("fire").err
