"""The sentences of a report with their tokens, names and places: what every claim is read from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from crosscheck.claims.tokens import Token, TokenizedText
from crosscheck.lexicon.syntax_words import ADVERB, CAPITAL, CONTENT, DETERMINER, FIGURE, HEDGE, NAMEABLE, PREPOSITION, SIGN, WORD
from crosscheck.mentions.sentences import split_sentences
from crosscheck.model import Block, Document, Span

_SILENT_BLOCKS = frozenset(("metadata", "boilerplate"))
_SHORTEST_HEADLINE = 5


class Sentence(Struct, frozen=True, gc=False):
    """One sentence: its tokens with their offsets in the text and their `syntax_words` bits, its place in the report.

    `names` are the positions of (parts of) names, `named` the same in order; `content` those of the words that are no function words, in order. `title_case` marks headlines
    that capitalise most of their words. `values` are the positions of the tokens of its numbers and times.
    """

    span: Span
    tokens: list[Token]
    starts: list[int]
    ends: list[int]
    tags: list[int]
    names: frozenset[int]
    named: list[int]
    content: list[int]
    paragraph: int
    index: int
    headline: bool
    title_case: bool
    values: frozenset[int] = frozenset()

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The positions of the tokens that `text[start:end]` covers, first and last + 1; at least one."""
        first = min(bisect_right(self.ends, start), max(0, len(self.ends) - 1))
        return first, max(first + 1, bisect_left(self.starts, end))


class _Raw(Struct, frozen=True, gc=False):
    """A sentence before it is known which of its capitalised words are names."""

    span: Span
    first: int
    last: int
    tags: list[int]
    capitals: list[int]
    title_case: bool
    paragraph: int
    headline: bool


def build_sentences(document: Document, text: TokenizedText) -> list[Sentence]:
    """The sentences of all blocks that can carry claims, in text order."""
    raw = list(_raw_sentences(document, text))
    known = {text.tokens[one.first + at].lower for one in raw if not one.title_case for at in one.capitals if at}
    return [_build(one, index, text, known) for index, one in enumerate(raw)]


def _raw_sentences(document: Document, text: TokenizedText) -> Iterator[_Raw]:
    blocks = document.blocks or (Block(0, len(document.text), "paragraph"),)
    for paragraph, block in enumerate(blocks):
        if block.kind in _SILENT_BLOCKS:
            continue
        for span in split_sentences(document.text, block.start, block.end):
            first, last = text.between(span.start, span.end)
            tags = text.tags[first:last]
            capitals = [at for at, tag in enumerate(tags) if tag & NAMEABLE]
            title_case = len(capitals) * 3 > len(tags) and _is_title_case(tags)
            yield _Raw(span, first, last, tags, capitals, title_case, paragraph, block.kind == "headline")


def _is_title_case(tags: Sequence[int]) -> bool:
    words = sum(1 for tag in tags if tag & WORD)
    return words >= _SHORTEST_HEADLINE and sum(1 for tag in tags if tag & CAPITAL) * 3 > words * 2


def _build(raw: _Raw, index: int, text: TokenizedText, known: set[str]) -> Sentence:
    tokens = text.tokens[raw.first : raw.last]
    names = raw.capitals
    if raw.title_case:
        names = [at for at in names if tokens[at].lower in known]
    elif names and names[0] == 0 and not _opens_with_name(raw, tokens, text, known):
        names = names[1:]
    return Sentence(
        raw.span,
        tokens,
        text.starts[raw.first : raw.last],
        text.ends[raw.first : raw.last],
        raw.tags,
        frozenset(names),
        names,
        [at for at, tag in enumerate(raw.tags) if tag & CONTENT],
        raw.paragraph,
        index,
        raw.headline,
        raw.title_case,
    )


def _opens_with_name(raw: _Raw, tokens: Sequence[Token], text: TokenizedText, known: set[str]) -> bool:
    """Whether the capital of the first word is that of a name: the report capitalises it elsewhere, or another name follows, or an age."""
    if tokens[0].lower in known or raw.capitals[1:2] == [1] or (raw.capitals[1:2] == [2] and tokens[1].lower in ("(", "-")):
        return True
    opens = _opens_with_age(raw.tags, tokens) or _opens_with_apposition(raw.tags, tokens)
    return opens and all(token.capital or token.lower != tokens[0].lower for token in text.tokens)


def _opens_with_age(tags: Sequence[int], tokens: Sequence[Token]) -> bool:
    """ "Lane, 20, was …": what stands before a figure between commas is a name, if the report writes it small nowhere."""
    return len(tags) > 3 and bool(tags[2] & FIGURE) and bool(tags[1] & tags[3] & SIGN) and tokens[1].lower == tokens[3].lower == ","


def _opens_with_apposition(tags: Sequence[int], tokens: Sequence[Token]) -> bool:
    """ "Lane, a painter, …": no adverb ("Later, a …") and no place told by a preposition."""
    return len(tags) > 4 and tokens[1].lower == "," and bool(tags[2] & DETERMINER) and not tags[0] & (ADVERB | PREPOSITION | HEDGE)
