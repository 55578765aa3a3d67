"""A sentence of nothing but numbers must not cost more than its length."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from crosscheck.claims.cues import find_cues
from crosscheck.model import Mention, Quantity, Reading, Span

GLUE = (" people, ", " women and ", " of the ", " percent from ", " 10:99 pm ", " a total of ", ", a ")


def cost(glue, number):
    quantity = Quantity(Decimal(12), Decimal(12), Decimal(12), "person", "count", Decimal(1))
    step = len("12" + glue)
    readings = [Reading(Mention(at * step, at * step + 2, "12", "quantity", "quantity.count"), quantity) for at in range(number)]
    text = ("12" + glue) * number
    started = time.process_time()
    assert len(find_cues(text, Span(0, len(text)), readings)) == number
    return time.process_time() - started


@pytest.mark.parametrize("glue", GLUE)
def test_cues_are_linear_in_the_sentence(glue):
    cost(glue, 200)
    assert cost(glue, 2400) < 40 * cost(glue, 200) + 0.2
