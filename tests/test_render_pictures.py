"""Pictures on the pages: described, in their boxes whatever is written in them, and diagrams that Mermaid can draw."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT
from hostile import TEXTS, in_turn
from plankit.render.mermaid import inked
from rendered import example, given, links_of_html, pages, put, tree
from test_render_hostile import plan_with

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MERMAID = ROOT / ".validators" / "node_modules" / "mermaid" / "dist" / "mermaid.min.js"
WITH = ("board", "manage", "audit", "ownership", "roadmap", "monitoring", "bodies/steering-group", "policies/groups")
FENCE = re.compile(r"^```mermaid\n(.*?)^```$", re.MULTILINE | re.DOTALL)
STICKING_OUT = """() => [...document.querySelectorAll('.picture svg svg')].flatMap(box => {
  const edge = box.querySelector('rect').getBoundingClientRect();
  return [...box.querySelectorAll('text')].filter(text => text.textContent.trim()).filter(text => {
    const at = text.getBoundingClientRect();
    return at.left < edge.left || at.right > edge.right + 0.5 || at.top < edge.top - 1 || at.bottom > edge.bottom + 1;
  }).map(text => text.textContent);
})"""
COLLIDING = """() => [...document.querySelectorAll('svg[role=img]')].flatMap(svg => {
  const all = [...svg.querySelectorAll('text')].filter(text => text.textContent.trim());
  const at = all.map(text => text.getBoundingClientRect());
  const found = [];
  for (let one = 0; one < all.length; one++) for (let other = 0; other < one; other++) {
    const a = at[one], b = at[other];
    if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 2.5 && b.top < a.bottom - 2.5)
      found.push(all[one].textContent + ' / ' + all[other].textContent);
  }
  return found;
})"""


@pytest.fixture(scope="module")
def hostile() -> dict[str, dict[str, str]]:
    """The example with hostile text everywhere, in both formats."""
    plan = plan_with(in_turn(11), in_turn(18))
    return {format_: pages(plan, format_) for format_ in ("html", "markdown")}


def test_every_picture_is_described() -> None:
    """A picture has a title and a description by which it is known; what adorns is hidden from readers of screens."""
    for name, text in pages(example()).items():
        found, _ = tree(text)
        ids = {tag.attributes["id"]: tag.name for tag in found if "id" in tag.attributes}
        shown = [tag for tag in found if tag.name == "svg" and "x" not in tag.attributes]
        for tag in shown:
            if tag.attributes.get("aria-hidden") != "true":
                named = tag.attributes["aria-labelledby"].split()
                assert (tag.attributes["role"], [ids[each] for each in named]) == ("img", ["title", "desc"]), name


def test_every_picture_has_its_words_beside_it() -> None:
    """Whoever does not see a picture reads the same: who reports to whom, what comes when, what is worth how much."""
    made = pages(example())
    assert re.search(r"Intranet team</a> reports to <a [^>]*>Intranet owner", made["ownership.html"])
    assert re.search(
        r"Spring release 2027</a></th><td>Release</td><td class=\"day\">11 January 2027", made["roadmap.html"]
    )
    assert re.search(r'class="dotted">A</span></td><th scope="row"><a [^>]*>Show on each page', made["roadmap.html"])
    assert "From 48% on 31 October 2025 to 68% on 31 October 2026." in made["monitoring.html"]


def test_old_ways_to_bodies_and_policies_hold() -> None:
    """They have pages of their own now, and the places where they stood are there still."""
    made = pages(example())
    data = example().index.data
    places = {name: links_of_html(made[f"{name}.html"])[1] for name in ("ownership", "policies")}
    assert {f"body-{id_}" for id_ in data.ownership.bodies} <= places["ownership"]
    assert {f"policy-{id_}" for id_ in data.policies} <= places["policies"]


def test_one_area_alone_can_be_asked_for() -> None:
    """Each area of the matrix has a link that shows it alone, and a way back; each person and role theirs."""
    hrefs, places = links_of_html(pages(example())["responsibilities.html"])
    areas = [f"area-{number}" for number in range(1, 7)]
    assert ({f"#{area}" for area in areas} <= hrefs, set(areas) <= places, "#areas" in hrefs) == (True, True, True)
    assert {"people/loes.html", "roles/editor.html", "bodies/steering-group.html"} <= hrefs


def test_small_plans_stay_small() -> None:
    """Where there is next to nothing, there is no picture and no page for one."""
    made = pages(given("plankit: 1\nplan: {title: P, organization: O}\nroadmap: {wishes: {w: W}}\n"))
    assert [name for name, text in made.items() if "<svg" in text] == []
    assert "What drops out" not in made["roadmap.html"]


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_words_stay_in_their_boxes(width: int, hostile: dict[str, dict[str, str]], browser, tmp_path: Path) -> None:
    """On the example and with hostile text: no word leaves its box, none lies on another, nothing sticks out sideways."""
    put(hostile["html"], tmp_path / "hostile")
    put(pages(example()), tmp_path / "example")
    found = {}
    with browser.new_context(viewport={"width": width, "height": 900}) as context:
        page = context.new_page()
        for name in (f"{plan}/{each}" for plan in ("example", "hostile") for each in WITH):
            page.goto((tmp_path / f"{name}.html").as_uri())
            found[name] = [*page.evaluate(STICKING_OUT), *page.evaluate(COLLIDING)]
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found[name].append("sticks out")
    assert {name: each for name, each in found.items() if each} == {}


@pytest.mark.browser
def test_the_board_fits_on_one_sheet(hostile: dict[str, dict[str, str]], browser, tmp_path: Path) -> None:
    """Printed on A4, the sponsor's page is one sheet, with hostile text as well."""
    pikepdf = pytest.importorskip("pikepdf")
    put({"example.html": pages(example())["board.html"], "hostile.html": hostile["html"]["board.html"]}, tmp_path)
    for name in ("example", "hostile"):
        page = browser.new_page()
        page.goto((tmp_path / f"{name}.html").as_uri())
        page.pdf(path=tmp_path / f"{name}.pdf", format="A4", prefer_css_page_size=True)
        page.close()
        with pikepdf.open(tmp_path / f"{name}.pdf") as paper:
            assert len(paper.pages) == 1, name


