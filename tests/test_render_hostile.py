"""Hostile text in every field of the example: it stays text, in HTML and in Markdown."""

from __future__ import annotations

import re

import pytest

from conftest import ROOT
from hostile import BENIGN, ODD, TEXTS, Fields, in_turn, infested
from plankit.files import folder
from plankit.index import Index
from plankit.plan import load
from plankit.render.html import Html
from plankit.render.markdown import Markdown
from plankit.views import Given
from rendered import HORIZON, TODAY, dangling, links_of_html, links_of_markdown, markdown, pages, tree

NO_ICON = {"rel": "icon", "href": "data:,"}
OURS = {
    "html",
    "head",
    "link",
    "wbr",
    "meta",
    "title",
    "style",
    "body",
    "header",
    "main",
    "footer",
    "nav",
    "section",
    "article",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "a",
    "ul",
    "ol",
    "li",
    "dl",
    "div",
    "dt",
    "dd",
    "span",
    "strong",
    "em",
    "s",
    "code",
    "pre",
    "blockquote",
    "br",
    "hr",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "time",
    "details",
    "summary",
    "form",
    "label",
    "input",
    "button",
    "script",
    "figure",
    "figcaption",
    "svg",
    "desc",
    "text",
    "tspan",
    "polygon",
    "line",
    "polyline",
    "circle",
    "rect",
}
SAFE = re.compile(r"(https?|mailto|tel):|[^:]*$")
ANCHOR = re.compile(r'<a id="[a-z0-9-]+">|</a>')
FIELDS = Fields()


def plan_with(plain, prose) -> Given:
    """The example with these texts in its fields."""
    plan = load(folder(ROOT / "plan"))
    infested(plan.data, FIELDS.plain, plain)
    infested(plan.data, FIELDS.prose, prose)
    for person in plan.data.people.values():
        # Whether an address becomes a link depends on what it is, and is looked at by itself.
        person.__dict__["email"] = None
    return Given(Index(plan, TODAY, HORIZON))


def benign() -> str:
    """A text that does no harm."""
    return BENIGN


@pytest.fixture(scope="module", params=[0, 23])
def hostile(request: pytest.FixtureRequest) -> Given:
    """The example with hostile text everywhere, in two arrangements."""
    return plan_with(in_turn(request.param), in_turn(request.param + 7))


@pytest.fixture(scope="module", params=[0, 23])
def hostile_words(request: pytest.FixtureRequest) -> Given:
    """The example with hostile text wherever plain words are wanted."""
    return plan_with(in_turn(request.param), benign)


@pytest.fixture(scope="module")
def harmless() -> Given:
    """The example with harmless words everywhere."""
    return plan_with(benign, benign)


def test_fields_of_both_kinds_are_found() -> None:
    """The corpus reaches plain words and prose alike."""
    assert ("Policy" in FIELDS.plain, FIELDS.plain["Policy"][:2], FIELDS.prose["Policy"]) == (
        True,
        ["title", "purpose"],
        ["text"],
    )


def test_html_holds_our_elements_alone(hostile: Given) -> None:
    """No element, attribute or address comes from a text field, and the HTML stays valid."""
    for name, text in pages(hostile).items():
        found, errors = tree(text)
        assert errors == [], name
        assert {tag.name for tag in found} - OURS == set(), name
        assert [tag.attributes for tag in found if tag.name == "link"] == [NO_ICON], name
        attributes = {key for tag in found for key in tag.attributes}
        assert {key for key in attributes if key.startswith("on") or key in {"style", "src"}} == set()
        assert {tag.attributes["action"] for tag in found if "action" in tag.attributes} <= {
            "search.html",
            "../search.html",
        }
        assert [
            tag for tag in found if tag.name == "meta" and tag.attributes.get("http-equiv", "").lower() == "refresh"
        ] == []
        hrefs = [tag.attributes["href"] for tag in found if tag.name != "link" and "href" in tag.attributes]
        assert [href for href in hrefs if not SAFE.match(href)] == [], name


