"""The file of `--rates`: dated exchange rates in TOML."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path

import msgspec
from msgspec import Struct

from crosscheck.config.errors import ConfigError, Problem
from crosscheck.config.validate import is_day
from crosscheck.judge.rates import Rate


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    """One day: what one of a currency was worth in others."""

    date: str
    currency: str
    worth: dict[str, float]


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    rates: list[_Table]


def load_rates(path: str) -> tuple[Rate, ...]:
    """The rates of a file with entries such as

        [[rates]]
        date = "2024-07-25"
        currency = "euro"
        worth = { dollar = 1.0845, "pound sterling" = 0.8414 }

    Currencies have the names that `crosscheck extract` shows. Raises ConfigError for a file that is missing or is none.
    """
    try:
        table = tomllib.loads(Path(path).read_text("utf-8"))
        dated = [{**entry, "date": str(entry.get("date", ""))} for entry in table.get("rates", [])]
        days = msgspec.convert({**table, "rates": dated}, _File).rates
    except OSError as error:
        raise ConfigError([Problem(path, f"the rates cannot be read: {error.strerror}")]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError, AttributeError, TypeError) as error:
        raise ConfigError([Problem(path, f"is no file of rates: {error}")]) from None
    wrong = [f'"{day.date}" is no date' for day in days if not is_day(day.date)]
    wrong += [f"{day.currency}: {other} = {value:g} is no rate" for day in days for other, value in day.worth.items() if value <= 0]
    if wrong:
        raise ConfigError([Problem(path, message) for message in wrong])
    return tuple(Rate(day.date, day.currency, other, Fraction(str(value))) for day in days for other, value in day.worth.items())
