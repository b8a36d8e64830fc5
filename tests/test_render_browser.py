"""Pages looked at in Chromium: axe-core finds nothing, nothing is asked of a network, it works small, dark and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from looking import in_every_look
from rendered import example, given, pages, put

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser
SECTIONS = [
    "index",
    "strategy",
    "ownership",
    "roles",
    "responsibilities",
    "content",
    "policies",
    "monitoring",
    "support",
    "training",
    "roadmap",
    "people",
    "open",
    "people/loes",
    "people/tessa",
    "people/ingrid",
    "roles/trainer",
    "roles/ambassador",
    "board",
    "manage",
    "audit",
    "bodies/steering-group",
    "policies/groups",
    "search",
]
EMPTY = "plankit: 1\nplan: {title: Small, organization: Org}\n"
# A gradient shows that a table goes on; axe cannot tell the colour behind the words then.
PLAIN = ".scroll { background: none !important }"
LOADED = "performance.getEntriesByType('resource').map(each => each.name)"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example and a plan with next to nothing in it, as folders."""
    root = tmp_path_factory.mktemp("site")
    put(pages(example()), root / "example")
    put(pages(given(EMPTY)), root / "empty")
    put(pages(example(), single="plan.html"), root)
    return root


@in_every_look
def test_axe_finds_nothing(width: int, scheme: str, forced: str, site: Path, browser, axe: str) -> None:
    """No violation on any kind of page, small and wide, light, dark and in colours of the reader's own; nothing sticks out."""
    look = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme, "forced_colors": forced}
    with browser.new_context(bypass_csp=True, **look) as context:
        page = context.new_page()
        found = {}
        # All pages in one take as long as all of them one by one.
        whole = ["plan"] if width == 320 and scheme == "light" else []
        for name in [*(f"example/{each}" for each in SECTIONS), "empty/index", "empty/open", *whole]:
            page.goto((site / f"{name}.html").as_uri())
            if name in {"plan", "example/search"}:
                page.fill("#q", "group")
            page.add_style_tag(content=PLAIN)
            page.evaluate(axe)
            violations = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
            found[name] = [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in violations]
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found[name].append("sticks out")
    assert {name: each for name, each in found.items() if each} == {}


def test_nothing_is_asked_of_a_network(site: Path, browser) -> None:
    """From a file, under its own policy on security, a page has its style, asks for nothing and says nothing."""
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        for name in SECTIONS:
            page.goto((site / "example" / f"{name}.html").as_uri())
            assert page.evaluate(LOADED) == [], name
            assert (
                page.evaluate("getComputedStyle(document.querySelector('.rail')).backgroundColor") == "rgb(13, 61, 67)"
            )
    assert said == []


def test_without_script_everything_can_be_reached(site: Path, browser) -> None:
    """With scripts off and no mouse: the first stop leads to the content, the contents open, a link leads on."""
    with browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 700}) as context:
        page = context.new_page()
        page.goto((site / "example" / "index.html").as_uri())
        page.keyboard.press("Tab")
        assert page.locator(":focus").inner_text() == "To the content"
        page.locator("summary").first.focus()
        page.keyboard.press("Enter")
        page.locator("details nav").get_by_text("Roadmap").click()
        assert page.locator("h1").inner_text() == "Roadmap"


def test_on_paper_everything_is_there(site: Path, browser) -> None:
    """Printed, the contents are gone, what was folded is open, and the paper is white in the dark too."""
    with browser.new_context(color_scheme="dark") as context:
        page = context.new_page()
        page.goto((site / "example" / "policies.html").as_uri())
        page.emulate_media(media="print")
        assert page.locator("nav:visible").count() == 0
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        folded = "getComputedStyle(document.querySelector('main details'), '::details-content').contentVisibility"
        assert page.evaluate(folded) == "visible"


def test_keys_lead_through_a_page(site: Path, browser) -> None:
    """Tab goes from the way to the content through search and contents to the page, each stop seen, none twice, none a trap."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto((site / "example" / "support.html").as_uri())
        stops, unseen = [], []
        for _ in range(60):
            page.keyboard.press("Tab")
            stops.append(page.evaluate(STOP))
            unseen += [stops[-1]] if not page.evaluate(SEEN) else []
        assert unseen == []
        assert stops[:3] == ["To the content", "Management plan for De Steiger", "rail-search"]
        assert stops.index("Roadmap") < stops.index("Service desk")
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(STOP) == stops[-2]
        page.goto((site / "example" / "support.html").as_uri())
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")


STOP = "(each => each.id || each.innerText.trim())(document.activeElement)"
SEEN = """(each => { const style = getComputedStyle(each), box = each.getBoundingClientRect();
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && box.width > 0 && box.bottom > 0 && box.top < innerHeight; })(document.activeElement)"""
