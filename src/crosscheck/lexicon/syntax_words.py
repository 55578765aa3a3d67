"""What words do in a sentence: verb forms, prepositions, determiners … as bits of one integer a word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from msgspec import Struct

from crosscheck.lexicon.tables import load_table_or_english

BE = 1
HAVE = 1 << 1
DO = 1 << 2
MODAL = 1 << 3
TO = 1 << 4
PREPOSITION = 1 << 5
COORDINATOR = 1 << 6
SUBORDINATOR = 1 << 7
RELATIVE = 1 << 8
PRONOUN = 1 << 9
DETERMINER = 1 << 10
HEDGE = 1 << 11
ADVERB = 1 << 12
NEGATION = 1 << 13
RAISING = 1 << 14
LIGHT = 1 << 15
LINKING = 1 << 16
BASE = 1 << 17
"""A verb's base form ("kill"), also that of nouns that look the same."""
THIRD = 1 << 18
"""A verb's third person ("kills"), also the plural of nouns that look the same."""
ING = 1 << 19
PAST = 1 << 20
PARTICIPLE = 1 << 21
NOUN_ING = 1 << 22
WORD = 1 << 23
FIGURE = 1 << 24
SIGN = 1 << 25
POSSESSIVE = 1 << 29
PREDICATIVE = 1 << 30
"""Adjectives that say what became of someone: "dead", "missing"."""
STOP = 1 << 26
"""A function word, left out of terms."""
NOT_NAME = 1 << 27
REPORTING = 1 << 28
CAPITAL = 1 << 31
"""It begins with a capital letter."""
NAMEABLE = 1 << 32
"""It is capitalised and can be (part of) a name."""
CONTENT = 1 << 33
"""A word that is no function word."""
TOPICAL = 1 << 36
"""A word of three letters or more that is neither a function word nor a calendar word: what a report is about."""
OTHER_EVENT = 1 << 34
"""A word that may set a sentence apart as telling of another event."""
SCOPED = 1 << 35
"""A word that may make a value beside it another figure."""

FUNCTION = BE | HAVE | DO | MODAL | TO | PREPOSITION | COORDINATOR | SUBORDINATOR | RELATIVE | PRONOUN | DETERMINER | NEGATION
"""Words at which a noun phrase ends (or before which it has not begun)."""
AUXILIARY = BE | HAVE | DO | MODAL
VERBAL = BASE | THIRD | ING | PAST | PARTICIPLE
FINITE = PAST | AUXILIARY

_CLASSES = {
    "be": BE,
    "have": HAVE,
    "do": DO,
    "modal": MODAL,
    "to": TO,
    "preposition": PREPOSITION,
    "coordinator": COORDINATOR,
    "subordinator": SUBORDINATOR,
    "relative": RELATIVE,
    "pronoun": PRONOUN,
    "determiner": DETERMINER,
    "hedge": HEDGE,
    "adverb": ADVERB,
    "negation": NEGATION,
    "noun_ing": NOUN_ING,
    "predicative": PREDICATIVE,
    "past": PAST,
    "participle": PARTICIPLE,
    "past_participle": PAST | PARTICIPLE,
}
_CLAIM_CLASSES = {"stop": STOP, "not_names": NOT_NAME}
_TOLD_OTHERWISE = ("other", "alone")
_STEM_CLASSES = {"raising": RAISING, "light": LIGHT, "linking": LINKING}
_CONTRACTIONS = frozenset(("t", "ll", "re", "ve", "d", "m"))
_SHORTEST_ED = 4
_SHORTEST_ING = 6


class SyntaxWords(Struct, frozen=True):
    """`classes`: bits by folded word; `stems`: bits by stem; `verbs`: base forms; `not_ed`: words in -ed that are no verb forms; `not_ly`: words in -ly that are no adverbs."""

    classes: Mapping[str, int]
    stems: Mapping[str, int]
    verbs: frozenset[str]
    not_ed: frozenset[str]
    not_ly: frozenset[str]

    def tag(self, word: str, stem: str) -> int:
        """The bits of a folded word, whatever its place in a sentence; `CAPITAL`, `NAMEABLE`, `CONTENT` and `TOPICAL` are the tokenizer's to set."""
        if "'" in word and word.rsplit("'", maxsplit=1)[1] in _CONTRACTIONS:
            return self.tag(*_contracted(word, stem)) | (NEGATION if word.endswith("n't") else 0)
        tags = self.classes.get(word, 0) | self.stems.get(stem, 0) | (WORD if word[0].isalpha() else FIGURE if word[0].isdigit() else SIGN)
        if not tags & WORD:
            return tags | (POSSESSIVE if word == "'s" else 0)
        if tags & (AUXILIARY | NOUN_ING | PAST | PARTICIPLE):
            return tags
        if word.endswith("ed") and len(word) >= _SHORTEST_ED and word not in self.not_ed:
            return tags | PAST | PARTICIPLE
        if word.endswith("ing") and len(word) >= _SHORTEST_ING:
            return tags | ING
        if word.endswith("ly") and word not in self.not_ly and len(word) > _SHORTEST_ED and not tags & ~WORD:
            return tags | ADVERB
        if word in self.verbs:
            return tags | BASE
        return tags | THIRD if self._is_third(word) else tags

    def _is_third(self, word: str) -> bool:
        """Whether a word is a known verb's third person: "kills", "reaches", "flies"."""
        if not word.endswith("s"):
            return False
        return word[:-1] in self.verbs or (word.endswith("es") and (word[:-2] in self.verbs or f"{word[:-3]}y" in self.verbs))


def _contracted(word: str, stem: str) -> tuple[str, str]:
    """The word that a contraction stands on ("weren't" -> "were"); its stem matters only where the word has one of its own."""
    head = word.removesuffix("n't") if word.endswith("n't") else word.split("'", maxsplit=1)[0]
    return head, stem if head == word else head


@cache
def load_syntax(language: str, stem: Callable[[str], str]) -> SyntaxWords:
    """The words of `syntax.toml`; `stem` brings its base forms to the stems that texts are looked up by."""
    table, claims = load_table_or_english(language, "syntax"), load_table_or_english(language, "claims")
    classes = _bits((table[name].split(), bits) for name, bits in _CLASSES.items())
    classes = _bits([*((claims[name].split(), bits) for name, bits in _CLAIM_CLASSES.items())], classes)
    stems = _bits(([stem(word) for word in table[name].split()], bits) for name, bits in _STEM_CLASSES.items())
    stems = _bits([([stem(word) for word in claims["reporting"].split()], REPORTING)], stems)
    background, scopes = claims["background"], claims["scope"].values()
    scope_words = [part for scope in scopes for words in scope.values() for word in words for part in word.split()]
    classes = _bits([*((background[name].split(), OTHER_EVENT) for name in _TOLD_OTHERWISE), (scope_words, SCOPED)], classes)
    stems = _bits([(scope_words, SCOPED)], stems)
    verbs = frozenset(table["verbs"].split())
    return SyntaxWords(classes, stems, verbs, frozenset(table["not_ed"].split()), frozenset(table["not_ly"].split()))


def _bits(rows: Iterable[tuple[Iterable[str], int]], start: Mapping[str, int] | None = None) -> dict[str, int]:
    found = dict(start or {})
    for words, bits in rows:
        for word in words:
            found[word] = found.get(word, 0) | bits
    return found
