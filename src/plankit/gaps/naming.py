"""What owners answer for, and who they are, as answers name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit import shape
from plankit.answers import Link, entry, party
from plankit.findings import at
from plankit.words import Name, Said, say, say_n

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plankit.days import Standing
    from plankit.index import Index
    from plankit.index.references import Reference
    from plankit.words import Words

SPECIAL = {
    "plan.owner": say("This plan"),
    "ownership.sponsor": say("Sponsor of the intranet"),
    "ownership.product_owner": say("Owner of the intranet"),
    "ownership.escalation": say("What happens when something stays undone"),
    "content.default_owner": say("What no content area covers"),
    "support.emergency": say("Contact in an emergency"),
    "training.onboarding": say("The first days of new colleagues"),
}
"""What stands in no collection, by its place."""
SHOWN = 4
"""So many entries are named where a sentence tells what a day or an appointment is about."""


class Naming:
    """Names of what stands in a plan, in one language."""

    def __init__(self, index: Index, speak: Words) -> None:
        """Name what stands in this plan."""
        self.index = index
        self.speak = speak

    def what(self, place: Reference) -> Link:
        """What is owned: an entry, or a part of the plan that is none, called what it is."""
        if place.entry:
            kind, id_ = shape.collections()[place.field.collection], str(place.entry[-1])
            found = entry(self.index, kind, id_)
            return found._replace(name=Name(self._contract(found), id_)) if kind == "supplier" else found
        steps = [str(each) for each in place.route]
        said = next(
            (SPECIAL[key] for key in (".".join(steps), ".".join(steps[:2])) if key in SPECIAL), say("This plan")
        )
        return Link(Name(self.speak(said), ".".join(steps)), "", at(*place.route))

    def _contract(self, supplier: Link) -> str:
        return self.speak(say("Contract with {supplier}", supplier=self.short(supplier)))

    def short(self, link: Link) -> str:
        """A name without its id."""
        return self.speak.pick(link.name.title) or link.name.id

    def called(self, party_id: str) -> str:
        """A party without its id."""
        return self.short(party(self.index, party_id))

    def everybody(self, ids: Iterable[str]) -> str:
        """Parties without their ids, in a row; "" for none."""
        return self.speak.series([self.called(each) for each in ids])

    def parties(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Parties as names that lead back to their place."""
        return tuple(party(self.index, each) for each in ids)

    def people(self, standing: Standing) -> str:
        """Who it is, in a few words: people, a group, or nobody."""
        if standing.state == "group":
            return self.speak(say("people the plan does not name"))
        if standing.state == "gap":
            return self.speak(say("nobody"))
        names = self.everybody(standing.people)
        return names if standing.state == "held" else self.speak(say("{people}, away", people=names))

    def some(self, places: Sequence[Reference]) -> str:
        """What is owned at some places: the first few by name, and how many more there are."""
        titles = list(dict.fromkeys(self.short(self.what(each)) for each in places))
        more = len(titles) - SHOWN
        if more <= 1:
            return "; ".join(titles)
        others = self.speak(say_n(more, "and {n} more", "and {n} more of them"))
        return "; ".join([*titles[:SHOWN], others])

    def links(self, places: Iterable[Reference]) -> tuple[Link, ...]:
        """What is owned at some places, as names that lead back to where the owner is named."""
        return tuple(self.what(each)._replace(at=at(*each.route)) for each in places)


def lasting(first: object, last: object) -> Said:
    """From when until when, as a cell; `last` is None where there is no end."""
    if last is None:
        return say("from {day}", day=first)
    if first == last:
        return say("on {day}", day=first)
    return say("from {first} until {last}", first=first, last=last)
