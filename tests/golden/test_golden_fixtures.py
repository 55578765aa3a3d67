"""What must come out of the fixtures and what must not, and the whole of what does.

`<name>.yaml` names a folder and what a reader expects of it: claims that a finding of one of the `rules` must show (`flagged`), claims of
one cluster (`together`), claims of none (`apart`), and rules that must find nothing besides (`only`). A `gap` on an entry says why it
fails; it is strict. `<name>/` holds the findings as text, the result as JSON and the page: `pytest tests/golden --update-golden` writes them anew.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
import yaml

from crosscheck.cli.main import run

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
EXPECTED = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(HERE.glob("*.yaml"))}
FILES = {"concise.txt": "concise", "result.json": "json", "report.html": "html"}


def entries(*groups):
    for name, told in EXPECTED.items():
        for group in groups:
            for number, entry in enumerate(told.get(group, [])):
                marks = [pytest.mark.xfail(strict=True, reason=entry["gap"])] if "gap" in entry else []
                yield pytest.param(name, group, entry, id=f"{name}-{group}-{number}", marks=marks)


@cache
def rendered(name, out):
    """The fixture as the command tells it, every format in its file."""
    formats = [part for file, format_ in FILES.items() for part in ("-f", f"{format_}:{out / file}")]
    code = run(["check", EXPECTED[name]["folder"], "--isolated", "--no-text", "--no-progress", *formats])
    return code, {file: (out / file).read_text("utf-8") for file in FILES}


@pytest.fixture(scope="session")
def told(tmp_path_factory):
    """Exit code and texts of a fixture's run, from the repository's root."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        folders = {name: tmp_path_factory.mktemp(name) for name in EXPECTED}
        yield lambda name: rendered(name, folders[name])


@pytest.fixture
def result(told):
    return lambda name: json.loads(told(name)[1]["result.json"])


def named(result, folder, claims):
    """For each claim named by a document and a part of its text, the ids of the claims that stand there."""
    found = []
    for document, part in claims:
        text = (ROOT / folder / document).read_text("utf-8")
        here = [claim for claim in result["claims"] if claim["document"] == document]
        if document.endswith((".txt", ".md")):
            at = text.index(part)
            ids = {claim["id"] for claim in here if claim["start"] < at + len(part) and claim["end"] > at}
        else:
            ids = {claim["id"] for claim in here if part in claim["surface"].replace("\N{NO-BREAK SPACE}", " ") or claim["surface"] in part}
        assert ids, f"no claim at {part!r} in {document}"
        found.append(ids)
    return found


def shows(claims, wanted):
    return all(not ids.isdisjoint(claims) for ids in wanted)


@pytest.mark.parametrize(("name", "group", "entry"), list(entries("flagged")))
def test_flagged(name, group, entry, result):
    told, folder = result(name), EXPECTED[name]["folder"]
    wanted = named(told, folder, entry["claims"])
    assert [finding["message"] for finding in told["findings"] if finding["rule"] in entry["rules"] and shows(finding["claims"], wanted)], (
        f"{group}, {entry['why']}: {[(finding['rule'], finding['message']) for finding in told['findings']]}"
    )


@pytest.mark.parametrize(("name", "group", "entry"), list(entries("together", "apart")))
def test_aligned(name, group, entry, result):
    told, folder = result(name), EXPECTED[name]["folder"]
    wanted = named(told, folder, entry["claims"])
    joined = [cluster["measurand"] for cluster in told["clusters"] if shows(cluster["claims"], wanted)]
    assert bool(joined) is (group == "together"), f"{entry['why']}: {joined}"


@pytest.mark.parametrize("name", EXPECTED)
def test_nothing_besides(name, result):
    told, expected = result(name), EXPECTED[name]
    flagged = [(entry["rules"], named(told, expected["folder"], entry["claims"])) for entry in expected["flagged"]]
    besides = [
        (finding["rule"], finding["message"])
        for finding in told["findings"]
        if finding["rule"] in expected["only"]
        and not any(finding["rule"] in rules and shows(finding["claims"], wanted) for rules, wanted in flagged)
    ]
    assert besides == []


@pytest.mark.parametrize("name", EXPECTED)
def test_the_gate_fails(name, told):
    assert told(name)[0] == 1


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("name", EXPECTED)
def test_golden(name, file, told, update_golden):
    golden = HERE / name / file
    text = told(name)[1][file]
    if update_golden:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")
