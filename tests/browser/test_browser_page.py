"""The page in a real browser: it loads nothing, filters, links, follows keys, prints, and does without scripts."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from crosscheck import check
from crosscheck.model import Result
from crosscheck.report.html_parts import render_html_files
from report_samples import HOSTILE, calm_result, draft_result, hostile_result, many_result, offensive_result

WIDTHS = (320, 390, 768, 1280, 1600)


def shown(page: object) -> list[str]:
    """The sentences of the cards that are to be seen."""
    return [title.text_content() for title in page.locator("#cards > .card:not([hidden]) h3").all()]


def wait_for(page: object, expression: str, seconds: float = 20) -> None:
    """Polls from outside: the page's policy forbids the evaluation that Playwright's own waiting does inside."""
    for _ in range(int(seconds / 0.05)):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never came true: {expression}")


def test_it_asks_for_nothing_and_complains_of_nothing(open_page):
    sheet = open_page(offensive_result())
    assert len(sheet.requests) == 1
    assert sheet.requests[0].startswith("file:")
    assert sheet.complaints == []
    assert sheet.page.locator("h1").inner_text() == "3 discrepancies and 1 gap in the check to settle before this runs"
    assert len(shown(sheet.page)) == 8


def test_the_policy_stops_every_other_script_and_load(open_page):
    sheet = open_page(offensive_result())
    sheet.page.evaluate(
        """() => { window.ran = false;
        const script = document.createElement('script'); script.textContent = 'window.ran = true'; document.body.append(script);
        const image = document.createElement('img'); image.src = 'https://example.invalid/x.png'; document.body.append(image);
        const button = document.createElement('button'); button.setAttribute('onclick', 'window.ran = true'); document.body.append(button); button.click(); }"""
    )
    sheet.page.wait_for_timeout(100)
    assert sheet.page.evaluate("window.ran") is False
    assert len([line for line in sheet.complaints if "Content Security Policy" in line]) == 3


def test_a_severity_is_filtered_out_and_the_address_remembers(open_page):
    sheet = open_page(offensive_result())
    sheet.page.uncheck("input[value=warning]")
    assert len(shown(sheet.page)) == 4
    assert sheet.page.locator("#count").inner_text() == "4 of 8 shown."
    assert sheet.page.url.endswith("#s=error%2Cinfo")
    sheet.page.reload()
    assert len(shown(sheet.page)) == 4
    sheet.page.click("#clear")
    assert len(shown(sheet.page)) == 8
    assert "#" not in sheet.page.url


@pytest.mark.parametrize(
    ("fragment", "count"),
    [("#r=CX101", 1), ("#d=d4", 4), ("#q=toll%20rose", 1), ("#q=HOSPITAL%20staff%20toll", 1), ("#q=nowhere", 0), ("#s=error", 3), ("#r=CX101&s=warning", 0), ("#%", 8), ("#r=CX999", 8)],
)  # fmt: skip
def test_a_fragment_sets_the_filters(open_page, fragment, count):
    sheet = open_page(offensive_result(), fragment)
    assert len(shown(sheet.page)) == count
    assert sheet.page.locator("#none").is_visible() is (count == 0)
    assert sheet.complaints == []


def test_the_search_and_the_lists_filter_as_they_change(open_page):
    page = open_page(offensive_result()).page
    page.fill("#q", "depot")
    assert len(shown(page)) == 3
    page.fill("#q", "")
    page.select_option("#r", "CX105")
    assert shown(page) == ["The toll rose from 12 to 17: the Northgate Agency's figure is two days older than the Meridian's."]
    page.select_option("#r", "")
    page.select_option("#d", label="The Meridian")
    assert len(shown(page)) == 7


def test_sorting_by_rule_and_by_confidence(open_page):
    page = open_page(offensive_result()).page
    page.select_option("#o", "rule")
    assert shown(page)[0].startswith("The reports disagree")
    page.select_option("#o", "sure")
    assert shown(page)[0].startswith("“30 kilometers")
    page.select_option("#o", "")
    assert page.evaluate("[...document.querySelectorAll('#cards > .card')].map(card => +card.dataset.n)") == list(range(1, 9))


def test_a_rule_at_the_top_filters_by_it(open_page):
    page = open_page(offensive_result()).page
    page.click(".rules a[data-rule=CX109]")
    assert shown(page) == ["Vehicles destroyed: Moscow says 35, Kyiv says 4."]
    assert page.url.endswith("#r=CX109")


def test_a_permalink_opens_its_finding_even_past_a_filter(open_page):
    page = open_page(offensive_result()).page
    anchor = page.locator("#cards > .card").nth(5).get_attribute("id")
    page.select_option("#r", "CX101")
    page.evaluate(f"location.hash = '{anchor}'")
    wait_for(page, f"document.activeElement.id === '{anchor}'")
    assert len(shown(page)) == 8
    assert page.locator(f"#{anchor}").bounding_box()["y"] < 400


def test_permalinks_are_made_of_the_fingerprint(open_page):
    result = offensive_result()
    page = open_page(result).page
    assert {card.get_attribute("id") for card in page.locator("#cards > .card").all()} == {
        f"f-{finding.fingerprint}"
        for finding in result.findings
        if finding.rule < "CX9" and finding.suppressed is None and finding.baseline == "new"
    }


def test_keys_walk_search_help_and_copy(open_page):
    page = open_page(offensive_result()).page
    first, second = (page.locator("#cards > .card").nth(index).get_attribute("id") for index in (0, 1))
    for key, expected in (("j", first), ("j", second), ("k", first), ("k", first)):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.id") == expected
    page.keyboard.press("x")
    assert page.locator(f"#{first} .why").get_attribute("open") is not None
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("jk?")
    assert page.locator("#q").input_value() == "jk?"
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.uncheck("#keys-on")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert not page.locator("#help").is_visible()


def test_a_link_and_a_setting_are_copied(open_page):
    page = open_page(offensive_result(), permissions=["clipboard-read", "clipboard-write"]).page
    page.keyboard.press("j")
    page.keyboard.press("c")
    wait_for(page, "document.getElementById('said').textContent === 'Link copied'")
    page.keyboard.press("x")
    page.locator("#cards > .card").first.locator(".copy").click()
    wait_for(page, "document.getElementById('said').textContent === 'Copied'")
    assert page.evaluate("navigator.clipboard.readText()").startswith("[[accept]]")


def test_tab_reaches_everything_and_shows_where_it_is(open_page):
    page = open_page(calm_result()).page
    seen = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        name, outline = page.evaluate(
            "() => { const e = document.activeElement, s = getComputedStyle(e); return [e.id || e.className || e.tagName, e.tagName === 'BODY' || s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2]; }"
        )
        seen.add(name)
        assert outline, name
    assert {"skip", "help-open", "SUMMARY", "c1", "c2", "c3"} <= seen


def test_a_claim_tells_its_value_when_it_is_focused_and_escape_hides_that(open_page):
    page = open_page(offensive_result()).page
    claim = page.locator(".text a", has_text="at least 800")
    tip = "e => getComputedStyle(e, '::after').content"
    claim.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert "≥ 800 km²" in claim.evaluate(tip)
    assert "in tension" in claim.evaluate(tip)
    page.keyboard.press("Escape")
    assert claim.evaluate("e => getComputedStyle(e, '::after').display") == "none"
    agreeing = page.locator(".text a", has_text="45 kilometers")
    assert agreeing.get_attribute("data-tip") == "45 km · agrees with 1 report"
    agreeing.click()
    assert page.evaluate("document.activeElement.textContent") == "distance of the depot from the border"
    assert page.locator(".text a", has_text="Dozens").get_attribute("data-tip").endswith("single source")


def test_without_scripts_all_findings_stand_there(open_page):
    sheet = open_page(offensive_result(), java_script_enabled=False)
    assert len(shown(sheet.page)) == 8
    assert not sheet.page.locator("#filters").is_visible()
    assert sheet.page.locator("#texts .text").count() == 4
    sheet.page.locator("#cards summary").first.click()
    assert sheet.page.locator("#cards pre").first.is_visible()


def test_without_scripts_a_long_page_is_whole(open_page):
    sheet = open_page(many_result(620), java_script_enabled=False)
    assert sheet.page.locator("#cards .card table.rows").count() == 620
    assert sheet.page.locator("#texts .text").count() == 124


def test_a_long_page_lays_its_end_in_when_asked(open_page):
    result = many_result(620)
    last = f"f-{result.findings[-1].fingerprint}"
    page = open_page(result, f"#{last}").page
    wait_for(page, f"document.activeElement.id === '{last}'")
    assert page.locator(f"#{last} table.rows").is_visible()
    page.fill("#q", '"district 9 of event 61"')
    assert page.locator("#cards > .card:not([hidden])").count() == 1
    page.fill("#q", "")
    wait_for(page, "document.querySelectorAll('[data-late]').length === 0")
    assert page.locator("#cards > .card table.rows").count() == 620
    claim = page.locator("#texts .text a").last.get_attribute("id")
    page.evaluate(f"location.hash = '{claim}'")
    wait_for(page, f"document.getElementById('{claim}').getBoundingClientRect().top < innerHeight")


def test_a_claim_of_a_text_that_waits_is_found(open_page):
    page = open_page(many_result(1200), "#c2400").page
    wait_for(page, "document.getElementById('c2400')?.getBoundingClientRect().top < innerHeight")


def test_it_prints_with_everything_open(open_page, tmp_path):
    page = open_page(offensive_result()).page
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    document = pypdfium2.PdfDocument(tmp_path / "page.pdf")
    text = "\n".join(document[index].get_textpage().get_text_bounded() for index in range(len(document)))
    document.close()
    assert text.count("To accept it") == 10
    assert "From 12 to 17 is 42 percent" in text
    assert "Dozens slept in schools" in text
    assert "Filter and sort" not in text


def test_print_breaks_between_findings(open_page):
    page = open_page(offensive_result()).page
    page.emulate_media(media="print")
    card = page.locator("#cards > .card").first
    assert card.evaluate("e => getComputedStyle(e).breakInside") == "avoid"
    assert card.evaluate("e => getComputedStyle(e).contentVisibility") == "visible"
    assert not page.locator("#filters").is_visible()


def test_dark_is_dark(open_page):
    grounds = [
        open_page(offensive_result(), color_scheme=scheme).page.evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in ("light", "dark")
    ]
    assert grounds == ["rgb(250, 249, 246)", "rgb(20, 21, 24)"]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "result",
    [offensive_result(), draft_result(), calm_result(), hostile_result(), Result()],
    ids=["offensive", "draft", "calm", "hostile", "nothing"],
)
def test_no_width_makes_the_page_scroll_sideways(open_page, result, width):
    sheet = open_page(result, width=width)
    for details in ("closed", "open"):
        if details == "open":
            sheet.page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
        assert sheet.page.evaluate("document.documentElement.scrollWidth") <= width
    assert sheet.complaints == []


def test_hostile_text_stays_text(open_page):
    sheet = open_page(hostile_result())
    page = sheet.page
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    assert (len(sheet.requests), sheet.complaints) == (1, [])
    assert page.locator("script").count() == 1
    assert page.locator("img, iframe, object, embed").count() == 0
    assert page.evaluate("[...document.links].filter(a => !a.getAttribute('href').startsWith('#')).length") == 0
    assert (
        page.evaluate(
            "[...document.querySelectorAll('*')].some(e => [...e.attributes].some(a => a.name.startsWith('on') || a.name === 'style'))"
        )
        is False
    )
    text = page.locator("#texts").evaluate("e => e.textContent")
    assert HOSTILE[0] in text
    assert "‹U+202E›gnp.exe" in text
    assert "NUL␀ BEL␇" in text
    assert "W" * 10_000 in text


def test_the_parts_of_a_huge_result_hold_every_finding(open_page, tmp_path):
    result = many_result(60)
    for name, text in render_html_files(result, "report.html", largest=25).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    sheet = open_page(Path(tmp_path / "report.html"))
    links = [link.get_attribute("href") for link in sheet.page.locator("#parts a").all()]
    assert len(links) == 3
    anchors = set()
    for link in links:
        part = open_page(tmp_path / link)
        anchors |= {card.get_attribute("id") for card in part.page.locator("#cards > .card").all()}
        assert part.complaints == []
    assert anchors == {f"f-{finding.fingerprint}" for finding in result.findings}


def load_time(open_page: object, path: Path) -> float:
    page = open_page(path).page
    taken = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    page.context.close()
    return taken


def test_five_thousand_findings_open_in_little_more_time_than_five_hundred(open_page, tmp_path):
    times = {}
    for count in (500, 5000):
        path = tmp_path / f"{count}.html"
        [path.write_text(text, encoding="utf-8") for text in render_html_files(many_result(count), "report.html").values()]
        times[count] = min(load_time(open_page, path) for _ in range(4))
    assert times[5000] < 2.5 * times[500], times


FIXTURES = sorted((Path(__file__).parents[2] / "fixtures").iterdir())


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.name)
@pytest.mark.parametrize("width", [390, 1600])
def test_the_pages_of_the_fixtures(open_page, fixture, width):
    result = check([str(fixture)])
    sheet = open_page(result, width=width)
    assert sheet.complaints == []
    assert sheet.page.evaluate("document.documentElement.scrollWidth") <= width
    assert sheet.page.locator("#texts .text").count() == len(result.extractions)
    marked = sheet.page.evaluate("[...document.querySelectorAll('.text .m')].length")
    assert marked == sum(len(extraction.claims) for extraction in result.extractions)
