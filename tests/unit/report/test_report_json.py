"""Version 1 of the JSON result, to the letter of the contract, and back."""

from __future__ import annotations

import json

import jsonschema
import msgspec
import pytest

from crosscheck import __version__
from crosscheck.model import AsOf, DraftClaim, Result
from crosscheck.report.full import render_full
from crosscheck.report.json_v1 import build_extraction, render_json, result_schema
from crosscheck.report.json_v1_load import ResultError, load_result
from crosscheck.report.jsonl import render_jsonl
from crosscheck.report.options import RenderOptions
from outside_samples import make_claim, make_document, make_extraction, sample_result


def written(result: Result | None = None, **options: object) -> dict:
    return json.loads(render_json(result or sample_result(), RenderOptions(**options)))


def test_top_level_is_the_contracts():
    result = written()
    assert list(result) == ["schema", "tool", "documents", "claims", "clusters", "findings", "statistics"]
    assert result["schema"] == "crosscheck/1"
    assert result["tool"] == {"name": "crosscheck", "version": __version__}
    assert result["statistics"] == {"claims": 7, "pairs": 6, "reports": 3}


def test_document_has_its_origin_and_its_text_unless_asked_not_to():
    document = written()["documents"][0]
    assert document["id"] == document["path"] == "flood/north.txt"
    assert (document["source"], document["published"], document["title"], document["language"]) == (
        "North",
        "2024-05-07T20:00:00Z",
        "A flood",
        "en",
    )
    assert document["text"].startswith("The Vell")
    assert len(document["sha256"]) == 64
    assert "text" not in written(text=False)["documents"][0]


def test_claim_says_what_the_words_assert():
    claim = next(claim for claim in written()["claims"] if claim["surface"].startswith("at least 800"))
    assert claim["quantity"] == {
        "value": "800",
        "low": "800",
        "high": None,
        "unit": "square kilometer",
        "dimension": "area",
        "bound": "at-least",
        "approximate": False,
        "vague": False,
        "precision": "100",
        "change": None,
        "factor": "1000000",
    }
    assert (claim["line"], claim["column"], claim["page"], claim["paragraph"], claim["cell"]) == (2, 32, None, None, None)
    assert claim["timex"] is None
    assert claim["kind"] == "quantity"
    assert claim["measurand"] == "area under water"
    assert claim["terms"] == ["water", "river"]
    assert claim["attribution"] == "the river board"
    assert claim["as_of"] == {"first": "2024-05-07", "last": "2024-05-07"}
    assert "value" not in claim


def test_offsets_count_code_points_of_the_text():
    result = written()
    texts = {document["id"]: document["text"] for document in result["documents"]}
    for claim in result["claims"]:
        assert texts[claim["document"]][claim["start"] : claim["end"]] == claim["surface"]


def test_implied_as_of_ordinals_and_timexes():
    document = make_document("a.txt", "Her 10th win.")
    base = make_claim(
        document,
        "10th",
        sample_result().extractions[0].claims[0].timex,
        "win",
        kind="ordinal",
        timex=None,
        value="10",
        as_of=AsOf("2024-05-07", "2024-05-07", implied=True),
    )
    claim = written(Result((make_extraction(document, (base,)),)))["claims"][0]
    assert claim["value"] == "10"
    assert claim["quantity"] is None
    assert claim["as_of"]["implied"] is True
    timex = next(claim for claim in written()["claims"] if claim["kind"] == "timex")["timex"]
    assert timex == {
        "type": "DATE",
        "value": "2024-05-07",
        "mod": None,
        "first": "2024-05-07",
        "last": "2024-05-07",
        "anchor": "2024-05-07",
    }


