"""Each rule has its file, spec, page and entry; the docs name every rule and command; every table loads."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import msgspec
import pytest
import yaml

from crosscheck.cli.main import COMMANDS
from crosscheck.config.settings import Settings
from crosscheck.judge.rules import RULES

ROOT = Path(__file__).parents[2]
RULE_FILES = sorted((ROOT / "src" / "crosscheck" / "judge" / "rules").glob("cx*.py"))
LEXICON = ROOT / "src" / "crosscheck" / "lexicon"
TABLES = sorted(LEXICON.rglob("*.toml")) + sorted((ROOT / "src" / "crosscheck" / "report" / "assets").glob("*.toml"))
SECTIONS = ("## What it flags", "## Why", "## What to do")
OF_JUDGEMENTS = "## What it leaves alone"


def stem_of(rule):
    return f"{rule.code.lower()}_{rule.name.replace('-', '_')}"


def test_every_rule_file_has_an_entry():
    assert [path.stem for path in RULE_FILES] == [stem_of(rule) for rule in RULES]


def test_codes_and_names_are_unique_and_in_order():
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_page_says_what_a_desk_asks(rule):
    wanted = (*SECTIONS, OF_JUDGEMENTS) if rule.speaks or rule.check else SECTIONS
    assert [section for section in wanted if section not in rule.docs] == []
    assert rule.summary.endswith(".")


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.speaks or rule.check], ids=lambda rule: rule.code)
def test_a_rule_that_judges_has_a_spec_with_all_sides(rule):
    spec = yaml.safe_load((ROOT / "tests" / "specs" / "rules" / f"{stem_of(rule)}.yaml").read_text("utf-8"))
    assert [side for side in ("flagged", "fine", "near_miss") if not spec.get(side)] == []


def test_the_pages_are_those_of_the_code():
    done = subprocess.run([sys.executable, "scripts/build_rule_pages.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_readme_lists_the_rules_and_commands():
    readme = (ROOT / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| \[?(CX\d{3})\]?.*?\| ([a-z-]+) \| (error|warning|info) \|", readme, flags=re.MULTILINE)
    assert rows == [(rule.code, rule.name, rule.severity) for rule in RULES]
    assert [name for name in COMMANDS if f"crosscheck {name}" not in readme] == []


def test_the_docs_lead_everywhere():
    """Every page is reached from the index, and no link leads nowhere."""
    docs = ROOT / "docs"
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(docs.rglob("*.md"))]
    reached, broken = set(), []
    for page in pages:
        text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
            if "://" in target or target.startswith("mailto:"):
                continue
            path = (page.parent / target).resolve()
            reached.add(path)
            broken += [] if path.exists() else [f"{page.name}: {target}"]
    assert broken == []
    assert [page.name for page in pages[2:] if page.resolve() not in reached and page != docs / "index.md"] == []


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_table_loads(path):
    assert tomllib.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("path", sorted((LEXICON / "weights").glob("*.json")), ids=lambda path: path.stem)
def test_every_weight_is_a_number(path):
    told = json.loads(path.read_text("utf-8"))
    assert all(isinstance(weight, (int, float)) for weight in told["weights"].values())


def test_the_unit_factors_are_those_of_pint():
    done = subprocess.run([sys.executable, "scripts/build_units.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_setting_says_what_it_is():
    definitions = msgspec.json.schema(Settings)["$defs"].items()
    mute = [
        f"{name}.{key}" for name, told in definitions for key, about in told.get("properties", {}).items() if "description" not in about
    ]
    assert mute == []
