"""Feeds hostile files of full size to the command's reading, under the default limits, and prints what came of each and how long it took.

    python benchmarks/hostile.py [--only WORD] [--size BYTES]

`--size` is that of the files of text, markup and XML (default: 1 MiB, the largest that is read in the calling process). The PDFs go to a process
of their own. Exits 1 if a file took longer than the limit.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from crosscheck.read.discover import read_paths
from crosscheck.read.options import ReadOptions

MEBIBYTE = 1 << 20
LIMIT_SECONDS = 60.0


def repeat(unit: str, size: int, head: str = "", tail: str = "") -> bytes:
    """The unit as often as it fits into the size."""
    return (head + unit * max(1, (size - len(head) - len(tail)) // max(1, len(unit.encode()))) + tail).encode()


def archive(**members: bytes) -> bytes:
    """A zip of these members, dots for underscores, folders for two."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name.replace("__", "/").replace("_", "."), data)
    return buffer.getvalue()


def docx(body: bytes) -> bytes:
    """A Word document with that body."""
    names = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return archive(word__document_xml=b"<w:document " + names + b"><w:body>" + body + b"</w:body></w:document>")


def pdf(content: bytes, *, font: bool = True) -> bytes:
    """A PDF of one page with that content stream, compressed."""
    packed = zlib.compress(content, 9)
    fonts = b"/Font<</F 5 0 R>>" if font else b""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<" + fonts + b"/XObject<</X 6 0 R>>>>>>",
        b"<</Length " + str(len(packed)).encode() + b"/Filter/FlateDecode>>stream\n" + packed + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X 6 0 R>>"
        + fonts
        + b">>/Length 21>>stream\n/X Do /X Do /X Do /X Do\nendstream",
    ]
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + body + b"endobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))


