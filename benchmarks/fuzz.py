"""Feeds damaged and hostile files to every reader and says what broke.

    python benchmarks/fuzz.py [--count N] [--seconds S] [--seed K] [--only FORMAT]      mutations of the fixtures (default: 2,000 a format)
    python benchmarks/fuzz.py --atheris FORMAT [-runs=N …]                              the same check, guided by coverage

A reader may only return documents that keep their promises or raise UnreadableError, within the time limit for an input, and it may open no
file and no connection: an audit hook watches. Exits 1 at the first fault, having written the input to fuzz-fault.<format>.
"""

from __future__ import annotations

import argparse
import copy
import io
import random
import sys
import tempfile
import time
import warnings
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

FIXTURES = Path(__file__).parents[1] / "fixtures"
ENDINGS = {
    "txt": ".txt", "md": ".md", "html": ".html", "docx": ".docx", "odt": ".odt", "rtf": ".rtf", "pdf": ".pdf", "eml": ".eml",
    "feed": ".rss", "atom": ".atom", "nitf": ".xml", "ninjs": ".json", "jsonl": ".jsonl", "zip": ".zip", "manifest": "reports.toml",
}  # fmt: skip
TOKENS = [
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\r\n", b"\n\n", b"---\n", b"+++\n", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<!ENTITY a 'b'>", b"&a;", b"<div>" * 50,
    b"<p>", b"<table><tr><td>", b"</", b"<sup>2</sup>", b"<script type='application/ld+json'>{", b"{\\", b"}}", b"\\'ff", b"\\u-1?", b"[[report]]\n", b"published = 2024-13-45\n",
    b"|a|b|\n|-|-|\n", b"**", b"](", b"```\n", b"Content-Type: multipart/mixed; boundary=x\n\n--x\n", b"=?utf-8?b?/w==?=", b"PK\x05\x06", b"\xc2\xa0", b"9" * 400, b"Aug 13, 2024",
    b"Posted: Monday, 12 August 2024 10:04 AM EST", b"KYIV, Aug 12 (Reuters) - ", b"\xe2\x80\xae", b'"\\ud800"', b"null", b"1e999", b"[" * 200, b"{" * 200, b"endobj\n", b"stream\n", b"/Count -1",
]  # fmt: skip
OWN = (sys.prefix, sys.base_prefix, str(Path(__file__).parents[1] / "src"))  # modules and word tables, loaded when first needed
LIMIT_SECONDS = 5.0
OPENED: list[str] = []


def watch(event: str, args: tuple[object, ...]) -> None:
    if event == "open" and WATCHING and not str(args[0]).startswith(OWN):
        OPENED.append(f"opened {args[0]}")
    elif WATCHING and event.startswith(("socket.connect", "socket.getaddrinfo", "subprocess.", "os.system", "urllib.")):
        OPENED.append(event)


WATCHING: list[bool] = []


def check(name: str, data: bytes) -> str:
    """What came of one input ("read", "refused"); raises AssertionError for a broken promise, anything else is a crash."""
    from crosscheck.normalize.origin import resolve_origin
    from crosscheck.read.document import Source, read_document
    from crosscheck.read.errors import UnreadableError
    from crosscheck.read.manifest import read_manifest
    from crosscheck.read.options import ReadOptions

    if name.endswith("reports.toml"):
        return "refused" if read_manifest(data, name).faults else "read"
    try:
        documents, _ = read_document(Source(name, name), data, ReadOptions(max_bytes=1 << 24, max_pages=20, max_seconds=3.0))
    except UnreadableError as error:
        assert str(error)
        return "refused"
    assert len({document.id for document in documents}) == len(documents)
    for document in documents:
        end = 0
        for block in document.blocks:
            assert end <= block.start < block.end <= len(document.text), "blocks overlap or are empty"
            end = block.end
        assert document.text.strip(), "an empty document"
        assert not document.plain or len(document.plain) == len(document.text), "the plain text has another length"
        document.text.encode()
        resolve_origin(document)
    return "read"


def seeds(format_: str) -> list[bytes]:
    ending = ENDINGS[format_]
    found = [path.read_bytes() for path in sorted(FIXTURES.rglob("*")) if path.is_file() and path.name.endswith(ending)]
    return [data for data in found if len(data) < 200_000] or [b""]


def mutate(data: bytes, others: list[bytes], rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 4, 8, 30))):
        at = rng.randrange(len(changed) + 1)
        kind = rng.randrange(7)
        if kind == 0 and changed:
            changed[at % len(changed)] = rng.randrange(256)
        elif kind == 1:
            changed[at:at] = rng.choice(TOKENS)
        elif kind == 2:
            del changed[at : at + rng.choice((1, 4, 50, 1000))]
        elif kind == 3:
            other = rng.choice(others)
            begin = rng.randrange(len(other) + 1)
            changed[at:at] = other[begin : begin + rng.choice((5, 100, 2000))]
        elif kind == 4:
            changed[at:at] = changed[at : at + 60] * rng.choice((2, 20))
        elif kind == 5:
            del changed[at:]
        else:
            changed[at:at] = bytes(rng.randrange(256) for _ in range(rng.choice((1, 8, 64))))
    return bytes(changed)


