"""How a result is rendered: everything a renderer may ask, in one value."""

from __future__ import annotations

from msgspec import Struct

from crosscheck.model.finding import Severity


class RenderOptions(Struct, frozen=True):
    """What the renderers ask.

    `width` is in terminal cells. `unicode` is False where the output's encoding cannot carry box lines and signs. `fail_on` is the gate's
    threshold, None where it never fails. `text` says whether the reports' texts may be written out; `verbosity` is 0, 1 and more for `-v`, -1 for `-q`.
    `show_baselined` shows the findings that a baseline knows or a suppression covers. `min_confidence` is named where findings are hidden by it.
    `config_name` is the settings file to point to, `has_baseline` whether the findings were held against a baseline.
    """

    width: int = 100
    color: bool = False
    unicode: bool = True
    verbosity: int = 0
    show_baselined: bool = False
    text: bool = True
    fail_on: Severity | None = "error"
    min_confidence: float = 0.0
    config_name: str = "crosscheck.toml"
    has_baseline: bool = False
