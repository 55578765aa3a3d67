"""Hand-made results for the tests of the reports that people read: an offensive, a flood of findings, and hostile text."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from fractions import Fraction

from crosscheck.model import (
    AsOf,
    Attribution,
    Claim,
    Cluster,
    Document,
    DraftClaim,
    Extraction,
    Feature,
    Finding,
    Location,
    Measurand,
    Origin,
    Quantity,
    Result,
    Timex,
)

SQUARE_MILE = Fraction(2_589_988_110_336, 1_000_000)
AREA = {"unit": "square kilometer", "dimension": "area", "factor": Fraction(1_000_000)}


def figure(text: str, unit: str = "person", dimension: str = "count", **more: object) -> Quantity:
    number = Decimal(text)
    fields: dict[str, object] = {
        "value": number,
        "low": number,
        "high": number,
        "unit": unit,
        "dimension": dimension,
        "precision": Decimal(1),
    }
    return Quantity(**(fields | more))


def at_least(text: str, unit: str = "person", dimension: str = "count", **more: object) -> Quantity:
    return figure(text, unit, dimension, high=None, bound="at-least", **more)


def about(text: str, unit: str = "person", dimension: str = "count", **more: object) -> Quantity:
    return figure(text, unit, dimension, approximate=True, hedge="about", **more)


def span(low: str, high: str, unit: str = "person", dimension: str = "count", **more: object) -> Quantity:
    fields: dict[str, object] = {"value": None, "low": Decimal(low), "high": Decimal(high)}
    return figure(low, unit, dimension, **(fields | more))


def day(value: str) -> Timex:
    return Timex("DATE", value, None, value, value, value, "day")


def clock(value: str) -> Timex:
    return Timex("TIME", value, None, value, value, value[:10], "minute")


class Desk:
    """Builds one result: reports are texts with the claims' surfaces in order; each claim is named to be put into clusters."""

    def __init__(self) -> None:
        self.extractions: list[Extraction] = []
        self.claims: dict[str, Claim] = {}
        self.clusters: list[Cluster] = []
        self.findings: list[Finding] = []

    def report(self, path: str, source: str | None, published: str | None, title: str, text: str, **claims: tuple) -> None:
        """Each claim is (surface, value, measurand[, further fields]); surfaces are looked for in order."""
        starts = (0, *(at + 1 for at, character in enumerate(text) if character == "\n"))
        sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        document = Document(path, path, sha, text, path.rpartition("/")[0], line_starts=starts)
        built, at = [], 0
        for name, (surface, value, measurand, *rest) in claims.items():
            at = text.index(surface, at)
            built.append(self._claim(document, at, surface, value, measurand, (source, published), rest[0] if rest else {}))
            self.claims[name] = built[-1]
            at += len(surface)
        self.extractions.append(Extraction(document, Origin(source, published, title, "en"), (), tuple(built)))

    def _claim(self, document: Document, at: int, surface: str, value: object, measurand: str, origin: tuple, more: dict) -> Claim:  # noqa: PLR0917 - one step of one builder
        text = document.text
        first = max(text.rfind(". ", 0, at), text.rfind("\n", 0, at)) + 1
        stop = text.find(". ", at + len(surface))
        line = text.find("\n", at + len(surface))
        last = min(end for end in (stop + 1 if stop >= 0 else len(text), line if line >= 0 else len(text)))
        first += len(text[first:at]) - len(text[first:at].lstrip())
        fields: dict[str, object] = {
            "id": hashlib.sha256(f"{document.id} {at} {surface}".encode("utf-8", "surrogatepass")).hexdigest()[:16],
            "document": document.id,
            "start": at,
            "end": at + len(surface),
            "surface": surface,
            "kind": "quantity" if isinstance(value, Quantity) else "timex" if isinstance(value, Timex) else "score",
            "pattern": "sample",
            "place": document.place(at),
            "sentence": (first, last),
            "measurand": Measurand(measurand),
            "as_of": AsOf(origin[1][:10], origin[1][:10], implied=True) if origin[1] else AsOf(),
            "quantity": value if isinstance(value, Quantity) else None,
            "timex": value if isinstance(value, Timex) else None,
            "value": value if isinstance(value, str) else None,
            "source": origin[0],
            "published": origin[1],
        }
        return Claim(**(fields | more))

    def cluster(self, measurand: str, family: str | None, *names: str) -> Cluster:
        ids = tuple(sorted(self.claims[name].id for name in names))
        cluster = Cluster(f"k{len(self.clusters)}", measurand, family, ids)
        self.clusters.append(cluster)
        return cluster

    def finding(self, rule: str, name: str, severity: str, verdict: str | None, message: str, *names: str, **more: object) -> None:
        claims = [self.claims[one] for one in names]
        fields: dict[str, object] = {
            "rule": rule,
            "name": name,
            "severity": severity,
            "confidence": 0.9,
            "message": message,
            "claims": tuple(claim.id for claim in claims),
            "primary": claims[0].id if claims else None,
            "verdict": verdict,
            "locations": tuple(Location(claim.document, claim.place.line, claim.place.column) for claim in claims),
            "explanation": (Feature("same unit", 1.31), Feature("same family of measurands", 2.2), Feature("one name not shared", -0.4)),
            "fingerprint": hashlib.sha256(f"{rule} {message}".encode("utf-8", "surrogatepass")).hexdigest()[:16],
        }
        self.findings.append(Finding(**(fields | more)))

    def result(self, **more: object) -> Result:
        return Result(tuple(self.extractions), tuple(self.clusters), tuple(self.findings), {"reports": len(self.extractions)}, **more)


