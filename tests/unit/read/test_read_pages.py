"""Pages as news sites write and readers save them: the story is found, whatever the habit of the markup, and the rest is left out."""

import pytest

from crosscheck.read.document import Source, read_document
from crosscheck.read.options import ReadOptions

STORY = (
    "The ferry Sula went down off the island of Kalder on Monday with 40 people on board, the coast guard said.",
    "Rescue ships from three harbours pulled 28 people out of the water before nightfall, and 12 others were still missing.",
    "“We heard a bang and then the lights went out,” said Ada Brode, 51, who was travelling with her two sons.",
    "The ship, built in 1987, had passed an inspection in March. Its owner, Kalder Lines, runs 6 ferries to the outer islands.",
    "The search was to go on at 5 a.m. on Tuesday with two helicopters.",
)
A, B, C, D, E = (f"<p>{text}</p>" for text in STORY)
HEADLINE = "Ferry sinks off Kalder"
H = f"<h1>{HEADLINE}</h1>"
BREAKS = "<br><br>".join(STORY)

PAGES = {
    "divisions and line breaks": f"""<div class="topnav"><a href=/a>News</a> | <a href=/b>Sport</a> | <a href=/c>Weather 77°</a></div><div id="left">
        <div class="hd">{HEADLINE}</div><div class="txt">{BREAKS}</div><div class="moreStories"><div><a href=1>Storm hits 77 villages</a></div></div></div>""",
    "article, sections, standing heads": f"""<header><a href=/>Times 77</a></header><main><article><header>{H}<div class="byline">By Ada Brode</div></header>
        <section>{A}{B}</section><aside class="pullquote"><p>77 quotes</p></aside><section>{C}{D}{E}</section><footer><p>Topics: 77</p></footer></article>
        <section class="more-on-this-story"><h2>More on this story</h2><article><h3>Storm</h3><p>A teaser with 77 words.</p></article></section></main>""",
    "live blog": f"""<main>{H}<div class="key-events"><ul><li><a href=#1>77 missing</a></li><li><a href=#2>Search</a></li></ul></div><div class="posts"><article>{A}</article>
        <article><h2>Later</h2>{B}{C}</article><article>{D}{E}<div class="share">77 shares</div></article></div></main>""",
    "AMP": f"""<amp-sidebar><ul><li><a href=1>News 77</a></li><li>Sport 77</li></ul></amp-sidebar><article>{H}<div class="content">{A}<amp-ad><div placeholder>Advert 77</div></amp-ad>
        {B}{C}<amp-twitter><blockquote placeholder>Tweet 77</blockquote></amp-twitter>{D}{E}</div></article><amp-consent><div>We value 77 partners</div></amp-consent>""",
    "paywall": f"""<div class="page">{H}<div class="body">{A}{B}{C}{D}{E}</div><div class="regwall"><h3>Keep reading</h3><p>Get 77 months for $1 a week.</p></div></div>""",
    "rails of other stories": f"""<main>{H}<div class="text">{A}<div class="inline-related"><h4>Read also</h4><ul><li><a href=1>Storm hits 77 villages</a></li></ul></div>{B}
        <p><strong>READ MORE: <a href=2>Bridge closed for 77 weeks</a></strong></p>{C}{D}{E}</div><div class="rail"><h3>You may also like</h3><div class="card"><a href=1><h4>Storm</h4>
        <p>At least 77 roofs were lost.</p></a></div></div></main>""",
    "cards that are links": f"""<div>{H}{A}{B}{C}{D}{E}</div><div><div><a href=1><p>Storm hits 77 villages</p></a></div><div><a href=2><p>Cod costs 77 euros</p></a></div><div>
        <a href=3>Bridge closed for 77 weeks</a></div></div>""",
    "banners": f"""<div id="onetrust-banner-sdk" role="dialog"><p>We and our 77 partners store information.</p></div><div role="navigation"><p>Skip 77</p></div><div>{H}{A}{B}
        <div class="nl-box sign-up"><p>Join 77,000 readers.</p></div>{C}{D}{E}</div><div role="complementary"><p>Trending: 77 cats</p></div><div role="contentinfo"><p>77 Quay</p></div>""",
    "tables for layout": f"""<table><tr><td colspan=3><a href=/>Post 77</a></td></tr><tr><td><a href=1>News</a><br><a href=2>Tides 77</a></td><td><table><tr><td><font size=5><b>{HEADLINE}
        </b></font>{A}{B}{C}{D}{E}</td></tr></table></td><td>Advertisement<br>77% off boats</td></tr></table>""",
    "hashed names": f"""<div id="root"><div data-testid="article-wrapper" class="css-9a8b7c">{H}<div data-component="text-block">{A}</div><div data-component="links-block">
        <ul><li><a href=1>Storm hits 77 villages</a></li></ul></div><div data-component="text-block">{B}{C}</div><div data-component="ad-slot"><p>Ad 77x250</p></div>{D}{E}</div>
        <div data-testid="related-links"><h2>More</h2><div><a href=1>Fares up 77%</a></div></div></div>""",
    "comments": f"""<div class="site">{H}{A}{B}{C}{D}{E}<div id="respond"><h3>77 replies</h3></div><ol class="commentlist"><li class="comment"><p>I counted 77 people!</p></li></ol></div>""",
}  # fmt: skip


