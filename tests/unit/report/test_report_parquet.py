"""Parquet: the schema that the docs tell, every claim and finding a row, and DuckDB's answers to the docs' questions."""

from __future__ import annotations

import io
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from msgspec.structs import replace

from crosscheck.cli import outputs
from crosscheck.cli.main import run
from crosscheck.model import Result
from crosscheck.pipeline import check
from crosscheck.read.discover import read_paths
from crosscheck.report.options import RenderOptions
from crosscheck.report.parquet import CLAIMS, FINDINGS, REPORTS, _float, render_parquet

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "scale.md").read_text("utf-8")
TABLES = {"reports.parquet": REPORTS, "claims.parquet": CLAIMS, "findings.parquet": FINDINGS}


@pytest.fixture(scope="module")
def result():
    return check(*read_paths([str(ROOT / "fixtures" / "kursk-2024")]))


def rows(result, name, **options):
    return pq.read_table(io.BytesIO(render_parquet(result, RenderOptions(**options))[name])).to_pylist()


def test_every_report_claim_and_finding_is_a_row(result):
    claims = [claim.id for one in result.extractions for claim in one.claims]
    assert [row["id"] for row in rows(result, "claims.parquet")] == claims
    assert [row["message"] for row in rows(result, "findings.parquet")] == [finding.message for finding in result.findings]
    assert [row["claims"] for row in rows(result, "reports.parquet")] == [len(one.claims) for one in result.extractions]


def test_a_claim_is_told_as_it_is(result):
    of_cluster = {id_: cluster.id for cluster in result.clusters for id_ in cluster.claims}
    texts = {one.document.id: one.document.text for one in result.extractions}
    for row in rows(result, "claims.parquet"):
        assert texts[row["report"]][row["start"] : row["end"]] == row["surface"]
        assert row["surface"] in row["evidence"]
        assert row["cluster"] == of_cluster.get(row["id"])


def test_base_units_make_miles_and_kilometers_comparable(result):
    claims = rows(result, "claims.parquet")
    assert any(row["dimension"] == "area" and row["unit"] == "square mile" and row["base_low"] > row["low"] for row in claims)


def test_without_texts_there_is_no_evidence(result):
    assert {row["evidence"] for row in rows(result, "claims.parquet", text=False)} == {None}


def test_the_same_result_gives_the_same_bytes_and_nothing_gives_empty_tables(result):
    assert render_parquet(result, RenderOptions()) == render_parquet(result, RenderOptions())
    for name, schema in TABLES.items():
        assert pq.read_schema(io.BytesIO(render_parquet(Result(), RenderOptions())[name])).equals(schema)


def test_text_that_utf8_cannot_hold_is_written(result):
    odd = tuple(replace(finding, message="half \ud83d of a pair") for finding in result.findings[:1])
    assert rows(replace(result, findings=odd), "findings.parquet")[0]["message"] == "half ? of a pair"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (None, None),
        (Decimal("1.5"), 1.5),
        (Fraction(1, 4), 0.25),
        (Fraction(10) ** 400, float("inf")),
        (-(Fraction(10) ** 400), float("-inf")),
    ],
)
def test_numbers_are_the_nearest_doubles(number, expected):
    assert _float(number) == expected


@pytest.mark.parametrize("schema", [REPORTS, CLAIMS, FINDINGS])
def test_the_page_names_every_column(schema):
    assert [name for name in schema.names if f"`{name}`" not in PAGE] == []


def test_duckdb_answers_what_the_page_asks(tmp_path, monkeypatch):
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, dead in (("north", 12), ("post", 15)):
        (folder / f"2024-05-07_{name}.txt").write_text(f"The fire killed {dead} people in the old mill of Vell, police said.\n")
    monkeypatch.chdir(tmp_path)
    assert run(["check", "reports", "-f", "parquet:results", "--isolated", "--exit-zero"]) == 0
    tolls, sources = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
    with duckdb.connect() as connection:
        (toll,) = connection.sql(tolls).fetchall()
        assert toll[2:] == (12.0, 15.0, 2)
        told = connection.sql(sources).fetchall()
        assert sorted(source for source, _ in told) == ["north", "post"]


def test_a_folder_must_be_named(capsys):
    assert run(["check", str(ROOT / "fixtures" / "earthquake"), "-f", "parquet"]) == 2
    assert "name it: -f parquet:DIR" in capsys.readouterr().err


def test_without_pyarrow_the_extra_is_named(monkeypatch, capsys):
    monkeypatch.setattr(outputs, "find_spec", lambda _: None)
    assert run(["check", str(ROOT / "fixtures" / "earthquake"), "-f", "parquet:x"]) == 2
    assert "pip install 'crosscheck[parquet]'" in capsys.readouterr().err
