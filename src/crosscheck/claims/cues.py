"""How the values of one sentence belong together: cues that the rules for one report read.

A cue is a short text on a claim. `@812` in it points to the claim of the same report that starts at offset 812.

    weekday:2                 the date stands beside the name of that weekday (Monday 1 … Sunday 7)
    written:W6                what a time names in itself: a weekday, a day ("11-18") or month ("11") of an open year, a clock ("T14:30")
    clock:about               a clock time is hedged: about, after, before (closely), until, since (as bounds)
    conversion-of:@812        the value restates the one at 812 in another unit
    sum-of:@830+@846+1        a count and all its parts; a plain number is a part written as "a woman"
    table-sum:row 5;1;@12+@40|@12+?   a total of a table: its line, the place to which figures are rounded (0: exact, own: each its own), and by each
                              reading of the table the cells that it sums up; ? is a part that is not told
    part-of:@812              a count of members of the one at 812 ("including", "of whom")
    including:1               how many persons besides the victims a count says it includes
    and-more                  a count of persons that others are named besides
    share:@812/@830           a share that is the one count of the other
    change:@812>@830          a relative change from the one value to the other; change:@812 where both are one range
    change-down:…, times:…    the same with its direction, or as a multiple
    born:@812                 an age beside the date of birth
    of-people                 a share of persons
    impossible:…              what cannot be, in words
    past                      a day with its year that is told in the past tense
    ends:@812                 a duration beside the range of dates that it spans; ends:@812>@830 beside its first and last day
    revised                   the value is told as a revision of an earlier one
    told-earlier, told-later  it is told as a value that another one followed, or that followed another one
    contrast:@812             the report itself sets the figure against the one at 812
    people                    a count of persons
    other                     a count besides another one ("another three")
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.claims.cue_changes import find_changes, find_shares
from crosscheck.claims.cue_sums import find_included, find_joined, find_sums
from crosscheck.claims.cue_times import find_impossible_clocks, find_time_cues
from crosscheck.claims.cue_view import SentenceView, fold, singular
from crosscheck.lexicon.cue_words import CueWords, load_cue_words
from crosscheck.model import Reading, Span, exact
from crosscheck.normalize.numerals import parse_numeral

_REVISION_REACH = 40
_STORY_REACH = 80


def find_cues(text: str, sentence: Span, readings: Sequence[Reading], language: str = "en") -> tuple[tuple[str, ...], ...]:
    """The cues of each reading of one sentence, in the order of the readings (which are in text order); linear in the sentence."""
    view = SentenceView(text, sentence.start, sentence.end, tuple(readings))
    words = load_cue_words(language)
    found: list[dict[str, None]] = [{} for _ in readings]
    for finder in (
        find_time_cues,
        find_impossible_clocks,
        find_impossible_ranges,
        find_conversions,
        find_sums,
        find_included,
        find_joined,
        find_changes,
        find_shares,
        find_revisions,
    ):
        for at, cue in finder(view, words):
            found[at][cue] = None
    return tuple(tuple(cues) for cues in found)


def find_conversions(view: SentenceView, words: CueWords) -> Iterator[tuple[int, str]]:
    """The second value in "20 km (15 miles)": a measure right after another, in brackets, after a stroke or after "or"."""
    for at in range(1, len(view.readings)):
        first, second = view.readings[at - 1].quantity, view.readings[at].quantity
        if first is None or second is None or first.unit == second.unit or not first.dimension or not second.dimension:
            continue
        money = first.dimension.startswith("currency:") and second.dimension.startswith("currency:")
        if not money and (first.dimension != second.dimension or first.dimension == "count"):
            continue
        gap = view.gap(at - 1, at)
        if words.conversion.fullmatch(gap) and (not gap.startswith(("(", "[")) or view.after(at, 1) in {")", "]", ";", ","}):
            yield at, f"conversion-of:@{view.start(at - 1)}"


def find_impossible_ranges(view: SentenceView, words: CueWords) -> Iterator[tuple[int, str]]:
    """Ranges upside down ("between 30 and 20"), and fewer than no persons."""
    for at, reading in enumerate(view.readings):
        quantity, mention = reading.quantity, reading.mention
        if quantity is None:
            continue
        if quantity.dimension == "count" and quantity.low is not None and quantity.low < 0 and singular(quantity.unit) in words.whole:
            yield at, "impossible:a count of people cannot be negative"
        numerals = [parse_numeral(part.surface) for part in mention.parts if part.role == "numeral"]
        scales = [part for part in mention.parts if part.role == "scale"]
        if len(numerals) != 2 or scales or not view.before(at, 10).endswith("between"):
            continue
        first, second = numerals
        if first is not None and second is not None and exact(first.number) > exact(second.number):
            yield at, "impossible:the range is upside down"


def find_revisions(view: SentenceView, words: CueWords) -> Iterator[tuple[int, str]]:
    """Values like "revised to 12" and "at first six": words of revision before the value; and counts of persons, and of others."""
    for at in range(len(view.readings)):
        before = view.before(at, _STORY_REACH)
        if words.earlier.search(before):
            yield at, "told-earlier"
        if words.later.search(before):
            yield at, "told-later"
        count = view.count(at)
        if count is not None and singular(count.unit) in words.whole:
            yield at, "people"
        if words.others.match(fold(view.readings[at].mention.surface)) or words.others.match(view.after(at, 12)):
            yield at, "other"
        if not words.revision.isdisjoint(view.before(at, _REVISION_REACH).split()):
            yield at, "revised"
