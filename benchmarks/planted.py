"""Plants errors of a known kind into consistent reports and counts how many are flagged, and flagged by the right rule.

    python benchmarks/planted.py [--errors N] [--seed N] [--fixtures DIR …]

Reports are generated: four outlets tell one event in their own words, from one set of facts. One fact of one outlet is then made
wrong. Printed by kind: how many were planted, found (a finding shows the wrong value) and named (by the rule of that kind); and how many
findings the untouched reports give. Folders of fixtures are used too: an exact figure that several of their reports share is
changed in one of them.
"""

from __future__ import annotations

import argparse
import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from msgspec.structs import replace as changed

from crosscheck.model import Block, Document, Finding, Result
from crosscheck.normalize.origin import OriginOptions
from crosscheck.pipeline import PipelineOptions, check
from crosscheck.read.discover import read_paths
from crosscheck.read.document import Source, read_document
from crosscheck.read.options import ReadOptions

PUBLISHED = "2024-08-15"
OUTLETS = ("north", "south", "east", "west")
NAMES = ("Anna Weber", "Paul Miller", "Maria Rossi", "John Carter", "Lena Novak", "Omar Haddad")
TOWNS = ("Halden", "Brixford", "Marlow Bay", "Tessin", "Corvale", "Sundby")


class Score:
    """What was planted, found and named, by kind, and what was flagged without an error."""

    def __init__(self) -> None:
        self.count: Counter[tuple[str, str]] = Counter()
        self.errors: list[str] = []

    def planted(self, kind: str, found: set[str], wanted: set[str], text: str) -> None:
        """Counts one planted error: the rules that show it, and those that should."""
        self.count.update({(kind, "planted"): 1, (kind, "found"): bool(found), (kind, "named"): bool(found & wanted)})
        if not found & wanted:
            self.errors.append(f"{kind}: {sorted(found) or 'nothing'} in {text[:200]!r}")

    def untouched(self, result: Result, flags: Sequence[Finding]) -> None:
        """Counts the false flags on right reports."""
        self.count["untouched", "claims"] += sum(len(extraction.claims) for extraction in result.extractions)
        self.count["untouched", "flags"] += len(flags)
        self.errors.extend(f"false flag: {finding.rule} {finding.message}" for finding in flags)


@dataclass(frozen=True)
class Event:
    """One event: the facts that its reports tell, and for each outlet the sentences that tell them, with {name} for a fact."""

    facts: dict[str, str]
    stories: tuple[str, ...]


