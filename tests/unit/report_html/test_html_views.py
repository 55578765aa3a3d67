"""What the page, the Markdown and the CSV are made of: overview, cards, passages, matrix, parts."""

from __future__ import annotations

import csv
import io
import re
import tomllib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from crosscheck.model import Claim, Finding, Result
from crosscheck.report.cards import accept_snippet, build_cards
from crosscheck.report.csv_matrix import inert, render_csv
from crosscheck.report.html import render_html
from crosscheck.report.html_page import build_page
from crosscheck.report.html_parts import render_html_files
from crosscheck.report.json_v1 import render_json
from crosscheck.report.json_v1_load import load_result
from crosscheck.report.lookup import build_lookup
from crosscheck.report.markdown import escape, render_markdown
from crosscheck.report.matrix import build_matrix
from crosscheck.report.options import RenderOptions
from crosscheck.report.overview import build_overview
from crosscheck.report.passages import build_quotes, mark_claims
from report_samples import HOSTILE, Desk, calm_result, draft_result, figure, hostile_result, many_result, offensive_result

OFFENSIVE = offensive_result()


def overview(result, fail_on="error"):
    return build_overview(result, build_lookup(result), fail_on)


@pytest.mark.parametrize(
    ("result", "fail_on", "tone", "verdict"),
    [
        (OFFENSIVE, "error", "hold", "3 discrepancies and 1 gap in the check to settle before this runs"),
        (OFFENSIVE, "warning", "hold", "7 discrepancies and 2 gaps in the check to settle before this runs"),
        (OFFENSIVE, None, "read", "Nothing blocks; 10 points to read"), (calm_result(), "error", "clear", "The reports agree wherever they could be compared"),
        (Result(), "error", "empty", "Nothing was read, so nothing was checked"), (Result(calm_result().extractions[:1]), "error", "empty", "Nothing could be compared"),
        (Result(findings=(Finding("CX901", "unreadable-report", "error", 1.0, "gone"),)), "error", "hold", "1 gap in the check to settle before this runs"),
    ],
)  # fmt: skip
def test_the_verdict_in_words(result, fail_on, tone, verdict):
    told = overview(result, fail_on)
    assert (told.tone, told.verdict) == (tone, verdict)


def test_the_counts():
    told = overview(OFFENSIVE)
    assert told.severities == (("error", 3), ("warning", 4), ("info", 1))
    assert (told.reports, told.claims, told.compared, told.agreeing, told.limits) == (4, 26, 8, 2, 2)
    assert [rule.rule for rule in told.rules][:4] == ["CX101", "CX103", "CX304", "CX901"]


def test_what_the_threshold_hides_is_counted_and_not_shown():
    hidden = msgspec.structs.replace(OFFENSIVE, findings=tuple(msgspec.structs.replace(f, hidden=True) for f in OFFENSIVE.findings))
    assert overview(hidden).hidden == len(OFFENSIVE.findings)
    assert "12 less sure findings are under the confidence threshold" in render_html(hidden)
    stored = msgspec.structs.replace(calm_result(), statistics={"hidden": 1})
    assert "1 less sure finding is under the confidence threshold" in render_html(stored)
    assert "1 is under the confidence threshold" in render_markdown(stored)


def test_cards_come_with_everything():
    lookup = build_lookup(OFFENSIVE)
    text_of = {extraction.document.id: extraction.document.text for extraction in OFFENSIVE.extractions}
    cards = {card.finding.rule: card for card in build_cards(OFFENSIVE.findings, lookup, text_of)}
    area = cards["CX102"]
    assert [row.source for row in area.rows] == ["Northgate Agency", "explainer.txt", "Border Chronicle", "The Meridian"]
    assert [row.converted for row in area.rows] == [None, None, "1,000 km²", None]
    assert area.plot.unit == "km²"
    assert area.reasons[0] == ("same unit", "+1.3")
    assert area.reasons[2] == ("one name not shared", "−0.4")
    assert {quote.document for quote in area.quotes} == {"northgate.txt", "meridian.md", "chronicle.html", "explainer.txt"}
    assert cards["CX106"].rows[0].measures == "settlements seized"
    assert cards["CX304"].quotes[0].pieces[1].text == "30 kilometers"
    assert cards["CX901"].rows == ()
    assert cards["CX901"].places == (("photo.pdf", None),)
    assert tomllib.loads(area.accept)["accept"][0]["fingerprint"] == area.finding.fingerprint


