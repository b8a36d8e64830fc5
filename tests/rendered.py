"""Plans rendered in memory, the example among them, and what a reader of HTML and Markdown makes of the pages."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

import pytest

from conftest import ROOT
from plankit.files import folder, texts
from plankit.findings import Finding, Place, Severity, Span
from plankit.index import Index
from plankit.lint import Choice, lint
from plankit.plan import load
from plankit.render import Wanted, render
from plankit.views import Given
from plankit.words import Name, Said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

TODAY = date(2026, 11, 24)
HORIZON = date(2027, 2, 22)
WEB = re.compile(r"(https?|mailto):")


def given(files: Mapping[str, str] | str, on: date = TODAY, *, found: bool = False) -> Given:
    """A plan in memory, indexed on a day; `found`: as if the check had found an error, a warning and a hint."""
    plan = load(texts({"plan.yaml": files} if isinstance(files, str) else files))
    return Given(Index(plan, on, HORIZON), FOUND if found else ())


def _finding(rule: str, severity: Severity, at: str, message: Said, remedy: Said | None = None) -> Finding:
    place = Place("plan.yaml", Span(1, 1, 1, 1))
    return Finding(rule, severity, place, at, message, remedy, (), rule, "", (), timed=False)


FOUND = (
    _finding(
        "unfilled-owner",
        "error",
        "responsibilities.teach.owner",
        Said("Nobody answers for {name}.", (("name", Name("Give courses", "teach")),)),
        Said("Name somebody under `owner` | or `holders`."),
    ),
    _finding("no-sponsor", "warning", "ownership", Said("The plan names no sponsor.")),
    _finding("goal-nothing-serves", "hint", "strategy.goals.found", Said("Not shown.")),
)


@cache
def example(*, judged: bool = True) -> Given:
    """The example plan."""
    index = Index(load(folder(ROOT / "plan")), TODAY, HORIZON)
    return Given(index, lint(index, Choice("standard")).findings if judged else ())


def pages(material: Given, format: str = "html", language: str = "en", **more: object) -> dict[str, str]:  # noqa: A002
    """Every page of a plan."""
    return render(material, Wanted(format, language, **more))


class Tag(NamedTuple):
    """An element of a page as a browser sees it."""

    name: str
    attributes: dict[str, str]
    text: str


def tree(html: str) -> tuple[list[Tag], list[str]]:
    """The elements of a page in order, and the errors in its HTML, as a real HTML5 parser sees them."""
    justhtml = pytest.importorskip("justhtml")
    page = justhtml.JustHTML(html, collect_errors=True, sanitize=False)
    return list(_walk(page.root)), [str(error) for error in page.errors]


def _walk(node) -> Iterator[Tag]:
    for child in node.children or ():
        if not child.name.startswith(("#", "!")):
            yield Tag(child.name, dict(child.attrs or {}), child.to_text() if child.name in {"a", "title"} else "")
        yield from _walk(child)


def links_of_html(html: str) -> tuple[set[str], set[str]]:
    """Where a page leads, and the places in it that can be led to."""
    found, _ = tree(html)
    hrefs = {tag.attributes["href"] for tag in found if tag.name != "link" and "href" in tag.attributes}
    return hrefs, {tag.attributes["id"] for tag in found if "id" in tag.attributes}


def links_of_markdown(text: str) -> tuple[set[str], set[str]]:
    """Where a page leads, and the places in it that can be led to."""
    tokens = [child for token in markdown(text) for child in (token.children or ())]
    hrefs = {str(token.attrs["href"]) for token in tokens if token.type == "link_open"}
    return hrefs, set(re.findall(r'<a id="([a-z0-9-]+)"></a>', text))


def markdown(text: str) -> list:
    """The tokens of a page for a reader that lets HTML through."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)


def dangling(made: Mapping[str, str], links_of) -> list[str]:
    """The relative ways that lead nowhere."""
    known = {name: links_of(text) for name, text in made.items()}
    return [
        f"{name}: {href}"
        for name, (hrefs, _) in known.items()
        for href in sorted(hrefs)
        if not WEB.match(href) and not _leads(name, href, known)
    ]


def _leads(name: str, href: str, known: Mapping[str, tuple[set[str], set[str]]]) -> bool:
    path, _, place = unquote(href).partition("#")
    target = normpath(join(dirname(name), path)) if path else name
    return target in known and (not place or place in known[target][1])


def put(made: Mapping[str, str], out: Path) -> None:
    """The pages as files."""
    for name, text in made.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text(text, "utf-8")
