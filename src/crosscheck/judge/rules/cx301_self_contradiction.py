"""One report contradicts itself.

## What it flags

A headline, summary, caption or paragraph that states another value than the rest of the same report, of the same thing, the same moment and the
same speaker.

> **Five dead in house fire** — Four people were found dead on Saturday, …
>
> John Smith, 42, … — Smith, a 45-year-old carpenter, …

## Why

A report is updated in one place and not in another. No second source is needed to see it.

## What it leaves alone

Values whose words make them other figures ("two others", "including", "at first police spoke of six"), two values in one sentence, values
of two speakers, and values that a bound, a hedge or rounding reconciles.

## What to do

Find out which of the two is the latest, and change the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from msgspec.structs import replace

from crosscheck.judge.calendar import DAY, span_of
from crosscheck.judge.interval import Interval
from crosscheck.judge.options import JudgeOptions
from crosscheck.judge.rule import Rule
from crosscheck.judge.single import Naming, tell, words_of
from crosscheck.judge.verdict import PairVerdict, judge_pair
from crosscheck.model import Claim, Extraction, Finding, exact

_NAMING = Naming("CX301", "self-contradiction", "error")
_HARMLESS = frozenset({"linked-age", "other"})
_MOVED = frozenset({"told-earlier", "told-later", "revised", "and-more"})
_GROUPS = frozenset({"", "person", "people", "victim", "fatality", "casualty"})
"""Counted nouns that name a toll as a whole."""
_ONE_FACT = frozenset({"magnitude", "area", "temperature"})
"""Sorts of measures of which a report usually tells one a family."""
_LEAD = 5
"""Sentences from the top that tell the event as a whole."""
_MOST_OF_A_SLOT = 40
_OF_AGE = 0.8
_OF_TOLL = 0.65


def check(extraction: Extraction, options: JudgeOptions) -> tuple[Finding, ...]:
    """At most one finding for each thing that the report states twice, in the order of the text."""
    beside = _by_sentence(extraction.claims)
    findings = []
    for claims in _slots(extraction.claims):
        pairs = combinations(_unsettled(claims)[:_MOST_OF_A_SLOT], 2)
        found = next(((one, two) for one, two in pairs if _contradict(one, two, beside, options)), None)
        if found is not None:
            message = f"{found[0].measurand.text}: {words_of(found[0])} here, {words_of(found[1])} there; they cannot both be true"
            confidence = _OF_AGE if found[0].measurand.kind == "age" else _OF_TOLL
            findings.append(replace(tell(_NAMING, found, message, confidence), verdict="CONFLICT"))
    return tuple(findings)


def _slots(claims: Sequence[Claim]) -> list[list[Claim]]:
    """The claims that may state one thing: ages of one person, tolls of one family, measures of one family; in text order."""
    slots: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        key = _slot(claim)
        if key is not None and claim.quantity is not None and claim.quantity.value is not None:
            slots[key].append(claim)
    return [slot for slot in slots.values() if len(slot) > 1]


def _unsettled(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without those of a headline that the story bears out somewhere."""
    told = {claim.quantity.value for claim in claims if claim.quantity is not None and not claim.headline}
    return [claim for claim in claims if not claim.headline or claim.quantity is None or claim.quantity.value not in told]


def _slot(claim: Claim) -> tuple[str, ...] | None:
    measurand = claim.measurand
    if any(word not in _HARMLESS and not word.startswith("gender:") for word in measurand.scope):
        return None
    if measurand.kind == "age":
        # one word alone may be a family name that two persons share
        return ("age", measurand.person) if " " in measurand.person else None
    if measurand.family is None or measurand.after[:1] == ("of",) or not _is_lead(claim):
        return None
    if measurand.kind == "count":
        head = (
            "other" if "other" in (*measurand.scope, *claim.cues, measurand.head) else "" if measurand.head in _GROUPS else measurand.head
        )
        toll = (
            claim.quantity is not None
            and claim.quantity.value != 1
            and ("people" in claim.cues or (not measurand.head and measurand.governor in (*measurand.after[:1], *measurand.before[:1])))
        )
        return (measurand.family, head) if toll else None
    return (measurand.family, measurand.kind) if measurand.kind in _ONE_FACT else None


def _is_lead(claim: Claim) -> bool:
    """Whether a claim stands where a report tells its event as a whole: further down, parts of it and other events are told."""
    return claim.headline or claim.sentence_index < _LEAD


