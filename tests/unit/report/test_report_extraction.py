"""`extract -f text`: each value with how it came about."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from crosscheck.model import Extraction, Fault, Mention, Origin, Part, Quantity, Reading, Timex
from crosscheck.report.cells import cell_width
from crosscheck.report.extraction_text import render_extractions
from crosscheck.report.options import RenderOptions
from crosscheck.report.values import interval_text
from outside_samples import make_document, sample_result

TEXT = "He paid €13.9 billion on Monday, the 10th deal, after a 20-13 win; up to 30 dozens left since some day."


def reading(surface: str, pattern: str, kind: str = "quantity", **value: object) -> Reading:
    start = TEXT.index(surface)
    parts = ()
    if surface == "€13.9 billion":
        parts = (
            Part("unit", start, start + 1, "€"),
            Part("numeral", start + 1, start + 5, "13.9"),
            Part("scale", start + 6, start + 13, "billion"),
        )
    return Reading(Mention(start, start + len(surface), surface, kind, pattern, parts), **value)


def money() -> Quantity:
    number = Decimal("13.9e9")
    return Quantity(number, number, number, "euro", "currency:euro", Decimal("1e8"))


def extraction() -> Extraction:
    most = Quantity(Decimal(30), None, Decimal(30), "", "", Decimal(10), "at-most", approximate=True, hedge="about", change="up")
    readings = (
        reading("€13.9 billion", "quantity.money", quantity=money()),
        reading("Monday", "date.day", "timex", timex=Timex("DATE", "2024-08-12", None, "2024-08-12", "2024-08-12", "2024-08-13", "day")),
        reading("10th", "ordinal", "ordinal", value="10"),
        reading("20-13", "score", "score", value="20-13"),
        reading("up to 30", "quantity.bound", quantity=most),
        reading("some day", "date.vague", "timex", timex=Timex("DATE", None)),
    )
    faults = (Fault("CX902", "a.txt", "carries no publication time"),)
    return Extraction(make_document("a.txt", TEXT), Origin("Desk", None, None, "en"), readings, (), faults)


def test_each_value_is_explained():
    text = render_extractions([extraction()], RenderOptions(width=120))
    assert text.startswith("a.txt · Desk · no publication time · en · 6 values\n  CX902 carries no publication time\n")
    assert "€13.9 billion" in text
    assert "13.9 × billion · {13900000000} euro (currency:euro) · quantity.money" in text
    assert "DATE 2024-08-12 [2024-08-12] from 2024-08-13 · date.day" in text
    assert "(-inf, 30] no dimension, at-most, about, up · quantity.bound" in text
    assert "DATE unresolved · date.vague" in text
    assert "ordinal · ordinal" in text
    assert "score · score" in text


@pytest.mark.parametrize("width", [50, 80, 120])
def test_rows_without_an_explanation_beside_them_have_it_below(width):
    lines = render_extractions([extraction()], RenderOptions(width=width)).splitlines()
    assert all(line == line.rstrip() for line in lines)
    assert all(cell_width(line) <= max(width, 90) for line in lines)


def test_ascii():
    text = render_extractions([extraction()], RenderOptions(unicode=False))
    assert text.replace("€", "").isascii()  # the report's own letters are the stream's matter


def test_reports_stand_a_line_apart():
    text = render_extractions(sample_result().extractions, RenderOptions())
    assert text.count("\n\n") == 2


@pytest.mark.parametrize(
    ("low", "high", "bound", "expected"),
    [
        (Decimal(12), Decimal(12), None, "{12}"),
        (Decimal(800), None, "at-least", "[800, inf)"),
        (Decimal(800), None, "more-than", "(800, inf)"),
        (None, Decimal(5), "less-than", "(-inf, 5)"),
        (Decimal(20), Decimal(30), None, "[20, 30]"),
    ],
)
def test_intervals(low, high, bound, expected):
    value = low if low == high else None
    quantity = msgspec.structs.replace(money(), value=value, low=low, high=high, bound=bound)
    assert interval_text(quantity) == expected
