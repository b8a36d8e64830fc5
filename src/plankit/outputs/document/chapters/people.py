"""Who is who, unit by unit, and the suppliers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from plankit.outputs.document import blocks as b
from plankit.views.page import anchor

if TYPE_CHECKING:
    from plankit.outputs.document.blocks import Blocks, Runs
    from plankit.outputs.document.voice import Voice
    from plankit.sections.people import Supplier
    from plankit.views import Given
    from plankit.views.people import People, PersonView, UnitView


def chapter(v: Voice, view: People, _: Given) -> Blocks:
    """The blocks of this chapter."""
    empty = [unit for unit in view.units if not unit.people]
    return [
        *(block for unit in view.units if unit.people for block in _unit(v, unit)),
        *_without(v, empty, alone=len(empty) == len(view.units)),
        *_suppliers(v, view),
        *_left(v, view),
        *_names(v, view),
    ]


def _unit(v: Voice, unit: UnitView) -> Blocks:
    if unit.entry is None:
        return [b.heading(2, b.text(v.word("No unit given"))), *_people(v, unit, v.word("No unit given"))]
    entry = unit.entry
    title = v.plain(entry.title or unit.id)
    parent = v.say("part of {parent}", parent=v.party(entry.parent)) if entry.parent else []
    head = v.say("led by {who}", who=v.who(entry.head)) if entry.head else []
    ended = b.tag("plain", v.word("ended")) if unit.ended else []
    told = b.beside([ended, parent, head, v.days(None, entry.until)], " · ")
    return [b.heading(2, b.text(title), anchor("unit", unit.id)), *b.para(told, "soft"), *_people(v, unit, title)]


def _without(v: Voice, units: list[UnitView], *, alone: bool) -> Blocks:
    """The units in which nobody is named, in one table."""
    rows = (
        b.row(
            [
                b.beside(
                    [b.strong(v.text(entry.title or each.id)), b.tag("plain", v.word("ended")) if each.ended else []],
                    " ",
                ),
                v.party(entry.parent),
                v.who(entry.head),
                v.days(None, entry.until),
            ],
            anchor("unit", each.id),
        )
        for each in units
        if (entry := each.entry)
    )
    head = [v.word("Unit"), v.word("Part of"), v.word("Led by"), v.word("Exists")]
    title = v.word("Units") if alone else v.word("Other units")
    found = b.table(b.text(v.word("The units and who leads them")), list(map(b.text, head)), rows, [4, 3, 3, 2.4])
    return [b.heading(2, b.text(title)), *found] if found else []


def _people(v: Voice, unit: UnitView, title: str) -> Blocks:
    head = [b.text(v.word("Name")), b.text(v.word("Work")), b.text(v.word("Roles"))]
    return b.table(v.say("People: {unit}", unit=title), head, (_person(v, each) for each in unit.people), [3, 3, 4])


def _person(v: Voice, each: PersonView) -> dict[str, object]:
    state: Runs = []
    if each.state == "away":
        state = b.tag("late", v.word("away"))
    elif each.state == "later":
        state = b.tag("plain", v.word("still to come"))
    cells = [
        b.beside([b.strong(v.text(v.links.title("person", each.id))), state], " "),
        v.text(each.entry.job),
        v.parties(each.roles),
    ]
    return b.row(cells, anchor("person", each.id))


def _suppliers(v: Voice, view: People) -> Blocks:
    head = [v.word("Supplier"), v.word("Contact"), v.word("Contract"), v.word("Runs"), v.word("Notice")]
    rows = (_supplier(v, id_, each) for id_, each in view.suppliers.items())
    caption = b.text(v.word("The suppliers and their contracts"))
    found = b.table(caption, list(map(b.text, head)), rows, [3, 3, 3, 2.4, 2])
    return [b.heading(2, b.text(v.word("Suppliers"))), *found] if found else []


def _supplier(v: Voice, id_: str, each: Supplier) -> dict[str, object]:
    contract = each.contract
    cells = [
        b.strong(v.text(each.title or id_)),
        v.text(each.contact),
        v.who(contract.owner) if contract else [],
        v.days(None, contract.until) if contract else [],
        v.text(contract.notice) if contract else [],
    ]
    return b.row(cells, anchor("supplier", id_))


def _left(v: Voice, view: People) -> Blocks:
    rows = (
        b.para(
            b.beside(
                [
                    v.text(v.links.title("person", each.id)),
                    v.text(each.entry.job),
                    b.soft(v.days(None, each.entry.until)),
                ]
            ),
            anchor=anchor("person", each.id),
        )
        for each in view.left
    )
    found = b.items(rows)
    return [b.heading(2, b.text(v.word("People who left"))), *found] if found else []


def _names(v: Voice, view: People) -> Blocks:
    """Everyone by name, for a list of the pages on which they stand."""
    everyone = [*(each.id for unit in view.units for each in unit.people), *(each.id for each in view.left)]
    rows = [[anchor("person", id_), v.plain(v.links.title("person", id_))] for id_ in everyone]
    found = {"kind": "names", "rows": sorted(rows, key=lambda row: _letters(row[1]))}
    return [b.heading(2, b.text(v.word("Where each name stands"))), found] if rows else []


def _letters(name: str) -> tuple[str, str]:
    """How a name is sorted: by its letters, whatever signs stand on them."""
    return normalize("NFKD", name).encode("ascii", "ignore").decode().casefold(), name
