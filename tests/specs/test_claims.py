"""Runs tests/specs/claims/<language>: what the value in [brackets] measures, of whom, who says so.

`families.yaml` gives sentences by family; `not` in it sentences whose value must not fall into the family. The other files give cases with the fields of the
claim that matter: `family`, `head`, `governor`, `person`, `role`, `attribution` (the key), and `scope` (which of these keys it has) and `without` (which it
has not); `contrasts.yaml` gives the two figures that a report sets against each other. Cases under `gaps` are known to fail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from crosscheck.lexicon.claim_words import load_families
from crosscheck.model import Claim, Document, Metadata
from crosscheck.pipeline import extract

SPECS = Path(__file__).parent / "claims"
FAMILIES = yaml.safe_load((SPECS / "en" / "families.yaml").read_text("utf-8"))
PUBLISHED = "2024-05-10"


def marked_claim(text: str) -> Claim:
    """The claim at the last value in [brackets]."""
    marked = re.search(r"\[([^\[\]]+)\]", text)
    assert marked is not None, text
    plain = text[: marked.start()] + marked[1] + text[marked.end() :]
    start, end = marked.start(), marked.start() + len(marked[1])
    document = Document(id="a.txt", path="a.txt", sha256="", text=plain, metadata=(Metadata("published", PUBLISHED, "manifest"),))
    claims = extract(document).claims
    covering = [claim for claim in claims if claim.start < end and claim.end > start]
    assert covering, f"no claim at [{marked[1]}]: {[claim.surface for claim in claims]}"
    return max(covering, key=lambda claim: min(end, claim.end) - max(start, claim.start))


def family_cases() -> Iterator[Any]:
    for family, texts in FAMILIES.items():
        if family != "not":
            yield from (pytest.param(text, family, True, id=f"{family}-{number}") for number, text in enumerate(texts))
    for family, texts in FAMILIES["not"].items():
        yield from (pytest.param(text, family, False, id=f"not-{family}-{number}") for number, text in enumerate(texts))


@pytest.mark.parametrize(("text", "family", "belongs"), list(family_cases()))
def test_family(text, family, belongs):
    assert (marked_claim(text).measurand.family == family) == belongs, marked_claim(text).measurand


def test_each_family_has_a_sentence():
    assert {family.key for family in load_families()} == set(FAMILIES) - {"not"}


def field_cases() -> Iterator[Any]:
    for path in sorted(SPECS.rglob("*.yaml")):
        if path.stem in {"families", "contrasts"}:
            continue
        spec = yaml.safe_load(path.read_text("utf-8"))
        for group, cases in spec.items():
            for number, case in enumerate(cases):
                marks = [pytest.mark.xfail(strict=True)] if group == "gaps" else []
                yield pytest.param(case, id=f"{path.parent.name}-{path.stem}-{group}-{number}", marks=marks)


@pytest.mark.parametrize("case", list(field_cases()))
def test_fields(case):
    claim = marked_claim(case["text"])
    measurand = claim.measurand
    found = {
        **{name: getattr(measurand, name) for name in ("family", "head", "governor", "person", "role")},
        "attribution": claim.attribution.key if claim.attribution else None,
    }
    expected = {name: value for name, value in case.items() if name in found}
    assert {name: found[name] for name in expected} == expected
    assert set(case.get("scope", ())) <= set(measurand.scope), measurand.scope
    assert not set(case.get("without", ())) & set(measurand.scope), measurand.scope


def contrast_cases() -> Iterator[Any]:
    spec = yaml.safe_load((SPECS / "en" / "contrasts.yaml").read_text("utf-8"))
    for group, texts in spec.items():
        yield from (pytest.param(text, group == "contrasted", id=f"{group}-{number}") for number, text in enumerate(texts))


@pytest.mark.parametrize(("text", "contrasted"), list(contrast_cases()))
def test_contrast(text, contrasted):
    first, second = re.findall(r"\[([^\[\]]+)\]", text)
    plain = text.replace("[", "").replace("]", "")
    one = plain.index(first)
    two = plain.index(second, one + len(first))
    document = Document(id="a.txt", path="a.txt", sha256="", text=plain, metadata=(Metadata("published", PUBLISHED, "manifest"),))
    claims = [next(claim for claim in extract(document).claims if claim.start <= start < claim.end) for start in (one, two)]
    told = [f"contrast:@{claims[1].start}" in claims[0].cues, f"contrast:@{claims[0].start}" in claims[1].cues]
    assert told == [contrasted, contrasted], [claim.cues for claim in claims]
