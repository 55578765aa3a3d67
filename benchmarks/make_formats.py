"""Writes one story in every format into fixtures/formats, with real producers where a format has them.

    python benchmarks/make_formats.py [--only text]

LibreOffice (soffice) makes .odt, .docx, .rtf and .pdf out of story.fodt, Chromium makes chromium.pdf out of story.html; both run without a
network. The other formats are written here in the structure that their specifications give. `--only text` leaves the producers out.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from html import escape
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "fixtures" / "formats"
TITLE = "Flood cuts off three villages in the Alder valley"
SOURCE = "Alder Valley Echo"
PUBLISHED = "2024-03-05T16:20:00+01:00"
FIRST = [
    (
        "The river Alder burst its banks early on Tuesday and cut off three villages in the hills above Merrin. Two people died and at least 17 were hurt,"
        " the fire service said."
    ),
    (
        "The water stood 4.2 metres high at the gauge in Merrin at 6:40 a.m., the highest level since 1986. Within 12 hours, 148 millimetres of rain had"
        " fallen, more than in an average March."
    ),
    (
        "About 1,300 people left their homes. The county opened four shelters, and the army sent 220 soldiers and six helicopters. Some 2,400 households"
        " were without power on Tuesday afternoon."
    ),
]
ITEMS = ["The bridge at Holm, built in 1911, was washed away.", "Trains will not run before Friday, the operator said."]
SECOND = [
    (
        "Firefighters went from door to door in boats. Many people had moved what they could to the upper floors during the night, when the sirens sounded;"
        " others were taken by surprise. An old couple in Holm sat on their kitchen table until neighbours came with a ladder. “We have lived by this river"
        " all our lives,” the woman said. “It has never come in through the windows.” The schools of the valley stay closed, and the county asked people not"
        " to drive into the hills. Engineers inspected the dam above Tarn and found it sound, although the reservoir was full to the brim and more rain was"
        " on its way."
    ),
    "The county put the damage at 38 million euros.{note} The prime minister promised help worth 25 million euros by the end of the month.",
    (
        "In the flood of January 2003, five people lost their lives in the valley, and repairs took nearly three years. After that, the county raised the"
        " embankments at Merrin by 80 centimetres and built a second sluice; the plans for a third were dropped for want of money, to the lasting anger of"
        " those who live downstream of the weir and who had signed a petition in its favour."
    ),
]
TABLE = [("Village", "People moved"), ("Holm", "540 people"), ("Upper Sedge", "410 people"), ("Tarn", "350 people")]
LAST = "Rain is forecast until Thursday evening. The crest is expected to reach the town of Eastmere, 31 kilometres downstream, at about 3 a.m. on Wednesday."
NOTE = "The estimate covers public buildings, roads and 14 bridges."


def plain() -> str:
    parts = [TITLE, *FIRST, *ITEMS, *(text.format(note="") for text in SECOND), "\n".join("\t".join(row) for row in TABLE), LAST, NOTE]
    return "\n\n".join(parts) + "\n"


def markdown() -> str:
    rows = [f"| {left} | {right} |" for left, right in TABLE]
    table = "\n".join([rows[0], "|---|---:|", *rows[1:]])
    first = [FIRST[0].replace("at least 17", "at least **17**"), *FIRST[1:]]
    items = "\n".join(f"- {item}" for item in ITEMS)
    second = [
        text.format(note="[^1]").replace("38 million euros", "[38 million euros](https://echo.example/2024/03/05/damage-38)")
        for text in SECOND
    ]
    head = f'---\nsource: {SOURCE}\ntitle: "{TITLE}"\ndate: {PUBLISHED}\nlang: en\n---\n\n# {TITLE}'
    return "\n\n".join([head, *first, items, *second, table, LAST, f"[^1]: {NOTE}"]) + "\n"


def story_html(note: str = '<sup><a href="#n1">1</a></sup>') -> str:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in TABLE)
    paragraphs = [f"<p>{escape(text)}</p>" for text in FIRST]
    items = "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in ITEMS) + "</ul>"
    more = [f"<p>{escape(text).format(note=note)}</p>" for text in SECOND]
    return "\n".join([*paragraphs, items, *more, f"<table>{rows}</table>", f"<p>{LAST}</p>", f'<p id="n1">{NOTE}</p>'])


def page() -> str:
    linked = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": TITLE,
        "datePublished": PUBLISHED,
        "publisher": {"name": SOURCE},
    }
    return (
        f'<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n<title>{TITLE}</title>\n<script type="application/ld+json">'
        f"{json.dumps(linked)}</script>\n<style>td {{ padding: 2px 24px 2px 0 }} @media print {{ nav, footer {{ display: none }} }}</style>\n</head>\n<body>\n<nav>\n<a href='/'>Home</a> <a href='/2'>2 alerts</a>\n</nav>\n"
        f"<article>\n<h1>{TITLE}</h1>\n{story_html()}\n</article>\n<footer>© 2024 {SOURCE}</footer>\n</body>\n</html>\n"
    )


def mail() -> str:
    return (
        f'From: "{SOURCE}" <desk@echo.example>\nTo: members@echo.example\nSubject: {TITLE}\nDate: Tue, 05 Mar 2024 16:20:00 +0100\nMIME-Version: 1.0\n'
        f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{plain()}\n-- \nDesk, room 12\n"
    )


def rss() -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">\n<channel>\n'
        f"<title>{SOURCE}</title>\n<language>en-gb</language>\n<item>\n<title>{TITLE}</title>\n<guid>https://echo.example/alder</guid>\n"
        f"<pubDate>Tue, 05 Mar 2024 16:20:00 +0100</pubDate>\n<content:encoded><![CDATA[{story_html()}]]></content:encoded>\n</item>\n</channel>\n</rss>\n"
    )


def atom() -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n<title>{SOURCE}</title>\n<entry>\n'
        f"<id>https://echo.example/alder</id>\n<title>{TITLE}</title>\n<published>{PUBLISHED}</published>\n<updated>{PUBLISHED}</updated>\n"
        f'<content type="html">{escape(story_html())}</content>\n</entry>\n</feed>\n'
    )


def ninjs() -> dict[str, object]:
    return {
        "uri": "urn:newsml:echo.example:20240305:alder",
        "type": "text",
        "language": "en",
        "versioncreated": PUBLISHED,
        "headline": TITLE,
        "body_html": f"<h1>{TITLE}</h1>{story_html()}",
        "copyrightholder": SOURCE,
    }


def ninjs_2() -> dict[str, object]:
    return {
        "uri": "urn:newsml:echo.example:20240305:alder",
        "standard": {"name": "ninjs", "version": "2.1"},
        "type": "text",
        "language": "en",
        "contentcreated": PUBLISHED,
        "headlines": [{"role": "main", "value": TITLE}],
        "bodies": [{"role": "main", "contenttype": "text/html", "value": f"<h1>{TITLE}</h1>{story_html()}"}],
        "infosources": [{"name": SOURCE}],
    }


def nitf() -> str:
    story = story_html(note=f"<fn>{NOTE}</fn>").rpartition("<p id")[0].replace("4.2 metres", '<num units="m">4.2</num> metres')
    story = story.replace("on Tuesday and", '<chron norm="20240305">on Tuesday</chron> and').replace(
        "25 million euros", '<money unit="EUR">25 million euros</money>'
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">\n<nitf>\n<head>\n'
        f'<title>{TITLE}</title>\n<docdata><date.issue norm="20240305T162000+0100"/><doc.copyright year="2024" holder="{SOURCE}"/></docdata>\n</head>\n<body>\n<body.head>'
        f"<hedline><hl1>{TITLE}</hl1></hedline></body.head>\n<body.content>\n{story}\n</body.content>\n</body>\n</nitf>\n"
    )


def flat_odt() -> str:
    note = f'<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>{NOTE}</text:p></text:note-body></text:note>'
    paragraphs = "".join(f'<text:p text:style-name="Justified">{text}</text:p>' for text in FIRST)
    items = "".join(f"<text:list-item><text:p>{item}</text:p></text:list-item>" for item in ITEMS)
    more = "".join(f'<text:p text:style-name="Justified">{text.format(note=note)}</text:p>' for text in SECOND)
    rows = "".join(
        f"<table:table-row>{''.join(f'<table:table-cell><text:p>{cell}</text:p></table:table-cell>' for cell in row)}</table:table-row>"
        for row in TABLE
    )
    story = f'<text:section text:style-name="Columns" text:name="story">{paragraphs}<text:list text:style-name="Dots">{items}</text:list>{more}</text:section>'
    table = f'<table:table table:name="Moved"><table:table-column table:number-columns-repeated="2"/>{rows}</table:table>'
    shell = Path(__file__).with_name("story_shell.fodt").read_text("utf-8")
    return shell.replace("{TITLE}", TITLE).replace(
        "{STORY}", f'<text:p text:style-name="Title">{TITLE}</text:p>{story}{table}<text:p text:style-name="Justified">{LAST}</text:p>'
    )


def write_text() -> None:
    lines = [
        json.dumps(
            {"id": "alder", "title": TITLE, "source": SOURCE, "published": PUBLISHED, "language": "en", "text": plain()}, ensure_ascii=False
        )
    ]
    files = {
        "story.txt": plain(),
        "story.md": markdown(),
        "story.html": page(),
        "story.eml": mail(),
        "story.rss": rss(),
        "story.atom": atom(),
        "story.json": json.dumps(ninjs(), indent=1, ensure_ascii=False) + "\n",
        "story-2.json": json.dumps(ninjs_2(), indent=1, ensure_ascii=False) + "\n",
        "story.xml": nitf(),
        "story.jsonl": "\n".join(lines) + "\n",
        "story.fodt": flat_odt(),
    }
    for name, text in files.items():
        (FOLDER / name).write_text(text, "utf-8", newline="\n")
    with zipfile.ZipFile(FOLDER / "story.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (
            ("story.txt", plain()),
            ("reports.toml", f'[[report]]\npath = "story.txt"\nsource = "{SOURCE}"\npublished = 2024-03-05T16:20:00+01:00\n'),
        ):
            archive.writestr(zipfile.ZipInfo(name, (2024, 3, 5, 16, 20, 0)), text)


def run_producers() -> None:
    for target in ("odt:writer8", "docx:MS Word 2007 XML", "rtf:Rich Text Format", "pdf:writer_pdf_Export"):
        subprocess.run(["soffice", "--headless", "--convert-to", target, "story.fodt"], cwd=FOLDER, check=True, timeout=180)
    browser = shutil.which("chromium") or shutil.which("google-chrome") or "chrome"
    command = [
        browser,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        "--print-to-pdf=chromium.pdf",
        "story.html",
    ]
    subprocess.run(command, cwd=FOLDER, check=True, timeout=180)


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    write_text()
    if sys.argv[1:] != ["--only", "text"]:
        run_producers()
