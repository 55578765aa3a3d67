"""What holds for all tests: Hypothesis's profiles, the flag that writes golden files anew, and a cache that is not the user's."""

from __future__ import annotations

import itertools
import os
import tempfile

import pytest
from hypothesis import settings

settings.register_profile("crosscheck", derandomize=True, deadline=None, max_examples=60, database=None)
settings.register_profile("search", deadline=None, max_examples=5_000)
settings.load_profile("crosscheck")  # a run tells the same every time; `--hypothesis-profile search` looks for more, by hand

_CACHES = tempfile.TemporaryDirectory(prefix="crosscheck-tests-", ignore_cleanup_errors=True)
_NUMBERS = itertools.count()
os.environ["XDG_CACHE_HOME"] = _CACHES.name  # for fixtures of a module or of all, and the commands that they start


@pytest.fixture(autouse=True)
def own_cache(monkeypatch):
    """Every test has a cache of its own, empty, so that none sees what another kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", os.path.join(_CACHES.name, str(next(_NUMBERS))))  # noqa: PTH118 - once a test, thousands of times


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew; review the difference before committing it")


@pytest.fixture
def update_golden(request):
    """Whether golden files are to be written instead of compared."""
    return request.config.getoption("--update-golden")