def _contradict(one: Claim, two: Claim, beside: Mapping[tuple[int, int], list[Claim]], options: JudgeOptions) -> bool:
    """Whether two claims of one slot speak of the same moment and place, by the same voice, and cannot both be true."""
    if one.sentence == two.sentence or not _MOVED.isdisjoint((*one.cues, *two.cues)):
        return False
    if one.attribution and two.attribution and one.attribution.key != two.attribution.key:
        return False
    if one.measurand.kind != "age" and not (_share_names(one, two) and _share_words(one, two)):
        return False
    if not _conflict(one, two, options) or _explained(one, two, beside) or _explained(two, one, beside):
        return False
    first, second = beside[one.sentence], beside[two.sentence]
    days = _days(first), _days(second)
    if one.measurand.kind == "count" and bool(days[0]) != bool(days[1]) and not _one_event(one, two):
        return False
    return _same_time(*days) and _same_clock(first, second)


def _conflict(one: Claim, two: Claim, options: JudgeOptions) -> bool:
    """Whether the two exclude each other. The day of the event beside a toll does not make it an earlier toll than that of the headline."""
    if one.headline != two.headline:
        story = two if one.headline else one
        return judge_pair(replace(one, as_of=story.as_of), replace(two, as_of=story.as_of), options).verdict == "CONFLICT"
    return judge_pair(one, two, options).verdict == "CONFLICT"


def _explained(one: Claim, two: Claim, beside: Mapping[tuple[int, int], list[Claim]]) -> bool:
    """Whether the sentence of the second states the first's value too, or counts that add up to it ("one dead, four hurt")."""
    total = one.quantity.value if one.quantity is not None else None
    counts = [
        exact(claim.quantity.value)
        for claim in beside[two.sentence]
        if claim.quantity is not None and claim.quantity.value is not None and claim.measurand.kind == two.measurand.kind
    ]
    return total is not None and (total in counts or (two.measurand.kind == "count" and sum(counts) == total))


def _share_names(one: Claim, two: Claim) -> bool:
    """Whether the two stand among the same names, or one of them among none."""
    first, second = set(one.measurand.names), set(two.measurand.names)
    return not first or not second or bool(first & second)


def _share_words(one: Claim, two: Claim) -> bool:
    """Whether two tolls are told in the same words; a headline has words of its own, and so have measures."""
    return one.measurand.kind != "count" or one.headline or two.headline or one.measurand.governor == two.measurand.governor


def _one_event(one: Claim, two: Claim) -> bool:
    """Whether two, only one of which is dated, share a word besides what they count; a headline needs none."""
    counted = {one.measurand.governor, one.measurand.head, two.measurand.governor, two.measurand.head, one.measurand.kind}
    return one.headline or two.headline or not set(one.measurand.terms) & set(two.measurand.terms) <= counted


def _by_sentence(claims: Sequence[Claim]) -> dict[tuple[int, int], list[Claim]]:
    """The claims of each sentence."""
    beside: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        beside[claim.sentence].append(claim)
    return dict(beside)


def _days(claims: Sequence[Claim]) -> list[Interval]:
    """The dates that a sentence tells; a clock time alone is of a day that it does not tell."""
    times = [claim.timex for claim in claims if claim.timex is not None and (claim.timex.type == "DATE" or _names_day(claim))]
    return [span for timex in times if (span := span_of(timex.first, timex.last)) is not None]


def _names_day(claim: Claim) -> bool:
    """Whether a time of day is told with its day."""
    return any(cue.startswith("written:") and not cue.startswith("written:T") for cue in claim.cues)


def _same_time(first: Sequence[Interval], second: Sequence[Interval]) -> bool:
    """Whether the dates beside the two may be of one event: none told, or one alike in length and place of the calendar."""
    if not first or not second:
        return not any(_is_long(span) for span in (*first, *second))
    return any(not _is_long(one) and not _is_long(two) and one.overlaps(two) for one in first for two in second)


def _same_clock(first: Sequence[Claim], second: Sequence[Claim]) -> bool:
    """Whether the clock times beside the two may be one: none told beside one of them, or one alike."""
    one, two = ({cue for claim in claims for cue in claim.cues if cue.startswith("written:T")} for claims in (first, second))
    return not one or not two or not one.isdisjoint(two)


def _is_long(span: Interval) -> bool:
    """Whether a stretch is a month or more: a count over it is another count."""
    return span.low is not None and span.high is not None and span.high - span.low > _MONTH


_MONTH = 27 * DAY


def speaks(pair: PairVerdict) -> bool:
    """Whether two claims of one report conflict."""
    return pair.verdict == "CONFLICT" and pair.one_report


RULE = Rule(_NAMING.code, _NAMING.name, _NAMING.severity, __doc__ or "", speaks, check)
