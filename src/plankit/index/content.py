"""Which content area a page falls under: the longest address that covers it."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import repeat
from operator import attrgetter
from typing import TYPE_CHECKING

from plankit.dates import after

if TYPE_CHECKING:
    from datetime import date

    from plankit.dates import Duration
    from plankit.sections.content import Area, Content

GONE = ("planned", "archived", "removed")

PLAIN = re.compile(r"(?:https?://[\w.-]+)?((?:/[\w.-]+)*/?)", re.ASCII)
"""An address in which nothing has a meaning of its own: most are."""


SAID = attrgetter("last", "every", "next")
MEANING = (":", "?", "#", "%", "//", " ")
"""Signs that have a meaning in an address; among the addresses of a plan they are looked for all at once."""


class Due(dict["tuple[date | None, Duration | None, date | None]", "date | None"]):
    """What a review says to the day of the next one: the same few come back again and again."""

    def __missing__(self, said: tuple[date | None, Duration | None, date | None]) -> date | None:
        """The day that is written down, else the last review and how long it holds."""
        last, every, written = said
        due = self[said] = written or (after(last, every) if last and every else None)
        return due


def parts_of(url: str) -> tuple[str, ...]:
    """The path of an address in parts, without host, query or trailing slash; upper case is kept."""
    if plain := PLAIN.fullmatch(url):
        return tuple(filter(None, plain[1].split("/")))
    from urllib.parse import unquote, urlsplit

    try:
        path = urlsplit(url.strip()).path
    except ValueError:
        # No address, such as `http://[x`: it covers nothing but what is written just so.
        path = url.strip()
    return tuple(part for part in unquote(path).split("/") if part)


def _path(url: str) -> str:
    """The parts of an address with `/` between."""
    plain = PLAIN.fullmatch(url)
    return plain[1].strip("/") if plain else "/".join(parts_of(url))


class Areas:
    """The areas by address, so that a page is found in as many steps as its address has parts."""

    def __init__(self, content: Content) -> None:
        """Sort the areas by the parts of their address."""
        self._areas = content.areas
        self._due = Due()

    @cached_property
    def _paths(self) -> list[str]:
        """Of each address, in order, the parts with `/` between."""
        urls = [url for url in map(attrgetter("url"), self._areas.values()) if url is not None]
        together = ",".join(urls)
        plain = together.isprintable() and not any(sign in together for sign in MEANING)
        return list(map(str.strip, urls, repeat("/")) if plain else map(_path, urls))

    @cached_property
    def _by_path(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        ids = (id_ for id_, area in self._areas.items() if area.url is not None)
        for id_, path in zip(ids, self._paths, strict=True):
            found.setdefault(path, []).append(id_)
        return found

    @cached_property
    def readable(self) -> list[tuple[str, Area]]:
        """The areas that colleagues can read now, with their ids."""
        return [(id_, area) for id_, area in self._areas.items() if area.status not in GONE]

    @cached_property
    def reviews(self) -> list[tuple[str, Area, date | None]]:
        """The same, with the day on which each is to be reviewed next."""
        due = self._due
        return [(id_, area, due[SAID(area.review)] if area.review else None) for id_, area in self.readable]

    @cached_property
    def due(self) -> set[date | None]:
        """The days on which any area is to be reviewed next, whether it can be read or not; None where that is not said."""
        reviews = list(filter(None, map(attrgetter("review"), self._areas.values())))
        unsaid = {None} if len(reviews) < len(self._areas) else set()
        return unsaid | {self._due[said] for said in set(map(SAID, reviews))}

    def of(self, url: str) -> str | None:
        """The area with the longest address that covers a page, None where no area does."""
        parts = parts_of(url)
        for length in range(len(parts), -1, -1):
            for id_ in self._by_path.get("/".join(parts[:length]), ()):
                if self._reaches(id_, len(parts) - length):
                    return id_
        return None

    def _reaches(self, area: str, depth: int) -> bool:
        covers = self._areas[area].covers
        return covers == "below" or depth == 0 or (covers == "children" and depth == 1)

    @cached_property
    def same_address(self) -> list[list[str]]:
        """Areas that stand at one and the same address."""
        if len(set(self._paths)) == len(self._paths):
            return []
        return [ids for ids in self._by_path.values() if len(ids) > 1]
