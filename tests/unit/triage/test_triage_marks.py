"""Findings are marked by what the desk has decided; a decision that nothing needs is told."""

from __future__ import annotations

import msgspec
import pytest

from crosscheck.model import Comment, Document, Location, Result
from crosscheck.triage.comments import find_suppressions
from crosscheck.triage.fingerprint import fingerprint, value_texts
from crosscheck.triage.gate import failing_findings
from crosscheck.triage.options import Accept, Override, TriageOptions
from crosscheck.triage.patterns import matches_path, matches_rule
from crosscheck.triage.triage import triage_result
from outside_samples import count, make_claim, make_document, make_extraction, make_finding, sample_result


def result_of(*texts: str, verdict: str = "CONFLICT") -> Result:
    """One report a text, each with a toll in it ("N dead"), and the finding that they differ."""
    documents = [make_document(f"r{number}.txt", text) for number, text in enumerate(texts)]
    claims = []
    for document in documents:
        surface = next(word for word in document.text.split() if word.isdigit())
        claims.append(make_claim(document, surface, count(int(surface)), "deaths of people"))
    finding = make_finding("CX101", tuple(claims), verdict=verdict, cluster=None)
    return Result(tuple(make_extraction(document, (claim,)) for document, claim in zip(documents, claims, strict=True)), (), (finding,), {})


def triaged(result: Result, **options: object) -> Result:
    return triage_result(result, TriageOptions(**options))


def rules_of(result: Result) -> list[str]:
    return [finding.rule for finding in result.findings]


class TestFingerprint:
    def test_a_further_source_of_a_known_value_changes_nothing(self):
        two, three = result_of("12 dead", "14 dead"), result_of("12 dead", "14 dead", "In all 14 dead")
        assert triaged(two).findings[0].fingerprint == triaged(three).findings[0].fingerprint

    def test_a_new_value_is_a_new_finding(self):
        assert (
            triaged(result_of("12 dead", "14 dead")).findings[0].fingerprint
            != triaged(result_of("12 dead", "15 dead")).findings[0].fingerprint
        )

    def test_lines_order_and_words_do_not_matter(self):
        here, there = result_of("12 dead", "14 dead"), result_of("\n\nAlas, 14 dead", "12 dead, they say")
        assert triaged(here).findings[0].fingerprint == triaged(there).findings[0].fingerprint

    def test_bounds_hedges_and_units_do_not_matter_but_the_rule_does(self):
        result = sample_result()
        area = result.findings[0]
        claims = [claim for extraction in result.extractions for claim in extraction.claims if claim.id in area.claims]
        bare = [
            msgspec.structs.replace(claim, quantity=msgspec.structs.replace(claim.quantity, bound=None, approximate=False))
            for claim in claims
        ]
        assert fingerprint(area, claims, None) == fingerprint(area, bare, None)
        assert fingerprint(area, claims, None) != fingerprint(msgspec.structs.replace(area, rule="CX101"), claims, None)

    def test_values_are_told_as_a_person_writes_them(self):
        result = sample_result()
        claims = [claim for extraction in result.extractions for claim in extraction.claims]
        assert value_texts(claims) == ("1000 square kilometer", "800 square kilometer", "386 square mile", "12", "14", "2024-05-07")


class TestRules:
    def test_select_ignore_and_severity(self):
        result = sample_result()
        assert rules_of(triaged(result, select=("CX102",))) == ["CX102"]
        assert rules_of(triaged(result, ignore=("value-tension",))) == ["CX101"]
        assert rules_of(triaged(result, select=("CX1",), ignore=("CX10",))) == []
        graver = triaged(result, severity={"CX1": "info", "CX102": "error"})
        assert [finding.severity for finding in graver.findings] == ["error", "info"]

    def test_unsure_findings_are_hidden_and_counted(self):
        result = triaged(sample_result(), min_confidence=0.95)
        assert [finding.hidden for finding in result.findings] == [True, True]
        assert (result.statistics["findings"], result.statistics["hidden"]) == (0, 2)

    def test_overrides_hold_for_the_report_a_finding_is_shown_in(self):
        general = {"severity": {"CX101": "error"}}
        options = TriageOptions(
            **general, overrides=(Override(("flood/",), ignore=("CX102",), severity={"CX101": "info"}, min_confidence=0.95),)
        )
        result = triage_result(sample_result(), options)
        assert [(finding.rule, finding.severity, finding.hidden) for finding in result.findings] == [("CX101", "info", True)]
        elsewhere = TriageOptions(overrides=(Override(("other/",), ignore=("CX",)),))
        assert len(triage_result(sample_result(), elsewhere).findings) == 2

    def test_later_overrides_outrank_earlier_ones(self):
        overrides = (Override(("flood/",), select=("CX102",)), Override(("*.txt",), select=("CX101",)))
        assert rules_of(triaged(sample_result(), overrides=overrides)) == ["CX101"]

    def test_patterns_see_the_path_from_the_settings(self):
        options = TriageOptions(overrides=(Override(("desk/flood/*.txt",), ignore=("CX",)),))
        names = {path: f"desk/{path}" for path in ("flood/north.txt", "flood/post.md")}
        assert triage_result(sample_result(), options, names).findings == ()


