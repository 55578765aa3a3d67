"""The ladder: what two claims of one measurand have to say to each other."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from crosscheck.judge.allow import CLOCK_HEDGES
from crosscheck.judge.asof import Order, birthdays_fit, dynamics_of, order_of
from crosscheck.judge.calendar import days_between
from crosscheck.judge.durations import quantity_of
from crosscheck.judge.editions import edition_order
from crosscheck.judge.labels import meet_labels
from crosscheck.judge.moments import Moment, meet_moments
from crosscheck.judge.numbers import meet_quantities
from crosscheck.judge.options import JudgeOptions
from crosscheck.judge.outcome import Outcome, Subject
from crosscheck.judge.rates import exchange
from crosscheck.judge.slips import find_digit_slip, find_same_numeral, find_scale_slip, find_unit_factor
from crosscheck.model import Attribution, Claim, Quantity, Timex, Verdict

Slip = Literal["scale", "unit"]

INCLUDING = "including:"
"""Opens the cue that tells how many a count says it includes: "including:1" for "four, including the gunman"."""

WRITTEN = "written:"
"""Opens the cues that tell what a time names in itself: a weekday, a day of an open year, a clock."""

GRAVITY: dict[Verdict, int] = {"INCOMPARABLE": 0, "CONSISTENT": 1, "TENSION": 2, "SUPERSEDED": 3, "DISPUTED": 4, "CONFLICT": 5}
"""Which verdict names a finding: the gravest among the pairs of a cluster."""


_THOUSANDFOLD = "thousand and million"
"""A figure that keeps its digits and grows a thousandfold is no update: 121,000 does not become 121 million by the next day."""


class PairVerdict(Struct, frozen=True):
    """What was found of two claims (`left` < `right` by id).

    `subject` says what was compared; `reason` is a key word for what decided ("bound", "hedge", "vague", "later" …); `slip` names the
    sort of error where the figures show one, and `detail` tells it to people; `latest` is the id of the claim of the later moment,
    where that is known; `clarity` (0 to 1) says how plainly the words speak; `one_report` tells that both stand in one report.
    """

    left: str
    right: str
    verdict: Verdict
    subject: Subject
    reason: str = ""
    slip: Slip | None = None
    detail: str = ""
    latest: str | None = None
    clarity: float = 1.0
    one_report: bool = False


class Rung(Struct, frozen=True):
    """Where on the ladder a pair comes to stand, why, and what slip explains it."""

    verdict: Verdict
    reason: str
    slip: Slip | None = None
    detail: str = ""


def judge_pair(left: Claim, right: Claim, options: JudgeOptions) -> PairVerdict:
    """The verdict on two claims of one measurand; the order in which they are given changes nothing."""
    if right.id < left.id:
        left, right = right, left
    outcome = _meet(left, right, options)
    found = _climb(left, right, outcome, options)
    order = edition_order(left, right) if found.reason == "edition" else order_of(left, right)
    return PairVerdict(
        left.id,
        right.id,
        found.verdict,
        outcome.subject,
        found.reason,
        found.slip,
        found.detail,
        {"left-later": left.id, "right-later": right.id, "none": None}[order],
        outcome.clarity,
        left.document == right.document,
    )


def subject_of(claim: Claim) -> Subject:
    """What sort of thing a claim states."""
    if claim.measurand.kind == "age":
        return "age"
    if claim.timex is not None and claim.timex.type == "DURATION":
        return "duration"
    if claim.timex is not None:
        return "clock" if claim.timex.type == "TIME" else "day"
    return "label" if claim.quantity is None else "number"


def family_of(left: Claim, right: Claim) -> str | None:
    """The family whose widths apply to both: an age stays one even where one report's words do not say so."""
    if "age" in (subject_of(left), subject_of(right)):
        return "age"
    return left.measurand.family or right.measurand.family


def _meet(left: Claim, right: Claim, options: JudgeOptions) -> Outcome:
    one, two = quantity_of(left), quantity_of(right)
    if one is not None and two is not None:
        subjects = {subject_of(left), subject_of(right)}
        subject: Subject = "age" if "age" in subjects else "duration" if "duration" in subjects else "number"
        two = _in_currency_of(one, two, right, options)
        return replace(meet_quantities(one, two, family_of(left, right), options), subject=subject)
    if left.timex is not None and right.timex is not None:
        return meet_moments(_moment_of(left, left.timex), _moment_of(right, right.timex), options)
    return meet_labels(left, right)


def _in_currency_of(one: Quantity, two: Quantity, right: Claim, options: JudgeOptions) -> Quantity:
    """The second sum in the currency of the first, where there are rates for it; else as it is."""
    if not options.rates or one.dimension == two.dimension:
        return two
    return exchange(two, one, (right.as_of.last or right.published or "")[:10] or None, options.rates) or two


def _moment_of(claim: Claim, timex: Timex) -> Moment:
    """A claim's time with what its words name and how they hedge it."""
    hedge = next((hedge for hedge in CLOCK_HEDGES if f"clock:{hedge}" in claim.cues), None)
    written = tuple(cue.removeprefix(WRITTEN) for cue in claim.cues if cue.startswith(WRITTEN))
    return Moment(timex, hedge, written)


