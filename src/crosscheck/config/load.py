"""The settings of a run: the defaults, the nearest file above the inputs and what it extends, and the command line, in that order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from crosscheck.config.build import Config, build_config
from crosscheck.config.discover import find_config, shown
from crosscheck.config.errors import ConfigError, Problem
from crosscheck.config.layers import Layer, load_layers
from crosscheck.config.merge import merge_layers
from crosscheck.config.settings import default_layer
from crosscheck.config.validate import find_problems
from crosscheck.normalize.own_units import UnitError


class ConfigSource(Struct, frozen=True):
    """Where settings are looked for: the inputs, a file that the user names instead, or none at all; and what the command line sets."""

    paths: Sequence[str] = ()
    file: str | None = None
    isolated: bool = False
    flags: Mapping[str, Any] = {}


def load_config(source: ConfigSource) -> Config:
    """The run's Config.

    Raises ConfigError with every problem that the files and flags have, each with its file and line.
    """
    path = None if source.isolated else source.file or find_config(source.paths)
    files = [] if path is None else load_layers(path)
    flags = Layer("command line", dict(source.flags))
    problems = [problem for layer in (*files, flags) for problem in find_problems(layer)]
    if problems:
        raise ConfigError(problems)
    merged, origins = merge_layers([Layer("default", default_layer()), *files, flags])
    name = None if path is None else shown(path)
    try:
        return build_config(merged, origins, name, _root(path))
    except UnitError as error:
        origin = origins.get(("units", error.name), "units")
        raise ConfigError([Problem(origin, str(error))]) from None


def _root(path: str | None) -> str:
    """The folder that patterns count from, absolute."""
    return str(Path(path).absolute().parent if path else Path.cwd())
