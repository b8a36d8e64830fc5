"""All pages in one file, and the plan in two languages at once: every way leads somewhere, and nothing is missing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT
from hostile import Fields, in_turn, infested
from looking import looked_at
from plankit.files import folder
from plankit.index import Index
from plankit.plan import load
from plankit.views import Given
from rendered import HORIZON, TODAY, dangling, example, given, links_of_html, pages, put, tree

if TYPE_CHECKING:
    from pathlib import Path

SMALL = """
plankit: 1
plan: {title: {nl: Ons plan, en: Our plan}, organization: Org, language: nl, languages: [nl, en]}
people: {anna: Anna, bram: Bram}
roles: {editor: {title: Editor, holders: [anna]}}
policies: {tone: {title: {nl: Toon, en: Tone}, kind: guideline, owner: editor, text: 'See id="main" and href="index.html"'}}
"""


@pytest.fixture(scope="module")
def whole() -> str:
    """The example in one file."""
    made = pages(example(), single="plan.html")
    assert list(made) == ["plan.html"]
    return made["plan.html"]


def test_it_is_whole_and_every_way_leads_within_it(whole: str) -> None:
    """Valid HTML with places of their own names, all ways within it or to the web, and every page a chapter."""
    found, errors = tree(whole)
    ids = [tag.attributes["id"] for tag in found if "id" in tag.attributes]
    assert (errors, sorted(ids)) == ([], sorted(set(ids)))
    assert dangling({"plan.html": whole}, links_of_html) == []
    hrefs = {tag.attributes["href"] for tag in found if tag.name != "link" and "href" in tag.attributes}
    assert [href for href in hrefs if not re.match(r"#|https?:|mailto:", href)] == []
    chapters = {name.removesuffix(".html").replace("/", "-") for name in pages(example()) if name != "search.html"}
    assert set(re.findall(r'<section class="chapter[^"]*" id="page-([^"]+)"', whole)) == chapters


def test_what_is_named_is_there(whole: str) -> None:
    """Labels and descriptions name places that there are, also where a name had to be changed."""
    found, _ = tree(whole)
    ids = {tag.attributes["id"] for tag in found if "id" in tag.attributes}
    keys = ("aria-labelledby", "aria-describedby", "for", "aria-controls")
    named = {name for tag in found for key in keys for name in tag.attributes.get(key, "").split()}
    assert named - ids == set()


def test_places_of_entries_keep_their_names(whole: str) -> None:
    """A way to an entry is the same in the file as on its page."""
    page = links_of_html(pages(example())["support.html"])[1]
    places = {place for place in page if place.startswith("request-")}
    assert places
    assert places <= links_of_html(whole)[1]


def test_words_are_not_taken_for_places() -> None:
    """What looks like a place or a way in a text stays as it was written."""
    made = pages(given(SMALL), single="plan.html")["plan.html"]
    words = [tag for tag in re.findall(r"See [^<]*", made) if "main" in tag and "\\" not in tag]
    assert words
    assert {text.replace("&quot;", '"').replace("&#34;", '"').strip() for text in words} == {
        'See id="main" and href="index.html"'
    }


@pytest.mark.browser
def test_it_is_searched_in_place(browser, whole: str, tmp_path: Path) -> None:
    """With a script one finds an entry and is led to it; nothing is asked of anybody."""
    put({"plan.html": whole}, tmp_path)
    with looked_at(browser, tmp_path / "plan.html") as page:
        page.fill("#q", "something does nt work")
        page.locator("#found > li > a").first.click()
        assert page.evaluate("document.querySelector(':target').innerText").startswith("Something does not work")


@pytest.mark.browser
def test_it_reads_without_a_script(browser, whole: str, tmp_path: Path) -> None:
    """Without a script nothing offers to search, and the contents lead to the chapters."""
    put({"plan.html": whole}, tmp_path)
    with looked_at(browser, tmp_path / "plan.html", java_script_enabled=False) as page:
        assert page.locator("#find").is_hidden()
        page.locator("nav.wide").get_by_text("Roadmap").click()
        assert page.url.endswith("#page-roadmap")


@pytest.mark.browser
def test_on_paper_chapters_begin_on_sheets_of_their_own(browser, whole: str, tmp_path: Path) -> None:
    """Printed, there is no navigation, no search and no index without page numbers, and chapters begin anew."""
    put({"plan.html": whole}, tmp_path)
    with looked_at(browser, tmp_path / "plan.html") as page:
        page.emulate_media(media="print")
        shown = "nav, #finder, .all, .skip, .edit"
        assert page.locator(shown).locator("visible=true").count() == 0
        breaks = page.evaluate(
            "[...document.querySelectorAll('.opens')].map(each => getComputedStyle(each).breakBefore)"
        )
        assert (breaks[0], set(breaks[1:])) == ("auto", {"page"})


def test_two_languages_lead_to_each_other() -> None:
    """A folder for each language, a page that leads to the plan's own without a script, and each page to its like."""
    made = pages(given(SMALL), languages=("en", "nl"))
    assert next(iter(made)) == "index.html"
    assert '<meta http-equiv="refresh" content="0; url=nl/index.html">' in made["index.html"]
    assert dangling(made, links_of_html) == []
    assert {name.removeprefix("nl/") for name in made if name.startswith("nl/")} == {
        name.removeprefix("en/") for name in made if name.startswith("en/")
    }
    assert '<html lang="nl">' in made["nl/policies/tone.html"]
    other = '<a href="../../en/policies/tone.html" hreflang="en" lang="en" rel="alternate">English</a>'
    assert other in made["nl/policies/tone.html"]
    assert '<a href="../nl/index.html" hreflang="nl" lang="nl" rel="alternate">Nederlands</a>' in made["en/index.html"]


