"""What a report is about: its rarest, most repeated words, by which reports of one event find each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from crosscheck.claims.tokens import Token
from crosscheck.lexicon.claim_words import ClaimWords
from crosscheck.lexicon.rarity import RAREST

TOPICS = 24
_COMMON = 8.0
_REPEATS = 4
_LEAD = 6
"""The sentences at the head of a report, whose words count twice."""


def find_topics(sentences: Iterable[Sequence[Token]], words: ClaimWords, rarity: Mapping[str, float]) -> tuple[str, ...]:
    """The up to `TOPICS` words with the highest (occurrences, at most 4) × (rarity above the common), ties by the word itself."""
    counts: Counter[str] = Counter()
    for number, tokens in enumerate(sentences):
        weight = 2 if number < _LEAD else 1
        for token in tokens:
            if len(token.lower) > 2 and token.lower not in words.stop and token.is_word and token.lower not in words.not_names:
                counts[token.stem] += weight
    scores = {stem: min(_REPEATS, count) * (rarity.get(stem, RAREST) - _COMMON) for stem, count in counts.items()}
    ranked = sorted((-score, stem) for stem, score in scores.items() if score > 0)
    return tuple(stem for _, stem in ranked[:TOPICS])
