"""Where on the pages a finding belongs, and what there is to say of the pages as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit import shape
from plankit.views.page import HOMES, OWN_PAGES, SECTIONS, anchor
from plankit.words import say

if TYPE_CHECKING:
    from plankit.findings import Finding
    from plankit.render.shelf import Shelf
    from plankit.serving.press import Edition
    from plankit.words import Said

FRONT = "index"


class Spot(NamedTuple):
    """A place on the pages: the page's path, the place on it, the name of the entry's place wherever it appears, its title.

    `list` is the page that lists all entries of the kind, where each has a page of its own.
    """

    page: str = ""
    place: str = ""
    entry: str = ""
    title: object = ""
    list: str = ""


def spot(finding: Finding, shelf: Shelf | None) -> Spot:
    """Where a finding belongs: at the entry it concerns, else on the page of its section; nowhere without pages."""
    steps = tuple(finding.at.split("."))
    if shelf is None:
        return Spot()
    for length in (1, 2):
        kind = shape.collections().get(steps[:length])
        if kind and len(steps) > length:
            return _of_entry(shelf, steps[:length], kind, steps[length])
    section = steps[0] if steps[0] in SECTIONS else FRONT * (steps[0] == "plan")
    return Spot(section, title=shelf.pages[section].title) if section in shelf.pages else Spot()


def _of_entry(shelf: Shelf, route: tuple[str, ...], kind: str, id_: str) -> Spot:
    value = shelf.given.index.plan.entries(route).get(id_)
    title = getattr(value, "title", None) or getattr(value, "name", None) or id_
    entry = anchor(kind, id_)
    places = (shelf.home(kind, id_), (HOMES.get(kind, ""), entry))
    page, place = next((each for each in places if each[0] in shelf.pages), ("", ""))
    return Spot(page, place, entry, title, HOMES.get(kind) or OWN_PAGES.get(kind, ""))


def notice(edition: Edition) -> Said | None:
    """Why the pages are not those of the plan as it stands; None where they are."""
    why = edition.problem or (None if edition.whole else say("The plan cannot be read as it stands."))
    if why and edition.shelf:
        return say("{why} You see it as of {time}.", why=why, time=edition.as_of[:5])
    return why
