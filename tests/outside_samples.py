"""Hand-made results for the tests of what stands outside the pipe: reports of a flood that never was."""

from __future__ import annotations

import hashlib
import re
from decimal import Decimal
from fractions import Fraction

from crosscheck.model import (
    AsOf,
    Attribution,
    Block,
    Claim,
    Cluster,
    Document,
    Extraction,
    Feature,
    Finding,
    Location,
    Measurand,
    Mention,
    Origin,
    Part,
    Quantity,
    Reading,
    Result,
    Timex,
)

TEXTS = {
    "flood/north.txt": (
        "The Vell burst its banks on Tuesday.\n"
        "By nightfall the water covered at least 800 square kilometers of farmland, the river board said, and 12 people were dead.\n"
    ),
    "flood/post.md": "# Flood in the Vell valley\n\nSome 1,000 square kilometers are under water. Rescuers counted 14 dead on Wednesday.\n",
    "flood/wire.txt": "About 386 square miles of the valley are flooded. Officials said 14 people had died.\n",
}
SOURCES = {"flood/north.txt": "North", "flood/post.md": "The Post", "flood/wire.txt": "Wire"}
PUBLISHED = {"flood/north.txt": "2024-05-07T20:00:00Z", "flood/post.md": "2024-05-08", "flood/wire.txt": None}


def count(value: int, unit: str = "person") -> Quantity:
    number = Decimal(value)
    return Quantity(number, number, number, unit, "count", Decimal(1))


def area(
    value: int, *, unit: str = "square kilometer", factor: Fraction = Fraction(1_000_000), bound: bool = False, about: bool = False
) -> Quantity:
    number = Decimal(value)
    high = None if bound else number
    return Quantity(
        number,
        number,
        high,
        unit,
        "area",
        Decimal(100),
        "at-least" if bound else None,
        about,
        factor=factor,
        hedge="about" if about else None,
    )


def make_document(document_id: str, text: str) -> Document:
    starts = [0] + [at + 1 for at, character in enumerate(text) if character == "\n"]
    return Document(
        id=document_id,
        path=document_id,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=text,
        group=document_id.rpartition("/")[0],
        blocks=tuple(Block(match.start(), match.end(), "paragraph") for match in re.finditer(r"\S(?:[^\n]|\n(?![ \t]*\n))*", text)),
        line_starts=tuple(starts),
    )


def make_claim(document: Document, surface: str, means: Quantity | Timex, measurand: str, **more: object) -> Claim:
    start = document.text.index(surface)
    sentence = (document.text.rfind("\n", 0, start) + 1, document.text.find("\n", start) % (len(document.text) + 1))
    is_quantity = isinstance(means, Quantity)
    fields: dict[str, object] = {
        "id": f"{document.id}@{start}",
        "document": document.id,
        "start": start,
        "end": start + len(surface),
        "surface": surface,
        "kind": "quantity" if is_quantity else "timex",
        "pattern": "quantity.plain" if is_quantity else "date.weekday",
        "place": document.place(start),
        "sentence": sentence,
        "measurand": Measurand(measurand, family=measurand.split(maxsplit=1)[0], dynamics="cumulative", terms=("water", "river")),
        "as_of": AsOf("2024-05-07", "2024-05-07"),
        "quantity": means if is_quantity else None,
        "timex": None if is_quantity else means,
        "source": SOURCES.get(document.id),
        "published": PUBLISHED.get(document.id),
    }
    return Claim(**(fields | more))


def make_extraction(document: Document, claims: tuple[Claim, ...]) -> Extraction:
    readings = tuple(
        Reading(Mention(c.start, c.end, c.surface, c.kind, c.pattern, (Part("numeral", c.start, c.end, c.surface),)), c.quantity, c.timex)
        for c in claims
    )
    origin = Origin(SOURCES.get(document.id), PUBLISHED.get(document.id), "A flood", "en")
    return Extraction(document, origin, readings, claims)


def make_finding(rule: str, claims: tuple[Claim, ...], **more: object) -> Finding:
    fields: dict[str, object] = {
        "rule": rule,
        "name": {"CX101": "value-mismatch", "CX102": "value-tension", "CX105": "superseded-value"}.get(rule, "some-rule"),
        "severity": "error",
        "confidence": 0.91237,
        "message": "The reports disagree.",
        "claims": tuple(claim.id for claim in claims),
        "primary": claims[0].id if claims else None,
        "verdict": "CONFLICT",
        "locations": tuple(Location(claim.document, claim.place.line, claim.place.column) for claim in claims),
        "explanation": (Feature("same counted noun", 1.31234), Feature("other words", -0.8)),
        "fingerprint": "0123456789abcdef",
    }
    return Finding(**(fields | more))


def sample_result() -> Result:
    """Three reports: a tension of areas in two units, and a toll of 12 against 14."""
    north, post, wire = (make_document(name, TEXTS[name]) for name in sorted(TEXTS))
    says = Attribution("the river board", "river board")
    areas = (
        make_claim(north, "at least 800 square kilometers", area(800, bound=True), "area under water", attribution=says),
        make_claim(post, "Some 1,000 square kilometers", area(1000, about=True), "area under water"),
        make_claim(
            wire,
            "About 386 square miles",
            area(386, unit="square mile", factor=Fraction(2_589_988_110_336, 1_000_000), about=True),
            "area under water",
        ),
    )
    tolls = (
        make_claim(north, "12", count(12), "deaths of people"),
        make_claim(post, "14", count(14), "deaths of people"),
        make_claim(wire, "14", count(14), "deaths of people"),
    )
    day = make_claim(
        north, "Tuesday", Timex("DATE", "2024-05-07", None, "2024-05-07", "2024-05-07", "2024-05-07", "day"), "began of the flood"
    )
    clusters = (
        Cluster("c-area", "area under water", "area", tuple(sorted(claim.id for claim in areas))),
        Cluster("c-toll", "deaths of people", "deaths", tuple(sorted(claim.id for claim in tolls))),
    )
    findings = (
        make_finding(
            "CX102",
            areas,
            severity="warning",
            verdict="TENSION",
            cluster="c-area",
            message="area under water: at least 800 km² (North), about 1,000 km² (The Post, Wire).",
        ),
        make_finding(
            "CX101",
            tolls,
            cluster="c-toll",
            message="deaths of people: 12 (North) against 14 (The Post, Wire).",
            fingerprint="fedcba9876543210",
        ),
    )
    extractions = (
        make_extraction(north, (day, areas[0], tolls[0])),
        make_extraction(post, (areas[1], tolls[1])),
        make_extraction(wire, (areas[2], tolls[2])),
    )
    return Result(extractions, clusters, findings, {"reports": 3, "claims": 7, "pairs": 6})
