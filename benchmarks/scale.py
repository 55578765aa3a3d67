"""Time and memory by the size of an archive: `python benchmarks/scale.py [--jobs N] [SIZE …]`, 1,000 and 10,000 reports where none is said.

Archives are generated: four outlets to an event, all in one folder, told from the grammar of `planted.toml`; every event has a town, a
person and surroundings of its own, and in one event in four one outlet has another toll. Each archive is checked with `--group-by event` in fresh
processes: without a cache in one process and in N, then twice with a cache. Printed of each run: seconds by stage, peak memory of the
main process, reports a second, pairs compared a claim, findings; and that all results are the same byte for byte. The raw read of the same files
stands beside it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from planted import OUTLETS, PUBLISHED, make_event, render

from crosscheck.lexicon.rarity import load_rarity

SYLLABLES = (
    "bra",
    "cor",
    "del",
    "fen",
    "gar",
    "hol",
    "kest",
    "lor",
    "mir",
    "nor",
    "pel",
    "quin",
    "rav",
    "sul",
    "tor",
    "vel",
    "wick",
    "zan",
)
ENDINGS = ("ford", "ham", "mouth", "stead", "ton", "wick", "by", "dale")
HEADER = f"{'reports':>8} {'run':<14} {'read s':>7} {'extract s':>9} {'compare s':>9} {'reports/s':>9} {'peak MB':>8} {'pairs/claim':>11} {'findings':>8}"


def make_name(dice: random.Random) -> str:
    """A name that no other event is likely to have."""
    return ("".join(dice.sample(SYLLABLES, 3)) + dice.choice(ENDINGS)).capitalize()


def make_setting(dice: random.Random, words: list[str]) -> str:
    """What all reports of an event tell of its surroundings: words that most other events do not have."""
    chosen = dice.sample(words, 24)
    return "".join(
        f"\n\nWitnesses spoke of the {one}, the {two} and the {three}." for one, two, three in zip(*[iter(chosen * 2)] * 3, strict=True)
    )


def write_archive(folder: Path, size: int, seed: int = 1) -> int:
    """Writes that many reports; gives their bytes."""
    dice = random.Random(seed)
    words = sorted(stem for stem, rarity in load_rarity().items() if rarity > 11.5 and stem.isalpha())
    total = 0
    for number in range(-(-size // len(OUTLETS))):
        event = make_event(dice)
        event = replace(event, facts=event.facts | {"town": make_name(dice), "name": f"{make_name(dice)} {make_name(dice)}"})
        setting = make_setting(dice, words)
        wrong = {"dead": str(int(event.facts["dead"]) + 7)} if number % 4 == 0 else {}
        for outlet, name in enumerate(OUTLETS[: size - number * len(OUTLETS)]):
            text = render(event, outlet, wrong if outlet == 2 else {}).text + setting
            total += len(text.encode())
            (folder / f"{number:07}_{name}.txt").write_text(text, "utf-8")
    return total


def read_raw(folder: Path) -> float:
    """Seconds to read every file, and nothing else."""
    start = time.perf_counter()
    for path in sorted(folder.iterdir()):
        path.read_bytes()
    return time.perf_counter() - start


def measure(folder: str, jobs: int, cache: str) -> dict[str, float | str]:
    """One run, by stage; `cache` is a folder or empty."""
    from crosscheck.api import Material, build_job, extract_documents
    from crosscheck.config.load import ConfigSource, load_config
    from crosscheck.pipeline import judge_extractions
    from crosscheck.read.discover import read_paths
    from crosscheck.report.json_v1 import render_json
    from crosscheck.report.options import RenderOptions

    flags = {"jobs": jobs, "group-by": "event", "published": PUBLISHED, **({"cache-dir": cache} if cache else {"cache": False})}
    config = load_config(ConfigSource([folder], isolated=True, flags=flags))
    laps = [time.perf_counter()]
    documents, faults = read_paths([folder], config.read)
    laps.append(time.perf_counter())
    extractions = extract_documents(Material(documents, faults), config)
    laps.append(time.perf_counter())
    result = judge_extractions(extractions, faults, build_job(documents, faults, config).options)
    laps.append(time.perf_counter())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    return {
        "read": laps[1] - laps[0],
        "extract": laps[2] - laps[1],
        "compare": laps[3] - laps[2],
        "peak": peak,
        "pairs": result.statistics["pairs"] / max(1, result.statistics["claims"]),
        "findings": len(result.findings),
        "digest": hashlib.sha256(render_json(result, RenderOptions(text=False)).encode()).hexdigest(),
    }


def run_measure(folder: str, jobs: int, cache: str) -> dict[str, float | str]:
    """One run in a fresh process."""
    done = subprocess.run([sys.executable, __file__, "--measure", folder, str(jobs), cache], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def compare_runs(size: int, jobs: int) -> None:
    """Prints the table's rows of one size."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as cache:
        data = write_archive(Path(folder), size)
        read_raw(Path(folder))
        raw = read_raw(Path(folder))
        digests = set()
        for name, count, kept in (
            ("1 process", 1, ""),
            (f"{jobs} processes", jobs, ""),
            ("cache, first", 1, cache),
            ("cache, second", 1, cache),
        ):
            told = run_measure(folder, count, kept)
            digests.add(told["digest"])
            rate = size / (told["read"] + told["extract"] + told["compare"])
            row = f"{told['read']:7.2f} {told['extract']:9.2f} {told['compare']:9.2f} {rate:9.0f} {told['peak']:8.0f} {told['pairs']:11.2f} {told['findings']:8}"
            print(f"{size:8} {name:<14} {row}", flush=True)
        print(f"{size:8} raw read of {data / 1e6:.1f} MB: {raw:.2f} s; {len(digests)} different result(s)", flush=True)


def main() -> None:
    """Measures each size."""
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measure(sys.argv[2], int(sys.argv[3]), sys.argv[4])))
        return
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, metavar="SIZE")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    arguments = parser.parse_args()
    print(HEADER)
    for size in arguments.sizes or (1000, 10_000):
        compare_runs(size, arguments.jobs)


if __name__ == "__main__":
    main()
