"""What the tool could not do, as findings: told, never silent."""

from __future__ import annotations

from collections.abc import Iterable

from crosscheck.judge.rules import RULES
from crosscheck.model import Fault, Finding, Location


def judge_faults(faults: Iterable[Fault]) -> tuple[Finding, ...]:
    """One finding a fault, equal ones once, in the order given; they are certain."""
    rules = {rule.code: rule for rule in RULES}
    findings = []
    for fault in dict.fromkeys(faults):
        rule = rules[fault.rule]
        findings.append(Finding(rule.code, rule.name, rule.severity, 1.0, fault.message, locations=(Location(fault.path, fault.line),)))
    return tuple(findings)