def test_the_setting_to_accept_is_toml_whatever_the_finding_says():
    for bad in HOSTILE:
        snippet = accept_snippet(
            Finding("CX101", "x", "error", 1.0, f'{bad}\n"', fingerprint=f'a"{bad}\n'.encode("ascii", "ignore").decode())
        )
        assert tomllib.loads(snippet)["accept"][0]["reason"] == ""
    assert accept_snippet(Finding("CX901", "x", "error", 1.0, "gone")) == ""


def test_one_fingerprint_twice_makes_two_links():
    twice = Result(OFFENSIVE.extractions, OFFENSIVE.clusters, (OFFENSIVE.findings[0], OFFENSIVE.findings[0]))
    anchors = [card.anchor for card in build_page(twice).cards]
    assert len(set(anchors)) == 2


def test_what_a_report_says_twice_stands_once():
    desk = Desk()
    desk.report(
        "a.txt",
        "A",
        None,
        "",
        "It drew 40 people. Yes, 40 people.\n",
        a=("40 people", figure("40"), "visitors"),
        b=("40 people", figure("40"), "visitors"),
    )
    desk.report("b.txt", "B", None, "", "It drew 50 people.\n", c=("50 people", figure("50"), "visitors"))
    cluster = desk.cluster("visitors", None, "a", "b", "c")
    desk.finding("CX101", "value-mismatch", "error", "CONFLICT", "40 or 50", "a", "c", cluster=cluster.id)
    card = build_page(desk.result()).cards[0]
    assert [(row.source, len(row.also), row.named) for row in card.rows] == [("A", 1, True), ("B", 0, True)]


def test_many_quotes_are_folded_and_none_is_lost():
    desk = Desk()
    for index in range(9):
        desk.report(
            f"{index}.txt",
            f"S{index}",
            None,
            "",
            f"It drew {40 + index} people.\n",
            **{f"c{index}": (f"{40 + index} people", figure(str(40 + index)), "visitors")},
        )
    names = [f"c{index}" for index in range(9)]
    cluster = desk.cluster("visitors", None, *names)
    desk.finding("CX101", "value-mismatch", "error", "CONFLICT", "differs", *names[:2], cluster=cluster.id)
    card = build_page(desk.result()).cards[0]
    assert (len(card.quotes), len(card.more_quotes)) == (6, 3)


def some_claim(start, end, sentence=(0, 0), name="c"):
    base = OFFENSIVE.extractions[0].claims[0]
    return msgspec.structs.replace(base, id=f"{name}{start}-{end}", document="d", start=start, end=end, sentence=sentence)


@given(
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=80),
    st.lists(st.tuples(st.integers(-5, 90), st.integers(-5, 90)), max_size=6),
)
def test_marking_keeps_the_text_whatever_the_offsets(text, spans):
    made = [some_claim(start, end, name=f"c{place}_") for place, (start, end) in enumerate(spans)]
    pieces = mark_claims(text, made)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)


def test_claims_that_overlap_share_a_mark():
    pieces = mark_claims("three years ago", [some_claim(0, 11), some_claim(0, 5), some_claim(6, 15)])
    assert [(piece.text, len(piece.claims)) for piece in pieces] == [("three years", 2), (" ago", 1)]


def quote_of(text, start, end, sentence):
    return build_quotes([some_claim(start, end, sentence)], {"d": text})[0]


def test_quotes_have_context_within_their_paragraph():
    text = "Before it all.\n\nFirst one. It drew 40 people. Then more.\n\nAfter."
    start = text.index("40 people")
    quote = quote_of(text, start, start + 9, (text.index("It drew"), text.index(" Then")))
    assert quote.before == "First one. "
    assert [piece.text for piece in quote.pieces] == ["It drew ", "40 people", "."]
    assert quote.after == " Then more."
    assert (quote.more_before, quote.more_after) == (False, False)


