"""Builds the shipped background table of word rarity: `python scripts/build_rarity.py`.

Source: the English frequency dictionary of symspellpy (MIT; made of the Google Books n-grams, CC BY 3.0, cut to the words of SCOWL).
Counts are summed by stem; the rarity of a stem is the natural log of (all counts / its count), to one decimal. Stems rarer than
`RAREST` are left out: what is not in the table is at least that rare.
"""

from __future__ import annotations

import math
from collections import Counter
from importlib.resources import files
from pathlib import Path

from crosscheck.claims.tokens import stem_word

RAREST = 14.0
TARGET = Path(__file__).parents[1] / "src/crosscheck/lexicon/en/rarity.txt"


def main() -> None:
    """Reads the dictionary that the installed symspellpy ships and writes the table."""
    counts: Counter[str] = Counter()
    for line in (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text("utf-8-sig").splitlines():
        word, count = line.split()
        counts[stem_word(word)] += int(count)
    total = sum(counts.values())
    rows = {stem: round(math.log(total / count), 1) for stem, count in counts.items()}
    kept = [f"{stem} {rarity}" for stem, rarity in sorted(rows.items()) if rarity < RAREST]
    TARGET.write_text("\n".join(kept) + "\n", "utf-8")
    print(f"{len(kept)} stems of {len(rows)}")


if __name__ == "__main__":
    main()
