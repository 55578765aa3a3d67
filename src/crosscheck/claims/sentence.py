"""The sentences of a report with their tokens, names and places: what every claim is read from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from crosscheck.claims.tokens import Token, TokenizedText
from crosscheck.lexicon.syntax_words import FIGURE, NOT_NAME, STOP, WORD
from crosscheck.mentions.sentences import split_sentences
from crosscheck.model import Block, Document, Span

_SILENT_BLOCKS = frozenset(("metadata", "boilerplate"))


class Sentence(Struct, frozen=True):
    """One sentence: its tokens with their offsets in the text and their `syntax_words` bits, the positions of its names, its place.

    `title_case` marks headlines that capitalise most of their words.
    """

    span: Span
    tokens: list[Token]
    starts: list[int]
    ends: list[int]
    tags: list[int]
    names: frozenset[int]
    paragraph: int
    index: int
    headline: bool
    title_case: bool

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The positions of the tokens that `text[start:end]` covers, first and last + 1; at least one."""
        first = 0
        while first < len(self.ends) - 1 and self.ends[first] <= start:
            first += 1
        last = first + 1
        while last < len(self.starts) and self.starts[last] < end:
            last += 1
        return first, last


def build_sentences(document: Document, tokenized: TokenizedText) -> list[Sentence]:
    """The sentences of all blocks that can carry claims, in text order."""
    raw = list(_raw_sentences(document, tokenized))
    known = frozenset(_inside_names(raw))
    plain = frozenset(token.lower for sentence in raw for token in sentence.tokens if not token.capital)
    return [_with_names(sentence, known, plain) for sentence in raw]


def _raw_sentences(document: Document, tokenized: TokenizedText) -> Iterator[Sentence]:
    blocks = document.blocks or (Block(0, len(document.text), "paragraph"),)
    index = 0
    for paragraph, block in enumerate(blocks):
        if block.kind in _SILENT_BLOCKS:
            continue
        for span in split_sentences(document.text, block.start, block.end):
            first, last = tokenized.between(span.start, span.end)
            tokens = tokenized.tokens[first:last]
            tags = [token.tags for token in tokens]
            capitals = sum(token.capital for token in tokens)
            words = sum(1 for tag in tags if tag & WORD)
            yield Sentence(
                span,
                tokens,
                tokenized.starts[first:last],
                tokenized.ends[first:last],
                tags,
                frozenset(),
                paragraph,
                index,
                block.kind == "headline",
                words > 4 and capitals * 3 > words * 2,
            )
            index += 1


def _inside_names(sentences: Iterable[Sentence]) -> Iterator[str]:
    """The folded words that a report capitalises inside its sentences, headlines of capitals left out."""
    for sentence in sentences:
        if not sentence.title_case:
            for token in sentence.tokens[1:]:
                if token.capital and not token.tags & (NOT_NAME | STOP):
                    yield token.lower


def _opens_with_age(sentence: Sentence) -> bool:
    """ "Lane, 20, was …": what stands before a figure between commas is a name, if anything is."""
    return (
        len(sentence.tokens) > 3
        and sentence.tokens[1].lower == sentence.tokens[3].lower == ","
        and bool(sentence.tags[2] & FIGURE)
    )


def _with_names(sentence: Sentence, known: frozenset[str], plain: frozenset[str]) -> Sentence:
    """`known` holds words that the report capitalises inside sentences, `plain` those that it writes small."""
    tokens = sentence.tokens
    names = {at for at, token in enumerate(tokens) if token.capital and not token.tags & (NOT_NAME | STOP)}
    if not names:
        return sentence
    if sentence.title_case:
        names = {at for at in names if tokens[at].lower in known}
    elif 0 in names and tokens[0].lower not in known and 1 not in names and not (_opens_with_age(sentence) and tokens[0].lower not in plain):
        names.discard(0)
    return Sentence(
        sentence.span,
        tokens,
        sentence.starts,
        sentence.ends,
        sentence.tags,
        frozenset(names),
        sentence.paragraph,
        sentence.index,
        sentence.headline,
        sentence.title_case,
    )
