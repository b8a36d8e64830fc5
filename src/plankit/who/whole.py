"""Whose the intranet, the plan itself, and help in an emergency are: what is no entry of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit.answers import Link, Sheet
from plankit.findings import at
from plankit.names import candidate
from plankit.who.behind import facts, more
from plankit.who.entries import OWNED, nobody, owned_by
from plankit.who.particulars import reviewed
from plankit.words import Name, Said, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.days import Days
    from plankit.findings import Route
    from plankit.index import Index
    from plankit.names import Candidate


KEPT = say("{entry} is kept by {owner}.")
CALLED = say("In an emergency you call {owner}.")


class Whole(NamedTuple):
    """A part of the plan that is somebody's: its name, whose it is, where that stands, and the sentence that says so."""

    name: Name
    party: str | None
    route: Route
    sentence: Said
    others: tuple[str, ...] = ()


def whole(index: Index) -> Iterator[Candidate]:
    """What may be meant besides entries."""
    for id_, each in _known(index).items():
        yield candidate("", id_, each.route, each.name, *each.others)


def whole_sheet(days: Days, id_: str) -> Sheet:
    """The answer about such a part."""
    each = _known(days.index)[id_]
    link = Link(each.name, "", at(*each.route))
    if each.party is None:
        return Sheet(link, (nobody(link),), facts={"owner": None})
    sentences = [owned_by(days, link, each.party, each.sentence), *more(days, each.party)]
    if id_ == "plan":
        sentences += reviewed(days.index, days.index.data.plan.review)
    return Sheet(link, tuple(sentences), facts={"owner": facts(days, each.party)})


def _known(index: Index) -> dict[str, Whole]:
    plan, product_owner = index.data.plan, index.data.ownership.product_owner
    intranet = (plan.intranet.name if plan.intranet else None) or "Intranet"
    emergency = index.data.support.emergency
    found = {
        "intranet": Whole(
            Name(intranet, "intranet"), product_owner, ("ownership", "product_owner"), OWNED[1], ("intranet",)
        ),
        "plan": Whole(Name(plan.title, "plan"), plan.owner, ("plan", "owner"), KEPT, ("beheerplan",)),
    }
    if emergency:
        found["emergency"] = Whole(
            Name(None, "emergency"),
            emergency.contact,
            ("support", "emergency", "contact"),
            CALLED,
            ("noodgeval",),
        )
    return found
