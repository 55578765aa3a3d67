from __future__ import annotations

import pytest

from crosscheck.align.persons import compare_persons


@pytest.mark.parametrize(
    ("left", "right", "state"),
    [
        ("ann lee", "ann lee", "same"),
        ("adeline king", "adline king", "same"),
        ("lee", "ann lee", "same"),
        ("ann maria lee", "ann lee", "same"),
        ("ann lee", "bob lee", "other"),
        ("ann lee", "ann stone", "other"),
        ("ann lee", "", "one"),
        ("", "", "none"),
    ],
)
def test_compare_persons(left, right, state):
    assert compare_persons(left, right) == state
    assert compare_persons(right, left) == state
