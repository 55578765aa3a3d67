"""Runs the specs of what sources say of a draft's figures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from crosscheck.judge.drafts import DraftOptions, join_drafts, judge_draft
from crosscheck.judge.options import JudgeOptions
from crosscheck.model import Document
from crosscheck.normalize.origin import OriginOptions
from crosscheck.pipeline import PipelineOptions, extract, judge_extractions

DATED = re.compile(r"(\d{4}-\d\d-\d\d)\|")


def cases():
    for path in sorted((Path(__file__).parent / "drafts").glob("*/*.yaml")):
        for status, examples in yaml.safe_load(path.read_text("utf-8")).items():
            for number, example in enumerate(examples):
                yield pytest.param(status, example, id=f"{path.stem}-{status}-{number}")


def read_one(name, text):
    dated = DATED.match(text)
    body = text[dated.end() :] if dated else text
    return extract(
        Document(name, name, "", body), PipelineOptions(origin=OriginOptions(published=dated[1] if dated else None, language="en"))
    )


@pytest.mark.parametrize(("status", "example"), list(cases()))
def test_status(status, example):
    text = example["draft"]
    start = text.index("⟦") - (len(DATED.match(text)[0]) if DATED.match(text) else 0)
    extractions = [read_one("draft.txt", text.replace("⟦", "").replace("⟧", ""))]
    extractions += [read_one(f"source-{number}.txt", source) for number, source in enumerate(example["sources"])]
    result = judge_extractions(extractions, (), PipelineOptions())
    judged = judge_draft(result, DraftOptions(frozenset({"draft.txt"})), JudgeOptions())
    claim = next(claim for claim in extractions[0].claims if claim.start <= start < claim.end or claim.start == start)
    found = {draft.claim: draft.status for draft in judged.drafts}
    flagged = {finding.primary for finding in judged.findings if finding.rule == "CX107"}
    assert found.get(claim.id, "omitted") == ("unsupported" if status == "unflagged" else status)
    assert (claim.id in flagged) == (status == "unsupported")
    if status == "stale":
        assert [finding.severity for finding in judged.findings if finding.rule == "CX105"] == ["error"]


def documents(*ids):
    return [Document(id_, id_, "", "", group=id_.rpartition("/")[0]) for id_ in ids]


def groups(drafts, *ids, changed=False):
    joined = join_drafts(documents(*ids), DraftOptions(frozenset(drafts), changed))
    return [document.group for document in joined]


def test_drafts_join_the_folder_of_the_same_name_else_all_are_one_group():
    assert groups({"d/flood/a.txt"}, "d/flood/a.txt", "s/flood/b.txt", "s/fire/c.txt") == ["", "", ""]
    assert groups({"d/x/a.txt", "d/y/a.txt"}, "d/x/a.txt", "d/y/a.txt", "s/x/b.txt", "s/y/b.txt", "s/z/c.txt") == ["x", "y", "x", "y", "z"]
    assert groups({"draft.txt"}, "draft.txt", "s/b.txt") == ["", ""]
    assert groups({"x/a.txt"}, "x/a.txt", "y/b.txt", changed=True) == ["x", "y"]
