"""Shapes of time expressions: parsed from their notation in time_patterns.toml, turned into regular expressions over classes of tokens.

Every token of a text is one character of a class string, so that a shape is matched by the regular-expression engine, in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from msgspec import Struct

_SIGN = re.compile(r"""\s*('(?:[^']|'')*'|[\w.]+=|[\w.]+:[A-Z]+|\w+|[()|?*<>])""")
_SPAN = "<>"

CharsOf = Callable[[str], str]
"""The characters of all tokens that a class name, or a quoted word, stands for."""


class Shape(Struct, frozen=True):
    """A compiled shape: `regex` over a class string, whose groups `roles` names in order, and the characters it can begin with."""

    pattern: str
    roles: tuple[str, ...]
    first: frozenset[str]

    @property
    def regex(self) -> re.Pattern[str]:
        """The compiled expression; compiled when it is first asked for, since most texts need few of them."""
        return _compiled(self.pattern)


class _Piece(Struct, frozen=True):
    """A regular expression, the characters it can begin with, and whether it can be empty."""

    pattern: str
    first: frozenset[str]
    empty: bool


_NOTHING = _Piece("", frozenset(), empty=True)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def parse_shape(notation: str, chars_of: CharsOf) -> Shape:
    """A shape from its notation. Raises ValueError with the notation where it is malformed or names an unknown class."""
    parser = _Parser(notation, chars_of)
    piece = parser.alternatives()
    if parser.peek() is not None:
        raise ValueError(f"cannot read {parser.peek()!r} in the shape {notation!r}")
    if piece.empty:
        raise ValueError(f"the shape {notation!r} matches nothing at all")
    return Shape(piece.pattern, tuple(parser.roles), piece.first)


class _Parser:
    """Recursive descent over the signs of one notation; `roles` fills up in the order of the groups."""

    def __init__(self, notation: str, chars_of: CharsOf) -> None:
        self.notation = notation
        self.chars_of = chars_of
        self.roles: list[str] = []
        self.signs = _SIGN.findall(notation)
        if "".join(self.signs) != re.sub(r"\s+", "", notation):
            raise ValueError(f"cannot read the shape {notation!r}")
        self.at = 0

    def peek(self) -> str | None:
        return self.signs[self.at] if self.at < len(self.signs) else None

    def take(self) -> str:
        sign = self.peek()
        if sign is None:
            raise ValueError(f"the shape {self.notation!r} ends too early")
        self.at += 1
        return sign

    def alternatives(self) -> _Piece:
        branches = [self.sequence()]
        while self.peek() == "|":
            self.take()
            branches.append(self.sequence())
        if len(branches) == 1:
            return branches[0]
        first = frozenset[str]().union(*(branch.first for branch in branches))
        pattern = f"(?:{'|'.join(branch.pattern for branch in branches)})"
        return _Piece(pattern, first, empty=any(branch.empty for branch in branches))

    def sequence(self) -> _Piece:
        whole = _NOTHING
        while self.peek() not in (None, "|", ")", ">"):
            part = self.repeated()
            first = whole.first | part.first if whole.empty else whole.first
            whole = _Piece(whole.pattern + part.pattern, first, empty=whole.empty and part.empty)
        return whole

    def repeated(self) -> _Piece:
        piece = self.atom()
        while (sign := self.peek()) in ("?", "*"):
            self.take()
            piece = _Piece(f"(?:{piece.pattern}){sign}", piece.first, empty=True)
        return piece

    def atom(self) -> _Piece:
        sign = self.take()
        if sign == "(":
            return self.closed(")")
        if sign == "<":
            return self.group("span", lambda: self.closed(">"))
        if sign.endswith("="):
            return self.group(sign[:-1], self.atom)
        if ":" in sign:
            prefix, name = sign.split(":")
            return self.group(f"{prefix}:", lambda: self.named(name))
        return self.named(sign)

    def closed(self, closing: str) -> _Piece:
        piece = self.alternatives()
        if self.take() != closing:
            raise ValueError(f"a bracket is not closed in the shape {self.notation!r}")
        return piece

    def group(self, role: str, inner: Callable[[], _Piece]) -> _Piece:
        self.roles.append(role)
        piece = inner()
        return _Piece(f"({piece.pattern})", piece.first, piece.empty)

    def named(self, name: str) -> _Piece:
        chars = self.chars_of(name)
        if chars.startswith("("):
            return self.nested(chars)
        if not chars:
            raise ValueError(f"unknown class {name!r} in the shape {self.notation!r}")
        pattern = re.escape(chars) if len(chars) == 1 else f"[{re.escape(chars)}]"
        return _Piece(pattern, frozenset(chars), empty=False)

    def nested(self, notation: str) -> _Piece:
        """A fragment: read by a parser of its own, its roles joining in here."""
        parser = _Parser(notation, self.chars_of)
        parser.roles = self.roles
        return parser.alternatives()
