"""What a rule is: its name in the outside contract, how grave it is, and its page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from crosscheck.judge.options import JudgeOptions
from crosscheck.judge.verdict import PairVerdict
from crosscheck.model import Claim, Cluster, Extraction, Finding, Severity


class Rule(Struct, frozen=True):
    """One rule. `docs` is its page, in Markdown: the docstring of the rule's file, first line the summary.

    `speaks` says for which verdict on a pair the rule speaks; None for rules that judge no pair. Of several that would speak the first in `RULES` is heard. `check` finds what is wrong within one report,
    `beside` what else than its value is wrong with a cluster, `across` what shows only over several clusters of a group of reports.
    """

    code: str
    name: str
    severity: Severity
    docs: str
    speaks: Callable[[PairVerdict], bool] | None = None
    check: Callable[[Extraction, JudgeOptions], tuple[Finding, ...]] | None = None
    beside: Callable[[Cluster, Sequence[Claim], JudgeOptions], tuple[Finding, ...]] | None = None
    across: Callable[[Sequence[Claim], Sequence[Cluster], JudgeOptions], tuple[Finding, ...]] | None = None

    @property
    def summary(self) -> str:
        """The rule in one sentence."""
        return self.docs.strip().splitlines()[0]
