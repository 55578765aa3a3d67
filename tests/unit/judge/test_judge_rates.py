"""Sums of two currencies at dated rates."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from crosscheck.judge.rates import Rate, exchange
from crosscheck.model import Quantity

RATES = (
    Rate("2024-01-02", "euro", "dollar", Fraction("1.10")),
    Rate("2024-06-03", "euro", "dollar", Fraction("1.08")),
)


def money(value: int, currency: str, precision: int = 1) -> Quantity:
    number = Decimal(value)
    return Quantity(number, number, number, currency, f"currency:{currency}", Decimal(precision))


def test_the_rate_of_the_day_or_the_latest_before_it():
    dollars = money(1, "dollar")
    assert exchange(money(100, "euro"), dollars, "2024-03-01", RATES).value == 110
    assert exchange(money(100, "euro"), dollars, "2024-06-03", RATES).value == 108
    assert exchange(money(100, "euro"), dollars, None, RATES).value == 108
    assert exchange(money(100, "euro"), dollars, "2023-12-31", RATES) is None


def test_the_other_way_round_is_exact():
    euros = exchange(money(108, "dollar"), money(1, "euro"), None, RATES)
    assert (euros.value, euros.unit, euros.dimension) == (100, "euro", "currency:euro")
    assert euros.precision == 5


def test_what_is_no_money_or_has_no_rate_stays():
    assert exchange(money(1, "yen"), money(1, "dollar"), None, RATES) is None
    area = Quantity(Decimal(1), Decimal(1), Decimal(1), "euro", "area", Decimal(1))
    assert exchange(area, money(1, "dollar"), None, RATES) is None