def said(who: str) -> dict[str, object]:
    return {"attribution": Attribution(who, who.casefold())}


def as_of(first: str, last: str | None = None) -> dict[str, object]:
    return {"as_of": AsOf(first, last or first)}


def offensive_result() -> Result:
    """Four reports of one offensive: every verdict, clock times, an in-report slip, an unread file, what is accepted and known."""
    desk = Desk()
    _write_reports(desk)
    area = desk.cluster("Russian territory under Ukrainian control", "area-held", "area-n", "area-m", "area-c", "area-e")
    toll = desk.cluster("people killed in the border region", "deaths", "toll-n", "toll-m", "toll-c")
    start = desk.cluster("began of the incursion", None, "start-n", "start-m", "start-c", "start-e")
    blast = desk.cluster("time of the strike on the depot", None, "blast-n", "blast-m")
    evacuees = desk.cluster("people told to leave their homes", "evacuated", "out-n", "out-m", "out-e")
    losses = desk.cluster("vehicles destroyed", "losses", "tanks-m", "tanks-c")
    desk.cluster("settlements seized", None, "towns-n", "towns-m")
    desk.cluster("distance of the depot from the border", None, "far-n", "far-c")
    desk.finding(
        "CX101", "value-mismatch", "error", "CONFLICT",
        "The reports disagree on when the incursion began: 6 August in three, 7 August in the Chronicle.",
        "start-c", "start-n", "start-m", "start-e", cluster=start.id, confidence=0.96,
    )  # fmt: skip
    desk.finding(
        "CX102", "value-tension", "warning", "TENSION",
        "Territory held: the Northgate Agency has at least 800 square kilometers, the Meridian about 1,000.",
        "area-n", "area-m", "area-c", "area-e", cluster=area.id, confidence=0.93,
    )  # fmt: skip
    desk.finding(
        "CX105", "superseded-value", "warning", "SUPERSEDED",
        "The toll rose from 12 to 17: the Northgate Agency's figure is two days older than the Meridian's.",
        "toll-n", "toll-m", "toll-c", cluster=toll.id, confidence=0.88,
    )  # fmt: skip
    desk.finding(
        "CX202", "time-mismatch", "warning", "CONFLICT",
        "The depot was hit at 02:40 in the one report and at 04:10 in the other.",
        "blast-n", "blast-m", cluster=blast.id, confidence=0.71,
    )  # fmt: skip
    desk.finding(
        "CX109", "disputed-value", "warning", "DISPUTED",
        "Vehicles destroyed: Moscow says 35, Kyiv says 4.", "tanks-m", "tanks-c", cluster=losses.id, confidence=0.83,
    )  # fmt: skip
    desk.finding(
        "CX103", "scale-slip", "error", "CONFLICT",
        "76,000 people were told to leave in two reports, 7,600 in the explainer: a power of ten.",
        "out-e", "out-n", "out-m", cluster=evacuees.id, confidence=0.98,
    )  # fmt: skip
    desk.finding(
        "CX304",
        "conversion-mismatch",
        "error",
        None,
        "“30 kilometers (12 miles)”: 30 km are about 19 miles.",
        "deep-c",
        "deep-c2",
        confidence=0.99,
    )
    desk.finding(
        "CX106", "shared-figure", "info", None, "28 stands for settlements in one report and for shelters in another.",
        "towns-m", "shelters-e", confidence=0.55,
    )  # fmt: skip
    desk.finding(
        "CX302",
        "sum-mismatch",
        "warning",
        None,
        "8 and 7 killed make 15, not 17.",
        "toll-m",
        confidence=0.6,
        suppressed="revised by the ministry",
    )
    desk.finding(
        "CX303",
        "percent-mismatch",
        "warning",
        None,
        "From 12 to 17 is 42 percent, not a third.",
        "toll-c",
        confidence=0.62,
        baseline="known",
    )
    desk.finding(
        "CX901",
        "unreadable-report",
        "error",
        None,
        "photo.pdf holds no text: it seems to be a scan.",
        locations=(Location("photo.pdf"),),
        confidence=1.0,
    )
    desk.finding(
        "CX902", "undated-report", "warning", None,
        "The explainer carries no publication time, so its relative times stay unresolved.", locations=(Location("explainer.txt", 1),), confidence=1.0,
    )  # fmt: skip
    return desk.result()


