"""Where results go: `-f FORMAT` to standard output, `-f FORMAT:PATH` to files, each written whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import click
from msgspec import Struct

from crosscheck.cli.inputs import UnusableError
from crosscheck.cli.options import Flags
from crosscheck.cli.stream import can_show, terminal_width, wants_color, write_bytes, write_text
from crosscheck.config.build import Config
from crosscheck.model.result import Result
from crosscheck.report.formats import FORMATS, render, render_files, render_folder, stream
from crosscheck.report.options import RenderOptions
from crosscheck.report.style import every_sign

ENDINGS = {
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".sarif": "sarif",
    ".xml": "junit",
    ".md": "markdown",
    ".csv": "csv",
    ".txt": "full",
}
"""The format that a file's ending stands for, where none is named."""


Rendered = str | bytes | Iterator[bytes]
"""A format's text, its bytes, or its pieces, which are made while they are written."""


class Output(Struct, frozen=True):
    """One format and its file; None is standard output."""

    format: str
    path: str | None


def parse_outputs(formats: Sequence[str], output: str | None, default: str = "full") -> tuple[Output, ...]:
    """What `-f` and `-o` ask for. Raises UsageError for an unknown format and for two formats that want standard output."""
    asked = [_parse_output(text) for text in formats]
    if output is not None and not any(one.path is None for one in asked):
        asked.append(Output(ENDINGS.get(Path(output).suffix.casefold(), default), None))
    if not asked:
        asked = [Output(default, None)]
    open_ends = [one for one in asked if one.path is None]
    if len(open_ends) > 1:
        raise click.UsageError(
            f"{' and '.join(one.format for one in open_ends)} both want standard output; write FORMAT:PATH for all but one"
        )
    placed = [Output(one.format, output if one.path is None else one.path) for one in asked]
    for one in placed:
        if FORMATS[one.format].makes == "folder" and one.path is None:
            raise click.UsageError(f"{one.format} writes a folder; name it: -f {one.format}:DIR")
        needs = FORMATS[one.format].needs
        if needs is not None and find_spec(needs[1]) is None:
            raise click.UsageError(f"{one.format} needs {needs[1]}: pip install 'crosscheck[{needs[0]}]'")
    return tuple(placed)


def _parse_output(text: str) -> Output:
    name, colon, path = text.partition(":")
    if name not in FORMATS:
        from crosscheck.config.validate import did_you_mean  # noqa: PLC0415 - needed for a mistake only

        raise click.UsageError(f'no format "{name}"{did_you_mean(name, list(FORMATS))}; there are {", ".join(FORMATS)}')
    if colon and not path:
        raise click.UsageError(f'"{text}" names no path')
    return Output(name, path or None)


def render_options(flags: Flags, config: Config, output: Output) -> RenderOptions:
    """How a format is rendered there: a terminal's width, colours and signs, or the same bytes wherever it goes."""
    on_terminal = FORMATS[output.format].is_terminal and output.path is None
    return RenderOptions(
        width=terminal_width(sys.stdout) if on_terminal else 100,
        color=on_terminal and wants_color(flags.get("color", "auto"), sys.stdout, os.environ),
        unicode=can_show(every_sign(), sys.stdout) if on_terminal else True,
        verbosity=-1 if flags.get("quiet") else flags.get("verbose", 0),
        show_baselined=flags.get("show_baselined", False),
        text=config.text,
        fail_on=None if config.fail_on == "never" or flags.get("exit_zero") else config.fail_on,
        min_confidence=config.triage.min_confidence,
        config_name=config.path or "crosscheck.toml",
        has_baseline=config.baseline is not None,
    )


def write_outputs(result: Result, outputs: Sequence[Output], flags: Flags, config: Config) -> None:
    """Renders everything first, then writes the files, standard output last. Raises UnusableError for a file that cannot be written."""
    rendered = [pair for output in outputs for pair in _rendered(result, output, flags, config)]
    for output, text in sorted(rendered, key=lambda pair: pair[0].path is None):
        if output.path is not None:
            _write(output.path, text if isinstance(text, Iterator) else [_encoded(text)])
        elif isinstance(text, Iterator):
            for piece in text:
                write_bytes(piece)
        elif isinstance(text, str) and FORMATS[output.format].is_terminal:
            write_text(text)
        else:
            write_bytes(_encoded(text))
        if output.format == "github":
            _append_summary(result, flags, config)


def _append_summary(result: Result, flags: Flags, config: Config) -> None:
    """The job summary of GitHub Actions, which shows what annotations have no room for."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if path:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(_render(result, Output("markdown", path), flags, config))


def _rendered(result: Result, output: Output, flags: Flags, config: Config) -> list[tuple[Output, Rendered]]:
    """What is written and where it goes; a format that parts what is too big has further files beside the one that was named."""
    pieces = stream(output.format, result, render_options(flags, config, output))
    if pieces is not None:
        return [(output, pieces)]
    if output.path is None:
        return [(output, _render(result, output, flags, config))]
    path = Path(output.path)
    if FORMATS[output.format].makes == "folder":
        folder = render_folder(output.format, result, render_options(flags, config, output))
        return [(Output(output.format, str(path / name)), data) for name, data in folder.items()]
    files = render_files(output.format, result, render_options(flags, config, output), path.name)
    return [(output if name == path.name else Output(output.format, str(path.with_name(name))), text) for name, text in files.items()]


def _render(result: Result, output: Output, flags: Flags, config: Config) -> str:
    return render(output.format, result, render_options(flags, config, output))


def _encoded(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")


def _write(path: str, pieces: Iterable[bytes]) -> None:
    try:
        write_atomically(Path(path), pieces)
    except OSError as error:
        raise UnusableError(f"{path}: cannot be written: {error.strerror}") from None


def write_atomically(path: Path, pieces: Iterable[bytes]) -> None:
    """Writes to a temporary name beside the file and renames it: the file is there whole, or as it was before."""
    if path.exists() and not path.is_file():  # /dev/stdout, a named pipe
        with path.open("wb") as file:
            file.writelines(pieces)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
        _keep_mode(path, temporary)
        Path(temporary).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise


def _keep_mode(path: Path, temporary: str) -> None:
    """The permissions that the file had, or those of any new file; mkstemp's are the owner's alone."""
    if path.exists():
        mode = path.stat().st_mode
    else:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    Path(temporary).chmod(mode)
