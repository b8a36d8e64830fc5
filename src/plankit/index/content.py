"""Which content area a page falls under: the longest address that covers it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from plankit.dates import next_review

if TYPE_CHECKING:
    from datetime import date

    from plankit.sections.content import Area, Content

GONE = ("planned", "archived", "removed")

PLAIN = re.compile(r"(?:https?://[\w.-]+)?((?:/[\w.-]+)*/?)", re.ASCII)
"""An address in which nothing has a meaning of its own: most are."""


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
        self._by_path: dict[str, list[str]] = {}
        for id_, area in content.areas.items():
            if (url := area.url) is not None:
                self._by_path.setdefault(_path(url), []).append(id_)

    @cached_property
    def readable(self) -> list[tuple[str, Area]]:
        """The areas that colleagues can read now, with their ids."""
        return [(id_, area) for id_, area in self._areas.items() if area.status not in GONE]

    @cached_property
    def reviews(self) -> list[tuple[str, Area, date | None]]:
        """The same, with the day on which each is to be reviewed next."""
        return [(id_, area, next_review(area.review)) for id_, area in self.readable]

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
        return [ids for ids in self._by_path.values() if len(ids) > 1]