def _write_reports(desk: Desk) -> None:
    desk.report(
        "northgate.txt", "Northgate Agency", "2024-08-12T18:30:00Z", "Kyiv's forces hold ground across the border",
        "Kyiv's forces hold ground across the border\n\n"
        "SUMY, Aug 12 (Northgate) — Ukrainian troops control at least 800 square kilometers of Russian land after a week of fighting, "
        "an analysis of published maps shows. The incursion began on August 6, when columns crossed at three points.\n\n"
        "Officials in the border region said 12 people were killed. A fuel depot 45 kilometers from the border was hit at 2:40 a.m. on Sunday.\n\n"
        "Regional authorities told 76,000 people to leave. Commanders claim 28 settlements.\n",
        **{
            "area-n": ("at least 800 square kilometers", at_least("800", **AREA), "Russian land under control", as_of("2024-08-12")),
            "start-n": ("August 6", day("2024-08-06"), "began of the incursion"),
            "toll-n": ("12 people", figure("12"), "people killed", as_of("2024-08-12") | said("Officials in the border region")),
            "far-n": ("45 kilometers", figure("45", "kilometer", "length", factor=Fraction(1000)), "distance from the border"),
            "blast-n": ("2:40 a.m. on Sunday", clock("2024-08-11T02:40"), "time of the strike"),
            "out-n": ("76,000 people", figure("76000", precision=Decimal(1000)), "people told to leave"),
            "towns-n": ("28 settlements", figure("28", "settlement"), "settlements seized", said("Commanders")),
        },
    )  # fmt: skip
    desk.report(
        "meridian.md", "The Meridian", "2024-08-14", "What is known of the push into Russia",
        "# What is known of the push into Russia\n\n"
        "Kyiv says its army holds approximately 1,000 square kilometers. The operation, which started on Tuesday, August 6, has met little resistance.\n\n"
        "By Wednesday 17 people had been killed, the regional governor said. The depot burned from 4:10 a.m. local time on Sunday.\n\n"
        "Moscow's defence ministry said 35 armoured vehicles were destroyed. Some 76,000 residents were ordered out of 28 settlements.\n",
        **{
            "area-m": ("approximately 1,000 square kilometers", about("1000", precision=Decimal(1000), **AREA), "territory held", said("Kyiv")),
            "start-m": ("Tuesday, August 6", day("2024-08-06"), "start of the operation"),
            "toll-m": ("17 people", figure("17"), "people killed", as_of("2024-08-14") | said("the regional governor")),
            "blast-m": ("4:10 a.m. local time on Sunday", clock("2024-08-11T04:10"), "time of the strike"),
            "tanks-m": ("35 armoured vehicles", figure("35", "vehicle"), "vehicles destroyed", said("Moscow's defence ministry")),
            "out-m": ("Some 76,000 residents", about("76000", "resident"), "residents ordered out"),
            "towns-m": ("28 settlements", figure("28", "settlement"), "settlements seized"),
        },
    )  # fmt: skip
    desk.report(
        "chronicle.html", "Border Chronicle", "2024-08-13T07:05:00+03:00", "A week on foreign soil",
        "A week on foreign soil\n\nThe Ukrainian advance began on August 7. It now covers 386 square miles and reaches 30 kilometers (12 miles) deep.\n\n"
        "The dead number 14, hospital staff said. Four vehicles were lost, according to Kyiv. The burning depot lies 45 km from the frontier.\n",
        **{
            "start-c": ("August 7", day("2024-08-07"), "began of the advance"),
            "area-c": ("386 square miles", figure("386", "square mile", "area", factor=SQUARE_MILE), "territory of the advance"),
            "deep-c": ("30 kilometers", figure("30", "kilometer", "length", factor=Fraction(1000)), "depth of the advance"),
            "deep-c2": ("12 miles", figure("12", "mile", "length", factor=Fraction("1609.344")), "depth of the advance"),
            "toll-c": ("14", figure("14"), "people killed", as_of("2024-08-13") | said("hospital staff")),
            "tanks-c": ("Four vehicles", figure("4", "vehicle"), "vehicles lost", said("Kyiv")),
            "far-c": ("45 km", figure("45", "kilometer", "length", factor=Fraction(1000)), "distance of the depot"),
        },
    )  # fmt: skip
    desk.report(
        "explainer.txt", None, None, "",
        "The land taken is between 900 and 1,050 square kilometers, by most counts, and it was taken since August 6. "
        "About 7,600 people were told to leave; the city opened 28 shelters. Dozens slept in schools.\n",
        **{
            "area-e": ("between 900 and 1,050 square kilometers", span("900", "1050", **AREA), "land taken"),
            "start-e": ("August 6", day("2024-08-06"), "start of the taking"),
            "out-e": ("About 7,600 people", about("7600", precision=Decimal(100)), "people told to leave"),
            "shelters-e": ("28 shelters", figure("28", "shelter"), "shelters opened"),
            "dozens-e": ("Dozens", span("12", "120", vague=True), "people in schools"),
        },
    )  # fmt: skip


