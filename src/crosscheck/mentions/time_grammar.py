"""The grammar of one language's time expressions, ready to match: tokens -> items -> forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from crosscheck.lexicon.tables import load_table
from crosscheck.lexicon.time_words import TimeWords, load_time_words
from crosscheck.mentions.time_shapes import Shape, parse_shape
from crosscheck.mentions.time_tokens import PUNCTUATION, UNKNOWN, classifier, digit_class_sets
from crosscheck.model import Part

_FIRST_CHAR = 0xA1
PAUSES = frozenset({"", "\n", ".", ",", ";", ":", ")", "(", "!", "?", '"', "”", "“", "-", "–", "—", "…", "'", "’", "‘", "]", "[", "|", "/"})
"""What stands where nothing goes on: the text's edge and punctuation."""

_MAY_BE_EMPTY = ("jointword", "hourword", "lastword", "comingword", "thisword", "introducingword", "briefmonth", "nothing")
"""Classes that a language need not have words of: their character then stands for no token."""

_NOTHING = "(nothing)"
"""The fragment of a list without words: no token is of its class."""

_LITERAL = re.compile(r"'((?:[^']|'')+)'")


class Company(Struct, frozen=True):
    """The words that must, or must not, stand right before and right after a match; an empty `before` or `after` asks for nothing."""

    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()


class Rule(Struct, frozen=True):
    """One shape of the grammar: its id, the kind of item that it makes ("" for a form), the company it asks for, its guard's name ("" for none).

    `is_free` says that it asks for no company at all.
    """

    id: str
    kind: str
    guard: str
    company: Company
    shape: Shape
    is_free: bool


class Found(Struct, frozen=True):
    """A match: its tokens from `start` up to `end`, the tokens that are its span, its parts, and, for a form, the items it is made of."""

    rule: Rule
    start: int
    end: int
    span: tuple[int, int]
    parts: tuple[Part, ...]
    items: tuple[Found, ...] = ()

    def part(self, role: str) -> str:
        """The surface of the first part of a role in small letters, "" if there is none."""
        return next((part.surface.lower() for part in self.parts if part.role == role), "")


class Grammar(Struct, frozen=True):
    """`classify` gives a token's class character. `items` and `forms` are indexed by the characters that they can begin with, in the
    order of the table. `kinds` gives the character of each kind of item; `spans` finds runs of known tokens, and only runs that have one of
    the `triggers` are looked at.
    """

    classify: Callable[[str], str]
    items: Mapping[str, tuple[Rule, ...]]
    forms: Mapping[str, tuple[Rule, ...]]
    kinds: Mapping[str, str]
    spans: re.Pattern[str]
    triggers: frozenset[str]


@cache
def load_grammar(language: str = "en") -> Grammar:
    """The grammar of a language, that of English where it has none. Raises ValueError on a shape that cannot be read."""
    words = load_time_words(language)
    table = load_table("en" if words.language == "en" else "und", "time_patterns")
    fragments = {
        **table["fragments"],
        "holiday": _phrases(words.holidays),
        "knownday": _phrases(words.known_days),
        "relative": _phrases(words.phrases),
        **{name.replace("_", ""): _phrases(listed) if listed else _NOTHING for name, listed in words.relating.items()},
    }
    alphabet = _Alphabet(words, [rule["shape"] for rule in (*table["item"], *table["form"])] + list(fragments.values()), fragments)
    kinds = {kind: alphabet.allot() for kind in dict.fromkeys(rule["kind"] for rule in table["item"])}
    alphabet.by_class.update(kinds)
    return Grammar(
        classify=classifier(alphabet.known(), alphabet.chars),
        items=_indexed(_rule(row, alphabet) for row in table["item"]),
        forms=_indexed(_rule(row, alphabet) for row in table["form"]),
        kinds=kinds,
        spans=re.compile(f"[^{re.escape(UNKNOWN + alphabet.chars_of('newline'))}]+"),
        triggers=frozenset("".join(alphabet.chars_of(name) for name in (*table["triggers"], *_leading_words(words)))),
    )


