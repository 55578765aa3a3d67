"""A mention in pieces, before it is cut from the text."""

from __future__ import annotations

from msgspec import Struct

from crosscheck.mentions.amounts import Piece
from crosscheck.model.mention import MentionKind


class Found(Struct, frozen=True):
    """The span of a mention (half-open), the pieces of its parts (some may stand outside the span), and where the search goes on."""

    first: int
    last: int
    kind: MentionKind
    pattern: str
    pieces: tuple[Piece, ...]
    resume: int
