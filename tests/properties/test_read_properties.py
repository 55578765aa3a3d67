"""Laws of reading: whatever the bytes, a reader keeps its promises or says why it does not read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.normalize.origin import resolve_origin
from crosscheck.read.decode import decode
from crosscheck.read.document import Source, read_document
from crosscheck.read.errors import UnreadableError
from crosscheck.read.formats import FORMATS
from crosscheck.read.lines import line_starts, paragraph_spans
from crosscheck.read.manifest import read_manifest
from crosscheck.read.options import ReadOptions

WORDS = st.sampled_from(
    ["12 people died.", "Posted: 3 March 2015", "KYIV, Aug 12 (Wire) —", "© 2024 Times", "By Ada Brode", "\n", "\r\n\r\n", "# ", "**", "- ", "> ", "| a | 3 |", "---\n",
     "source: X\n", "<!-- 4 -->", "[x](http://y/5)", "<p>", "</div>", "<sup>2</sup>", "March 3, 2015", "\u00a0", "é", "😀"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(WORDS, st.text(max_size=12)), max_size=25).map(" ".join)


def read(name, data):
    try:
        return read_document(Source(name, name), data, ReadOptions())[0]
    except UnreadableError:
        return []


def check(document):
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text)
        assert document.text[block.start : block.end].strip() == document.text[block.start : block.end] or block.kind == "metadata"
        assert document.block_at(block.start) == block
        end = block.end
    assert document.line_starts == line_starts(document.text)
    document.text.encode()
    resolve_origin(document)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.eml", "a.jsonl", "a.rtf"])
@given(text=TEXTS)
@settings(max_examples=40)
def test_blocks_are_in_order_and_inside_the_text(name, text):
    for document in read(name, text.encode("utf-8", "replace")):
        check(document)


@pytest.mark.parametrize("format_", FORMATS, ids=[format_.name for format_ in FORMATS])
@given(data=st.binary(max_size=300))
@settings(max_examples=25)
def test_any_bytes_are_read_or_refused(format_, data):
    for document in read(f"a{format_.endings[0]}", data):
        check(document)


@given(text=TEXTS)
@settings(max_examples=60)
def test_the_text_of_txt_and_md_is_the_decoded_file_itself(text):
    data = text.encode("utf-8", "replace")
    for name in ("a.txt", "a.md"):
        for document in read(name, data):
            assert document.text == decode(data)
    for document in read("a.md", data):
        assert len(document.plain) == len(document.text)


@given(text=TEXTS)
@settings(max_examples=60)
def test_paragraphs_cover_all_that_is_not_blank(text):
    covered = "".join(text[span.start : span.end] for span in paragraph_spans(text))
    assert "".join(covered.split()) == "".join(text.split())


@given(text=st.text(max_size=80), encoding=st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
@settings(max_examples=60)
def test_what_a_mark_announces_is_decoded_exactly(text, encoding):
    clean = text.encode("utf-8", "replace").decode().lstrip("\0")  # a zero after the mark of UTF-16 makes it that of UTF-32
    assert decode(clean.encode(encoding)) == clean


@given(data=st.binary(max_size=400))
@settings(max_examples=100)
def test_any_bytes_are_decoded_or_refused(data):
    try:
        decode(data).encode()
    except UnreadableError:
        return


@given(
    text=st.lists(
        st.one_of(
            st.sampled_from(["[[report]]\n", 'path = "a.txt"\n', "published = 2024-08-12\n", 'source = "x"\n', "x = [\n"]),
            st.text(max_size=8),
        ),
        max_size=10,
    )
)
@settings(max_examples=100)
def test_a_manifest_never_raises(text):
    manifest = read_manifest("".join(text).encode("utf-8", "replace"), "reports.toml")
    assert all(fault.rule == "CX901" for fault in manifest.faults)
    assert all(entry.line >= 1 for entry in manifest.entries.values())
