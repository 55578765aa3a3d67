"""Speed of the quantity pass, mentions and values, in megabytes a second on one core; beside quantulum3 where it is installed.

    python benchmarks/quantities.py [TEXTS…] [--rounds N] [--quantulum3] [--profile]

TEXTS are .jsonl files with a "text" a line or plain text files; without any, a text is made of the specs' sentences. quantulum3 is an
optional dependency of this benchmark (`pip install quantulum3`); it reads a hundredth of the texts, which is enough to wait for.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import yaml

from crosscheck.mentions.quantities import find_quantities
from crosscheck.normalize.conventions import find_convention
from crosscheck.normalize.quantities import normalize_quantity

SPECS = Path(__file__).parents[1] / "tests" / "specs" / "quantities" / "en"


def load_texts(paths: Sequence[Path]) -> list[str]:
    """The texts of the files; of the specs, fifty times over, if there are no files."""
    texts = []
    for path in paths:
        text = path.read_text("utf-8")
        texts += [json.loads(line)["text"] for line in text.splitlines()] if path.suffix == ".jsonl" else [text]
    if paths:
        return texts
    entries = [
        entry for path in sorted(SPECS.glob("*.yaml")) for group in yaml.safe_load(path.read_text("utf-8")).values() for entry in group
    ]
    return [" ".join(entry if isinstance(entry, str) else entry["text"] for entry in entries)] * 50


def read_quantities(texts: Sequence[str]) -> int:
    """How many mentions there are, each with its value."""
    found = 0
    for text in texts:
        convention = find_convention(text)
        for mention in find_quantities(text):
            normalize_quantity(mention, "en", convention)
            found += 1
    return found


def best_of(rounds: int, work: Callable[[], int]) -> tuple[float, int]:
    """The shortest processor time of some rounds, after a warm-up, and what the work gave."""
    found, best = work(), float("inf")
    for _ in range(rounds):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best, found


def time_quantulum3(texts: Sequence[str]) -> float | None:
    """Seconds a megabyte of quantulum3, on the first part of the texts; None where it is not installed."""
    try:
        from quantulum3 import classifier, parser
    except ImportError:
        return None
    classifier.USE_CLF = False  # its stored model needs an old scikit-learn; without it quantulum3 is faster
    parser.parse("It weighs 5 kg.")
    size, began = 0, time.process_time()
    for text in texts:
        part = text[:4000]
        parser.parse(part)
        size += len(part.encode())
        if time.process_time() - began > 20:
            break
    return (time.process_time() - began) / size * 1e6


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("texts", nargs="*", type=Path)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--quantulum3", action="store_true", help="time quantulum3 too")
    arguments.add_argument("--profile", action="store_true", help="print where the time goes")
    args = arguments.parse_args()
    texts = load_texts(args.texts)
    size = sum(len(text.encode()) for text in texts) / 1e6
    seconds, found = best_of(args.rounds, lambda: read_quantities(texts))
    print(f"{size:.2f} MB, {found} mentions with values: {size / seconds:.2f} MB/s")
    if args.quantulum3:
        other = time_quantulum3(texts)
        print(
            "quantulum3 is not installed"
            if other is None
            else f"quantulum3: {1 / other:.4f} MB/s, {other * size / seconds:.0f} times slower"
        )
    if args.profile:
        profile = cProfile.Profile()
        profile.runcall(read_quantities, texts)
        pstats.Stats(profile).sort_stats("tottime").print_stats(30)


if __name__ == "__main__":
    main()
