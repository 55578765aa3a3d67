"""Every format: what is read of a sound file, and what is told of a hostile one."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from crosscheck.model import Metadata
from crosscheck.normalize.origin import resolve_origin
from crosscheck.pipeline import extract
from crosscheck.read.document import Source, read_document
from crosscheck.read.errors import LimitError, NotAReportError, UnreadableError
from crosscheck.read.options import ReadOptions

FORMATS = Path(__file__).parents[3] / "fixtures" / "formats"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def read(name, data, **options):
    data = data.encode() if isinstance(data, str) else data
    return read_document(Source(name, name), data, ReadOptions(**options))


def one(name, data, **options):
    (document,), faults = read(name, data, **options)
    assert faults == []
    return document


def blocks(document, *kinds):
    return [document.text[block.start : block.end] for block in document.blocks if not kinds or block.kind in kinds]


def archive(**members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name.replace("__", "/").replace("_DOT_", ".").replace("MAC_", "__MACOSX/"), data)
    return buffer.getvalue()


def docx(body, **parts):
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return archive(**{"word__document_DOT_xml": document, **parts})


def odt(body):
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    return archive(
        content_DOT_xml=f'<o:c xmlns:o="{names}office:1.0" xmlns:t="{names}text:1.0" xmlns:table="{names}table:1.0"><o:body><o:text>{body}</o:text></o:body></o:c>'
    )


class TestHtml:
    PAGE = (
        '<html lang="en"><head><title>Ferry sinks | Times</title>{head}</head><body><nav>12 links</nav><article><h1>Ferry sinks</h1>{body}'
        "<p>The ferry Sula went down off the island of Kalder on Monday, the coast guard said, with people from nine countries on board; ships searched"
        " the sea through the night, and the search went on in the morning.</p></article><footer>500 staff</footer></body></html>"
    )

    def page(self, head="", body=""):
        return one("a.html", self.PAGE.format(head=head, body=body))

    @pytest.mark.parametrize(
        "left_out",
        [
            '<div class="share-bar">7 shares</div>',
            '<div id="comments-2">8 comments</div>',
            "<aside>9 more</aside>",
            "<script>var a = 10;</script>",
            '<p style="display: none">11</p>',
            "<p hidden>12</p>",
            '<p aria-hidden="true">13</p>',
            "<!-- 14 -->",
            '<section class="relatedStories">15</section>',
        ],
    )
    def test_what_is_no_story_is_left_out(self, left_out):
        assert blocks(self.page(body=left_out))[0] == "Ferry sinks"
        assert len(blocks(self.page(body=left_out))) == 2

    def test_inline_elements_stay_in_the_sentence_and_blanks_are_folded(self):
        text = blocks(self.page(body="<p>At least <b>12</b>\n people,&nbsp;<a href='/x'>3&thinsp;children</a>,<br>died.</p>"))[1]
        assert text == "At least 12 people, 3 children, died."

    def test_powers_stay_and_note_marks_go(self):
        body = "<p>An area of 40 km<sup>2</sup> burnt.<sup><a href='#n'>3</a></sup> The 5<sup>th</sup> fire cost 10<sup>6</sup> euros<sup>4</sup>.</p>"
        assert blocks(self.page(body=body))[1] == "An area of 40 km² burnt. The 5th fire cost 10⁶ euros."

    def test_a_table_is_a_block_a_cell(self):
        document = self.page(body="<table><tr><th>Ship</th><th>Lost</th></tr><tr><td>Sula</td><td>12 people</td></tr></table>")
        cells = {block.cell: document.text[block.start : block.end] for block in document.blocks if block.kind == "table"}
        assert cells == {"A1": "Ship", "B1": "Lost", "A2": "Sula", "B2": "12 people"}
        assert document.place(document.text.index("12 people")).cell == "B2"

    def test_comments_to_the_tool_are_kept_with_their_place(self):
        document = self.page(body='\n<!-- crosscheck: ignore[CX101] reason="x" -->')
        (comment,) = document.comments
        assert (comment.text, comment.line) == ('ignore[CX101] reason="x"', 2)
        assert comment.offset <= document.text.index("The ferry Sula")

    @pytest.mark.parametrize(
        "head",
        [
            '<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], "datePublished": "2024-08-12T10:00:00Z", "publisher": [{"name": "Times"}]}]}</script>',
            '<meta property="article:published_time" content="2024-08-12T10:00:00Z"><meta property="og:site_name" content="Times">',
            '<meta name="date" content="2024-08-12T10:00:00Z"><meta name="dc.publisher" content="Times"><script type="application/ld+json">[[[</script>',
        ],
    )
    def test_metadata(self, head):
        origin, _ = resolve_origin(self.page(head=head))
        assert (origin.published, origin.source, origin.language) == ("2024-08-12T10:00:00Z", "Times", "en")

    def test_the_time_element_comes_last(self):
        origin, _ = resolve_origin(self.page(body='<time datetime="2024-08-12">Monday</time>'))
        assert origin.published == "2024-08-12"

    def test_version_and_slug(self):
        head = '<link rel="canonical" href="https://t.example/ferry"><script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2024-08-13"}</script>'
        origin, _ = resolve_origin(self.page(head=head))
        assert (origin.edition.slug, origin.edition.modified) == ("https://t.example/ferry", "2024-08-13")

    @pytest.mark.parametrize(
        ("data", "text"),
        [
            ('<meta charset="windows-1251"><p>Київ, 12</p>'.encode("cp1251"), "Київ, 12"),
            ('<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"><p>café – 12</p>'.encode("cp1252"), "café – 12"),
            ('<meta charset="utf-8"><p>café 12</p>'.encode("cp1252"), "café 12"),
            ('<meta charset="nonsense"><p>café 12</p>'.encode(), "café 12"),
            ("<p>café 12</p>".encode("utf-16"), "café 12"),
        ],
    )
    def test_charset_by_mark_then_meta_then_detection(self, data, text):
        assert one("a.html", data).text == text

    def test_without_an_article_the_body_is_read_and_the_headline_may_stand_outside(self):
        assert blocks(one("a.html", "<body><div>12 people</div>tail</body>")) == ["12 people", "tail"]
        page = self.PAGE.format(head="", body="").replace("<article><h1>Ferry sinks</h1>", "<h1>Ferry sinks</h1><article>")
        assert blocks(one("a.html", page))[0] == "Ferry sinks"

    def test_a_list_of_links_is_a_menu_and_a_list_of_facts_is_not(self):
        menu = "<ul>" + "".join(f"<li><a href='/{number}'>Story {number} of today</a></li>" for number in range(4)) + "</ul>"
        facts = "<ul><li>The ship <a href='/s'>Sula</a> had 40 people on board</li><li>It sank on <a href='/m'>Monday</a></li><li><a href='/x'>12</a> died</li></ul>"
        assert len(blocks(self.page(body=menu))) == 2
        assert blocks(self.page(body=facts), "list") == ["The ship Sula had 40 people on board", "It sank on Monday", "12 died"]

    def test_teasers_in_articles_of_their_own_do_not_hide_the_story(self):
        story = "<p>" + "The ferry Sula went down off the island of Kalder on Monday with 40 people on board. " * 6 + "</p>"
        page = f"<main><h1>Ferry sinks</h1>{story}</main><article><p>{'A teaser of another story, with 99 words. ' * 4}</p></article>"
        assert len(blocks(one("a.html", page))) == 2
        assert "teaser" not in one("a.html", page).text

    def test_hostile(self):
        with pytest.raises(LimitError, match="nested"):
            read("a.html", "<div>" * 100_000 + "12")
        with pytest.raises(LimitError, match="attributes"):
            read("a.html", "<p " + " ".join(f"a{number}='<'" for number in range(1000)) + ">12")
        assert one("a.html", "<script>" + "<div>" * 1000 + "</SCRIPT><!-- " + "<div>" * 1000 + " --><p>12").text == "12"
        with pytest.raises(LimitError, match="nested"):
            read("a.html", "".join(f"<b id={number}>" for number in range(2000)) + "<p>x" * 2000)
        with pytest.raises(UnreadableError, match="no text"):
            read("a.html", "<script>1</script>")
        assert one("a.html", "<p>" * 20_000 + "12").text == "12"


class TestDocx:
    def test_paragraphs_tables_notes_and_tracked_changes(self):
        body = (
            '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Ferry sinks</w:t></w:r></w:p>'
            "<w:p><w:r><w:t>At least </w:t></w:r><w:del><w:r><w:delText>11</w:delText></w:r></w:del><w:ins><w:r><w:t>12</w:t></w:r></w:ins>"
            "<w:hyperlink><w:r><w:t xml:space='preserve"
            "'> people</w:t></w:r></w:hyperlink><w:moveFrom><w:r><w:t>99</w:t></w:r></w:moveFrom><w:r><w:tab/><w:t>died.</w:t></w:r></w:p>"
            '<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>One item</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr><w:r><w:t>A ship</w:t></w:r></w:p>'
            '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Wide</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>C</w:t></w:r></w:p></w:tc></w:tr>'
            "<w:tr><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>inner 7</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>"
            "<w:p><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>In a box: 5</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
            "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>In a box: 5</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:p>"
            "<w:sdt><w:sdtContent><w:p><w:r><w:t>Controlled</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        )
        notes = f'<w:footnotes {W}><w:footnote w:type="separator"><w:p/></w:footnote><w:footnote><w:p><w:r><w:t>Note 3</w:t></w:r></w:p></w:footnote></w:footnotes>'
        core = '<c xmlns:d="http://purl.org/dc/terms/"><d:created>2024-08-12T10:00:00Z</d:created><d:title>Ferry</d:title><d:language>en-GB</d:language></c>'
        document = one("a.docx", docx(body, word__footnotes_DOT_xml=notes, docProps__core_DOT_xml=core, word__vbaProject_DOT_bin=b"\0evil"))
        assert blocks(document) == [
            "Ferry sinks", "At least 12 people died.", "One item", "A ship", "Wide", "C", "inner 7", "In a box: 5", "Controlled", "Note 3",
        ]  # fmt: skip
        assert [block.kind for block in document.blocks][:4] == ["headline", "paragraph", "list", "caption"]
        assert [block.cell for block in document.blocks if block.cell] == ["A1", "C1", "A2"]
        origin, _ = resolve_origin(document)
        assert (origin.published, origin.title, origin.language) == ("2024-08-12T10:00:00Z", "Ferry", "en")

    def test_the_main_part_may_have_another_name(self):
        relations = '<r><Relationship Type="http://x/officeDocument" Target="/odd/main.xml"/></r>'
        body = f"<w:document {W}><w:body><w:p><w:r><w:t>Twelve words</w:t></w:r></w:p></w:body></w:document>"
        assert one("a.docx", archive(_rels___DOT_rels=relations, odd__main_DOT_xml=body)).text == "Twelve words"

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (b"", "no zip"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "old binary format"),
            (b"\xd0\xcf\x11\xe0 neither", "no zip"),
            (archive(a_DOT_txt="x"), "no main part"),
            (archive(word__document_DOT_xml="<w:d"), "well-formed"),
            (docx(""), "no text"),
            (archive(word__document_DOT_xml='<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d>&b;</d>'), "entities"),
            (archive(word__document_DOT_xml='<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>'), "entities"),
            (docx("<w:sdt>" * 3000 + "</w:sdt>" * 3000), "nested"),
        ],
    )
    def test_hostile(self, data, message):
        with pytest.raises(UnreadableError, match=message):
            read("a.docx", data)


class TestOdt:
    def test_paragraphs_lists_tables_notes(self):
        body = (
            "<t:tracked-changes><t:p>Old 9</t:p></t:tracked-changes><t:h>Ferry sinks</t:h><t:p>At least<t:s/>12<t:note><t:note-body><t:p>Note 3</t:p></t:note-body></t:note>"
            " <t:span>people</t:span> died.</t:p><t:list><t:list-item><t:p>One item</t:p></t:list-item></t:list>"
            '<table:table><table:table-row><table:table-cell table:number-columns-repeated="2"><t:p>A</t:p></table:table-cell>'
            "<table:table-cell><t:p>C</t:p></table:table-cell></table:table-row></table:table>"
        )
        document = one("a.odt", odt(body))
        assert blocks(document) == ["Ferry sinks", "At least 12 people died.", "One item", "A", "C", "Note 3"]
        assert [(block.kind, block.cell) for block in document.blocks] == [
            ("headline", None), ("paragraph", None), ("list", None), ("table", "A1"), ("table", "C1"), ("footnote", None),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (archive(META_INF__manifest_DOT_xml="x"), "content.xml"),
            (archive(**{"META-INF__manifest_DOT_xml": "<a><encryption-data/></a>", "content_DOT_xml": b"\0"}), "encrypted"),
            (odt(""), "no text"),
        ],
    )
    def test_hostile(self, data, message):
        with pytest.raises(UnreadableError, match=message):
            read("a.odt", data)


class TestRtf:
    def test_lines_tables_notes_and_metadata(self):
        raw = (
            r"{\rtf1\ansi\ansicpg1252{\info{\title Ferry sinks}{\creatim\yr2024\mo8\dy12\hr10\min5}}\pard Caf\'e9: 12 people{\*\footnote Note 3} died.\par "
            r"\trowd\cellx1\cellx2 Ship\cell Lost\cell\row\trowd\cellx1\cellx2 Sula\cell 12\cell\row\pard \bullet  One item\par}"
        )
        document = one("a.rtf", raw)
        assert blocks(document) == ["Café: 12 people died.", "Ship", "Lost", "Sula", "12", "One item", "Note 3"]
        origin, _ = resolve_origin(document)
        assert (origin.published, origin.title) == ("2024-08-12T10:05", "Ferry sinks")

    @pytest.mark.parametrize("data", ["", "plain text", "{\\rtf1}", "{\\rtf1 \\'zz\\u99999999 {{{"])
    def test_hostile(self, data):
        try:
            read("a.rtf", data)
        except UnreadableError:
            return
        assert data.startswith("{\\rtf1 ")


class TestMail:
    MAIL = (
        'From: "Kalder Coast Guard" <press@guard.example>\nSubject: =?utf-8?q?Ferry_=E2=80=93_12_dead?=\nDate: Mon, 12 Aug 2024 10:00:00 +0200\n'
        'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: multipart/alternative; boundary="c"\n\n--c\nContent-Type: text/plain; charset=iso-8859-1\n'
        "Content-Transfer-Encoding: quoted-printable\n\nAt least 12 people died; damage =A35 million.\n\n> On Sunday you wrote: 40\n\n-- \nPress office, room 7\n--c\n"
        'Content-Type: text/html\n\n<p>At least 12</p>\n--c--\n--b\nContent-Disposition: attachment; filename="../list.txt"\n\nThe list has 41 names.\n--b\n'
        'Content-Disposition: attachment; filename="logo.png"\nContent-Transfer-Encoding: base64\n\nAAAA\n--b\n'
        'Content-Disposition: attachment; filename="broken.docx"\n\nno\n--b--\n'
    )

    def test_body_attachments_and_headers(self):
        documents, faults = read("a.eml", self.MAIL)
        assert [document.id for document in documents] == ["a.eml", "a.eml/3-list.txt"]
        body, attached = documents
        assert blocks(body, "paragraph") == ["At least 12 people died; damage £5 million."]
        assert blocks(body, "boilerplate") == ["> On Sunday you wrote: 40", "--", "Press office, room 7"]
        assert attached.text.strip() == "The list has 41 names."
        for document in documents:
            origin, _ = resolve_origin(document)
            assert (origin.source, origin.title, origin.published) == ("Kalder Coast Guard", "Ferry – 12 dead", "2024-08-12T10:00:00+02:00")
        (fault,) = faults
        assert fault.path == "a.eml/broken.docx"

    def test_a_mail_in_html_only(self):
        document = one("a.eml", "Subject: x\nContent-Type: text/html; charset=utf-8\n\n<h1>Ferry sinks</h1><p>12 people died.</p>\n")
        assert blocks(document) == ["Ferry sinks", "12 people died."]

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"no headers at all",
            b"Subject: x\n\n",
            b"Subject: =?bogus?q?=FF?=\nContent-Type: text/plain; charset=bogus\nContent-Transfer-Encoding: base64\n\n%%%\xff",
            b'Content-Type: multipart/mixed; boundary="a"\n\n' + b'--a\nContent-Type: multipart/mixed; boundary="a"\n\n' * 3000,
            b"From: <@@@>\nDate: never\nSubject: x\n\n12 people",
        ],
    )
    def test_hostile(self, data):
        try:
            documents, _ = read("a.eml", data)
        except UnreadableError:
            return
        assert documents

    def test_many_parts_are_a_limit(self):
        mail = (
            'Subject: x\nContent-Type: multipart/mixed; boundary="a"\n\n'
            + '--a\nContent-Disposition: attachment; filename="a.txt"\n\nx 12\n' * 20
            + "--a--\n"
        )
        assert len(read("a.eml", mail)[0]) == 20
        with pytest.raises(LimitError, match="20 parts"):
            read("a.eml", mail, max_members=10)


class TestFeeds:
    RSS = (
        '<?xml version="1.0"?><rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel><title>Times feed</title><language>en</language>'
        "<item><title>Ferry sinks</title><guid>urn:1</guid><pubDate>Mon, 12 Aug 2024 10:00:00 GMT</pubDate><description>Short</description>"
        "<c:encoded><![CDATA[<p>At least <b>12</b> people died.</p><script>alert(1)</script>]]></c:encoded></item>"
        "<item><title>Second</title><description>The sea &amp;amp; 40 ships</description></item><item><title></title></item></channel></rss>"
    )

    def test_each_entry_is_a_report(self):
        documents, faults = read("a.rss", self.RSS)
        assert [(document.id, document.group, document.format) for document in documents] == [
            ("a.rss/entry-1", "", "feed"),
            ("a.rss/entry-2", "", "feed"),
        ]
        assert blocks(documents[0]) == ["Ferry sinks", "At least 12 people died."]
        assert faults == []
        origin, _ = resolve_origin(documents[0])
        assert (origin.source, origin.title, origin.edition.slug) == ("Times feed", "Ferry sinks", "urn:1")
        assert origin.published.startswith("2024-08-12T10:00")

    def test_atom_and_entries_beyond_the_limit(self):
        entry = "<entry><title>Ferry</title><updated>2024-08-12T10:00:00Z</updated><summary>12 died</summary></entry>"
        feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>{entry * 3}</feed>'
        documents, faults = read("a.xml", feed, max_members=2)
        assert len(documents) == 2
        assert [fault.rule for fault in faults] == ["CX905"]

    def test_a_feed_that_is_not_well_formed_is_read_all_the_same(self):
        assert len(read("a.rss", self.RSS.replace("</channel></rss>", ""))[0]) == 2

    @pytest.mark.parametrize("data", ["", "<rss/>", "<!DOCTYPE rss [<!ENTITY a 'b'>]><rss>&a;</rss>", "<<<<", "\0\0"])
    @pytest.mark.parametrize("name", ["a.rss", "a.xml"])
    def test_hostile(self, name, data):
        with pytest.raises(UnreadableError):
            read(name, data)


class TestNitf:
    NITF = (
        '<!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf><head><title>Ferry</title><docdata><date.issue norm="20240812T100000Z"/><du-key key="FERRY" version="3"/>'
        '<doc.copyright holder="Times"/></docdata></head><body><body.head><hedline><hl1>Ferry sinks with <num>40</num> on board</hl1></hedline>'
        "<byline>By A. Brode</byline><dateline><location>KALDER</location> 12 August</dateline></body.head><body.content>"
        '<p>At least <num units="people">12</num> died<fn>Note 3</fn> on <chron norm="20240812">Monday</chron>; damage <money unit="EUR">5 million euros</money>.</p>'
        "<table><tr><td>Sula</td><td>12</td></tr></table><media><media-reference>x</media-reference><media-caption>A ship</media-caption></media>"
        "</body.content><body.end><tagline>Desk 7</tagline></body.end></body></nitf>"
    )

    def test_blocks_and_metadata(self):
        document = one("a.xml", self.NITF)
        assert document.format == "nitf"
        assert blocks(document, "headline", "paragraph", "table", "caption", "footnote") == [
            "Ferry sinks with 40 on board", "At least 12 died on Monday; damage 5 million euros.", "Sula", "12", "A ship", "Note 3",
        ]  # fmt: skip
        assert blocks(document, "metadata", "boilerplate") == ["By A. Brode", "KALDER 12 August", "Desk 7"]
        origin, _ = resolve_origin(document)
        assert (origin.source, origin.title, origin.edition.slug, origin.edition.version) == ("Times", "Ferry", "ferry", 30)
        assert origin.published.startswith("2024-08-12T10:00")

    def test_other_xml_is_no_report(self):
        with pytest.raises(NotAReportError, match="<svg>"):
            read("a.xml", "<svg/>")
        with pytest.raises(UnreadableError, match="no text"):
            read("a.xml", "<nitf/>")


class TestJson:
    def test_ninjs_1(self):
        item = {
            "uri": "urn:1", "version": "2", "versioncreated": "2024-08-12T10:00:00Z", "headline": "Ferry sinks", "body_html": "<p>12 people died.</p>",
            "language": "en", "copyrightholder": "Times", "slugline": "FERRY", "infosource": [{"name": "Coast guard"}],
        }  # fmt: skip
        document = one("a.json", json.dumps(item))
        assert blocks(document) == ["12 people died."]
        origin, _ = resolve_origin(document)
        assert (origin.source, origin.title, origin.edition.slug, origin.edition.version, origin.published) == (
            "Coast guard",
            "Ferry sinks",
            "ferry",
            20,
            "2024-08-12T10:00:00Z",
        )

    def test_ninjs_2_and_lists_of_items(self):
        item = {
            "uri": "urn:1",
            "headlines": [{"role": "sub", "value": "b"}, {"role": "main", "value": "Ferry"}],
            "bodies": [{"value": "12 people died."}, 5],
        }
        documents, _ = read("a.json", json.dumps([item, item, 3]))
        assert [document.id for document in documents] == ["a.json/item-1", "a.json/item-2"]
        assert resolve_origin(documents[0])[0].title == "Ferry"

    def test_lines(self):
        lines = [
            json.dumps({"id": "x/1", "text": "12 people died.\n\nShips came.", "source": "Times", "published": "2024-08-12"}),
            "",
            "not json",
            "[]",
            '{"id": "x/1", "body_html": "<p>13 people</p>", "title": "a\\ud800"}',
            '{"title": "empty"}',
        ]
        documents, faults = read("a.jsonl", "\n".join(lines))
        assert [document.id for document in documents] == ["a.jsonl/x_1", "a.jsonl/x_1~2"]
        assert [fault.line for fault in faults] == [3, 4, 6]
        assert documents[1].metadata[0].value == "a\ufffd"

    @pytest.mark.parametrize("data", ["", "{", "[" * 100_000, "1", '{"uri": "urn:1", "body": null}', '{"uri": "urn:1", "bodies": 4}'])
    @pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
    def test_hostile(self, name, data):
        with pytest.raises(UnreadableError):
            read(name, data)


class TestZip:
    def test_an_archive_stands_for_a_folder(self):
        data = archive(
            in__a_DOT_txt="12 people died.", in__reports_DOT_toml='[[report]]\npath = "a.txt"\nsource = "Times"\n', MAC_a_DOT_txt="x", _DOT_h_DOT_txt="x",
            feed_DOT_rss=TestFeeds.RSS, mail_DOT_eml="Subject: x\n\n12 people", pic_DOT_png=b"\0",
        )  # fmt: skip
        documents, faults = read("s/z.zip", data)
        assert faults == []
        assert {document.id: document.group for document in documents} == {
            "s/z.zip/in/a.txt": "s/z.zip/in",
            "s/z.zip/feed.rss/entry-1": "s/z.zip",
            "s/z.zip/feed.rss/entry-2": "s/z.zip",
            "s/z.zip/mail.eml": "s/z.zip",
        }
        assert (
            Metadata("source", "Times", "manifest", 3, "s/z.zip/in/reports.toml")
            in next(one for one in documents if one.id.endswith("a.txt")).metadata
        )

    def test_members_that_cannot_be_read_are_told(self):
        data = archive(
            **{"..__evil_DOT_txt": "12", "__abs_DOT_txt": "12", "in__z_DOT_zip": b"PK", "b_DOT_docx": b"x", "a_DOT_txt": "12 people"}
        )
        documents, faults = read("z.zip", data)
        assert [document.id for document in documents] == ["z.zip/a.txt"]
        assert {fault.path: fault.message.split()[0] for fault in faults} == {
            "z.zip/../evil.txt": "has", "z.zip//abs.txt": "has", "z.zip/in/z.zip": "is", "z.zip/b.docx": "is",
        }  # fmt: skip

    def test_bombs_and_other_hostile_archives(self):
        bomb = archive(a_DOT_txt=b"0" * 20_000_000)
        with pytest.raises(LimitError, match="times its size"):
            read("z.zip", bomb)
        with pytest.raises(LimitError, match="max-bytes"):
            read("z.zip", bomb, max_bytes=1_000_000)
        with pytest.raises(LimitError, match="max-members"):
            read("z.zip", archive(**{f"a{number}_DOT_txt": "x" for number in range(20)}), max_members=10)
        with pytest.raises(UnreadableError, match="no report"):
            read("z.zip", archive(a_DOT_png="x"))
        for data in (b"", b"PK\x03\x04", archive(a_DOT_txt="12 people")[:-30]):
            with pytest.raises(UnreadableError, match="no zip"):
                read("z.zip", data)

    def test_a_member_whose_bytes_were_changed_is_told(self):
        data = bytearray(archive(a_DOT_txt="12 people died in the storm " * 40, b_DOT_txt="40 ships"))
        data[60] ^= 0xFF
        documents, (fault,) = read("z.zip", bytes(data))
        assert [document.id for document in documents] == ["z.zip/b.txt"]
        assert "damaged" in fault.message

    def test_an_encrypted_member_is_told(self):
        data = bytearray(archive(a_DOT_txt="12 people"))
        data[data.index(b"PK\x01\x02") + 8] |= 1
        documents, (fault,) = read("z.zip", bytes(data))
        assert documents == []
        assert "encrypted" in fault.message


class TestPdf:
    def test_encrypted_damaged_and_scanned(self):
        for data, message in (
            (b"", "damaged"),
            (b"%PDF-1.4 nonsense", "damaged"),
            ((FORMATS / "story.pdf").read_bytes()[:5000], "damaged|no text"),
        ):
            with pytest.raises(UnreadableError, match=message):
                read("a.pdf", data)

    def test_pages_beyond_the_limit_are_told(self):
        documents, (fault,) = read("a.pdf", (FORMATS / "story.pdf").read_bytes(), max_pages=1)
        assert fault.rule == "CX905"
        assert "pages 1 to 1 of 3" in fault.message
        assert {block.page for block in documents[0].blocks} == {1}

    def test_the_time_limit_is_told(self):
        _, (fault,) = read("a.pdf", (FORMATS / "story.pdf").read_bytes(), max_seconds=0.0)
        assert "max-seconds" in fault.message


class TestStatedTimes:
    def dates(self, name, data):
        extraction = extract(one(name, data))
        return {reading.mention.surface: reading.timex.value for reading in extraction.readings if reading.timex}

    def test_the_date_that_an_editor_gives_settles_the_words(self):
        nitf = (
            '<nitf><head><docdata><date.issue norm="20240813"/></docdata></head><body><body.content><p>It sank <chron norm="20240805">on Monday</chron> near the coast, and on'
            ' Tuesday <chron norm="nonsense">last Friday</chron> was named; the search took <chron norm="20240807">three days</chron>.</p></body.content></body></nitf>'
        )
        found = self.dates("a.xml", nitf)
        assert found["Monday"] == "2024-08-05"
        assert found["Tuesday"] == "2024-08-13"
        assert found["last Friday"] == "2024-08-09"
        assert found["three days"] == "P3D"

    def test_an_editor_says_which_dollar_and_what_parts_the_digits(self):
        nitf = (
            '<nitf><body><body.content><p>Repairs cost <money unit="CAD">$5 million</money>, the port said; <money unit="ZZZ">$6 million</money> went to the'
            ' owner and <money unit="USD">€7 million</money> to the state. <num decimal-ch="," thousands-ch=".">1.200,5</num> tonnes of oil and <num>2.500</num> tonnes of'
            " sand <money>9 pounds</money> a head were lost.</p></body.content></body></nitf>"
        )
        extraction = extract(one("a.xml", nitf))
        found = {reading.mention.surface: reading.quantity for reading in extraction.readings if reading.quantity}
        assert [(one.unit, one.dimension) for one in found.values()][:3] == [
            ("Canadian dollar", "currency:Canadian dollar"),
            ("dollar", "currency:dollar"),
            ("dollar", "currency:dollar"),
        ]
        assert "1,200.5 tonnes" in extraction.document.text
        assert "2.500 tonnes" in extraction.document.text
        assert float(next(one.value for surface, one in found.items() if surface.startswith("1,200.5"))) == 1200.5

    def test_a_time_element_does_the_same(self):
        page = (
            '<meta name="date" content="2024-08-13"><p>The ferry sank \n<time datetime="2024-08-05T12:00">last Monday</time>, and more.</p>'
        )
        document = one("a.html", page)
        (stated,) = document.stated
        assert document.text[stated.start : stated.end] == "last Monday"
        assert self.dates("a.html", page)["last Monday"] == "2024-08-05"

    @pytest.mark.parametrize("name", ["a.html", "a.xml"])
    def test_private_characters_of_the_file_are_no_marks(self, name):
        page = "<nitf><body><p>\U000f0000 \U0010fffd12 people\U000f0001 <chron norm='20240805'>\U0010fffd Monday</chron></p></body></nitf>"
        document = one(name, page)
        assert document.text == "12 people Monday"
        assert all(0 <= stated.start < stated.end <= len(document.text) for stated in document.stated)
