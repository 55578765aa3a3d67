"""A real Chromium for the tests of the page: the system's, offline, with every request recorded."""

from __future__ import annotations

import os
import shutil
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec import Struct

from crosscheck.model import Result
from crosscheck.report.html import render_html

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
CANDIDATES = ("/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome")


class Sheet(Struct):
    """A page that was opened: Playwright's page, and what it asked for or complained of."""

    page: object
    requests: list[str]
    complaints: list[str]


def missing(what: str) -> None:
    """Without a browser these tests are skipped at home and fail in CI."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is needed for the browser tests", pytrace=False)
    pytest.skip(f"{what} is not installed")


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - an optional tool, missed with a message
    except ImportError:
        missing("playwright")
    path = next((found for candidate in CANDIDATES if (found := shutil.which(candidate))), None)
    if path is None:
        missing("Chromium")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
            yield browser
            browser.close()


@pytest.fixture
def open_page(chromium: object, tmp_path: Path) -> Iterator[Callable[..., Sheet]]:
    """Opens a result, or a file, in a fresh context; keywords go to the context (`color_scheme`, `java_script_enabled`, `viewport` …)."""
    contexts = []

    def opened(result: Result | Path, fragment: str = "", width: int = 1280, **more: object) -> Sheet:
        context = chromium.new_context(viewport={"width": width, "height": 900}, offline=True, **more)
        contexts.append(context)
        page = context.new_page()
        sheet = Sheet(page, [], [])
        page.on("request", lambda request: sheet.requests.append(request.url))
        page.on("console", lambda message: sheet.complaints.append(message.text))
        page.on("pageerror", lambda error: sheet.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (sheet.complaints.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.goto(f"{file_of(result, tmp_path).as_uri()}{fragment}")
        return sheet

    yield opened
    for context in contexts:
        context.close()  # closing twice does nothing


def file_of(result: Result | Path, folder: Path) -> Path:
    if isinstance(result, Path):
        return result
    path = folder / "report.html"
    path.write_text(render_html(result), encoding="utf-8")
    return path
