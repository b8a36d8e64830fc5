"""The pages of the example: whole, valid, every way in them leads somewhere, in both formats and languages."""

from __future__ import annotations

import itertools
import re

import pytest

from conftest import ROOT
from plankit.files import folder
from plankit.index import Index
from plankit.plan import load
from plankit.views import Given
from rendered import HORIZON, TODAY, dangling, example, links_of_html, links_of_markdown, markdown, pages, tree

LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
BARE = re.compile(r"\bNone\b|\bUndefined\b|Said\(|Markup\(|datetime\.|%\(\w+\)|\{\{|\{%")


@pytest.fixture(scope="module")
def html() -> dict[str, str]:
    """The example as HTML."""
    return pages(example())


@pytest.fixture(scope="module")
def md() -> dict[str, str]:
    """The example as Markdown."""
    return pages(example(), "markdown")


def test_every_section_person_and_role_has_its_page(html: dict[str, str], md: dict[str, str]) -> None:
    """A page for each section and kind of reader, one for each person, role, body and policy, alike in both formats."""
    data = example().index.data
    sections = "content monitoring ownership people policies responsibilities roadmap roles strategy support training"
    own = {"people": data.people, "roles": data.roles, "bodies": data.ownership.bodies, "policies": data.policies}
    expected = {*sections.split(), "index", "open", "board", "manage", "audit"}
    expected |= {f"{folder}/{id_}" for folder, entries in own.items() for id_ in entries}
    assert {name.removesuffix(".html") for name in html} == expected | {"search"}
    assert {name.removesuffix(".md") for name in md} == expected


def test_html_is_valid(html: dict[str, str]) -> None:
    """An HTML5 parser finds nothing to complain about."""
    assert [(name, error) for name, text in html.items() for error in tree(text)[1]] == []


def test_ids_are_unique(html: dict[str, str]) -> None:
    """A place on a page has a name of its own."""
    for name, text in html.items():
        ids = [tag.attributes["id"] for tag in tree(text)[0] if "id" in tag.attributes]
        assert sorted(set(ids)) == sorted(ids), name


def test_headings_are_in_order(html: dict[str, str]) -> None:
    """One heading of the first level, and none skips a level on the way down."""
    for name, text in html.items():
        levels = [LEVELS[tag.name] for tag in tree(text)[0] if tag.name in LEVELS]
        skipped = [(before, after) for before, after in itertools.pairwise(levels) if after > before + 1]
        assert (levels.count(1), levels[0], skipped) == (1, 1, []), name


def test_markdown_headings_are_in_order(md: dict[str, str]) -> None:
    """So too in Markdown."""
    for name, text in md.items():
        levels = [LEVELS[token.tag] for token in markdown(text) if token.type == "heading_open"]
        skipped = [(before, after) for before, after in itertools.pairwise(levels) if after > before + 1]
        assert (levels.count(1), levels[0], skipped) == (1, 1, []), name


def test_every_way_leads_somewhere(html: dict[str, str], md: dict[str, str]) -> None:
    """No link leads to a page or a place that is not there."""
    assert dangling(html, links_of_html) == []
    assert dangling(md, links_of_markdown) == []


def test_every_entry_can_be_linked_to(html: dict[str, str], md: dict[str, str]) -> None:
    """Each entry has a place that carries its id: in a page of its section, or a page of its own."""
    from plankit import shape
    from plankit.views.page import home

    places = {
        "html": {(name, place) for name, text in html.items() for place in (*links_of_html(text)[1], "")},
        "md": {(name, place) for name, text in md.items() for place in (*links_of_markdown(text)[1], "")},
    }
    plan = example().index.plan
    missing = [
        (ending, kind, id_)
        for route, kind in shape.collections().items()
        for id_ in plan.at(route)
        for ending, known in places.items()
        for page, place in [home(kind, id_)]
        if (f"{page}.{ending}", place) not in known
    ]
    assert missing == []


def test_one_section_alone_leads_nowhere_else() -> None:
    """With one section alone, what would lead to other pages is plain text."""
    for format_, links_of in (("html", links_of_html), ("markdown", links_of_markdown)):
        made = pages(example(), format_, only="policies")
        assert {name.partition(".")[0].partition("/")[0] for name in made} == {"policies"}
        assert dangling(made, links_of) == []


@pytest.mark.parametrize("format_", ["html", "markdown"])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_nothing_shows_its_inside(format_: str, language: str) -> None:
    """No value of Python and no sign of a template shines through."""
    found = {
        name: BARE.findall(re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL))
        for name, text in pages(example(), format_, language).items()
    }
    assert {name: signs for name, signs in found.items() if signs} == {}


