"""`plankit serve` in Chromium: pages that follow every save, what is wrong beside them, and nothing that runs."""

from __future__ import annotations

import json
import random
import shutil
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT
from hostile import TEXTS
from looking import in_every_look, overheard
from rendered import example as published
from rendered import pages
from served import ROLES, Serving, small

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.browser
MISSPELT = ROLES.replace("[anna]", "[ana]")
BROKEN = "roles:\n  editor: {title: Editor, holders: [anna\n"
PLAIN = ".scroll { background: none !important }"
ALARM = "for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = () => { window.ran = name }"
MEMORY = "window.same = true"
"""A page that is loaded anew has forgotten this."""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A small plan with one mistake."""
    folder = small(tmp_path)
    (folder / "roles.yaml").write_text(MISSPELT, "utf-8")
    return folder


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A server of the example plan with a mistake in a guideline."""
    folder = tmp_path_factory.mktemp("example")
    shutil.copytree(ROOT / "plan", folder / "plan")
    file = folder / "plan" / "policies" / "community.yaml"
    file.write_text(file.read_text("utf-8").replace("owner: community-manager", "owner: comunity-manager", 1), "utf-8")
    with Serving("plan", cwd=folder) as server:
        yield server


@contextmanager
def reading(browser, server: Serving, path: str = "/", *, quiet: bool = True, **look: object) -> Iterator[object]:
    """A page in a browser, its panel there; that nothing is said and nobody else asked is asserted at the end."""
    with browser.new_context(**look) as context:
        page = context.new_page()
        said, asked = overheard(page)
        page.add_init_script(ALARM)
        page.goto(server.address + path)
        page.locator(".live-line").wait_for()
        yield page
        assert [url for url in asked if not url.startswith((server.address, "data:"))] == []
        if quiet:
            assert said == []


def counts(page) -> str:
    """What the line at the foot counts."""
    return " ".join(" ".join(page.locator(".live-line .live-pill").all_inner_texts()).split())


def test_what_is_wrong_stands_beside_the_entry(plan: Path, browser) -> None:
    """On the page of a role and in the list of roles: a sign that tells more; in the panel: all there is, and the way there."""
    with Serving("plan", cwd=plan.parent) as server, reading(browser, server, "/roles/editor.html") as page:
        sign = page.locator("main h1 + .live-beside")
        assert sign.locator("summary").inner_text().split() == ["E", "error"]
        assert not page.get_by_text("There is no person or unit").first.is_visible()
        sign.locator("summary").press("Enter")
        assert [each for each in sign.locator("li").inner_text().split("\n") if each] == [
            "There is no person or unit ana.",
            "Did you mean anna?",
            "plan/roles.yaml:2:68",
        ]
        assert counts(page) == "E 1 error"
        page.goto(server.address + "/roles.html")
        page.locator("main li", has_text="Editor").locator(".live-beside").wait_for()
        page.goto(server.address + "/")
        page.locator(".live-line").wait_for()
        assert page.locator(".live-beside").count() == 0
        page.locator(".live-line").press("Enter")
        page.locator(".live-list a").press("Enter")
        assert page.locator("h1").inner_text() == "Editor"
        page.locator(".live-list").wait_for()
        page.locator(".live-list").press("Escape")
        assert (page.locator(".live-list").is_visible(), page.locator(":focus").get_attribute("class")) == (
            False,
            "live-line",
        )


def test_a_save_changes_the_page_where_it_is_read(example: Serving, browser) -> None:
    """The page is not loaded anew: it stays where it was scrolled, what was open stays open, what had the focus keeps it."""
    file = example.cwd / "plan" / "policies" / "community.yaml"
    before = file.read_text("utf-8")
    with reading(browser, example, "/policies.html", viewport={"width": 1280, "height": 700}) as page:
        page.evaluate(MEMORY)
        entry = page.locator("#policy-groups")
        entry.locator(".live-beside summary").click()
        entry.locator("details:not(.live-beside) summary").first.click()
        entry.locator("h2 a, h3 a").first.focus()
        page.evaluate("document.querySelector('#policy-groups').scrollIntoView()")
        top = page.evaluate("scrollY")
        assert top > 300
        file.write_text(before.replace("title: Groups", "title: Groups of all kinds"), "utf-8")
        entry.get_by_text("Groups of all kinds").first.wait_for()
        assert page.evaluate("[window.same, scrollY]") == [True, top]
        assert page.locator(":focus").inner_text() == "Groups of all kinds"
        assert entry.locator("details[open]").count() == 2
        assert "Groups of all kinds" in page.locator("nav.wide, .onpage").all_inner_texts()[1]
        file.write_text(before, "utf-8")
        page.get_by_text("Groups of all kinds").first.wait_for(state="detached")


