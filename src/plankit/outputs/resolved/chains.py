"""The chain of answer of a party on the day, link by link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.outputs.resolved.facts import Link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.days import Days


def chain(days: Days, party: str) -> Iterator[Link]:
    """From a party to everybody who answers for it; nobody is visited twice."""
    waiting, seen = [party], {party}
    while waiting:
        for link in _links(days, waiting.pop(0)):
            yield link
            if link.to not in seen:
                seen.add(link.to)
                waiting.append(link.to)


def _links(days: Days, party: str) -> Iterator[Link]:
    index = days.index
    data, on = index.data, index.on
    if index.answer(party).broken:
        return
    if party in data.roles:
        holders = index.chains.holders(party, on)
        yield from (Link(party, each, "holder") for each in holders)
        yield from (Link(party, each, "cover") for each in (() if holders else days.cover(party)))
    elif unit := data.units.get(party):
        yield from (Link(party, each, "head") for each in filter(None, (unit.head,)))
    elif body := data.ownership.bodies.get(party):
        yield from (Link(party, each, "chair") for each in filter(None, (body.chair,)))