@pytest.mark.browser
def test_an_area_stands_alone_without_a_script(browser, tmp_path: Path) -> None:
    """With scripts off, by keyboard: the link to an area hides the others, the way back shows them all."""
    put(pages(example()), tmp_path)
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((tmp_path / "responsibilities.html").as_uri())
        assert page.locator(".area:visible").count() == 6
        page.locator(".filter a[href='#area-2']").focus()
        page.keyboard.press("Enter")
        assert page.locator(".area:visible").count() == 1
        page.locator(".area:visible .whole a").click()
        assert page.locator(".area:visible").count() == 6


@pytest.fixture(scope="module")
def mermaid(browser) -> Iterator[object]:
    """A page with Mermaid on it; skipped where it was not fetched."""
    if not MERMAID.is_file():
        pytest.skip("Mermaid is not here: tests/validators/fetch brings it")
    page = browser.new_page()
    page.set_content("<!doctype html><title>Diagrams</title><div id=here></div>")
    page.add_script_tag(path=MERMAID)
    page.evaluate("mermaid.initialize({startOnLoad: false, securityLevel: 'strict'})")
    yield page
    page.close()


DRAWN = """async text => {
  try {
    const {svg} = await mermaid.render('drawn' + Math.random().toString(36).slice(2), text);
    const here = document.querySelector('#here');
    here.innerHTML = svg;
    return [here.querySelectorAll('script, img, iframe, [onerror], [onload]').length, here.textContent];
  } catch (error) { return [-1, String(error)]; }
}"""


@pytest.mark.browser
def test_mermaid_draws_the_example(mermaid) -> None:
    """Every diagram of the example is one, and shows the words of the plan."""
    shown = {}
    for name, text in pages(example(), "markdown").items():
        for number, diagram in enumerate(FENCE.findall(text)):
            shown[name, number] = mermaid.evaluate(DRAWN, diagram)
    assert {name for name, _ in shown} == {"ownership.md", "roadmap.md", "manage.md"}
    assert {key: told for key, (code, told) in shown.items() if code} == {}
    assert "Spring release 2027" in shown["roadmap.md", 0][1]
    assert "Steering group De Steiger" in shown["ownership.md", 0][1]


@pytest.mark.browser
def test_no_title_breaks_a_diagram(mermaid, hostile: dict[str, dict[str, str]]) -> None:
    """With hostile text everywhere each diagram is drawn, and nothing in it runs."""
    found = [diagram for text in hostile["markdown"].values() for diagram in FENCE.findall(text)]
    shown = [mermaid.evaluate(DRAWN, diagram) for diagram in found]
    assert len(found) > 4
    assert [told for code, told in shown if code] == []


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["label", "line"])
def test_each_text_is_drawn(mermaid, kind: str) -> None:
    """Each hostile text, and each word of Mermaid's own, in a label and at the head of a line of a plan in time."""
    words = [
        "section x",
        "title x",
        "click a",
        "done",
        "crit: a",
        "end",
        "subgraph x",
        "style x fill:#f00;",
        "classDef a:#b;",
        "%% x",
    ]
    for text in [*TEXTS, *words, "2027-01-01", "vert", "graph TD", "---", "a;b", "#35;", "&amp;"]:
        line = kind == "line"
        written = inked(text, first=line)
        diagram = f'graph LR\n  a["{written}"] --> b["x"]\n'
        if line:
            diagram = (
                f"gantt\n  dateFormat YYYY-MM-DD\n  {written} :active, 2026-01-01, 2026-02-01\n  Last :2026-02-01, 1d\n"
            )
        code, told = mermaid.evaluate(DRAWN, diagram)
        assert (code, told if code else "") == (0, ""), text
        first = re.search(r"[A-Za-z]{4,}", text)
        assert first is None or len(text) > 100 or first[0] in told, text


def test_a_diagram_changes_only_where_the_plan_does() -> None:
    """Another group adds its own lines to the diagram, and leaves those of the others as they were."""
    head = "plankit: 1\nplan: {title: P, organization: O}\nownership:\n  bodies:\n"
    last = "    b: {title: B, reports_to: c}\n    c: {title: C}\n"
    before, after = (
        set(FENCE.findall(pages(given(head + more + last), "markdown")["ownership.md"])[0].splitlines())
        for more in ("", "    a: {title: A, reports_to: c}\n")
    )
    assert (before - after, after - before) == (set(), {'  n_a["A<br/>Body"]', "  n_a --> n_c"})


def test_what_the_diagrams_are_made_of() -> None:
    """Only the kinds of diagram that the hosts all know."""
    kinds = {diagram.split()[0] for text in pages(example(), "markdown").values() for diagram in FENCE.findall(text)}
    assert kinds == {"graph", "gantt"}