def _climb(left: Claim, right: Claim, outcome: Outcome, options: JudgeOptions) -> Rung:
    """The rung of the ladder on which the two come to stand; of two versions of one story the later one stands, whatever differs."""
    if outcome.verdict == "CONSISTENT":
        return Rung("CONSISTENT", outcome.reason)
    if outcome.verdict in (None, "TENSION") and edition_order(left, right) != "none":
        return Rung("SUPERSEDED", "edition")
    numeral = _same_numeral_of(left, right, outcome)
    if numeral is not None:
        return Rung("CONFLICT", "unit", "unit", numeral)
    if outcome.verdict is not None:
        return Rung(outcome.verdict, outcome.reason)
    if _scopes_reconcile(left, right):
        return Rung("CONSISTENT", "scope")
    return _judge_disjoint(left, right, outcome, options)


def _judge_disjoint(left: Claim, right: Claim, outcome: Outcome, options: JudgeOptions) -> Rung:
    """The upper rungs: a later state, a dispute of parties, else a conflict."""
    order = order_of(left, right)
    if _only_one(left, right, "forecast"):
        # a forecast, plan or target never conflicts with an outcome; once the outcome is told, the forecast is stale
        later = {"left-later": left, "right-later": right, "none": None}[order]
        return Rung("SUPERSEDED" if later is not None and "forecast" not in later.measurand.scope else "INCOMPARABLE", "forecast")
    slip, detail = _slip_of(left, right, options)
    if _is_superseded(left, right, outcome, order) and not (slip == "scale" and _THOUSANDFOLD in detail):
        return Rung("SUPERSEDED", "later")
    if slip is None and _parties_differ(left, right) and (order == "none" or dynamics_of(left, right) == "static"):
        return Rung("DISPUTED", "parties")
    return Rung("CONFLICT", outcome.reason, slip, detail)


def _is_superseded(left: Claim, right: Claim, outcome: Outcome, order: Order) -> bool:
    if _only_one(left, right, "previous"):
        return True
    if order == "none":
        return False
    later, earlier = (left, right) if order == "left-later" else (right, left)
    grew = outcome.greater == ("left" if later is left else "right")
    if outcome.subject == "age":
        return grew and _aged(earlier, later)
    if outcome.subject in {"day", "clock"}:
        return _was_ahead(earlier)
    dynamics = dynamics_of(left, right)
    return dynamics == "state" or (dynamics == "cumulative" and (grew or "revised" in later.cues))


def _was_ahead(claim: Claim) -> bool:
    """Whether a time lay ahead of its report: what was planned may have been moved, what had happened stays."""
    days = days_between(claim.published, claim.timex.first) if claim.timex is not None else None
    return days is not None and days > 0


def _aged(earlier: Claim, later: Claim) -> bool:
    """Whether the days between two reports explain the birthdays between two ages in years."""
    days = days_between(earlier.published, later.published)
    young, old = earlier.quantity, later.quantity
    if days is None or young is None or old is None or young.value is None or old.value is None:
        return False
    return {young.unit, old.unit} <= {"", "year"} and birthdays_fit(int(young.value), int(old.value), days)


def _only_one(left: Claim, right: Claim, scope: str) -> bool:
    return (scope in left.measurand.scope) != (scope in right.measurand.scope)


def _parties_differ(left: Claim, right: Claim) -> bool:
    """Whether each figure is credited to another party; a role ("the acting governor") may be the one that the other names."""
    one, two = left.attribution, right.attribution
    if one is None or two is None or one.key == two.key or _is_named(one) != _is_named(two):
        return False
    return one.key.split()[-1:] != two.key.split()[-1:]


def _is_named(party: Attribution) -> bool:
    """Whether the head of a party is a name: "Alexei Smirnov", "Kyiv", not "the acting governor of Kursk"."""
    head = party.text.partition(" of ")[0].split()
    return bool(head) and head[-1][:1].isupper()


def _single_voice(left: Claim, right: Claim) -> bool:
    """Whether no two speakers are named: a slip is made by a desk, not between two parties."""
    return not _parties_differ(left, right)


def _same_numeral_of(left: Claim, right: Claim, outcome: Outcome) -> str | None:
    """The same numeral with another unit, where the two do not agree for all that (5 °C and 5 °F never do)."""
    if left.quantity is None or right.quantity is None or outcome.verdict == "TENSION" or not _single_voice(left, right):
        return None
    if _only_one(left, right, "forecast") or _only_one(left, right, "previous"):
        return None
    return find_same_numeral(left.quantity, right.quantity) if outcome.subject != "age" else None


def _slip_of(left: Claim, right: Claim, options: JudgeOptions) -> tuple[Slip | None, str]:
    """The slip that two disjoint figures show, and its words; other errors of writing are only told."""
    if left.quantity is None or right.quantity is None or not _single_voice(left, right):
        return None, ""
    unit = find_unit_factor(left.quantity, right.quantity, family_of(left, right), options)
    if unit is not None:
        return "unit", unit
    scale = find_scale_slip(left.quantity, right.quantity)
    if scale is not None:
        return "scale", scale
    return None, find_digit_slip(left.quantity, right.quantity) or ""


def _scopes_reconcile(left: Claim, right: Claim) -> bool:
    """Whether scope words make one the sum of the other: "four, including the gunman" and "three victims"."""
    return _including(left, right) or _including(right, left)


def _including(whole: Claim, part: Claim) -> bool:
    if whole.quantity is None or part.quantity is None or whole.quantity.value is None or part.quantity.value is None:
        return False
    counts = [cue.removeprefix(INCLUDING) for cue in whole.cues if cue.startswith(INCLUDING)]
    return any(count.isdigit() and whole.quantity.value - int(count) == part.quantity.value for count in counts)
