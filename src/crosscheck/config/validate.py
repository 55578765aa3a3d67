"""What is wrong with a layer of settings: unknown keys with the likeliest meant, wrong types, unknown rules, bad dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct

from crosscheck.config.errors import Problem
from crosscheck.config.layers import Layer
from crosscheck.config.settings import Settings
from crosscheck.judge.rules import RULES

_ADDRESS = re.compile(r"\.([A-Za-z0-9_-]+)|\[(\d+)\]|\[\.\.\.\]")
_RULE_LISTS = ("select", "ignore")


def find_problems(layer: Layer) -> list[Problem]:
    """Everything wrong with one layer; empty if it can be used."""
    unknown = list(_unknown_keys(layer, layer.table, Settings, ()))
    if unknown:
        return unknown
    try:
        settings = msgspec.convert(layer.table, Settings)
    except msgspec.ValidationError as error:
        return [_type_problem(layer, str(error))]
    return [*_rule_problems(layer), *_accept_problems(layer, settings), *_value_problems(layer, settings)]


def _unknown_keys(layer: Layer, table: Mapping[str, Any], struct: type[Struct], at: tuple[str, ...]) -> Iterator[Problem]:
    """Keys that no setting has, at any depth."""
    known = dict(zip(struct.__struct_encode_fields__, struct.__struct_fields__, strict=True))
    hints = get_type_hints(struct)
    for name, value in table.items():
        key = (*at, name)
        if name not in known:
            yield Problem(layer.name, f'unknown key "{".".join(key)}"{did_you_mean(name, list(known))}', layer.line(key))
            continue
        yield from _inner(layer, value, hints[known[name]], key)


def _inner(layer: Layer, value: Any, hint: Any, key: tuple[str, ...]) -> Iterator[Problem]:
    struct, container = _struct_of(hint), get_origin(hint)
    if struct is None:
        return
    if container is list and isinstance(value, list):
        for number, item in enumerate(value):
            if isinstance(item, dict):
                yield from _unknown_keys(layer, item, struct, (*key, str(number)))
    elif container is dict and isinstance(value, dict):
        for name, item in value.items():
            if isinstance(item, dict):
                yield from _unknown_keys(layer, item, struct, (*key, name))
    elif isinstance(value, dict):
        yield from _unknown_keys(layer, value, struct, key)


def _struct_of(hint: Any) -> type[Struct] | None:
    """The struct that a type is, or is a list or dict of."""
    candidates = (hint, *get_args(hint))
    return next((one for one in candidates if isinstance(one, type) and issubclass(one, Struct)), None)


def did_you_mean(name: str, known: Sequence[str]) -> str:
    """The likeliest meant of the known names, as the end of a message; empty if none is near."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - needed for a mistake only, and start-up counts

    best = process.extractOne(name.replace("_", "-").casefold(), {one: one.casefold() for one in known}, scorer=fuzz.ratio, score_cutoff=60)
    return f'; did you mean "{best[2]}"?' if best else ""


def _type_problem(layer: Layer, message: str) -> Problem:
    """The message of msgspec, with the key as a desk writes it and the line."""
    told, _, address = message.partition(" - at `$")
    told = told[:1].lower() + told[1:].replace("`", "")
    key: tuple[str, ...] = ()
    for name, number in _ADDRESS.findall(address.rstrip("`")):
        key = (*key, name or number or _wrong_entry(layer.table, key))
    return Problem(layer.name, f"{'.'.join(key)}: {told}" if key else told, layer.line(key))


def _wrong_entry(table: Mapping[str, Any], at: tuple[str, ...]) -> str:
    """Which entry of a table has the wrong type: msgspec does not name it, so each is tried alone."""
    entries: Any = table
    for name in at:
        entries = entries[int(name)] if isinstance(entries, list) else entries[name]
    for name, value in entries.items():
        alone: Any = {name: value}
        for outer in reversed(at):
            alone = [alone] if outer.isdigit() else {outer: alone}
        try:
            msgspec.convert(alone, Settings)
        except msgspec.ValidationError:
            return str(name)
    return "…"


def _rule_problems(layer: Layer) -> Iterator[Problem]:
    for at, table in _rule_tables(layer.table):
        for name in _RULE_LISTS:
            for rule in table.get(name) or ():
                yield from _rule_problem(layer, (*at, name), rule)
        for rule in table.get("severity") or {}:
            yield from _rule_problem(layer, (*at, "severity", rule), rule)


def _rule_tables(table: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any]]]:
    yield (), table
    for number, override in enumerate(table.get("overrides", ())):
        yield ("overrides", str(number)), override


def _rule_problem(layer: Layer, key: tuple[str, ...], rule: str) -> Iterator[Problem]:
    if not any(known.code.startswith(rule) or known.name == rule for known in RULES) or not rule:
        names = [name for known in RULES for name in (known.code, known.name)]
        yield Problem(layer.name, f'{".".join(key)}: no rule "{rule}"{did_you_mean(rule, names)}', layer.line(key))


def _accept_problems(layer: Layer, settings: Settings) -> Iterator[Problem]:
    for number, entry in enumerate(settings.accept):
        key = ("accept", str(number))
        if not entry.reason.strip():
            yield Problem(layer.name, "accept: the reason is empty", layer.line((*key, "reason")))
        if entry.fingerprint is None and (entry.measurand is None or not entry.values):
            yield Problem(layer.name, "accept: needs a fingerprint, or a measurand and values", layer.line(key))
        if entry.expires is not None and not is_day(entry.expires):
            yield Problem(layer.name, f'accept: expires = "{entry.expires}" is no date; write YYYY-MM-DD', layer.line((*key, "expires")))


def _value_problems(layer: Layer, settings: Settings) -> Iterator[Problem]:
    """Values of the right type that mean nothing."""
    if settings.published is not None and not is_moment(settings.published):
        yield Problem(
            layer.name, f'published: "{settings.published}" is no date; write YYYY-MM-DD, or YYYY-MM-DDTHH:MM', layer.line(("published",))
        )
    if re.fullmatch(r"local|dask(=\S+)?", settings.engine) is None:
        told = f'engine: there is no engine "{settings.engine}", only local, dask and dask=ADDRESS (a scheduler: dask=tcp://host:8786)'
        yield Problem(layer.name, told, layer.line(("engine",)))
    for number, override in enumerate(settings.overrides):
        if override.published is not None and not is_moment(override.published):
            key = ("overrides", str(number), "published")
            yield Problem(layer.name, f'overrides: published: "{override.published}" is no date; write YYYY-MM-DD', layer.line(key))


def is_moment(text: str) -> bool:
    """Whether a text is an ISO date or date-time."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_day(text: str) -> bool:
    """Whether a text is an ISO date."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
