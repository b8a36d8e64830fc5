"""The document: the plan with every shorthand written out, and what follows from it on the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast

from plankit import __version__, shape
from plankit.agenda import ahead
from plankit.agenda.rows import falling
from plankit.days import DAY, EVER, Days
from plankit.due import due
from plankit.findings import At
from plankit.index.wishes import effort, stage
from plankit.outputs.resolved import facts
from plankit.outputs.resolved.chains import chain
from plankit.views.monitoring import figure
from plankit.views.policies import policy_view
from plankit.views.roles import RoleView, role_view
from plankit.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plankit.due import Due
    from plankit.findings import Route
    from plankit.index import Index
    from plankit.sections import PlanData
    from plankit.views import Given
    from plankit.views.roles import HolderView
    from plankit.words import Words


class Document(NamedTuple):
    """A plan for an intranet as other programs read it.

    Within version 1 keys may be added, but none is renamed, removed or given another meaning.
    """

    schema: Literal["plankit/resolved/1"]
    tool: facts.Tool
    about: facts.About
    plan: PlanData
    resolved: facts.Resolved


def document(given: Given, language: str) -> Document:
    """The whole document; its sentences are in a language, the plan's own words stay as they are."""
    index = ahead(given.index)
    about = facts.About(
        index.on,
        index.horizon,
        language,
        cast("Any", given.audience),
        cast("Any", given.people),
        _count(given) if given.audience == "team" else None,
    )
    tool = facts.Tool("plankit", __version__)
    return Document("plankit/resolved/1", tool, about, index.data, _resolved(index, words(language)))


def _count(given: Given) -> facts.Count:
    found = [each.severity for each in given.findings]
    return facts.Count(found.count("error"), found.count("warning"), found.count("hint"))


def _resolved(index: Index, speak: Words) -> facts.Resolved:
    data, on, days = index.data, index.on, Days(index)
    figures = ((id_, figure(id_, each, on)) for id_, each in data.monitoring.kpis.items())
    policies = ((id_, policy_view(id_, each, on)) for id_, each in data.policies.items())
    wishes = data.roadmap.wishes.items()
    return facts.Resolved(
        {id_: _party(days, id_, speak) for id_ in index.parties},
        list(_owners(index)),
        {id_: _post(role_view(index, id_)) for id_ in data.roles},
        {id_: facts.Letters(**index.raci.of(id_)) for id_ in data.responsibilities},
        [_falls(days, each, speak) for each in due(index)],
        {id_: facts.Rule(cast("Any", each.state), each.overdue, each.due) for id_, each in policies},
        {id_: _measured(each) for id_, each in figures},
        {id_: facts.Asked(cast("Any", stage(each)), effort(each)) for id_, each in wishes},
        [
            facts.Covered(each.url, each.title, index.areas.of(each.url), each.owner or None)
            for each in index.plan.pages
        ],
        dict(_places(index)),
    )


def _party(days: Days, id_: str, speak: Words) -> facts.Party:
    party, standing = days.index.parties[id_], days.standing(id_, days.index.on)
    name = days.index.name(id_).title
    first, *others = days.stretches(id_)
    same = (first.standing.state, first.standing.people)
    until = next((each.first - DAY for each in others if (each.standing.state, each.standing.people) != same), EVER)
    return facts.Party(
        cast("Any", party.kind),
        cast("facts.Text", name or id_),
        standing.state,
        list(standing.people),
        list(standing.able),
        list(chain(days, id_)),
        until if until < EVER else None,
        speak(standing.why) if standing.why else None,
    )


def _owners(index: Index) -> Iterator[facts.Owner]:
    for each in index.chains.owners:
        answer, entry = index.answer(each.id), each.entry
        kind, id_ = (shape.collections()[each.field.collection], str(entry[-1])) if entry else (None, None)
        at = At(each.route)
        yield facts.Owner(str(at), kind, id_, each.id, list(answer.people), answer.broken, _place(index, each.route))


def _place(index: Index, route: Route) -> facts.Place:
    place = index.plan.place(At(route))
    return facts.Place(place.file, place.span.line)


def _post(view: RoleView) -> facts.Post:
    return facts.Post(
        cast("Any", view.state), _ids(view.holders), _ids(view.coming), _ids(view.past), list(view.deputies)
    )


def _ids(holders: tuple[HolderView, ...]) -> list[str]:
    return [each.id for each in holders]


def _falls(days: Days, each: Due, speak: Words) -> facts.Falls:
    fell = falling(days, each)
    return facts.Falls(
        each.on,
        each.on < days.index.on,
        speak(each.what),
        each.mark,
        each.kind or None,
        each.id or None,
        each.party,
        list(fell.people),
        list(fell.there),
        str(At(each.route)),
        _place(days.index, each.route),
    )


def _measured(each: Any) -> facts.Measured:
    return facts.Measured(each.state, each.stale, each.late, each.latest, each.on, each.change)


def _places(index: Index) -> Iterator[tuple[str, facts.Place]]:
    for collection in shape.collections():
        for id_ in index.plan.entries(collection):
            place = index.plan.place(At((*collection, id_), "entry"))
            yield ".".join((*map(str, collection), id_)), facts.Place(place.file, place.span.line)
