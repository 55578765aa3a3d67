"""Claims for the tests of judging, made by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from crosscheck.model import AsOf, Attribution, Claim, Document, Extraction, Measurand, Origin, Place, Quantity, Timex


def count(value, unit="person", **more):
    number = Decimal(str(value))
    precision = Decimal(1)
    while number and number % (precision * 10) == 0:
        precision *= 10
    return Quantity(number, number, number, unit, "count", precision, **more)


def measure(value, unit, dimension, factor=1, **more):
    number = Decimal(str(value))
    return Quantity(number, number, number, unit, dimension, Decimal(10) ** number.as_tuple().exponent, factor=Fraction(factor), **more)


def claim(
    id_, quantity=None, *, timex=None, value=None, document="a.txt", family=None, kind="count", speaker=None, published="2024-08-12", **more
):
    measurand = Measurand(
        more.pop("text", "it"),
        family,
        more.pop("dynamics", "static"),
        head=more.pop("head", ""),
        scope=more.pop("scope", ()),
        names=more.pop("names", ()),
        kind=kind,
    )
    start = more.pop("start", 0)
    surface = more.pop("surface", str(quantity.value) if quantity is not None else "then")
    return Claim(
        id=id_,
        document=document,
        start=start,
        end=start + len(surface),
        surface=surface,
        kind=more.pop("claim_kind", "quantity"),
        pattern="",
        place=Place(1, start + 1),
        sentence=more.pop("sentence", (start, start + 50)),
        measurand=measurand,
        as_of=more.pop("as_of", AsOf(published, published, implied=True)),
        quantity=quantity,
        timex=timex,
        value=value,
        attribution=None if speaker is None else Attribution(speaker, speaker.lower()),
        published=published,
        **more,
    )


def day(date, **more):
    return Timex("DATE", date, None, date, date, more.pop("anchor", None), more.pop("grain", "day"), **more)


def report(*claims, name="a.txt"):
    return Extraction(Document(name, name, "", ""), Origin(), (), tuple(claims))