def test_two_languages_in_one_file_are_two_files() -> None:
    """Each language has a file of its own, and the way to the other."""
    made = pages(given(SMALL), languages=("nl", "en"), single="plan.html")
    assert list(made) == ["plan.nl.html", "plan.en.html"]
    assert 'href="plan.en.html" hreflang="en"' in made["plan.nl.html"]


def test_markdown_in_two_languages() -> None:
    """Markdown has a folder for each language as well, and a page that leads to both."""
    made = pages(given(SMALL), "markdown", languages=("nl", "en"))
    assert made["index.md"] == "# Ons plan\n\n- [Nederlands](nl/index.md)\n- [English](en/index.md)\n"
    assert {"nl/policies.md", "en/policies.md"} <= made.keys()


def test_the_command_writes_them(tmp_path: Path, call) -> None:
    """`--single-file` writes one file, with two languages two; `--check` looks at them; the rest is refused."""
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "plan.yaml").write_text(SMALL, "utf-8")

    def run(*words: str) -> tuple[int, str]:
        done = call("render", "plan", "--lang", *words, cwd=tmp_path)
        return done.code, done.err

    assert run("en", "--single-file", "--out", "one.html") == (0, "The plan is in `one.html`.\n")
    assert run("en", "--single-file", "--out", "one.html", "--check")[0] == 0
    assert run("en", "--single-file", "--out", "old.html", "--as-of", "2026-01-31")[0] == 0
    assert run("en", "--single-file", "--out", "old.html", "--check")[0] == 0
    assert run("en,nl", "--single-file") == (0, "The plan is in `plan.en.html`.\nThe plan is in `plan.nl.html`.\n")
    assert run("en,nl", "--out", "site")[0] == 0
    assert (tmp_path / "site" / "nl" / "index.html").is_file()
    assert run("en,fr")[0] == 2
    assert run("en", "--single-file", "--to", "json")[0] == 2
    assert run("en,nl", "--to", "json")[0] == 2


@pytest.mark.browser
@pytest.mark.parametrize("first", [0, 23])
def test_hostile_words_stay_words(first: int, browser, tmp_path: Path) -> None:
    """With hostile text in every field the file is valid, its ways hold, and found by search nothing of it runs."""
    plan = load(folder(ROOT / "plan"))
    fields = Fields()
    infested(plan.data, fields.plain, in_turn(first))
    infested(plan.data, fields.prose, in_turn(first + 7))
    made = pages(Given(Index(plan, TODAY, HORIZON)), single="plan.html")
    found, errors = tree(made["plan.html"])
    assert errors == []
    assert [
        tag.attributes for tag in found if any(key.startswith("on") or key == "style" for key in tag.attributes)
    ] == []
    # A way that stands in a text itself is as it was written.
    assert set(dangling(made, links_of_html)) <= {"plan.html: x"}
    put(made, tmp_path)
    with looked_at(browser, tmp_path / "plan.html") as page:
        before = page.evaluate("document.querySelectorAll('script, img, iframe, svg, form').length")
        for typed in ("script", "alert", "img onerror", "<b>"):
            page.fill("#q", typed)
        assert page.evaluate("document.querySelectorAll('script, img, iframe, svg, form').length") == before
