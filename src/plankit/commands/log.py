"""`plankit log`: the history of one entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

import typer

from plankit import shape
from plankit.answers import FORMATS
from plankit.commands import options
from plankit.commands.delivering import deliver, view_for
from plankit.commands.hints import hint
from plankit.commands.opening import chosen, opened
from plankit.errors import MendableError
from plankit.history import history, last_seen
from plankit.index import Index
from plankit.names import candidates, find
from plankit.past import Past
from plankit.telling.chronicle import Chronicle, json, markdown, text

if TYPE_CHECKING:
    from plankit.files import Folder
    from plankit.findings import Route
    from plankit.names import Found
    from plankit.plan import Plan

Entry = Annotated[
    str,
    typer.Argument(
        metavar=hint("ENTRY"),
        help=hint("Anything of the plan, by its id or by words of its title, such as `check-content`."),
    ),
]


def log(
    entry: Entry,
    plan: options.PlanOption = None,
    as_of: options.AsOf = "",
    format: options.AnswerFormat = "text",  # noqa: A002 - the option's name
    output: options.Output = "",
    lang: options.Language = "",
) -> int:
    """Tell the history of one entry: what changed about it, when and by whom, the latest first."""
    chosen("--format", format, FORMATS)
    place = opened(plan, as_of=as_of, lang=lang)
    whole = place.index.plan
    past = Past(cast("Folder", whole.texts), whole.ways_up())
    index, route, commit = _found(place.index, past, entry)
    steps = history(place.index, route, past)
    chronicle = Chronicle(index, route, commit, steps, place.language, place.root, past.shallow)
    match format:
        case "json":
            told = json(chronicle)
        case "markdown":
            told = markdown(chronicle)
        case _:
            told = text(chronicle, view_for(output))
    deliver(place, output, told)
    return 0


def _found(index: Index, past: Past, asked: str) -> tuple[Index, Route, str]:
    """The entry that is meant, the latest plan that has it, and the commit of that; one that is gone is known by its id alone."""
    refused: MendableError | None = None
    found: Found | None = None
    try:
        found = find(asked, candidates(index, set(shape.collections().values())))
    except MendableError as error:
        refused = error
    if found and found.sure:
        return index, found.candidate.route, ""
    if last := last_seen(past, asked):
        commit, plan = last
        return Index(plan, index.on, index.horizon), _route(plan, asked), commit.short
    if found:
        return index, found.candidate.route, ""
    raise refused or AssertionError


def _route(plan: Plan, id_: str) -> Route:
    return next((*route, id_) for route in shape.collections() if id_ in plan.entries(route))
