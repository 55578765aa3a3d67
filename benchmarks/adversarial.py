"""Hostile texts of growing size against the passes over a text: how much longer twice the text takes.

    python benchmarks/adversarial.py [--sizes 0.25,0.5,1] [--only NAME] [--function NAME] [--limit 2.6]

A linear pass takes about twice as long for twice the text. Prints seconds a size and the growth a doubling; exits 1 if one is above the
limit. Times are of the processor, so other programs do not disturb them much.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from itertools import pairwise

MEGABYTE = 1_000_000


def repeat(piece: str) -> Callable[[int], str]:
    return lambda size: (piece * (size // len(piece) + 1))[:size]


TEXTS: dict[str, Callable[[int], str]] = {
    "digits": repeat("7"),
    "digits and blanks": repeat("7 "),
    "groups of three": repeat("123 "),
    "separators": repeat("1,2.3,"),
    "bare separators": repeat(".,"),
    "apostrophes": repeat("1'000'"),
    "number words": repeat("twenty-one thousand and "),
    "number words, no sense": repeat("one hundred "),
    "fractions": repeat("three quarters of a "),
    "and a half": repeat("and a half "),
    "hyphens": repeat("-"),
    "words with hyphens": repeat("a-"),
    "digits with hyphens": repeat("12-"),
    "currency signs": repeat("$"),
    "currency signs and digits": repeat("$5 "),
    "open parentheses": repeat("("),
    "open parentheses and digits": repeat("(5"),
    "quotation marks": repeat('5"'),
    "blanks": repeat(" "),
    "line ends": repeat("\n"),
    "blanks, no sense": repeat(" \t\u00a0"),
    "capitals": repeat("Boeing "),
    "nouns": repeat("5 big red "),
    "units": repeat("5 feet 3 inches "),
    "hedges": repeat("at least about nearly "),
    "ranges": repeat("5 to 6 to "),
    "changes": repeat("rose by 5 points to "),
    "one": repeat("one of the one "),
    "slashes": repeat("1/2/"),
    "ages": repeat("Smith, 42, "),
    "a long number": lambda size: "killed " + "9" * (size - 14) + " people",
    "letters of other scripts": repeat("руб 5 千"),
    "combining marks": repeat("e\u0301"),
    "months": repeat("May 5 "),
    "months and no sense": repeat("the last May of the year of "),
    "years": repeat("in 1999 "),
    "years with dashes": repeat("1999-"),
    "weekdays": repeat("Monday, "),
    "weekdays and ranges": repeat("Monday to "),
    "clock times": repeat("at 5 p.m. "),
    "clock ranges": repeat("7-9 p.m. to "),
    "listed days": repeat("May 5, 6 and 7, "),
    "words for long": repeat("a week before the decades-old "),
    "clock colons": repeat("12:30:"),
    "articles of time": repeat("the early last next "),
    "lengths of time": repeat("two years and three months "),
    "sentences of time": repeat("It fell on Tuesday. "),
    "one sentence of time": repeat("will fall on Tuesday and "),
    "a long number of days": lambda size: "in " + "9" * (size - 8) + " days",
    "lines of time": repeat("on Monday\n"),
    "cut lines of time": repeat("the mayor of the small town on the river said late on that\nMonday "),
    "short years": repeat("'68 "),
}


def read_quantities(text: str) -> None:
    from crosscheck.mentions.quantities import find_quantities
    from crosscheck.normalize.conventions import find_convention
    from crosscheck.normalize.quantities import normalize_quantity

    convention = find_convention(text)
    for mention in find_quantities(text):
        normalize_quantity(mention, "en", convention)


def read_times(text: str) -> None:
    from crosscheck.mentions.times import find_times
    from crosscheck.normalize.times import Anchor, resolve_times

    resolve_times(text, find_times(text), Anchor("2024-05-15"))


FUNCTIONS: dict[str, Callable[[str], None]] = {"quantities": read_quantities, "times": read_times}


def seconds(function: Callable[[str], None], text: str) -> float:
    began = time.process_time()
    function(text)
    return time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="0.25,0.5,1", help="megabytes, each twice the one before")
    parser.add_argument("--only", help="texts whose name holds this")
    parser.add_argument("--function", help="functions whose name holds this")
    parser.add_argument("--limit", type=float, default=2.6, help="growth a doubling that is still taken for linear")
    args = parser.parse_args()
    sizes = [int(float(size) * MEGABYTE) for size in args.sizes.split(",")]
    worst = 0.0
    print(f"{'function':14} {'text':28} " + " ".join(f"{size / MEGABYTE:>7.2f} MB" for size in sizes) + "   growth")
    for called, function in FUNCTIONS.items():
        if args.function and args.function not in called:
            continue
        function("A warm-up: 5 people, $3 million, at least 20 to 30 km, on 3 May 2021 at 5 p.m.")
        for name, make in TEXTS.items():
            if args.only and args.only not in name:
                continue
            took = [seconds(function, make(size)) for size in sizes]
            growth = [later / max(earlier, 0.02) for earlier, later in pairwise(took)]
            worst = max(worst, *growth)
            print(
                f"{called:14} {name:28} "
                + " ".join(f"{second:>8.2f} s" for second in took)
                + "   "
                + " ".join(f"{one:.2f}" for one in growth)
            )
    print(f"worst growth a doubling: {worst:.2f}")
    sys.exit(worst > args.limit)


if __name__ == "__main__":
    main()