@pytest.mark.parametrize(
    ("path", "pattern", "expected"),
    [
        ("a/b/c.txt", "b", True),
        ("a/b/c.txt", "b/", True),
        ("a/b/c.txt", "*.txt", True),
        ("a/b/c.txt", "a/b", True),
        ("a/b/c.txt", "b/c.txt", False),
        ("a/b/c.txt", "a/*", True),
        ("a/b/c.txt", "d", False),
        ("", "a", False),
    ],
)
def test_matches_path(path, pattern, expected):
    assert matches_path(path, (pattern,)) is expected


def test_matches_rule_by_code_beginning_or_name():
    assert matches_rule("CX101", "value-mismatch", ("CX1",))
    assert matches_rule("CX101", "value-mismatch", ("value-mismatch",))
    assert not matches_rule("CX101", "value-mismatch", ("value", "", "CX2"))


class TestBaseline:
    def test_known_findings_are_marked(self):
        known = triaged(sample_result()).findings[0].fingerprint
        result = triaged(sample_result(), baseline=frozenset({known}))
        assert [finding.baseline for finding in result.findings] == ["known", "new"]
        assert len(failing_findings(result.findings, "info")) == 1

    def test_empty_baseline_knows_nothing(self):
        assert [finding.baseline for finding in triaged(sample_result(), baseline=frozenset()).findings] == ["new", "new"]


class TestComments:
    def test_covers_the_next_block_only(self):
        text = '12 dead\n\n<!-- crosscheck: ignore[CX101] reason="revised" -->\n\n14 dead\n'
        finding = triaged(result_of("13 dead", text.replace("12 dead", "Two villages"))).findings[0]
        assert (finding.suppressed, finding.suppression) == ("revised", "comment")
        later = text.replace("14 dead", "Nothing here.\n\n14 dead").replace("12 dead", "Two villages")
        assert triaged(result_of("13 dead", later)).findings[0].suppressed is None

    def test_does_not_speak_for_other_reports(self):
        comment = '<!-- crosscheck: ignore[CX101] reason="ours is newer" -->\n14 dead'
        assert triaged(result_of(comment, "12 dead")).findings[0].suppressed == "ours is newer"
        assert triaged(result_of(comment, "12 dead", "13 dead")).findings[0].suppressed is None

    def test_within_one_report_it_covers_the_finding(self):
        document = make_document("a.txt", '<!-- crosscheck: ignore reason="a quote" -->\n12 dead and 14 dead')
        claims = tuple(make_claim(document, surface, count(int(surface)), "deaths") for surface in ("12", "14"))
        result = Result((make_extraction(document, claims),), (), (make_finding("CX301", claims),), {})
        assert triaged(result).findings[0].suppressed == "a quote"

    def test_ignore_file_covers_everything_in_it(self):
        result = result_of('14 dead\n\n<!-- crosscheck: ignore-file[CX1, CX2] reason="old" -->', "12 dead")
        assert triaged(result).findings[0].suppressed == "old"

    def test_a_limit_of_the_tool_is_covered_by_a_comment_on_the_whole_file(self):
        document = make_document("a.txt", '<!-- crosscheck: ignore-file[CX902] reason="no date is known" -->\n\nNothing.')
        limit = make_finding("CX902", (), verdict=None, cluster=None, locations=(Location("a.txt"),))
        result = triaged(Result((make_extraction(document, ()),), (), (limit,), {}))
        assert [finding.suppressed for finding in result.findings] == ["no date is known"]
        block = msgspec.structs.replace(document, text=document.text.replace("ignore-file", "ignore"))
        assert triaged(Result((make_extraction(block, ()),), (), (limit,), {})).findings[0].suppressed is None

    def test_other_rules_are_not_covered_and_the_comment_is_told_as_unused(self):
        result = triaged(result_of('<!-- crosscheck: ignore[CX204] reason="x" -->\n14 dead', "12 dead"))
        assert rules_of(result) == ["CX904", "CX101"]
        assert result.findings[0].locations[0].line == 1
        assert "suppresses nothing" in result.findings[0].message

    @pytest.mark.parametrize(
        ("comment", "message"),
        [
            ("ignore[CX101]", "gives no reason"),
            ('ignore[CX101] reason=""', "gives no reason"),
            ("ignore-file reason=", "gives no reason"),
            ('ignroe[CX101] reason="x"', "is no suppression"),
            ("ignore[CX101 reason", "is no suppression"),
        ],
    )
    def test_a_comment_that_cannot_hold_is_told(self, comment, message):
        result = triaged(result_of(f"<!-- crosscheck: {comment} -->\n14 dead", "12 dead"))
        assert result.findings[0].rule == "CX904"
        assert message in result.findings[0].message
        assert result.findings[1].suppressed is None

    def test_block_of_a_format_without_comments_in_its_text(self):
        document = make_document("a.html", "Headline\n\n14 dead")
        comments = (Comment('ignore[CX101] reason="agreed"', 8, 12),)
        document = msgspec.structs.replace(document, format="html", comments=comments)
        suppressions, faults = find_suppressions(document)
        assert not faults
        assert (suppressions[0].line, document.text[suppressions[0].start : suppressions[0].end].strip()) == (12, "14 dead")

    def test_a_comment_at_the_end_covers_nothing(self):
        document = Document("a.txt", "a.txt", "", 'x\n<!-- crosscheck: ignore reason="y" -->\n  ')
        assert [(one.start, one.end) for one in find_suppressions(document)[0]] == [(40, 40)]

    def test_many_openings_are_read_in_a_line_of_time(self):
        document = make_document("a.txt", "<!-- crosscheck:" * 20_000)
        assert find_suppressions(document) == ((), ())