def test_what_is_read_stays_where_it_is_when_something_above_it_goes(example: Serving, browser) -> None:
    """The banner of a plan with errors goes with the last of them: the words one reads do not move in the window."""
    file = example.cwd / "plan" / "policies" / "community.yaml"
    before = file.read_text("utf-8")
    top = "document.querySelector('#policy-groups h2, #policy-groups h3').getBoundingClientRect().top"
    with reading(browser, example, "/policies.html", viewport={"width": 1280, "height": 700}) as page:
        page.locator("#policy-groups").scroll_into_view_if_needed()
        page.evaluate(f"scrollTo({{top: scrollY + {top} - 200, behavior: 'instant'}})")
        scrolled, place = page.evaluate(f"[scrollY, {top}]")
        file.write_text(before.replace("comunity-manager", "community-manager"), "utf-8")
        page.locator("main .banner").wait_for(state="detached")
        after, there = page.evaluate(f"[scrollY, {top}]")
        assert abs(there - place) < 1
        assert after < scrolled
        file.write_text(before, "utf-8")
        page.locator("main .banner").wait_for()
        assert abs(page.evaluate(top) - place) < 1


CHANGED = """([old, fresh, seed]) => {
    const chance = () => (seed = seed * 48271 % 2147483647) / 2147483647
    const read = text => new DOMParser().parseFromString(text, 'text/html').body
    const [one, other] = [read(old), read(fresh)]
    for (const each of [...other.querySelectorAll('main li, main tr, main p, main article, main section')]) {
        const what = chance()
        if (what < .06) each.remove()
        else if (what < .1) each.after(each.cloneNode(true))
        else if (what < .14) each.parentNode.insertBefore(each, each.parentNode.firstChild)
        else if (what < .2) each.append('more')
        else if (what < .24) each.setAttribute('class', 'other')
    }
    for (const each of one.querySelectorAll('h2, li')) if (chance() < .1) each.after(read('<details class="live-beside">x</details>').firstChild)
    renew(one, other)
    one.querySelectorAll('.live-beside').forEach(each => each.remove())
    return one.isEqualNode(other)
}"""


def test_a_page_that_is_renewed_is_the_new_page(browser) -> None:
    """From any page to any other, with parts taken out, put in, moved and changed, and signs in between."""
    script = (ROOT / "src" / "plankit" / "serving" / "live.js").read_text("utf-8")
    renewing = script[script.index("  const ours =") : script.index("  // What cannot be renewed")]
    made = pages(published())
    names = random.Random(1).choices(sorted(made), k=40)  # noqa: S311 - any will do
    with browser.new_context() as context:
        page = context.new_page()
        page.evaluate(f"() => {{ {renewing}; window.renew = renew }}")
        for seed, (old, new) in enumerate(pairwise(names), 1):
            for fresh in (old, new):
                assert page.evaluate(CHANGED, [made[old], made[fresh], seed]), (old, fresh, seed)


def test_broken_text_keeps_the_page(plan: Path, browser) -> None:
    """The last good page stays, the panel opens and tells why; mended, it closes and tells what came of it."""
    file = plan / "roles.yaml"
    with Serving("plan", cwd=plan.parent) as server, reading(browser, server, "/roles.html") as page:
        page.evaluate(MEMORY)
        file.write_text(BROKEN, "utf-8")
        page.locator(".live-notice").wait_for()
        assert "The plan cannot be read as it stands. You see it as of" in page.locator(".live-notice").inner_text()
        assert "plan/roles.yaml:2:36" in page.locator(".live-list").inner_text()
        assert page.locator("main").get_by_text("Editor").first.is_visible()
        file.write_text(ROLES.replace("Editor", "Chief"), "utf-8")
        page.locator("main").get_by_text("Chief").first.wait_for()
        assert counts(page) == "✓ Nothing is wrong"
        assert page.locator(".live-news").inner_text() == "2 mended"
        assert page.locator(".live-list").is_hidden()
        assert page.evaluate("window.same") is True


def test_from_a_broken_start_to_pages(plan: Path, browser) -> None:
    """Who opens a plan that cannot be read sees what is wrong, and then the page."""
    (plan / "roles.yaml").write_text(BROKEN, "utf-8")
    with Serving("plan", cwd=plan.parent) as server, reading(browser, server, "/roles.html", quiet=False) as page:
        assert page.locator("h1").inner_text() == "The plan cannot be read"
        (plan / "roles.yaml").write_text(ROLES, "utf-8")
        page.locator("h1").get_by_text("Roles").wait_for()
        assert page.evaluate("getComputedStyle(document.querySelector('.rail')).backgroundColor") == "rgb(13, 61, 67)"


def test_pages_with_a_script_are_loaded_anew(plan: Path, browser) -> None:
    """The search goes on with what was typed, in the words of the plan as it is now."""
    with Serving("plan", cwd=plan.parent) as server, reading(browser, server, "/search.html") as page:
        page.evaluate(MEMORY)
        page.fill("#q", "chief")
        (plan / "roles.yaml").write_text(ROLES.replace("Editor", "Chief"), "utf-8")
        page.locator("#found a, #records a, main a").get_by_text("Chief", exact=True).first.wait_for()
        assert (page.evaluate("window.same"), page.input_value("#q")) == (None, "chief")