def draft_result() -> Result:
    """The offensive with one report as the draft."""
    result = offensive_result()
    claims = {claim.surface: claim.id for extraction in result.extractions for claim in extraction.claims}
    drafts = (
        DraftClaim(claims["386 square miles"], "confirmed", (claims["approximately 1,000 square kilometers"],)),
        DraftClaim(claims["14"], "stale", (claims["17 people"],)),
        DraftClaim(claims["August 7"], "contradicted", (claims["Tuesday, August 6"], claims["August 6"])),
        DraftClaim(claims["30 kilometers"], "unsupported"),
    )
    return Result(result.extractions, result.clusters, result.findings, result.statistics, drafts)


def calm_result() -> Result:
    """Two reports that agree on the one thing both state."""
    desk = Desk()
    desk.report("a.txt", "Alpha", "2024-05-01", "Fair", "The fair drew 400 people.\n", a=("400 people", figure("400"), "visitors"))
    desk.report("b.txt", "Beta", "2024-05-02", "Fair", "Some 400 people came. Entry cost $5.\n", b=("Some 400 people", about("400"), "visitors"),
                c=("$5", figure("5", "dollar", "currency:dollar"), "price of entry"))  # fmt: skip
    desk.cluster("visitors of the fair", None, "a", "b")
    return desk.result()


