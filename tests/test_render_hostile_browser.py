"""Hostile text in every field of the example, opened in Chromium: it runs nothing, asks for nothing, breaks no layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hostile import in_turn
from rendered import pages, put
from test_render_hostile import plan_with

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser
ALARM = "for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = () => { window.ran = name }"
"""Whatever a text would run leaves a trace."""
STICKING_OUT = """() => {
    const inside = each => each.closest('.scroll, pre, svg, [hidden], .visually-hidden')
    return document.documentElement.scrollWidth > innerWidth
        ? [...document.querySelectorAll('body *')]
            .filter(each => !inside(each) && each.getBoundingClientRect().right > innerWidth + 1)
            .map(each => each.outerHTML.slice(0, 120)) : []
}"""
OVER_ALL = "[...document.querySelectorAll('main *')].filter(each => getComputedStyle(each).position === 'fixed').length"


@pytest.fixture(scope="module", params=[0, 29])
def names(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The example full of hostile text as a folder, and one page of each kind in it."""
    folder = tmp_path_factory.mktemp("hostile")
    made = pages(plan_with(in_turn(request.param), in_turn(request.param + 7)))
    put(made, folder)
    kinds: dict[str, str] = {}
    for name in sorted(made):
        kinds.setdefault(name.partition("/")[0], name)
    return folder, sorted(kinds.values())


@pytest.mark.parametrize("policy", ["with its policy", "without its policy"])
def test_nothing_runs_and_nothing_is_asked_for(policy: str, names: tuple[Path, list[str]], browser) -> None:
    """Not even where a page's own policy on security is switched off, and however the mouse and the keyboard move about."""
    folder, kinds = names
    asked: list[str] = []
    with browser.new_context(
        bypass_csp=policy.startswith("without"), viewport={"width": 1280, "height": 900}
    ) as context:
        context.add_init_script(ALARM)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("dialog", lambda dialog: dialog.dismiss())
        for name in kinds:
            asked.clear()
            page.goto((folder / name).as_uri())
            for each in page.locator("main a, main summary, main [tabindex]").all()[:12]:
                each.dispatch_event("mouseover")
                each.focus()
            assert page.evaluate("window.ran ?? ''") == "", name
            assert [url for url in asked if not url.startswith(("file:", "data:"))] == [], name


@pytest.mark.parametrize("width", [320, 1280])
def test_no_layout_breaks(width: int, names: tuple[Path, list[str]], browser) -> None:
    """Nothing sticks out sideways, nothing lies over the page, and the frame of every page stands."""
    folder, kinds = names
    with browser.new_context(viewport={"width": width, "height": 900}) as context:
        page = context.new_page()
        for name in kinds:
            page.goto((folder / name).as_uri())
            assert page.evaluate(STICKING_OUT) == [], name
            assert page.evaluate(OVER_ALL) == 0, name
            frame = [page.locator(f"body > {each}").count() for each in ("header", "main", "footer")]
            assert (frame, page.locator("h1").count()) == ([1, 1, 1], 1), name
