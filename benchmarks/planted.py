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
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from msgspec.structs import replace as changed

from crosscheck.model import Block, Document, Result
from crosscheck.normalize.origin import OriginOptions
from crosscheck.pipeline import PipelineOptions, check
from crosscheck.read.discover import read_paths
from crosscheck.read.options import ReadOptions

PUBLISHED = "2024-08-15"
OUTLETS = ("north", "south", "east", "west")
NAMES = ("Anna Weber", "Paul Miller", "Maria Rossi", "John Carter", "Lena Novak", "Omar Haddad")
TOWNS = ("Halden", "Brixford", "Marlow Bay", "Tessin", "Corvale", "Sundby")


@dataclass(frozen=True)
class Event:
    """One event: the facts that its reports tell, and for each outlet the sentences that tell them, with {name} for a fact."""

    facts: dict[str, str]
    stories: tuple[str, ...]


FIRE = (
    "Fire kills {dead} in {town}\\n\\n{dead} people died on {weekday}, August {day}, 2024, when a fire destroyed a hotel in {town}. Another {hurt} people were injured, police said. "
    "The blaze burned {area} hectares of forest around the hotel. The owner, {name}, {age}, was arrested. The damage is put at {damage} million euros.",
    "A hotel fire in {town} killed {dead} people on {weekday}, August {day}, 2024. The flames injured {hurt} people and burned {area} hectares of forest. "
    "Police arrested the owner, {name}, {age}. The damage amounts to {damage} million euros.",
    "{town} — {dead} people were killed and {hurt} people were injured in a hotel fire on {weekday}, August {day}, 2024, officials said. "
    "About the cause nothing is known. {area} hectares of forest burned. {name}, {age}, who owns the hotel, was arrested. Damage: {damage} million euros.",
    "The hotel in {town} burned down on {weekday}, August {day}, 2024; {dead} people were killed. {hurt} people were hurt. "
    "The fire burned {area} hectares of forest and caused damage of {damage} million euros. The arrested owner is {name}, {age}.",
)
QUAKE = (
    "Quake hits {town}\\n\\nAn earthquake of magnitude {magnitude} struck {town} on {weekday}, August {day}, 2024, killing {dead} people. The quake was {depth} kilometers deep. "
    "{hurt} people were injured and {homes} houses were destroyed.",
    "{dead} people were killed when a magnitude {magnitude} earthquake hit {town} on {weekday}, August {day}, 2024. Its depth was {depth} kilometers. "
    "The quake injured {hurt} people and destroyed {homes} houses.",
    "The {magnitude}-magnitude earthquake in {town} on {weekday}, August {day}, 2024, left {dead} people dead and {hurt} people injured. "
    "It struck at a depth of {depth} kilometers. {homes} houses were destroyed.",
    "A {magnitude}-magnitude quake at a depth of {depth} kilometers shook {town} on {weekday}, August {day}, 2024. It killed {dead} people, injured {hurt} people and destroyed {homes} houses.",
)
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
    "sum": ("CX302", "{a} people were killed, {b} women and {c} men.", lambda a, b: {"a": a + b, "b": a, "c": b}, "a"),
    "rest": ("CX302", "Of the {a} passengers, {b} were rescued and the other {c} drowned.", lambda a, b: {"a": a + b, "b": a, "c": b}, "c"),
    "percent": ("CX303", "Sales rose from {a} to {b} units, up {c} percent.", lambda a, b: {"a": 40, "b": 40 + 2 * a, "c": 5 * a}, "c"),
    "conversion": (
        "CX304",
        "The front is {a} kilometers ({b} miles) long.",
        lambda a, b: {"a": 11 * (a + b), "b": round(11 * (a + b) / 1.609344)},
        "b",
    ),
    "impossible": ("CX305", "In the town, {a} percent of voters took part.", lambda a, b: {"a": 40 + a}, "a"),
}
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
    return Event(facts, dice.choice((FIRE, QUAKE)))


def odd(dice: random.Random, low: int, high: int) -> int:
    """A number without round or repeated digits, so that each kind of error changes it."""
    while True:
        number = dice.randint(low, high)
        if number % 10 and len(set(str(number))) == len(str(number)):
            return number


