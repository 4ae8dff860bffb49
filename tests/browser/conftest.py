"""A headless Chromium for the tests of the pages; without one they are skipped, with the reason."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from zhextract.report import Page, write_report

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
Open: TypeAlias = Callable[..., "Tab"]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One browser for all tests of this folder."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("no Chromium is installed; name one in CHROMIUM")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield launched
        launched.close()


class Watch:
    """What must not happen on any page: errors, dialogs, requests to anywhere else."""

    def __init__(self, tab: Tab) -> None:
        self.seen: list[str] = []
        tab.on("pageerror", lambda error: self.seen.append(f"error {error}"))
        tab.on("console", lambda line: self.seen.append(f"{line.type} {line.text}"))
        tab.on("dialog", self._dialog)
        tab.on("request", self._request)

    def _dialog(self, dialog: Any) -> None:
        self.seen.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Any) -> None:
        if not request.url.startswith(("file:", "blob:", "data:", "http://127.0.0.1:")):
            self.seen.append(f"request {request.url}")


@pytest.fixture(scope="package")
def tabs() -> dict[str, tuple[Tab, Watch]]:
    """Tabs by their options; tests that want the same kind take turns in one."""
    return {}


@pytest.fixture
def new_tab(browser: Browser, tabs: dict[str, tuple[Tab, Watch]]) -> Iterator[Open]:
    """Opens an address in a tab; at the end of the test nothing untoward may have happened.

    ``allowed`` is in a message of the console that the test provokes.
    """

    allowances: list[str] = []

    def opened(url: str, *, width: int = 1280, allowed: str = "", **options: Any) -> Tab:
        allowances.extend(filter(None, [allowed]))
        options = {"locale": "en-US", "reduced_motion": "reduce", **options}
        kind = f"{width} {sorted(options.items())}"
        if kind not in tabs:
            context = browser.new_context(viewport={"width": width, "height": 900}, **options)
            context.set_default_timeout(10_000)
            made = context.new_page()
            tabs[kind] = (made, Watch(made))
        tab, _ = tabs[kind]
        tab.goto(url)
        tab.wait_for_selector("html[data-ready]")
        return tab

    yield opened
    seen = [
        line
        for _, watch in tabs.values()
        for line in watch.seen
        if not any(allowed in line for allowed in allowances)
    ]
    for _, watch in tabs.values():
        watch.seen.clear()
    assert seen == []


@pytest.fixture
def open_report(new_tab: Open, tmp_path: Path) -> Open:
    """Writes a report of the given pages and opens it."""

    def opened(*pages: Page, language: str = "en", **options: Any) -> Tab:
        out = io.StringIO()
        write_report(pages, out, language=language)  # type: ignore[arg-type]
        path = tmp_path / "report.html"
        path.write_text(out.getvalue(), "utf-8", newline="\n")
        return new_tab(path.as_uri(), **options)

    return opened
