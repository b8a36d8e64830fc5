"""People with all that they have to do with the intranet, and the roles with who holds them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from plankit.index.chain import runs
from plankit.outputs.workbook.sheets import WIDE, Column, Marked, Sheet, parties, party, sheet, title
from plankit.views.duties import reaches
from plankit.views.labels import label
from plankit.views.people import PersonView, person_view
from plankit.views.roles import RoleView, role_view
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plankit.index import Index
    from plankit.views import Given

PEOPLE = (
    Column(say("Name")),
    Column(say("Unit")),
    Column(say("Job")),
    Column(say("E-mail"), 36),
    Column(say("Employment")),
    Column(say("State")),
    Column(say("Away until"), 14),
    Column(say("Roles"), 40),
    Column(say("Stands in for"), 40),
    Column(say("Answers for"), 12),
    Column(say("Hours a week there are"), 12),
    Column(say("Hours a week the roles ask"), 12),
    Column(say("First day"), 14),
    Column(say("Last day"), 14),
)
ROLES = (
    Column(say("Role")),
    Column(say("Layer")),
    Column(say("Unit")),
    Column(say("State")),
    Column(say("Held by"), 40),
    Column(say("Will be held by")),
    Column(say("Deputies"), 32),
    Column(say("Hours a week"), 12),
    Column(say("Never without someone"), 12),
    Column(say("Vacant since"), 14),
    Column(say("Expected to be filled"), 14),
    Column(say("Covered by")),
    Column(say("Purpose"), WIDE),
)
STATES = {
    "here": say("here"),
    "away": say("away"),
    "left": say("left"),
    "later": say("still to come"),
    "held": say("held"),
    "short": say("too few"),
    "covered": say("covered"),
    "vacant": say("vacant"),
    "elsewhere": say("see the staff directory"),
    "each": say("once for each"),
    "ended": say("ended"),
}
TONES = {"away": "late", "short": "late", "covered": "late", "vacant": "open"}


def sheets(given: Given) -> Iterator[Sheet]:
    """The people, where they appear as such, and the roles."""
    index = given.index
    if index.data.people and given.people != "roles":
        about = say("Everybody who has a part in the intranet: roles, deputies, hours.")
        yield sheet(say("People"), about, ("people", "people"), PEOPLE, _people(index))
    if index.data.roles:
        about = say("Every role: who holds it, who stands in, what is vacant.")
        views = (role_view(index, id_) for id_ in index.data.roles)
        yield sheet(say("Roles"), about, ("roles", "roles"), ROLES, (_role(index, each) for each in views))


def _people(index: Index) -> Iterator[tuple[Any, ...]]:
    through, owned = reaches(index), Counter(each.id for each in index.chains.owners)
    deputies: dict[str, list[str]] = {}
    for id_, role in index.data.roles.items():
        for each in role.deputies:
            if runs(each.from_, each.until, index.on):
                deputies.setdefault(each.person, []).append(id_)
    for id_ in index.data.people:
        answers = sum(owned[each] for each in (id_, *through.get(id_, ())))
        yield _person(index, person_view(index, id_, through), deputies.get(id_, ()), answers)


def _person(index: Index, view: PersonView, deputy_of: Iterable[str], answers: int) -> tuple[Any, ...]:
    person, roles = view.entry, index.data.roles
    hours = sum(roles[each].hours_per_week or 0 for each in view.roles)
    there = person.hours_per_week
    return (
        person.name,
        title(index.data.units, person.unit),
        person.job,
        person.email,
        label(person.employment),
        _state(view.state),
        view.away.until if view.away else None,
        parties(index, view.roles),
        parties(index, deputy_of),
        answers or None,
        there,
        (Marked(hours, "late") if there is not None and hours > there else hours) if hours else None,
        person.from_,
        person.until,
    )


def _role(index: Index, view: RoleView) -> tuple[Any, ...]:
    role, vacancy = view.entry, view.entry.vacancy
    return (
        role.title,
        label(role.layer),
        title(index.data.units, role.unit),
        _state(view.state),
        parties(index, (each.id for each in view.holders)),
        parties(index, (each.id for each in view.coming)),
        parties(index, view.deputies),
        role.hours_per_week,
        role.critical or None,
        vacancy.since if vacancy else None,
        vacancy.expected if vacancy else None,
        party(index, vacancy.covered_by) if vacancy else None,
        role.purpose,
    )


def _state(state: str) -> Any:
    said = STATES.get(state, state)
    return Marked(said, TONES[state]) if state in TONES else said
