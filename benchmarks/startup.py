"""How fast the command starts and reads: `python benchmarks/startup.py [--texts DIR] [--runs N]`.

Prints ratios, which depend little on the machine:
- `crosscheck --version` to `python -c "import click"` (to stay at or below 2.5)
- `crosscheck check fixtures/kursk-2024` to `python -c "import pint, dateparser; pint.UnitRegistry()"` (1.5)
- with `--texts`, a folder of .txt files or a .jsonl file of rows with "text": megabytes of text extracted a second on one core
The commands of a pair run in turn, so that a busy machine slows both; the median of each is taken. Exits 1 where a ratio is over its bound.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""As users have it: a module is compiled once, not at every start."""
COMMAND = [sys.executable, "-m", "crosscheck"]
PAIRS = (
    ("--version / import click", [*COMMAND, "--version"], [sys.executable, "-c", "import click"], 2.5),
    (
        "check of six reports / import pint, dateparser",
        [*COMMAND, "check", "fixtures/kursk-2024", "--isolated", "--no-cache", "--exit-zero", "-f", "concise"],
        [sys.executable, "-c", "import pint, dateparser; pint.UnitRegistry()"],
        1.5,
    ),
)


def seconds_of(command: list[str]) -> float:
    """The time that one process takes."""
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def ratio_of(first: list[str], second: list[str], runs: int) -> tuple[float, float]:
    """The median times of two commands, run in turn after one run of each that warms the disk."""
    seconds_of(first), seconds_of(second)
    times = [(seconds_of(first), seconds_of(second)) for _ in range(runs)]
    return statistics.median(one for one, _ in times), statistics.median(two for _, two in times)


def texts_of(path: Path) -> Iterator[str]:
    """The texts of a folder or of a file of JSON lines."""
    if path.is_dir():
        yield from (file.read_text("utf-8") for file in sorted(path.glob("*.txt")))
    else:
        yield from (json.loads(line)["text"] for line in path.read_text("utf-8").splitlines())


def megabytes_a_second(texts: list[str]) -> float:
    """How much text is extracted in a second, after one text that loads the tables."""
    from crosscheck.model import Document
    from crosscheck.normalize.origin import OriginOptions
    from crosscheck.pipeline import PipelineOptions, extract

    options = PipelineOptions(origin=OriginOptions(published="2024-08-12", language="en"))
    extract(Document("first.txt", "first.txt", "", texts[0]), options)
    start = time.process_time()
    for number, text in enumerate(texts):
        extract(Document(f"{number}.txt", f"{number}.txt", "", text), options)
    return sum(len(text.encode()) for text in texts) / 1e6 / (time.process_time() - start)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--runs", type=int, default=15)
    arguments = parser.parse_args()
    over = 0
    for name, first, second, bound in PAIRS:
        one, two = ratio_of(first, second, arguments.runs)
        over += one / two > bound
        print(f"{name}: {one * 1000:.0f} ms / {two * 1000:.0f} ms = {one / two:.2f} (at most {bound})")
    if arguments.texts:
        print(f"extraction: {megabytes_a_second(list(texts_of(arguments.texts))):.2f} MB/s on one core")
    sys.exit(1 if over else 0)


if __name__ == "__main__":
    main()
