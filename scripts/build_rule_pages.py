"""Generates docs/rules/ and the README's table of rules from the rules' own docstrings.

Run it after a change of a rule: `python scripts/build_rule_pages.py`. `--check` compares and exits 1 on a difference.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from crosscheck.judge.rule import Rule
from crosscheck.judge.rules import RULES

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "docs" / "rules"
README = ROOT / "README.md"
TABLE = re.compile(r"(?<=<!-- rules -->\n\n).*?(?=\n<!-- /rules -->)", re.DOTALL)


def page_of(rule: Rule) -> str:
    """A rule's page."""
    return f"# {rule.code} {rule.name}\n\nSeverity: {rule.severity}\n\n{rule.docs.strip()}\n\n[All rules](index.md)\n"


def table_of(folder: str) -> str:
    """The rules as a Markdown table; `folder` leads to their pages."""
    rows = [f"| [{rule.code}]({folder}{rule.code.lower()}.md) | {rule.name} | {rule.severity} | {rule.summary} |\n" for rule in RULES]
    return "| code | name | severity | what |\n|---|---|---|---|\n" + "".join(rows)


def build_pages() -> dict[Path, str]:
    """Every generated file with its text."""
    pages = {PAGES / f"{rule.code.lower()}.md": page_of(rule) for rule in RULES}
    opening = "# The rules\n\nWhat each finding means, and what to do about it. `crosscheck explain CODE` shows the same pages.\n\n"
    pages[PAGES / "index.md"] = opening + table_of("")
    pages[README] = TABLE.sub(lambda _: table_of("docs/rules/"), README.read_text("utf-8"))
    return pages


def main() -> None:
    """Writes the pages and removes those of rules that are gone, or with `--check` tells which differ."""
    pages = build_pages()
    gone = sorted(set(PAGES.glob("*.md")) - set(pages))
    stale = [path for path, text in pages.items() if not path.exists() or path.read_text("utf-8") != text] + gone
    if "--check" in sys.argv:
        print(*(f"{path.relative_to(ROOT)} is not what scripts/build_rule_pages.py makes" for path in stale), sep="\n")
        sys.exit(1 if stale else 0)
    PAGES.mkdir(exist_ok=True)
    for path in gone:
        path.unlink()
    for path, text in pages.items():
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