HOSTILE = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "\u202egnp.exe\u202c \u2066isolated",
    "NUL\x00 BEL\x07 ESC\x1b[31m",
    "W" * 10_000,
    "\ud800 lone",
    "{{ 7*7 }} {% raw %}",
    "&lt;b&gt; \"quoted\" 'single' `tick`",
    "Z" + "\u0335\u0336\u0337\u0338" * 60,
)


def hostile_result() -> Result:
    """Markup, scripts, controls, giant words and lone surrogates in every field that a report or a stored result may fill."""
    desk = Desk()
    for index, bad in enumerate(HOSTILE):
        desk.report(
            f"{index} {bad[:200]}.txt", bad, "2024-05-01" if index % 2 else bad, bad,
            f"{bad} before 5{index} people {bad} after.\nNext line {bad}\n",
            **{f"h{index}": (f"5{index} people {bad}", figure(f"5{index}", bad, "count"), bad, said(bad) | {"as_of": AsOf(bad, bad)})},
        )  # fmt: skip
    cluster = desk.cluster(" ".join(HOSTILE), HOSTILE[0], *(f"h{index}" for index in range(len(HOSTILE))))
    for index, bad in enumerate(HOSTILE):
        desk.finding(
            "CX101", bad[:50], "error", "CONFLICT", f"{bad} says: {bad}", f"h{index}", f"h{(index + 1) % len(HOSTILE)}",
            cluster=cluster.id, explanation=(Feature(bad, 1.0),), fingerprint=bad[:60], suppressed=bad if index == 3 else None,
        )  # fmt: skip
    desk.finding("CX901", "unreadable-report", "error", None, HOSTILE[0], locations=(Location(HOSTILE[1]),))
    return desk.result()


def many_result(count: int, per_event: int = 10) -> Result:
    """So many findings of two reports each, over events of some findings."""
    desk = Desk()
    for event in range(-(-count // per_event)):
        _write_event(desk, event, min(per_event, count - event * per_event))
    return desk.result()


def _write_event(desk: Desk, event: int, findings: int) -> None:
    sides = (("Alpha", 0), ("Beta", 7))
    for source, shift in sides:
        sentences = [
            f"In district {n} of event {event} the flood reached {120 + n + shift} houses, the council said." for n in range(findings)
        ]
        claims = {
            f"{source}-{event}-{n}": (f"{120 + n + shift} houses", figure(str(120 + n + shift), "house"), f"houses reached in district {n}")
            for n in range(findings)
        }
        desk.report(f"event{event:04}/{source}.txt", source, "2024-05-01", f"Flood {event}", "\n\n".join(sentences) + "\n", **claims)
    for n in range(findings):
        names = [f"{source}-{event}-{n}" for source, _ in sides]
        cluster = desk.cluster(f"houses reached in district {n} of event {event}", "damage", *names)
        message = f"Houses reached in district {n} of event {event}: {120 + n} in Alpha, {127 + n} in Beta."
        rule, name, severity = (("CX101", "value-mismatch", "error"), ("CX102", "value-tension", "warning"))[n % 2]
        desk.finding(
            rule,
            name,
            severity,
            "CONFLICT" if n % 2 == 0 else "TENSION",
            message,
            *names,
            cluster=cluster.id,
            confidence=0.5 + n % 50 / 100,
        )