def test_quotes_of_endless_sentences_are_cut():
    text = "word " * 2000 + "40 people " + "word " * 2000
    start = text.index("40 people")
    quote = quote_of(text, start, start + 9, (0, len(text)))
    assert sum(len(piece.text) for piece in quote.pieces) < 900
    assert quote.more_before
    assert quote.more_after


def test_quotes_of_one_giant_word_are_cut():
    text = "x" * 5000 + "40" + "x" * 5000
    quote = quote_of(text, 5000, 5002, (0, len(text)))
    assert sum(len(piece.text) for piece in quote.pieces) + len(quote.before + quote.after) < 1500


@pytest.mark.parametrize(("start", "end"), [(90, 99), (5, 2), (-4, 3)])
def test_quotes_of_offsets_outside_the_text_are_the_surface(start, end):
    quote = quote_of("short", start, end, (0, 5))
    assert "800 square kilometers" in "".join(piece.text for piece in quote.pieces)


def test_without_texts_quotes_are_the_surfaces():
    page = build_page(OFFENSIVE, text=False)
    card = next(card for card in page.cards if card.finding.rule == "CX102")
    assert "".join(piece.text for piece in card.quotes[0].pieces) == "at least 800 square kilometers"
    html = render_html(OFFENSIVE, RenderOptions(text=False))
    assert "after a week of fighting" not in html
    assert "The result was stored without the texts." in html


def test_the_matrix_is_gravest_first_and_same_figures_share_a_rank():
    rows = build_matrix(OFFENSIVE, build_lookup(OFFENSIVE))
    assert [row.status for row in rows] == ["conflict", "conflict", "in tension", "superseded", "disputed", "conflict", "agree", "agree"]
    start = next(row for row in rows if row.measurand == "began of the incursion")
    assert {cell.document: cell.ranks for cell in start.cells} == {
        "northgate.txt": (0,),
        "meridian.md": (0,),
        "explainer.txt": (0,),
        "chronicle.html": (1,),
    }


def test_a_matrix_of_many_reports_stands_by_event():
    page = build_page(many_result(40, per_event=4))
    assert len(page.matrices) == 10
    assert all(matrix.dense and len(matrix.documents) == 2 for matrix in page.matrices)
    desk = Desk()
    for index in range(14):
        desk.report(
            f"e/{index:02}.txt", f"S{index}", None, "", "It drew 40 people.\n", **{f"c{index}": ("40 people", figure("40"), "visitors")}
        )
    desk.cluster("visitors", None, *(f"c{index}" for index in range(14)))
    sparse = build_page(desk.result())
    assert [matrix.dense for matrix in sparse.matrices] == [False]
    assert "S13" in render_html(desk.result())


def test_reports_of_several_folders_are_one_row_of_their_own_sheet():
    desk = Desk()
    for index in range(14):
        desk.report(
            f"e{index}/a.txt", f"S{index}", None, "", "It drew 40 people.\n", **{f"c{index}": ("40 people", figure("40"), "visitors")}
        )
    desk.cluster("visitors", None, "c1", "c2")
    assert build_page(desk.result()).matrices[0].event == "several folders"


def test_the_draft_is_told_claim_by_claim():
    page = build_page(draft_result())
    assert [(row.status, len(row.by)) for row in page.drafts] == [("confirmed", 1), ("stale", 1), ("contradicted", 2), ("unsupported", 0)]
    assert [report.draft for report in page.reports] == [False, False, True, False]
    assert "The draft, claim by claim" in render_html(draft_result())


def test_claims_in_the_texts_say_how_they_stand():
    page = build_page(OFFENSIVE)
    pieces = {piece.text: piece for report in page.reports for piece in report.pieces if piece.anchor}
    assert pieces["45 km"].tip == "45 km · agrees with 1 report"
    assert pieces["45 km"].href.startswith("#m")
    assert pieces["Dozens"].tip == "roughly 12–120 people · single source"
    assert pieces["Dozens"].href == f"#{pieces['Dozens'].anchor}"
    assert pieces["386 square miles"].tone == "warning"
    assert pieces["28 shelters"].tip == "28 shelters · shared figure"


