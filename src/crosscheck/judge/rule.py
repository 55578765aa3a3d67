"""What a rule is: its name in the outside contract, how grave it is, and its page."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from crosscheck.judge.options import JudgeOptions
from crosscheck.judge.verdict import PairVerdict
from crosscheck.model import Extraction, Finding, Severity


class Rule(Struct, frozen=True):
    """One rule. `docs` is its page, in Markdown: the docstring of the rule's file, first line the summary.

    `speaks` says for which verdict on a pair the rule speaks; None for rules that judge no pair. Of several that would speak the first in `RULES` is heard. `check` finds what is wrong within one report.
    """

    code: str
    name: str
    severity: Severity
    docs: str
    speaks: Callable[[PairVerdict], bool] | None = None
    check: Callable[[Extraction, JudgeOptions], tuple[Finding, ...]] | None = None

    @property
    def summary(self) -> str:
        """The rule in one sentence."""
        return self.docs.strip().splitlines()[0]