def test_markdown_holds_no_html_but_places(hostile: Given) -> None:
    """A reader that lets HTML through finds our places in it and nothing else; no picture, no address that runs."""
    for name, text in pages(hostile, "markdown").items():
        tokens = markdown(text)
        inline = [child for token in tokens for child in token.children or ()]
        found = [token for token in (*tokens, *inline) if token.type in {"html_block", "html_inline"}]
        assert [token.content for token in found if not ANCHOR.fullmatch(token.content)] == [], name
        assert [token for token in inline if token.type == "image"] == [], name
        hrefs = [str(token.attrs["href"]) for token in inline if token.type == "link_open"]
        assert [href for href in hrefs if not SAFE.match(href)] == [], name


def test_words_change_nothing_in_the_build_of_html(hostile_words: Given, harmless: Given) -> None:
    """Whatever the words are, the elements of each page are the same; in pictures long words take more lines."""
    calm = pages(harmless)
    # From A to Z everything stands in another order then.
    made = {name: text for name, text in pages(hostile_words).items() if name != "search.html"}
    for name, text in made.items():
        assert elements(text) == elements(calm[name]), name


def elements(text: str) -> list[str]:
    """What a page is made of, but for the lines into which words in a picture are broken."""
    return [tag.name for tag in tree(text)[0] if tag.name not in {"text", "tspan"}]


def test_words_change_nothing_in_the_build_of_markdown(hostile_words: Given, harmless: Given) -> None:
    """Whatever the words are, each page has the same headings, lists, tables and links."""
    calm = pages(harmless, "markdown")
    for name, text in pages(hostile_words, "markdown").items():
        assert build(text) == build(calm[name]), name


def build(text: str) -> list[tuple[str, str]]:
    """What a page of Markdown is made of, without its words."""
    found: list[tuple[str, str]] = []
    for token in markdown(text):
        found.append((token.type, token.tag))
        found += [
            (child.type, child.tag) for child in token.children or () if child.type not in {"text", "text_special"}
        ]
    return found


def test_nothing_odd_is_left(hostile: Given) -> None:
    """No control character, hidden line end or turned reading direction reaches a page."""
    for format_ in ("html", "markdown"):
        found = {name: set(text) & ODD for name, text in pages(hostile, format_).items()}
        assert {name: signs for name, signs in found.items() if signs} == {}


def test_every_way_still_leads_somewhere(hostile_words: Given) -> None:
    """Links between the pages survive any title."""
    assert dangling(pages(hostile_words), links_of_html) == []
    assert dangling(pages(hostile_words, "markdown"), links_of_markdown) == []


@pytest.mark.parametrize("text", TEXTS)
def test_words_read_as_they_were_written(text: str) -> None:
    """What a reader sees of plain words is what was written, but for odd characters and line ends."""
    expected = " ".join("".join(sign for sign in text if sign not in ODD).split())
    for written in (str(Markdown().text(text)), f"- {Markdown().text(text)}", f"# {Markdown().text(text)}"):
        tokens = [child for token in markdown(written) for child in token.children or ()]
        assert " ".join("".join(token.content for token in tokens).split()) == expected
    found, _ = tree(f"<!doctype html><html><head><title>{Html().text(text)}</title></head><body></body></html>")
    assert [" ".join(tag.text.split()) for tag in found if tag.name == "title"] == [expected]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:x",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example",
        'https://x"onclick="y',
        "file:///etc/passwd",
    ],
)
def test_an_address_that_runs_is_no_link(address: str) -> None:
    """Only addresses of the web, mail and telephone become links."""
    plan = load(folder(ROOT / "plan"))
    for policy in plan.data.policies.values():
        policy.__dict__["published_at"] = address
    given = Given(Index(plan, TODAY, HORIZON))
    for text, links_of in (
        (pages(given)["policies.html"], links_of_html),
        (pages(given, "markdown")["policies.md"], links_of_markdown),
    ):
        assert [href for href in links_of(text)[0] if not SAFE.match(href) or "evil" in href or "onclick" in href] == []
