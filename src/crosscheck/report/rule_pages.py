"""The rules as the formats tell them: name, text, and the address of each one's page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from crosscheck.judge.rule import Rule
from crosscheck.judge.rules import RULES
from crosscheck.model.finding import Finding

PAGES = "https://crosscheck.readthedocs.io/en/stable/rules/"
"""Where the docs are published; `crosscheck explain` shows the same pages."""


@cache
def rules_by_code() -> Mapping[str, Rule]:
    """All rules."""
    return {rule.code: rule for rule in RULES}


def page_address(code: str) -> str:
    """The address of a rule's page."""
    return f"{PAGES}{code.lower()}/"


def rules_of(findings: Iterable[Finding]) -> tuple[Rule, ...]:
    """The rules that the findings name, in the order of their codes."""
    known = rules_by_code()
    return tuple(known[code] for code in sorted({finding.rule for finding in findings}) if code in known)
