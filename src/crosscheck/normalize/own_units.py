"""Units of the user's own: the config's `[units]`, in pint's definition syntax. pint is asked about these and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from crosscheck.lexicon.unit_words import OwnUnit, Unit

_DIMENSIONS = {
    "length": {"[length]": 1},
    "area": {"[length]": 2},
    "volume": {"[length]": 3},
    "mass": {"[mass]": 1},
    "time": {"[time]": 1},
    "speed": {"[length]": 1, "[time]": -1},
    "temperature": {"[temperature]": 1},
    "energy": {"[length]": 2, "[mass]": 1, "[time]": -2},
    "power": {"[length]": 2, "[mass]": 1, "[time]": -3},
    "force": {"[length]": 1, "[mass]": 1, "[time]": -2},
    "pressure": {"[length]": -1, "[mass]": 1, "[time]": -2},
    "frequency": {"[time]": -1},
    "count": {},
}


class UnitError(ValueError):
    """A unit of the config that cannot be defined: its name and why."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f'unit "{name}": {reason}')
        self.name = name
        self.reason = reason


def load_own_units(definitions: Mapping[str, str]) -> tuple[OwnUnit, ...]:
    """The units that definitions name, in their order: `{"smoot": "1.7018 * meter", "block": "80 * meter = _ = city_block"}`.

    What follows the value, behind further signs of equality, are its symbol ("_" for none) and other names, as pint writes them.
    Raises UnitError for a definition that pint does not understand.
    """
    if not definitions:
        return ()
    import pint  # noqa: PLC0415 - half a second that only runs with own units pay

    registry: Any = pint.UnitRegistry(non_int_type=Fraction)
    return tuple(_define(registry, name, definition) for name, definition in definitions.items())


def _define(registry: Any, name: str, definition: str) -> OwnUnit:
    key = name.strip().replace(" ", "_")
    if not definition.strip():
        raise UnitError(name, "has no value")
    try:
        registry.define(f"{key} = {definition}")
        one = registry.Quantity(Fraction(1), key).to_base_units()
        factor, powers = Fraction(one.magnitude), {key: int(power) for key, power in one.dimensionality.items()}
    except Exception as fault:
        raise UnitError(name, str(fault)) from fault
    if factor <= 0:
        raise UnitError(name, "is not above nought")
    _, *others = (part.strip() for part in definition.split("="))
    symbol, aliases = (others[0], others[1:]) if others else ("_", [])
    spoken = tuple(alias.replace("_", " ") for alias in (key, *aliases))
    words = tuple(form for word in spoken for form in (word, _plural(word)))
    dimension = next((called for called, known in _DIMENSIONS.items() if known == powers), None)
    if dimension is None:
        dimension = " ".join(f"{key.strip('[]')}^{power}" for key, power in sorted(powers.items()))
    unit = Unit(key.replace("_", " "), dimension, factor)
    return OwnUnit(unit, words, () if symbol == "_" else (symbol,))


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    return f"{word[:-1]}ies" if word.endswith("y") and word[-2:-1] not in "aeiou" else f"{word}s"