def _rule(row: Mapping[str, Any], alphabet: _Alphabet) -> Rule:
    company = Company(*(_words(row.get(key, ())) for key in ("before", "after", "not-before", "not-after")))
    guard = row.get("guard", "")
    return Rule(
        row["id"],
        row.get("kind", ""),
        guard,
        company,
        parse_shape(row["shape"], alphabet.chars_of),
        is_free=not guard and company == Company(),
    )


def _words(listed: Iterable[str]) -> frozenset[str]:
    """The words of a condition, lists of time_company.toml and pauses written out."""
    words: set[str] = set()
    for word in listed:
        words |= company_words(word[1:]) if word.startswith("@") else PAUSES if word == "|" else {word}
    return frozenset(words)


@cache
def company_words(name: str) -> frozenset[str]:
    """A list of time_company.toml. Raises KeyError if there is none of that name."""
    return frozenset(load_table("en", "time_company")[name])


def _leading_words(words: TimeWords) -> Iterator[str]:
    """The holidays that are one word, and the first words of a language's relative phrases."""
    yield from (f"'{phrase}'" for phrase in words.holidays if phrase.isalpha())
    yield from (_quoted(phrase).split(" ")[0] for phrase in words.phrases)


def _indexed(rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
    index: dict[str, list[Rule]] = {}
    for rule in rules:
        for char in rule.shape.first:
            index.setdefault(char, []).append(rule)
    return {char: tuple(found) for char, found in index.items()}


def _phrases(phrases: Iterable[str]) -> str:
    """A fragment that is one of many phrases, the longest first."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return f"({' | '.join(_quoted(phrase) for phrase in ordered)})"


def _quoted(phrase: str) -> str:
    signs = re.findall(r"'s|[^\W\d_]+|\.|'|-|\d+\w*", phrase)
    names = {".": "stop?", "'": "apos", "'s": "poss", "-": "dash?"}
    return " ".join(names.get(sign) or f"'{sign}'" for sign in signs)


class _Alphabet:
    """Allots one character to every set of classes that a token can have; used while a grammar is loaded only."""

    def __init__(self, words: TimeWords, notations: Iterable[str], fragments: Mapping[str, str]) -> None:
        self.fragments = fragments
        self.surfaces = {surface: set(classes) for surface, classes in words.classes.items()}
        for literal in {literal.replace("''", "'") for notation in notations for literal in _LITERAL.findall(notation)}:
            for form in dict.fromkeys((literal, literal.capitalize(), literal.upper())):
                self.surfaces.setdefault(form, set()).add(f"'{literal}'")
        for surface, name in PUNCTUATION.items():
            self.surfaces.setdefault(surface, set()).add(name)
        self.surfaces["\n"] = {"newline"}
        self.next_char = _FIRST_CHAR
        sets = sorted({frozenset(classes) for classes in self.surfaces.values()} | digit_class_sets(), key=sorted)
        self.chars = {classes: self.allot() for classes in sets}
        self.by_class: dict[str, str] = {}
        for classes, char in self.chars.items():
            for name in classes:
                self.by_class[name] = self.by_class.get(name, "") + char
        for name in _MAY_BE_EMPTY:
            self.by_class.setdefault(name, self.allot())

    def allot(self) -> str:
        self.next_char += 1
        return chr(self.next_char)

    def known(self) -> dict[str, str]:
        """The character of each surface; apostrophes may be typographic."""
        chars = {surface: self.chars[frozenset(classes)] for surface, classes in self.surfaces.items()}
        for surface in list(chars):
            if "'" in surface:
                chars[surface.replace("'", "’")] = chars[surface.replace("'", "ʼ")] = chars[surface]
        return chars

    def chars_of(self, name: str) -> str:
        """The characters of a class or quoted word, or the notation of a fragment; "" where there is none."""
        if name.startswith("'"):
            return self.by_class.get("'" + name[1:-1].replace("''", "'") + "'", "")
        return self.fragments.get(name) or self.by_class.get(name, "")
