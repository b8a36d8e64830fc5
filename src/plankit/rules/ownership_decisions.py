"""Who may decide: a decider for each decision right, within limits that fit together, and a way up that ends somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plankit.dates import roughly
from plankit.findings import Problem, at
from plankit.index import named
from plankit.rule import rule
from plankit.shape import references
from plankit.words import Said, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plankit.findings import Route
    from plankit.index import Index
    from plankit.sections.ownership import Decision, Escalation
    from plankit.sections.support import RequestStep

RIGHTS = ("ownership", "decisions")
HIGHEST = 50


@rule("error")
def decision_without_decider(index: Index) -> Iterator[Problem]:
    """A decision right of which nobody knows who has it."""
    for id_, right in index.data.ownership.decisions.items():
        if right.decides is None:
            yield Problem(
                at(*RIGHTS, id_, "decides"),
                say("The plan does not say who decides on {right}.", right=named(id_, right)),
                say("Add `decides:` with one role or body."),
            )


@rule("error")
def advisory_body_decides(index: Index) -> Iterator[Problem]:
    """A body that only advises, and yet is to decide."""
    advising = {id_ for id_, body in index.data.ownership.bodies.items() if body.kind == "advisory"}
    for id_, right in index.data.ownership.decisions.items():
        for key, party in (("decides", right.decides), ("escalates_to", right.escalates_to)):
            if party in advising:
                yield Problem(
                    at(*RIGHTS, id_, key),
                    _advises(index, id_, key, str(party)),
                    say("Name another one under `{key}` and the body under `advises`, or change its `kind`.", key=key),
                    value=str(party),
                    cause=f"body:{party}",
                )


def _advises(index: Index, right: str, key: str, body: str) -> Said:
    name = named(right, index.data.ownership.decisions[right])
    if key == "decides":
        return say("{right} is decided by {body}, but that body only advises.", right=name, body=index.spoken(body))
    return say("{right} goes up to {body}, but that body only advises.", right=name, body=index.spoken(body))


@rule("warning")
def decision_limits_overlap(index: Index) -> Iterator[Problem]:
    """A decision that goes up to somebody whose own limit is no higher."""
    reach = _reach(index)
    for id_, right in index.data.ownership.decisions.items():
        for measure in ("cost", "days"):
            own = getattr(right.limit, measure, None)
            higher = reach.get((right.escalates_to or "", measure))
            if own is not None and higher is not None and higher <= own and right.escalates_to != right.decides:
                yield Problem(
                    at(*RIGHTS, id_, "limit", measure),
                    _no_higher(index, id_, measure, own, higher),
                    say("Raise the limit of the one, lower that of the other, or let it go up to somebody else."),
                )


def _reach(index: Index) -> dict[tuple[str, str], float]:
    """Party and measure to the highest limit up to which it may decide; nothing where some right of it has no limit."""
    found: dict[tuple[str, str], float] = {}
    for right in index.data.ownership.decisions.values():
        for measure in ("cost", "days"):
            limit = getattr(right.limit, measure, None)
            key = (right.decides or "", measure)
            found[key] = max(found.get(key, 0), float("inf") if limit is None else limit)
    return {key: limit for key, limit in found.items() if limit != float("inf")}


def _no_higher(index: Index, id_: str, measure: str, own: float, higher: float) -> Said:
    right = index.data.ownership.decisions[id_]
    name, party = named(id_, right), index.spoken(str(right.escalates_to))
    if measure == "cost":
        return say(
            "Above {own} in cost, {right} goes up to {party}, whose own limit is {higher}.",
            own=own,
            right=name,
            party=party,
            higher=higher,
        )
    return say(
        "Above {own} days of work, {right} goes up to {party}, whose own limit is {higher} days.",
        own=own,
        right=name,
        party=party,
        higher=higher,
    )


@rule("error")
def escalation_in_a_circle(index: Index) -> Iterator[Problem]:
    """A way up that comes back to where it began."""
    for id_, right in index.data.ownership.decisions.items():
        way = _way_up(index, right)
        if right.decides and right.decides in way:
            yield Problem(
                at(*RIGHTS, id_, "escalates_to"),
                _comes_back(index, id_, way[: way.index(right.decides)]),
                say("Let it go up to somebody who stands above {decider}.", decider=index.spoken(right.decides)),
                value=str(right.escalates_to),
            )
    yield from _circles(index)


def _way_up(index: Index, right: Decision) -> list[str]:
    """Whom a decision goes up to, and whom those report to, up to the first who comes twice."""
    way: dict[str, None] = {}
    party = right.escalates_to
    while party and party not in way and len(way) < HIGHEST:
        way[party] = None
        body = index.data.ownership.bodies.get(party)
        party = body.reports_to if body and party != right.decides else None
    return list(way)


def _comes_back(index: Index, id_: str, between: list[str]) -> Said:
    right = index.data.ownership.decisions[id_]
    name, decider = named(id_, right), index.spoken(str(right.decides))
    if not between:
        return say("{right} is decided by {decider} and goes up to the same one.", right=name, decider=decider)
    return say(
        "{right} is decided by {decider} and goes up to {between}, which reports to the decider again.",
        right=name,
        decider=decider,
        between=[index.spoken(each) for each in between],
    )


def _circles(index: Index) -> Iterator[Problem]:
    """Bodies that report to each other in a circle: one problem for each circle, at the first body written."""
    bodies = index.data.ownership.bodies
    seen: set[str] = set()
    for start in bodies:
        way: dict[str, None] = {}
        body: str | None = start
        while body in bodies and body not in seen and body not in way:
            way[body] = None
            body = bodies[body].reports_to
        if body in way:
            ids = list(way)
            yield _circle(index, ids[ids.index(str(body)) :])
        seen.update(way)


def _circle(index: Index, ids: list[str]) -> Problem:
    first, others = ids[0], ids[1:]
    return Problem(
        at("ownership", "bodies", first, "reports_to"),
        say("{bodies} report to each other in a circle.", bodies=[index.name(each) for each in ids])
        if others
        else say("{body} reports to itself.", body=index.name(first)),
        say("Let one of them report to somebody above it, such as the sponsor."),
        among=tuple(ids),
        related=tuple(at("ownership", "bodies", each, "reports_to") for each in others),
    )


@rule("error", timed=True)
def escalation_ends_in_nobody(index: Index) -> Iterator[Problem]:
    """A way up that ends with somebody who has left or a role that nobody holds."""
    for route, party in _steps_up(index):
        answer = index.answer(party)
        if answer.briefly:
            yield Problem(
                at(*route),
                _ends(index, route, index.spoken(party), answer.briefly),
                _other_way(index, party, str(route[-1])),
                value=party,
                cause=answer.cause,
            )


def _steps_up(index: Index) -> Iterator[tuple[Route, str]]:
    """Every place that says to whom something goes up."""
    for field in references():
        if field.steps[-1] == "escalates_to" or field.steps[-3:] == ("escalation", "[]", "to"):
            for reference in index.references.through(field):
                yield reference.route, reference.id


def _ends(index: Index, route: Route, party: Said, why: Said) -> Said:
    """What goes up to whom, and why it ends there."""
    match route:
        case ("ownership", "decisions", str(id_), _):
            what = named(id_, index.data.ownership.decisions[id_])
            return say("{what} goes up to {party}, but {why}.", what=what, party=party, why=why)
        case ("support", "requests", str(id_), *_):
            what = named(id_, index.data.support.requests[id_])
            return say(
                "When {what} stays unanswered, it goes up to {party}, but {why}.", what=what, party=party, why=why
            )
    return say("What stays undone goes up to {party}, but {why}.", party=party, why=why)


def _other_way(index: Index, party: str, key: str) -> Said:
    if party in index.data.roles:
        return say(
            "Write who takes over under `holders` of {party}, or name another one under `{key}`.",
            party=index.spoken(party),
            key=key,
        )
    return say("Name another one under `{key}`.", key=key)


@rule("warning")
def escalation_out_of_order(index: Index) -> Iterator[Problem]:
    """Steps up of which a later one comes sooner than the one before it."""
    steps: dict[str, list[tuple[Route, Escalation | RequestStep]]] = {}
    for number, step in enumerate(index.data.ownership.escalation):
        steps.setdefault(step.when or "", []).append((("ownership", "escalation", number), step))
    for id_, request in index.data.support.requests.items():
        route = ("support", "requests", id_, "escalation")
        steps[f"/{id_}"] = [((*route, number), step) for number, step in enumerate(request.escalation)]
    for ladder in steps.values():
        yield from _out_of_order(ladder)


def _out_of_order(ladder: Sequence[tuple[Route, Escalation | RequestStep]]) -> Iterator[Problem]:
    latest: tuple[float, Route] | None = None
    for route, step in ladder:
        moment = _moment(step)
        if moment is None:
            continue
        if latest and moment < latest[0]:
            yield Problem(
                at(*route),
                say("This step comes sooner than the one written before it."),
                say("Put the steps in the order in which they are taken, or correct `after`."),
                related=(at(*latest[1]),),
            )
        else:
            latest = moment, route


def _moment(step: Escalation | RequestStep) -> float | None:
    """Days from the due date, negative before it."""
    if step.after:
        return roughly(step.after)
    before = getattr(step, "before", None)
    return -roughly(before) if before else None
