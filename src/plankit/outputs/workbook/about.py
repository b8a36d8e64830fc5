"""The first sheet: which plan this is, as of when, for whom, and what stands on the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plankit import __version__
from plankit.outputs.workbook.cells import cell
from plankit.outputs.workbook.sheets import party
from plankit.views.labels import label
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plankit.outputs.workbook.cells import Cell
    from plankit.outputs.workbook.sheets import Sheet
    from plankit.views import Given
    from plankit.words import Said, Words

AUDIENCES = {
    "staff": say("all colleagues"),
    "team": say("the intranet team"),
    "board": say("sponsor and steering group"),
}
PEOPLE = {"names": say("by name"), "initials": say("by initials"), "roles": say("by the role they hold")}


class Told(NamedTuple):
    """What the first sheet tells; `contents` are the other sheets: name, what is on it, how many rows."""

    name: str
    title: str
    organization: str
    facts: tuple[tuple[str, Cell], ...]
    heads: tuple[str, ...]
    contents: tuple[tuple[str, Cell, int], ...]


def about(given: Given, sheets: Sequence[Sheet], speak: Words) -> Told:
    """All of it in one language."""
    plan = given.index.data.plan
    return Told(
        speak(say("About this plan")),
        str(cell(plan.title, speak) or ""),
        str(cell(plan.organization, speak) or ""),
        tuple((speak(key), cell(value, speak)) for key, value in _facts(given)),
        (speak(say("Sheet")), speak(say("What stands there")), speak(say("Rows"))),
        tuple((speak(each.name), cell(each.about, speak), len(each.rows)) for each in sheets),
    )


def _facts(given: Given) -> Iterator[tuple[Said, object]]:
    index = given.index
    plan = index.data.plan
    yield say("As of"), say("{day}", day=index.on)
    if plan.version:
        yield say("Version"), plan.version
    if plan.status:
        yield say("Status"), label(plan.status)
    if plan.adopted and plan.adopted.on and plan.adopted.by:
        yield say("Adopted"), say("{day}, by {party}", day=plan.adopted.on, party=party(index, plan.adopted.by))
    yield say("Made for"), AUDIENCES[given.audience]
    yield say("People appear"), PEOPLE[given.people]
    if plan.contact:
        yield say("Questions"), plan.contact
    if given.wrong:
        yield say("Beware"), say("The plan has errors; what you read here may be wrong.")
    yield say("Made by"), f"plankit {__version__}"
    yield (
        say("Changes"),
        say(
            "What is changed in this workbook does not reach the plan. Change the plan itself, and make the workbook anew."
        ),
    )
