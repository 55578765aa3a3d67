"""The terminal's report: aligned marks, nothing harmful, nothing lost."""

from __future__ import annotations

import re

import msgspec
import pytest

from crosscheck.model import DraftClaim, Location, Result
from crosscheck.report.cells import cell_width, is_right_to_left, pad, plain, shorten, wrapped
from crosscheck.report.concise import render_concise
from crosscheck.report.full import render_full
from crosscheck.report.options import RenderOptions
from crosscheck.report.style import every_sign
from outside_samples import count, make_claim, make_document, make_extraction, make_finding, sample_result

SGR = re.compile(r"\x1b\[[0-9;]*m")


def one_claim_result(text: str, surface: str, name: str = "a.txt") -> Result:
    document = make_document(name, text)
    claim = make_claim(document, surface, count(14), "deaths of people")
    finding = make_finding("CX101", (claim,), cluster=None)
    return Result((make_extraction(document, (claim,)),), (), (finding,), {})


def test_full_shows_both_quotes_with_place_value_source_and_rule():
    text = render_full(sample_result(), RenderOptions())
    assert "error[CX101] deaths of people: 12 (North) against 14" in text
    assert "flood/north.txt:2:102 · North, 7 May 2024, 20:00 UTC" in text
    assert "flood/post.md:3:64 · The Post, 8 May 2024" in text
    assert "≥ 800 km² · as of 7 May 2024 · says the river board" in text
    assert "≈ 386 sq mi = 1,000 km²" in text
    assert "value-mismatch · CONFLICT · 91% sure · fingerprint fedcba9876543210" in text
    assert "Found 2 findings: 1 error, 1 warning." in text
    assert text.endswith("The gate fails: 1 finding at or above error.\n")


def test_mark_stands_under_the_number():
    lines = render_full(sample_result(), RenderOptions()).splitlines()
    row = next(at for at, line in enumerate(lines) if "covered at least 800 square kilometers" in line)
    mark = lines[row + 1]
    assert lines[row][mark.index("━") : mark.rindex("━") + 1] == "at least 800 square kilometers"


def test_mark_stands_under_the_number_after_wide_characters():
    lines = render_full(one_claim_result("洪水で東京と大阪で 14 people died.", "14 people"), RenderOptions()).splitlines()
    row = next(at for at, line in enumerate(lines) if "14 people died" in line)
    before = lines[row][: lines[row].index("14 people")]
    assert cell_width(before) == lines[row + 1].index("━")


def test_mark_stands_under_the_number_after_combining_marks():
    lines = render_full(one_claim_result("Cafe\u0301s lost 14 people.", "14 people"), RenderOptions()).splitlines()
    row = next(at for at, line in enumerate(lines) if "lost 14 people" in line)
    assert cell_width(lines[row][: lines[row].index("14 people")]) == cell_width(lines[row + 1][: lines[row + 1].index("━")])


def test_right_to_left_line_is_marked_in_the_line():
    text = render_full(one_claim_result("قتل 14 people في الفيضان.", "14 people"), RenderOptions())
    assert "⟦14 people⟧" in text
    assert "━" not in text
    assert is_right_to_left("في")
    assert not is_right_to_left("plain")


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width):
    text = render_full(sample_result(), RenderOptions(width=width))
    assert max(cell_width(line) for line in text.splitlines()) <= width


def test_ascii_terminal_gets_ascii():
    text = render_full(sample_result(), RenderOptions(unicode=False, verbosity=1))
    assert text.isascii()
    assert ">= 800 km^2" in text
    assert every_sign() not in text


def test_color_changes_nothing_but_the_color():
    plain_text = render_full(sample_result(), RenderOptions())
    assert SGR.sub("", render_full(sample_result(), RenderOptions(color=True))) == plain_text
    assert "\x1b" not in plain_text


def test_terminal_escapes_and_direction_marks_of_a_report_are_disarmed():
    hostile = "\x1b[2J\x1b]0;owned\x07 \u202e drowned: 14 people\x9b31m\r\n died."
    document = make_document("evil\x1b[31m.txt", hostile)
    claim = make_claim(document, "14 people", count(14), "deaths", sentence=(0, len(hostile)), source="\x1b[1mNews\u2066")
    finding = make_finding("CX101", (claim,), message="\x1b[5mflash\x07", cluster=None)
    result = Result((make_extraction(document, (claim,)),), (), (finding,), {})
    for text in (render_full(result, RenderOptions()), render_concise(result, RenderOptions())):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2067]", text)