def render(event: Event, outlet: int, wrong: dict[str, str] | None = None) -> Document:
    """The report of one outlet, with some of its facts made wrong."""
    name = f"{OUTLETS[outlet]}.txt"
    text = event.stories[outlet].replace("\\n", "\n").format(**(event.facts | (wrong or {})))
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


def plant_generated(seed: int, rounds: int, count: Counter[tuple[str, str]], errors: list[str]) -> None:
    """Plants each kind once a round."""
    dice = random.Random(seed)
    for _ in range(rounds):
        event = make_event(dice)
        clean = run([render(event, outlet) for outlet in range(4)])
        count["untouched", "claims"] += sum(len(extraction.claims) for extraction in clean.extractions)
        count["untouched", "flags"] += len(clean.findings)
        errors.extend(f"false flag: {finding.rule} {finding.message}" for finding in clean.findings)
        for kind in KINDS:
            planted = plant(event, kind, dice)
            if planted is None:
                continue
            documents, outlet, words = planted
            found = shows(run(documents), f"{OUTLETS[outlet]}.txt", words)
            tally(kind, found, EXPECTED[kind], count, errors, documents[outlet].text)


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


def plant_single(seed: int, rounds: int, count: Counter[tuple[str, str]], errors: list[str]) -> None:
    """Plants errors that show in one report alone."""
    dice = random.Random(seed)
    for kind, (rule, sentence, make, fact) in SINGLE.items():
        for _ in range(rounds):
            facts = make(dice.randint(3, 19), dice.randint(3, 19))
            right = Document("a.txt", "a.txt", "", sentence.format(**facts))
            wrong = facts | {
                fact: facts[fact] * 3 if kind in {"percent", "conversion", "impossible"} else facts[fact] + dice.choice((1, 2))
            }
            planted = Document("a.txt", "a.txt", "", sentence.format(**wrong))
            count["untouched", "claims"] += len(facts)
            flags = [finding for finding in run([right]).findings if finding.rule == rule]
            count["untouched", "flags"] += len(flags)
            errors.extend(f"false flag: {finding.message}" for finding in flags)
            tally(kind, {finding.rule for finding in run([planted]).findings}, {rule}, count, errors, planted.text)


def plant_fixtures(folders: list[Path], count: Counter[tuple[str, str]], errors: list[str]) -> None:
    """Changes each exact figure that two reports of a folder share, in one of them."""
    for folder in folders:
        documents, _ = read_paths([str(folder)], ReadOptions())
        clean = check(documents)
        flagged = {id_ for finding in clean.findings for id_ in finding.claims}
        for document, start, right, wrong, kind in _shared_figures(clean, flagged):
            planted = [edit(one, start, right, wrong) if one.id == document.id else one for one in documents]
            found = shows(check(planted), document.id, wrong, start)
            tally(f"fixtures: {kind}", found, EXPECTED[kind], count, errors, f"{folder.name}: {right} -> {wrong}")


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


def tally(kind: str, found: set[str], wanted: set[str], count: Counter[tuple[str, str]], errors: list[str], text: str) -> None:
    """Counts one planted error."""
    count[kind, "planted"] += 1
    count[kind, "found"] += bool(found)
    count[kind, "named"] += bool(found & wanted)
    if not found & wanted:
        errors.append(f"{kind}: {sorted(found) or 'nothing'} in {text[:200]!r}")


def main() -> None:
    """Runs all three and prints the shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--fixtures", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    count: Counter[tuple[str, str]] = Counter()
    errors: list[str] = []
    plant_generated(options.seed, options.rounds, count, errors)
    plant_single(options.seed, options.rounds, count, errors)
    plant_fixtures(options.fixtures, count, errors)
    for kind in sorted({kind for kind, _ in count} - {"untouched"}):
        planted = count[kind, "planted"]
        print(f"{kind:28} planted {planted:4}  found {count[kind, 'found'] / planted:.2f}  named {count[kind, 'named'] / planted:.2f}")
    flags, claims = count["untouched", "flags"], count["untouched", "claims"]
    print(f"untouched: {flags} flags on {claims} claims ({flags / max(claims, 1):.2%})")
    print(*errors[: options.errors], sep="\n")


if __name__ == "__main__":
    main()