def test_the_page_is_the_same_every_time():
    assert render_html(OFFENSIVE) == render_html(offensive_result())
    assert render_html(Result()).count("<article") == 0


def test_the_policy_names_the_hashes_of_what_the_page_holds():
    html = render_html(OFFENSIVE)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)[1]
    assert policy.startswith("default-src &#39;none&#39;; style-src &#39;sha256-")
    assert "unsafe" not in policy
    assert html.count("<script>") == html.count("<style>") == 1
    assert " style=" not in html
    assert "http" not in re.sub(r"http-equiv", "", html)


@given(st.sampled_from(HOSTILE), st.sampled_from(HOSTILE))
def test_no_field_breaks_out(one, other):
    desk = Desk()
    desk.report(f"{one[:50]}.txt", other, other, one, f"{one} 5 x {other}", a=("5 x", figure("5", other, one), one))
    desk.finding(one[:40], other[:40], "error", None, one, "a", fingerprint=other[:80], suppressed=None)
    html = render_html(desk.result())
    html.encode("utf-8")
    assert "<script>alert" not in html
    assert "<img" not in html
    assert html.count("<script>") == 1


def test_a_result_of_one_page_is_one_file():
    assert set(render_html_files(OFFENSIVE, "report.html")) == {"report.html"}


def test_a_result_of_many_pages_has_an_index():
    result = many_result(30)
    files = render_html_files(result, "out.html", largest=8)
    assert sorted(files) == [
        "out.001-damage-1-of-4.html",
        "out.002-damage-2-of-4.html",
        "out.003-damage-3-of-4.html",
        "out.004-damage-4-of-4.html",
        "out.html",
    ]
    assert "The findings, in 4 files" in files["out.html"]
    shown = [finding for text in files.values() for finding in re.findall(r'<article class="card \w+" id="(f-[^"]+)"', text)]
    assert sorted(shown) == sorted(f"f-{finding.fingerprint}" for finding in result.findings)
    assert "15 discrepancies to settle" in files["out.html"]
    assert set(render_html_files(result, "page", largest=20)) == {"page", "page.001-damage-1-of-2", "page.002-damage-2-of-2"}


def test_parts_are_named_by_their_family_whatever_it_is_called():
    result = hostile_result()
    files = render_html_files(result, "r.html", largest=2)
    assert all(re.fullmatch(r"r(\.\d{3}-[a-z0-9-]+)?\.html", name) for name in files)


def test_the_csv_is_a_table_and_runs_no_formula():
    rows = list(csv.reader(io.StringIO(render_csv(OFFENSIVE))))
    assert rows[0][:7] == ["measurand", "family", "status", "rule", "figures", "Northgate Agency", "Northgate Agency, normalized"]
    assert len({len(row) for row in rows}) == 1
    assert rows[1][:4] == ["people told to leave their homes", "evacuated", "conflict", "CX103"]
    assert rows[-1][2] == "single source"
    surfaces = " ".join(cell for row in rows[1:] for cell in row)
    for extraction in OFFENSIVE.extractions:
        for claim in extraction.claims:
            assert claim.surface in surfaces
    assert [inert(text) for text in ("=1+1", "+1", "-5", "@x", "5", "")] == ["'=1+1", "'+1", "'-5", "'@x", "5", ""]


def test_the_csv_tells_sources_of_one_name_apart():
    desk = Desk()
    for name in ("a", "b"):
        desk.report(f"{name}.txt", "Same", None, "", "It drew 40 people.\n", **{name: ("40 people", figure("40"), "visitors")})
    assert "Same (a.txt)" in render_csv(desk.result())


def test_the_csv_of_hostile_text_can_be_read_back():
    text = render_csv(hostile_result())
    text.encode("utf-8")
    assert len({len(row) for row in csv.reader(io.StringIO(text))}) == 1