def test_long_sentence_without_spaces_stays_a_quote():
    text = "x" * 500_000 + "14 people" + "y" * 500_000
    shown = render_full(one_claim_result(text, "14 people"), RenderOptions(width=80))
    assert "14 people" in shown
    assert len(shown) < 5_000


def test_no_text_shows_the_surface_alone():
    shown = render_full(sample_result(), RenderOptions(text=False))
    assert "at least 800 square kilometers" in shown
    assert "By nightfall" not in shown


def test_verbose_quotes_every_claim_and_tells_the_weights():
    shown = render_full(sample_result(), RenderOptions(verbosity=1))
    assert "aligned because: same counted noun +1.3, other words -0.8" in shown
    assert "also:" not in shown
    assert "also: 14 people: flood/wire.txt:1:66 (Wire)" in render_full(sample_result(), RenderOptions())


def test_what_is_not_counted_is_told():
    result = sample_result()
    known = msgspec.structs.replace(result.findings[0], baseline="known")
    accepted = msgspec.structs.replace(result.findings[1], suppressed="checked", suppression="settings")
    unsure = msgspec.structs.replace(result.findings[1], hidden=True)
    marked = msgspec.structs.replace(result, findings=(known, accepted, unsure))
    shown = render_full(marked, RenderOptions(min_confidence=0.6))
    assert "Not counted: 1 in the baseline, 1 suppressed, 1 less sure than 0.6 (--min-confidence 0 shows them)." in shown
    assert "No findings." in shown
    assert "The gate passes: nothing at or above error." in shown
    everything = render_full(marked, RenderOptions(show_baselined=True))
    assert "suppressed: checked" in everything
    assert "baseline: known, does not count" in everything
    concise = render_concise(marked, RenderOptions(show_baselined=True))
    assert "[suppressed: checked]" in concise
    assert "[in the baseline]" in concise


def test_limit_without_claims_shows_its_place():
    finding = make_finding("CX901", (), verdict=None, cluster=None, locations=(Location("notes.txt", 3),), message="cannot be read")
    shown = render_full(Result((), (), (finding,), {}), RenderOptions())
    assert "╭─ notes.txt:3" in shown
    assert "notes.txt:3: CX901 error cannot be read" in render_concise(Result((), (), (finding,), {}), RenderOptions())
    nowhere = make_finding("CX905", (), verdict=None, cluster=None, locations=())
    assert "crosscheck: CX905" in render_concise(Result((), (), (nowhere,), {}), RenderOptions())


def test_concise_is_one_line_a_finding_with_place_rule_and_severity():
    lines = render_concise(sample_result(), RenderOptions()).splitlines()
    assert lines[0].startswith("flood/north.txt:2:32: CX102 warning area under water")
    assert lines[1].startswith("flood/north.txt:2:102: CX101 error deaths of people")


def test_quiet_leaves_the_closing_lines_out():
    assert "gate" not in render_full(sample_result(), RenderOptions(verbosity=-1))
    assert len(render_concise(sample_result(), RenderOptions(verbosity=-1)).splitlines()) == 2


def test_drafts_are_told_by_claim():
    result = sample_result()
    toll = result.extractions[0].claims[2]
    others = tuple(extraction.claims[1].id for extraction in result.extractions[1:])
    drafts = (DraftClaim(toll.id, "contradicted", others), DraftClaim(result.extractions[0].claims[1].id, "confirmed", others[:1]))
    shown = render_full(msgspec.structs.replace(result, drafts=drafts), RenderOptions())
    assert "contradicted  flood/north.txt:2:102  12  by The Post: 14 people, Wire: 14 people" in shown
    assert re.search(r"confirmed +flood/north.txt:2:32 +at least 800 square kilometers +by The Post", shown)


def test_never_failing_gate_says_so():
    assert "it never fails with --fail-on never" in render_full(sample_result(), RenderOptions(fail_on=None))


def test_cells():
    assert cell_width("日本") == 4
    assert cell_width("e\u0301") == 1
    assert shorten("日本語です", 5) == "日本…"
    assert shorten("plain", 5) == "plain"
    assert pad("日", 4) == "日  "
    assert plain("a\tb\x00") == "a b\ufffd"
    assert wrapped("one two  three", 7) == ["one two", "three"]
    assert wrapped("abcdefgh", 3) == ["abc", "def", "gh"]
    assert wrapped("", 3) == []
