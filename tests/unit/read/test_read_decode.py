"""Bytes to text."""

import codecs

import pytest

from crosscheck.read.decode import decode, replace_surrogates
from crosscheck.read.errors import UnreadableError
from crosscheck.read.lines import line_starts, paragraph_spans

TEXT = "Łódź: 12 °C, 1 000 km² – “so”\r\nnext\n"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_unicode_is_told_by_its_mark(mark, encoding):
    assert decode(mark + TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_told_by_its_zeros(encoding):
    text = "The ferry went down with 40 people on board.\r\n"
    assert decode(text.encode(encoding)) == text


def test_windows_1252_and_a_mixture_with_utf_8():
    assert decode("café – 5 £".encode("cp1252")) == "café – 5 £"
    assert decode("café ".encode() + "5 £".encode("cp1252")) == "café 5 £"
    assert decode(b"a \x81 b") == "a \ufffd b"


def test_an_encoding_asked_for_is_taken_or_told():
    assert decode("Київ".encode("cp1251"), "cp1251") == "Київ"
    with pytest.raises(UnreadableError, match="not known"):
        decode(b"a", "klingon-8")
    with pytest.raises(UnreadableError, match="is not in ascii"):
        decode(b"\xff\xff", "ascii")
    with pytest.raises(UnreadableError):
        decode(b"aGVsbG8=", "base64")


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(32)) * 10, b"PK\x03\x04\0\0"])
def test_binary_is_told(data):
    with pytest.raises(UnreadableError, match="binary"):
        decode(data)


def test_lone_surrogates_are_replaced_one_for_one():
    assert replace_surrogates("a\ud800b\udc00") == "a\ufffdb\ufffd"
    assert "\ud800" not in decode(b"\xed\xa0\x80 x")
    assert decode(codecs.BOM_UTF16_LE + b"\x00\xd8a\x00") == "\ufffda"


def test_lines_end_with_lf_crlf_or_cr():
    assert line_starts("a\nb\r\nc\rd") == (0, 2, 5, 7)
    assert line_starts("") == (0,)
    assert [("a\rb\r\rc")[span.start : span.end] for span in paragraph_spans("a\rb\r\rc")] == ["a", "b", "c"]