def test_the_summary_tells_the_gravest_whole_and_the_rest_in_a_line():
    text = render_markdown(many_result(40))
    assert text.count("\n> ") == 50
    assert "## 15 more findings" in text
    assert sum("Houses reached in district" in line for line in text.splitlines() if line.startswith(("## ", "- "))) == 40


def test_the_summary_of_agreement_counts_what_it_does_not_list():
    desk = Desk()
    for side in "ab":
        text = " ".join(f"Hall {index} held {40 + index} people." for index in range(30))
        desk.report(
            f"{side}.txt",
            side,
            None,
            "",
            text,
            **{f"{side}{index}": (f"{40 + index} people", figure(str(40 + index)), f"hall {index}") for index in range(30)},
        )
    for index in range(30):
        desk.cluster(f"hall {index}", None, f"a{index}", f"b{index}")
    text = render_markdown(desk.result())
    assert "## Agreed: 30" in text
    assert "- and 5 more, all told" in text


@pytest.mark.parametrize(
    "result",
    [OFFENSIVE, calm_result(), draft_result(), Result(), hostile_result()],
    ids=["offensive", "calm", "draft", "nothing", "hostile"],
)
def test_the_summary_is_markdown_that_holds_no_markup_of_reports(result):
    text = render_markdown(result)
    text.encode("utf-8")
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    assert set(re.findall(r"<(\w+)", html)) <= {
        "h1",
        "h2",
        "p",
        "ul",
        "li",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "blockquote",
        "strong",
    }


@given(st.text(max_size=60))
def test_escaped_text_is_one_line_and_no_markup(text):
    html = MarkdownIt("commonmark", {"html": True}).render(f"x {escape(text)}")
    assert re.findall(r"<(?!/?p>)", html) == []


def test_mentions_and_links_are_broken():
    assert escape("@desk see https://example.org and www.example.org") == "@\u2060desk see https\\://example.org and www\\.example.org"
    assert escape("1. x") == "\\1. x"


def test_all_fields_are_shown_for_a_claim_of_no_known_report():
    base = OFFENSIVE.extractions[0]
    lost = Finding("CX101", "value-mismatch", "error", 0.9, "gone", claims=("no such claim",), cluster="no such cluster", fingerprint="x")
    html = render_html(Result((base,), (), (lost,)))
    assert "gone" in html
    assert isinstance(base.claims[0], Claim)


@pytest.mark.parametrize(
    "result", [OFFENSIVE, calm_result(), draft_result(), Result(), many_result(30)], ids=["offensive", "calm", "draft", "nothing", "many"]
)
def test_a_stored_result_makes_the_same_page(result):
    stored = load_result(render_json(result, RenderOptions()).encode())
    assert render_html(stored) == render_html(result)
    assert render_markdown(stored) == render_markdown(result)
    assert render_csv(stored) == render_csv(result)


def wire_copy(count):
    """One figure in so many reports, and one finding on all of them."""
    desk = Desk()
    for index in range(count):
        figures = {f"c{index}": (f"{40 + index % 9} people", figure(str(40 + index % 9)), "visitors")}
        desk.report(f"e/{index:04}.txt", f"S{index}", "2024-05-01", "", f"It drew {40 + index % 9} people there.\n", **figures)
    names = [f"c{index}" for index in range(count)]
    cluster = desk.cluster("visitors", None, *names)
    desk.finding("CX101", "value-mismatch", "error", "CONFLICT", "differs", *names, cluster=cluster.id)
    return desk.result()


def test_the_summary_of_a_finding_on_a_thousand_reports_is_short_and_says_so():
    text = render_markdown(wire_copy(1000))
    assert len(text) < 60_000
    assert "And 970 more rows and 994 more quotes, in the HTML report." in text
    assert "And 800 more, all in the HTML report and the JSON result." in text


def test_the_page_of_a_finding_on_a_thousand_reports_shows_them_all():
    html = render_html(wire_copy(1000))
    assert html.count("<blockquote") == 1000
    assert html.count('class="text"') == 1000
