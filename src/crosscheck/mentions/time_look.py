"""How a guard looks around a match: the words beside it, and whether they touch."""

from __future__ import annotations

from msgspec import Struct

from crosscheck.mentions.time_grammar import PAUSES, Found, company_words
from crosscheck.mentions.time_tokens import Tokens

_DASHES = frozenset({"-", "–", "—"})
_AROUND = 12


class Look(Struct, frozen=True):
    """One match in its text. Words are in small letters, "" outside the text."""

    tokens: Tokens
    found: Found

    @property
    def before(self) -> str:
        """The word right before the match."""
        return self.tokens.word(self.found.start - 1)

    @property
    def before_that(self) -> str:
        """The second word before the match."""
        return self.tokens.word(self.found.start - 2)

    @property
    def after(self) -> str:
        """The word right after the match."""
        return self.tokens.word(self.found.end)

    @property
    def after_that(self) -> str:
        """The second word after the match."""
        return self.tokens.word(self.found.end + 1)

    @property
    def first(self) -> str:
        """The match's first word."""
        return self.tokens.word(self.found.start)

    @property
    def last(self) -> str:
        """The match's last word."""
        return self.tokens.word(self.found.end - 1)

    @property
    def length(self) -> int:
        """How many tokens the match has."""
        return self.found.end - self.found.start

    @property
    def is_glued(self) -> bool:
        """Whether no blank stands inside the match."""
        return all(self.tokens.glued(at) for at in range(self.found.start + 1, self.found.end))

    @property
    def has_dash_after(self) -> bool:
        """Whether a dash follows without a blank."""
        return self.after in _DASHES and self.tokens.glued(self.found.end)

    @property
    def pauses(self) -> bool:
        """Whether nothing goes on after the match: punctuation, a line's end, the text's end."""
        return self.after in PAUSES

    def part(self, role: str) -> str:
        """The surface of the match's first part of a role in small letters, "" if there is none."""
        return self.found.part(role)

    def number(self, role: str) -> int:
        """The digits of a part as a number, 0 if it has none."""
        digits = "".join(char for char in self.found.part(role) if char.isdecimal())
        return int(digits) if digits else 0

    def written(self, role: str) -> str:
        """The surface of the match's first part of a role as it is written."""
        return next((part.surface for part in self.found.parts if part.role == role), "")

    def is_capital(self, offset: int) -> bool:
        """Whether a word begins with a capital: 0 is the match's first word, -1 the one before it."""
        return self.tokens.written(self.found.start + offset)[:1].isupper()

    def is_capital_after(self, offset: int = 0) -> bool:
        """Whether a word after the match begins with a capital: 0 is the one right after it."""
        return self.tokens.written(self.found.end + offset)[:1].isupper()

    def among(self, word: str, *names: str) -> bool:
        """Whether a word is in one of those lists of time_company.toml."""
        return any(word in company_words(name) for name in names)

    def near(self, name: str) -> bool:
        """Whether a word of that list stands within twelve tokens on either side."""
        words = company_words(name)
        around = (*range(self.found.start - _AROUND, self.found.start), *range(self.found.end, self.found.end + _AROUND))
        return any(self.tokens.word(at) in words for at in around)

    def near_before(self, name: str) -> bool:
        """Whether a word of that list stands within twelve tokens before the match, in its sentence."""
        words = company_words(name)
        for at in range(self.found.start - 1, self.found.start - 1 - _AROUND, -1):
            word = self.tokens.word(at)
            if word in words:
                return True
            if word in (".", "!", "?", "\n", ""):
                return False
        return False