def blocks(page, *kinds):
    (document,), faults = read_document(Source("a.html", "a.html"), f"<html><body>{page}</body></html>".encode(), ReadOptions())
    assert faults == []
    return [document.text[block.start : block.end] for block in document.blocks if block.kind in kinds or not kinds]


@pytest.mark.parametrize("habit", PAGES)
def test_the_story_is_found_and_the_rest_is_left_out(habit):
    found = blocks(PAGES[habit])
    assert [text for text in found if text in STORY] == list(STORY)
    assert HEADLINE in found
    assert not [text for text in found if "77" in text]


def test_an_embedded_post_is_quoted_and_its_credit_carries_no_claims():
    post = (
        '<blockquote class="twitter-tweet"><p>We are looking for 12 people at sea.</p>&mdash; Kalder Coast Guard (@kalderguard)'
        ' <a href="https://x.example/1">August 12, 2024</a></blockquote><blockquote><a href=x>A post shared by 4 friends</a></blockquote>'
    )
    page = f"<article>{H}{A}{post}{B}{C}</article>"
    assert "We are looking for 12 people at sea." in blocks(page, "paragraph")
    assert blocks(page, "boilerplate") == ["— Kalder Coast Guard (@kalderguard) August 12, 2024", "A post shared by 4 friends"]


def test_captions_and_tables_of_figures_stay():
    table = "<table><caption>Passengers</caption><tr><th>Harbour</th><th>On board</th></tr><tr><td>Kalder</td><td>25</td></tr></table>"
    page = f'<div>{H}{A}{table}{B}<div><p class="wp-caption-text">The harbour in 2019.</p></div>{C}</div>'
    assert blocks(page, "table") == ["Harbour", "On board", "Kalder", "25"]
    assert blocks(page, "caption") == ["Passengers", "The harbour in 2019."]


@pytest.mark.parametrize(
    "kept",
    [
        "<div><p>The <a href=1>coast guard</a> counted 77, <a href=2>the owner</a> 76 and <a href=3>the port</a> 75 people.</p></div>",
        "<p>Related: <a href=1>the owner</a> lost 77 ships in the war.</p>",
        "<ul><li><a href=1>12</a> people are missing, 77 were rescued</li><li><a href=2>Two</a> ships came</li></ul>",
        '<div class="adapted readmission">The port had 77 berths.</div>',
    ],
)
def test_links_and_likenesses_of_names_take_nothing_away(kept):
    assert any("77" in text for text in blocks(f"<article>{H}{A}{B}{kept}{C}</article>", "paragraph", "list"))
