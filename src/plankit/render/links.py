"""Ways from page to page, and the names of entries that carry them."""

from __future__ import annotations

from functools import cached_property, lru_cache
from posixpath import relpath
from typing import TYPE_CHECKING, Protocol

from markupsafe import Markup

from plankit import shape
from plankit.render.harmless import MAIL, address
from plankit.views.page import OWN_PAGES, anchor, home, plain_id
from plankit.views.parts import area_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from plankit.findings import Route
    from plankit.index import Index
    from plankit.render.speaking import Speaker


class Row(Protocol):
    """Something told of an entry, which does not change."""

    @property
    def id(self) -> str:
        """The entry."""


SLASH = "/"
FOLDERS = frozenset(OWN_PAGES.values())


class Links:
    """Links entries by kind and id, as seen from the page that is being filled."""

    def __init__(self, index: Index, speaker: Speaker, ending: str, made: Iterable[str]) -> None:
        """Know which pages are made: nothing links to a page that is not."""
        self.index = index
        self.speaker = speaker
        self.ending = ending
        self.made = frozenset(made)
        self.here = ""
        self.joined: Callable[[str, str], str] | None = None
        self._known: tuple[str, dict[tuple[object, object], object]] = ("", {})

    def way(self, path: str, anchor: str = "") -> str:
        """The relative way from the page being filled to a place on a page."""
        if self.joined:
            return self.joined(path, anchor)
        target = f"#{anchor}" if anchor else ""
        if path == self.here and target:
            return target
        return _relative(f"{path}.{self.ending}", self.here.rpartition(SLASH)[0] or ".") + target

    def page(self, path: str, label: object, anchor: str = "") -> object:
        """A link to a page, only the label where that page is not made or is the one being filled."""
        shown = self.speaker.shown(label)
        if path not in self.made or (path == self.here and not anchor):
            return shown
        return self.speaker.writer.link(shown, self.way(path, anchor))  # type: ignore[arg-type]

    def entry(self, kind: str, id_: str, label: object = None) -> object:
        """A link to an entry by its title; only the words where the plan does not know it."""
        if label is None and not self.joined:
            return self._entry(kind, id_)
        return self._linked(kind, id_, label)

    def _entry(self, kind: str, id_: str) -> object:
        """A link by its title: from the pages of entries in one folder it is the same, but from its own."""
        if self.here.rpartition(SLASH)[2] == plain_id(id_):
            return self._linked(kind, id_, None)
        known = self._here()
        made = known.get((kind, id_))
        if made is None:
            made = known[kind, id_] = self._linked(kind, id_, None)
        return made

    def once(self, rows: Iterable[Row], work: Callable[[Row], str]) -> Markup:
        """What a macro makes of rows, each on a line; on the pages of a folder the same, but for an entry's own page."""
        own, known = self.here.rpartition(SLASH)[2], self._here()
        made: list[str] = []
        for row in rows:
            if self.joined or plain_id(row.id) == own:
                made.append(work(row))
                continue
            if (work, row) not in known:
                known[work, row] = work(row)
            made.append(str(known[work, row]))
        return Markup("\n".join(made))  # noqa: S704 - each was made by a macro

    def _here(self) -> dict[tuple[object, object], object]:
        """What was made before for pages of entries in this folder, or else for this page."""
        folder = self.here.rpartition(SLASH)[0]
        since = f"{folder}{SLASH}" if folder in FOLDERS else self.here
        if self._known[0] != since:
            self._known = (since, {})
        return self._known[1]

    def _linked(self, kind: str, id_: str, label: object) -> object:
        if id_ not in self._entries(kind):
            return self.speaker.shown(label or id_)
        path, place = self.home(kind, id_)
        return self.page(path, label or self.title(kind, id_), place)

    def home(self, kind: str, id_: str) -> tuple[str, str]:
        """The page on which an entry stands, and the name of its place there."""
        path, place = home(kind, id_)
        return (self._parts.get(id_, path) if kind == "area" else path), place

    def party(self, id_: str | None, label: object = None) -> object:
        """A link to a person, unit, supplier, role or body."""
        party = self.index.party(id_)
        return self.entry(party.kind, party.id, label) if party else self.speaker.shown(label or id_)

    def knows(self, kind: str, id_: str) -> bool:
        """Whether the plan has this entry."""
        return id_ in self._entries(kind)

    def title(self, kind: str, id_: str) -> object:
        """What an entry is called; its id where it has no title."""
        entry = self._entries(kind).get(id_)
        return getattr(entry, "title", None) or getattr(entry, "name", None) or id_

    def called(self, id_: str) -> object:
        """What a person, unit, supplier, role or body is called, without a link; its id where it has no name."""
        party = self.index.party(id_)
        return self.title(party.kind, party.id) if party else id_

    def address(self, url: str | Mapping[str, str] | None, label: object = None) -> Markup | object:
        """A link to an address outside; only the words where it is none that may be linked."""
        shown, text = self.speaker.shown(label or url), self.speaker.plain(url)
        href = address(text) or (f"mailto:{text}" if MAIL.fullmatch(text) else "")
        return self.speaker.writer.link(shown, href) if href else shown  # type: ignore[arg-type]

    def place(self, kind: str, id_: str) -> object:
        """The name of an entry's place on its page."""
        return self.speaker.shown(anchor(kind, id_))

    def _entries(self, kind: str) -> Mapping[str, object]:
        return self.index.plan.at(self._routes[kind])  # type: ignore[return-value]

    @cached_property
    def _parts(self) -> dict[str, str]:
        return area_pages(self.index)

    @cached_property
    def _routes(self) -> dict[str, Route]:
        return {kind: route for route, kind in shape.collections().items()}


@lru_cache(maxsize=65536)
def _relative(path: str, folder: str) -> str:
    """The way from a folder to a page; every page asks for the same ones."""
    return relpath(path, folder)
