"""Front matter: `---` YAML or `+++` TOML before the text of a .md or .txt report."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime

from msgspec import Struct

from crosscheck.model import Metadata
from crosscheck.model.document import MetadataField

_LONGEST = 200
_KEYS: dict[str, MetadataField] = {
    "source": "source",
    "published": "published",
    "date": "published",
    "title": "title",
    "lang": "language",
    "language": "language",
}
_YAML_LINE = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.*))?$")


class FrontMatter(Struct, frozen=True):
    """The metadata before a text, where the text itself begins, and what is wrong with it."""

    end: int = 0
    metadata: tuple[Metadata, ...] = ()
    error: str | None = None
    line: int | None = None


def read_front_matter(text: str) -> FrontMatter:
    """The front matter of a text; an empty one where it has none. An opening fence that nothing closes is a rule, not front matter.

    Of YAML only the flat subset is read that metadata needs: `key: value` lines with plain or quoted scalars; lists, nested mappings and
    block scalars are passed over. TOML is read whole.
    """
    fence = text[:3]
    if fence not in ("---", "+++"):
        return FrontMatter()
    lines = text[: _LONGEST * 500].splitlines(keepends=True)[:_LONGEST]
    if not lines or lines[0].strip() != fence:
        return FrontMatter()
    closing = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == fence), None)
    if closing is None:
        return FrontMatter()
    end = sum(len(line) for line in lines[: closing + 1])
    if fence == "+++":
        return _read_toml(lines[1:closing], end)
    return FrontMatter(end, tuple(_read_yaml(lines[1:closing])))


def _read_yaml(lines: list[str]) -> list[Metadata]:
    found = []
    for number, line in enumerate(lines, 2):
        match = _YAML_LINE.match(line.rstrip("\r\n"))
        if match is None or match[1].lower() not in _KEYS:
            continue
        value = _scalar((match[2] or "").strip())
        if value:
            found.append(Metadata(_KEYS[match[1].lower()], value, "front-matter", number))
    return found


def _scalar(raw: str) -> str:
    """A YAML scalar on one line: double or single quotes taken off, a comment after a plain one cut; "" for anything else."""
    if raw[:1] == '"' and '"' in raw[1:]:
        inner = raw[1 : raw.rindex('"')]
        return inner.replace('\\"', '"').replace("\\\\", "\\")
    if raw[:1] == "'" and "'" in raw[1:]:
        return raw[1 : raw.rindex("'")].replace("''", "'")
    if raw[:1] in ("[", "{", "|", ">", "&", "*", "!", "#"):
        return ""
    plain = re.split(r"\s#", raw, maxsplit=1)[0].strip()
    return "" if plain in ("~", "null") else plain


def _read_toml(lines: list[str], end: int) -> FrontMatter:
    try:
        table = tomllib.loads("".join(line.replace("\r\n", "\n").replace("\r", "\n") for line in lines))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return FrontMatter(end, error=f"front matter is not valid TOML: {error}", line=_toml_error_line(str(error)))
    found = []
    for key, value in table.items():
        if key.lower() in _KEYS and isinstance(value, (str, date, datetime)):
            found.append(
                Metadata(
                    _KEYS[key.lower()],
                    value if isinstance(value, str) else value.isoformat().replace("+00:00", "Z"),
                    "front-matter",
                    _key_line(lines, key),
                )
            )
    return FrontMatter(end, tuple(found))


def _key_line(lines: list[str], key: str) -> int | None:
    return next((number for number, line in enumerate(lines, 2) if line.lstrip().startswith(key)), None)


def _toml_error_line(message: str) -> int:
    """The line in the file: tomllib says "(at line 3, column 4)"; the fence is one line more."""
    match = re.search(r"at line (\d+)", message)
    return int(match[1]) + 1 if match else 1
