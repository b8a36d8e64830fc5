"""What a page is, and what every page is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plankit.findings import Finding
    from plankit.index import Index
    from plankit.words import Said

_ID = re.compile(r"[a-z0-9](?:-?[a-z0-9])*", re.ASCII)

SECTIONS = (
    "strategy",
    "ownership",
    "roles",
    "responsibilities",
    "content",
    "policies",
    "monitoring",
    "support",
    "training",
    "roadmap",
    "people",
)
"""The sections that have a page, in the order of the list of contents."""
HOMES = {
    "unit": "people",
    "supplier": "people",
    "audience": "strategy",
    "goal": "strategy",
    "risk": "strategy",
    "body": "ownership",
    "decision": "ownership",
    "log_entry": "ownership",
    "responsibility": "responsibilities",
    "area": "content",
    "lifecycle": "content",
    "policy": "policies",
    "kpi": "monitoring",
    "feedback": "monitoring",
    "report": "monitoring",
    "channel": "support",
    "request": "support",
    "operation": "support",
    "course": "training",
    "wish": "roadmap",
    "release": "roadmap",
    "milestone": "roadmap",
    "activity": "roadmap",
}
"""The page on which entries of a kind stand; those of OWN_PAGES have a page each besides."""
OWN_PAGES = {"person": "people", "role": "roles", "body": "bodies", "policy": "policies"}


@dataclass(frozen=True, slots=True)
class Given:
    """What pages are made of: the indexed plan, and what was found in it.

    `audience` says for whom, `people` how people appear; `errors` is how many there are where they are not shown.
    """

    index: Index
    findings: tuple[Finding, ...] = ()
    audience: str = "team"
    people: str = "names"
    errors: int | None = None

    @property
    def wrong(self) -> int:
        """How many errors the plan has."""
        return sum(each.severity == "error" for each in self.findings) if self.errors is None else self.errors


class Page(NamedTuple):
    """One page: its path without ending, the template that shows it, its title, and the values for the template.

    `order` is its place in the list of contents, 0 for a page that is reached from another. `section` is the section
    of the plan it shows.
    """

    path: str
    template: str
    title: Said | str | Mapping[str, str]
    view: object
    order: int = 0
    section: str = ""


def home(kind: str, id_: str) -> tuple[str, str]:
    """The page on which an entry stands, and the anchor of its place there."""
    if kind in OWN_PAGES:
        return f"{OWN_PAGES[kind]}/{plain_id(id_)}", ""
    return HOMES[kind], anchor(kind, id_)


def anchor(kind: str, id_: str) -> str:
    """The name of an entry's place on its page: it lasts as long as the id does."""
    return f"{kind.replace('_', '-')}-{plain_id(id_)}"


def plain_id(id_: str) -> str:
    """An id as it may stand in names of files and places; one that the format does not allow is told by its hash."""
    return id_ if _ID.fullmatch(id_) else f"id-{sha256(id_.encode('utf-8', 'replace')).hexdigest()[:12]}"


def node(id_: str) -> str:
    """An id as the name of a node in a diagram: it stays the same whatever else is in the plan."""
    return f"n_{plain_id(id_).replace('-', '_')}"
