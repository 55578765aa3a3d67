"""Versions of one story: the later one supersedes the earlier one instead of conflicting with it."""

import pytest

from crosscheck.model import Document, Metadata
from crosscheck.normalize.origin import OriginOptions
from crosscheck.pipeline import PipelineOptions, check
from crosscheck.read.document import Source, read_document
from crosscheck.read.options import ReadOptions

STORY = "{headline}\n\nThe ferry Sula sank off Kalder island on Monday. {count} people died when the ferry sank, the coast guard said.\n"
HEADLINE = "Ferry sinks off Kalder island"


def report(name, count, headline=HEADLINE, **metadata) -> Document:
    listed = tuple(Metadata(field, value, "manifest") for field, value in {"published": "2024-08-12", **metadata}.items())
    (document,), _ = read_document(Source(name, name, listed), STORY.format(headline=headline, count=count).encode(), ReadOptions())
    return document


def findings(*documents):
    options = PipelineOptions(origin=OriginOptions(language="en"))
    return [(one.rule, one.message) for one in check(documents, (), options).findings]


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        ({}, {"headline": f"CORRECTED-{HEADLINE}"}, "the corrected version of Echo now says 12"),
        ({}, {"headline": f"CORRECTED: {HEADLINE}, fewer died"}, "the corrected version of Echo now says 12"),
        ({}, {"headline": f"UPDATE 2-{HEADLINE}"}, "the later version of Echo now says 12"),
        ({"headline": f"UPDATE 1-{HEADLINE}"}, {"headline": f"CORRECTED-UPDATE 1-{HEADLINE}"}, "the corrected version of Echo now says 12"),
        ({"slug": "KALDER-FERRY", "version": "1"}, {"slug": "kalder/ferry", "version": "2"}, "the later version of Echo now says 12"),
        ({"slug": "kalder"}, {"slug": "kalder", "published": "2024-08-13"}, "the later version of Echo now says 12"),
        ({"slug": "https://echo.example/news/ferry-down"}, {"slug": "https://echo.example/news/ferry-down", "headline": "Coast guard counts the dead", "modified": "2024-08-12T18:00", "published": "2024-08-12T10:00"}, None),
        ({"slug": "https://echo.example/2024/f", "modified": "2024-08-12T11:00"}, {"slug": "https://echo.example/2024/f", "headline": "Coast guard counts", "modified": "2024-08-12T18:00"}, "the later version of Echo now says 12"),
    ],
)  # fmt: skip
def test_the_later_version_of_a_story_supersedes_the_earlier_one(first, second, says):
    found = findings(report("a.txt", 14, source="Echo", **first), report("b.txt", 12, source="Echo", **second))
    rules = [rule for rule, _ in found]
    if says is None:  # the grain is respected: a day is not before an hour of it
        assert rules == ["CX101"]
        return
    assert rules == ["CX105"]
    assert says in found[0][1]
    assert "two versions of one story" in found[0][1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"source": "Echo"}, {"source": "Herald", "headline": f"CORRECTED-{HEADLINE}"}),
        ({"source": "Echo"}, {"source": "Echo"}),
        ({"source": "Echo", "slug": "sea"}, {"source": "Echo", "slug": "land"}),
        ({"source": "Echo", "slug": "https://echo.example/"}, {"source": "Echo", "slug": "https://echo.example/", "headline": "Other words altogether", "modified": "2024-08-13"}),
        ({"source": "Echo", "slug": "https://e.example/news", "modified": "2024-08-12"}, {"source": "Echo", "slug": "https://e.example/news", "headline": "Other words altogether", "modified": "2024-08-13"}),
        ({"source": "Echo"}, {"source": "Echo", "headline": "CORRECTED-Harbour of Kalder closed to ships"}),
        ({"source": "Echo", "slug": "sea", "published": "2024-08-01"}, {"source": "Echo", "slug": "sea", "headline": "UPDATE 1-Storm over the whole north"}),
    ],
)  # fmt: skip
def test_other_stories_and_other_sources_conflict(first, second):
    assert [rule for rule, _ in findings(report("a.txt", 14, **first), report("b.txt", 12, **second))] == ["CX101"]


def test_versions_that_say_the_same_are_no_finding():
    same = findings(report("a.txt", 14, source="Echo"), report("b.txt", 14, f"CORRECTED-{HEADLINE}", source="Echo"))
    assert same == []


def test_a_corrected_figure_conflicts_with_no_other_report():
    corrected = (report("a.txt", 14, source="Echo"), report("b.txt", 12, f"CORRECTED-{HEADLINE}", source="Echo"))
    assert [rule for rule, _ in findings(*corrected, report("c.txt", 12, source="Herald"))] == ["CX105"]
    assert [rule for rule, _ in findings(*corrected, report("c.txt", 14, source="Herald"))] == ["CX101"]


def test_the_order_of_the_reports_changes_nothing():
    one, two = report("a.txt", 14, source="Echo"), report("b.txt", 12, f"CORRECTED-{HEADLINE}", source="Echo")
    assert findings(one, two) == findings(two, one)
