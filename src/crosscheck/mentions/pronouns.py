"""When "one" counts and when it is a pronoun."""

from __future__ import annotations

from crosscheck.lexicon.quantity_words import QuantityWords
from crosscheck.mentions.tokens import Tokens

_WEAK = frozenset(("only", "the", "to", "for", "of", "like", "another", "that", "first", "last"))
_OWNERS = frozenset(("world", "country", "city", "nation", "region", "state", "team", "'", "’", "s", "very"))


def is_pronoun(tokens: Tokens, at: int, words: QuantityWords, *, counted: bool) -> bool:
    """Whether the "one" at a piece stands for a thing or a person: "the new one", "one must", "one of the best"; `counted` if a noun follows."""
    before, after, names = (tokens.lower[at - 1] if at else ""), tokens.lower[at + 1], words.names
    if after == "of":
        return before in ("every", "each", "any", "no") or _is_one_of_the_best(tokens, at, words)
    if after in words.cues["one_followers"]:
        return True
    if before in names.pronouns and not (before in _WEAK and counted):
        return True
    if counted:
        return False
    if not before or before in (".", "|", '"', "“", "!", "?") or tokens.words[at][0].isupper():
        return bool(before or after) and after not in names.after_standing
    if not before.isalpha():
        return after not in names.after_standing or not after.isalpha()
    return before not in names.standing or (after.isalpha() and after not in names.after_standing)


def _is_one_of_the_best(tokens: Tokens, at: int, words: QuantityWords) -> bool:
    """`one of the best`, `one of the few`, `one of them`; "one of the victims" and "one of two" count."""
    step = at + 2
    while tokens.lower[step] in words.nouns.determiners or tokens.lower[step] in _OWNERS:
        step += 1
    word, following = tokens.lower[step], tokens.lower[step + 1]
    if step == at + 2 and word not in words.numerals.small:
        return True
    return _is_superlative(word, words) or _is_superlative(following, words)


def _is_superlative(word: str, words: QuantityWords) -> bool:
    return word in words.names.superlatives or (word.endswith("est") and len(word) > 4)
