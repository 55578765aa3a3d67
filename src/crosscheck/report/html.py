"""The HTML diff report: one file that an editor decides from. It makes no request, and needs no script to be read."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

import jinja2
from markupsafe import Markup

from crosscheck import __version__
from crosscheck.model import Result
from crosscheck.report.display import claim_words, clean_text
from crosscheck.report.html_page import Page, build_page
from crosscheck.report.matrix import Cell, MatrixRow
from crosscheck.report.options import RenderOptions

_NO_OPTIONS = RenderOptions()


def render_html(result: Result, options: RenderOptions = _NO_OPTIONS) -> str:
    """The page of a result, in one self-contained file, whatever its size."""
    return render_page(build_page(result, options.fail_on, text=options.text))


def render_page(page: Page) -> str:
    """Lays a page out. Whatever comes from a report is escaped; a policy forbids every load and every script but the page's own."""
    style, script = _asset("report.css"), _asset("report.js")
    policy = f"default-src 'none'; style-src {_hash_of(style)}; script-src {_hash_of(script)}; img-src data:; base-uri 'none'; form-action 'none'"
    return _template().render(page=page, style=Markup(style), script=Markup(script), policy=policy, version=__version__)  # noqa: S704 - shipped files


def _hash_of(asset: str) -> str:
    """The asset's SHA-256 as a source expression of a content security policy."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(asset.encode()).digest()).decode()}'"


@cache
def _asset(name: str) -> str:
    return files("crosscheck.report").joinpath("assets", name).read_text(encoding="utf-8")


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_asset),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["value"] = claim_words
    environment.filters["cells"] = _cells_by_report
    return environment.get_template("report.html.j2")


def _shown(value: object) -> object:
    """Every string that a template puts out is cleaned, whatever field it came from; markup made by the templates passes."""
    return clean_text(value) if type(value) is str else value


def _cells_by_report(row: MatrixRow) -> dict[str, Cell]:
    return {cell.document: cell for cell in row.cells}
