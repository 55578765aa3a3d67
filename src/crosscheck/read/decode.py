"""Bytes to text: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
import re

from crosscheck.read.errors import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65536
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}


def decode(data: bytes, encoding: str | None = None) -> str:
    """The text of a file, without its byte-order mark; line ends stay as they are.

    Order: byte-order mark, the encoding asked for, UTF-8, UTF-16 without a mark, and Windows-1252 for the bytes that are no UTF-8 (so that
    a file that mixes the two is read too). Raises UnreadableError for what is no text, or not of the encoding asked for.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return replace_surrogates(_strict(data[len(mark) :], name))
    if encoding is not None:
        return replace_surrogates(_strict(data, encoding))
    guess = _unmarked_utf16(data)
    if guess is not None:
        return replace_surrogates(_strict(data, guess))
    if _is_binary(data):
        raise UnreadableError("is binary, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("utf-8", "surrogateescape").translate(_ESCAPED)


def replace_surrogates(text: str) -> str:
    """The text with each lone surrogate, which no UTF-8 output can hold, replaced by U+FFFD; the length stays."""
    return _SURROGATE.sub("\ufffd", text)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding, "replace" if encoding.startswith("utf-") else "strict")
    except LookupError:
        raise UnreadableError(f"the encoding {encoding!r} is not known") from None
    except (UnicodeDecodeError, ValueError):
        raise UnreadableError(f"is not in {encoding}") from None


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 of mostly Latin text: every other byte of the beginning is 0."""
    sample = data[: _SAMPLE // 16]
    half = len(sample) // 2
    if half < 2:
        return None
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    if odd > half * 0.7 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.7 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _is_binary(data: bytes) -> bool:
    """A NUL near the beginning, as git decides, or more than 2 % control characters."""
    sample = data[:_SAMPLE]
    return b"\0" in sample[:8000] or len(_CONTROLS.findall(sample)) * 50 > len(sample)
