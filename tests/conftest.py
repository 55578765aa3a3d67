"""What holds for all tests: Hypothesis's profiles, and the flag that writes golden files anew."""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("crosscheck", derandomize=True, deadline=None, max_examples=60, database=None)
settings.register_profile("search", deadline=None, max_examples=5_000)
settings.load_profile("crosscheck")  # a run tells the same every time; `--hypothesis-profile search` looks for more, by hand


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew; review the difference before committing it")


@pytest.fixture
def update_golden(request):
    """Whether golden files are to be written instead of compared."""
    return request.config.getoption("--update-golden")