def test_a_house_style_that_is_saved_shows(plan: Path, browser) -> None:
    """A style that the page's policy would refuse in the page that stands there comes with a page that is loaded anew."""
    expect = pytest.importorskip("playwright.sync_api").expect
    with Serving("plan", cwd=plan.parent) as server, reading(browser, server, "/roles.html", quiet=False) as page:
        (plan / "theme.css").write_text(":root { --rail: #123456; }", "utf-8")
        expect(page.locator(".rail")).to_have_css("background-color", "rgb(18, 52, 86)")


def test_a_hidden_tab_listens_to_nothing(plan: Path, browser) -> None:
    """Ten tabs at once can be read, as those that nobody sees hold no line; shown again, they are of the newest edition."""
    hide = "each => { Object.defineProperty(document, 'hidden', {get: () => each, configurable: true}); document.dispatchEvent(new Event('visibilitychange')) }"
    with Serving("plan", cwd=plan.parent) as server, browser.new_context() as context:
        tabs = []
        for _ in range(10):
            tab = context.new_page()
            tab.goto(server.address + "/roles.html")
            tab.locator(".live-line").wait_for()
            tab.evaluate(hide, True)
            tabs.append(tab)
        (plan / "roles.yaml").write_text(ROLES.replace("Editor", "Chief"), "utf-8")
        server.said(2)
        assert tabs[0].get_by_text("Chief").count() == 0
        tabs[0].evaluate(hide, False)
        tabs[0].get_by_text("Chief").first.wait_for()


def test_a_server_that_stops_and_starts_again(plan: Path, browser) -> None:
    """The page says that it has stopped, and goes on when it is back."""
    with Serving("plan", cwd=plan.parent) as server, reading(browser, server, "/roles.html", quiet=False) as page:
        page.evaluate(MEMORY)
        port = server.port
        assert server.stop() == 0
        page.get_by_text("has stopped. Start it again").first.wait_for()
        (plan / "roles.yaml").write_text(ROLES.replace("Editor", "Chief"), "utf-8")
        with Serving("plan", port=port, cwd=plan.parent) as again:
            page.get_by_text("Chief").first.wait_for()
            assert page.evaluate("window.same") is True
            assert again.stop() == 0


def test_without_script_pages_can_be_read(plan: Path, browser) -> None:
    """Nothing of the panel is seen, and links lead on."""
    with (
        Serving("plan", cwd=plan.parent) as server,
        browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 700}) as context,
    ):
        page = context.new_page()
        page.goto(f"{server.address}/roles.html")
        page.locator("main").get_by_text("Editor").first.click()
        assert page.locator("h1").inner_text() == "Editor"
        assert page.locator(".live, .live-beside").count() == 0


def test_hostile_text_stays_text(plan: Path, browser) -> None:
    """In findings, in names of files and keys, in a page that cannot be read: nothing runs, nobody else is asked."""
    lines = [
        f"  r{number}: {{title: {_quoted(text)}, holders: [{_quoted(text)}], {_quoted(text + '!')}: 1}}"
        for number, text in enumerate(TEXTS)
    ]
    (plan / "roles.yaml").write_text("\n".join(["roles:", *lines, ""]), "utf-8")
    name = "<img src=x onerror=alert(1)>.yaml"
    (plan / name).write_text("people:\n  <b>x</b>: {name: <script>alert(1)</script>, nme: 1}\n", "utf-8")
    with Serving("plan", cwd=plan.parent) as server, reading(browser, server, "/roles.html") as page:
        page.locator(".live-line").click()
        rows = page.locator(".live-list > ul > li")
        assert rows.count() > len(TEXTS)
        assert name in page.locator(".live-list").inner_text()
        assert page.locator(".live-beside").count() == len(TEXTS)
        for each in page.locator(".live-beside summary").all():
            each.click()
        assert page.evaluate("window.ran ?? ''") == ""
        ours = "p, ul, li, a, b, code, span, summary, details, div, aside"
        assert (
            page.evaluate(
                f"[...document.querySelectorAll('.live *, .live-beside *')].filter(each => !each.matches('{ours}')).length"
            )
            == 0
        )
        (plan / name).write_text("people: [<script>alert(1)</script>\n", "utf-8")
        page.locator(".live-notice").wait_for()
        assert page.evaluate("window.ran ?? ''") == ""


def _quoted(text: str) -> str:
    return json.dumps(text)


@in_every_look
def test_axe_finds_nothing(width: int, scheme: str, forced: str, example: Serving, browser, axe: str) -> None:
    """With the panel and a sign open, small and wide, light, dark and in colours of the reader's own; nothing sticks out or is covered."""
    look = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme, "forced_colors": forced}
    with reading(browser, example, "/policies.html", bypass_csp=True, **look) as page:
        page.locator(".live-beside summary").first.click()
        page.locator(".live-line").click()
        page.locator(".live-list li").first.wait_for()
        page.add_style_tag(content=PLAIN)
        page.evaluate(axe)
        violations = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        assert [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in violations] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        last, panel = (page.locator(each).bounding_box() for each in ("footer", ".live"))
        assert last["y"] + last["height"] <= panel["y"] + 1
        page.emulate_media(media="print")
        assert page.locator(".live:visible, .live-beside:visible").count() == 0