def billion_laughs(root: str) -> bytes:
    """Entities that would expand to 10^9 pieces of text."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE {root} [<!ENTITY l0 "ha">{entities}]><{root}>&l9;</{root}>'.encode()


def samples(size: int) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    """What it is, the file's name, and its bytes."""
    yield "200 MB of text", "a.txt", lambda: repeat("About 1,200 people left their homes on Monday. ", 200 * 10**6)
    yield "one line of digits", "a.txt", lambda: repeat("9", size)
    yield "brackets", "a.md", lambda: repeat("[", size)
    yield "links that are not closed", "a.md", lambda: repeat("[a](", size)
    yield "stars", "a.md", lambda: repeat("*a **", size)
    yield "table bars", "a.md", lambda: repeat("|", size, "|a|\n|-|\n")
    yield "comments that are not closed", "a.md", lambda: repeat("<!-- ", size)
    yield "<div> 100,000 deep", "a.html", lambda: b"<div>" * 100_000 + b"12"
    yield "elements that end each other", "a.html", lambda: repeat("<p><b><a>", size)
    yield "open formatting, many blocks", "a.html", lambda: repeat("<b><i><p>12", size)
    yield "tables in tables", "a.html", lambda: repeat("<table><tr><td>12", size)
    yield "400 attributes an element", "a.html", lambda: repeat("<p " + " ".join(f"a{n}=1" for n in range(400)) + ">12</p>", size)
    yield "one giant class", "a.html", lambda: repeat("ad-", size, '<p class="', '">12</p>')
    yield "cells in cells", "a.html", lambda: repeat("<td>1" * 20 + "<table><td><p>12<p>12", 20_000) + repeat("<td><p>12", size)
    yield "lists of links", "a.html", lambda: repeat("<ul><li><a>12</a></ul>", size)
    yield "lists in lists of links", "a.html", lambda: repeat("<ul>" * 400 + "<a>12</a>" * 400 + "</ul>" * 400, size)
    yield "articles in articles", "a.html", lambda: repeat("<article>" * 400 + "<p>12 people</p>" * 400 + "</article>" * 400, size)
    yield "superscripts", "a.html", lambda: repeat("<sup>2</sup>", size)
    yield "comments", "a.html", lambda: repeat("<!--crosscheck: ignore-->", size, "<p>12</p>")
    yield "JSON-LD, nested", "a.html", lambda: repeat("[", size, '<p>12<script type="application/ld+json">', "</script>")
    yield "billion laughs, NITF", "a.xml", lambda: billion_laughs("nitf")
    yield "billion laughs, RSS", "a.rss", lambda: billion_laughs("rss")
    yield "billion laughs, Word", "a.docx", lambda: archive(word__document_xml=billion_laughs("d"))
    yield "paragraphs in paragraphs", "a.xml", lambda: repeat("<p>12" * 400 + "</p>" * 400, size, "<nitf><body>", "</body></nitf>")
    yield "many attributes", "a.xml", ("<nitf " + " ".join(f"a{n}='1'" for n in range(size // 10)) + "/>").encode
    yield "entries", "a.rss", lambda: repeat("<item><title>12</title></item>", size, "<rss><channel>", "</channel></rss>")
    yield "entries that are not closed", "a.rss", lambda: repeat("<item><title>12", size, "<rss><channel>")
    yield "an entry of loose markup", "a.rss", lambda: repeat("&lt;b&gt;<", size, "<rss><channel><item><title>12</title><description>")
    yield "groups", "a.rtf", lambda: repeat("{", size, "{\\rtf1 ")
    yield "footnotes that are not closed", "a.rtf", lambda: repeat("{\\footnote ", size, "{\\rtf1 12 ")
    yield "escapes", "a.rtf", lambda: repeat("\\'e9\\u8211?", size, "{\\rtf1 ")
    yield "tables in tables", "a.docx", lambda: docx(repeat("<w:tbl><w:tr><w:tc><w:p/>", 8000) + repeat("</w:tc></w:tr></w:tbl>", 7040))
    yield "text boxes in text boxes", "a.docx", lambda: docx(b"<w:p><w:txbxContent>" * 200 + b"</w:txbxContent></w:p>" * 200)
    yield "arrays in arrays", "a.json", lambda: repeat("[", size)
    yield "a long integer", "a.jsonl", lambda: repeat("9", size)
    yield "zip bomb, 1 GB", "a.zip", lambda: archive(a_txt=b"0" * 10**9)
    yield "zip in a zip", "a.zip", lambda: archive(a_zip=archive(a_txt=b"12 people"))
    yield (
        "1,000 parts in parts",
        "a.eml",
        lambda: b'Content-Type: multipart/mixed; boundary="a"\n\n' + b'--a\nContent-Type: multipart/mixed; boundary="a"\n\n' * 1000,
    )
    yield "header lines", "a.eml", lambda: repeat("X-A: b\n", size) + b"\n12 people"
    yield "200,000 characters on a page", "a.pdf", lambda: pdf(b"BT /F 9 Tf " + b"1 0 0 1 50 50 Tm(Some 12 words)Tj " * 14_000 + b"ET")
    yield "stream that unpacks to 200 MB", "a.pdf", lambda: pdf(b"q Q " * 50_000_000)
    yield "a form that draws itself", "a.pdf", lambda: pdf(b"/X Do " * 1000)
    yield "a million paths", "a.pdf", lambda: pdf(b"0 0 m 9 9 l S " * 1_000_000)


def main() -> None:
    """Reads each and prints a line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", default="")
    parser.add_argument("--size", type=int, default=MEBIBYTE)
    options = parser.parse_args()
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for title, name, make in samples(options.size):
            if options.only not in f"{title} {name}":
                continue
            path = Path(folder, name)
            path.write_bytes(make())
            size = path.stat().st_size
            started = time.perf_counter()
            documents, faults = read_paths([str(path)], ReadOptions())
            taken = time.perf_counter() - started
            slowest = max(slowest, taken)
            told = (
                "; ".join(f"{fault.rule} {fault.message[:90]}" for fault in faults)
                or f"read, {sum(len(one.text) for one in documents):,} characters"
            )
            print(f"{path.suffix[1:]:6}{title:36}{size / 1e6:8.2f} MB {taken:7.2f} s  {told}", flush=True)
            path.unlink()
    sys.exit(1 if slowest > LIMIT_SECONDS else 0)


if __name__ == "__main__":
    main()
