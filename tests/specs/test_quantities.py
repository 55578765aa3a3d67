"""Runs the specs of quantities: what is found in a sentence, and what its words assert."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from crosscheck.mentions.find import merge_mentions
from crosscheck.mentions.quantities import find_quantities
from crosscheck.mentions.times import find_times
from crosscheck.model import Mention, Quantity, number_text
from crosscheck.normalize.quantities import normalize_quantity, normalize_span

SPECS = Path(__file__).parent / "quantities"
FIELDS = ("value", "low", "high", "precision")


def mentions_of(text: str, language: str) -> list[Mention]:
    return merge_mentions(find_quantities(text, language), find_times(text, language), language)


def quantity_of(mention: Mention, language: str) -> Quantity | None:
    return normalize_span(mention, language) if mention.kind == "timex" else normalize_quantity(mention, language)


def cases(*, negative: bool) -> list[Any]:
    found = []
    for path in sorted(SPECS.glob("*/*.yaml")):
        if (path.stem == "not_quantities") != negative:
            continue
        for group, entries in yaml.safe_load(path.read_text("utf-8")).items():
            for number, entry in enumerate(entries):
                case = {"text": entry} if isinstance(entry, str) else entry
                marks = [pytest.mark.xfail(strict=True, reason=case["gap"])] if "gap" in case else []
                found.append(pytest.param(case, path.parent.name, id=f"{path.stem}-{group}-{number}", marks=marks))
    return found


def told(quantity: Quantity, keys: set[str]) -> dict[str, Any]:
    """The fields of a quantity that a spec names, numbers as their plain decimal text."""
    shown = {key: getattr(quantity, key) for key in keys if key not in ("surface", "pattern")}
    return {key: number_text(value) if key in FIELDS and value is not None else value for key, value in shown.items()}


@pytest.mark.parametrize(("case", "language"), cases(negative=False))
def test_quantities_are_found_and_read(case, language):
    mentions = [mention for mention in mentions_of(case["text"], language) if quantity_of(mention, language) is not None]
    expected = case["quantities"]
    assert [mention.surface for mention in mentions] == [entry["surface"] for entry in expected]
    for mention, entry in zip(mentions, expected, strict=True):
        wanted = {key: str(value) if key in FIELDS and value is not None else value for key, value in entry.items()}
        found = told(quantity_of(mention, language), set(entry)) | {
            key: getattr(mention, key) for key in ("surface", "pattern") if key in entry
        }
        assert found == wanted


@pytest.mark.parametrize(("case", "language"), cases(negative=True))
def test_what_is_no_quantity_stays_none(case, language):
    mentions = mentions_of(case["text"], language)
    assert [mention.surface for mention in mentions if quantity_of(mention, language) is not None] == []
    for kind in ("ordinal", "score"):
        if f"{kind}s" in case:
            assert [mention.surface for mention in mentions if mention.kind == kind] == case[f"{kind}s"]
