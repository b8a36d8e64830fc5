"""What owners answer for, and who they are, as answers name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit import shape
from plankit.answers import Link, entry, party
from plankit.findings import at
from plankit.words import Name, Said, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plankit.days import Standing
    from plankit.findings import Route
    from plankit.index import Index
    from plankit.index.references import Reference
    from plankit.words import Words

SPECIAL = {
    "plan.owner": say("This plan"),
    "ownership.sponsor": say("Sponsor of the intranet"),
    "ownership.product_owner": say("Owner of the intranet"),
    "ownership.escalation": say("The way up when nothing happens"),
    "content.default_owner": say("What no content area covers"),
    "support.emergency.contact": say("Contact in an emergency"),
    "training.onboarding": say("A step of the onboarding"),
}
"""What stands in no collection, by its place."""


def what(index: Index, place: Reference) -> Link | Said:
    """What is owned: an entry, or a part of the plan that is none."""
    if place.entry:
        return entry(index, shape.collections()[place.field.collection], str(place.entry[-1]))
    steps = tuple(str(each) for each in place.route)
    named = (SPECIAL.get(".".join(steps[:length])) for length in (len(steps), 2))
    return next((each for each in named if each), say("This plan"))


def title(index: Index, place: Reference, speak: Words) -> str:
    """What is owned, in a few words."""
    owned = what(index, place)
    if isinstance(owned, Said):
        return speak(owned)
    name = short(owned.name, speak)
    return speak(say("Contract with {supplier}", supplier=name)) if owned.kind == "supplier" else name


def short(name: Name, speak: Words) -> str:
    """A name without its id."""
    return speak.pick(name.title) or name.id


def called(index: Index, party_id: str, speak: Words) -> str:
    """A party without its id."""
    return short(index.name(party_id), speak)


def everybody(index: Index, ids: Iterable[str], speak: Words) -> str:
    """Parties without their ids, in a row; "" for none."""
    return speak.series([called(index, each, speak) for each in ids])


def parties(index: Index, ids: Iterable[str]) -> tuple[Link, ...]:
    """Parties as names that lead back to their place."""
    return tuple(party(index, each) for each in ids)


def people(index: Index, standing: Standing, speak: Words) -> str:
    """Who is it, in a few words: people, nobody, or a group."""
    if standing.state == "group":
        return speak(say("a group, or people the plan does not name"))
    return everybody(index, standing.people, speak) or speak(say("nobody"))


def located(index: Index, route: Route) -> Link:
    """Any place of the plan as a name that leads there: its last id."""
    ids = [str(each) for each in route if isinstance(each, str)]
    return Link(Name(None, ".".join(ids)), "", at(*route))
