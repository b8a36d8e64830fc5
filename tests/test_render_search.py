"""Search over everything: what is typed finds its entry, in a real browser; without a script everything stands from A to Z."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT
from looking import looked_at
from plankit.render.reading import read
from rendered import example, given, links_of_html, pages, put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DUTCH = """
plankit: 1
plan: {title: Ons plan, organization: Stichting Zorg, language: nl, languages: [nl, en]}
people:
  rene: {name: René Çelik, job: Adviseur}
  bram: {name: Bram de Wit, job: Redacteur}
roles:
  communitymanager: {title: Communitymanager, purpose: Houdt het gesprek gaande, holders: [bram]}
  beheer: {title: Functioneel beheerder, holders: [rene]}
policies:
  content: {title: {nl: Contentbeleid, en: Publishing frame}, kind: policy, owner: beheer, text: {nl: Wij plaatsen nieuwsberichten, en: We post announcements}}
  ai: {title: Kunstmatige intelligentie, kind: guideline, owner: beheer, text: Een medewerkerstevredenheidsonderzoek gaat eerst langs de OR. Beleidsregels staan elders.}
  groepen: {title: Groepen opruimen, kind: guideline, owner: communitymanager, text: "Een e-mail gaat vooraf; de <b>wensen lijst</b> blijft."}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Dutch plan and the example, as folders."""
    root = tmp_path_factory.mktemp("search")
    put(pages(given(DUTCH), language="nl"), root / "nl")
    put(pages(example()), root / "en")
    return root


@pytest.fixture(scope="module")
def dutch(browser, site: Path) -> Iterator[object]:
    """The page on which the Dutch plan is searched."""
    with looked_at(browser, site / "nl" / "search.html") as page:
        yield page


def found(page) -> list[str]:
    """The titles that were found."""
    return page.locator("#found > li > a").all_inner_texts()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("contentbeleid", "Contentbeleid"),
        ("CONTENT", "Contentbeleid"),
        ("conten", "Contentbeleid"),
        ("beleid", "Contentbeleid"),
        ("content beleid", "Contentbeleid"),
        ("contentbelied", "Contentbeleid"),
        ("contntbeleid", "Contentbeleid"),
        ("belied", "Contentbeleid"),
        ("publishing", "Contentbeleid"),
        ("announcement", "Contentbeleid"),
        ("nieuwsbericht", "Contentbeleid"),
        ("berichten", "Contentbeleid"),
        ("rene celik", "René Çelik"),
        ("RENÉ", "René Çelik"),
        ("wit", "Bram de Wit"),
        ("community manager", "Communitymanager"),
        ("munitymanager", "Communitymanager"),
        ("tevredenheid", "Kunstmatige intelligentie"),
        ("tevredenhied", "Kunstmatige intelligentie"),
        ("email", "Groepen opruimen"),
        ("e-mail", "Groepen opruimen"),
        ("wensenlijst", "Groepen opruimen"),
        ("groep", "Groepen opruimen"),
        ("wie gaat er over het contentbeleid", "Contentbeleid"),
    ],
)
def test_what_is_typed_finds_its_entry(typed: str, title: str, dutch) -> None:
    """Slips, beginnings, marks, parts of compounds, compounds typed apart or together, the other language."""
    dutch.fill("#q", typed)
    assert found(dutch)[:1] == [title]


@pytest.mark.browser
def test_results_tell_what_they_are(dutch) -> None:
    """A result has its title, its kind and page, the text around what was found, marked, and leads to the entry."""
    dutch.fill("#q", "nieuwsberichten")
    first = dutch.locator("#found > li").first
    assert [text.lower() for text in first.locator("mark").all_inner_texts()] == ["nieuwsberichten"]
    assert "Regel" in first.inner_text()
    assert "Wij plaatsen nieuwsberichten" in first.inner_text()
    dutch.fill("#q", "beleid")
    assert dutch.locator("#found mark").first.inner_text() == "beleid"
    assert dutch.locator("#a-z").is_hidden()
    dutch.fill("#q", "")
    assert (found(dutch), dutch.locator("#a-z").is_visible()) == ([], True)


@pytest.mark.browser
def test_the_number_is_told(dutch) -> None:
    """What is found is told to who does not see it, in their language; nothing found is told too."""
    for typed, said in [
        ("qqqzzz", "Niets gevonden. Probeer minder woorden, of een ander woord."),
        ("Contentbeleid", " plekken gevonden."),
        ("contentbeleid qqqzzz", "Nergens staan al deze woorden bij elkaar; hier staan er een paar."),
    ]:
        dutch.fill("#q", typed)
        dutch.wait_for_function("text => document.getElementById('count').textContent.includes(text)", arg=said)
    assert dutch.locator("#count").get_attribute("role") == "status"


@pytest.mark.browser
def test_text_of_the_plan_stays_text(dutch) -> None:
    """Markup in a text is found and shown as the words that it is."""
    dutch.fill("#q", "lijst")
    assert "<b>" in dutch.locator("#found").inner_text()
    assert dutch.locator("#found b").count() == 0


@pytest.mark.browser
def test_from_any_page_by_keyboard(browser, site: Path) -> None:
    """From a page in a folder of its own: type, Enter; down to a result, Enter; and one is at the entry."""
    with looked_at(browser, site / "en" / "people" / "loes.html") as page:
        page.locator("#rail-search").focus()
        page.keyboard.type("fault does not work")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search.html?q=fault+does+not+work")
        assert page.locator("#q").input_value() == "fault does not work"
        assert page.evaluate("document.activeElement.id") == "q"
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowUp")
        assert page.locator(":focus").inner_text() == "Something does not work"
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"support\.html#request-"))
        assert page.evaluate("document.querySelector(':target').innerText").startswith("Something does not work")


@pytest.mark.browser
def test_escape_goes_back(browser, site: Path) -> None:
    """Escape leads from a result to the words typed, and from there empties them; more results are one button away."""
    with looked_at(browser, site / "en" / "search.html", query="?q=group") as page:
        page.locator("#more").click()
        assert page.locator("#found > li").count() > 20
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.id") == "q"
        page.keyboard.press("Escape")
        assert page.locator("#q").input_value() == ""


@pytest.mark.browser
def test_without_a_script_everything_is_there(browser, site: Path) -> None:
    """The page says that it cannot search, and lists every entry from A to Z; the form of other pages leads to it."""
    with looked_at(browser, site / "en" / "roadmap.html", java_script_enabled=False) as page:
        page.fill("#rail-search", "groups")
        page.keyboard.press("Enter")
        assert "scripts do not run here" in page.locator("#count").inner_text()
        page.locator(".letters").get_by_text("L", exact=True).click()
        page.get_by_role("link", name="Loes Brandsma").click()
        assert page.locator("h1").inner_text().startswith("Loes Brandsma")


def test_everything_is_in_it() -> None:
    """Every place of an entry and every page can be found, by data and from A to Z."""
    made = pages(example())
    _, rows = searched(made["search.html"])
    places = {f"{name}#{place}" for name, text in made.items() for place in links_of_html(text)[1] if entry(place)}
    ways = {row[3] for row in rows}
    assert (places | made.keys()) - ways == {"search.html"}
    assert ways <= links_of_html(made["search.html"])[0]


def searched(html: str) -> tuple[list[str], list[list]]:
    """What the script searches: the names of kinds and pages, and the records."""
    return json.loads(re.search(r'<script type="application/json" id="records">(.*?)</script>', html)[1])


def entry(place: str) -> bool:
    """Whether a place is one of an entry of the example."""
    data = example().index.data
    kinds = {
        "request": data.support.requests,
        "goal": data.strategy.goals,
        "kpi": data.monitoring.kpis,
        "wish": data.roadmap.wishes,
        "course": data.training.courses,
        "responsibility": data.responsibilities,
    }
    kind, _, id_ = place.partition("-")
    return id_ in kinds.get(kind, ())


def test_only_what_a_page_shows_is_found() -> None:
    """A text in another language is found where the page shows it in one; what no page shows is in no record."""
    plan = DUTCH.replace("job: Redacteur", "job: Redacteur, note: Geheimpje")
    page = pages(given(plan), language="nl")["search.html"]
    assert "We post announcements" in page
    assert "Geheimpje" not in page


def test_data_cannot_end_its_element() -> None:
    """A title that would end the script element stays data."""
    plan = DUTCH.replace("Contentbeleid", "</script><script>alert(1)</script>")
    page = pages(given(plan), language="nl")["search.html"]
    assert page.count("<script") == 3
    assert "alert(1)" in page


def test_the_order_knows_no_marks() -> None:
    """An index as in a book: René under R, without articles, digits before letters, marks alone at the end."""
    plan = "plankit: 1\nplan: {title: T, organization: O}\npeople: {a: Éva, b: zoë, c: 2 Persons, d: '???', e: The Ark, f: anna}\n"
    page = pages(given(plan))["search.html"].partition('id="a-z"')[2]
    assert re.findall(r"<h3 id=[^>]*>([^<]+)</h3>", page) == ["0–9", "A", "E", "P", "W", "Z", "…"]
    assert re.findall(r"people/[a-f]\.html\">([^<]+)", page) == ["2 Persons", "anna", "The Ark", "Éva", "zoë", "???"]


def test_words_are_read_as_they_stand() -> None:
    """What is read back of a page: names with their values, blocks apart, no navigation, no script, no picture."""
    html = """<main id="main"><nav>Away</nav><h1>Title</h1><article id="a"><h2>One &amp; two</h2><dl><dt>Owner</dt>
    <dd>Anna</dd></dl><p>Some <em>wo</em>rds<br>more</p><svg><title>Not</title></svg></article><p>After</p></main>"""
    assert read(html, {"a"}) == {"": "Title\nAfter", "a": "One & two\nOwner: Anna\nSome words\nmore"}


def test_the_library_is_the_one_that_was_published() -> None:
    """The script of others is unchanged, and its licence stands beside it."""
    from hashlib import sha256

    vendor = ROOT / "templates" / "html" / "assets" / "vendor"
    assert sha256((vendor / "minisearch.js").read_bytes()).hexdigest() == SUM
    assert "Permission is hereby granted" in (vendor / "minisearch.LICENSE.txt").read_text("utf-8")


SUM = "03c27931eb603af1d3358579e9885eafdb6a2f5fa9929557b3e77d7e99d06d03"
"""Of dist/umd/index.js in MiniSearch 7.2.0."""


def test_one_section_alone_has_no_search() -> None:
    """Where one section is rendered alone, nothing offers to search."""
    made = pages(example(), only="policies")
    assert [name for name, text in made.items() if "search" in name or 'role="search"' in text] == []
