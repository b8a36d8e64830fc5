"""Who owns something: whoever answers for it, everybody with a part in it, and what else there is to know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit import shape
from plankit.answers import Column, Row, Sheet, Shown, Table, entry
from plankit.findings import at
from plankit.index.references import follow
from plankit.views.duties import RELATIONS, relation_of
from plankit.views.labels import label
from plankit.who.behind import answers, behind, facts, more
from plankit.who.particulars import particulars, tables
from plankit.words import Said, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.answers import Link
    from plankit.days import Days
    from plankit.findings import Route

LEADS: dict[str, tuple[str, Said]] = {
    "decision": ("decides", say("{entry} is decided by {owner}.")),
    "report": ("by", say("{entry} is made by {owner}.")),
    "request": ("first_line", say("{entry} is answered first by {owner}.")),
    "wish": ("assessor", say("{entry} is looked into by {owner}.")),
    "log_entry": ("decided_by", say("{entry} was decided by {owner}.")),
}
"""By which field an entry is somebody's, and the sentence that says so; elsewhere it is the owner."""
OWNED = ("owner", say("{entry} is owned by {owner}."))
COLUMNS = (
    Column("relation", say("What")),
    Column("party", say("Who"), named=True),
    Column("people", say("That is"), brief=True),
    Column("stand_ins", say("Stands in"), brief=True),
)


def entry_sheet(days: Days, kind: str, id_: str) -> Sheet:
    """The answer about an entry that is no party."""
    index = days.index
    link = entry(index, kind, id_)
    route = link.at.route
    field, sentence = LEADS.get(kind, OWNED)
    owner: str | None = getattr(index.plan.at(route), field, None)
    sentences = [*_owner(days, link, owner, sentence), *particulars(index, kind, id_)]
    rows = tuple(_parts(days, route))
    parts = Table("parts", say("Who has a part in it"), COLUMNS, rows)
    found = facts(days, owner) if owner else {}
    return Sheet(link, tuple(sentences), (parts, *tables(days, kind, id_)), {"owner": found or None})


def _owner(days: Days, link: Link, owner: str | None, sentence: Said) -> Iterator[Said]:
    if owner:
        yield owned_by(days, link, owner, sentence)
        yield from more(days, owner)
        return
    if link.kind == "audience":
        return
    held = days.index.plan.at(link.at.route)
    status, because = getattr(held, "status", ""), getattr(held, "because", None)
    left = link.kind == "responsibility" and status != "assigned"
    yield say("Nobody owns {entry}: it is {status}.", entry=link, status=label(status)) if left else nobody(link)
    if left and because:
        yield say("Why: {because}", because=because)


def nobody(what: Link) -> Said:
    """The sentence that says that something is nobody's."""
    if what.kind in LEADS:
        return say("The plan names nobody for {entry}.", entry=what)
    return say("The plan names no owner for {entry}.", entry=what)


def owned_by(days: Days, what: object, owner: str, sentence: Said = OWNED[1]) -> Said:
    """The sentence that says whose something is."""
    return sentence._replace(params=(("entry", what), ("owner", answers(days, owner, days.index.on))))


def _parts(days: Days, route: Route) -> Iterator[Row]:
    """Everybody that the entry gives a part in it, in the order of the format."""
    held = days.index.plan.at(route)
    for field in shape.references():
        relation = relation_of(field)
        if field.collection == route[:-1] and relation in RELATIONS:
            for where, id_ in follow(held, field.steps):
                found = behind(days, id_)
                others = found.stand_ins
                told = Shown(say("stands in: {people}", people=others), others) if others else None
                cells = (RELATIONS[relation][1], found.party, found.people, told)
                yield Row(cells, at(*route, *where), "error" if found.broken else "", {"field": field.steps[0]})
