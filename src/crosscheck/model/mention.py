"""The surface of a number or time in a text, and its parts: no arithmetic yet."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

MentionKind = Literal["quantity", "timex", "ordinal", "score"]


class Part(Struct, frozen=True, gc=False):
    """One named part of a mention ("numeral", "scale", "unit", "hedge" …): where it stands, and as written."""

    role: str
    start: int
    end: int
    surface: str


class Mention(Struct, frozen=True, gc=False):
    """A surface: `document.text[start:end] == surface`. `pattern` is the id of the pattern that found it ("quantity.range")."""

    start: int
    end: int
    surface: str
    kind: MentionKind
    pattern: str
    parts: tuple[Part, ...] = ()

    def part(self, role: str) -> str | None:
        """The surface of the first part of that role."""
        for part in self.parts:
            if part.role == role:
                return part.surface
        return None