def mutate_tree(data: bytes, others: list[bytes], rng: random.Random) -> bytes:
    """Changes elements and keeps the XML well-formed, three times out of four."""
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError):
        return mutate(data, others, rng)
    if rng.random() < 0.25:
        return mutate(data, others, rng)
    for _ in range(rng.choice((1, 2, 5, 20))):
        elements = list(root.iter())
        one, other = rng.choice(elements), rng.choice(elements)
        kind = rng.randrange(6)
        if kind == 0 and len(one):
            del one[rng.randrange(len(one))]
        elif kind == 1:
            one.append(copy.deepcopy(other) if len(elements) < 3000 else ElementTree.Element(other.tag))
        elif kind == 2:
            one.tag = other.tag
        elif kind == 3:
            one.text = rng.choice(
                (None, "", "12", "\u00ad", " " * 50, rng.choice(TOKENS).decode("latin-1").translate(dict.fromkeys(range(32))))
            )
        elif kind == 4:
            one.attrib = {key: rng.choice(("0", "-1", "99999999999", "x", "")) for key in other.attrib}
        else:
            for _ in range(rng.choice((3, 600))):
                nested = ElementTree.Element(other.tag)
                one.append(nested)
                one = nested
    return ElementTree.tostring(root, "utf-8")


def mutate_zip(data: bytes, others: list[bytes], rng: random.Random) -> bytes:
    """Changes a member and packs it again, most of the time: bytes that fail the checksum never reach the reader behind it."""
    if rng.random() < 0.2:
        return mutate(data, others, rng)
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        members = old.namelist()
        changed = rng.choice(
            [
                name
                for name in members
                if name.endswith(("document.xml", "content.xml", "notes.xml", "core.xml", "meta.xml", ".txt", ".toml"))
            ]
        )
        for name in members:
            member = old.read(name)
            change = mutate_tree if name.endswith(".xml") else mutate
            new.writestr(name, change(member, [member], rng) if name == changed else member)
    return buffer.getvalue()


CHANGES = {"docx": mutate_zip, "odt": mutate_zip, "zip": mutate_zip, "nitf": mutate_tree, "feed": mutate_tree, "atom": mutate_tree}


def run(format_: str, count: int, until: float, rng: random.Random) -> Counter[str]:
    data = seeds(format_)
    name = f"report{ENDINGS[format_]}" if ENDINGS[format_].startswith(".") else ENDINGS[format_]
    for seed in data:
        check(name, seed)  # imports what the format needs, before the watch begins
    change = CHANGES.get(format_, mutate)
    outcomes: Counter[str] = Counter()
    for _ in range(count):
        if time.monotonic() > until:
            break
        sample = change(rng.choice(data), data, rng)
        outcomes[attempt(name, sample, format_)] += 1
    return outcomes


def attempt(name: str, sample: bytes, format_: str) -> str:
    started = time.monotonic()
    WATCHING.append(True)
    try:
        outcome = check(name, sample)
    except BaseException:
        Path(tempfile.gettempdir(), f"fuzz-fault.{format_}").write_bytes(sample)
        raise
    finally:
        WATCHING.clear()
    taken = time.monotonic() - started
    if taken > LIMIT_SECONDS or OPENED:
        Path(tempfile.gettempdir(), f"fuzz-fault.{format_}").write_bytes(sample)
        raise AssertionError(f"{name}: {taken:.1f} s; {OPENED}")
    return outcome


def guided(format_: str, arguments: list[str]) -> None:
    import atheris

    with atheris.instrument_imports(include=["crosscheck.read", "striprtf", "feedparser"]):
        check(f"report{ENDINGS[format_]}", seeds(format_)[0])
    corpus = Path(tempfile.mkdtemp())
    for number, seed in enumerate(seeds(format_)):
        (corpus / str(number)).write_bytes(seed)
    atheris.Setup([sys.argv[0], *arguments, str(corpus)], lambda data: attempt(f"report{ENDINGS[format_]}", data, format_))
    atheris.Fuzz()


def main() -> None:
    sys.setrecursionlimit(50_000)  # for what makes the samples: deep trees are copied and written
    warnings.simplefilter("error")
    sys.addaudithook(watch)
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seconds", type=float, default=86_400.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", choices=sorted(ENDINGS))
    parser.add_argument("--atheris", choices=sorted(ENDINGS))
    options, rest = parser.parse_known_args()
    if options.atheris:
        guided(options.atheris, rest)
        return
    formats = [options.only] if options.only else list(ENDINGS)
    total = 0
    for number, format_ in enumerate(formats):
        started = time.monotonic()
        until = started + options.seconds / len(formats)
        outcomes = run(format_, options.count, until, random.Random(f"{options.seed}-{number}-{format_}"))
        total += outcomes.total()
        print(
            f"{format_:9} {outcomes.total():7} inputs, {outcomes['read']} read, {outcomes['refused']} refused, {time.monotonic() - started:.0f} s",
            flush=True,
        )
    print(f"{total} inputs, no fault")


if __name__ == "__main__":
    main()