class TestAccept:
    def accepted(self, today: str | None = "2024-06-01", **fields: object) -> Result:
        return triaged(sample_result(), accepts=(Accept(reason="agreed", path="crosscheck.toml", line=7, **fields),), today=today)

    def test_by_fingerprint(self):
        known = triaged(sample_result()).findings[1].fingerprint
        result = self.accepted(fingerprint=known)
        assert [(finding.suppressed, finding.suppression) for finding in result.findings] == [(None, None), ("agreed", "settings")]

    @pytest.mark.parametrize("measurand", ["deaths of people", "deaths"])
    def test_by_measurand_and_values(self, measurand):
        result = self.accepted(measurand=measurand, values=("12", "14"))
        assert [finding.suppressed for finding in result.findings] == [None, "agreed"]

    def test_values_with_units_and_commas(self):
        result = self.accepted(measurand="area", values=("800 square kilometer", "1,000 Square Kilometer", "386 square mile"), rule="CX102")
        assert result.findings[0].suppressed == "agreed"

    def test_another_value_is_not_accepted(self):
        result = self.accepted(measurand="deaths", values=("12", "13"))
        assert rules_of(result) == ["CX904", "CX102", "CX101"]
        assert "no finding needs it" in result.findings[0].message

    def test_of_another_rule_is_not_accepted(self):
        assert all(finding.suppressed is None for finding in self.accepted(measurand="deaths", values=("12", "14"), rule="CX105").findings)

    def test_expired_counts_again_and_is_told(self):
        result = self.accepted(measurand="deaths", values=("12", "14"), expires="2024-05-31")
        assert result.findings[0].message == "[[accept]] deaths expired on 2024-05-31: its finding counts again"
        assert (result.findings[0].locations[0].document, result.findings[0].locations[0].line) == ("crosscheck.toml", 7)
        assert len(failing_findings(result.findings, "error")) == 1

    def test_holds_on_its_last_day(self):
        assert len(self.accepted(measurand="deaths", values=("12", "14"), expires="2024-06-01").findings) == 2
        assert len(self.accepted(today=None, measurand="deaths", values=("12", "14"), expires="2000-01-01").findings) == 2

    def test_unused_is_not_told_where_only_some_reports_are_asked_for(self):
        result = triaged(sample_result(), accepts=(Accept(reason="x", fingerprint="none"),), partial=True)
        assert rules_of(result) == ["CX102", "CX101"]


def test_gate_thresholds():
    findings = sample_result().findings
    assert [len(failing_findings(findings, level)) for level in ("error", "warning", "info", None)] == [1, 2, 2, 0]
