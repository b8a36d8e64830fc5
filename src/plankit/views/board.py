"""The sponsor's one page: what we decide, who sits here, what is open, what was decided, risks, money."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from plankit.index.chain import in_use
from plankit.views.body import BodyPage, waiting
from plankit.views.body import view as body_of
from plankit.views.gaps import Gaps
from plankit.views.gaps import view as gaps_of
from plankit.views.monitoring import Figure, figure
from plankit.views.page import Page, plain_id
from plankit.views.roadmap import ReleaseView, Year, releases, years
from plankit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plankit.due import Due
    from plankit.index import Index
    from plankit.sections.ownership import LogEntry
    from plankit.sections.plan import Plan
    from plankit.sections.strategy import Risk
    from plankit.views.page import Given

HEADS = ("board", "steering")
RIGHTS, SEATS, LOG, AHEAD, RISKS, FIGURES, RELEASES = 7, 8, 5, 6, 4, 3, 2


class Board(NamedTuple):
    """All that fits on one page; `more` tells by name how much was left out, `place` on which page the body stands."""

    plan: Plan
    place: str
    body: BodyPage | None
    sponsor: str | None
    product_owner: str | None
    rights: tuple[str, ...]
    log: tuple[tuple[str, LogEntry], ...]
    ahead: tuple[Due, ...]
    gaps: Gaps
    risks: tuple[tuple[str, Risk], ...]
    figures: tuple[Figure, ...]
    releases: tuple[ReleaseView, ...]
    money: tuple[Year, ...]
    more: Mapping[str, int]


def pages(given: Given) -> Iterator[Page]:
    """The one page for whoever steers, where the plan says who does."""
    ownership = given.index.data.ownership
    if ownership.sponsor or any(not each.outside for each in ownership.bodies.values()):
        yield Page("board", "board", say("For the steering group"), view(given), order=130, section="board")


def view(given: Given) -> Board:
    """The one page."""
    index = given.index
    data, ownership = index.data, index.data.ownership
    id_ = steering(index)
    body = body_of(index, id_, waiting(index)) if id_ else None
    gaps = gaps_of(given)
    rights = body.decides if body and body.decides else tuple(ownership.decisions)
    log = sorted(ownership.log.items(), key=lambda pair: pair[1].on or date.min, reverse=True)
    risks = sorted(data.strategy.risks.items(), key=lambda pair: -_weight(pair[1]))
    figures = [figure(id_, kpi, index.on) for id_, kpi in data.monitoring.kpis.items()]
    bad = [each for each in figures if each.state in {"act", "watch"} or each.late]
    coming, made = _ahead(body, gaps), releases(index)
    money = (each for each in years(index, made) if int(each.year) in {index.on.year, index.on.year + 1})
    seats = len(body.body.seats) if body else 0
    whole = {"rights": (rights, RIGHTS), "log": (log, LOG), "risks": (risks, RISKS), "figures": (bad, FIGURES)}
    more = {name: max(0, len(rows) - most) for name, (rows, most) in whole.items()}
    return Board(
        data.plan,
        plain_id(id_) if id_ else "",
        body._replace(body=body.body._replace(seats=body.body.seats[:SEATS])) if body else None,
        ownership.sponsor,
        ownership.product_owner,
        rights[:RIGHTS],
        tuple(log[:LOG]),
        coming[:AHEAD],
        gaps,
        tuple(risks[:RISKS]),
        tuple(bad[:FIGURES]),
        tuple(each for each in made if each.ahead)[:RELEASES],
        tuple(each for each in money if each.amounts),
        more | {"ahead": max(0, len(coming) - AHEAD), "seats": max(0, seats - SEATS)},
    )


def steering(index: Index) -> str | None:
    """The body that steers: a board or steering group of this plan, else the first body it has."""
    own = {
        id_: body
        for id_, body in index.data.ownership.bodies.items()
        if not body.outside and in_use(body, index.on) and not (body.from_ and body.from_ > index.on)
    }
    for kind in HEADS:
        if found := next((id_ for id_, body in own.items() if body.kind == kind), None):
            return found
    return next(iter(own), None)


def _weight(risk: Risk) -> int:
    return (risk.likelihood or 0) * (risk.impact or 0)


def _ahead(body: BodyPage | None, gaps: Gaps) -> tuple[Due, ...]:
    """What is on the table: what waits for the body; without one, what falls due at all."""
    return body.table if body else (*gaps.overdue, *gaps.coming)
