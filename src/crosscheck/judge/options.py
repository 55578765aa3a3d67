"""What a desk may set about judging: how much room the words give, and how sure a flag must be."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct, field

from crosscheck.judge.rates import Rate


class Tolerance(Struct, frozen=True):
    """How wide a written figure is taken to be.

    `rounding` is the share of the figure's precision that is allowed to each side, `cap` the most that this may come to as a share
    of the figure. Below `exact_below` a figure is taken at its word. `hedge` is the share that "about" allows to each side, "nearly"
    below and "just over" above. `whole_units` counts completed units, as ages do: 42 allows all up to 43.
    """

    rounding: Decimal = Decimal("0.5")
    cap: Decimal = Decimal("0.05")
    exact_below: Decimal = Decimal(0)
    hedge: Decimal = Decimal("0.1")
    whole_units: bool = False


class UnitSlip(Struct, frozen=True):
    """Two units of one dimension that are taken for each other; one `larger` is `factor` times one `smaller`."""

    dimension: str
    larger: str
    smaller: str
    factor: Decimal


UNIT_SLIPS = (
    UnitSlip("length", "mile", "kilometer", Decimal("1.609344")),
    UnitSlip("length", "meter", "foot", Decimal("3.280839895")),
    UnitSlip("length", "inch", "centimeter", Decimal("2.54")),
    UnitSlip("length", "nautical mile", "kilometer", Decimal("1.852")),
    UnitSlip("area", "square mile", "square kilometer", Decimal("2.589988110336")),
    UnitSlip("area", "hectare", "acre", Decimal("2.471053815")),
    UnitSlip("area", "square kilometer", "hectare", Decimal(100)),
    UnitSlip("area", "square meter", "square foot", Decimal("10.76391042")),
    UnitSlip("mass", "kilogram", "pound", Decimal("2.204622622")),
    UnitSlip("volume", "gallon", "liter", Decimal("3.785411784")),
    UnitSlip("speed", "mile per hour", "kilometer per hour", Decimal("1.609344")),
    UnitSlip("speed", "meter per second", "kilometer per hour", Decimal("3.6")),
    UnitSlip("speed", "knot", "kilometer per hour", Decimal("1.852")),
)
"""The slips that a newsroom knows; the factors are the international ones (yard and pound agreement of 1959)."""

DIMENSION_TOLERANCES: Mapping[str, Tolerance] = {"count": Tolerance(exact_below=Decimal(100)), "": Tolerance(exact_below=Decimal(100))}
"""Counts under 100 are taken at their word; everything else follows the default."""

FAMILY_TOLERANCES: Mapping[str, Tolerance] = {"age": Tolerance(whole_units=True)}
"""An age counts completed years (or months): 42 is all up to the next birthday."""


class JudgeOptions(Struct, frozen=True):
    """All widths of judging.

    `dimensions` and `families` overrule `tolerance` for a dimension or a measurand family, the family first.
    `fraction_points` is what a fraction in words ("a third") allows to each side, in percentage points; `soft` the share of itself by
    which a soft end ("dozens") may be missed; `clock_minutes` what a hedged clock time allows to each side (and one written by the hour alone, with help);
    `clock_rounding` what one on five minutes does with help, and its half, in whole minutes, without. `witness_probability` is how surely a claim must measure the same as the judged pair to be shown beside it. `min_confidence` hides the findings below it: the point of best F0.5 in
    cross-validation (`benchmarks/train.py`).
    `rates` make sums of two currencies comparable.
    """

    tolerance: Tolerance = Tolerance()
    dimensions: Mapping[str, Tolerance] = field(default_factory=lambda: DIMENSION_TOLERANCES)
    families: Mapping[str, Tolerance] = field(default_factory=lambda: FAMILY_TOLERANCES)
    unit_slips: tuple[UnitSlip, ...] = UNIT_SLIPS
    fraction_points: Decimal = Decimal(2)
    soft: Decimal = Decimal("0.25")
    clock_minutes: int = 15
    clock_rounding: int = 5
    witness_probability: float = 0.5
    min_confidence: float = 0.5
    rates: tuple[Rate, ...] = ()

    def tolerance_for(self, dimension: str, family: str | None) -> Tolerance:
        """The widths for a figure of that dimension and family."""
        if family is not None and family in self.families:
            return self.families[family]
        return self.dimensions.get(dimension, self.tolerance)
