"""The rules, one a file; they know nothing of each other. `RULES` lists them all; of several that would speak the first is heard."""

from __future__ import annotations

from crosscheck.judge.rule import Rule
from crosscheck.judge.rules.cx101_value_mismatch import RULE as CX101
from crosscheck.judge.rules.cx102_value_tension import RULE as CX102
from crosscheck.judge.rules.cx103_scale_slip import RULE as CX103
from crosscheck.judge.rules.cx104_unit_slip import RULE as CX104
from crosscheck.judge.rules.cx105_superseded_value import RULE as CX105
from crosscheck.judge.rules.cx106_shared_figure import RULE as CX106
from crosscheck.judge.rules.cx107_unsupported_value import RULE as CX107
from crosscheck.judge.rules.cx108_attribution_mismatch import RULE as CX108
from crosscheck.judge.rules.cx109_disputed_value import RULE as CX109
from crosscheck.judge.rules.cx201_date_mismatch import RULE as CX201
from crosscheck.judge.rules.cx202_time_mismatch import RULE as CX202
from crosscheck.judge.rules.cx203_duration_mismatch import RULE as CX203
from crosscheck.judge.rules.cx204_weekday_mismatch import RULE as CX204
from crosscheck.judge.rules.cx301_self_contradiction import RULE as CX301
from crosscheck.judge.rules.cx302_sum_mismatch import RULE as CX302
from crosscheck.judge.rules.cx303_percent_mismatch import RULE as CX303
from crosscheck.judge.rules.cx304_conversion_mismatch import RULE as CX304
from crosscheck.judge.rules.cx305_impossible_value import RULE as CX305
from crosscheck.judge.rules.cx901_unreadable_report import RULE as CX901
from crosscheck.judge.rules.cx902_undated_report import RULE as CX902
from crosscheck.judge.rules.cx903_nothing_to_compare import RULE as CX903
from crosscheck.judge.rules.cx904_unused_suppression import RULE as CX904
from crosscheck.judge.rules.cx905_limit_reached import RULE as CX905
from crosscheck.judge.verdict import PairVerdict

RULES: tuple[Rule, ...] = (
    CX101,
    CX102,
    CX103,
    CX104,
    CX105,
    CX106,
    CX107,
    CX108,
    CX109,
    CX201,
    CX202,
    CX203,
    CX204,
    CX301,
    CX302,
    CX303,
    CX304,
    CX305,
    CX901,
    CX902,
    CX903,
    CX904,
    CX905,
)

_MOST_SPECIFIC_FIRST = (CX104, CX103, CX301, CX101, CX201, CX202, CX203, CX102, CX105, CX109)


def rule_for(pair: PairVerdict) -> Rule:
    """The most specific rule that speaks for a verdict. Raises LookupError for verdicts that are no finding."""
    for rule in _MOST_SPECIFIC_FIRST:
        if rule.speaks is not None and rule.speaks(pair):
            return rule
    raise LookupError(f"no rule speaks for {pair.verdict} on {pair.subject}")