def test_finding_has_all_fields_of_the_contract():
    finding = written()["findings"][0]
    assert list(finding) == [
        "rule", "name", "verdict", "severity", "confidence", "message", "cluster", "claims", "primary", "locations", "explanation", "fingerprint",
        "suppressed", "baseline",
    ]  # fmt: skip
    assert finding["confidence"] == 0.9124
    assert finding["explanation"][0] == {"feature": "same counted noun", "weight": 1.312}
    assert finding["locations"][0] == {
        "document": "flood/north.txt",
        "line": 2,
        "column": 32,
        "page": None,
        "paragraph": None,
        "cell": None,
    }
    assert (finding["suppressed"], finding["baseline"]) == (None, "new")


def test_hidden_findings_are_not_written():
    result = sample_result()
    hidden = msgspec.structs.replace(result, findings=tuple(msgspec.structs.replace(finding, hidden=True) for finding in result.findings))
    assert written(hidden)["findings"] == []
    assert render_jsonl(hidden, RenderOptions()) == ""


def test_drafts_stand_only_with_drafts():
    result = sample_result()
    drafts = (DraftClaim(result.extractions[0].claims[0].id, "unsupported"),)
    assert written(msgspec.structs.replace(result, drafts=drafts))["drafts"] == [
        {"claim": drafts[0].claim, "status": "unsupported", "by": []}
    ]


def test_result_keeps_its_own_schema():
    jsonschema.validate(written(), result_schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**written(), "findings": [{"rule": "CX101"}]}, result_schema())


def test_extraction_line():
    extraction = msgspec.to_builtins(build_extraction(sample_result().extractions[0]))
    assert list(extraction) == ["document", "published", "mentions"]
    mention = extraction["mentions"][1]
    assert list(mention) == ["start", "end", "surface", "kind", "quantity", "timex", "pattern"]
    assert mention["quantity"]["low"] == "800"


def test_jsonl_is_one_finding_a_line_with_its_claims():
    lines = [json.loads(line) for line in render_jsonl(sample_result(), RenderOptions()).splitlines()]
    assert [line["finding"]["rule"] for line in lines] == ["CX102", "CX101"]
    assert [claim["surface"] for claim in lines[1]["claims"]] == ["12", "14", "14"]
    assert (lines[1]["path"], lines[1]["line"], lines[1]["measurand"]) == ("flood/north.txt", 2, "deaths of people")


def test_stored_result_renders_the_same_again():
    stored = render_json(sample_result(), RenderOptions())
    loaded = load_result(stored.encode())
    assert render_json(loaded, RenderOptions()) == stored
    assert render_full(loaded, RenderOptions()) == render_full(sample_result(), RenderOptions())


def test_stored_result_without_texts_still_renders():
    loaded = load_result(render_json(sample_result(), RenderOptions(text=False)).encode())
    shown = render_full(loaded, RenderOptions())
    assert "at least 800 square kilometers" in shown


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"schema": "crosscheck/2"}, 'has the schema "crosscheck/2"'),
        ({"documents": []}, "names a document that is not there"),
        ({"claims": [{"id": 3}]}, "is no crosscheck result"),
    ],
)
def test_what_is_no_result_is_refused(change, message):
    stored = json.loads(render_json(sample_result(), RenderOptions()))
    with pytest.raises(ResultError, match=message):
        load_result(json.dumps({**stored, **change}).encode())


@pytest.mark.parametrize(("key", "value"), [("value", "1e999999999"), ("low", "NaN"), ("factor", "1/0"), ("factor", "x")])
def test_hostile_numbers_are_refused(key, value):
    stored = json.loads(render_json(sample_result(), RenderOptions()))
    for claim in stored["claims"]:
        if claim["quantity"]:
            claim["quantity"][key] = value
    with pytest.raises(ResultError, match="is no"):
        load_result(json.dumps(stored).encode())


@pytest.mark.parametrize("data", [b"", b"[]", b"\xff\xfe", b'{"schema": "crosscheck/1"}', b"nul"])
def test_broken_files_are_refused(data):
    with pytest.raises(ResultError):
        load_result(data)
