"""Makes the README's picture from a fixture, so that it stays true: python docs/screenshot.py [FOLDER [PNG]].

Shows the head of the page and the tension that most reports have a part in, or another finding where there is none. Needs the `test` extra and a Chromium.
"""  # noqa: INP001 - a script beside the docs, no package

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import crosscheck
from crosscheck.model import Result
from crosscheck.report.html import render_html
from crosscheck.report.html_page import build_page

ROOT = Path(__file__).parents[1]
WIDTH, TALLEST = 1240, 1400


def best_finding(result: Result) -> str:
    """The permalink of the finding to show."""
    cards = [card for card in build_page(result).cards if card.plot is not None]
    return max(cards, key=lambda card: (card.finding.rule == "CX102", len({row.document for row in card.rows}))).anchor


def take(result: Result, to: Path) -> None:
    """Opens the page, lays that finding first, and takes it down to the end of its card."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = Path(folder) / "report.html"
        page_file.write_text(render_html(result), encoding="utf-8")
        chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--headless", "--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": WIDTH, "height": TALLEST}, color_scheme="light")
        page.goto(page_file.as_uri())
        card = page.locator(f"[id='{best_finding(result)}']")
        card.evaluate("card => card.parentElement.prepend(card)")
        box = card.bounding_box()
        height = min(TALLEST, box["y"] + box["height"] + 12) if box else TALLEST
        page.screenshot(path=to, clip={"x": 0, "y": 0, "width": WIDTH, "height": height})
        browser.close()


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "fixtures" / "kursk-2024"
    picture = Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "docs" / "screenshot.png"
    take(crosscheck.check([str(folder)]), picture)
