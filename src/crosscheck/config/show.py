"""Every setting with where it came from, and the JSON Schema of the settings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec

from crosscheck.config.build import Config
from crosscheck.config.settings import Settings


def render_settings(config: Config) -> str:
    """One line a setting, as TOML with dotted keys, with its origin as a comment; unset ones as comments."""
    rows = list(_rows(msgspec.to_builtins(config.settings), ()))
    texts = [
        (f"{_key(key)} = {_value(value)}" if value is not None else f"# {_key(key)} is unset", _origin(key, config)) for key, value in rows
    ]
    width = min(max(len(text) for text, _ in texts), 60)
    head = f"# settings file: {config.path or 'none'}\n"
    return head + "".join(f"{text:<{width}}  # {origin}\n" for text, origin in texts)


def _rows(table: dict[str, Any], at: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, value in table.items():
        if isinstance(value, dict) and value:
            yield from _rows(value, (*at, name))
        elif value not in (None, [], {}) or not at:
            yield (*at, name), value


def _origin(key: tuple[str, ...], config: Config) -> str:
    entries = [origin for known, origin in config.origins.items() if known[0] == key[0] and len(known) == 2 and known[1].isdigit()]
    if entries and len(key) == 1:
        return ", ".join(dict.fromkeys(entries))
    return config.origins.get(key, "default")


def _key(key: tuple[str, ...]) -> str:
    return ".".join(piece if piece and all(letter.isalnum() or letter in "-_" for letter in piece) else json.dumps(piece) for piece in key)


def _value(value: Any) -> str:
    """A TOML value; JSON's strings, numbers, booleans and lists are TOML's too, its objects are not."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key((name,))} = {_value(inner)}" for name, inner in value.items() if inner is not None) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_value(inner) for inner in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def settings_schema() -> dict[str, Any]:
    """The JSON Schema of crosscheck.toml, for editors that check and complete TOML by one."""
    schema = msgspec.json.schema(Settings)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "crosscheck.toml", **schema}
