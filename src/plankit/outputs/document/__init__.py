"""The whole plan as one document of plain data: chapters of blocks, in words of one language; writers make files of it."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, NamedTuple

from plankit.curtain import shows
from plankit.errors import MendableError
from plankit.outputs.document import blocks as b
from plankit.outputs.document import chapters
from plankit.outputs.document.voice import Voice
from plankit.render.site import site_of
from plankit.views.labels import label
from plankit.words import say, say_n

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.outputs.document.blocks import Blocks, Runs
    from plankit.render import Wanted
    from plankit.sections import Plan
    from plankit.views import Given, Page

MOST = 150
"""Headings of the second level that a list of contents may hold before it says no more than it helps."""


class Document(NamedTuple):
    """A document: what stands on its title page, and its blocks.

    `facts` are names with what is said of them, `edition` is the version and state in a few words, `banner` tells of
    errors in the plan, `words` are the fixed words that a writer needs, `depth` is how deep the contents go.
    """

    title: str
    organization: str
    language: str
    day: str
    edition: str
    banner: str
    facts: Blocks
    colophon: Blocks
    words: dict[str, str]
    depth: int
    blocks: Blocks


def document(given: Given, wanted: Wanted) -> Document:
    """The document of a plan; a MendableError where there is nothing in it about the section asked for."""
    voice = Voice(given.index, wanted.language)
    blocks = [block for page in _pages(given, wanted.only) for block in _chapter(voice, page, given)]
    if not blocks:
        raise MendableError(
            say("There is nothing in the plan about `{section}`, so there is no page to write.", section=wanted.only)
        )
    plan, errors = given.index.data.plan, site_of(given, []).errors
    found = Document(
        title=voice.plain(plan.title) or voice.word("This plan"),
        organization=voice.plain(plan.organization),
        language=wanted.language,
        day=voice.plain(given.index.on),
        edition=_edition(voice, plan),
        banner=_banner(voice, errors) if errors else "",
        facts=_facts(voice, plan),
        colophon=_colophon(voice, plan),
        words=_words(voice),
        depth=2 if sum(each.get("level") == 2 for each in b.inside(blocks)) <= MOST else 1,  # noqa: PLR2004 - the second level
        blocks=blocks,
    )
    _lead_somewhere(found)
    return found


def _pages(given: Given, only: str) -> list[Page]:
    """The pages that are chapters for this audience, in the order of the list of contents."""
    made = (page for page in _made(given) if shows(given.audience, given.people, page.template))
    return sorted((page for page in made if only in {"", page.section}), key=lambda page: page.order)


def _made(given: Given) -> Iterator[Page]:
    for module in iter_modules(chapters.__path__):
        view = f"plankit.views.{module.name}"
        if hasattr(import_module(f"{chapters.__name__}.{module.name}"), "chapter"):
            yield from import_module(view).pages(given)


def _chapter(voice: Voice, page: Page, given: Given) -> Blocks:
    made: Blocks = import_module(f"{chapters.__name__}.{page.template}").chapter(voice, page.view, given)
    title = b.heading(1, voice.text(page.title), page.path)
    if made and made[0]["kind"] == "wide":
        # The title of a chapter turns with what it begins with, so that it does not stand on a page alone.
        made[0]["of"].insert(0, {**title, "opens": False})
        return made
    return [title, *made] if made else []


def _edition(v: Voice, plan: Plan) -> str:
    version = v.plain(say("Version {version}", version=plan.version)) if plan.version else ""
    return " · ".join(filter(None, (version, v.plain(label(plan.status)))))


def _facts(v: Voice, plan: Plan) -> Blocks:
    return b.facts(
        (v.word("Version"), v.text(plan.version)),
        (v.word("Status"), v.label(plan.status)),
        (v.word("Adopted"), _adopted(v, plan)),
        (v.word("Kept by"), v.who(plan.owner)),
        (v.word("As of"), v.text(v.index.on)),
        (v.word("Contact"), v.text(plan.contact)),
    )


def _adopted(v: Voice, plan: Plan) -> Runs:
    adopted = plan.adopted
    if adopted is None:
        return []
    other = adopted.version and adopted.version != plan.version
    version = b.soft(b.text(f"({v.plain(say('version {version}', version=adopted.version))})")) if other else []
    return b.beside([b.beside([v.party(adopted.by), v.text(adopted.on)]), version], " ")


def _colophon(v: Voice, plan: Plan) -> Blocks:
    intranet = plan.intranet
    return b.facts(
        (v.word("Intranet"), v.address(intranet.url, intranet.name or intranet.url) if intranet else []),
        (v.word("Where this plan is edited"), v.address(plan.source) if plan.source else []),
    )


def _banner(v: Voice, errors: int) -> str:
    return v.plain(
        say_n(
            errors,
            "This plan has {n} error; what you read here may be wrong.",
            "This plan has {n} errors; what you read here may be wrong.",
        )
    )


def _words(v: Voice) -> dict[str, str]:
    return {"contents": v.word("Contents")}


def _lead_somewhere(found: Document) -> None:
    """Headings get a place; links to places that are not there become words, to those there twice lead to the first."""
    places: set[str] = set()
    for number, each in enumerate(b.inside([found.blocks])):
        if each.get("kind") == "heading" and not each["anchor"]:
            each["anchor"] = f"part-{number}"
        place = each.get("anchor")
        if place in places:
            each["anchor"] = ""
        elif place:
            places.add(place)
    for each in b.inside([found.facts, found.blocks]):
        if each.get("kind") == "way" and each["to"] not in places:
            each["kind"] = "span"
