"""What the linters do not see: hidden imports, mutable state, public names, and what a start of the command loads."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import crosscheck

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "crosscheck"
MODULES = sorted(SOURCE.rglob("*.py"))
NAMES = [path.relative_to(SOURCE).as_posix() for path in MODULES]
PACKAGES = sorted({path.parent.relative_to(SOURCE).as_posix() for path in MODULES if path.parent != SOURCE})
HEAVY = ("pint", "dateparser", "jinja2", "feedparser", "pypdfium2", "striprtf", "dask", "sqlite3", "multiprocessing")
MUTABLE_CALLS = {"list", "dict", "set", "bytearray", "defaultdict", "deque", "Counter", "OrderedDict", "WeakValueDictionary"}
MUTABLE_LITERALS = (ast.List, ast.Set, ast.ListComp, ast.SetComp)
MUTATING = {"append", "add", "update", "setdefault", "pop", "clear", "extend", "insert", "remove", "discard", "popitem"}


def tree_of(path):
    return ast.parse(path.read_text("utf-8"), str(path))


def module_names(tree):
    """The names bound at a module's top level, with the value each is bound to."""
    for node in tree.body:
        if isinstance(node, ast.Assign):
            yield from ((target.id, node.value) for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            yield node.target.id, node.value


def is_mutable(value):
    if isinstance(value, ast.Call):
        called = value.func
        return (called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")) in MUTABLE_CALLS
    return isinstance(value, MUTABLE_LITERALS)


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_no_import_is_for_types_alone(path):
    assert "TYPE_CHECKING" not in path.read_text("utf-8")


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_no_module_keeps_state(path):
    """No module-level list or set; a dict is a table, which nothing may change; nothing is `global`."""
    tree = tree_of(path)
    names = dict(module_names(tree))
    assert [name for name, value in names.items() if is_mutable(value) and name != "__all__"] == []
    changed = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            changed += node.names
        elif isinstance(node, (ast.Assign, ast.AugAssign, ast.Delete)):
            targets = [node.target] if isinstance(node, ast.AugAssign) else node.targets
            changed += [one.value.id for one in targets if isinstance(one, ast.Subscript) and isinstance(one.value, ast.Name)]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in MUTATING:
            changed += [node.func.value.id] if isinstance(node.func.value, ast.Name) else []
    local = {one.id for one in ast.walk(tree) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)} - set(names)
    assert [name for name in changed if name in names and name not in local] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_every_package_says_what_it_is(package):
    init = SOURCE / package / "__init__.py"
    if list((SOURCE / package).glob("*.py")):
        assert ast.get_docstring(tree_of(init)), f"{package}/__init__.py"


def test_no_room_for_odds_and_ends():
    assert [name for name in NAMES if Path(name).stem in {"utils", "util", "helpers", "helper", "common", "misc"}] == []


@pytest.mark.parametrize("name", ["crosscheck", "crosscheck.model"])
def test_public_names(name):
    module = import_module(name)
    assert len(set(module.__all__)) == len(module.__all__)
    assert [one for one in module.__all__ if not hasattr(module, one)] == []
    public = {one for one, value in vars(module).items() if not one.startswith("_") and getattr(value, "__module__", "").startswith(name)}
    assert public <= set(module.__all__)


def test_the_stub_names_what_the_package_offers():
    stub = tree_of(SOURCE / "__init__.pyi")
    (listed,) = (value for name, value in module_names(stub) if name == "__all__")
    assert ast.literal_eval(listed) == crosscheck.__all__


def bare_environment():
    """The environment without what measures coverage in child processes: that imports modules of its own."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COV")}


def loaded_by(*arguments):
    """The modules that a run of the command imports."""
    code = (
        "import sys\nfrom crosscheck.cli.main import run\n"
        f"run({list(arguments)!r})\nprint('\\n'.join(sorted(name.partition('.')[0] for name in sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, env=bare_environment())
    return set(done.stderr.splitlines())


@pytest.mark.parametrize(
    "arguments",
    [("--version",), ("--help",), ("check", "fixtures/kursk-2024", "-f", "concise", "--no-cache", "--jobs", "1")],
    ids=lambda arguments: arguments[0],
)
def test_a_start_loads_nothing_heavy(arguments):
    assert loaded_by(*arguments) & set(HEAVY) == set()


def test_the_version_needs_no_stage():
    code = "import sys\nfrom crosscheck.cli.main import run\nrun(['--version'])\nprint(*[name for name in sys.modules if name.startswith('crosscheck.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=bare_environment())
    assert {name.split(".")[1] for name in done.stdout.splitlines()[-1].split()} == {"cli"}
