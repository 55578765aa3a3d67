"""Speed of finding and resolving times, in megabytes a second on one core, beside dateparser's search over the same texts in the same run.

    python benchmarks/times.py [TEXTS…] [--rounds N] [--dateparser-kilobytes N] [--profile]

TEXTS are .jsonl files with a "text" a line or plain text files; without any, a text is made of the specs' sentences. dateparser reads only the
first kilobytes of each text, which is enough to wait for.
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
from dateparser.search import search_dates

from crosscheck.mentions.times import find_times
from crosscheck.normalize.times import Anchor, resolve_times

SPECS = Path(__file__).parents[1] / "tests" / "specs" / "times" / "en"
ANCHOR = Anchor("2024-05-15")


def load_texts(paths: Sequence[Path]) -> list[str]:
    """The texts of the files; of the specs, fifty times over, if there are no files."""
    texts = []
    for path in paths:
        text = path.read_text("utf-8")
        texts += [json.loads(line)["text"] for line in text.splitlines()] if path.suffix == ".jsonl" else [text]
    if paths:
        return texts
    groups = [
        group
        for path in sorted(SPECS.glob("*.yaml"))
        for group in yaml.safe_load(path.read_text("utf-8")).values()
        if isinstance(group, list)
    ]
    return [" ".join(case if isinstance(case, str) else case["text"] for group in groups for case in group)] * 50


def read_times(texts: Sequence[str]) -> int:
    """How many times there are, each with its value."""
    found = 0
    for text in texts:
        mentions = find_times(text)
        found += len(resolve_times(text, mentions, ANCHOR))
    return found


def search_times(texts: Sequence[str]) -> int:
    """The same by dateparser's search."""
    return sum(len(search_dates(text, languages=["en"]) or ()) for text in texts)


def best_of(rounds: int, work: Callable[[], int]) -> tuple[float, int]:
    """The shortest processor time of some rounds, after a warm-up, and what the work gave."""
    found, best = work(), float("inf")
    for _ in range(rounds):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best, found


def megabytes(texts: Sequence[str]) -> float:
    return sum(len(text.encode()) for text in texts) / 1e6


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("texts", nargs="*", type=Path)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument(
        "--dateparser-kilobytes", type=int, default=4, help="how much of each of the first five texts dateparser reads; 0 leaves it out"
    )
    arguments.add_argument("--profile", action="store_true", help="print where the time goes")
    args = arguments.parse_args()
    texts = load_texts(args.texts)
    seconds, found = best_of(args.rounds, lambda: read_times(texts))
    speed = megabytes(texts) / seconds
    print(f"{len(texts)} texts, {megabytes(texts):.3f} MB, {found} times: {speed:.2f} MB/s")
    if args.dateparser_kilobytes:
        starts = [text[: args.dateparser_kilobytes * 1000] for text in texts[:5]]
        theirs, dates = best_of(1, lambda: search_times(starts))
        other = megabytes(starts) / theirs
        print(f"dateparser's search, {megabytes(starts):.3f} MB, {dates} dates: {other:.4f} MB/s; {speed / other:.0f} times as fast")
    if args.profile:
        profile = cProfile.Profile()
        profile.runcall(read_times, texts)
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)


if __name__ == "__main__":
    main()
