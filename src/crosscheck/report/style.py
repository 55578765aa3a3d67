"""Colours and signs of the terminal: one value that knows whether it may use them."""

from __future__ import annotations

from msgspec import Struct

from crosscheck.model.finding import Severity
from crosscheck.report.options import RenderOptions

SEVERITY_COLORS: dict[Severity, str] = {"error": "1;31", "warning": "1;33", "info": "1;36"}
BOLD = "1"
DIM = "2"
MARK = "1;34"
GREEN = "1;32"


class Signs(Struct, frozen=True):
    """Box lines, marks and signs: in Unicode, or in ASCII for terminals that cannot show them."""

    bar: str = "│"
    corner: str = "╭─"
    tee: str = "├─"
    foot: str = "╰─"
    primary: str = "━"
    related: str = "─"
    note: str = "="
    dot: str = "·"
    ellipsis: str = "…"
    dash: str = "–"
    times: str = "×"
    left_mark: str = "⟦"
    right_mark: str = "⟧"
    isolate: str = "\u2068"
    end_isolate: str = "\u2069"


UNICODE = Signs()
ASCII = Signs("|", "-->", ":::", "`--", "^", "-", "=", "-", "...", "-", "x", "[", "]", "", "")

_ASCII_WORDS = str.maketrans(
    {
        "≥": ">=",
        "≤": "<=",
        "≈": "~",
        "–": "-",
        "−": "-",
        "²": "^2",
        "³": "^3",
        "×": "x",
        "·": "-",
        "…": "...",
        "°": " deg ",
        "£": "GBP ",
        "€": "EUR ",
        "¥": "JPY ",
    }
)


def every_sign() -> str:
    """All signs in one string: an encoding that cannot write it gets the ASCII ones."""
    return "".join(str(getattr(UNICODE, name)) for name in Signs.__struct_fields__)


class Style(Struct, frozen=True):
    """Paints, or does not."""

    color: bool
    signs: Signs

    def paint(self, text: str, code: str) -> str:
        """The text in an SGR colour, or as it is."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.color and text else text

    def words(self, text: str) -> str:
        """The tool's own words with their signs, or with what an ASCII terminal can show of them."""
        return text if self.signs is UNICODE else text.translate(_ASCII_WORDS)


def style_of(options: RenderOptions) -> Style:
    """The style that the options allow."""
    return Style(options.color, UNICODE if options.unicode else ASCII)
