"""The output formats in one table: where each is rendered and what it takes. A renderer is imported when its format is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Literal

from msgspec import Struct

from crosscheck.model.result import Result
from crosscheck.model.shelf import Shelf
from crosscheck.report.options import RenderOptions


class Format(Struct, frozen=True):
    """One format: its module and function, what the function takes, and what it makes.

    `takes` is "options" for `render(result, options)` and "result" for `render(result)`. `is_terminal` marks the formats for people at a
    terminal: they follow its width, colours and encoding; all others are UTF-8 wherever they go. `makes` is "folder" where one file does not do.
    For a folder it gives bytes by file name. `needs` is the extra without which it cannot be written, and its module. `many` names the function that makes further files beside the first where one would be too big.
    `stream` names the module and the function that give the result of an archive piece by piece.
    """

    module: str
    function: str
    takes: Literal["options", "result"] = "options"
    is_terminal: bool = False
    makes: Literal["text", "folder"] = "text"
    many: str | None = None
    needs: tuple[str, str] | None = None
    stream: tuple[str, str] | None = None


FORMATS: Mapping[str, Format] = {
    "full": Format("full", "render_full", is_terminal=True),
    "concise": Format("concise", "render_concise", is_terminal=True),
    "json": Format("json_v1", "render_json", stream=("json_stream", "stream_json")),
    "jsonl": Format("jsonl", "render_jsonl"),
    "sarif": Format("sarif", "render_sarif"),
    "junit": Format("junit", "render_junit"),
    "github": Format("github", "render_github"),
    "gitlab": Format("gitlab", "render_gitlab"),
    "rdjson": Format("rdjson", "render_rdjson"),
    "markdown": Format("markdown", "render_markdown"),
    "html": Format("html_parts", "render_html", many="render_html_files"),
    "csv": Format("csv_matrix", "render_csv", takes="result"),
    "parquet": Format("parquet", "render_parquet", makes="folder", needs=("parquet", "pyarrow")),
}


def render(name: str, result: Result, options: RenderOptions) -> str:
    """The result in one of the text formats."""
    chosen = FORMATS[name]
    function = getattr(import_module(f"crosscheck.report.{chosen.module}"), chosen.function)
    text: str = function(result, options) if chosen.takes == "options" else function(result)
    return text


def stream(name: str, result: Result, options: RenderOptions) -> Iterator[bytes] | None:
    """The pieces of an archive's result, where the format can be written so; None where it is rendered as a whole."""
    chosen = FORMATS[name].stream
    if chosen is None or not isinstance(result.extractions, Shelf):
        return None
    pieces: Iterator[bytes] = getattr(import_module(f"crosscheck.report.{chosen[0]}"), chosen[1])(result, options)
    return pieces


def render_files(name: str, result: Result, options: RenderOptions, file: str) -> Mapping[str, str]:
    """Texts by file name, `file` first; more than one only where the format parts what is too big."""
    chosen = FORMATS[name]
    if chosen.many is None:
        return {file: render(name, result, options)}
    function = getattr(import_module(f"crosscheck.report.{chosen.module}"), chosen.many)
    files: Mapping[str, str] = function(result, file, options)
    return files


def render_folder(name: str, result: Result, options: RenderOptions) -> Mapping[str, bytes]:
    """The files of a format that makes a folder, by name."""
    chosen = FORMATS[name]
    files: Mapping[str, bytes] = getattr(import_module(f"crosscheck.report.{chosen.module}"), chosen.function)(result, options)
    return files
