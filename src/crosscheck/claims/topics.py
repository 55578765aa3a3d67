"""What a report is about: its rarest, most repeated words, by which reports of one event find each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from crosscheck.claims.sentence import Sentence
from crosscheck.lexicon.rarity import RAREST
from crosscheck.lexicon.syntax_words import TOPICAL

TOPICS = 24
_COMMON = 8.0
_REPEATS = 4
_LEAD = 6
"""The sentences at the head of a report, whose words count twice."""


def find_topics(sentences: Sequence[Sentence], rarity: Mapping[str, float]) -> tuple[str, ...]:
    """The up to `TOPICS` words with the highest (occurrences, at most 4) × (rarity above the common), ties by the word itself."""
    counts = Counter(_topical(sentences))
    counts.update(_topical(sentences[:_LEAD]))
    scores = {stem: min(_REPEATS, count) * (rarity.get(stem, RAREST) - _COMMON) for stem, count in counts.items()}
    ranked = sorted((-score, stem) for stem, score in scores.items() if score > 0)
    return tuple(stem for _, stem in ranked[:TOPICS])


def weigh_topics(topics: Iterable[Iterable[str]], rarity: Mapping[str, float]) -> dict[str, float]:
    """How much each topic says of what a report is about: its rarity above the common."""
    return {stem: rarity.get(stem, RAREST) - _COMMON for found in topics for stem in found}


def _topical(sentences: Iterable[Sentence]) -> list[str]:
    return [token.stem for sentence in sentences for token in sentence.tokens if token.tags & TOPICAL]
