"""A real Chromium for tests of pages: skipped where there is none."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


in_every_look = pytest.mark.parametrize(
    ("width", "scheme", "forced"),
    [
        (320, "light", "none"),
        (1280, "light", "none"),
        (320, "dark", "none"),
        (1280, "dark", "none"),
        (1280, "dark", "active"),
    ],
)
"""Small and wide, light, dark and in colours of the reader's own."""


@contextmanager
def chromium() -> Iterator[object]:
    """A Chromium without a window."""
    playwright = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("there is no Chromium here")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def overheard(page) -> tuple[list[str], list[str]]:
    """What a page says from now on, mistakes among it, and the addresses it asks for."""
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    return said, asked


@contextmanager
def looked_at(browser, path: Path, *, query: str = "", quiet: bool = True, **context: object) -> Iterator[object]:
    """A page opened from disk, without a network; that it says nothing and asks for nothing is asserted at the end."""
    with browser.new_context(offline=True, **context) as surroundings:
        page = surroundings.new_page()
        said, asked = overheard(page)
        page.goto(path.as_uri() + query)
        yield page
        if quiet:
            assert said == []
            assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
