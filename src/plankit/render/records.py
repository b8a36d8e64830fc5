"""What can be found: a record for every entry and page, made of the pages as they read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from plankit import shape
from plankit.render.harmless import one_line, visible
from plankit.render.reading import read
from plankit.views.kinds import KINDS
from plankit.views.parts import MANY
from plankit.words import LANGUAGES, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from plankit.render.links import Links
    from plankit.views import Page

PAGE = say("Page")
TOP = 20_000
EARLY = 3
"""The title stands in so many lines from the top."""
FAR = 60
"""So many signs of a text tell that a page shows it."""

_MARKS = re.compile(r"[*_`~#>|\[\]]+|\]\([^)]*\)")
_APART = re.compile(r"\W+")


class Record(NamedTuple):
    """Something to be found: what it is called, what it is, on which page and where, its words, and others it goes by."""

    title: str
    kind: str
    page: str
    path: str
    place: str
    text: str
    also: str = ""


class Entry(NamedTuple):
    """An entry of the plan, whose words stand at a place of a page."""

    kind: str
    id: str
    value: object


def records(links: Links, pages: Iterable[Page], made: Mapping[str, str]) -> list[Record]:
    """A record for each entry that has a place on the pages, and one for each page."""
    at = entries_of(links)
    return [record for page in pages for record in records_on(links, page, made[page.path], at)]


def records_on(links: Links, page: Page, html: str, at: Mapping[str, Mapping[str, Entry]]) -> Iterator[Record]:
    """A record for each of the entries that has a place on a page, and one for the page itself."""
    title = one_line(links.speaker.plain(page.title))
    entries = at.get(page.path, {})
    # Where there are many, little of what a page of one entry says can be kept, so that the top of it will do.
    most = TOP if len(at) > MANY and entries.keys() <= {""} else None
    for place, text in read(html, entries, most).items():
        entry = entries.get(place)
        if entry is None:
            yield Record(title, links.speaker.words(PAGE), "", page.path, "", _without(title, text))
        else:
            name = one_line(links.speaker.plain(links.title(entry.kind, entry.id)))
            kind = links.speaker.words(KINDS[entry.kind])
            on = title if place else ""
            also = " ".join([entry.id, *_others(entry.value, text, links.speaker.words.language)])
            yield Record(name, kind, on, page.path, place, _without(name, text), one_line(also))


def entries_of(links: Links) -> dict[str, dict[str, Entry]]:
    """Every entry by the page and the place where it is shown."""
    found: dict[str, dict[str, Entry]] = {}
    for route, kind in shape.collections().items():
        for id_, value in links.index.plan.entries(route).items():
            path, place = links.home(kind, id_)
            found.setdefault(path, {})[place] = Entry(kind, id_, value)
    return found


def _without(title: str, text: str) -> str:
    """The words without the title with which they begin."""
    before, found, after = text.partition(title)
    return f"{before}{after.lstrip()}" if found and before.count("\n") < EARLY else text


def _others(value: object, text: str, language: str) -> Iterator[str]:
    """In its other languages what the page shows in one: what the page does not show is not given away here."""
    shown = ""
    for each in _in_languages(value):
        shown = shown or _bare(text)
        here = each.get(language) or next(iter(each.values()), "")
        if _bare(here)[:FAR] in shown:
            yield from (visible(_MARKS.sub(" ", other)) for key, other in each.items() if other != here)


def _in_languages(value: object) -> Iterator[Mapping[str, str]]:
    """The texts of an entry that are given in several languages."""
    if isinstance(value, dict):
        if value and value.keys() <= set(LANGUAGES):
            yield value
            return
        inner: Iterable[object] = value.values()
    elif isinstance(value, list | tuple):
        inner = value
    else:
        inner = getattr(value, "__dict__", {}).values()
    for each in inner:
        yield from _in_languages(each)


def _bare(text: str) -> str:
    """The letters of a text alone."""
    return _APART.sub(" ", visible(text)).strip().casefold()
