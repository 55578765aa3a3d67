"""Who says so: the subject of the reporting verb, or what follows "according to"."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.claims.sentence import Sentence
from crosscheck.claims.tokens import Token
from crosscheck.lexicon.claim_words import ClaimWords
from crosscheck.model import Attribution

_SUBJECT = 7
_PRONOUNS = frozenset(("he", "she", "they", "it", "who", "which", "that"))
_TITLES = frozenset(("the", "a", "an", "mr", "mrs", "ms", "dr"))


def find_attribution(text: str, sentence: Sentence, words: ClaimWords, speaker: Attribution | None) -> Attribution | None:
    """The party that a sentence credits; a pronoun stands for `speaker`, the party credited before it."""
    tokens = sentence.tokens
    for position, token in enumerate(tokens):
        if token.lower == "according" and position + 2 < len(tokens) and tokens[position + 1].lower == "to":
            return _after(text, sentence, position + 2, words)
        if token.stem in words.reporting and token.lower not in ("according",) and position > 0:
            found = _before(text, sentence, position, words)
            if found == "":
                return speaker
            if found is not None:
                return _party(found)
            inverted = _inverted(text, sentence, position, words)
            if inverted is not None:
                return inverted
    return None


def _before(text: str, sentence: Sentence, verb: int, words: ClaimWords) -> str | None:
    """The subject just before a verb: its surface, "" for a pronoun, None if there is none."""
    tokens = sentence.tokens
    last = verb - 1
    while last >= 0 and tokens[last].lower in ("has", "have", "had", "also", "earlier", "later"):
        last -= 1
    if last < 0:
        return None
    if tokens[last].lower in _PRONOUNS:
        return ""
    first = last
    while first >= 0 and last - first < _SUBJECT and _in_subject(tokens, first, words):
        first -= 1
    return text[sentence.starts[first + 1] : sentence.ends[last]] if first < last else None


def _in_subject(tokens: Sequence[Token], position: int, words: ClaimWords) -> bool:
    token = tokens[position]
    if not token.is_word:
        return False
    return token.lower in _TITLES or token.lower == "of" or token.lower not in words.stop


def _inverted(text: str, sentence: Sentence, verb: int, words: ClaimWords) -> Attribution | None:
    """ "…", said Ann Lee."""
    tokens = sentence.tokens
    if tokens[verb].lower not in ("said", "says") or verb + 1 >= len(tokens) or not tokens[verb + 1].capital:
        return None
    return _after(text, sentence, verb + 1, words)


def _after(text: str, sentence: Sentence, first: int, words: ClaimWords) -> Attribution | None:
    tokens = sentence.tokens
    last = first
    while last < len(tokens) and last - first < _SUBJECT and _in_subject(tokens, last, words):
        last += 1
    return _party(text[sentence.starts[first] : sentence.ends[last - 1]]) if last > first else None


def _party(surface: str) -> Attribution:
    words = [word for word in surface.lower().replace("’", "'").split() if word not in _TITLES]
    return Attribution(surface, " ".join(words))
