"""Folders that are no set of reports of one event: alone, copied, mixed, a table, one figure over and over."""

from __future__ import annotations

from crosscheck.api import Material, check_documents
from crosscheck.config.load import ConfigSource, load_config
from crosscheck.model import Document, Metadata
from crosscheck.pipeline import check
from crosscheck.read.document import Source, read_document
from crosscheck.read.options import ReadOptions

FERRY = (
    "{dead} people were killed when the ferry Sula burned off Corvale on Monday. The old ferry was carrying {aboard} people from Sundby harbour at the time. "
    "The fire burned for six hours."
)
QUAKE = "An earthquake of magnitude 5.8 shook Halden on Tuesday. It injured {hurt} people and killed three near Halden castle, at a depth of 12 kilometers."


def report(name, text, source=None):
    told = (Metadata("published", "2024-08-13", "manifest"), *((Metadata("source", source, "manifest"),) if source else ()))
    return Document(name, name, "", text, metadata=told)


def codes(result):
    return [finding.rule for finding in result.findings]


def test_a_report_alone_is_judged_by_itself():
    result = check_documents(
        Material([report("a.txt", "12 people died, five women and eight children.")]),
        load_config(ConfigSource([], isolated=True, flags={"cache": False})),
    )
    assert sorted(codes(result)) == ["CX302", "CX903"]


def test_copies_of_one_story_are_one_witness():
    copies = [report(f"{number:02}.txt", FERRY.format(dead="14", aboard="51"), f"Outlet {number}") for number in range(20)]
    result = check([*copies, report("zz.txt", FERRY.format(dead="19", aboard="51"), "Northgate Post")])
    (found,) = [finding for finding in result.findings if finding.rule == "CX101"]
    assert "20 reports, one text" in found.message
    claims = {claim.id: claim for extraction in result.extractions for claim in extraction.claims}
    assert found.primary is not None
    assert claims[found.primary].document == "zz.txt"


def test_reports_in_words_of_their_own_are_witnesses_each():
    own = (
        "Off Corvale, 14 people died when a fire broke out on board the Sula, a ferry, on Monday.",
        "The burning of the Sula cost the lives of 14 people, Corvale police said after Monday's ferry fire.",
        "A blaze swept the ferry Sula off Corvale on Monday, leaving 14 people dead.",
    )
    result = check([*(report(f"{at}.txt", text) for at, text in enumerate(own)), report("z.txt", FERRY.format(dead="19", aboard="51"))])
    assert all("one text" not in finding.message for finding in result.findings)


def test_two_events_in_one_folder_are_not_held_against_each_other():
    ferry = [report(f"f{number}.txt", FERRY.format(dead="19", aboard="56")) for number in range(2)]
    quake = [report(f"q{number}.txt", QUAKE.format(hurt="23")) for number in range(2)]
    assert codes(check([*ferry, *quake])) == []
    wrong = report("q9.txt", QUAKE.format(hurt="32"))
    result = check([*ferry, *quake, wrong])
    claims = {claim.id: claim.document[0] for extraction in result.extractions for claim in extraction.claims}
    assert result.findings
    assert all({claims[id_] for id_ in finding.claims} == {"q"} for finding in result.findings)


def test_reports_of_nothing_but_a_table():
    rows = "\n".join(
        f"| {1800 + number} | {number * 37 % 991} | {number * 53 % 877}.{number % 10} | {number % 100} % |" for number in range(200)
    )
    table = f"| Year | Units | Value | Share |\n|---|---|---|---|\n{rows}\n".encode()
    documents = [read_document(Source(name, name), table, ReadOptions())[0][0] for name in ("a.md", "b.md")]
    assert set(codes(check(documents))) == {"CX902"}


def test_one_figure_ten_thousand_times_is_capped_and_told():
    text = " ".join(["There were 417 people."] * 10_000)
    result = check([report("a.txt", text), report("b.txt", text)])
    assert result.statistics["claims"] == 20_000
    assert [finding.rule for finding in result.findings] == ["CX905", "CX905"]
    assert "are not compared" in result.findings[0].message