def test_dutch_is_dutch() -> None:
    """The fixed words are in the language asked for, and the page says which that is."""
    made = pages(example(), language="nl")
    assert '<html lang="nl">' in made["index.html"]
    headings = re.findall(r"<h2>(.*?)</h2>", made["index.html"])
    assert headings == [
        "Wie beslist?",
        "Wie kan ik het vragen?",
        "Wat is er van mijn wens geworden?",
        "Wat mag ik doen?",
        "Wat is er veranderd?",
        "Wat staat er open?",
    ]


def test_the_same_plan_gives_the_same_bytes() -> None:
    """Two runs on the same files and day differ in nothing."""
    assert pages(example()) == pages(example())


def test_pages_ask_for_nothing_and_run_nothing(html: dict[str, str]) -> None:
    """No page names a file, picture or script to load, nor a style or script in place; where one searches, one runs."""
    forbidden = {"script", "img", "iframe", "object", "embed", "base", "video", "audio"}
    for name, text in html.items():
        found, _ = tree(text)
        assert {tag.name for tag in found} & forbidden == ({"script"} if name == "search.html" else set()), name
        # A page that names no picture for its tab makes a browser ask for one.
        assert [tag.attributes for tag in found if tag.name == "link"] == [{"rel": "icon", "href": "data:,"}]
        assert {
            key for tag in found for key in tag.attributes if key.startswith("on") or key in {"style", "src"}
        } == set()


@pytest.mark.parametrize("name", ["people/loes", "search"])
def test_the_policy_on_security_fits_the_page(name: str, html: dict[str, str]) -> None:
    """The page refuses everything but its own style and scripts, which it knows by their hashes, and its own search."""
    from base64 import b64encode
    from hashlib import sha256

    page = html[f"{name}.html"]
    inner = re.findall(r"<(style|script)>(.*?)</\1>", page, re.DOTALL)
    hashed = [f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for _, text in inner]
    found, _ = tree(page)
    policies = [tag.attributes["content"] for tag in found if tag.attributes.get("http-equiv")]
    scripts = f" script-src {' '.join(hashed[1:])};" if hashed[1:] else ""
    assert policies == [
        f"default-src 'none'; style-src {hashed[0]};{scripts} img-src data:; base-uri 'none'; form-action 'self' file:"
    ]
    assert len(hashed) == (3 if name == "search" else 1)


def test_tables_tell_what_they_are(html: dict[str, str]) -> None:
    """What scrolls has a caption that names its region, and every head of a table says what it is the head of."""
    for name, text in html.items():
        found, _ = tree(text)
        ids = {tag.attributes.get("id") for tag in found if tag.name in {"caption", "figcaption"}}
        regions = [tag.attributes["aria-labelledby"] for tag in found if tag.attributes.get("role") == "region"]
        assert [each for each in regions if each not in ids] == [], name
        assert [tag for tag in found if tag.name == "th" and "scope" not in tag.attributes] == []


@pytest.mark.parametrize("plan", ["handbook", "posts-only"])
def test_other_plans_make_whole_pages(plan: str) -> None:
    """A plan of a content inventory and one that names posts only: valid, and every way leads somewhere."""
    index = Index(load(folder(ROOT / "tests" / "plans" / plan)), TODAY, HORIZON)
    made = pages(Given(index))
    assert [(name, error) for name, text in made.items() for error in tree(text)[1]] == []
    assert dangling(made, links_of_html) == []
    assert dangling(pages(Given(index), "markdown"), links_of_markdown) == []


def test_words_beside_code_stand_apart_from_it(html: dict[str, str]) -> None:
    """What the check advises names words of the plan's files, with a space on either side and never two."""
    advice = re.findall(r'<span class="soft">([^\n]*?<code>.*?)</span>', html["open.html"])
    assert advice
    assert not [each for each in advice if re.search(r"\w<code>|</code>\w|  ", each)]


def test_addresses_of_mail_and_of_pages_can_be_followed(html: dict[str, str]) -> None:
    """The desk one turns to is one click away, and so is who answers for the plan; a long address breaks where it can."""
    desk = "servicedesk@<wbr>oevermark.<wbr>example.<wbr>org"
    assert f'<a href="mailto:servicedesk@oevermark.example.org">{desk}</a>' in html["support.html"]
    assert '<a href="https://desteiger.example.org/idea">' in html["support.html"]
    assert 'Questions about this plan: <a href="mailto:intranet@oevermark.example.org">' in html["roles.html"]
    assert "Where</dt><dd>By way of the on-call manager" in html["support.html"]
