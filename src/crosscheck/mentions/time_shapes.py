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
    """A compiled shape: `regex` over a class string, whose groups `roles` names in order; `first` and `second` are the characters that its
    first and second token can have, `lone` says whether one token can be all of it.
    """

    pattern: str
    roles: tuple[str, ...]
    first: frozenset[str]
    second: frozenset[str]
    lone: bool

    @property
    def regex(self) -> re.Pattern[str]:
        """The compiled expression."""
        return compiled(self.pattern)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The compiled expression of a pattern; compiled when it is first asked for, since most texts need few of them."""
    return re.compile(pattern)


class _Piece(Struct, frozen=True):
    """A regular expression, the characters it can begin with and go on with, and whether it can be empty or one token."""

    pattern: str
    first: frozenset[str] = frozenset()
    second: frozenset[str] = frozenset()
    empty: bool = False
    one: bool = False


_NOTHING = _Piece("", empty=True)


def _joined(before: _Piece, after: _Piece) -> _Piece:
    """One piece and then another."""
    return _Piece(
        before.pattern + after.pattern,
        before.first | after.first if before.empty else before.first,
        before.second | (after.first if before.one else frozenset()) | (after.second if before.empty else frozenset()),
        empty=before.empty and after.empty,
        one=(before.one and after.empty) or (before.empty and after.one),
    )


def parse_shape(notation: str, chars_of: CharsOf) -> Shape:
    """A shape from its notation. Raises ValueError with the notation where it is malformed or names an unknown class."""
    parser = _Parser(notation, chars_of)
    piece = parser.alternatives()
    if parser.peek() is not None:
        raise ValueError(f"cannot read {parser.peek()!r} in the shape {notation!r}")
    if piece.empty:
        raise ValueError(f"the shape {notation!r} matches nothing at all")
    return Shape(piece.pattern, tuple(parser.roles), piece.first, piece.second, piece.one)


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
        second = frozenset[str]().union(*(branch.second for branch in branches))
        pattern = f"(?:{'|'.join(branch.pattern for branch in branches)})"
        return _Piece(pattern, first, second, empty=any(branch.empty for branch in branches), one=any(branch.one for branch in branches))

    def sequence(self) -> _Piece:
        whole = _NOTHING
        while self.peek() not in (None, "|", ")", ">"):
            whole = _joined(whole, self.repeated())
        return whole

    def repeated(self) -> _Piece:
        piece = self.atom()
        while (sign := self.peek()) in ("?", "*"):
            self.take()
            second = piece.second | piece.first if sign == "*" and piece.one else piece.second
            piece = _Piece(f"(?:{piece.pattern}){sign}", piece.first, second, empty=True, one=piece.one)
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
        return _Piece(f"({piece.pattern})", piece.first, piece.second, piece.empty, piece.one)

    def named(self, name: str) -> _Piece:
        chars = self.chars_of(name)
        if chars.startswith("("):
            return self.nested(chars)
        if not chars:
            raise ValueError(f"unknown class {name!r} in the shape {self.notation!r}")
        pattern = re.escape(chars) if len(chars) == 1 else f"[{re.escape(chars)}]"
        return _Piece(pattern, frozenset(chars), one=True)

    def nested(self, notation: str) -> _Piece:
        """A fragment: read by a parser of its own, its roles joining in here."""
        parser = _Parser(notation, self.chars_of)
        parser.roles = self.roles
        return parser.alternatives()
