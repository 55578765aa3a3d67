"""Time and memory by the size of an archive: `python benchmarks/scale.py [--jobs N] [--engines ENGINE,…] [SIZE …]`, 1,000 and 10,000 reports where none is said.

    python benchmarks/scale.py --claims     25,000 and 100,000 claims: extracting them against aligning and judging them

Archives are generated: four outlets to an event, all in one folder, told from the grammar of `planted.toml`. There are many events of each kind, their
towns and people come from lists that every archive shares, and what surrounds them is told in the words of their kind; in one event in four one outlet
has another toll. Each archive is checked by the command itself in fresh processes, with `--group-by event`: in one process, in N, on Dask, and once more with
the shards of the run before. Printed of each run: seconds by stage, peak memory of the main process and of its largest worker, reports a second a core, MB a
second, pairs compared a claim, findings; and that all results are the same byte for byte. The raw read of the same files stands beside it.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from planted import OUTLETS, PUBLISHED, STORIES, make_event, render

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
TOWNS, PEOPLE = 4_000, 3_000
"""As many as an archive of some years names, whatever its size: from 10,000 reports on every town has several events."""
OF_KIND, OF_EVENT = 150, 14
"""Words that the stories of one kind draw from, and words of an event's own."""
HEADER = (
    f"{'reports':>8} {'run':<16} {'list s':>7} {'extract s':>9} {'group s':>8} {'compare s':>9} {'write s':>8} {'all s':>7} {'r/s/core':>8} {'MB/s':>6}"
    f" {'peak MB':>8} {'worker MB':>9} {'pairs/claim':>11} {'findings':>8}"
)
STAGES = ("listing", "extracting", "grouping", "comparing", "writing")


def make_name(dice: random.Random) -> str:
    """A name of three syllables."""
    return ("".join(dice.sample(SYLLABLES, 3)) + dice.choice(ENDINGS)).capitalize()


def make_setting(dice: random.Random, kind: list[str], words: list[str]) -> str:
    """What all reports of an event tell of its surroundings: words of its kind, and some of its own."""
    chosen = dice.sample(kind, 24 - OF_EVENT) + dice.sample(words, OF_EVENT)
    dice.shuffle(chosen)
    return "".join(
        f"\n\nWitnesses spoke of the {one}, the {two} and the {three}." for one, two, three in zip(*[iter(chosen * 2)] * 3, strict=True)
    )


def write_archive(folder: Path, size: int, seed: int = 1) -> int:
    """Writes that many reports; gives their bytes."""
    dice = random.Random(seed)
    words = sorted(stem for stem, rarity in load_rarity().items() if rarity > 10.5 and stem.isalpha())
    kinds = [dice.sample(words, OF_KIND) for _ in range(12 * len(STORIES))]
    towns, people = ([make_name(dice) for _ in range(count)] for count in (TOWNS, PEOPLE))
    total = 0
    for number in range(-(-size // len(OUTLETS))):
        event = make_event(dice)
        event = replace(event, facts=event.facts | {"town": dice.choice(towns), "name": f"{dice.choice(people)} {dice.choice(people)}"})
        setting = make_setting(dice, dice.choice(kinds), words)
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


def run_command(folder: str, flags: list[str], out: str) -> dict[str, float]:
    """What `--statistics` tells of one run in a fresh process, and its seconds in all."""
    command = [sys.executable, "-m", "crosscheck", "check", folder, "--isolated", "--group-by", "event", "--published", PUBLISHED]
    command += ["--statistics", "--exit-zero", "--no-progress", "--no-text", "-f", f"json:{out}", *flags]
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told = {name.strip(): float(value.replace(",", "")) for name, _, value in (line.rpartition(" ") for line in done.stderr.splitlines())}
    return told | {"all": time.perf_counter() - start}


def show_run(size: int, name: str, told: dict[str, float], cores: int, megabytes: float) -> None:
    """One row of the table."""
    seconds = [told.get(f"{stage} seconds", told.get({"comparing": "checking"}.get(stage, "") + " seconds", 0.0)) for stage in STAGES]
    whole = told["all"]
    print(
        f"{size:8} {name:<16} {seconds[0]:7.2f} {seconds[1]:9.2f} {seconds[2]:8.2f} {seconds[3]:9.2f} {seconds[4]:8.2f} {whole:7.1f}"
        f" {size / whole / cores:8.0f} {megabytes / whole:6.2f} {told.get('peak memory MB', 0):8.0f} {told.get('largest worker MB', 0):9.0f}"
        f" {told['pairs a claim']:11.2f} {told['findings']:8.0f}",
        flush=True,
    )


def runs_of(engines: list[str], jobs: int, scratch: str) -> list[tuple[str, list[str], int]]:
    """The runs of one size: their names, flags and cores."""
    table = {
        "local": [("1 process", ["--jobs", "1", "--no-cache"], 1)],
        "processes": [(f"{jobs} processes", ["--jobs", str(jobs), "--cache-dir", f"{scratch}/kept"], jobs)],
        "again": [("the same again", ["--jobs", str(jobs), "--cache-dir", f"{scratch}/kept"], jobs)],
        "dask": [(f"dask, {jobs} workers", ["--engine", "dask", "--jobs", str(jobs), "--cache-dir", f"{scratch}/dask"], jobs)],
    }
    return [run for engine in engines for run in table[engine]]


def compare_runs(size: int, jobs: int, engines: list[str]) -> None:
    """Prints the table's rows of one size."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as scratch:
        megabytes = write_archive(Path(folder), size) / 1e6
        read_raw(Path(folder))
        raw = read_raw(Path(folder))
        digests = set()
        for name, flags, cores in runs_of(engines, jobs, scratch):
            out = f"{scratch}/result.json"
            show_run(size, name, run_command(folder, flags, out), cores, megabytes)
            with Path(out).open("rb") as file:
                digests.add(hashlib.file_digest(file, "sha256").hexdigest())
        print(f"{size:8} raw read of {megabytes:.1f} MB: {raw:.2f} s; {len(digests)} different result(s)", flush=True)


def measure_claims(counts: tuple[int, ...]) -> None:
    """Process seconds to extract so many claims and to align and judge them, in one process and in memory."""
    from crosscheck.normalize.origin import OriginOptions
    from crosscheck.pipeline import PipelineOptions, extract, judge_extractions
    from crosscheck.read.discover import read_paths

    options = PipelineOptions(origin=OriginOptions(published=PUBLISHED), group_by="event")
    for wanted in counts:
        with tempfile.TemporaryDirectory() as folder:
            write_archive(Path(folder), wanted // 6)
            documents, _ = read_paths([folder])
        start = time.process_time()
        extractions = [extract(document, options) for document in documents]
        between = time.process_time()
        result = judge_extractions(extractions, (), options)
        end = time.process_time()
        told = f"{result.statistics['claims']:,} claims of {len(documents):,} reports"
        print(f"{told}: extracted in {between - start:.1f} s, aligned and judged in {end - between:.1f} s", flush=True)


def main() -> None:
    """Measures each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, metavar="SIZE")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--engines", default="local,processes,again,dask")
    parser.add_argument("--claims", action="store_true")
    arguments = parser.parse_args()
    if arguments.claims:
        measure_claims((25_000, 100_000))
        return
    print(HEADER)
    for size in arguments.sizes or (1000, 10_000):
        compare_runs(size, arguments.jobs, arguments.engines.split(","))


if __name__ == "__main__":
    main()
