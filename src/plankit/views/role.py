"""A page for each role: who holds it, who stands in, what falls on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.due import Due, due
from plankit.views.duties import Duties, duties_of, seats_of
from plankit.views.page import Page, home
from plankit.views.roles import RoleView, role_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.views.duties import Sitting
    from plankit.views.page import Given


class RolePage(NamedTuple):
    """A role by itself."""

    role: RoleView
    duties: tuple[Duties, ...]
    seats: tuple[Sitting, ...]
    due: tuple[Due, ...]


def pages(given: Given) -> Iterator[Page]:
    """A page for each role."""
    index = given.index
    falls: dict[str, list[Due]] = {}
    for each in due(index) if index.data.roles else ():
        for party in dict.fromkeys((each.party, each.id if each.kind == "role" else None)):
            if party:
                falls.setdefault(party, []).append(each)
    for id_, role in index.data.roles.items():
        shown = RolePage(role_view(index, id_), duties_of(index, id_), seats_of(index, id_), tuple(falls.get(id_, ())))
        yield Page(home("role", id_)[0], "role", role.title, shown, section="roles")
