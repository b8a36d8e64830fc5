"""A page for each policy: all that is said of it, and what falls due."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.due import Due, due
from plankit.views.page import Page, home
from plankit.views.policies import PolicyView, policy_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.views.page import Given


class PolicyPage(NamedTuple):
    """A policy by itself, what took its place, what it is taught and seen by, and what falls due."""

    policy: PolicyView
    replaced_by: tuple[str, ...]
    due: tuple[Due, ...]


def pages(given: Given) -> Iterator[Page]:
    """A page for each policy."""
    index = given.index
    policies = index.data.policies
    if not policies:
        return
    falls: dict[str, list[Due]] = {}
    for each in due(index):
        if each.kind == "policy":
            falls.setdefault(each.id, []).append(each)
    after: dict[str, list[str]] = {}
    for id_, entry in policies.items():
        for before in entry.replaces:
            after.setdefault(before, []).append(id_)
    for id_, entry in policies.items():
        shown = PolicyPage(policy_view(id_, entry, index.on), tuple(after.get(id_, ())), tuple(falls.get(id_, ())))
        yield Page(home("policy", id_)[0], "policy", entry.title, shown, section="policies")
