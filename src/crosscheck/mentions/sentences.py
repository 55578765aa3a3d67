"""Where sentences begin and end: the window in which a value and its words belong together."""

from __future__ import annotations

import re

from crosscheck.model import Span

_END = re.compile(r"""[.!?…]["'”’)\]]*(?=\s+["'“‘(\[]?[A-Z0-9À-Þ$€£])|\n\s*\n|\n(?=\s*[-*•|])""")
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Maj|Lt|Sgt|Capt|Cpl|Cmdr|Adm|Gov|Sen|Rep|Rev|Hon|St|Sr|Jr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|Mon|Tues?|Wed|Thur?s?|Fri|No|Nos|vs|approx|ca|cf|al|etc|Inc|Corp|Co|Ltd|Ave|Blvd|Rd|U\.S|U\.K|U\.N|E\.U|D\.C|a\.m|p\.m|[A-Z])\.$"
)
_SENTENCE_AFTER = re.compile(r"(?:U\.S|U\.K|U\.N|E\.U|D\.C|a\.m|p\.m|Inc|Corp|Co|Ltd|Jr|Sr)\.$")
_STARTERS = frozenset(
    [
        "The",
        "A",
        "An",
        "In",
        "On",
        "At",
        "It",
        "He",
        "She",
        "They",
        "We",
        "But",
        "And",
        "For",
        "Some",
        "About",
        "More",
        "Police",
        "Officials",
        "There",
        "This",
        "That",
        "These",
        "Those",
        "His",
        "Her",
        "Their",
        "According",
    ]
)


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of `text[start:end]`, in order, blank ones left out; a blank line always ends one. Linear in the text."""
    end = len(text) if end is None else end
    sentences: list[Span] = []
    begin = start
    for match in _END.finditer(text, start, end):
        if text[match.start()] == "." and _continues(text, match.end(), begin):
            continue
        _append(sentences, text, begin, match.end())
        begin = match.end()
    _append(sentences, text, begin, end)
    return sentences


def _continues(text: str, end: int, begin: int) -> bool:
    """Whether the full stop that ends at `end` belongs to an abbreviation inside a sentence."""
    before = text[max(begin, end - 12) : end]
    if not _ABBREVIATION.search(before):
        return False
    if not _SENTENCE_AFTER.search(before):
        return True
    following = text[end : end + 20].split(maxsplit=1)
    return not (following and following[0].strip("\"'“‘(") in _STARTERS)


def _append(sentences: list[Span], text: str, begin: int, end: int) -> None:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if begin < end:
        sentences.append(Span(begin, end))