STORIES = tomllib.loads((Path(__file__).parent / "planted.toml").read_text("utf-8"))
KINDS = ("times ten", "times a thousand", "swapped digits", "off by one", "wrong unit", "wrong weekday", "wrong age")
EXPECTED = {
    "times ten": {"CX103"},
    "times a thousand": {"CX103"},
    "swapped digits": {"CX101"},
    "off by one": {"CX101"},
    "wrong unit": {"CX104"},
    "wrong weekday": {"CX204"},
    "wrong age": {"CX203"},
}
SINGLE = {
    "sum": ("CX302", "{a} people were killed, {b} women and {c} men.", "a"),
    "rest": ("CX302", "Of the {a} passengers, {b} were rescued and the other {c} drowned.", "c"),
    "percent": ("CX303", "Sales rose from 40 to {percent_to} units, up {percent} percent.", "percent"),
    "conversion": ("CX304", "The front is {kilometers} kilometers ({miles} miles) long.", "miles"),
    "impossible": ("CX305", "In the town, {share} percent of voters took part.", "share"),
    "list": ("CX302", "{b} women and {c} men, {a} people in all, were rescued.", "a"),
    "table": ("CX302", "| District | Killed |\n|---|---|\n| North | {b} |\n| South | {c} |\n| Total | {a} |\n", "a"),
    "table's cell": (
        "CX302",
        "| District | Killed | Hurt | Total |\n|---|---|---|---|\n| North | {b} | {c} | {a} |\n| South | {c} | {b} | {a} |\n| Total | {a} | {a} | {twice} |\n",
        "twice",
    ),
    "change": ("CX303", "Revenue was ${dollars_to} million, up {percent} percent from $40 million.", "percent"),
    "share": ("CX303", "Of the {a} houses, {b} ({share_of_a} percent) burned down.", "share_of_a"),
    "headline": (
        "CX301",
        "{a} dead in ferry fire\n\n{a_again} people died when a ferry burned off Corvale on Monday, police said.\n",
        "a_again",
    ),
    "span": ("CX305", "The festival ran from 3 May to {last} May, lasting {days} days.", "days"),
    "birth": ("CX305", "Anna Weber, {age}, was born on March 3, {born}.", "age"),
    "weekday": ("CX204", "She was last seen on Monday, August {monday}, 2024.", "monday"),
}
"""Kind -> the rule that names it, a right sentence, and the fact that is made wrong in it."""
_BY_ONES = frozenset({"CX204", "CX301", "CX302"})
"""Rules whose errors are planted by one or two; the others by a factor of three."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def make_event(dice: random.Random) -> Event:
    """An event with facts drawn from the dice; August 12, 2024 was a Monday."""
    day = dice.randint(5, 14)
    facts = {
        "town": dice.choice(TOWNS),
        "name": dice.choice(NAMES),
        "age": str(dice.randint(23, 78)),
        "day": str(day),
        "weekday": WEEKDAYS[(day - 12) % 7],
        "dead": str(odd(dice, 12, 98)),
        "hurt": f"{odd(dice, 112, 987)}",
        "homes": f"{odd(dice, 1112, 9876):,}",
        "area": f"{odd(dice, 1112, 9876):,}",
        "damage": str(odd(dice, 112, 987)),
        "depth": str(odd(dice, 12, 98)),
        "magnitude": f"{dice.randint(51, 79) / 10}",
    }
    return Event(facts, tuple(STORIES[dice.choice(sorted(STORIES))]))


def odd(dice: random.Random, low: int, high: int) -> int:
    """A number without round or repeated digits, so that each kind of error changes it."""
    while True:
        number = dice.randint(low, high)
        if number % 10 and len(set(str(number))) == len(str(number)):
            return number


def render(event: Event, outlet: int, wrong: dict[str, str] | None = None) -> Document:
    """The report of one outlet, with some of its facts made wrong."""
    name = f"{OUTLETS[outlet]}.txt"
    text = event.stories[outlet].format(**(event.facts | (wrong or {})))
    return Document(name, name, "", text)


def corrupt(event: Event, kind: str, dice: random.Random) -> tuple[dict[str, str], str] | None:
    """The facts made wrong by one error of that kind, and the wrong words; None if the event has no such fact."""
    told = "".join(event.stories)
    counts = [fact for fact in ("dead", "hurt", "homes", "area", "damage") if "{" + fact + "}" in told]
    fact = dice.choice(counts)
    number = int(event.facts[fact].replace(",", ""))
    if kind == "wrong weekday":
        day = WEEKDAYS[(WEEKDAYS.index(event.facts["weekday"]) + dice.randint(1, 6)) % 7]
        return {"weekday": day}, day
    if kind == "wrong age":
        return ({"age": str(int(event.facts["age"]) + dice.choice((-2, -1, 1, 2)))}, "") if "{age}" in told else None
    if kind == "wrong unit":
        return None
    number = {
        "times ten": number * 10,
        "times a thousand": number * 1000,
        "swapped digits": int(str(number)[1] + str(number)[0] + str(number)[2:]),
        "off by one": number + 1,
    }[kind]
    return {fact: f"{number:,}"}, f"{number:,}"


def run(documents: list[Document]) -> Result:
    """The result on reports that all came out on one day."""
    return check(documents, (), PipelineOptions(origin=OriginOptions(published=PUBLISHED, language="en")))


def shows(result: Result, document: str, words: str, start: int | None = None) -> set[str]:
    """The rules of the findings that show the given words of a report."""
    claims = {claim.id: claim for extraction in result.extractions for claim in extraction.claims}
    return {
        finding.rule
        for finding in result.findings
        for claim in (claims[id_] for id_ in finding.claims)
        if claim.document == document and words in claim.surface and (start is None or abs(claim.start - start) < 40)
    }


def plant_generated(seed: int, rounds: int, score: Score) -> None:
    """Plants each kind once a round."""
    dice = random.Random(seed)
    for _ in range(rounds):
        event = make_event(dice)
        clean = run([render(event, outlet) for outlet in range(4)])
        score.untouched(clean, clean.findings)
        for kind in KINDS:
            planted = plant(event, kind, dice)
            if planted is not None:
                documents, outlet, words = planted
                found = shows(run(documents), f"{OUTLETS[outlet]}.txt", words)
                score.planted(kind, found, EXPECTED[kind], documents[outlet].text)


def plant(event: Event, kind: str, dice: random.Random) -> tuple[list[Document], int, str] | None:
    """The reports with one error in one of them, which one, and the wrong words."""
    outlet = dice.randrange(4)
    if kind == "wrong unit":
        unit, wrong = ("hectares", "acres") if "{area}" in event.stories[0] else ("kilometers", "miles")
        stories = tuple(story.replace(unit, wrong) if at == outlet else story for at, story in enumerate(event.stories))
        event, words = replace(event, stories=stories), wrong
        return [render(event, at) for at in range(4)], outlet, words
    found = corrupt(event, kind, dice)
    if found is None:
        return None
    facts, words = found
    return [render(event, at, facts if at == outlet else None) for at in range(4)], outlet, words


def plant_single(seed: int, rounds: int, score: Score) -> None:
    """Plants errors that show in one report alone."""
    dice = random.Random(seed)
    for kind, (rule, sentence, fact) in SINGLE.items():
        for _ in range(rounds):
            facts = single_facts(dice.randint(3, 19), dice.randint(3, 19))
            wrong = facts | {fact: facts[fact] + dice.choice((1, 2)) if rule in _BY_ONES else facts[fact] * 3}
            right = run([read_text(sentence.format(**facts))])
            score.untouched(right, [finding for finding in right.findings if finding.rule == rule])
            told = sentence.format(**wrong)
            found = {finding.rule for finding in run([read_text(told)]).findings}
            score.planted(kind, found, {rule}, told)


def read_text(text: str) -> Document:
    """A report as it is read from a file: a table is Markdown."""
    name = "a.md" if text.startswith("|") else "a.txt"
    return read_document(Source(name, name), text.encode(), ReadOptions())[0][0]


def single_facts(first: int, second: int) -> dict[str, int]:
    """Facts that fit together."""
    sums = {"a": first + second, "b": first, "c": second}
    kilometers = 11 * (first + second)
    return sums | {
        "percent_to": 40 + 2 * first,
        "percent": 5 * first,
        "kilometers": kilometers,
        "miles": round(kilometers / 1.609344),
        "share": 40 + first,
        "a_again": first + second,
        "twice": 2 * (first + second),
        "dollars_to": 40 + 2 * first,
        "share_of_a": round(100 * first / (first + second)),
        "last": 3 + first,
        "days": first + 1,
        "age": 20 + first,
        "born": 2004 - first,
        "monday": 5 + 7 * (second % 3),
    }


def plant_fixtures(folders: list[Path], score: Score) -> None:
    """Changes each exact figure that two reports of a folder share, in one of them."""
    for folder in folders:
        documents, _ = read_paths([str(folder)], ReadOptions())
        clean = check(documents)
        flagged = {id_ for finding in clean.findings for id_ in finding.claims}
        for document, start, right, wrong, kind in _shared_figures(clean, flagged):
            planted = [edit(one, start, right, wrong) if one.id == document.id else one for one in documents]
            found = shows(check(planted), document.id, wrong, start)
            score.planted(f"fixtures: {kind}", found, EXPECTED[kind], f"{folder.name}: {right} -> {wrong}")


def edit(document: Document, start: int, old: str, new: str) -> Document:
    """The document with some words replaced; its blocks move along."""
    more = len(new) - len(old)

    def moved(block: Block) -> Block:
        return changed(block, start=block.start + more * (block.start > start), end=block.end + more * (block.end > start))

    text = document.text[:start] + new + document.text[start + len(old) :]
    return changed(document, text=text, blocks=tuple(map(moved, document.blocks)))


def _shared_figures(result: Result, flagged: set[str]) -> Iterator[tuple[Document, int, str, str, str]]:
    claims = {claim.id: claim for extraction in result.extractions for claim in extraction.claims}
    documents = {extraction.document.id: extraction.document for extraction in result.extractions}
    for cluster in result.clusters:
        members = [claims[id_] for id_ in cluster.claims if id_ not in flagged]
        if len({claim.document for claim in members}) < 2 or len(members) < len(cluster.claims):
            continue
        for claim in members[:1]:
            figure = re.search(r"\d[\d,]*", claim.surface)
            digits = figure.group().replace(",", "") if figure else ""
            if figure is None or claim.quantity is None or len(digits) < 2 or digits.endswith("0") or claim.measurand.kind == "age":
                continue
            start = claim.start + figure.start()
            yield documents[claim.document], start, figure.group(), f"{int(digits) * 10:,}", "times ten"
            if digits[0] != digits[1] and digits[1] != "0":
                yield documents[claim.document], start, figure.group(), f"{int(digits[1] + digits[0] + digits[2:]):,}", "swapped digits"


def main() -> None:
    """Runs all three and prints the shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--fixtures", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    score = Score()
    plant_generated(options.seed, options.rounds, score)
    plant_single(options.seed, options.rounds, score)
    plant_fixtures(options.fixtures, score)
    count = score.count
    for kind in sorted({kind for kind, _ in count} - {"untouched"}):
        planted = count[kind, "planted"]
        print(f"{kind:28} planted {planted:4}  found {count[kind, 'found'] / planted:.2f}  named {count[kind, 'named'] / planted:.2f}")
    flags, claims = count["untouched", "flags"], count["untouched", "claims"]
    print(f"untouched: {flags} flags on {claims} claims ({flags / max(claims, 1):.2%})")
    print(*score.errors[: options.errors], sep="\n")


if __name__ == "__main__":
    main()
